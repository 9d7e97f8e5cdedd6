/*
 * Two activities use the same memory at once and are right to: one stores a flag, with what ReadAcquire and WriteRelease
 * compile to, and the other looks at it; and both store that a thing has happened.
 */
#define ADAPTER_DATA                  \
    volatile LONG IsStopping; \
    LONG Value;               \
    volatile LONG HasHappened
#define SECOND_IS_A_DPC
#include "../support/two-activities.h"

static VOID First(PADAPTER Adapter)
{
    Adapter->Value = 7;
    __asm__ volatile("" ::: "memory"); /* WriteRelease */
    Adapter->IsStopping = TRUE;
    Adapter->HasHappened = TRUE;
}

static VOID Second(PADAPTER Adapter)
{
    LONG IsStopping = Adapter->IsStopping;

    __asm__ volatile("" ::: "memory"); /* ReadAcquire */
    if (IsStopping && Adapter->Value != 7) {
        DbgPrint("the flag was seen before what it stands for\n");
    }
    Adapter->HasHappened = TRUE;
}
