//! What the pages promise and forbid about spin locks.

use abi::{Address, Kirql};

use super::*;
use crate::testing::{SITE, candidates, in_dpc, machine, site, thread};
use crate::{Executive, ThreadId};

mod families;

const LOCK: Address = Address(0x100);
const OTHER: Address = Address(0x200);
const FIRST: Activity = Activity::Thread(ThreadId(0));
const SECOND: Activity = Activity::Thread(ThreadId(1));

const PASSIVE: Result<SpinLockProgress, SpinLockError> = Ok(SpinLockProgress::Acquired {
    previous: Kirql::PASSIVE_LEVEL,
});
const AT_DISPATCH: Result<SpinLockProgress, SpinLockError> = Ok(SpinLockProgress::Acquired {
    previous: Kirql::DISPATCH_LEVEL,
});
const SPINNING: Result<SpinLockProgress, SpinLockError> = Ok(SpinLockProgress::Spinning);

/// Two threads on two processors; the first runs.
fn two_threads() -> Executive {
    let mut executive = machine(2);
    thread(&mut executive);
    thread(&mut executive);
    executive.switch_to(SECOND);
    executive.switch_to(FIRST);
    executive
}

fn acquire(
    executive: &mut Executive,
    lock: Address,
    how: SpinLockHow,
) -> Result<SpinLockProgress, SpinLockError> {
    executive.acquire_spin_lock(lock, how, SITE)
}

fn release(executive: &mut Executive, lock: Address) -> Result<(), ReleaseSpinLockError> {
    executive.release_spin_lock(lock, SpinLockMode::Exclusive, Some(Kirql::PASSIVE_LEVEL))
}

/// wdm/nf-wdm-keacquirespinlock: the IRQL is DISPATCH_LEVEL while the lock is held, and restored.
#[test]
fn acquiring_raises_the_irql_and_releasing_restores_it() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    assert_eq!(executive.irql(), Kirql::DISPATCH_LEVEL);
    assert_eq!(release(&mut executive, LOCK), Ok(()));
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    assert!(executive.spin_lock_is_free(LOCK));
}

#[test]
fn another_processor_spins_until_the_lock_is_released() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    executive.switch_to(SECOND);
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        SPINNING
    );
    assert!(executive.must_yield());
    assert_eq!(executive.irql(), Kirql::DISPATCH_LEVEL);
    assert_eq!(candidates(&executive), [FIRST]);
    executive.switch_to(FIRST);
    assert_eq!(release(&mut executive, LOCK), Ok(()));
    assert_eq!(candidates(&executive), [FIRST, SECOND]);
    executive.switch_to(SECOND);
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
}

#[test]
fn a_processor_that_spins_for_a_free_lock_may_lose_it_to_another() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    executive.switch_to(SECOND);
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        SPINNING
    );
    executive.switch_to(FIRST);
    assert_eq!(release(&mut executive, LOCK), Ok(()));
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    assert_eq!(candidates(&executive), [FIRST]);
}

/// debugger/bug-check-0xf: a processor that acquires a lock which it holds spins for ever.
#[test]
fn acquiring_a_lock_again_on_the_same_processor_is_refused() {
    let mut executive = two_threads();
    let first = executive.acquire_spin_lock(LOCK, SpinLockHow::RAISE_TO_DPC, site(7));
    assert_eq!(first, PASSIVE);
    let Err(SpinLockError::AlreadyHeld { held }) =
        acquire(&mut executive, LOCK, SpinLockHow::AT_DPC_LEVEL)
    else {
        panic!("the lock is held by this processor");
    };
    assert_eq!(held.acquired, site(7));
    assert_eq!(held.holder, FIRST);
}

/// wdm/nf-wdm-keacquirespinlock: callers must be running at IRQL <= DISPATCH_LEVEL.
#[test]
fn acquiring_above_dispatch_level_is_refused() {
    let mut executive = two_threads();
    executive.raise_irql(Kirql::DEVICE_LEVEL).unwrap();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        Err(SpinLockError::IrqlTooHigh {
            irql: Kirql::DEVICE_LEVEL
        })
    );
}

/// wdm/nf-wdm-keacquirespinlockatdpclevel: the caller is already at DISPATCH_LEVEL or above.
#[test]
fn acquiring_at_dpc_level_below_dispatch_level_is_refused() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::AT_DPC_LEVEL),
        Err(SpinLockError::IrqlTooLow {
            irql: Kirql::PASSIVE_LEVEL
        })
    );
    assert_eq!(
        executive.try_to_acquire_spin_lock_at_dpc_level(LOCK, SITE),
        Err(SpinLockError::IrqlTooLow {
            irql: Kirql::PASSIVE_LEVEL
        })
    );
}

#[test]
fn a_lock_is_held_and_released_at_dpc_level_without_a_change_of_irql() {
    let mut executive = in_dpc();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::AT_DPC_LEVEL),
        AT_DISPATCH
    );
    assert_eq!(
        executive.release_spin_lock(LOCK, SpinLockMode::Exclusive, None),
        Ok(())
    );
    assert_eq!(executive.irql(), Kirql::DISPATCH_LEVEL);
}

/// debugger/bug-check-0x10: the lock is not owned.
#[test]
fn releasing_a_lock_that_nobody_holds_is_refused() {
    let mut executive = two_threads();
    assert_eq!(
        release(&mut executive, LOCK),
        Err(ReleaseSpinLockError::NotHeld { lock: LOCK })
    );
}

#[test]
fn releasing_a_lock_that_another_processor_holds_is_refused() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    executive.switch_to(SECOND);
    let result = release(&mut executive, LOCK);
    assert!(
        matches!(result, Err(ReleaseSpinLockError::HeldElsewhere { held }) if held.holder == FIRST)
    );
}

