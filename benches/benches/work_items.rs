//! Work items on one core: allocate, queue, run, free; and queueing again from the routine.
//!
//! Ours is a driver image that does it with `NdisAllocateIoWorkItem` and its kin, all checks on. The
//! peers are channels with worker threads that do the same job: a 32-byte item is boxed, queued with
//! callback and context, run by one of two workers, which frees it and counts.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::Thread;

use openndis::{DriverUnderTest, RunOptions};
use openndis_benches::{Contender, image, pin_to_one_core, race, time};

const ITEMS: u32 = 1_000_000;
const ROUNDS: usize = 7;

/// What is queued: 32 bytes, as the job's definition has it.
struct Item {
    _next: usize,
    callback: fn(Box<Item>, &Shared),
    _context: usize,
    _pad: usize,
}

/// What all workers share.
struct Shared {
    run: AtomicU64,
    wanted: u64,
    waiter: Thread,
    requeue: Box<dyn Fn(Box<Item>) + Send + Sync>,
}

fn count_and_free(item: Box<Item>, shared: &Shared) {
    drop(item);
    if shared.run.fetch_add(1, Ordering::Relaxed) + 1 == shared.wanted {
        shared.waiter.unpark();
    }
}

fn count_and_requeue(item: Box<Item>, shared: &Shared) {
    if shared.run.fetch_add(1, Ordering::Relaxed) + 1 == shared.wanted {
        shared.waiter.unpark();
    } else {
        (shared.requeue)(item);
    }
}

fn item(callback: fn(Box<Item>, &Shared)) -> Box<Item> {
    Box::new(Item {
        _next: 0,
        callback,
        _context: 0,
        _pad: 0,
    })
}

/// A queue of a library: how to make its two ends.
trait Queue {
    type Sender: Clone + Send + Sync + 'static;
    type Receiver: Clone + Send + 'static;
    fn make() -> (Self::Sender, Self::Receiver);
    fn send(sender: &Self::Sender, item: Box<Item>);
    fn receive(receiver: &Self::Receiver) -> Option<Box<Item>>;
}

macro_rules! queue {
    ($name:ident, $make:path, $sender:path, $receiver:path) => {
        struct $name;

        impl Queue for $name {
            type Sender = $sender;
            type Receiver = $receiver;

            fn make() -> (Self::Sender, Self::Receiver) {
                $make()
            }

            fn send(sender: &Self::Sender, item: Box<Item>) {
                let sent = sender.send(item);
                assert!(sent.is_ok(), "the workers are there");
            }

            fn receive(receiver: &Self::Receiver) -> Option<Box<Item>> {
                receiver.recv().ok()
            }
        }
    };
}

queue!(
    Kanal,
    kanal::unbounded,
    kanal::Sender<Box<Item>>,
    kanal::Receiver<Box<Item>>
);
queue!(
    Crossbeam,
    crossbeam_channel::unbounded,
    crossbeam_channel::Sender<Box<Item>>,
    crossbeam_channel::Receiver<Box<Item>>
);
queue!(
    Flume,
    flume::unbounded,
    flume::Sender<Box<Item>>,
    flume::Receiver<Box<Item>>
);

/// Nanoseconds for each item, with two workers that a library's queue feeds.
#[expect(
    clippy::disallowed_methods,
    reason = "the peers use threads of the host"
)]
fn peer<Q: Queue>(first: u32, callback: fn(Box<Item>, &Shared)) -> f64 {
    let (sender, receiver) = Q::make();
    let again = sender.clone();
    let shared = Arc::new(Shared {
        run: AtomicU64::new(0),
        wanted: u64::from(ITEMS),
        waiter: std::thread::current(),
        requeue: Box::new(move |item| Q::send(&again, item)),
    });
    for _ in 0..2 {
        let (receiver, shared) = (receiver.clone(), Arc::clone(&shared));
        std::thread::spawn(move || {
            while let Some(item) = Q::receive(&receiver) {
                (item.callback)(item, &shared);
                if shared.run.load(Ordering::Relaxed) >= shared.wanted {
                    break;
                }
            }
        });
    }
    let took = time(|| {
        for _ in 0..first {
            Q::send(&sender, item(callback));
        }
        while shared.run.load(Ordering::Relaxed) < shared.wanted {
            std::thread::park();
        }
    });
    took.as_secs_f64() * 1e9 / f64::from(ITEMS)
}

/// Nanoseconds for each item of our driver in `mode` of `work-item-throughput.sys`.
fn ours(mode: u32) -> f64 {
    let registry = format!("[adapter]\nMode = {mode}\nCount = {ITEMS}\n");
    let options = RunOptions {
        registry: Some(("benchmark".to_owned(), registry)),
        ..RunOptions::default()
    };
    let bytes = image("pass/work-item-throughput.sys");
    let mut driver = DriverUnderTest::load("work-item-throughput.sys", &bytes, &options)
        .unwrap_or_else(|outcome| panic!("{:?}", outcome.message));
    let took = time(|| assert!(driver.run_briefly(), "the driver does not come to its end"));
    took.as_secs_f64() * 1e9 / f64::from(ITEMS)
}

fn main() {
    pin_to_one_core();
    race(
        "an item allocated, queued, run, freed",
        "ns",
        ROUNDS,
        vec![
            Contender {
                name: "NDIS I/O work items in a driver",
                job: Box::new(|| ours(0)),
            },
            Contender {
                name: "kernel work items in a driver",
                job: Box::new(|| ours(2)),
            },
            Contender {
                name: "kanal",
                job: Box::new(|| peer::<Kanal>(ITEMS, count_and_free)),
            },
            Contender {
                name: "crossbeam-channel",
                job: Box::new(|| peer::<Crossbeam>(ITEMS, count_and_free)),
            },
            Contender {
                name: "flume",
                job: Box::new(|| peer::<Flume>(ITEMS, count_and_free)),
            },
        ],
    );
    race(
        "an item queued again by its own routine",
        "ns",
        ROUNDS,
        vec![
            Contender {
                name: "NDIS I/O work items in a driver",
                job: Box::new(|| ours(1)),
            },
            Contender {
                name: "kernel work items in a driver",
                job: Box::new(|| ours(3)),
            },
            Contender {
                name: "kanal",
                job: Box::new(|| peer::<Kanal>(1, count_and_requeue)),
            },
            Contender {
                name: "crossbeam-channel",
                job: Box::new(|| peer::<Crossbeam>(1, count_and_requeue)),
            },
            Contender {
                name: "flume",
                job: Box::new(|| peer::<Flume>(1, count_and_requeue)),
            },
        ],
    );
}
