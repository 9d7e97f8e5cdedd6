//! `ndis.sys`: NDIS 6 for miniports, filters and protocols.

use machine::Export;

pub mod adapter_life;
mod adapters;
pub mod built_in_adapter;
mod configuration;
mod configuration_keys;
pub(crate) mod devices;
mod error_log;
mod events;
mod filter_drivers;
pub mod filter_life;
mod generic_objects;
mod io_work_items;
mod memory;
mod miniport_drivers;
mod miniport_services;
pub mod plug_and_play_events;
mod processors;
mod protocol_drivers;
pub mod protocol_life;
mod read_write_locks;
mod spin_locks;
mod strings;
mod time;
mod timers;
mod version;

/// The sections of this image, in the order of the files.
pub(crate) const SECTIONS: &[&&[Export]] = &[
    &adapters::EXPORTS,
    &configuration::EXPORTS,
    &devices::EXPORTS,
    &error_log::EXPORTS,
    &events::EXPORTS,
    &filter_drivers::EXPORTS,
    &generic_objects::EXPORTS,
    &io_work_items::EXPORTS,
    &memory::EXPORTS,
    &miniport_drivers::EXPORTS,
    &miniport_services::EXPORTS,
    &plug_and_play_events::EXPORTS,
    &processors::EXPORTS,
    &protocol_drivers::EXPORTS,
    &read_write_locks::EXPORTS,
    &spin_locks::EXPORTS,
    &strings::EXPORTS,
    &time::EXPORTS,
    &timers::EXPORTS,
    &version::EXPORTS,
];
