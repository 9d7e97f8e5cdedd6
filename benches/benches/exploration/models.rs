//! The race as models for shuttle and loom: the same text for both, on their locks, threads and atomic variables.

use std::cell::Cell;

thread_local! {
    /// Executions of the model that have begun.
    static EXECUTIONS: Cell<u64> = const { Cell::new(0) };
    /// Questions that were asked in them.
    static QUESTIONS: Cell<u64> = const { Cell::new(0) };
    /// The first execution, from 1, in which freed state was touched.
    static FOUND_IN: Cell<Option<u64>> = const { Cell::new(None) };
}

/// A version of the race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    /// The state is freed without waiting for the item.
    Classic,
    /// No race.
    Right,
    /// The item is waited for, but the flag is tested before the lock is taken.
    Deep,
}

/// What an exploration of a model has seen.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Executions of the model.
    pub(crate) executions: u64,
    /// Questions that were asked in them, which shuttle's scheduler counts.
    pub(crate) questions: u64,
    /// The first execution, from 1, in which freed state was touched.
    pub(crate) found_in: Option<u64>,
}

pub(crate) fn start_counting() {
    EXECUTIONS.set(0);
    QUESTIONS.set(0);
    FOUND_IN.set(None);
}

pub(crate) fn seen() -> Seen {
    Seen {
        executions: EXECUTIONS.get(),
        questions: QUESTIONS.get(),
        found_in: FOUND_IN.get(),
    }
}

pub(crate) fn count_question() {
    QUESTIONS.set(QUESTIONS.get() + 1);
}

fn note_touch_after_free() {
    if FOUND_IN.get().is_none() {
        FOUND_IN.set(Some(EXECUTIONS.get()));
    }
}

/// The race on the locks, threads and atomic variables of one library.
macro_rules! race {
    ($library:ident) => {
        pub(crate) mod $library {
            use ::$library::sync::atomic::{AtomicBool, Ordering};
            use ::$library::sync::{Arc, Condvar, Mutex, MutexGuard};
            use ::$library::thread;

            use super::{EXECUTIONS, Version, note_touch_after_free};

            #[derive(Default)]
            struct Queue {
                items: u32,
                pending: u32,
                stopping: bool,
                is_closed: bool,
            }

            struct Race {
                version: Version,
                queue: Mutex<Queue>,
                changed: Condvar,
                done: Condvar,
                stopping: AtomicBool,
                is_freed: AtomicBool,
            }

            impl Race {
                fn lock(&self) -> MutexGuard<'_, Queue> {
                    self.queue
                        .lock()
                        .unwrap_or_else(|poisoned| poisoned.into_inner())
                }

                fn wait<'lock>(
                    condition: &Condvar,
                    queue: MutexGuard<'lock, Queue>,
                ) -> MutexGuard<'lock, Queue> {
                    condition
                        .wait(queue)
                        .unwrap_or_else(|poisoned| poisoned.into_inner())
                }

                fn produce(&self) {
                    let tested_early =
                        self.version == Version::Deep && self.stopping.load(Ordering::SeqCst);
                    let mut queue = self.lock();
                    let stopping = match self.version {
                        Version::Deep => tested_early,
                        Version::Classic | Version::Right => queue.stopping,
                    };
                    if !stopping {
                        queue.items += 1;
                        queue.pending += 1;
                        self.changed.notify_one();
                    }
                }

                fn work(&self) {
                    loop {
                        let mut queue = self.lock();
                        while queue.items == 0 && !queue.is_closed {
                            queue = Self::wait(&self.changed, queue);
                        }
                        if queue.items == 0 {
                            return;
                        }
                        queue.items -= 1;
                        drop(queue);
                        self.touch();
                        self.touch();
                        let mut queue = self.lock();
                        queue.pending -= 1;
                        if queue.pending == 0 {
                            self.done.notify_one();
                        }
                    }
                }

                fn touch(&self) {
                    if self.is_freed.load(Ordering::SeqCst) {
                        note_touch_after_free();
                    }
                }

                fn stop(&self) {
                    if self.version == Version::Deep {
                        self.stopping.store(true, Ordering::SeqCst);
                    }
                    let mut queue = self.lock();
                    queue.stopping = true;
                    while queue.pending > 0 && self.version != Version::Classic {
                        queue = Self::wait(&self.done, queue);
                    }
                    drop(queue);
                    self.is_freed.store(true, Ordering::SeqCst);
                }

                fn close(&self) {
                    self.lock().is_closed = true;
                    self.changed.notify_one();
                }
            }

            /// One execution.
            pub(crate) fn execute(version: Version) {
                EXECUTIONS.set(EXECUTIONS.get() + 1);
                let race = Arc::new(Race {
                    version,
                    queue: Mutex::new(Queue::default()),
                    changed: Condvar::new(),
                    done: Condvar::new(),
                    stopping: AtomicBool::new(false),
                    is_freed: AtomicBool::new(false),
                });
                let (of_worker, of_unloader) = (Arc::clone(&race), Arc::clone(&race));
                let worker = thread::spawn(move || of_worker.work());
                let unloader = thread::spawn(move || of_unloader.stop());
                race.produce();
                assert!(unloader.join().is_ok(), "nothing panics");
                race.close();
                assert!(worker.join().is_ok(), "nothing panics");
            }
        }
    };
}

race!(shuttle);
race!(loom);
