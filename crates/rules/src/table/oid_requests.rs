//! Rules for OID requests. Page: network/ndis-oid-request-interface.

use crate::{BUGCODE_NDIS_DRIVER, DRIVER_VERIFIER_DETECTED_VIOLATION};

rules! {
    NDIS_OID_DOUBLE_COMPLETE {
        id: "NdisOidDoubleComplete", Microsoft,
        title: "an OID request is completed that is not pending",
        requires: "an OID request is completed once: by the handler's return, or by one call of the completion function if it returned NDIS_STATUS_PENDING",
        page: "devtest/ndis-ndisoiddoublecomplete",
        bug_check: Some(BUGCODE_NDIS_DRIVER.with(["0x26: an OID request that is not pending was completed", "miniport driver", "NDIS_OID_REQUEST", "0"])),
        help: "let one place complete the request, and forget the request there",
    }
    NDIS_OID_COMPLETE {
        id: "NdisOidComplete", Microsoft,
        title: "an OID request is completed with NDIS_STATUS_PENDING",
        requires: "the final status of an OID request is never NDIS_STATUS_PENDING",
        page: "devtest/ndis-ndisoidcomplete",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00091001", "condition", "rule state", "0"])),
        help: "pass the outcome of the request",
    }
    NDIS_TIMED_OID_COMPLETE {
        id: "NdisTimedOidComplete", Microsoft,
        title: "an OID request is not completed in time",
        requires: "an OID request is completed within 12 seconds",
        page: "devtest/ndis-ndistimedoidcomplete",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00092003", "condition", "rule state", "0"])),
        help: "complete a request that is pended from wherever it is done, also when it fails",
    }
    NDIS_OID_INVALID_BUFFER {
        id: "ndis-oid-invalid-buffer", Ours,
        title: "an OID request is completed with more bytes than its buffer holds",
        requires: "BytesWritten or BytesRead of a completed OID request is at most InformationBufferLength",
        page: "debugger/bug-check-0x7c--bugcode-ndis-driver",
        bug_check: Some(BUGCODE_NDIS_DRIVER.with(["0x1D: illegal OID completion", "adapter or filter", "NDIS_OID_REQUEST", "0"])),
        help: "check InformationBufferLength, set BytesNeeded and return NDIS_STATUS_BUFFER_TOO_SHORT",
    }
    NDIS_OID_REQUEST_IN_USE {
        id: "ndis-oid-request-in-use", Ours,
        title: "an NDIS_OID_REQUEST is used again or freed before its request is completed",
        requires: "the NDIS_OID_REQUEST and its buffer stay valid and unchanged until the request is completed",
        page: "ddi/ndis/nf-ndis-ndisoidrequest, Remarks",
        bug_check: None,
        help: "use one structure for each request that is out",
    }
    NDIS_OID_NOT_COMPLETED {
        id: "ndis-oid-not-completed", Ours,
        title: "an OID request is still pending when its adapter halts or its module detaches",
        requires: "every OID request is completed before the adapter halts or the module detaches",
        page: "ddi/ndis/nc-ndis-miniport_halt, Remarks",
        bug_check: None,
        help: "complete or cancel the pending requests",
    }
}
