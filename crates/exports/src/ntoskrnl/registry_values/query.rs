//! The table of `RtlQueryRegistryValues`: entry by entry.
//! Page: ddi/wdm/nf-wdm-rtlqueryregistryvalues.

use abi::constants::ntstatus::{
    STATUS_BUFFER_TOO_SMALL, STATUS_NO_MEMORY, STATUS_OBJECT_NAME_NOT_FOUND,
    STATUS_OBJECT_TYPE_MISMATCH,
};
use abi::constants::wdm::{
    REG_EXPAND_SZ, REG_MULTI_SZ, REG_NONE, REG_SZ, RTL_QUERY_REGISTRY_DELETE,
    RTL_QUERY_REGISTRY_DIRECT, RTL_QUERY_REGISTRY_NOEXPAND, RTL_QUERY_REGISTRY_NOVALUE,
    RTL_QUERY_REGISTRY_REQUIRED, RTL_QUERY_REGISTRY_SUBKEY, RTL_QUERY_REGISTRY_TOPKEY,
    RTL_QUERY_REGISTRY_TYPECHECK,
};
use abi::layout::wdm::RTL_QUERY_REGISTRY_TABLE as TABLE;
use abi::{Address, NtStatus};
use executive::pool::{Allocator, PoolKind, PoolRequest, PoolSelection, PoolTag};
use executive::registry::{KeyId, Value};
use executive::strings::CountedString;
use machine::callback::QUERY_ROUTINE;
use machine::{Call, Stop};

use crate::driver_memory::{bytes, checked, put, wide_string};
use crate::ntoskrnl::pool;

/// The tag of strings that are allocated for the caller, and of what its routines are shown.
const TAG: PoolTag = PoolTag::new(*b"Regq");

/// An entry of the table.
#[derive(Clone, Copy, Debug)]
struct Entry {
    routine: Address,
    flags: u32,
    name: Address,
    context: Address,
    default_type: u32,
    default_data: Address,
    default_length: u32,
}

impl Entry {
    fn read(call: &mut Call, at: Address) -> Result<Self, Stop> {
        Ok(Self {
            routine: Address(call.read_field(at, TABLE::QueryRoutine)?),
            flags: call.read_field(at, TABLE::Flags)?,
            name: Address(call.read_field(at, TABLE::Name)?),
            context: Address(call.read_field(at, TABLE::EntryContext)?),
            default_type: call.read_field(at, TABLE::DefaultType)?,
            default_data: Address(call.read_field(at, TABLE::DefaultData)?),
            default_length: call.read_field(at, TABLE::DefaultLength)?,
        })
    }

    fn is_end(&self) -> bool {
        self.routine.is_null() && self.name.is_null()
    }

    fn has(&self, flag: u32) -> bool {
        self.flags & flag != 0
    }

    /// Whether a routine or a name lacks that the flags ask for, or the reverse.
    fn is_invalid(&self) -> bool {
        if self.has(RTL_QUERY_REGISTRY_DIRECT) {
            return self.name.is_null() || !self.routine.is_null();
        }
        self.routine.is_null() && !self.has(RTL_QUERY_REGISTRY_SUBKEY)
            || self.has(RTL_QUERY_REGISTRY_SUBKEY) && self.name.is_null()
    }
}

/// Works the table at `table` through. Without a key, every value is missing.
pub(super) fn run(
    call: &mut Call,
    top: Option<KeyId>,
    table: Address,
    context: Address,
) -> Result<NtStatus, Stop> {
    let (mut key, mut at) = (top, table);
    loop {
        let entry = Entry::read(call, at)?;
        if entry.is_end() {
            return Ok(NtStatus::SUCCESS);
        }
        if entry.is_invalid() {
            return Ok(NtStatus::INVALID_PARAMETER);
        }
        if entry.has(RTL_QUERY_REGISTRY_TOPKEY | RTL_QUERY_REGISTRY_SUBKEY) {
            key = top;
        }
        let status = if entry.has(RTL_QUERY_REGISTRY_SUBKEY) {
            enter_subkey(call, &entry, &mut key)?
        } else {
            values(call, &entry, key, context)?
        };
        if !status.is_success() {
            return Ok(status);
        }
        at = at.offset(TABLE::SIZE);
    }
}

/// The entries that follow are for a subkey; if the entry has a routine, it gets all of its values.
fn enter_subkey(call: &mut Call, entry: &Entry, key: &mut Option<KeyId>) -> Result<NtStatus, Stop> {
    let path = wide_string(call, entry.name)?;
    let registry = &call.executive().registry;
    *key = key.and_then(|key| registry.find(Some(key), &path).ok());
    if key.is_none() && entry.has(RTL_QUERY_REGISTRY_REQUIRED) {
        return Ok(NtStatus(STATUS_OBJECT_NAME_NOT_FOUND));
    }
    if entry.routine.is_null() {
        return Ok(NtStatus::SUCCESS);
    }
    let every_value = Entry {
        name: Address::NULL,
        ..*entry
    };
    values(call, &every_value, *key, Address::NULL)
}

