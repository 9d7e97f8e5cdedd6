//! Rules for spin locks and other locks. Pages: devtest/locking-rule-set--ndis-, kernel/spin-locks.
//!
//! A compiled driver has no NDIS spin locks: the header turns them into the kernel's. The rules
//! therefore apply to both.

use crate::{DRIVER_VERIFIER_DETECTED_VIOLATION, SPIN_LOCK_ALREADY_OWNED};

rules! {
    SPIN_LOCK_RELEASE {
        id: "SpinLockRelease", Microsoft,
        title: "a spin lock is released that is not held",
        requires: "a spin lock is released only after it was acquired",
        page: "devtest/ndis-spinlockrelease",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1007: released without being acquired", "lock", "0", "0"])),
        help: "pair each release with one acquire",
    }
    SPIN_LOCK {
        id: "SpinLock", Microsoft,
        title: "a routine returns with a spin lock held",
        requires: "a routine of the driver that the system calls releases each spin lock that it has acquired before it returns",
        page: "devtest/ndis-spinlock",
        bug_check: None,
        help: "release the lock on every path out of the routine",
    }
    SPIN_LOCK_DPR {
        id: "SpinLockDpr", Microsoft,
        title: "a routine returns with a spin lock held that it has acquired at DISPATCH_LEVEL",
        requires: "a routine of the driver that the system calls releases each spin lock that it has acquired before it returns",
        page: "devtest/ndis-spinlockdpr",
        bug_check: None,
        help: "pair NdisDprAcquireSpinLock with NdisDprReleaseSpinLock on every path out of the routine",
    }
    SPIN_LOCK_RECURSIVE {
        id: "spin-lock-recursive", Ours,
        title: "a spin lock is acquired by the processor that holds it",
        requires: "a spin lock is not acquired again by its holder",
        page: "debugger/bug-check-0xf--spin-lock-already-owned",
        bug_check: Some(SPIN_LOCK_ALREADY_OWNED),
        help: "split the routine into one that takes the lock and one that expects it held",
    }
    SPIN_LOCK_NOT_INITIALIZED {
        id: "spin-lock-not-initialized", Ours,
        title: "a spin lock is acquired whose memory does not hold a free spin lock",
        requires: "KeInitializeSpinLock is called before a spin lock is used, and nothing else writes to it",
        page: "ddi/wdm/nf-wdm-keinitializespinlock, Remarks",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1002: acquired before it was initialised", "lock", "0", "0"])),
        help: "initialise the lock where its memory is allocated; without it a real processor spins for ever",
    }
    SPIN_LOCK_DEADLOCK {
        id: "spin-lock-deadlock", Ours,
        title: "processors wait for each other's spin locks",
        requires: "spin locks are acquired in the same order everywhere",
        page: "devtest/deadlock-detection",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1001: lock hierarchy violation", "lock", "0", "0"])),
        help: "decide on one order for the locks, or release the one before acquiring the other",
    }
    LOCK_ORDER_INVERSION {
        id: "lock-order-inversion", Ours,
        title: "locks are acquired in different orders",
        requires: "locks that are held at the same time are acquired in one order everywhere",
        page: "devtest/deadlock-detection",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1001: lock hierarchy violation", "lock", "0", "0"])),
        help: "decide on one order for the locks, or release the one before acquiring the other; nobody waited in this run, but a different schedule deadlocks",
    }
    SPIN_LOCK_MIXED_ROUTINES {
        id: "spin-lock-mixed-routines", Ours,
        title: "a spin lock is used by routines of two families",
        requires: "a lock is acquired and released by routines of one family: ordinary, queued, or reader/writer",
        page: "kernel/queued-spin-locks",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1008 acquire, 0x1009 release by the wrong routine", "lock", "0", "0"])),
        help: "use one family of routines for each lock",
    }
    QUEUED_SPIN_LOCK {
        id: "QueuedSpinLock", Microsoft,
        title: "a routine returns with a queued spin lock held",
        requires: "a routine of the driver that the system calls releases each queued spin lock that it has acquired before it returns; the queue handle is on its stack",
        page: "devtest/wdm-queuedspinlock",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00040006", "condition", "rule state", "0"])),
        help: "release the lock on every path out of the routine",
    }
    QUEUED_SPIN_LOCK_RELEASE {
        id: "QueuedSpinLockRelease", Microsoft,
        title: "a queued spin lock is released that is not held with this handle",
        requires: "acquiring and releasing an in-stack queued spin lock alternate strictly",
        page: "devtest/wdm-queuedspinlockrelease",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00040007", "condition", "rule state", "0"])),
        help: "pair each release with one acquire by the same handle",
    }
    IRQL_LOWERED_WITH_SPIN_LOCK {
        id: "irql-lowered-with-spin-lock", Ours,
        title: "the IRQL is lowered while a spin lock is held",
        requires: "the IRQL stays at DISPATCH_LEVEL at least while a spin lock is held",
        page: "debugger/bug-check-0xf--spin-lock-already-owned",
        bug_check: Some(SPIN_LOCK_ALREADY_OWNED),
        help: "release the locks in the reverse order of acquiring them, each with the IRQL that its acquire returned",
    }
    SPIN_LOCK_WRONG_OWNER {
        id: "spin-lock-wrong-owner", Ours,
        title: "a spin lock is released by a processor that does not hold it",
        requires: "a spin lock is released where it was acquired",
        page: "devtest/deadlock-detection",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1004: released by the wrong thread", "lock", "acquiring thread", "current thread"])),
        help: "release the lock in the activity that acquired it",
    }
    LOCK_IN_FREED_MEMORY {
        id: "lock-in-freed-memory", Ours,
        title: "memory is freed that holds a lock in use",
        requires: "a lock is released and nobody waits for it when its memory is freed",
        page: "debugger/bug-check-0xc4--driver-verifier-detected-violation",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x100B: a deleted lock is owned", "lock", "owner thread", "0"])),
        help: "make sure that no one holds the lock any more before its memory goes",
    }
    EVENT_IN_FREED_MEMORY {
        id: "waited-for-object-in-freed-memory", Ours,
        title: "memory is freed that holds an object a thread waits for",
        requires: "nobody waits for an event, mutex or other dispatcher object when its memory is freed",
        page: "kernel/introduction-to-kernel-dispatcher-objects",
        bug_check: None,
        help: "let the waiter free the memory, after its wait",
    }
    LOCK_NOT_OWNED {
        id: "lock-not-owned", Ours,
        title: "a mutex, push lock, resource or read/write lock is released that is not held",
        requires: "a lock is released by the thread that acquired it",
        page: "devtest/deadlock-detection",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x1007 not acquired, 0x1004 wrong thread", "lock", "acquiring thread", "current thread"])),
        help: "pair each release with one acquire of the same thread",
    }
}
