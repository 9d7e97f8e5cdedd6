/*
 * Wrong in one way: the driver unloads with a handle open.
 *
 * Rule handle-not-closed: ddi/wdm/nf-wdm-zwclose. A handle that is not closed keeps its object.
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
#ifdef FIXED
        ZwClose(Key);
#endif
    }
}