/// Delivers the value or values of an entry.
fn values(
    call: &mut Call,
    entry: &Entry,
    key: Option<KeyId>,
    context: Address,
) -> Result<NtStatus, Stop> {
    if entry.has(RTL_QUERY_REGISTRY_NOVALUE) {
        return show(
            call,
            entry,
            Address::NULL,
            (REG_NONE, Address::NULL, 0),
            context,
        );
    }
    if entry.name.is_null() {
        return every_value(call, entry, key, context);
    }
    let name = wide_string(call, entry.name)?;
    let registry = &call.executive().registry;
    let stored = key.and_then(|key| registry.value(key, &name).ok().cloned());
    let status = match stored {
        Some(value) => {
            drop(name);
            deliver(call, entry, value, true, context)?
        }
        None => match default(call, entry, name)? {
            Some(value) => deliver(call, entry, value, false, context)?,
            None if entry.has(RTL_QUERY_REGISTRY_REQUIRED) => {
                NtStatus(STATUS_OBJECT_NAME_NOT_FOUND)
            }
            None => NtStatus::SUCCESS,
        },
    };
    if let Some(key) = key
        && entry.has(RTL_QUERY_REGISTRY_DELETE)
        && status.is_success()
    {
        let name = wide_string(call, entry.name)?;
        // The value may have been the default, or the driver's routine has deleted it.
        let _ = call.executive().registry.delete_value(key, &name);
    }
    Ok(status)
}

fn every_value(
    call: &mut Call,
    entry: &Entry,
    key: Option<KeyId>,
    context: Address,
) -> Result<NtStatus, Stop> {
    let Some(key) = key else {
        return Ok(NtStatus::SUCCESS);
    };
    for index in 0.. {
        let Ok(value) = call.executive().registry.value_at(key, index).cloned() else {
            break;
        };
        let status = deliver(call, entry, value, true, context)?;
        if !status.is_success() {
            return Ok(status);
        }
    }
    Ok(NtStatus::SUCCESS)
}

/// The value that the entry gives for one that is missing.
fn default(call: &mut Call, entry: &Entry, name: Vec<u16>) -> Result<Option<Value>, Stop> {
    let kind = entry.default_type & 0xFF;
    if kind == REG_NONE || entry.has(RTL_QUERY_REGISTRY_REQUIRED) {
        return Ok(None);
    }
    let length = match (kind, entry.default_length) {
        (REG_SZ | REG_EXPAND_SZ, 0) => 2 * (wide_string(call, entry.default_data)?.len() + 1),
        (REG_MULTI_SZ, 0) => multi_string_length(call, entry.default_data)?,
        (_, length) => usize::try_from(length).unwrap_or(usize::MAX),
    };
    let data = bytes(call, entry.default_data, length as u64)?;
    Ok(Some(Value { name, kind, data }))
}

/// Bytes of several strings with the empty one that ends them.
fn multi_string_length(call: &mut Call, at: Address) -> Result<usize, Stop> {
    let mut length = 0;
    loop {
        let characters = wide_string(call, at.offset(length as u64))?.len();
        length += 2 * (characters + 1);
        if characters == 0 {
            return Ok(length);
        }
    }
}

/// Gives a value to the driver. It owns memory, so it is dropped before a routine is called.
fn deliver(
    call: &mut Call,
    entry: &Entry,
    value: Value,
    is_stored: bool,
    context: Address,
) -> Result<NtStatus, Stop> {
    const TYPE_SHIFT: u32 = 24;
    if entry.has(RTL_QUERY_REGISTRY_DIRECT) {
        let wanted = entry.default_type >> TYPE_SHIFT;
        if is_stored && entry.has(RTL_QUERY_REGISTRY_TYPECHECK) && value.kind != wanted {
            return Ok(NtStatus(STATUS_OBJECT_TYPE_MISMATCH));
        }
        return store(call, entry.context, &value);
    }
    let is_expanded = !entry.has(RTL_QUERY_REGISTRY_NOEXPAND);
    let Value {
        name,
        kind,
        mut data,
    } = value;
    let length = u32::try_from(data.len()).unwrap_or(u32::MAX);
    if kind == REG_MULTI_SZ && is_expanded {
        // However the data ends, the walk along its strings comes to an empty one.
        data.extend([0; 4]);
    }
    let name: Vec<u8> = name
        .iter()
        .chain(&[0])
        .flat_map(|unit| unit.to_le_bytes())
        .collect();
    let (shown_name, shown_data) = (block(call, &name)?, block(call, &data)?);
    drop((name, data));
    let status = match kind {
        REG_MULTI_SZ if is_expanded => show_each(call, entry, shown_name, shown_data, context)?,
        REG_EXPAND_SZ if is_expanded => show(
            call,
            entry,
            shown_name,
            (REG_SZ, shown_data, length),
            context,
        )?,
        _ => show(call, entry, shown_name, (kind, shown_data, length), context)?,
    };
    for shown in [shown_name, shown_data] {
        pool::free(call, shown, Allocator::SYSTEM, None)?;
    }
    Ok(status)
}

