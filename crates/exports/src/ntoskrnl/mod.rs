//! `ntoskrnl.exe` and `hal.dll`: the part of the kernel that network drivers import.

use machine::Export;

mod affinity;
mod apcs;
mod bitmaps;
mod bug_checks;
mod c_strings;
mod c_text;
mod c_wide_strings;
mod cancel_safe_queues;
mod compiler_support;
mod debug_print;
mod device_properties;
pub(crate) mod devices;
mod dispatcher_headers;
mod dpcs;
pub(crate) mod events;
mod fast_mutexes;
mod formatted_output;
mod interlocked_lists;
mod irp_cancellation;
mod irps;
mod irql;
mod lookaside_lists;
mod mdls;
mod memory;
mod mutexes;
mod objects;
pub(crate) mod pool;
mod processors;
mod push_locks;
mod queued_spin_locks;
mod reader_writer_spin_locks;
mod registry;
mod registry_key_values;
mod registry_values;
mod remove_locks;
pub mod requests;
mod rundown_protection;
mod semaphores;
mod sequenced_lists;
pub(crate) mod spin_locks;
mod string_conversions;
mod strings;
mod system_routines;
mod system_worker_threads;
mod threads;
mod time;
mod time_fields;
mod timers;
mod version;
pub(crate) mod waits;

/// The sections of this image, in the order of the files.
pub(crate) const SECTIONS: &[&&[Export]] = &[
    &affinity::EXPORTS,
    &apcs::EXPORTS,
    &bitmaps::EXPORTS,
    &bug_checks::EXPORTS,
    &c_strings::EXPORTS,
    &c_wide_strings::EXPORTS,
    &cancel_safe_queues::EXPORTS,
    &compiler_support::EXPORTS,
    &compiler_support::INSTRUCTIONS,
    &debug_print::EXPORTS,
    &device_properties::EXPORTS,
    &devices::EXPORTS,
    &dpcs::EXPORTS,
    &events::EXPORTS,
    &fast_mutexes::EXPORTS,
    &formatted_output::EXPORTS,
    &interlocked_lists::EXPORTS,
    &irp_cancellation::EXPORTS,
    &irps::EXPORTS,
    &irql::EXPORTS,
    &lookaside_lists::EXPORTS,
    &mdls::EXPORTS,
    &memory::EXPORTS,
    &mutexes::EXPORTS,
    &objects::EXPORTS,
    &objects::OBJECT_TYPES,
    &pool::EXPORTS,
    &processors::EXPORTS,
    &push_locks::EXPORTS,
    &queued_spin_locks::EXPORTS,
    &reader_writer_spin_locks::EXPORTS,
    &registry::EXPORTS,
    &registry_key_values::EXPORTS,
    &registry_values::EXPORTS,
    &remove_locks::EXPORTS,
    &rundown_protection::EXPORTS,
    &semaphores::EXPORTS,
    &sequenced_lists::EXPORTS,
    &spin_locks::EXPORTS,
    &string_conversions::EXPORTS,
    &strings::EXPORTS,
    &system_routines::EXPORTS,
    &system_worker_threads::EXPORTS,
    &threads::EXPORTS,
    &time::EXPORTS,
    &time_fields::EXPORTS,
    &timers::EXPORTS,
    &version::EXPORTS,
    &waits::EXPORTS,
];
