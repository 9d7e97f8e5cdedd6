//! `ndis.sys`: NDIS 6 for miniports, filters and protocols.

use machine::Export;

pub mod adapter_life;
mod adapters;
pub mod built_in_adapter;
mod built_in_miniport;
mod chains;
mod configuration;
mod configuration_keys;
mod data_flow;
mod data_starts;
pub(crate) mod devices;
mod error_log;
mod events;
mod filter_drivers;
pub mod filter_life;
mod frames;
mod generic_objects;
mod io_work_items;
mod layers;
mod mdls;
mod memory;
mod miniport_drivers;
mod miniport_services;
mod net_buffer_list_clones;
mod net_buffer_list_contexts;
mod net_buffer_lists;
mod net_buffer_pools;
mod net_buffers;
mod network_memory;
mod oid_flow;
mod oid_requests;
mod own_oid_requests;
mod packet_filters;
mod pended_operations;
pub mod plug_and_play_events;
pub mod power;
mod processors;
mod protocol_drivers;
pub mod protocol_life;
mod read_write_locks;
mod receive_sorting;
pub mod resets;
mod send_and_receive;
mod spin_locks;
mod status_indications;
mod strings;
mod time;
mod timers;
pub mod traffic;
mod version;

/// The sections of this image, in the order of the files.
pub(crate) const SECTIONS: &[&&[Export]] = &[
    &adapters::EXPORTS,
    &configuration::EXPORTS,
    &data_starts::EXPORTS,
    &devices::EXPORTS,
    &error_log::EXPORTS,
    &events::EXPORTS,
    &filter_drivers::EXPORTS,
    &generic_objects::EXPORTS,
    &io_work_items::EXPORTS,
    &mdls::EXPORTS,
    &memory::EXPORTS,
    &miniport_drivers::EXPORTS,
    &miniport_services::EXPORTS,
    &net_buffer_list_clones::EXPORTS,
    &net_buffer_list_contexts::EXPORTS,
    &net_buffer_lists::EXPORTS,
    &net_buffer_pools::EXPORTS,
    &net_buffers::EXPORTS,
    &oid_requests::EXPORTS,
    &plug_and_play_events::EXPORTS,
    &processors::EXPORTS,
    &protocol_drivers::EXPORTS,
    &read_write_locks::EXPORTS,
    &resets::EXPORTS,
    &send_and_receive::EXPORTS,
    &spin_locks::EXPORTS,
    &status_indications::EXPORTS,
    &strings::EXPORTS,
    &time::EXPORTS,
    &timers::EXPORTS,
    &version::EXPORTS,
];
