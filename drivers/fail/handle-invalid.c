/*
 * Wrong in one way: the driver closes a handle twice.
 *
 * Rule handle-invalid: ddi/wdm/nf-wdm-zwclose.
 */
#include "../support/plain-driver.h"

static VOID Show(PDRIVER_OBJECT DriverObject)
{
    OBJECT_ATTRIBUTES Attributes;
    UNICODE_STRING Name;
    HANDLE Key;
    UNREFERENCED_PARAMETER(DriverObject);
    RtlInitUnicodeString(&Name, L"\\Registry\\Machine\\System");
    InitializeObjectAttributes(&Attributes, &Name, OBJ_KERNEL_HANDLE | OBJ_CASE_INSENSITIVE, NULL, NULL);
    if (NT_SUCCESS(ZwOpenKey(&Key, KEY_READ, &Attributes))) {
        ZwClose(Key);
#ifndef FIXED
        ZwClose(Key);
#endif
    }
}
