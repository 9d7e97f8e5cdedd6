//! The kernel's functions as a driver calls them: by the addresses that its imports are bound to, on a
//! machine with two processors. Each test is a few calls that a driver could make, in their order.

mod driver;

mod bug_checks;
mod devices;
mod dpcs;
mod events;
mod irql;
mod lists;
mod locks;
mod mdls;
mod objects;
mod pool;
mod spin_locks;
mod strings;
mod system_worker_threads;
mod threads;
mod timers;
