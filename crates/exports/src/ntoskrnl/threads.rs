//! System threads. Guide: kernel/windows-kernel-mode-process-and-thread-manager.
//!
//! All threads belong to the system process, whose id is 4. Priorities are kept but decide nothing: with
//! several processors they are no guarantee.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::CLIENT_ID;
use abi::{Address, NtStatus};
use executive::{ThreadId, ThreadKind};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-pscreatesystemthread")]
    #[irql(= PASSIVE_LEVEL)]
    fn PsCreateSystemThread(
        ThreadHandle: Address, DesiredAccess: u32, ObjectAttributes: Address, ProcessHandle: Address,
        ClientId: Address, StartRoutine: Address, StartContext: Address,
    ) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-psterminatesystemthread")]
    #[irql(= PASSIVE_LEVEL)]
    fn PsTerminateSystemThread(ExitStatus: NtStatus) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-kegetcurrentthread")]
    #[irql(any)]
    fn KeGetCurrentThread() -> Address;

    #[docs("ddi/wdm/nf-wdm-psgetcurrentthread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn PsGetCurrentThread() -> Address;

    #[docs("ddi/ntddk/nf-ntddk-psgetcurrentthreadid")]
    #[irql(<= DISPATCH_LEVEL)]
    fn PsGetCurrentThreadId() -> u64;

    #[docs("ddi/ntddk/nf-ntddk-psgetthreadid")]
    #[irql(<= DISPATCH_LEVEL)]
    fn PsGetThreadId(Thread: Address) -> u64;

    #[docs("ddi/ntddk/nf-ntddk-psgetcurrentprocessid")]
    #[irql(any)]
    fn PsGetCurrentProcessId() -> u64;

    #[docs("ddi/ntddk/nf-ntddk-psgetthreadprocessid")]
    #[irql(<= DISPATCH_LEVEL)]
    fn PsGetThreadProcessId(Thread: Address) -> u64;

    #[docs("ddi/ntifs/nf-ntifs-psissystemthread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn PsIsSystemThread(Thread: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kesetprioritythread")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeSetPriorityThread(Thread: Address, Priority: i32) -> i32;

    #[docs("ddi/wdm/nf-wdm-kequeryprioritythread")]
    #[irql(= PASSIVE_LEVEL)]
    fn KeQueryPriorityThread(Thread: Address) -> i32;
}

/// The id of the system process.
const SYSTEM_PROCESS: u64 = 4;
/// From one thread's id to the next.
const ID_STEP: u64 = 4;

/// The id by which a thread is known to drivers.
fn client_id(thread: ThreadId) -> u64 {
    SYSTEM_PROCESS + ID_STEP * (u64::from(thread.0) + 1)
}

/// The thread whose object a driver names.
fn thread(call: &mut Call, object: Address) -> Result<ThreadId, Stop> {
    match call.executive().thread_by_object(object) {
        Some(thread) => Ok(thread),
        None => Err(facts::threads::not_a_thread(call, object)),
    }
}

fn current(call: &mut Call) -> Address {
    let executive = call.executive();
    executive
        .thread()
        .map_or(Address::NULL, |thread| executive.thread_object(thread))
}

