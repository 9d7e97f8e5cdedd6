//! Whom NDIS keeps resources for: timers, locks, memory, pools.
//! Page: network/obtaining-pool-handles.

use abi::Address;

use crate::Ndis;
use crate::handles::{HandleError, Kind, kind_of};

/// Why a handle is none that resources can be allocated with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ResourceOwnerError {
    /// It names nothing, or nothing any more.
    #[error(transparent)]
    Handle(#[from] HandleError),
    /// It names an object that resources don't belong to.
    #[error("{handle} is a {kind}, with which nothing is allocated")]
    WrongKind {
        /// The handle.
        handle: Address,
        /// What it names.
        kind: Kind,
    },
}

impl Ndis {
    /// What the handle names with which a driver allocates a resource: a driver, or an instance of one.
    ///
    /// # Errors
    /// [`ResourceOwnerError`] if it names no such object. An address of a generic object is no handle
    /// here: it lies in the pool, which the executive knows.
    pub fn resource_owner(&self, handle: Address) -> Result<Kind, ResourceOwnerError> {
        let kind = kind_of(handle)?;
        match kind {
            Kind::Adapter => self.adapters.find(handle).map(drop),
            Kind::MiniportDriver => self.miniport_drivers.find(handle).map(drop),
            Kind::FilterDriver => self.filter_drivers.find(handle).map(drop),
            Kind::FilterModule => self.filter_modules.find(handle).map(drop),
            Kind::ProtocolDriver => self.protocol_drivers.find(handle).map(drop),
            Kind::Binding => self.bindings.find(handle).map(drop),
            _ => return Err(ResourceOwnerError::WrongKind { handle, kind }),
        }?;
        Ok(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{adapter, site};

    /// network/obtaining-pool-handles: the handle that NDIS passed to MiniportInitializeEx.
    #[test]
    fn an_adapter_can_own_resources_while_it_exists() {
        let mut ndis = Ndis::new();
        let id = ndis.adapters.insert(adapter(), site(1)).unwrap();
        assert_eq!(ndis.resource_owner(id.handle()), Ok(Kind::Adapter));
        ndis.adapters.remove(id, site(2)).unwrap();
        let stale = HandleError::Stale {
            handle: id.handle(),
            kind: Kind::Adapter,
            removed: Some(site(2)),
        };
        assert_eq!(ndis.resource_owner(id.handle()), Err(stale.into()));
    }

    #[test]
    fn null_and_what_is_itself_a_resource_own_nothing() {
        let ndis = Ndis::new();
        let null = HandleError::NotAHandle {
            handle: Address::NULL,
        };
        assert_eq!(ndis.resource_owner(Address::NULL), Err(null.into()));
        let timer = Address(0xFFFF_A800_0000_0000 + ((Kind::Timer as u64) << 40));
        let error = ResourceOwnerError::WrongKind {
            handle: timer,
            kind: Kind::Timer,
        };
        assert_eq!(ndis.resource_owner(timer), Err(error));
    }
}
