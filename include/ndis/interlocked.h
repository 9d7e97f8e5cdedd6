/* Interlocked arithmetic and lists, system time: the kernel's functions under NDIS's names. */
#pragma once

#define NdisInterlockedIncrement(Addend) InterlockedIncrement(Addend)
#define NdisInterlockedDecrement(Addend) InterlockedDecrement(Addend)
#define NdisInterlockedAddUlong(Addend, Increment, Lock) ExInterlockedAddUlong(Addend, Increment, &(Lock)->SpinLock)
#define NdisInterlockedAddLargeStatistic(Addend, Increment)                                                            \
    ((void)InterlockedExchangeAdd64((LONG64 volatile *)(Addend), (LONG64)(Increment)))

#define NdisInitializeListHead(Head) InitializeListHead(Head)
#define NdisInterlockedInsertHeadList(Head, Entry, Lock) ExInterlockedInsertHeadList(Head, Entry, &(Lock)->SpinLock)
#define NdisInterlockedInsertTailList(Head, Entry, Lock) ExInterlockedInsertTailList(Head, Entry, &(Lock)->SpinLock)
#define NdisInterlockedRemoveHeadList(Head, Lock) ExInterlockedRemoveHeadList(Head, &(Lock)->SpinLock)
#define NdisInitializeSListHead(Head) ExInitializeSListHead(Head)
#define NdisInterlockedPushEntrySList(Head, Entry, Lock) ExInterlockedPushEntrySList(Head, Entry, &(Lock)->SpinLock)
#define NdisInterlockedPopEntrySList(Head, Lock) ExInterlockedPopEntrySList(Head, &(Lock)->SpinLock)
#define NdisQueryDepthSList(Head) ExQueryDepthSList(Head)

#define NdisGetCurrentSystemTime(SystemTime) KeQuerySystemTime(SystemTime)
#define NdisStallExecution(Microseconds) KeStallExecutionProcessor(Microseconds)

#ifdef __cplusplus
extern "C" {
#endif

static __inline ULONG NdisCurrentProcessorIndex(void)
{
    return KeGetCurrentProcessorNumberEx(NULL);
}

#ifdef __cplusplus
}
#endif
