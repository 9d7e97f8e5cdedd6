//! What the pages promise about timers.

use abi::NtStatus;

use super::*;
use crate::testing::{SITE, candidates, site, with_thread};
use crate::{Activity, ThreadId, WaitKind, WaitOutcome};

const TIMER: Address = Address(0x700);
const DPC: Address = Address(0xD00);
const THREAD: Activity = Activity::Thread(ThreadId(0));
const DPC_0: Activity = Activity::Dpc(ProcessorId(0));

fn machine(reset: Reset) -> Executive {
    let mut executive = with_thread();
    executive.initialize_timer(TIMER, reset).unwrap();
    executive
        .initialize_dpc(DPC, Address(0x1000), Address(0x77))
        .unwrap();
    executive
}

fn after(milliseconds: u64) -> TimerSetting {
    let due = Timeout::Relative(milliseconds * MILLISECOND);
    TimerSetting {
        due,
        period: 0,
        dpc: Address::NULL,
    }
}

#[test]
fn a_timer_is_signaled_when_its_time_has_come() {
    let mut executive = machine(Reset::Manual);
    let start = executive.interrupt_time();
    assert_eq!(executive.set_timer(TIMER, after(5), SITE), Ok(false));
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(false));
    executive.switch_to(Activity::Clock);
    assert_eq!(executive.interrupt_time(), start + 5 * MILLISECOND);
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(true));
    assert_eq!(executive.timer_set_at(TIMER), None);
}

/// wdm/nf-wdm-kesettimerex: TRUE if the timer was in the queue; the old setting is cancelled.
#[test]
fn setting_a_set_timer_again_replaces_the_setting() {
    let mut executive = machine(Reset::Manual);
    let start = executive.interrupt_time();
    executive.set_timer(TIMER, after(5), SITE).unwrap();
    assert_eq!(executive.set_timer(TIMER, after(50), site(2)), Ok(true));
    assert_eq!(executive.next_due(), Some(start + 50 * MILLISECOND));
    assert_eq!(executive.timer_set_at(TIMER), Some(site(2)));
    executive.switch_to(Activity::Clock);
    assert_eq!(executive.next_due(), None);
}

/// wdm/nf-wdm-kesettimer: setting a timer makes it not signaled.
#[test]
fn setting_an_expired_timer_clears_its_signal() {
    let mut executive = machine(Reset::Manual);
    executive.set_timer(TIMER, after(5), SITE).unwrap();
    executive.switch_to(Activity::Clock);
    executive.set_timer(TIMER, after(5), SITE).unwrap();
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(false));
}

/// wdm/nf-wdm-kecanceltimer: TRUE if the timer was in the queue.
#[test]
fn a_cancelled_timer_does_not_expire() {
    let mut executive = machine(Reset::Manual);
    executive.set_timer(TIMER, after(5), SITE).unwrap();
    assert_eq!(executive.cancel_timer(TIMER), Ok(true));
    assert_eq!(executive.cancel_timer(TIMER), Ok(false));
    assert_eq!(executive.next_due(), None);
}

/// wdm/nf-wdm-kesettimer: when the timer expires, its DPC is queued.
#[test]
fn an_expired_timer_queues_its_dpc() {
    let mut executive = machine(Reset::Manual);
    executive
        .set_timer(
            TIMER,
            TimerSetting {
                dpc: DPC,
                ..after(5)
            },
            site(4),
        )
        .unwrap();
    executive.switch_to(Activity::Clock);
    assert_eq!(candidates(&executive), [THREAD, DPC_0]);
    executive.switch_to(DPC_0);
    let call = executive.next_dpc().unwrap();
    assert_eq!(
        (call.dpc, call.context, call.queued),
        (DPC, Address(0x77), site(4))
    );
}

/// wdm/nf-wdm-kecanceltimer: a DPC that the timer has queued already is not cancelled.
#[test]
fn cancelling_a_timer_leaves_a_queued_dpc_in_its_queue() {
    let mut executive = machine(Reset::Manual);
    executive
        .set_timer(
            TIMER,
            TimerSetting {
                dpc: DPC,
                ..after(5)
            },
            SITE,
        )
        .unwrap();
    executive.switch_to(Activity::Clock);
    executive.switch_to(THREAD);
    assert_eq!(executive.cancel_timer(TIMER), Ok(false));
    assert_eq!(executive.dpc_queued_at(DPC), Some(SITE));
}

/// wdm/nf-wdm-kesettimerex: a periodic timer is set again by itself, until it is cancelled.
#[test]
fn a_periodic_timer_expires_again_and_again() {
    let mut executive = machine(Reset::Manual);
    let start = executive.interrupt_time();
    executive
        .set_timer(
            TIMER,
            TimerSetting {
                period: 10,
                ..after(5)
            },
            SITE,
        )
        .unwrap();
    for expiry in 0..3 {
        executive.switch_to(Activity::Clock);
        assert_eq!(
            executive.interrupt_time(),
            start + (5 + 10 * expiry) * MILLISECOND
        );
    }
    executive.switch_to(THREAD);
    assert_eq!(executive.cancel_timer(TIMER), Ok(true));
    assert!(!candidates(&executive).contains(&Activity::Clock));
}

