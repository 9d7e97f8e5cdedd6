//! The rules, a file for each subject. Add a row only together with the code that can find its
//! violation: a rule in this list is a promise that it is checked.

use crate::Rule;

/// Declares the rules of one subject as constants and collects them in `RULES`.
macro_rules! rules {
    ($($name:ident {
        id: $id:literal, $origin:ident,
        title: $title:literal,
        requires: $requires:literal,
        page: $page:literal,
        bug_check: $bug_check:expr,
        help: $help:literal,
    })*) => {
        $(
            #[doc = concat!("`", $id, "`: ", $title, ".")]
            pub const $name: crate::Rule = crate::Rule {
                id: $id,
                title: $title,
                requires: $requires,
                page: $page,
                bug_check: $bug_check,
                help: $help,
                origin: crate::Origin::$origin,
            };
        )*
        pub(super) const RULES: &[crate::Rule] = &[$($name),*];
    };
}

mod adapters;
mod data_path;
mod data_races;
mod dispatcher_objects;
mod faults;
mod handles;
mod io_manager;
mod irql;
mod irql_nt;
mod locks;
mod memory;
mod oid_requests;
mod scheduling;
mod spin_locks;
mod timers;
mod work_items;

pub use adapters::*;
pub use data_path::*;
pub use data_races::*;
pub use dispatcher_objects::*;
pub use faults::*;
pub use handles::*;
pub use io_manager::*;
pub use irql::*;
pub use irql_nt::*;
pub use locks::*;
pub use memory::*;
pub use oid_requests::*;
pub use scheduling::*;
pub use spin_locks::*;
pub use timers::*;
pub use work_items::*;

const SUBJECTS: [&[Rule]; 16] = [
    work_items::RULES,
    handles::RULES,
    adapters::RULES,
    oid_requests::RULES,
    data_path::RULES,
    timers::RULES,
    spin_locks::RULES,
    locks::RULES,
    dispatcher_objects::RULES,
    irql::RULES,
    irql_nt::RULES,
    memory::RULES,
    io_manager::RULES,
    faults::RULES,
    data_races::RULES,
    scheduling::RULES,
];

const COUNT: usize = {
    let (mut count, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        count += SUBJECTS[subject].len();
        subject += 1;
    }
    count
};

static ALL: [Rule; COUNT] = {
    let mut all = [work_items::RULES[0]; COUNT];
    let (mut count, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        let mut row = 0;
        while row < SUBJECTS[subject].len() {
            all[count] = SUBJECTS[subject][row];
            count += 1;
            row += 1;
        }
        subject += 1;
    }
    all
};

/// Every rule, by subject: work items first, then NDIS, then the kernel.
pub static RULES: &[Rule] = &ALL;

/// The rule of that name, compared exactly.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}
