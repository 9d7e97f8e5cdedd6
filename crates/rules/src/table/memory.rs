//! Rules for pool memory. Pages: devtest/special-pool, devtest/pool-tracking.

use crate::{
    BAD_POOL_CALLER, DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION,
    DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL, DRIVER_VERIFIER_DETECTED_VIOLATION,
    KERNEL_SECURITY_CHECK_FAILURE, SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION,
};

rules! {
    POOL_USE_AFTER_FREE {
        id: "pool-use-after-free", Ours,
        title: "the driver touches memory that it has freed",
        requires: "memory is not touched after it was freed",
        page: "devtest/special-pool",
        bug_check: Some(DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL),
        help: "make sure that timers, work items and other processors are done with the memory before it is freed",
    }
    POOL_OVERRUN {
        id: "pool-overrun", Ours,
        title: "the driver touches memory beyond the end of its allocation",
        requires: "only the bytes that were asked for are touched",
        page: "devtest/special-pool",
        bug_check: Some(DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION),
        help: "check the length that was asked for against the index or count used",
    }
    POOL_CORRUPTED {
        id: "pool-corrupted", Ours,
        title: "bytes next to an allocation were overwritten",
        requires: "only the bytes that were asked for are written",
        page: "debugger/bug-check-0xc1--special-pool-detected-memory-corruption",
        bug_check: Some(SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION.with(["address", "where", "0", "0x23 nearby, 0x24 after the end"])),
        help: "check the length that was asked for against the index or count used",
    }
    POOL_DOUBLE_FREE {
        id: "pool-double-free", Ours,
        title: "memory is freed twice",
        requires: "each allocation is freed once",
        page: "debugger/bug-check-0xc2--bad-pool-caller",
        bug_check: Some(BAD_POOL_CALLER.with(["0x7: freed already", "0", "contents", "block"])),
        help: "clear the pointer where the memory is freed, and decide on one owner",
    }
    POOL_FREE_INVALID_ADDRESS {
        id: "pool-free-invalid-address", Ours,
        title: "an address is freed that no allocation returned",
        requires: "an address given to a free function was returned by its allocation function",
        page: "debugger/bug-check-0xc1--special-pool-detected-memory-corruption",
        bug_check: Some(SPECIAL_POOL_DETECTED_MEMORY_CORRUPTION.with(["address", "0", "0", "0x20: never allocated"])),
        help: "keep the pointer as it was returned",
    }
    POOL_WRONG_TAG {
        id: "pool-wrong-tag", Ours,
        title: "memory is freed with another tag than it was allocated with",
        requires: "ExFreePoolWithTag gets the tag of the allocation",
        page: "debugger/bug-check-0xc2--bad-pool-caller",
        bug_check: Some(BAD_POOL_CALLER.with(["0xA: wrong tag", "address", "tag of the allocation", "tag given"])),
        help: "use one constant for the tag in both places",
    }
    POOL_WRONG_FREE_FUNCTION {
        id: "pool-wrong-free-function", Ours,
        title: "memory is freed by a function that does not belong to its allocation",
        requires: "memory is freed by the function that belongs to the one that allocated it",
        page: "ddi/ndis/nf-ndis-ndisfreememory, Remarks",
        bug_check: None,
        help: "use the free function that the allocation function's page names",
    }
    POOL_ZERO_SIZE {
        id: "pool-zero-size", Ours,
        title: "a pool block of zero bytes is asked for",
        requires: "the size of an allocation is not zero",
        page: "ddi/wdm/nf-wdm-exallocatepoolwithtag, Remarks",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x0: zero bytes", "IRQL", "pool type", "0"])),
        help: "check where the size comes from: a length of zero often means that input was not checked",
    }
    POOL_WITHOUT_TAG {
        id: "pool-without-tag", Ours,
        title: "a pool block is asked for with the tag zero",
        requires: "a pool tag is not zero",
        page: "debugger/bug-check-0xc2--bad-pool-caller",
        bug_check: Some(BAD_POOL_CALLER.with(["0x9B: tag zero", "pool type", "bytes", "caller"])),
        help: "pass a tag of four characters",
    }
    POOL_INVALID_TYPE {
        id: "pool-invalid-type", Ours,
        title: "a pool block is asked for from a pool that is not for drivers",
        requires: "the pool type is NonPagedPool, NonPagedPoolNx or PagedPool, or the cache-aligned form of one",
        page: "ddi/wdm/ne-wdm-_pool_type",
        bug_check: None,
        help: "use NonPagedPoolNx, or PagedPool for what is touched below DISPATCH_LEVEL only",
    }
    LIST_CORRUPTED {
        id: "list-corrupted", Ours,
        title: "a list that is given to a kernel function is corrupted",
        requires: "the entries of a list point to each other; an entry is inserted once and removed before its memory is freed",
        page: "debugger/bug-check-0x139--kernel-security-check-failure",
        bug_check: Some(KERNEL_SECURITY_CHECK_FAILURE.with(["3: corrupted list", "0", "0", "0"])),
        help: "an entry was inserted or removed twice, freed while linked, or the list is used without its lock",
    }
    LIST_MISALIGNED {
        id: "list-misaligned", Ours,
        title: "a sequenced list or its entry is not aligned to 16 bytes",
        requires: "on x64, SLIST_HEADER and SLIST_ENTRY structures are aligned to 16 bytes",
        page: "ddi/wdm/nf-wdm-initializeslisthead, Remarks",
        bug_check: None,
        help: "declare the structure with DECLSPEC_ALIGN(16), and put it first in a pool block",
    }
    LOOKASIDE_LIST_USE {
        id: "lookaside-list-use", Ours,
        title: "a lookaside list is used that is not initialised, deleted or of another kind",
        requires: "a lookaside list is initialised once before it is used, and used by the functions of its kind until it is deleted",
        page: "kernel/using-lookaside-lists",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0xCA initialised again, 0xCB not initialised, 0xCD entries too small", "lookaside list", "per parameter 1", "per parameter 1"])),
        help: "initialise the list before its first use, and delete it when nobody uses it any more",
    }
    LOOKASIDE_LIST_IN_FREED_MEMORY {
        id: "lookaside-list-in-freed-memory", Ours,
        title: "memory is freed that holds a lookaside list",
        requires: "a lookaside list is deleted before its memory is freed",
        page: "devtest/miscellaneous-checks",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0xCC: a lookaside list in freed memory", "lookaside list", "start of the block", "bytes of the block"])),
        help: "call the list's ExDelete function before the memory is freed",
    }
    LOOKASIDE_LIST_NOT_DELETED {
        id: "lookaside-list-not-deleted", Ours,
        title: "a lookaside list is left when the driver unloads",
        requires: "a driver deletes each lookaside list that it initialised before it unloads",
        page: "ddi/wdm/nf-wdm-exinitializelookasidelistex, Remarks",
        bug_check: None,
        help: "call the list's ExDelete function in the unload routine at the latest",
    }
    MDL_STATE {
        id: "mdl-state", Ours,
        title: "an MDL is locked, mapped or freed in a state that does not allow it",
        requires: "an MDL's pages are locked once before they are mapped, and unmapped and unlocked once before the MDL is freed",
        page: "kernel/using-mdls",
        bug_check: None,
        help: "pair MmProbeAndLockPages with MmUnlockPages and MmMapLockedPagesSpecifyCache with MmUnmapLockedPages; MmBuildMdlForNonPagedPool needs neither",
    }
    MDL_PART_OUTSIDE {
        id: "mdl-part-outside", Ours,
        title: "a partial MDL is built for bytes that the source MDL does not describe",
        requires: "the part that IoBuildPartialMdl describes lies in the buffer of the source MDL",
        page: "ddi/wdm/nf-wdm-iobuildpartialmdl",
        bug_check: None,
        help: "check the offset and the length against MmGetMdlByteCount of the source",
    }
    POOL_LEAK {
        id: "pool-leak", Ours,
        title: "memory is left when the driver unloads",
        requires: "a driver frees all its pool memory before it unloads",
        page: "devtest/pool-tracking",
        bug_check: Some(DRIVER_VERIFIER_DETECTED_VIOLATION.with(["0x62: unloaded with allocations left", "driver name", "0", "allocations left"])),
        help: "free the memory on the path that undoes the one that allocated it",
    }
    NDIS_ALLOCATE_MEMORY_WITH_TAG_PRIORITY {
        id: "NdisAllocateMemoryWithTagPriority", Microsoft,
        title: "NdisAllocateMemoryWithTagPriority is called without a tag",
        requires: "a pool tag is given",
        page: "devtest/ndis-ndisallocatememorywithtagpriority",
        bug_check: None,
        help: "pass a tag of four characters",
    }
}
