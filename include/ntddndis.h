/* Everything that this header of the Windows driver kit has for NDIS drivers is in ndis.h. */
#pragma once

#include <ndis.h>
