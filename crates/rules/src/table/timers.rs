//! Rules for timers and DPCs. Pages: network/ndis-timer-services, kernel/timer-objects-and-dpcs.

use crate::{BUGCODE_NDIS_DRIVER, TIMER_OR_DPC_INVALID};

rules! {
    CANCEL_TIMER_OBJECT {
        id: "CancelTimerObject", Microsoft,
        title: "an NDIS timer is still set when its adapter halts or fails to initialise",
        requires: "every timer is cancelled by the end of MiniportHaltEx, or of a MiniportInitializeEx that fails",
        page: "devtest/ndis-canceltimerobject",
        bug_check: Some(BUGCODE_NDIS_DRIVER.with(["0x09 halt, 0x0C failed initialise", "adapter", "timer queue", "0"])),
        help: "cancel the timer and, if it was too late for that, wait for its function",
    }
    TIMER_OBJECT_NOT_FREED {
        id: "timer-object-not-freed", Ours,
        title: "an NDIS timer object is left when its owner goes",
        requires: "each object from NdisAllocateTimerObject is freed with NdisFreeTimerObject",
        page: "ddi/ndis/nf-ndis-ndisallocatetimerobject, Remarks",
        bug_check: None,
        help: "free the timer object in the routine that undoes the one that allocated it",
    }
    TIMER_FREED_WHILE_SET {
        id: "timer-freed-while-set", Ours,
        title: "an NDIS timer object is freed while its timer is set",
        requires: "a timer is cancelled before its object is freed",
        page: "ddi/ndis/nf-ndis-ndisfreetimerobject, Remarks",
        bug_check: None,
        help: "call NdisCancelTimerObject first and, if it returns FALSE, wait for the timer function",
    }
    PERIODIC_TIMER {
        id: "PeriodicTimer", Microsoft,
        title: "a periodic NDIS timer is cancelled above PASSIVE_LEVEL",
        requires: "NdisCancelTimerObject is called for a periodic timer at PASSIVE_LEVEL, for another at DISPATCH_LEVEL at most",
        page: "devtest/ndis-periodictimer",
        bug_check: None,
        help: "cancel the timer from MiniportHaltEx, MiniportPause or a work item",
    }
    TIMER_IN_FREED_MEMORY {
        id: "timer-in-freed-memory", Ours,
        title: "memory is freed that holds a set timer",
        requires: "a timer is cancelled before its memory is freed",
        page: "debugger/bug-check-0xc7--timer-or-dpc-invalid",
        bug_check: Some(TIMER_OR_DPC_INVALID.with(["0: timer object", "timer", "start of the range", "end of the range"])),
        help: "cancel the timer and, if it was too late for that, wait for its DPC",
    }
    DPC_IN_FREED_MEMORY {
        id: "dpc-in-freed-memory", Ours,
        title: "memory is freed that holds a queued DPC or its routine",
        requires: "a DPC has run or been removed from its queue before its memory is freed",
        page: "debugger/bug-check-0xc7--timer-or-dpc-invalid",
        bug_check: Some(TIMER_OR_DPC_INVALID.with(["1: DPC object, 2: DPC routine", "DPC or routine", "start of the range", "end of the range"])),
        help: "call KeRemoveQueueDpc, or KeFlushQueuedDpcs to wait for it",
    }
    TIMER_INITIALIZED_WHILE_SET {
        id: "timer-initialized-while-set", Ours,
        title: "a timer is initialised while it is set",
        requires: "a timer object is initialised once, or when it is not in the system's timer queue",
        page: "ddi/wdm/nf-wdm-keinitializetimerex, Remarks",
        bug_check: None,
        help: "cancel the timer first, or initialise it only where its memory is allocated",
    }
    DPC_INITIALIZED_WHILE_QUEUED {
        id: "dpc-initialized-while-queued", Ours,
        title: "a DPC is initialised while it is queued",
        requires: "a DPC object is initialised once, or when it is in no queue",
        page: "ddi/wdm/nf-wdm-keinitializedpc, Remarks",
        bug_check: None,
        help: "initialise the DPC only where its memory is allocated",
    }
    DPC_PROCESSOR_NUMBER {
        id: "dpc-processor-number", Ours,
        title: "a DPC is targeted at a processor that the machine does not have",
        requires: "the target of a DPC is the number of a processor of the machine",
        page: "debugger/bug-check-0xc7--timer-or-dpc-invalid",
        bug_check: Some(TIMER_OR_DPC_INVALID.with(["3: invalid processor number", "DPC", "processor number", "processors"])),
        help: "take the number from KeGetCurrentProcessorNumberEx or below KeQueryActiveProcessorCountEx",
    }
    NDIS_STALL_EXECUTION_DELAY {
        id: "NdisStallExecution_Delay", Microsoft,
        title: "NdisStallExecution is asked to wait for more than 50 microseconds",
        requires: "the argument of NdisStallExecution is at most 50 microseconds",
        page: "devtest/ndis-ndisstallexecution-delay",
        bug_check: None,
        help: "use NdisMSleep at PASSIVE_LEVEL or a timer",
    }
}
