//! The report of a data race: both places, and what the bytes belong to.

use std::ops::Range;

use abi::Address;
use executive::pool::Place;
use rules::Violation;

use super::races::{self, Race};
use super::standing::Standing;
use crate::address_map;
use crate::machine::Machine;
use crate::violations::related;

impl Machine {
    /// Reports the races between an access that comes next and those before which others stand. The run goes on.
    pub(super) fn report_races(&mut self, coming: &Standing) {
        let watches = &self.breakpoints.watches;
        let races: Vec<(Standing, Race)> = watches
            .standing
            .iter()
            .filter_map(|standing| {
                let race = races::between(standing, coming, &self.memory)?;
                Some((*standing, race))
            })
            .collect();
        for (standing, race) in races {
            let (one, other) = (standing.number, coming.number);
            let pair = (one.min(other), one.max(other));
            if self.breakpoints.watches.reported.insert(pair) {
                let violation = self.race(&standing, coming, &race);
                self.note_violation(violation);
            }
        }
    }

    /// The report of a race. The access with the lower address comes first, whoever came first to theirs: so
    /// one race has one report.
    fn race(&self, standing: &Standing, coming: &Standing, race: &Race) -> Violation {
        let (first, second) = if standing.number <= coming.number {
            (standing, coming)
        } else {
            (coming, standing)
        };
        let object = self.bytes_in_words(&race.bytes);
        let verb = if race.both_write {
            "changed in two places"
        } else {
            "changed and read"
        };
        let title = format!("{object} {verb} at once, and nothing keeps the two apart");
        let place = self.place_of_instruction(&first.site);
        let mut violation = Violation::new(&rules::DATA_RACE, title, place);
        let label = if race.both_write {
            "is about to change them too"
        } else if second.touched().any(|touched| touched.kind.writes()) {
            "is about to change them"
        } else {
            "is about to read them"
        };
        violation
            .related
            .push(related(label, self.place_of_instruction(&second.site)));
        if let Some(block) = self.executive.pool.block_at(Address(race.bytes.start)) {
            let allocated = self.place_of(&block.allocated);
            violation.related.push(related("allocated", allocated));
        }
        violation
    }

    /// "bytes 16 to 19 of a pool block of 64 bytes".
    fn bytes_in_words(&self, bytes: &Range<u64>) -> String {
        let start = Address(bytes.start);
        let count = bytes.end - bytes.start;
        if let Some(block) = self.executive.pool.block_at(start)
            && let Place::Inside(first) = block.place(start)
        {
            let size = block.size;
            return match count {
                1 => format!("byte {first} of a pool block of {size} bytes is"),
                _ => format!(
                    "bytes {first} to {} of a pool block of {size} bytes are",
                    first + count - 1
                ),
            };
        }
        let stacks = address_map::STACKS
            ..address_map::STACKS + (address_map::STACK_COUNT * address_map::STACK_SIZE) as u64;
        let on_a_stack = if stacks.contains(&bytes.start) {
            ", on a stack,"
        } else {
            ""
        };
        let place = self.describe_address(start);
        match count {
            1 => format!("the byte at {place}{on_a_stack} is"),
            _ => format!("the {count} bytes at {place}{on_a_stack} are"),
        }
    }
}