/// Shows each string of several to the driver's routine.
fn show_each(
    call: &mut Call,
    entry: &Entry,
    name: Address,
    strings: Address,
    context: Address,
) -> Result<NtStatus, Stop> {
    let mut at = strings;
    loop {
        let characters = wide_string(call, at)?.len();
        if characters == 0 {
            return Ok(NtStatus::SUCCESS);
        }
        let length = u32::try_from(2 * (characters + 1)).unwrap_or(u32::MAX);
        let status = show(call, entry, name, (REG_SZ, at, length), context)?;
        if !status.is_success() {
            return Ok(status);
        }
        at = at.offset(u64::from(length));
    }
}

/// Calls the driver's routine. That its buffer is too small ends nothing.
fn show(
    call: &mut Call,
    entry: &Entry,
    name: Address,
    (kind, data, length): (u32, Address, u32),
    context: Address,
) -> Result<NtStatus, Stop> {
    let arguments = [
        name.0,
        u64::from(kind),
        data.0,
        u64::from(length),
        context.0,
        entry.context.0,
    ];
    let status = call.invoke_for_status(QUERY_ROUTINE, entry.routine, &arguments)?;
    Ok(if status.0 == STATUS_BUFFER_TOO_SMALL {
        NtStatus::SUCCESS
    } else {
        status
    })
}

/// Bytes where the driver's routine can read them.
fn block(call: &mut Call, contents: &[u8]) -> Result<Address, Stop> {
    let request = PoolRequest {
        kind: PoolKind::Paged,
        size: contents.len() as u64,
        tag: TAG,
        allocator: Allocator::SYSTEM,
        cache_aligned: false,
    };
    let Some(block) = call.allocate_pool(&request)? else {
        return Err(call.internal("a value of the registry is larger than memory"));
    };
    put(call, block, contents)?;
    Ok(block)
}

/// Stores a value straight in the driver's memory.
fn store(call: &mut Call, at: Address, value: &Value) -> Result<NtStatus, Stop> {
    match value.kind {
        REG_SZ | REG_EXPAND_SZ | REG_MULTI_SZ => store_string(call, at, &value.data),
        _ if value.data.len() <= size_of::<u32>() => {
            put(call, at, &value.data)?;
            Ok(NtStatus::SUCCESS)
        }
        _ => store_bytes(call, at, value),
    }
}

/// Into the `UNICODE_STRING` at `at`, whose buffer is allocated if there is none.
fn store_string(call: &mut Call, at: Address, data: &[u8]) -> Result<NtStatus, Stop> {
    let string = CountedString::read(call.memory(), at);
    let mut string = checked(call, string)?;
    let Ok(size) = u16::try_from(data.len()) else {
        return Ok(NtStatus(STATUS_BUFFER_TOO_SMALL));
    };
    if string.buffer.is_null() {
        let kind = PoolSelection::of(PoolKind::Paged);
        string.buffer = pool::allocate(call, kind, u64::from(size), TAG)?;
        if string.buffer.is_null() {
            return Ok(NtStatus(STATUS_NO_MEMORY));
        }
        string.maximum_length = size;
    } else if size > string.maximum_length {
        return Ok(NtStatus(STATUS_BUFFER_TOO_SMALL));
    }
    put(call, string.buffer, data)?;
    string.length = if data.ends_with(&[0, 0]) {
        size - 2
    } else {
        size
    };
    let written = string.write(call.memory(), at);
    checked(call, written)?;
    Ok(NtStatus::SUCCESS)
}

/// Into a buffer that starts with its size: negative for the bytes alone, positive for the bytes behind
/// their length and type.
fn store_bytes(call: &mut Call, at: Address, value: &Value) -> Result<NtStatus, Stop> {
    const HEADER: u64 = 8;
    let size: i32 = call.read(at)?;
    let (room, length) = (u64::from(size.unsigned_abs()), value.data.len() as u64);
    let header = if size < 0 { 0 } else { HEADER };
    if room < length + header {
        return Ok(NtStatus(STATUS_BUFFER_TOO_SMALL));
    }
    if header != 0 {
        call.write(at, u32::try_from(length).unwrap_or(u32::MAX))?;
        call.write(at.offset(4), value.kind)?;
    }
    put(call, at.offset(header), &value.data)?;
    Ok(NtStatus::SUCCESS)
}
