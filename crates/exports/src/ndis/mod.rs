//! `ndis.sys`: NDIS 6 for miniports, filters and protocols.

use machine::Export;

pub mod adapter_life;
mod adapters;
mod events;
mod io_work_items;
mod memory;
mod miniport_drivers;
mod spin_locks;
mod time;
mod timers;
mod version;

/// The sections of this image, in the order of the files.
pub(crate) const SECTIONS: &[&&[Export]] = &[
    &adapters::EXPORTS,
    &events::EXPORTS,
    &io_work_items::EXPORTS,
    &memory::EXPORTS,
    &miniport_drivers::EXPORTS,
    &spin_locks::EXPORTS,
    &time::EXPORTS,
    &timers::EXPORTS,
    &version::EXPORTS,
];
