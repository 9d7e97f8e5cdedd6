/*
 * Imports that are no functions to call: variables of the kernel, and what compilers refer to without calling it, such as
 * the routine in the tables of abstract C++ classes.
 */
#include "../support/checks.h"

extern DECLSPEC_IMPORT POBJECT_TYPE *ExEventObjectType;
DECLSPEC_IMPORT VOID NTAPI _purecall(VOID);
DECLSPEC_IMPORT NTSTATUS NTAPI ZwCreateEvent(PHANDLE EventHandle, ACCESS_MASK DesiredAccess,
                                             POBJECT_ATTRIBUTES ObjectAttributes, EVENT_TYPE EventType,
                                             BOOLEAN InitialState);

typedef VOID(NTAPI *PMETHOD)(VOID);

DRIVER_INITIALIZE DriverEntry;

static VOID NTAPI ImplementedMethod(VOID)
{
}

/* Says whether a handle and an object type that is imported go together. */
static NTSTATUS ReferenceEvent(HANDLE Handle, PVOID *Event)
{
    return ObReferenceObjectByHandle(Handle, EVENT_ALL_ACCESS, *ExEventObjectType, KernelMode, Event, NULL);
}

static VOID CheckEventObjectType(VOID)
{
    OBJECT_ATTRIBUTES Attributes;
    HANDLE Handle;
    PVOID Event;
    NTSTATUS Status;

    CHECK(ExEventObjectType != NULL);
    CHECK(*ExEventObjectType != NULL);
    InitializeObjectAttributes(&Attributes, NULL, OBJ_KERNEL_HANDLE, NULL, NULL);
    Status = ZwCreateEvent(&Handle, EVENT_ALL_ACCESS, &Attributes, NotificationEvent, FALSE);
    CHECK(NT_SUCCESS(Status));
    if (NT_SUCCESS(Status)) {
        Status = ReferenceEvent(Handle, &Event);
        CHECK(NT_SUCCESS(Status));
        if (NT_SUCCESS(Status)) {
            CHECK(KeSetEvent(Event, IO_NO_INCREMENT, FALSE) == 0);
            CHECK(KeReadStateEvent(Event) != 0);
            ObfDereferenceObject(Event);
        }
        ZwClose(Handle);
    }
}

/* A table of methods, one of which nobody implements: it is filled in with the imported address, and not called. */
static VOID CheckMethodTable(VOID)
{
    volatile PMETHOD Methods[2];

    Methods[0] = ImplementedMethod;
    Methods[1] = (PMETHOD)_purecall;
    CHECK(Methods[1] != NULL);
    Methods[0]();
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    CheckEventObjectType();
    CheckMethodTable();
    return FinishChecks(DriverObject, RegistryPath);
}
