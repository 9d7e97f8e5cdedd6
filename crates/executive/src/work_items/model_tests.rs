//! Random sequences of calls, against a reference model of what the pages say.

use std::collections::VecDeque;

use abi::Address;
use proptest::prelude::*;

use super::*;
use crate::testing::{SITE, machine, thread};
use crate::{Activity, ThreadId, ThreadKind, ThreadState};

const QUEUE: WorkQueueType = WorkQueueType::CRITICAL;

/// What a driver or the machine does. Items are counted from the first allocation on; a number
/// beyond the last means one of those before.
#[derive(Clone, Copy, Debug)]
enum Step {
    Allocate,
    Queue(usize),
    Free(usize),
    /// A worker takes an item, or finishes the one that it has.
    Work(usize),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => Just(Step::Allocate),
        4 => (0..64_usize).prop_map(Step::Queue),
        2 => (0..64_usize).prop_map(Step::Free),
        5 => (0..4_usize).prop_map(Step::Work),
    ]
}

/// The reference: what a work item is, as the pages have it.
#[derive(Default)]
struct Model {
    /// Per item: whether it is queued, and whether it is freed.
    items: Vec<(bool, bool)>,
    queue: VecDeque<usize>,
    running: Vec<usize>,
}

impl Model {
    fn queue(&mut self, item: usize) -> bool {
        let (queued, freed) = &mut self.items[item];
        let allowed = !*queued && !*freed;
        if allowed {
            *queued = true;
            self.queue.push_back(item);
        }
        allowed
    }

    fn free(&mut self, item: usize) -> bool {
        let (queued, freed) = &mut self.items[item];
        let allowed = !*queued && !*freed;
        *freed |= allowed;
        allowed
    }

    fn take(&mut self) -> Option<usize> {
        let item = self.queue.pop_front()?;
        self.items[item].0 = false;
        self.running.push(item);
        Some(item)
    }

    fn references(&self) -> usize {
        self.queue.len() + self.running.len()
    }
}

/// The executive under test, and what ties it to the model.
struct Machine {
    executive: Executive,
    device: IoObjectId,
    items: Vec<WorkItemId>,
    workers: Vec<(ThreadId, Option<WorkItemCall>)>,
    model: Model,
}

impl Machine {
    fn new() -> Self {
        let mut executive = machine(2);
        let main = thread(&mut executive);
        let driver = executive.io_objects.create_driver(Address(0xD400), SITE);
        let device = executive
            .io_objects
            .create_device(Address(0xDE00), driver, false, SITE);
        executive.switch_to(Activity::Thread(main));
        let (items, workers, model) = (Vec::new(), Vec::new(), Model::default());
        Self {
            executive,
            device,
            items,
            workers,
            model,
        }
    }

    fn item(&self, number: usize) -> Option<usize> {
        number.checked_rem(self.items.len())
    }

    fn allocate(&mut self) {
        let (kind, owner) = (WorkItemKind::Ndis, Owner::default());
        let item = self
            .executive
            .allocate_work_item(kind, Some(self.device), owner, SITE);
        self.items.push(item);
        self.model.items.push((false, false));
    }

    fn queue(&mut self, number: usize) {
        let Some(number) = self.item(number) else {
            return;
        };
        let context = Address(number as u64);
        let result = self.executive.queue_work_item(
            self.items[number],
            Address(0x1000),
            Calling::Ndis,
            context,
            QUEUE,
            SITE,
        );
        assert_eq!(
            result.is_ok(),
            self.model.queue(number),
            "queueing item {number}: {result:?}"
        );
    }

    fn free(&mut self, number: usize) {
        let Some(number) = self.item(number) else {
            return;
        };
        let result = self.executive.free_work_item(self.items[number], SITE);
        assert_eq!(
            result.is_ok(),
            self.model.free(number),
            "freeing item {number}: {result:?}"
        );
    }

