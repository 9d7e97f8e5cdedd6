//! What threads and DPCs run: the bodies of their fibers.

use abi::{Address, NtStatus};
use executive::{Activity, Site, ThreadId, ThreadKind};
use fiber::Fiber;

use crate::call::Call;
use crate::callback;
use crate::current;
use crate::ending::{Ending, Stop};
use crate::machine::Machine;

/// What a thread of the system does.
pub(crate) enum ThreadBody {
    /// A routine of the driver with its context, by `PsCreateSystemThread`.
    Driver { routine: Address, context: Address },
    /// The system's own work, such as taking a driver through its life.
    System(SystemBody),
    /// A worker of a queue.
    Worker,
}

/// Work of the system itself on a thread of its own.
pub type SystemBody = Box<dyn FnOnce(&mut Call) -> Result<(), Stop>>;

impl std::fmt::Debug for ThreadBody {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::Driver { .. } => "Driver",
            Self::System(_) => "System",
            Self::Worker => "Worker",
        })
    }
}

impl Machine {
    /// Creates a thread that runs `body`, and the `KTHREAD` that stands for it.
    pub(crate) fn create_thread(&mut self, kind: ThreadKind, body: ThreadBody) -> ThreadId {
        let object = self
            .memory
            .kernel_data(abi::layout::internal::KTHREAD::SIZE);
        let thread = self.executive.create_thread(kind, object);
        self.bodies.insert(thread, body);
        thread
    }

    /// Makes the fiber of an activity that has none yet.
    pub(crate) fn start_fiber(&mut self, activity: Activity) -> Result<Fiber, Ending> {
        let stack = self
            .stacks
            .take()
            .map_err(|error| Ending::Unsupported(error.to_string()))?;
        Ok(match activity {
            Activity::Thread(thread) => {
                let body = self.bodies.remove(&thread);
                Fiber::new(stack, move || run_thread(body))
            }
            Activity::Dpc(_) | Activity::Clock => Fiber::new(stack, run_dpcs),
        })
    }
}

/// The body of a thread's fiber. Whatever stops it, nothing is left behind that needs a destructor.
fn run_thread(body: Option<ThreadBody>) {
    let mut call = Call::of_new_fiber();
    let result = match body {
        Some(ThreadBody::Driver { routine, context }) => call
            .invoke(callback::SYSTEM_THREAD, routine, &[context.0])
            .and_then(|_| {
                call.report_held_by_thread("the thread's routine returns and");
                call.exit_thread(NtStatus::SUCCESS)
            }),
        Some(ThreadBody::System(body)) => run_system_body(&mut call, body),
        Some(ThreadBody::Worker) => run_worker(&mut call),
        None => Ok(()),
    };
    if result.is_err() {
        crate::entry::leave();
    }
}

fn run_system_body(call: &mut Call, body: SystemBody) -> Result<(), Stop> {
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| body(call)));
    match outcome {
        Ok(result) => result?,
        Err(panic) => {
            let text = crate::entry::panic_text(panic.as_ref());
            drop(panic);
            call.machine().end(Ending::Internal(text));
            return Err(Stop(()));
        }
    }
    call.executive().exit_thread(NtStatus::SUCCESS);
    Ok(())
}

/// A worker: takes items off its queue, one after the other, and runs them.
fn run_worker(call: &mut Call) -> Result<(), Stop> {
    let Some(worker) = call.executive().worker() else {
        return Err(call.internal("a worker's thread is none"));
    };
    loop {
        call.let_others_go_on()?;
        let Some(item) = call.executive().take_work_item(worker) else {
            call.give_way()?;
            continue;
        };
        crate::work_items::run(call, item)?;
    }
}

/// The DPCs of a processor, until none is queued.
fn run_dpcs() {
    let mut call = Call::of_new_fiber();
    while let Some(dpc) = call.executive().next_dpc() {
        call.machine().tell_access(dpc.dpc.0, true);
        // A timer object of NDIS's has its function called with the context of its last setting.
        let (name, routine, context) = match call.ndis().timer_fires(dpc.dpc) {
            Some(timer) => (callback::NDIS_TIMER_FUNCTION, timer.function, timer.context),
            None => (callback::DEFERRED_ROUTINE, dpc.routine, dpc.context),
        };
        let arguments = [dpc.dpc.0, context.0, dpc.argument1.0, dpc.argument2.0];
        if call.invoke(name, routine, &arguments).is_err() {
            crate::entry::leave();
        }
    }
    let machine = current::machine();
    debug_assert!(!machine.is_null(), "a machine runs while its fibers do");
}

impl Call {
    /// Creates a thread of the driver's.
    pub fn create_driver_thread(&mut self, routine: Address, context: Address) -> ThreadId {
        let site = self.site();
        let machine = self.machine();
        let thread =
            machine.create_thread(ThreadKind::Driver, ThreadBody::Driver { routine, context });
        machine.created.insert(thread, site);
        thread
    }

    /// Creates a thread that does work of the system.
    pub fn create_system_thread(&mut self, body: SystemBody) -> ThreadId {
        self.machine()
            .create_thread(ThreadKind::System, ThreadBody::System(body))
    }

    /// Ends the running thread; it never goes on.
    ///
    /// # Errors
    /// Always, so that the caller returns at once.
    pub fn exit_thread(&mut self, status: NtStatus) -> Result<(), Stop> {
        self.executive().exit_thread(status);
        self.give_way()?;
        Err(Stop(()))
    }
}

impl Call {
    /// Notes where a thread stands that is about to give way.
    pub(crate) fn note_where_it_stands(&mut self) {
        let site = self.site();
        let Activity::Thread(ThreadId(number)) = site.activity else {
            return;
        };
        let stands = &mut self.machine().stands;
        let index = number as usize;
        if index >= stands.len() {
            stands.resize(index + 1, None);
        }
        stands[index] = Some(site);
    }
}

impl Machine {
    /// Where a thread gave way last: if it waits, where it does.
    #[must_use]
    pub fn gave_way_at(&self, thread: ThreadId) -> Option<Site> {
        *self.stands.get(thread.0 as usize)?
    }

    /// Where the driver has created a thread of its own.
    #[must_use]
    pub fn created_at(&self, thread: ThreadId) -> Option<Site> {
        self.created.get(&thread).copied()
    }
}
