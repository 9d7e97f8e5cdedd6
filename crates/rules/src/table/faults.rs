//! Rules that a fault of the driver's own instructions breaks, and bug checks it asks for itself.
//! Page: debugger/bug-check-code-reference2.

rules! {
    DRIVER_FAULT {
        id: "driver-fault", Ours,
        title: "the driver raises an exception that nobody handles",
        requires: "a driver touches valid memory only and handles the exceptions it can cause",
        page: "debugger/bug-check-0xd1--driver-irql-not-less-or-equal",
        bug_check: None,
        help: "look at the instruction and the address that it touches",
    }
    DRIVER_FAST_FAIL {
        id: "driver-fast-fail", Ours,
        title: "a check that the compiler or a header put into the driver fails",
        requires: "lists, stack cookies and guarded values are intact",
        page: "debugger/bug-check-0x139--kernel-security-check-failure",
        bug_check: Some(crate::KERNEL_SECURITY_CHECK_FAILURE),
        help: "an entry was inserted or removed twice, freed while linked, or the list is used without its lock",
    }
    ASSERTION_FAILED {
        id: "assertion-failed", Ours,
        title: "an assertion of the driver fails",
        requires: "the driver's own assertions hold",
        page: "kernel/asserts",
        bug_check: None,
        help: "look at the condition that the driver asserts",
    }
    BUGCHECK_CALLED {
        id: "bugcheck-called", Ours,
        title: "the driver asks for a bug check",
        requires: "a driver calls KeBugCheckEx only when nothing else can be done",
        page: "ddi/wdm/nf-wdm-kebugcheckex",
        bug_check: None,
        help: "look at the condition under which the driver gives up",
    }
    DISCARDED_CODE_CALLED {
        id: "discarded-code-called", Ours,
        title: "code of a discarded section runs after DriverEntry",
        requires: "code in an INIT section runs only during DriverEntry",
        page: "kernel/making-drivers-pageable",
        bug_check: None,
        help: "move the routine out of the INIT section",
    }
    PAGEABLE_CODE_AT_DISPATCH_LEVEL {
        id: "pageable-code-at-dispatch-level", Ours,
        title: "pageable code runs at DISPATCH_LEVEL or above",
        requires: "code and data in pageable sections are used below DISPATCH_LEVEL only",
        page: "devtest/force-irql-checking",
        bug_check: Some(crate::DRIVER_IRQL_NOT_LESS_OR_EQUAL),
        help: "move the routine out of the PAGE section, or do the work in a work item",
    }
}
