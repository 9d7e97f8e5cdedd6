/*
 * Wrong in one way: the driver leaves a memory descriptor list.
 *
 * Rule NdisAllocateMdl: devtest/ndis-ndisallocatemdl.
 */
#include "../support/checks.h"

DRIVER_INITIALIZE DriverEntry;
MINIPORT_INITIALIZE DescribedInitialize;
MINIPORT_HALT DescribedHalt;

static UCHAR Described[64];
static PMDL Mdl;

NDIS_STATUS NTAPI DescribedInitialize(NDIS_HANDLE NdisMiniportHandle, NDIS_HANDLE MiniportDriverContext,
                   PNDIS_MINIPORT_INIT_PARAMETERS MiniportInitParameters)
{
    Mdl = NdisAllocateMdl(NdisMiniportHandle, Described, sizeof(Described));
    if (Mdl == NULL) {
        return NDIS_STATUS_RESOURCES;
    }
    if (ChecksInitialize(NdisMiniportHandle, MiniportDriverContext, MiniportInitParameters) != NDIS_STATUS_SUCCESS) {
        NdisFreeMdl(Mdl);
        return NDIS_STATUS_RESOURCES;
    }
    return NDIS_STATUS_SUCCESS;
}

VOID NTAPI DescribedHalt(NDIS_HANDLE MiniportAdapterContext, NDIS_HALT_ACTION HaltAction)
{
#ifdef FIXED
    NdisFreeMdl(Mdl);
#endif
    ChecksHalt(MiniportAdapterContext, HaltAction);
}

NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    return RegisterPlainMiniport(DriverObject, RegistryPath, DescribedInitialize, DescribedHalt, PlainUnload);
}
