//! Rules for network buffer lists on their way. Page: network/send-and-receive-operations.

use crate::{BUGCODE_NDIS_DRIVER, DRIVER_VERIFIER_DETECTED_VIOLATION};

rules! {
    NBL_NOT_OWNED {
        id: "net-buffer-list-not-owned", Ours,
        title: "a driver uses a NET_BUFFER_LIST that it has passed on or given back",
        requires: "a driver touches, completes or passes on only the NET_BUFFER_LISTs that it holds at that moment",
        page: "network/net-buffer-list-ownership",
        bug_check: None,
        help: "do not keep a list after passing it on; keep a count or a copy of what is needed",
    }
    NBL_COMPLETED_TWICE {
        id: "net-buffer-list-completed-twice", Ours,
        title: "a NET_BUFFER_LIST is completed or returned twice",
        requires: "each NET_BUFFER_LIST is completed or returned once",
        page: "network/net-buffer-list-ownership",
        bug_check: None,
        help: "let one place complete the list",
    }
    NBL_LEAKED {
        id: "net-buffer-list-leaked", Ours,
        title: "NET_BUFFER_LISTs are outstanding when a pause completes or the driver deregisters",
        requires: "every NET_BUFFER_LIST is completed or returned before the pause completes",
        page: "debugger/bug-check-0x7c--bugcode-ndis-driver",
        bug_check: Some(BUGCODE_NDIS_DRIVER.with(["0x27: NET_BUFFER_LISTs leaked", "1: tracker", "0", "0"])),
        help: "count the lists that are out and complete the pause when the count reaches zero",
    }
    NDIS_TIMED_DATA_SEND {
        id: "NdisTimedDataSend", Microsoft,
        title: "a send is not completed in time",
        requires: "a miniport driver completes each send within 30 seconds",
        page: "devtest/ndis-ndistimeddatasend",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0009200D", "condition", "rule state", "0"])),
        help: "complete the NET_BUFFER_LISTs of a send from wherever they are done, also when they fail",
    }
    NDIS_FILTER_TIMED_DATA_SEND {
        id: "NdisFilterTimedDataSend", Microsoft,
        title: "a filter module does not hand on a send in time",
        requires: "a filter driver passes on or completes each send; how soon is not documented, 30 seconds are taken here",
        page: "devtest/ndis-ndisfiltertimeddatasend",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00092011", "condition", "rule state", "0"])),
        help: "do not keep NET_BUFFER_LISTs: pass them on, or complete them with an error",
    }
    NDIS_FILTER_TIMED_DATA_RECEIVE {
        id: "NdisFilterTimedDataReceive", Microsoft,
        title: "a filter module does not hand on or return a receive in time",
        requires: "a filter driver passes on or returns each received NET_BUFFER_LIST; how soon is not documented, 30 seconds are taken here",
        page: "devtest/ndis-ndisfiltertimeddatareceive",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x00092012", "condition", "rule state", "0"])),
        help: "do not keep NET_BUFFER_LISTs: indicate them further, or return them",
    }
    NBL_WHILE_PAUSED {
        id: "net-buffer-list-while-paused", Ours,
        title: "a paused driver originates sends or indicates receives",
        requires: "a driver originates no new sends or receive indications while it is paused",
        page: "network/miniport-adapter-states-and-operations",
        bug_check: None,
        help: "stop the source in the pause handler, before it completes",
    }
    NBL_POOL_LEFT {
        id: "net-buffer-list-pool-left", Ours,
        title: "a NET_BUFFER_LIST or NET_BUFFER pool is left when its owner goes",
        requires: "each pool is freed before its owner halts, detaches or unloads",
        page: "ddi/nblapi/nf-nblapi-ndisallocatenetbufferlistpool, Remarks",
        bug_check: None,
        help: "free the pool in the routine that undoes the one that allocated it",
    }
    NBL_POOL_IN_USE {
        id: "net-buffer-list-pool-in-use", Ours,
        title: "a pool is freed while structures of it are allocated",
        requires: "all structures of a pool are freed before the pool",
        page: "ddi/nblapi/nf-nblapi-ndisfreenetbufferlistpool, Remarks",
        bug_check: None,
        help: "free every NET_BUFFER_LIST and NET_BUFFER first",
    }
    NBL_WRONG_POOL {
        id: "net-buffer-list-wrong-free-function", Ours,
        title: "a NET_BUFFER_LIST, NET_BUFFER or MDL is freed by another function than its own",
        requires: "a structure is freed by the function that belongs to the one that allocated it",
        page: "ddi/nblapi/nf-nblapi-ndisfreenetbufferlist, Remarks",
        bug_check: None,
        help: "free clones, fragments and reassembled lists with the matching function",
    }
    NBL_CONTEXT_NOT_ALLOCATED {
        id: "net-buffer-list-context-not-allocated", Ours,
        title: "more context space of a NET_BUFFER_LIST is freed than is in use",
        requires: "NdisFreeNetBufferListContext releases context space that NdisAllocateNetBufferListContext allocated, with the same size",
        page: "ddi/nblapi/nf-nblapi-ndisfreenetbufferlistcontext",
        bug_check: None,
        help: "pass the size with which the context space was allocated, once",
    }
    NDIS_ALLOCATE_NET_BUFFER {
        id: "NdisAllocateNetBuffer", Microsoft,
        title: "a NET_BUFFER is left when the adapter halts",
        requires: "each structure from NdisAllocateNetBuffer is freed with NdisFreeNetBuffer by the end of MiniportHaltEx",
        page: "devtest/ndis-ndisallocatenetbuffer",
        bug_check: None,
        help: "free the NET_BUFFER in MiniportHaltEx",
    }
    NDIS_ALLOCATE_MDL {
        id: "NdisAllocateMdl", Microsoft,
        title: "an MDL is left when the adapter halts",
        requires: "each MDL from NdisAllocateMdl is freed with NdisFreeMdl by the end of MiniportHaltEx",
        page: "devtest/ndis-ndisallocatemdl",
        bug_check: None,
        help: "free the MDL in MiniportHaltEx",
    }
}
