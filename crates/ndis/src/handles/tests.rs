use super::*;
use crate::testing::site;

#[derive(Debug, PartialEq)]
struct Timer(u32);

impl Object for Timer {
    const KIND: Kind = Kind::Timer;
}

struct Pool;

impl Object for Pool {
    const KIND: Kind = Kind::NetBufferPool;
}

#[test]
fn a_handle_leads_back_to_its_object() {
    let mut timers = Table::new();
    let first = timers.insert(Timer(1), site(1)).unwrap();
    let second = timers.insert(Timer(2), site(2)).unwrap();
    assert_eq!(timers.find(second.handle()), Ok(second));
    assert_eq!(timers.object(second), Ok(&Timer(2)));
    assert_eq!(timers.made(first), Ok(site(1)));
}

#[test]
fn a_handle_lies_in_the_kernel_half_and_is_never_null() {
    let mut timers = Table::new();
    for number in 0..3 {
        let handle = timers.insert(Timer(number), site(1)).unwrap().handle();
        assert!(handle.0 >= 0xFFFF_A800_0000_0000, "{handle}");
    }
}

#[test]
fn handles_of_two_kinds_never_meet() {
    let mut timers = Table::new();
    let mut pools = Table::new();
    let timer = timers.insert(Timer(1), site(1)).unwrap();
    let pool = pools.insert(Pool, site(1)).unwrap();
    assert_eq!(kind_of(timer.handle()), Ok(Kind::Timer));
    assert_eq!(kind_of(pool.handle()), Ok(Kind::NetBufferPool));
}

#[test]
fn a_handle_of_another_kind_is_named_with_both_kinds() {
    let mut timers = Table::new();
    let handle = timers.insert(Timer(1), site(1)).unwrap().handle();
    let error = Table::<Pool>::new().find(handle).unwrap_err();
    assert_eq!(
        error,
        HandleError::WrongKind {
            handle,
            expected: Kind::NetBufferPool,
            found: Kind::Timer
        }
    );
}

#[test]
fn a_handle_of_a_removed_object_is_stale_and_tells_where_it_was_removed() {
    let mut timers = Table::new();
    let id = timers.insert(Timer(1), site(1)).unwrap();
    assert_eq!(timers.remove(id, site(9)), Ok(Timer(1)));
    let stale = HandleError::Stale {
        handle: id.handle(),
        kind: Kind::Timer,
        removed: Some(site(9)),
    };
    assert_eq!(timers.find(id.handle()), Err(stale));
    assert_eq!(timers.remove(id, site(10)), Err(stale));
}

#[test]
fn a_slot_is_used_again_with_another_handle() {
    let mut timers = Table::new();
    let first = timers.insert(Timer(1), site(1)).unwrap();
    timers.remove(first, site(2)).unwrap();
    let second = timers.insert(Timer(2), site(3)).unwrap();
    assert_eq!(first.slot(), second.slot());
    assert_ne!(first.handle(), second.handle());
    let stale = HandleError::Stale {
        handle: first.handle(),
        kind: Kind::Timer,
        removed: None,
    };
    assert_eq!(timers.find(first.handle()), Err(stale));
}

#[test]
fn a_slot_without_generations_left_is_not_used_again() {
    let mut timers = Table::new();
    let mut last = timers.insert(Timer(0), site(1)).unwrap();
    for number in 0..u32::from(LAST_GENERATION) {
        timers.remove(last, site(1)).unwrap();
        last = timers.insert(Timer(number), site(1)).unwrap();
    }
    timers.remove(last, site(1)).unwrap();
    assert_eq!(timers.insert(Timer(1), site(1)).unwrap().slot(), 1);
}

#[test]
fn null_a_pointer_and_an_unaligned_handle_are_no_handles() {
    let mut timers = Table::new();
    let handle = timers.insert(Timer(1), site(1)).unwrap().handle();
    for value in [
        Address::NULL,
        Address(0x1_4000_1000),
        handle.offset(8),
        Address(u64::MAX),
    ] {
        assert_eq!(
            timers.find(value),
            Err(HandleError::NotAHandle { handle: value })
        );
    }
}

#[test]
fn a_handle_that_was_never_given_out_is_no_handle() {
    let mut timers = Table::new();
    let handle = timers.insert(Timer(1), site(1)).unwrap().handle();
    let next = handle.offset(16);
    assert_eq!(
        timers.find(next),
        Err(HandleError::NotAHandle { handle: next })
    );
}

#[test]
fn a_reset_table_gives_out_the_same_handles_again() {
    let mut timers = Table::new();
    let before = timers.insert(Timer(1), site(1)).unwrap();
    timers.remove(before, site(1)).unwrap();
    timers.reset();
    assert_eq!(
        timers.insert(Timer(1), site(1)).unwrap().handle(),
        before.handle()
    );
}

#[test]
fn objects_are_listed_by_slot_without_the_removed_ones() {
    let mut timers = Table::new();
    let ids: Vec<_> = (0..3)
        .map(|number| timers.insert(Timer(number), site(1)).unwrap())
        .collect();
    timers.remove(ids[1], site(1)).unwrap();
    let listed: Vec<_> = timers.iter().map(|(_, timer)| timer.0).collect();
    assert_eq!(listed, [0, 2]);
}
