//! IRQL rules of the kernel's functions. Page: devtest/ddi-compliance-checking.
//!
//! Only the rules that some function of our tables names in its "DDI compliance rules" line.

use crate::DRIVER_VERIFIER_DETECTED_VIOLATION;

rules! {
    IRQL_DISPATCH {
        id: "IrqlDispatch", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL = DISPATCH_LEVEL",
        page: "devtest/wdm-irqldispatch",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020003", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_EX_ALLOCATE_POOL {
        id: "IrqlExAllocatePool", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= DISPATCH_LEVEL, and nonpaged memory only at DISPATCH_LEVEL",
        page: "devtest/wdm-irqlexallocatepool",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020004", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_EX_APC_LTE2 {
        id: "IrqlExApcLte2", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= APC_LEVEL",
        page: "devtest/wdm-irqlexapclte2",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020006", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_EX_APC_LTE3 {
        id: "IrqlExApcLte3", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= APC_LEVEL",
        page: "devtest/wdm-irqlexapclte3",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020007", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_IO_PASSIVE4 {
        id: "IrqlIoPassive4", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL = PASSIVE_LEVEL",
        page: "devtest/wdm-irqliopassive4",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0002000D", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_IO_PASSIVE5 {
        id: "IrqlIoPassive5", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL = PASSIVE_LEVEL",
        page: "devtest/wdm-irqliopassive5",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0002000E", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_KE_APC_LTE1 {
        id: "IrqlKeApcLte1", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= APC_LEVEL",
        page: "devtest/wdm-irqlkeapclte1",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0002000F", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_KE_APC_LTE2 {
        id: "IrqlKeApcLte2", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= APC_LEVEL",
        page: "devtest/wdm-irqlkeapclte2",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020010", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_KE_DISPATCH_LTE {
        id: "IrqlKeDispatchLte", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= DISPATCH_LEVEL",
        page: "devtest/wdm-irqlkedispatchlte",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020011", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_KE_RAISE_LOWER {
        id: "IrqlKeRaiseLower", Microsoft,
        title: "the IRQL is raised to a lower level or lowered to a higher one",
        requires: "KeRaiseIrql is called with a level that is not below the current one, KeLowerIrql with one that is not above it",
        page: "devtest/wdm-irqlkeraiselower",
        bug_check: Some(crate::DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x30 raise, 0x31 lower", "IRQL", "requested IRQL", "0x31: 0 bad, 1 invalid in a DPC"])),
        help: "lower the IRQL to the value that the raise returned, once for each raise",
    }
    IRQL_KE_RELEASE_SPIN_LOCK {
        id: "IrqlKeReleaseSpinLock", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL = DISPATCH_LEVEL, with the IRQL that the acquire returned",
        page: "devtest/wdm-irqlkereleasespinlock",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020015", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_KE_SET_EVENT {
        id: "IrqlKeSetEvent", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL <= DISPATCH_LEVEL, and <= APC_LEVEL with Wait TRUE",
        page: "devtest/wdm-irqlkesetevent",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00020016", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_PS_PASSIVE {
        id: "IrqlPsPassive", Microsoft,
        title: "a kernel function is called at an IRQL that its page does not allow",
        requires: "the function is called at IRQL = PASSIVE_LEVEL",
        page: "devtest/wdm-irqlpspassive",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0002001C", "condition", "rule state", "0"])),
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
}
