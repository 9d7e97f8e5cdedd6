/* What has to be out of the way while mingw-w64's wdm.h is read.
 *
 * On x64 that header changes the IRQL by writing the cr8 register inline, as drivers for Windows 7
 * do. Drivers for newer targets call the kernel instead, and these headers follow them: the inline
 * versions get other names here, and openndis/wdm_additions.h declares the imported functions.
 * Define OPENNDIS_INLINE_IRQL to keep them inline.
 */
#pragma once

#ifndef OPENNDIS_INLINE_IRQL
#define KeGetCurrentIrql OpenndisInlineKeGetCurrentIrql
#define KfRaiseIrql OpenndisInlineKfRaiseIrql
#define KeLowerIrql OpenndisInlineKeLowerIrql
#define KeRaiseIrqlToDpcLevel OpenndisInlineKeRaiseIrqlToDpcLevel
#endif

/* In C++, clang takes the inline versions of these two for contradictions of those in the headers below. */
#include <ntdef.h>
#include <intrin.h>

#if defined(__clang__) && defined(__cplusplus)
#define InterlockedBitTestAndSet OpenndisInlineInterlockedBitTestAndSet
#define InterlockedBitTestAndReset OpenndisInlineInterlockedBitTestAndReset
#endif
