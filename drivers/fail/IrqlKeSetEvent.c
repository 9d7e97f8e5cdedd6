/*
 * Wrong in one way: the driver sets an event with Wait TRUE at DISPATCH_LEVEL.
 *
 * Rule IrqlKeSetEvent: devtest/wdm-irqlkesetevent. A wait follows such a call, and is not allowed there.
 */
#include "../support/plain-driver.h"

static KEVENT Event;

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    KIRQL OldIrql;
    UNREFERENCED_PARAMETER(DriverObject);
    KeInitializeEvent(&Event, NotificationEvent, FALSE);
    KeRaiseIrql(DISPATCH_LEVEL, &OldIrql);
#ifdef FIXED
    KeSetEvent(&Event, IO_NO_INCREMENT, FALSE);
#else
    KeSetEvent(&Event, IO_NO_INCREMENT, TRUE);
#endif
    KeLowerIrql(OldIrql);
}
