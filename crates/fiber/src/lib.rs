//! Stackful coroutines with stacks at fixed addresses.
//!
//! A simulated thread, and the DPCs of a simulated processor, run native code of a driver that may
//! have to stop in the middle of any kernel call. Each is a [`Fiber`]: it has a stack of its own and
//! goes on where it suspended. Stacks come from a [`StackArena`] whose addresses are the same in
//! every run, so that a driver which prints a pointer to a local variable prints the same one.
//!
//! A fiber that will not be resumed again is dropped without unwinding: the driver's frames cannot
//! be unwound by Rust. So whoever suspends must not own anything that needs its destructor.
#![expect(
    unsafe_code,
    reason = "switching stacks and mapping them is what this crate is for"
)]

mod stack;

use std::cell::Cell;
use std::fmt;
use std::mem::ManuallyDrop;

use corosensei::{Coroutine, CoroutineResult, Yielder};

pub use stack::{Stack, StackArena, StackArenaError};

thread_local! {
    /// How the running fiber gets back to whoever resumed it; null outside of a fiber.
    static CURRENT: Cell<*const Yielder<(), ()>> = const { Cell::new(std::ptr::null()) };
}

/// What a fiber did when it gave up control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It called [`suspend`] and can be resumed.
    Suspended,
    /// Its body returned.
    Finished,
}

/// A coroutine with its own stack.
pub struct Fiber {
    coroutine: ManuallyDrop<Coroutine<(), (), (), Stack>>,
    highest_address: u64,
    yielder: *const Yielder<(), ()>,
}

impl Fiber {
    /// Makes a fiber that will run `body` on `stack` when it is first resumed.
    ///
    /// A `body` that panics ends the process' unwinding at [`Fiber::resume`], as a call would.
    pub fn new(stack: Stack, body: impl FnOnce() + 'static) -> Self {
        let highest_address = stack.highest_address();
        let coroutine = Coroutine::with_stack(stack, move |yielder: &Yielder<(), ()>, ()| {
            CURRENT.set(yielder);
            body();
        });
        Self {
            coroutine: ManuallyDrop::new(coroutine),
            highest_address,
            yielder: std::ptr::null(),
        }
    }

    /// Runs the fiber until it suspends or finishes.
    ///
    /// # Panics
    /// If the fiber has finished already, or if its body panics.
    #[inline]
    pub fn resume(&mut self) -> Progress {
        let resumer = CURRENT.replace(self.yielder);
        let result = self.coroutine.resume(());
        self.yielder = CURRENT.replace(resumer);
        match result {
            CoroutineResult::Yield(()) => Progress::Suspended,
            CoroutineResult::Return(()) => Progress::Finished,
        }
    }

    /// The address just above the fiber's stack.
    #[must_use]
    pub fn highest_address(&self) -> u64 {
        self.highest_address
    }

    /// Gives the stack back. What the fiber's frames own, if it has not finished, is leaked.
    #[must_use]
    pub fn into_stack(self) -> Stack {
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is never dropped, and the field is not used after this line.
        let mut coroutine = unsafe { ManuallyDrop::take(&mut this.coroutine) };
        reset(&mut coroutine);
        coroutine.into_stack()
    }
}

/// Makes a coroutine look finished, so that dropping it does not unwind through a driver's frames.
fn reset(coroutine: &mut Coroutine<(), (), (), Stack>) {
    if coroutine.started() && !coroutine.done() {
        // SAFETY: nothing outside of the fiber's stack refers to values that live on it: a fiber's
        // body is `'static`, and by this crate's rule a suspended frame owns nothing that needs its
        // destructor, so leaking the frames is sound.
        unsafe { coroutine.force_reset() };
    }
}

impl Drop for Fiber {
    fn drop(&mut self) {
        // SAFETY: `drop` runs once, and `into_stack` prevents it from running at all.
        let mut coroutine = unsafe { ManuallyDrop::take(&mut self.coroutine) };
        reset(&mut coroutine);
    }
}

impl fmt::Debug for Fiber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Fiber")
            .field("done", &self.coroutine.done())
            .finish_non_exhaustive()
    }
}

/// Whether the caller runs on a fiber.
#[must_use]
pub fn on_fiber() -> bool {
    !CURRENT.get().is_null()
}

/// Gives control back to whoever resumed the running fiber, until it is resumed again.
///
/// # Panics
/// If the caller does not run on a fiber.
#[inline]
pub fn suspend() {
    let yielder = CURRENT.get();
    assert!(!yielder.is_null(), "suspend was called outside of a fiber");
    // SAFETY: `CURRENT` is set by the body of the fiber that runs now to its own yielder, which
    // lives at the bottom of that fiber's stack for as long as the body runs; `resume` puts the
    // previous value back whenever control leaves the fiber.
    let yielder = unsafe { &*yielder };
    yielder.suspend(());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::rc::Rc;

    fn arena(base: usize) -> StackArena {
        StackArena::new(base, 8, 64 * 1024).unwrap()
    }

    #[test]
    fn fiber_goes_on_where_it_suspended() {
        let mut arena = arena(0x7_0000_0000);
        let steps = Rc::new(Cell::new(0));
        let seen = steps.clone();
        let mut fiber = Fiber::new(arena.take().unwrap(), move || {
            seen.set(1);
            suspend();
            seen.set(2);
        });
        assert_eq!(fiber.resume(), Progress::Suspended);
        assert_eq!(steps.get(), 1);
        assert_eq!(fiber.resume(), Progress::Finished);
        assert_eq!(steps.get(), 2);
    }

    #[test]
    fn suspended_fiber_is_dropped_without_unwinding() {
        let mut arena = arena(0x7_1000_0000);
        let mut fiber = Fiber::new(arena.take().unwrap(), suspend);
        fiber.resume();
        arena.give_back(fiber.into_stack());
    }

    #[test]
    fn stacks_lie_at_the_same_addresses_in_every_arena() {
        let first = arena(0x7_2000_0000).take().unwrap().highest_address();
        let second = arena(0x7_2000_0000).take().unwrap().highest_address();
        assert_eq!(first, second);
    }

    #[test]
    fn retired_stack_is_taken_again_only_when_no_other_is_left() {
        let mut arena = StackArena::new(0x7_4000_0000, 2, 64 * 1024).unwrap();
        let first = arena.take().unwrap();
        let retired = first.highest_address();
        arena.retire(first, true);
        assert!(arena.is_retired(retired - 1));
        assert_ne!(arena.take().unwrap().highest_address(), retired);
        let again = arena.take().unwrap().highest_address();
        assert_eq!(again, retired);
        assert!(!arena.is_retired(retired - 1));
    }

    #[test]
    fn sorting_makes_retired_stacks_free() {
        let mut arena = arena(0x7_5000_0000);
        let first = arena.take().unwrap();
        let retired = first.highest_address();
        arena.retire(first, true);
        arena.sort_free();
        assert_eq!(arena.take().unwrap().highest_address(), retired);
    }

    #[test]
    fn two_fibers_alternate() {
        let mut arena = arena(0x7_3000_0000);
        let log = Rc::new(std::cell::RefCell::new(Vec::new()));
        let mut fibers: Vec<Fiber> = (0..2)
            .map(|number| {
                let log = log.clone();
                Fiber::new(arena.take().unwrap(), move || {
                    log.borrow_mut().push(number);
                    suspend();
                    log.borrow_mut().push(number + 10);
                })
            })
            .collect();
        for _ in 0..2 {
            for fiber in &mut fibers {
                fiber.resume();
            }
        }
        assert_eq!(*log.borrow(), [0, 1, 10, 11]);
    }
}
