//! What a call says when something is wrong: with the driver, with what is provided, or with this program.

use abi::Address;
use executive::memory::BadAddress;
use executive::site::Site;
use rules::{Place, Related, Violation};

use crate::call::{Call, in_driver};
use crate::callback;
use crate::ending::{Ending, Stop};
use crate::event::describe;
use crate::machine::Machine;

/// Parameter 1 of bug check 0x7C for an `NdisWaitEvent` above `PASSIVE_LEVEL`.
const WAIT_EVENT_HIGH_IRQL: u64 = 0x14;

impl Call {
    #[cold]
    pub(crate) fn wrong_irql(&mut self) -> Stop {
        let Some(row) = self.shared().exports.row(self.note().number()) else {
            return Stop(());
        };
        let irql = self.shared().executive.irql();
        let rule = rules::irql_rule(row.name);
        let title = format!(
            "{} is called at {irql}; it may be called at IRQL {}",
            row.name, row.irql
        );
        let mut violation = Violation {
            page: row.docs.into(),
            ..Violation::new(rule, title, self.place())
        };
        if row.name == "NdisWaitEvent" {
            let parameters = [WAIT_EVENT_HIGH_IRQL, u64::from(irql.0), 0, 0];
            violation = violation.with_bug_check(&rules::BUGCODE_NDIS_DRIVER, parameters);
        }
        self.violation(violation)
    }

    /// The place of this call with its callers, for a report.
    #[must_use]
    pub fn place(&self) -> Place {
        let site = self.site();
        let machine = self.shared();
        let mut place = machine.place_of(&site);
        if !site.caller.is_null() {
            // The call has pushed its return address on the driver's stack.
            let registers = image::FrameRegisters::at(self.stack().offset(8).0);
            let callers = machine.backtrace(site.caller, true, registers);
            place.stack = machine.frames(&callers);
        }
        place
    }

    /// The place that a site stands for, for a report.
    #[must_use]
    pub fn place_of(&self, site: &Site) -> Place {
        self.shared().place_of(site)
    }

    /// Ends the run: the driver broke a rule and can't go on.
    #[cold]
    pub fn violation(&mut self, violation: Violation) -> Stop {
        crate::debugger::openndis_violation();
        self.machine().end(Ending::Violation(Box::new(violation)));
        Stop(())
    }

    /// Notes that the driver broke a rule; the run goes on.
    pub fn report(&mut self, violation: Violation) {
        self.machine().note_violation(violation);
    }

    /// Whether no report has named this work item, by its number in the run, before; now one has.
    pub fn is_first_report_of_work_item(&mut self, number: u64) -> bool {
        self.machine().reported_work_items.insert(number)
    }

    /// Ends the run: the driver needs something that is not provided.
    #[cold]
    pub fn unsupported(&mut self, what: impl Into<String>) -> Stop {
        self.machine().end(Ending::Unsupported(what.into()));
        Stop(())
    }

    /// Ends the run: something that can't be has happened, which is a fault of this program.
    #[cold]
    pub fn internal(&mut self, what: impl Into<String>) -> Stop {
        self.machine().end(Ending::Internal(what.into()));
        Stop(())
    }

    /// Ends the run: a function was given an address that can't be read or written.
    #[cold]
    pub fn bad_address(&mut self, bad: BadAddress) -> Stop {
        let place = self.place().address;
        if let Some(text) = self.machine().missing_import(bad.at, "used", &place) {
            return self.unsupported(text);
        }
        let title = format!("{} is given a bad address: it {bad}", self.function())
            .replace("it cannot", "it can't");
        let place = self.place();
        let fault = crate::faults::DataFault {
            address: bad.at,
            write: bad.access == executive::memory::Access::Write,
        };
        let violation = self.machine().data_fault(title, place, fault);
        self.violation(violation)
    }

    #[cold]
    pub(crate) fn too_many_steps(&mut self) -> Stop {
        let limit = self.machine().options.step_limit;
        let title = format!("the driver has made {limit} kernel calls without coming to an end");
        let violation = Violation::new(&rules::HANG, title, self.place());
        self.machine().end(Ending::Hang(Box::new(violation)));
        Stop(())
    }
}

impl Machine {
    /// Notes a violation after which the run goes on.
    pub(crate) fn note_violation(&mut self, violation: Violation) {
        crate::debugger::openndis_violation();
        self.violations.push(violation);
    }

    /// Notes why the run ended, unless it has ended already.
    pub(crate) fn end(&mut self, ending: Ending) {
        self.ending.get_or_insert(ending);
    }

    #[inline]
    pub(crate) fn must_report_hang(&self) -> bool {
        self.step >= self.options.step_limit
    }

    pub(crate) fn place_of(&self, site: &Site) -> Place {
        let caller = in_driver(site.caller);
        Place {
            step: site.step,
            activity: describe(site.activity),
            callback: callback::name(site.callback).map(str::to_owned),
            irql: site.irql,
            address: self.describe_address(caller),
            symbol: self.symbol(caller),
            return_address: !caller.is_null(),
            ..Place::default()
        }
    }
}

impl Machine {
    /// The place of a site that holds the address of an instruction, not one to which a call returns.
    pub(crate) fn place_of_instruction(&self, site: &Site) -> Place {
        Place {
            return_address: false,
            ..self.place_of(site)
        }
    }
}

/// A note about an earlier party, for a report.
#[must_use]
pub fn related(label: impl Into<String>, place: Place) -> Related {
    Related {
        label: label.into(),
        place,
    }
}

impl Machine {
    /// The place that a site stands for, for a report about the machine as a whole.
    #[must_use]
    pub fn place_at(&self, site: &Site) -> Place {
        self.place_of(site)
    }

    /// The place of whatever runs now, for a report about the machine as a whole.
    #[must_use]
    pub fn current_place(&self) -> Place {
        let site = Site {
            step: self.step,
            caller: Address::NULL,
            activity: self.executive.activity(),
            irql: self.executive.irql(),
            callback: self.callback,
        };
        self.place_of(&site)
    }
}
