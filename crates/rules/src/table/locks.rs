//! Rules for locks that block the thread, and for regions without APCs.
//! Pages: kernel/fast-mutexes-and-guarded-mutexes, kernel/run-down-protection,
//! kernel/using-remove-locks, kernel/disabling-apcs.

use crate::DRIVER_VERIFIER_DETECTED_VIOLATION;

rules! {
    LOCK_RECURSIVE {
        id: "lock-recursive", Ours,
        title: "a thread acquires a fast mutex or push lock that it holds",
        requires: "a fast mutex, guarded mutex or push lock is not acquired again by the thread that holds it",
        page: "kernel/fast-mutexes-and-guarded-mutexes",
        bug_check: None,
        help: "split the routine into one that takes the lock and one that expects it held; KMUTEX can be acquired again",
    }
    LOCK_WRONG_ROUTINE {
        id: "lock-wrong-routine", Ours,
        title: "a lock is released by a routine that does not go with the one that acquired it",
        requires: "a lock is released by the counterpart of the routine that acquired it",
        page: "kernel/fast-mutexes-and-guarded-mutexes",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1009: released by the wrong routine", "lock", "0", "0"])),
        help: "pair ExAcquireFastMutex with ExReleaseFastMutex, and each Unsafe or guarded form with its own counterpart",
    }
    THREAD_ENDS_WITH_LOCK {
        id: "thread-ends-with-lock", Ours,
        title: "a thread ends while it holds a lock or is in a region without APCs",
        requires: "a thread releases its locks and leaves its critical and guarded regions before it ends",
        page: "devtest/deadlock-detection",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x100A: a terminated thread owns a lock", "thread", "0", "0"])),
        help: "release the lock on every path to PsTerminateSystemThread",
    }
    READ_WRITE_LOCK_RECURSIVE {
        id: "read-write-lock-recursive", Ours,
        title: "a processor acquires an NDIS read/write lock again, and not both times for reading",
        requires: "a processor that holds a read/write lock does not acquire it for writing, nor one that writes for reading",
        page: "ddi/ndis/nf-ndis-ndisacquirerwlockread, Remarks",
        bug_check: None,
        help: "release the lock before acquiring it for writing: it can't be promoted",
    }
    READ_WRITE_LOCK_NOT_HELD {
        id: "read-write-lock-not-held", Ours,
        title: "an NDIS read/write lock is released that the processor does not hold so",
        requires: "each acquire goes with one release of the same lock, with the same lock state, on the same processor",
        page: "ddi/ndis/nf-ndis-ndisreleaserwlock, Remarks",
        bug_check: None,
        help: "use one LOCK_STATE_EX variable on the stack for each acquire, and its release in the same routine",
    }
    RUNDOWN_NOT_ACQUIRED {
        id: "rundown-protection-not-acquired", Ours,
        title: "run-down protection is released more often than it was acquired",
        requires: "each release of run-down protection goes with one acquisition that succeeded",
        page: "kernel/run-down-protection",
        bug_check: None,
        help: "release only what ExAcquireRundownProtection granted by returning TRUE",
    }
    REMOVE_LOCK_NOT_ACQUIRED {
        id: "remove-lock-not-acquired", Ours,
        title: "a remove lock is released that is not held with this tag",
        requires: "each release of a remove lock goes with one successful acquisition that had the same tag",
        page: "ddi/wdm/nf-wdm-ioreleaseremovelock, Remarks",
        bug_check: None,
        help: "release with the tag of the acquire, and only after it returned STATUS_SUCCESS",
    }
    CRITICAL_REGIONS {
        id: "CriticalRegions", Microsoft,
        title: "critical regions are not entered and left in pairs",
        requires: "KeEnterCriticalRegion and KeLeaveCriticalRegion are paired",
        page: "devtest/wdm-criticalregions",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x3E: left outside a critical region; 0x00040003: not paired", "0", "0", "0"])),
        help: "pair each KeLeaveCriticalRegion with one KeEnterCriticalRegion of the same thread",
    }
    GUARDED_REGIONS {
        id: "GuardedRegions", Microsoft,
        title: "guarded regions are not entered and left in pairs",
        requires: "KeEnterGuardedRegion and KeLeaveGuardedRegion are paired",
        page: "devtest/wdm-guardedregions",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0004000E", "condition", "rule state", "0"])),
        help: "pair each KeLeaveGuardedRegion with one KeEnterGuardedRegion of the same thread",
    }
}