    fn work(&mut self, worker: usize) {
        while let Some(queue) = self.executive.worker_to_start() {
            let id = self
                .executive
                .create_thread(ThreadKind::Worker(queue), Address::NULL);
            self.workers.push((id, None));
        }
        let Some(place) = worker.checked_rem(self.workers.len()) else {
            return;
        };
        let (id, running) = self.workers[place];
        if self.executive.thread_state(id) == ThreadState::Waiting {
            return;
        }
        self.executive.switch_to(Activity::Thread(id));
        self.workers[place].1 = match running {
            Some(call) => {
                self.executive.finish_work_item(&call);
                let number = usize::try_from(call.context.0).unwrap();
                let place = self
                    .model
                    .running
                    .iter()
                    .position(|&running| running == number);
                self.model
                    .running
                    .remove(place.expect("the model runs it too"));
                None
            }
            None => {
                let call = self.executive.take_next_work_item();
                let expected = self.model.take();
                assert_eq!(
                    call.map(|call| call.context.0),
                    expected.map(|number| number as u64)
                );
                call
            }
        };
    }

    /// What holds after every step.
    fn check(&self) {
        let references = self.executive.io_objects.object(self.device).references;
        assert_eq!(references as usize, self.model.references());
        for (number, (&item, &(queued, freed))) in
            self.items.iter().zip(&self.model.items).enumerate()
        {
            let facts = self.executive.work_item(item);
            assert_eq!(facts.is_none(), freed, "item {number}");
            assert_eq!(
                facts.is_some_and(|facts| facts.queued.is_some()),
                queued,
                "item {number}"
            );
        }
        let running = self.executive.running_work_items().count();
        assert_eq!(running, self.model.running.len());
        if !self.model.queue.is_empty() {
            assert!(
                self.somebody_will_take_an_item(),
                "items wait and nobody takes them"
            );
        }
    }

    fn somebody_will_take_an_item(&self) -> bool {
        let mut workers = self.workers.iter();
        self.executive.worker_to_start().is_some()
            || self.workers.len() >= crate::WORKERS_PER_QUEUE as usize
            || workers.any(|(id, running)| {
                running.is_none() && self.executive.thread_state(*id) != ThreadState::Waiting
            })
    }

    fn check_counters(&self) {
        let counters = self.executive.work_item_counters(WorkItemKind::Ndis);
        let freed = self.model.items.iter().filter(|item| item.1).count();
        let waiting = self.model.references() as u64;
        assert_eq!(counters.allocated, self.items.len() as u64);
        assert_eq!(counters.freed, freed as u64);
        assert_eq!(counters.queued - counters.run, waiting);
        let outstanding = self.executive.work_items_outstanding().count();
        assert_eq!(outstanding, self.items.len() - freed);
    }
}

proptest! {
    #[test]
    fn any_sequence_of_calls_does_what_the_model_does(
        steps in prop::collection::vec(step(), 1..120),
    ) {
        let mut machine = Machine::new();
        for step in steps {
            match step {
                Step::Allocate => machine.allocate(),
                Step::Queue(number) => machine.queue(number),
                Step::Free(number) => machine.free(number),
                Step::Work(worker) => machine.work(worker),
            }
            machine.check();
        }
        machine.check_counters();
    }

    /// A machine that was used and reset does the same as a new one.
    #[test]
    fn a_reset_machine_gives_the_same_items_as_a_new_one(
        before in 0..80_usize,
        after in 1..80_usize,
    ) {
        let mut used = Machine::new();
        for number in 0..before {
            used.allocate();
            if number % 2 == 0 {
                used.free(number);
            }
        }
        used.executive.reset();
        let mut fresh = machine(2);
        for _ in 0..after {
            let owner = Owner::default();
            let items = [&mut used.executive, &mut fresh]
                .map(|machine| machine.allocate_work_item(WorkItemKind::Io, None, owner, SITE));
            prop_assert_eq!(items[0], items[1]);
        }
    }
}
