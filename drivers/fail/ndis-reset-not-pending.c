/*
 * Wrong in one way: MiniportResetEx has a work item complete the reset, and does not say that it is pending.
 *
 * Rule ndis-reset-not-pending: ddi/ndis/nf-ndis-ndismresetcomplete. NdisMResetComplete is for a reset for which
 * MiniportResetEx returned NDIS_STATUS_PENDING.
 *
 * Found by: check
 * The adapter must be reset.
 */
#ifdef FIXED
#define RESET_STATUS NDIS_STATUS_PENDING
#else
#define RESET_STATUS NDIS_STATUS_SUCCESS
#endif
#include "../support/deferring-sends.h"
