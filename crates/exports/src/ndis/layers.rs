//! The parties of a stack by the handles that drivers give.

use abi::Address;
use machine::{Call, Stop};
use ndis::handles::HandleError;
use ndis::stack::Layer;

use crate::facts;

/// The miniport behind a `MiniportAdapterHandle`.
pub(super) fn miniport(call: &mut Call, handle: Address) -> Result<Layer, Stop> {
    let found = call.ndis().adapters.find(handle).map(Layer::Miniport);
    expect(call, found)
}

/// The filter module behind an `NdisFilterHandle`.
pub(super) fn filter(call: &mut Call, handle: Address) -> Result<Layer, Stop> {
    let found = call.ndis().filter_modules.find(handle).map(Layer::Filter);
    expect(call, found)
}

/// The binding behind an `NdisBindingHandle`.
pub(super) fn binding(call: &mut Call, handle: Address) -> Result<Layer, Stop> {
    let found = call.ndis().bindings.find(handle).map(Layer::Binding);
    expect(call, found)
}

/// Ends the run if a handle is wrong.
pub(super) fn expect<T>(call: &mut Call, found: Result<T, HandleError>) -> Result<T, Stop> {
    found.map_err(|error| facts::handles::wrong(call, error))
}