/// wdm/nf-wdm-kereleasespinlock: the new level is the one saved at the acquisition, never above it.
#[test]
fn releasing_to_a_level_above_the_current_one_is_refused() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    let to = Kirql::DEVICE_LEVEL;
    let result = executive.release_spin_lock(LOCK, SpinLockMode::Exclusive, Some(to));
    assert!(matches!(
        result,
        Err(ReleaseSpinLockError::RaisesIrql { .. })
    ));
    assert!(!executive.spin_lock_is_free(LOCK));
}

#[test]
fn releasing_to_passive_level_while_another_lock_is_held_is_refused() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    assert_eq!(
        acquire(&mut executive, OTHER, SpinLockHow::RAISE_TO_DPC),
        AT_DISPATCH
    );
    let result = release(&mut executive, LOCK);
    assert!(matches!(
        result,
        Err(ReleaseSpinLockError::HoldsAnother { lock: LOCK, other, .. }) if other.lock == OTHER
    ));
}

#[test]
fn locks_may_be_released_in_another_order_when_the_levels_fit() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    assert_eq!(
        acquire(&mut executive, OTHER, SpinLockHow::RAISE_TO_DPC),
        AT_DISPATCH
    );
    let stay = Some(Kirql::DISPATCH_LEVEL);
    assert_eq!(
        executive.release_spin_lock(LOCK, SpinLockMode::Exclusive, stay),
        Ok(())
    );
    assert_eq!(release(&mut executive, OTHER), Ok(()));
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
}

#[test]
fn a_dpc_cannot_release_a_lock_to_passive_level() {
    let mut executive = in_dpc();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        AT_DISPATCH
    );
    let result = release(&mut executive, LOCK);
    assert!(matches!(
        result,
        Err(ReleaseSpinLockError::BelowDispatchInDpc { .. })
    ));
}

/// wdm/nf-wdm-ketrytoacquirespinlockatdpclevel: FALSE when the lock is held, by whomever.
#[test]
fn trying_to_acquire_a_held_lock_fails_without_spinning() {
    let mut executive = in_dpc();
    assert_eq!(
        executive.try_to_acquire_spin_lock_at_dpc_level(LOCK, SITE),
        Ok(true)
    );
    assert_eq!(
        executive.try_to_acquire_spin_lock_at_dpc_level(LOCK, SITE),
        Ok(false)
    );
    assert!(!executive.must_yield());
}

#[test]
fn a_dpc_that_was_held_off_by_a_lock_is_due_once_it_is_released() {
    let mut executive = two_threads();
    let dpc = Address(0xD00);
    executive
        .initialize_dpc(dpc, Address(0x1000), Address::NULL)
        .unwrap();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    executive
        .insert_queue_dpc(dpc, [Address::NULL; 2], SITE)
        .unwrap();
    assert!(!executive.must_yield());
    assert_eq!(release(&mut executive, LOCK), Ok(()));
    assert!(executive.must_yield());
}

/// kernel/queued-spin-locks: processors get the lock on a first-come first-served basis.
/// wdm/nf-wdm-keacquireinstackqueuedspinlock: a lock is either always queued or never.
/// wdm/nf-wdm-exacquirespinlockshared: several processors may hold the lock shared at once.
/// wdm/nf-wdm-extryconvertsharedspinlockexclusive: works for the only holder.
/// ndis/nf-ndis-ndisacquirerwlockread: a read lock can be acquired recursively on a processor, and
/// each acquisition needs its release.
/// ndis/nf-ndis-ndisacquirerwlockread: an upgrade from read to write is not supported.
/// Two processors that want each other's lock never go on: the second one learns of it.
#[test]
fn two_processors_that_want_each_others_locks_are_a_deadlock() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    executive.switch_to(SECOND);
    assert_eq!(
        acquire(&mut executive, OTHER, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::AT_DPC_LEVEL),
        SPINNING
    );
    executive.switch_to(FIRST);
    let result = acquire(&mut executive, OTHER, SpinLockHow::AT_DPC_LEVEL);
    assert!(
        matches!(result, Err(SpinLockError::Deadlock { held }) if held.lock == OTHER && held.holder == SECOND)
    );
}

#[test]
fn three_processors_in_a_circle_are_a_deadlock() {
    let mut executive = machine(3);
    let locks = [Address(0x100), Address(0x200), Address(0x300)];
    let threads: Vec<_> = (0..3)
        .map(|_| Activity::Thread(thread(&mut executive)))
        .collect();
    for (&activity, &lock) in threads.iter().zip(&locks) {
        executive.switch_to(activity);
        assert_eq!(
            acquire(&mut executive, lock, SpinLockHow::RAISE_TO_DPC),
            PASSIVE
        );
    }
    for number in 0..2 {
        executive.switch_to(threads[number]);
        assert_eq!(
            acquire(&mut executive, locks[number + 1], SpinLockHow::AT_DPC_LEVEL),
            SPINNING
        );
    }
    executive.switch_to(threads[2]);
    let result = acquire(&mut executive, locks[0], SpinLockHow::AT_DPC_LEVEL);
    assert!(matches!(result, Err(SpinLockError::Deadlock { held }) if held.lock == locks[0]));
}

#[test]
fn the_locks_of_the_current_processor_are_known() {
    let mut executive = two_threads();
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        PASSIVE
    );
    assert_eq!(
        executive
            .held_spin_locks()
            .map(|held| held.lock)
            .collect::<Vec<_>>(),
        [LOCK]
    );
    executive.switch_to(SECOND);
    assert_eq!(executive.held_spin_locks().count(), 0);
}
