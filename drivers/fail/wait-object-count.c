/*
 * Wrong in one way: the driver waits for four objects without giving wait blocks for them.
 *
 * Rule wait-object-count: ddi/wdm/nf-wdm-kewaitformultipleobjects: without a WaitBlockArray three objects are allowed.
 */
#include "../support/plain-driver.h"

#define EVENTS 4

static KEVENT Events[EVENTS];
static KWAIT_BLOCK WaitBlocks[EVENTS];

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    PVOID Objects[EVENTS];
    ULONG Index;
    UNREFERENCED_PARAMETER(DriverObject);
    for (Index = 0; Index < EVENTS; Index++) {
        KeInitializeEvent(&Events[Index], NotificationEvent, TRUE);
        Objects[Index] = &Events[Index];
    }
    RtlZeroMemory(WaitBlocks, sizeof(WaitBlocks));
#ifdef FIXED
    KeWaitForMultipleObjects(EVENTS, Objects, WaitAll, Executive, KernelMode, FALSE, NULL, WaitBlocks);
#else
    KeWaitForMultipleObjects(EVENTS, Objects, WaitAll, Executive, KernelMode, FALSE, NULL, NULL);
#endif
}
