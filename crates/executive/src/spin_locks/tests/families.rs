//! Queued spin locks, and locks that several processors share.

use super::*;

const HANDLE: Address = Address(0x900);
const SECOND_HANDLE: Address = Address(0x940);

const SHARED: SpinLockHow = SpinLockHow {
    mode: SpinLockMode::Shared,
    level: SpinLockLevel::Raise,
};

fn queued(handle: Address) -> SpinLockHow {
    SpinLockHow {
        mode: SpinLockMode::Queued(handle),
        level: SpinLockLevel::Raise,
    }
}

#[test]
fn queued_locks_are_given_in_the_order_of_the_requests() {
    let mut executive = machine(3);
    let threads: Vec<_> = (0..3)
        .map(|_| Activity::Thread(thread(&mut executive)))
        .collect();
    for (number, &activity) in (0..).zip(&threads) {
        executive.switch_to(activity);
        let expected = if number == 0 { PASSIVE } else { SPINNING };
        assert_eq!(
            acquire(&mut executive, LOCK, queued(Address(0x900 + number))),
            expected
        );
    }
    executive.switch_to(threads[0]);
    assert_eq!(
        executive.release_queued_spin_lock(Address(0x900), SpinLockLevel::Raise),
        Ok(())
    );
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
    assert_eq!(candidates(&executive), [threads[0], threads[1]]);
    assert_eq!(
        acquire(&mut executive, LOCK, queued(Address(0x910))),
        SPINNING
    );
    assert_eq!(candidates(&executive), [threads[1]]);
}

#[test]
fn a_lock_cannot_be_used_as_a_queued_and_as_an_ordinary_one() {
    let mut executive = two_threads();
    assert_eq!(acquire(&mut executive, LOCK, queued(HANDLE)), PASSIVE);
    executive.switch_to(SECOND);
    let result = acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC);
    assert!(
        matches!(result, Err(SpinLockError::MixedRoutines { held }) if held.mode == SpinLockMode::Queued(HANDLE))
    );
}

#[test]
fn a_queued_lock_is_not_released_with_another_handle() {
    let mut executive = two_threads();
    assert_eq!(acquire(&mut executive, LOCK, queued(HANDLE)), PASSIVE);
    assert_eq!(
        executive.release_queued_spin_lock(SECOND_HANDLE, SpinLockLevel::Raise),
        Err(ReleaseSpinLockError::NotHeld {
            lock: SECOND_HANDLE
        })
    );
    let result = release(&mut executive, LOCK);
    assert!(matches!(
        result,
        Err(ReleaseSpinLockError::WrongRoutine { .. })
    ));
}

#[test]
fn shared_holders_go_together_and_keep_an_exclusive_one_off() {
    let mut executive = two_threads();
    assert_eq!(acquire(&mut executive, LOCK, SHARED), PASSIVE);
    executive.switch_to(SECOND);
    assert_eq!(acquire(&mut executive, LOCK, SHARED), PASSIVE);
    assert_eq!(executive.try_convert_shared_spin_lock(LOCK), Ok(false));
    let passive = Some(Kirql::PASSIVE_LEVEL);
    assert_eq!(
        executive.release_spin_lock(LOCK, SpinLockMode::Shared, passive),
        Ok(())
    );
    assert_eq!(
        acquire(&mut executive, LOCK, SpinLockHow::RAISE_TO_DPC),
        SPINNING
    );
    assert_eq!(candidates(&executive), [FIRST]);
}

#[test]
fn the_only_shared_holder_can_make_the_lock_exclusive() {
    let mut executive = two_threads();
    assert_eq!(acquire(&mut executive, LOCK, SHARED), PASSIVE);
    assert_eq!(executive.try_convert_shared_spin_lock(LOCK), Ok(true));
    executive.switch_to(SECOND);
    assert_eq!(acquire(&mut executive, LOCK, SHARED), SPINNING);
}

#[test]
fn a_shared_lock_is_free_after_as_many_releases_as_acquisitions() {
    let mut executive = two_threads();
    assert_eq!(acquire(&mut executive, LOCK, SHARED), PASSIVE);
    assert_eq!(acquire(&mut executive, LOCK, SHARED), AT_DISPATCH);
    let stay = Some(Kirql::DISPATCH_LEVEL);
    assert_eq!(
        executive.release_spin_lock(LOCK, SpinLockMode::Shared, stay),
        Ok(())
    );
    assert!(!executive.spin_lock_is_free(LOCK));
    let passive = Some(Kirql::PASSIVE_LEVEL);
    assert_eq!(
        executive.release_spin_lock(LOCK, SpinLockMode::Shared, passive),
        Ok(())
    );
    assert!(executive.spin_lock_is_free(LOCK));
}

#[test]
fn a_shared_lock_cannot_be_acquired_exclusively_by_its_holder() {
    let mut executive = two_threads();
    assert_eq!(acquire(&mut executive, LOCK, SHARED), PASSIVE);
    let result = acquire(&mut executive, LOCK, SpinLockHow::AT_DPC_LEVEL);
    assert!(matches!(result, Err(SpinLockError::AlreadyHeld { .. })));
}