/// Creates a thread that runs `StartRoutine` and writes a handle on it. The thread may run before this
/// function returns.
///
/// Returns `STATUS_INSUFFICIENT_RESOURCES` when that fails, which a schedule can ask for.
///
/// # Rules
/// `IrqlPsPassive`.
///
/// # Differences from Windows
/// Threads in other processes than the system's are not supported. `DesiredAccess` and the attributes
/// are not looked at.
#[expect(clippy::too_many_arguments, reason = "the documented parameters")]
fn PsCreateSystemThread(
    call: &mut Call,
    ThreadHandle: Address,
    _DesiredAccess: u32,
    _ObjectAttributes: Address,
    ProcessHandle: Address,
    ClientId: Address,
    StartRoutine: Address,
    StartContext: Address,
) -> Result<NtStatus, Stop> {
    const CURRENT_PROCESS: Address = Address(u64::MAX);
    if !ProcessHandle.is_null() && ProcessHandle != CURRENT_PROCESS {
        return Err(call.unsupported("PsCreateSystemThread with a process other than the system's"));
    }
    if call.fails() {
        return Ok(NtStatus::INSUFFICIENT_RESOURCES);
    }
    let site = call.site();
    let thread = call.create_driver_thread(StartRoutine, StartContext);
    let executive = call.executive();
    let object = executive.thread_object(thread);
    let handle = executive.object_handles.open(object, site);
    call.write(ThreadHandle, handle)?;
    if !ClientId.is_null() {
        call.write_field(ClientId, CLIENT_ID::UniqueProcess, SYSTEM_PROCESS)?;
        call.write_field(ClientId, CLIENT_ID::UniqueThread, client_id(thread))?;
    }
    call.let_others_go_on()?;
    Ok(NtStatus::SUCCESS)
}

/// Ends the current thread, which the driver must have created; does not return.
///
/// # Rules
/// `IrqlPsPassive`, `work-item-routine-ends-thread`, `thread-not-drivers-own`,
/// `thread-ends-with-lock`.
fn PsTerminateSystemThread(call: &mut Call, ExitStatus: NtStatus) -> Result<NtStatus, Stop> {
    let Some(thread) = call.executive().thread() else {
        return Ok(NtStatus::INVALID_PARAMETER);
    };
    match call.executive().thread_kind(thread) {
        ThreadKind::Driver => call.report_held_by_thread("PsTerminateSystemThread"),
        ThreadKind::Worker(_) => return Err(facts::threads::ends_worker(call, thread)),
        ThreadKind::System => return Err(facts::threads::ends_system_thread(call)),
    }
    call.exit_thread(ExitStatus)?;
    Ok(NtStatus::SUCCESS)
}

/// Returns the current thread's object; in a DPC, that of the thread which it interrupted.
fn KeGetCurrentThread(call: &mut Call) -> Result<Address, Stop> {
    Ok(current(call))
}

/// The same as `KeGetCurrentThread`.
fn PsGetCurrentThread(call: &mut Call) -> Result<Address, Stop> {
    Ok(current(call))
}

/// Returns the current thread's id.
fn PsGetCurrentThreadId(call: &mut Call) -> Result<u64, Stop> {
    Ok(call.executive().thread().map_or(0, client_id))
}

/// Returns a thread's id.
///
/// # Rules
/// `object-of-another-kind`.
fn PsGetThreadId(call: &mut Call, Thread: Address) -> Result<u64, Stop> {
    thread(call, Thread).map(client_id)
}

/// Returns the id of the process, which is the system's.
fn PsGetCurrentProcessId(_call: &mut Call) -> Result<u64, Stop> {
    Ok(SYSTEM_PROCESS)
}

/// Returns the id of a thread's process, which is the system's.
///
/// # Rules
/// `object-of-another-kind`.
fn PsGetThreadProcessId(call: &mut Call, Thread: Address) -> Result<u64, Stop> {
    thread(call, Thread).map(|_| SYSTEM_PROCESS)
}

/// Returns whether a thread is a system thread: all are.
///
/// # Rules
/// `object-of-another-kind`.
fn PsIsSystemThread(call: &mut Call, Thread: Address) -> Result<bool, Stop> {
    thread(call, Thread).map(|_| true)
}

/// Sets a thread's priority and returns the one before.
///
/// # Rules
/// `object-of-another-kind`.
fn KeSetPriorityThread(call: &mut Call, Thread: Address, Priority: i32) -> Result<i32, Stop> {
    let thread = thread(call, Thread)?;
    Ok(call.executive().set_priority(thread, Priority))
}

/// Returns a thread's priority.
///
/// # Rules
/// `object-of-another-kind`.
fn KeQueryPriorityThread(call: &mut Call, Thread: Address) -> Result<i32, Stop> {
    let thread = thread(call, Thread)?;
    Ok(call.executive().priority(thread))
}