#[test]
fn a_periodic_timer_queues_its_dpc_at_each_expiry_unless_it_is_still_queued() {
    let mut executive = machine(Reset::Manual);
    let setting = TimerSetting {
        period: 10,
        dpc: DPC,
        ..after(5)
    };
    executive.set_timer(TIMER, setting, SITE).unwrap();
    executive.switch_to(Activity::Clock);
    executive.switch_to(Activity::Clock);
    executive.switch_to(DPC_0);
    assert!(executive.next_dpc().is_some());
    assert_eq!(executive.next_dpc(), None);
    executive.switch_to(Activity::Clock);
    executive.switch_to(DPC_0);
    assert!(executive.next_dpc().is_some());
}

/// wdm/nf-wdm-keinitializetimerex: a notification timer lets all who wait go on and stays signaled.
#[test]
fn a_notification_timer_stays_signaled() {
    let mut executive = machine(Reset::Manual);
    executive.set_timer(TIMER, after(5), SITE).unwrap();
    assert_eq!(
        executive.wait(&[TIMER], WaitKind::Any, None),
        Ok(WaitOutcome::Blocked)
    );
    executive.switch_to(Activity::Clock);
    executive.switch_to(THREAD);
    assert_eq!(executive.wait_result(), NtStatus::SUCCESS);
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(true));
}

/// wdm/nf-wdm-keinitializetimerex: a synchronization timer is reset by the wait that it satisfies.
#[test]
fn a_synchronization_timer_is_reset_by_a_satisfied_wait() {
    let mut executive = machine(Reset::Automatic);
    executive.set_timer(TIMER, after(5), SITE).unwrap();
    assert_eq!(
        executive.wait(&[TIMER], WaitKind::Any, None),
        Ok(WaitOutcome::Blocked)
    );
    executive.switch_to(Activity::Clock);
    executive.switch_to(THREAD);
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(false));
}

/// wdm/nf-wdm-kesettimer: a time that has passed expires the timer as soon as the clock gets to it.
#[test]
fn a_timer_that_is_due_at_once_expires_without_time_passing() {
    let mut executive = machine(Reset::Manual);
    let start = executive.interrupt_time();
    let setting = TimerSetting {
        due: Timeout::Absolute(1),
        ..after(0)
    };
    executive.set_timer(TIMER, setting, SITE).unwrap();
    executive.switch_to(Activity::Clock);
    assert_eq!(executive.interrupt_time(), start);
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(true));
}

#[test]
fn timers_that_became_due_during_a_stall_expire_together() {
    let mut executive = machine(Reset::Manual);
    let other = Address(0x800);
    executive.initialize_timer(other, Reset::Manual).unwrap();
    executive.set_timer(TIMER, after(1), SITE).unwrap();
    executive.set_timer(other, after(2), SITE).unwrap();
    executive.stall(3000);
    let now = executive.interrupt_time();
    executive.switch_to(Activity::Clock);
    assert_eq!(executive.interrupt_time(), now);
    assert_eq!(executive.timer_is_signaled(TIMER), Ok(true));
    assert_eq!(executive.timer_is_signaled(other), Ok(true));
}

#[test]
fn a_set_timer_cannot_be_initialised_again() {
    let mut executive = machine(Reset::Manual);
    executive.set_timer(TIMER, after(5), site(8)).unwrap();
    assert_eq!(
        executive.initialize_timer(TIMER, Reset::Manual),
        Err(InitializeTimerError::StillSet {
            at: TIMER,
            set: site(8)
        })
    );
}

#[test]
fn a_timer_cannot_be_set_with_a_dpc_that_is_none() {
    let mut executive = machine(Reset::Manual);
    let dpc = Address(0x9999);
    assert_eq!(
        executive.set_timer(TIMER, TimerSetting { dpc, ..after(5) }, SITE),
        Err(SetTimerError::DpcNotInitialized { dpc })
    );
    assert_eq!(executive.next_due(), None);
}

#[test]
fn memory_that_is_no_timer_cannot_be_set_or_cancelled() {
    let mut executive = with_thread();
    let error = ObjectError::NotInitialized { at: TIMER };
    assert_eq!(
        executive.set_timer(TIMER, after(5), SITE),
        Err(SetTimerError::Timer(error))
    );
    assert_eq!(executive.cancel_timer(TIMER), Err(error));
}

#[test]
fn timers_that_are_still_set_are_listed() {
    let mut executive = machine(Reset::Manual);
    executive.set_timer(TIMER, after(5), site(6)).unwrap();
    assert_eq!(
        executive.set_timers().collect::<Vec<_>>(),
        [(TIMER, site(6))]
    );
}
