/*
 * Two activities change the same memory without a lock and are right to: the second waits for an event that the first
 * sets when it is done.
 */
#define ADAPTER_DATA      \
    LONG Count;   \
    KEVENT IsDone
#define PREPARE(Adapter) KeInitializeEvent(&(Adapter)->IsDone, NotificationEvent, FALSE)
#include "../support/two-activities.h"

static VOID First(PADAPTER Adapter)
{
    Adapter->Count++;
    KeSetEvent(&Adapter->IsDone, IO_NO_INCREMENT, FALSE);
}

static VOID Second(PADAPTER Adapter)
{
    KeWaitForSingleObject(&Adapter->IsDone, Executive, KernelMode, FALSE, NULL);
    Adapter->Count++;
}
