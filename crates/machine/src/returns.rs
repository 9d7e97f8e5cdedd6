//! What must hold when a routine of the driver returns to the system that called it.
//! Pages: debugger/bug-check-0xc8--irql-unexpected-value, devtest/ndis-spinlock,
//! devtest/wdm-criticalregions, devtest/wdm-guardedregions.

use abi::{Address, Kirql};
use executive::site::{Callback, Site};
use executive::{HeldByThread, HeldSpinLock, Region, SpinLockMode, ThreadId};
use rules::{Rule, Violation};

use crate::call::Call;
use crate::callback;
use crate::ending::Stop;
use crate::violations::related;

/// What a routine finds when it is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AtCall {
    step: u64,
    irql: Kirql,
    /// The thread that calls it, with its depths of critical and guarded regions.
    thread: Option<(ThreadId, [u32; 2])>,
}

/// Routines whose purpose is to acquire or release a lock: they return at another level.
const MAY_CHANGE_LEVEL: [Callback; 3] = [
    callback::CSQ_ACQUIRE_LOCK,
    callback::CSQ_RELEASE_LOCK,
    callback::CANCEL_ROUTINE,
];
/// The routine whose level is checked where it is called, which knows more about it.
const CHECKED_ELSEWHERE: Callback = callback::DISPATCH_ROUTINE;
/// Parameter 1 of bug check 0xC8 for a routine that the system called: the kind.
const CALLOUT: u64 = 2;
/// DDI compliance checking: a queued spin lock is not released.
const QUEUED_SPIN_LOCK: u64 = 0x0004_0006;

impl Call {
    pub(crate) fn note_call(&mut self) -> AtCall {
        let step = self.machine().step;
        let executive = self.executive();
        let thread = executive.thread();
        AtCall {
            step,
            irql: executive.irql(),
            thread: thread.map(|thread| (thread, executive.region_depths(thread))),
        }
    }

    /// Checks that a routine has given back what it took.
    pub(crate) fn check_return(
        &mut self,
        name: Callback,
        routine: Address,
        before: AtCall,
    ) -> Result<(), Stop> {
        if MAY_CHANGE_LEVEL.contains(&name) {
            return Ok(());
        }
        let mut locks = self.executive().held_spin_locks().copied();
        let left = locks.find(|held| held.acquired.step > before.step);
        drop(locks);
        if let Some(held) = left {
            return Err(self.returns_with_spin_lock(name, routine, &held));
        }
        if self.irql() != before.irql && name != CHECKED_ELSEWHERE {
            return Err(self.returns_at_another_level(name, routine, before.irql));
        }
        self.check_regions(name, routine, before)
    }

    fn check_regions(
        &mut self,
        name: Callback,
        routine: Address,
        before: AtCall,
    ) -> Result<(), Stop> {
        let Some((thread, depths)) = before.thread else {
            return Ok(());
        };
        let executive = self.executive();
        let now = executive.region_depths(thread);
        if now == depths {
            return Ok(());
        }
        let (region, rule, code) = if now[0] == depths[0] {
            (Region::Guarded, &rules::GUARDED_REGIONS, 0x0004_000E)
        } else {
            (Region::Critical, &rules::CRITICAL_REGIONS, 0x0004_0003)
        };
        let title = format!(
            "{} returns with a {} region entered and left unequally often",
            self.routine_name(name, routine),
            region.name()
        );
        let violation = Violation::new(rule, title, self.place())
            .with_bug_check(&rules::DRIVER_VERIFIER_DETECTED_VIOLATION, [code, 0, 0, 0]);
        Err(self.violation(violation))
    }

    #[cold]
    fn returns_with_spin_lock(
        &mut self,
        name: Callback,
        routine: Address,
        held: &HeldSpinLock,
    ) -> Stop {
        let lock = self.machine().describe_address(held.lock);
        let title = format!(
            "{} returns with the spin lock at {lock} held",
            self.routine_name(name, routine)
        );
        let rule = rule_of(held);
        let mut violation = Violation::new(rule, title, self.place());
        if let Some(bug_check) = rule.bug_check {
            violation = violation.with_bug_check(&bug_check, [QUEUED_SPIN_LOCK, 0, 0, 0]);
        }
        let acquired = self.place_of(&held.acquired);
        self.violation(violation.with_related("acquired", acquired))
    }

    #[cold]
    fn returns_at_another_level(
        &mut self,
        name: Callback,
        routine: Address,
        before: Kirql,
    ) -> Stop {
        let irql = self.irql();
        let title = format!(
            "{} returns at {irql}; it was called at {before}",
            self.routine_name(name, routine)
        );
        let levels = u64::from(irql.0) << 16 | u64::from(before.0) << 8 | CALLOUT;
        let violation = Violation::new(&rules::CALLBACK_IRQL_CHANGED, title, self.place())
            .with_bug_check(&rules::IRQL_UNEXPECTED_VALUE, [levels, routine.0, 0, 0]);
        self.violation(violation)
    }

    fn routine_name(&mut self, name: Callback, routine: Address) -> String {
        let place = self.machine().describe_address(routine);
        let name = callback::name(name).unwrap_or("the routine");
        format!("{name} at {place}")
    }
}

/// Static Driver Verifier has a rule for each way to acquire a lock.
fn rule_of(held: &HeldSpinLock) -> &'static Rule {
    let is_queued = matches!(held.mode, SpinLockMode::Queued(_));
    match (is_queued, held.previous < Kirql::DISPATCH_LEVEL) {
        (true, _) => &rules::QUEUED_SPIN_LOCK,
        (false, true) => &rules::SPIN_LOCK,
        (false, false) => &rules::SPIN_LOCK_DPR,
    }
}

/// Deadlock detection: a thread that ended owns a lock.
const TERMINATED_WITH_LOCK: u64 = 0x100A;

impl Call {
    /// Reports what the current thread, which ends by `how`, still holds. The run goes on, with its mutexes
    /// abandoned.
    pub fn report_held_by_thread(&mut self, how: &str) {
        let Some(thread) = self.executive().thread() else {
            return;
        };
        for held in self.executive().held_by_thread(thread) {
            let (what, acquired) = self.describe_held(held);
            let title = format!("{how} ends a thread that holds {what}");
            let mut violation = Violation::new(&rules::THREAD_ENDS_WITH_LOCK, title, self.place());
            if !matches!(held, HeldByThread::Region(_)) {
                let object = self.executive().thread_object(thread).0;
                violation = violation.with_bug_check(
                    &rules::DRIVER_VERIFIER_DETECTED_VIOLATION,
                    [TERMINATED_WITH_LOCK, object, 0, 0],
                );
            }
            if let Some(acquired) = acquired {
                violation
                    .related
                    .push(related("acquired", self.place_of(&acquired)));
            }
            self.report(violation);
        }
    }

    /// What a thread holds, in words, and where it was acquired.
    pub(crate) fn describe_held(&mut self, held: HeldByThread) -> (String, Option<Site>) {
        let mut name = |kind: &str, at: Address| {
            format!("the {kind} at {}", self.machine().describe_address(at))
        };
        match held {
            HeldByThread::Mutex(at) => (name("mutex", at), None),
            HeldByThread::FastMutex(at, site) => (name("fast mutex", at), Some(site)),
            HeldByThread::PushLock(at, site) => (name("push lock", at), Some(site)),
            HeldByThread::Region(region) => (format!("a {} region", region.name()), None),
        }
    }
}
