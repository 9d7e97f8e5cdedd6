//! What goes wrong with the handle that something is allocated with.
//! Page: network/obtaining-pool-handles.

use abi::Address;
use machine::{Call, Stop};
use ndis::allocators;
use ndis::resource_owners::ResourceOwnerError;
use rules::Violation;

use super::handles;

/// Whether the handle is one that resources are allocated with: that of a driver or an instance of one,
/// or the address of a generic object, which serves as a handle for those who have none.
///
/// # Errors
/// Ends the run with the violation if not.
pub(crate) fn check(call: &mut Call, handle: Address) -> Result<(), Stop> {
    match call.ndis().resource_owner(handle) {
        Ok(_) => Ok(()),
        Err(_) if is_generic_object(call, handle) => Ok(()),
        Err(ResourceOwnerError::Handle(error)) => Err(handles::wrong(call, error)),
        Err(error @ ResourceOwnerError::WrongKind { .. }) => {
            let title = format!("{}: {error}", call.function());
            let violation = Violation::new(&rules::NDIS_WRONG_HANDLE, title, call.place());
            Err(call.violation(violation))
        }
    }
}

fn is_generic_object(call: &mut Call, handle: Address) -> bool {
    let block = call.executive().pool.block_at(handle);
    block.is_some_and(|block| {
        block.address == handle && block.allocator == allocators::GENERIC_OBJECT && block.is_live()
    })
}
