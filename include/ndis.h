/* NDIS 6 for miniport, filter and protocol drivers, on mingw-w64's DDK headers (x64).
 *
 * Give the compiler `-I include` and after that the folder with mingw-w64's DDK headers, and name the
 * NDIS version to compile for (ndis/version.h). Structures, enumerations, constants and prototypes are
 * generated from tables of the public interface; what C code spells as macros is in the other files.
 * Interfaces of NDIS 5 are not here, and neither are those of connection-oriented NDIS's macros.
 */
#pragma once

/* mingw-w64 has an NDIS 5 ndis.h and network headers that go with it; they must not come in as well. */
#define _NDIS_
#define __NDIS_H
#define _NTDDNDIS_
#define __NTDDNDIS_H
#define __NETPNP_H
#define _NETPNP_
#define _INC_IFDEF

#include <ntddk.h>

#include "ndis/version.h"
#include "ndis/generated_enumerations.h"
#include "ndis/foreign_types.h"
#include "ndis/generated_types.h"
#include "ndis/generated_constants.h"
#include "ndis/generated_structures.h"
#include "ndis/generated_functions.h"
#include "ndis/net_buffers.h"
#include "ndis/locks.h"
#include "ndis/memory.h"
#include "ndis/strings.h"
#include "ndis/interlocked.h"
#include "ndis/ethernet.h"
#include "ndis/hardware.h"
#include "ndis/media_specific_information.h"
