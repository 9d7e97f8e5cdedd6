//! Finding functions of the kernel by name. Page: ddi/wdm/nf-wdm-mmgetsystemroutineaddress.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, exports};

use crate::driver_memory::unicode_string;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-mmgetsystemroutineaddress")]
    #[irql(= PASSIVE_LEVEL)]
    fn MmGetSystemRoutineAddress(SystemRoutineName: Address) -> Address;
}

/// The address of a function of the kernel or its hardware abstraction layer; NULL if it is not
/// provided.
fn MmGetSystemRoutineAddress(call: &mut Call, SystemRoutineName: Address) -> Result<Address, Stop> {
    let name = unicode_string(call, SystemRoutineName)?;
    let found = String::from_utf16(&name)
        .ok()
        .and_then(|name| call.machine().exports().system_routine(&name));
    Ok(found.unwrap_or(Address::NULL))
}
