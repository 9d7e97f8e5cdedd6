/*
 * Wrong in one way: the driver gives an interlocked list with a broken backward link to the kernel.
 *
 * Rule list-corrupted: debugger/bug-check-0x139--kernel-security-check-failure (3).
 */
#include "../support/plain-driver.h"

static LIST_ENTRY Head;
static LIST_ENTRY Entry;
static LIST_ENTRY Second;
static KSPIN_LOCK Lock;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    InitializeListHead(&Head);
    ExInterlockedInsertTailList(&Head, &Entry, &Lock);
#ifndef FIXED
    Entry.Flink = &Second;
    Second.Flink = Second.Blink = &Second;
#else
    (void)Second;
#endif
    ExInterlockedRemoveHeadList(&Head, &Lock);
}
