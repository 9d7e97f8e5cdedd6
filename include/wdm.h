/* wdm.h for drivers that are built with mingw-w64's DDK headers: those, with what they lack.
 *
 * It must be found before mingw-w64's own file, which it includes: give the compiler `-I include`
 * and the folder with mingw-w64's DDK headers after that. <ntddk.h> and <ntifs.h> include <wdm.h>,
 * so a driver that starts with them gets the same.
 */
#pragma once

#include <sal.h>
#include <driverspecs.h>
#include "openndis/annotations.h"

#include "openndis/wdm_before.h"
#include_next <wdm.h>
#include "openndis/wdm_additions.h"
