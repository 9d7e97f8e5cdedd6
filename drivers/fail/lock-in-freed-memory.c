/*
 * Wrong in one way: the driver frees the memory of a fast mutex that it holds.
 *
 * Rule lock-in-freed-memory: debugger/bug-check-0xc4 (0x100B): a deleted lock is still owned.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PFAST_MUTEX Mutex = ExAllocatePool2(POOL_FLAG_NON_PAGED, sizeof(*Mutex), PLAIN_TAG);
    UNREFERENCED_PARAMETER(DriverObject);
    if (Mutex == NULL) {
        return;
    }
    ExInitializeFastMutex(Mutex);
    ExAcquireFastMutexUnsafe(Mutex);
#ifdef FIXED
    ExReleaseFastMutexUnsafe(Mutex);
#endif
    ExFreePoolWithTag(Mutex, PLAIN_TAG);
}
