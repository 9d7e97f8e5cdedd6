//! Rules for NDIS handles and for the structures given to NDIS.
//! Pages: network/driver-programming-considerations-for-ndis, debugger/bug-check-0x7c--bugcode-ndis-driver.

rules! {
    NDIS_WRONG_HANDLE {
        id: "ndis-wrong-handle", Ours,
        title: "an NDIS function is given a handle of another kind",
        requires: "the handle is of the kind that the function's parameter asks for",
        page: "ddi/ndis, the parameter of the function that the title names",
        bug_check: None,
        help: "pass the handle that NDIS gave the driver, not a context or an object of the driver's own",
    }
    NDIS_STALE_HANDLE {
        id: "ndis-stale-handle", Ours,
        title: "an NDIS handle is used after its object has gone",
        requires: "a handle is used only while the object behind it exists",
        page: "ddi/ndis, the function that ends the object's life",
        bug_check: None,
        help: "stop every timer, work item and thread that uses the handle before its object goes",
    }
    HANDLE_LOOKED_INTO {
        id: "handle-looked-into", Ours,
        title: "the driver reads or writes through an opaque handle",
        requires: "a handle or opaque object is only passed back to the functions that take it",
        page: "kernel/eprocess",
        bug_check: None,
        help: "keep what the driver needs in a context of its own",
    }
    NDIS_OPEN_CONFIGURATION_EX {
        id: "NdisOpenConfigurationEx", Microsoft,
        title: "a configuration handle is left open when the adapter halts",
        requires: "each handle from NdisOpenConfigurationEx is closed with NdisCloseConfiguration by the end of MiniportHaltEx",
        page: "devtest/ndis-ndisopenconfigurationex",
        bug_check: None,
        help: "close the handle on every path, also when a parameter lacks",
    }
    NDIS_ALLOCATE_GENERIC_OBJECT {
        id: "NdisAllocateGenericObject", Microsoft,
        title: "a generic object is left when the adapter halts",
        requires: "each object from NdisAllocateGenericObject is freed with NdisFreeGenericObject by the end of MiniportHaltEx",
        page: "devtest/ndis-ndisallocategenericobject",
        bug_check: None,
        help: "free the object in MiniportHaltEx",
    }
}
