//! Deferred procedure calls. Guide: kernel/introduction-to-dpcs.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::layout::wdm::{KDPC, KDPC_WATCHDOG_INFORMATION, PROCESSOR_NUMBER};
use abi::{Address, NtStatus};
use executive::{Activity, Importance, WaitOutcome};
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-keinitializedpc")]
    #[irql(any)]
    fn KeInitializeDpc(Dpc: Address, DeferredRoutine: Address, DeferredContext: Address);

    #[docs("ddi/wdm/nf-wdm-keinitializethreadeddpc")]
    #[irql(any)]
    fn KeInitializeThreadedDpc(Dpc: Address, DeferredRoutine: Address, DeferredContext: Address);

    #[docs("ddi/wdm/nf-wdm-keinsertqueuedpc")]
    #[irql(any)]
    fn KeInsertQueueDpc(Dpc: Address, SystemArgument1: Address, SystemArgument2: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-keremovequeuedpc")]
    #[irql(any)]
    fn KeRemoveQueueDpc(Dpc: Address) -> bool;

    #[docs("ddi/wdm/nf-wdm-kesetimportancedpc")]
    #[irql(any)]
    fn KeSetImportanceDpc(Dpc: Address, Importance: u32);

    #[docs("ddi/wdm/nf-wdm-kesettargetprocessordpc")]
    #[irql(any)]
    fn KeSetTargetProcessorDpc(Dpc: Address, Number: u8);

    #[docs("ddi/wdm/nf-wdm-kesettargetprocessordpcex")]
    #[irql(any)]
    fn KeSetTargetProcessorDpcEx(Dpc: Address, ProcNumber: Address) -> NtStatus;

    #[docs("ddi/wdm/nf-wdm-keflushqueueddpcs")]
    #[irql(<= APC_LEVEL)]
    fn KeFlushQueuedDpcs();

    #[docs("ddi/wdm/nf-wdm-kequerydpcwatchdoginformation")]
    #[irql(>= DISPATCH_LEVEL)]
    fn KeQueryDpcWatchdogInformation(WatchdogInformation: Address) -> NtStatus;
}

/// `KOBJECTS` of a DPC and of a threaded one.
const DPC_OBJECT: u8 = 19;
const THREADED_DPC_OBJECT: u8 = 24;
/// `KDPC_IMPORTANCE`.
const MEDIUM_IMPORTANCE: u8 = 1;

fn initialize(
    call: &mut Call,
    dpc: Address,
    object: u8,
    routine: Address,
    context: Address,
) -> Result<(), Stop> {
    if let Err(error) = call.executive().initialize_dpc(dpc, routine, context) {
        return Err(facts::dispatcher_objects::dpc(call, error));
    }
    call.write_field(dpc, KDPC::Type, object)?;
    call.write_field(dpc, KDPC::Importance, MEDIUM_IMPORTANCE)?;
    call.write_field(dpc, KDPC::Number, 0)?;
    call.write_field(dpc, KDPC::DeferredRoutine, routine.0)?;
    call.write_field(dpc, KDPC::DeferredContext, context.0)?;
    call.write_field(dpc, KDPC::DpcData, 0)
}

/// Makes the memory a DPC that calls `DeferredRoutine`.
///
/// # Rules
/// `dpc-initialized-while-queued`.
fn KeInitializeDpc(
    call: &mut Call,
    Dpc: Address,
    DeferredRoutine: Address,
    DeferredContext: Address,
) -> Result<(), Stop> {
    initialize(call, Dpc, DPC_OBJECT, DeferredRoutine, DeferredContext)
}

/// Makes the memory a threaded DPC.
///
/// # Rules
/// `dpc-initialized-while-queued`.
///
/// # Differences from Windows
/// It runs at `DISPATCH_LEVEL` like an ordinary one, as it does on a Windows whose threaded DPCs are
/// disabled: its routine must be able to run so.
fn KeInitializeThreadedDpc(
    call: &mut Call,
    Dpc: Address,
    DeferredRoutine: Address,
    DeferredContext: Address,
) -> Result<(), Stop> {
    initialize(
        call,
        Dpc,
        THREADED_DPC_OBJECT,
        DeferredRoutine,
        DeferredContext,
    )
}

/// Queues the DPC; returns FALSE if it is queued already, whose arguments then stay.
///
/// # Rules
/// `object-not-initialized`.
fn KeInsertQueueDpc(
    call: &mut Call,
    Dpc: Address,
    SystemArgument1: Address,
    SystemArgument2: Address,
) -> Result<bool, Stop> {
    let site = call.site();
    let arguments = [SystemArgument1, SystemArgument2];
    let queued = match call.executive().insert_queue_dpc(Dpc, arguments, site) {
        Ok(queued) => queued,
        Err(error) => return Err(facts::dispatcher_objects::dpc(call, error)),
    };
    if queued {
        call.write_field(Dpc, KDPC::SystemArgument1, SystemArgument1.0)?;
        call.write_field(Dpc, KDPC::SystemArgument2, SystemArgument2.0)?;
    }
    Ok(queued)
}

