//! `ndis.sys`: NDIS 6 for miniports, filters and protocols.

use machine::Export;

pub mod adapter_life;
mod adapters;
mod io_work_items;
mod miniport_drivers;

/// The sections of this image, in the order of the files.
pub(crate) const SECTIONS: &[&&[Export]] = &[
    &adapters::EXPORTS,
    &io_work_items::EXPORTS,
    &miniport_drivers::EXPORTS,
];
