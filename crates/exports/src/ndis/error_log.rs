//! Entries in the system's log. Pages: ddi/ndis/nf-ndis-ndiswriteerrorlogentry,
//! ddi/ndis/nf-ndis-ndiswriteeventlogentry.
//!
//! There is no log file: an entry is a line in the trace, as what a driver prints.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::constants::ndis_status::NDIS_STATUS_BUFFER_TOO_SHORT;
use abi::{Address, NtStatus};
use executive::memory::Memory;
use machine::{Call, Stop, VariableArguments, exports};

use crate::driver_memory::{bytes, checked, wide_string};
use crate::facts;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndiswriteerrorlogentry")]
    #[irql(<= DISPATCH_LEVEL)]
    #[variadic]
    fn NdisWriteErrorLogEntry(
        NdisAdapterHandle: Address,
        ErrorCode: u32,
        NumberOfErrorValues: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndiswriteeventlogentry")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisWriteEventLogEntry(
        LogHandle: Address,
        EventCode: u32,
        UniqueEventValue: u32,
        NumStrings: u16,
        StringsList: Address,
        DataSize: u32,
        Data: Address,
    ) -> NtStatus;
}

/// Bytes of values that an entry of Windows's error log has room for: `ERROR_LOG_MAXIMUM_SIZE` (240) less
/// the packet's head.
const LARGEST_DATA: u32 = 192;
/// Bytes of a value.
const VALUE_SIZE: u32 = 4;

/// Logs that an adapter does not work, with `NumberOfErrorValues` numbers that follow.
///
/// # Rules
/// `Irql_Miscellaneous_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
///
/// # Differences from Windows
/// An entry that is too large for the log is cut.
fn NdisWriteErrorLogEntry(
    call: &mut Call,
    NdisAdapterHandle: Address,
    ErrorCode: u32,
    NumberOfErrorValues: u32,
    values: VariableArguments,
) -> Result<(), Stop> {
    const SLOT: u64 = 8;
    facts::resource_owners::check(call, NdisAdapterHandle)?;
    let mut text = format!("NdisWriteErrorLogEntry: error {ErrorCode:#010x}");
    for index in 0..u64::from(NumberOfErrorValues.min(LARGEST_DATA / VALUE_SIZE)) {
        let value = call.memory().read_u32(values.0.offset(SLOT * index));
        let value = checked(call, value)?;
        text.push_str(&format!(" {value:#x}"));
    }
    call.debug_print(&text);
    Ok(())
}

/// Logs an event of a protocol driver, with strings and data. Returns `NDIS_STATUS_BUFFER_TOO_SHORT` if
/// they are more than the log takes.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
#[expect(clippy::too_many_arguments, reason = "the documented parameters")]
fn NdisWriteEventLogEntry(
    call: &mut Call,
    _LogHandle: Address,
    EventCode: u32,
    UniqueEventValue: u32,
    NumStrings: u16,
    StringsList: Address,
    DataSize: u32,
    Data: Address,
) -> Result<NtStatus, Stop> {
    let mut text = format!("NdisWriteEventLogEntry: event {EventCode:#010x} {UniqueEventValue:#x}");
    let mut size = u64::from(DataSize.next_multiple_of(VALUE_SIZE));
    for index in 0..u64::from(NumStrings) {
        let at = call.read(StringsList.offset(8 * index))?;
        let string = wide_string(call, at)?;
        size += 2 * (string.len() as u64 + 1);
        text.push_str(&format!(" \"{}\"", String::from_utf16_lossy(&string)));
    }
    if size > u64::from(LARGEST_DATA) {
        return Ok(NtStatus(NDIS_STATUS_BUFFER_TOO_SHORT));
    }
    for byte in bytes(call, Data, u64::from(DataSize))? {
        text.push_str(&format!(" {byte:02x}"));
    }
    call.debug_print(&text);
    Ok(NtStatus::SUCCESS)
}