/// Takes the DPC out of its queue and returns whether it was in one.
///
/// # Rules
/// `object-not-initialized`.
fn KeRemoveQueueDpc(call: &mut Call, Dpc: Address) -> Result<bool, Stop> {
    let _routine: u64 = call.read_field(Dpc, KDPC::DeferredRoutine)?;
    let removed = call.executive().remove_queue_dpc(Dpc);
    removed.map_err(|error| facts::dispatcher_objects::dpc(call, error))
}

/// Sets where in the queue the DPC goes from its next queueing on. A value that is no importance is not
/// taken.
///
/// # Rules
/// `object-not-initialized`.
fn KeSetImportanceDpc(call: &mut Call, Dpc: Address, Importance: u32) -> Result<(), Stop> {
    let Some(importance) = Importance::from_driver(Importance) else {
        return Ok(());
    };
    if let Err(error) = call.executive().set_importance(Dpc, importance) {
        return Err(facts::dispatcher_objects::dpc(call, error));
    }
    call.write_field(
        Dpc,
        KDPC::Importance,
        u8::try_from(Importance).unwrap_or(MEDIUM_IMPORTANCE),
    )
}

/// Sets the processor, by its number in group 0, on which the DPC runs from its next queueing on.
///
/// # Rules
/// `dpc-processor-number`, `object-not-initialized`.
fn KeSetTargetProcessorDpc(call: &mut Call, Dpc: Address, Number: u8) -> Result<(), Stop> {
    let set = call
        .executive()
        .set_target_processor(Dpc, u32::from(Number));
    set.map_err(|error| facts::dispatcher_objects::dpc(call, error))
}

/// The same by group and number; returns `STATUS_INVALID_PARAMETER` if there is no such processor.
///
/// # Rules
/// `object-not-initialized`.
fn KeSetTargetProcessorDpcEx(
    call: &mut Call,
    Dpc: Address,
    ProcNumber: Address,
) -> Result<NtStatus, Stop> {
    let group = call.read_field(ProcNumber, PROCESSOR_NUMBER::Group)?;
    let number = call.read_field(ProcNumber, PROCESSOR_NUMBER::Number)?;
    let reserved = call.read_field(ProcNumber, PROCESSOR_NUMBER::Reserved)?;
    if group != 0 || reserved != 0 || number >= call.executive().processor_count() {
        return Ok(NtStatus::INVALID_PARAMETER);
    }
    match call
        .executive()
        .set_target_processor(Dpc, u32::from(number))
    {
        Ok(()) => Ok(NtStatus::SUCCESS),
        Err(error) => Err(facts::dispatcher_objects::dpc(call, error)),
    }
}

/// Waits until all DPCs have run that are queued now, on every processor.
fn KeFlushQueuedDpcs(call: &mut Call) -> Result<(), Stop> {
    match call.executive().flush_queued_dpcs() {
        Ok(WaitOutcome::Satisfied(_)) => Ok(()),
        Ok(WaitOutcome::Blocked) => call.give_way(),
        Err(error) => {
            let nothing = Address::NULL;
            Err(facts::dispatcher_objects::wait(
                call, nothing, nothing, error,
            ))
        }
    }
}

/// Tells how long DPCs may take: here without limit, which the structure says by zeros. Returns
/// `STATUS_UNSUCCESSFUL` when no DPC runs on the processor.
fn KeQueryDpcWatchdogInformation(
    call: &mut Call,
    WatchdogInformation: Address,
) -> Result<NtStatus, Stop> {
    if !matches!(call.executive().activity(), Activity::Dpc(_)) {
        return Ok(NtStatus::UNSUCCESSFUL);
    }
    call.write_field(
        WatchdogInformation,
        KDPC_WATCHDOG_INFORMATION::DpcTimeLimit,
        0,
    )?;
    call.write_field(
        WatchdogInformation,
        KDPC_WATCHDOG_INFORMATION::DpcTimeCount,
        0,
    )?;
    call.write_field(
        WatchdogInformation,
        KDPC_WATCHDOG_INFORMATION::DpcWatchdogLimit,
        0,
    )?;
    call.write_field(
        WatchdogInformation,
        KDPC_WATCHDOG_INFORMATION::DpcWatchdogCount,
        0,
    )?;
    Ok(NtStatus::SUCCESS)
}
