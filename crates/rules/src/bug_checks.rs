//! The bug checks that a broken rule can lead to on Windows, with what their parameters mean.
//! Pages: debugger/bug-check-code-reference2 and the page of each code below it.

use crate::BugCheckTemplate;

impl BugCheckTemplate {
    /// The same bug check where its parameters mean something more particular.
    #[must_use]
    pub const fn with(self, parameters: [&'static str; 4]) -> Self {
        Self { parameters, ..self }
    }
}

macro_rules! bug_checks {
    ($($code:literal $name:ident [$first:literal, $second:literal, $third:literal, $fourth:literal])*) => {
        $(
            #[doc = concat!("Bug check ", stringify!($code), ".")]
            pub const $name: BugCheckTemplate = BugCheckTemplate {
                code: $code,
                name: stringify!($name),
                parameters: [$first, $second, $third, $fourth],
            };
        )*

        /// The documented name of a bug check, of those that a rule can lead to.
        #[must_use]
        pub const fn bug_check_name(code: u32) -> Option<&'static str> {
            match code {
                $($code => Some(stringify!($name)),)*
                _ => None,
            }
        }
    };
}

bug_checks! {
    0x0A IRQL_NOT_LESS_OR_EQUAL ["address", "IRQL", "bit 0 write, bit 3 execute", "instruction"]
    0x0C MAXIMUM_WAIT_OBJECTS_EXCEEDED ["none", "none", "none", "none"]
    0x0F SPIN_LOCK_ALREADY_OWNED ["none", "none", "none", "none"]
    0x18 REFERENCE_BY_POINTER ["object type", "object", "reserved", "reserved"]
    0x1E KMODE_EXCEPTION_NOT_HANDLED ["exception code", "address", "exception parameter 0", "exception parameter 0"]
    0x35 NO_MORE_IRP_STACK_LOCATIONS ["IRP", "0", "0", "0"]
    0x44 MULTIPLE_IRP_COMPLETE_REQUESTS ["IRP", "0", "0", "0"]
    0x50 PAGE_FAULT_IN_NONPAGED_AREA ["address", "operation", "instruction", "kind of fault"]
    0x7C BUGCODE_NDIS_DRIVER ["what is wrong", "per parameter 1", "per parameter 1", "per parameter 1"]
    0x7E SYSTEM_THREAD_EXCEPTION_NOT_HANDLED ["exception code", "address", "exception record", "context record"]
    0x7F UNEXPECTED_KERNEL_MODE_TRAP ["trap number", "not documented", "not documented", "not documented"]
    0xB8 ATTEMPTED_SWITCH_FROM_DPC ["original thread", "new thread", "stack of the original thread", "0"]
    0xC1 SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION ["address", "per parameter 4", "per parameter 4", "what is wrong"]
    0xC2 BAD_POOL_CALLER ["what is wrong", "per parameter 1", "per parameter 1", "per parameter 1"]
    0xC4 DRIVER_VERIFIER_DETECTED_VIOLATION ["what is wrong", "per parameter 1", "per parameter 1", "per parameter 1"]
    0xC7 TIMER_OR_DPC_INVALID ["0 timer, 1 DPC, 2 DPC routine", "object or routine", "start of the range", "end of the range"]
    0xC8 IRQL_UNEXPECTED_VALUE ["current IRQL << 16 | expected IRQL << 8 | kind", "per kind", "per kind", "per kind"]
    0xC9 DRIVER_VERIFIER_IOMANAGER_VIOLATION ["what is wrong", "per parameter 1", "per parameter 1", "per parameter 1"]
    0xCE DRIVER_UNLOADED_WITHOUT_CANCELLING_PENDING_OPERATIONS ["address", "0 read, 1 write", "instruction", "0"]
    0xD1 DRIVER_IRQL_NOT_LESS_OR_EQUAL ["address", "IRQL", "0 read, 1 write, 2 or 8 execute", "instruction"]
    0xD5 DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL ["address", "0 read, 1 write", "instruction", "0"]
    0xD6 DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION ["address", "0 read, 1 write", "instruction", "0"]
    0xE1 WORKER_THREAD_RETURNED_AT_BAD_IRQL ["worker routine", "IRQL at return", "work item parameter", "work item"]
    0xE4 WORKER_INVALID ["what is wrong", "work item", "per parameter 1", "per parameter 1"]
    0xE9 ACTIVE_EX_WORKER_THREAD_TERMINATION ["thread", "0", "0", "0"]
    0x101 CLOCK_WATCHDOG_TIMEOUT ["time-out in clock ticks", "0", "processor control block", "processor"]
    0x139 KERNEL_SECURITY_CHECK_FAILURE ["what is corrupt", "trap frame", "exception record", "0"]
}
