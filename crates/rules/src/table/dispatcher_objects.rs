//! Rules for events, mutexes, semaphores and threads.
//! Page: kernel/introduction-to-kernel-dispatcher-objects.

use crate::MAXIMUM_WAIT_OBJECTS_EXCEEDED;

rules! {
    OBJECT_NOT_INITIALIZED {
        id: "object-not-initialized", Ours,
        title: "a kernel object is used that was not initialised",
        requires: "an event, mutex, semaphore, timer, DPC or remove lock is initialised by its own routine before it is used",
        page: "kernel/defining-and-using-an-event-object",
        bug_check: None,
        help: "initialise the object where its memory is allocated, before anyone else can reach it",
    }
    OBJECT_OF_ANOTHER_KIND {
        id: "object-of-another-kind", Ours,
        title: "a function is given a kernel object of another kind",
        requires: "a function is given an object of the kind that it is for",
        page: "kernel/introduction-to-kernel-dispatcher-objects",
        bug_check: None,
        help: "look at which object lies at the address that is passed",
    }
    OBJECT_INITIALIZED_IN_USE {
        id: "object-initialized-in-use", Ours,
        title: "a kernel object is initialised while a thread waits for it",
        requires: "an object is not initialised again while it is used",
        page: "kernel/introduction-to-kernel-dispatcher-objects",
        bug_check: None,
        help: "initialise the object once; KeClearEvent makes an event non-signaled again",
    }
    SEMAPHORE_LIMIT {
        id: "semaphore-limit-exceeded", Ours,
        title: "a semaphore is released beyond its limit",
        requires: "the count of a semaphore never exceeds the limit given to KeInitializeSemaphore",
        page: "ddi/wdm/nf-wdm-kereleasesemaphore, Remarks",
        bug_check: None,
        help: "release what was waited for, or raise the limit; the routine raises STATUS_SEMAPHORE_LIMIT_EXCEEDED",
    }
    WAIT_OBJECT_COUNT {
        id: "wait-object-count", Ours,
        title: "a wait is for more objects than are allowed",
        requires: "a wait is for at most MAXIMUM_WAIT_OBJECTS objects, and for at most THREAD_WAIT_OBJECTS without a wait block array",
        page: "debugger/bug-check-0xc--maximum-wait-objects-exceeded",
        bug_check: Some(MAXIMUM_WAIT_OBJECTS_EXCEEDED),
        help: "pass an array of KWAIT_BLOCK, or wait for fewer objects",
    }
    THREAD_OUTLIVES_DRIVER {
        id: "thread-outlives-driver", Ours,
        title: "a thread that the driver has created has not ended when the driver has unloaded",
        requires: "the unload routine waits until the driver's own threads have ended; nothing keeps the image for them",
        page: "debugger/bug-check-0xce--driver-unloaded-without-cancelling-pending-operations",
        bug_check: Some(crate::DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS),
        help: "tell the thread to end and wait for its thread object; an event that the thread sets comes before its last instructions",
    }
    THREAD_NOT_DRIVERS_OWN {
        id: "thread-not-drivers-own", Ours,
        title: "the driver ends a thread that it did not create",
        requires: "a driver terminates only threads that it created with PsCreateSystemThread",
        page: "ddi/wdm/nf-wdm-psterminatesystemthread, Remarks",
        bug_check: None,
        help: "return from the routine instead",
    }
}
