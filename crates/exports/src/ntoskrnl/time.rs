//! Time. Pages: ddi/wdm/nf-wdm-kequeryperformancecounter, ddi/wdm/nf-wdm-kequerysystemtimeprecise,
//! ddi/wdm/nf-wdm-kestallexecutionprocessor.
//!
//! Time is virtual: it stands still while code runs, and passes when something waits for it. Reading the
//! precise time takes a microsecond of it, so that a loop which waits by reading the time comes to an
//! end. The local time is that of UTC.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use executive::SECOND;
use machine::{Call, Stop, exports};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-kequeryperformancecounter")]
    #[irql(any)]
    fn KeQueryPerformanceCounter(PerformanceFrequency: Address) -> u64;

    #[docs("ddi/wdm/nf-wdm-kequerysystemtime~r1")]
    #[irql(any)]
    fn KeQuerySystemTime(CurrentTime: Address);

    #[docs("ddi/wdm/nf-wdm-kequerysystemtimeprecise")]
    #[irql(any)]
    fn KeQuerySystemTimePrecise(CurrentTime: Address);

    #[docs("ddi/wdm/nf-wdm-kequeryinterrupttime")]
    #[irql(any)]
    fn KeQueryInterruptTime() -> u64;

    #[docs("ddi/wdm/nf-wdm-kequeryinterrupttimeprecise")]
    #[irql(any)]
    fn KeQueryInterruptTimePrecise(QpcTimeStamp: Address) -> u64;

    #[docs("ddi/wdm/nf-wdm-kequeryunbiasedinterrupttime")]
    #[irql(any)]
    fn KeQueryUnbiasedInterruptTime() -> u64;

    #[docs("ddi/wdm/nf-wdm-kequerytickcount")]
    #[irql(any)]
    fn KeQueryTickCount(CurrentCount: Address);

    #[docs("ddi/wdm/nf-wdm-kequerytimeincrement")]
    #[irql(any)]
    fn KeQueryTimeIncrement() -> u32;

    #[docs("ddi/wdm/nf-wdm-kestallexecutionprocessor")]
    #[irql(any)]
    fn KeStallExecutionProcessor(MicroSeconds: u32);

    #[docs("ddi/wdm/nf-wdm-exsystemtimetolocaltime")]
    #[irql(any)]
    fn ExSystemTimeToLocalTime(SystemTime: Address, LocalTime: Address);

    #[docs("ddi/wdm/nf-wdm-exlocaltimetosystemtime")]
    #[irql(any)]
    fn ExLocalTimeToSystemTime(LocalTime: Address, SystemTime: Address);
}

/// Units of 100 nanoseconds in a clock tick.
const TIME_INCREMENT: u32 = 156_250;
/// What reading the precise time takes, in microseconds.
const READING: u32 = 1;

/// Returns the performance counter, which counts units of 100 nanoseconds, and writes its frequency
/// unless `PerformanceFrequency` is NULL.
fn KeQueryPerformanceCounter(call: &mut Call, PerformanceFrequency: Address) -> Result<u64, Stop> {
    if !PerformanceFrequency.is_null() {
        call.write(PerformanceFrequency, SECOND)?;
    }
    let executive = call.executive();
    executive.stall(READING);
    Ok(executive.interrupt_time())
}

/// Writes the system time, in units of 100 nanoseconds since 1601.
fn KeQuerySystemTime(call: &mut Call, CurrentTime: Address) -> Result<(), Stop> {
    KeQuerySystemTimePrecise(call, CurrentTime)
}

/// Writes the system time, in units of 100 nanoseconds since 1601.
fn KeQuerySystemTimePrecise(call: &mut Call, CurrentTime: Address) -> Result<(), Stop> {
    let executive = call.executive();
    executive.stall(READING);
    let time = executive.system_time();
    call.write(CurrentTime, time)
}

/// Returns the time since power-on, in units of 100 nanoseconds.
fn KeQueryInterruptTime(call: &mut Call) -> Result<u64, Stop> {
    let executive = call.executive();
    executive.stall(READING);
    Ok(executive.interrupt_time())
}

/// Returns the time since power-on and writes the performance counter, which is the same number.
fn KeQueryInterruptTimePrecise(call: &mut Call, QpcTimeStamp: Address) -> Result<u64, Stop> {
    let time = KeQueryInterruptTime(call)?;
    call.write(QpcTimeStamp, time)?;
    Ok(time)
}

/// Returns the time since power-on that the computer did not sleep, which is all of it.
fn KeQueryUnbiasedInterruptTime(call: &mut Call) -> Result<u64, Stop> {
    KeQueryInterruptTime(call)
}

/// Writes the number of clock ticks since power-on.
fn KeQueryTickCount(call: &mut Call, CurrentCount: Address) -> Result<(), Stop> {
    let time = KeQueryInterruptTime(call)?;
    call.write(CurrentCount, time / u64::from(TIME_INCREMENT))
}

/// Returns the length of a clock tick in units of 100 nanoseconds.
fn KeQueryTimeIncrement(_call: &mut Call) -> Result<u32, Stop> {
    Ok(TIME_INCREMENT)
}

/// Keeps the processor busy for some microseconds.
fn KeStallExecutionProcessor(call: &mut Call, MicroSeconds: u32) -> Result<(), Stop> {
    call.executive().stall(MicroSeconds);
    call.waits_for_others();
    Ok(())
}

fn copy(call: &mut Call, from: Address, to: Address) -> Result<(), Stop> {
    let time: u64 = call.read(from)?;
    call.write(to, time)
}

/// Writes the local time that goes with a system time: the same.
fn ExSystemTimeToLocalTime(
    call: &mut Call,
    SystemTime: Address,
    LocalTime: Address,
) -> Result<(), Stop> {
    copy(call, SystemTime, LocalTime)
}

/// Writes the system time that goes with a local time: the same.
fn ExLocalTimeToSystemTime(
    call: &mut Call,
    LocalTime: Address,
    SystemTime: Address,
) -> Result<(), Stop> {
    copy(call, LocalTime, SystemTime)
}
