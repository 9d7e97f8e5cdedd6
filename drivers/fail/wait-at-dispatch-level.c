/*
 * Wrong in one way: the driver waits for an event while it holds a spin lock.
 *
 * Rule wait-at-dispatch-level: ddi/wdm/nf-wdm-kewaitforsingleobject, debugger/bug-check-0xc4 (0x121).
 */
#include "../support/plain-driver.h"

static KSPIN_LOCK Lock;
static KEVENT Event;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeSpinLock(&Lock);
    KeInitializeEvent(&Event, NotificationEvent, TRUE);
    KeAcquireSpinLock(&Lock, &OldIrql);
#ifdef FIXED
    KeReleaseSpinLock(&Lock, OldIrql);
    KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
#else
    KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
    KeReleaseSpinLock(&Lock, OldIrql);
#endif
}
