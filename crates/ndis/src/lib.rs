//! NDIS 6 objects as state machines.
//!
//! Nothing here calls a driver, follows one of its addresses or words a message for a user. A
//! function changes a state, and returns what to call next or a typed fact about what is wrong;
//! `exports` does the calling and names the rule.
#![forbid(unsafe_code)]

pub mod adapters;
mod address_table;
pub mod allocators;
pub mod bindings;
pub mod configuration;
pub mod data_path;
pub mod devices;
pub mod filter_drivers;
pub mod filter_modules;
pub mod handlers;
pub mod handles;
pub mod io_work_items;
pub mod miniport_attributes;
pub mod miniport_drivers;
pub mod net_buffer_lists;
pub mod net_buffer_pools;
pub mod net_buffers;
pub mod object_header;
pub mod oid_requests;
pub mod pending;
pub mod protocol_drivers;
pub mod read_write_locks;
pub mod resets;
pub mod resource_owners;
pub mod stack;
mod state;
pub mod strings;
#[cfg(test)]
mod testing;
pub mod timers;
pub mod version;

pub use state::Ndis;
