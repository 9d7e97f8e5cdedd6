//! What a Windows network driver can import.
//!
//! One file for each section of the documentation: a row for each function ([`machine::exports!`]) and
//! a short, safe body that turns arguments into a call on a state machine. What a state machine
//! answers is a typed fact; the private module `facts` says which rule it breaks.
//!
//! A driver's routines are called from here too: what NDIS does in several steps (initialise an
//! adapter, pause a stack, bind a protocol) is a function that calls the routines in order.
#![forbid(unsafe_code)]

pub mod driver;
mod driver_memory;
mod facts;
pub mod ndis;
pub mod ntoskrnl;

use executive::WorkItemId;
use machine::Export;

/// How reports name a work item: by its number in the run.
#[must_use]
pub fn work_item_name(item: WorkItemId) -> String {
    facts::work_items::name(item)
}

/// All sections, for [`machine::Machine::new`].
#[must_use]
pub fn sections() -> Vec<&'static [Export]> {
    ndis::SECTIONS
        .iter()
        .chain(ntoskrnl::SECTIONS)
        .map(|section| **section)
        .collect()
}
