//! Miniport adapters and their states. Page: network/miniport-adapter-states-and-operations.
//!
//! A caller begins an operation, calls the driver's handler, and tells what it returned; the
//! completion functions come in between or later. Every step says whether the operation has
//! finished, and a step that the page's table leaves blank is refused with a typed fact.

use abi::{Address, NtStatus};
use executive::device_objects::IoObjectId;

use crate::data_path::{DataPath, Phase};
use crate::handles::{Id, Kind, Object};
use crate::miniport_attributes::{Attributes, AttributesError, MiniportAttributes};
use crate::miniport_drivers::MiniportDriverId;
use crate::resets::Reset;

/// The state of an adapter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum AdapterState {
    /// Not initialised yet, or halted.
    #[default]
    Halted,
    /// `MiniportInitializeEx` runs.
    Initializing,
    /// Initialised; neither sends nor receives.
    Paused,
    /// `MiniportRestart` was called and is not complete.
    Restarting,
    /// Sends and receives.
    Running,
    /// `MiniportPause` was called and is not complete.
    Pausing,
    /// `MiniportHaltEx` runs. The page calls this Halted already; the two differ in that the
    /// driver's code for the adapter still runs.
    Halting,
    /// `MiniportShutdownEx` was called.
    Shutdown,
}

/// What the adapter's own handlers make of it, beside its data path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Halted,
    Initializing,
    Initialized,
    Halting,
    Shutdown,
}

/// A step that the adapter's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AdapterError {
    /// The state's column of the page's table is blank for this event.
    #[error("an adapter that is {state:?} cannot be asked to {event}")]
    WrongState {
        /// The state.
        state: AdapterState,
        /// What was asked for.
        event: &'static str,
    },
    /// `MiniportInitializeEx` succeeded without the attributes that it must set.
    #[error("MiniportInitializeEx succeeded without having set the {0} attributes")]
    AttributesMissing(&'static str),
}

/// One adapter of a miniport driver.
#[derive(Clone, Copy, Debug)]
pub struct Adapter {
    /// Its driver.
    pub driver: MiniportDriverId,
    /// The functional device object that NDIS made for it, which its work items keep.
    pub device: IoObjectId,
    /// The device object of its bus, once a driver has asked for it.
    pub physical_device: Option<IoObjectId>,
    /// What the driver set with `NdisMSetMiniportAttributes`.
    pub attributes: Attributes,
    /// From `MiniportAddDevice`: the context that goes to the other Plug and Play handlers.
    pub add_device_context: Address,
    /// The reset of its hardware.
    pub reset: Reset,
    /// Whether it sends and receives; meaningful while it is initialised.
    pub data_path: DataPath,
    life: Life,
}

impl Object for Adapter {
    const KIND: Kind = Kind::Adapter;
}

/// Names an adapter.
pub type AdapterId = Id<Adapter>;

impl Adapter {
    /// An adapter that is halted.
    #[must_use]
    pub const fn new(driver: MiniportDriverId, device: IoObjectId) -> Self {
        Self {
            driver,
            device,
            physical_device: None,
            attributes: Attributes::NONE,
            add_device_context: Address::NULL,
            reset: Reset::NONE,
            data_path: DataPath::PAUSED,
            life: Life::Halted,
        }
    }

    /// The state.
    #[must_use]
    pub const fn state(&self) -> AdapterState {
        match (self.life, self.data_path.phase()) {
            (Life::Halted, _) => AdapterState::Halted,
            (Life::Initializing, _) => AdapterState::Initializing,
            (Life::Halting, _) => AdapterState::Halting,
            (Life::Shutdown, _) => AdapterState::Shutdown,
            (Life::Initialized, Phase::Paused) => AdapterState::Paused,
            (Life::Initialized, Phase::Restarting) => AdapterState::Restarting,
            (Life::Initialized, Phase::Running) => AdapterState::Running,
            (Life::Initialized, Phase::Pausing) => AdapterState::Pausing,
        }
    }

    /// `MiniportAdapterContext`, which goes to every handler; NULL until the driver has set it.
    #[must_use]
    pub const fn context(&self) -> Address {
        match &self.attributes.registration {
            Some(registration) => registration.adapter_context,
            None => Address::NULL,
        }
    }

    /// Whether the driver must handle sends and may indicate receives.
    #[must_use]
    pub fn moves_data(&self) -> bool {
        self.life == Life::Initialized && self.data_path.moves_data()
    }

    /// Whether the driver must handle OID requests: in every state between initialised and halted.
    #[must_use]
    pub fn takes_oid_requests(&self) -> bool {
        self.life == Life::Initialized
    }

    /// Whether NDIS hands the driver new sends and OID requests: not while its hardware is reset.
    #[must_use]
    pub const fn is_resetting(&self) -> bool {
        self.reset.lasts()
    }

    /// Begins to initialise; call `MiniportInitializeEx` next.
    ///
    /// # Errors
    /// [`AdapterError::WrongState`] unless the adapter is halted.
    pub fn begin_initialize(&mut self) -> Result<(), AdapterError> {
        self.step(AdapterState::Halted, Life::Initializing, "initialize")?;
        self.attributes = Attributes::NONE;
        self.data_path = DataPath::PAUSED;
        Ok(())
    }

    /// Takes over attributes that the driver sets.
    ///
    /// # Errors
    /// [`AttributesError`] outside of `MiniportInitializeEx`, or in the wrong order.
    pub fn set_attributes(
        &mut self,
        attributes: MiniportAttributes,
    ) -> Result<(), AttributesError> {
        if let MiniportAttributes::AddDevice { context, .. } = attributes {
            self.add_device_context = context;
            return Ok(());
        }
        if self.life != Life::Initializing {
            return Err(AttributesError::NotInitializing {
                state: self.state(),
            });
        }
        self.attributes.set(attributes)
    }

    /// Takes what `MiniportInitializeEx` returned: success means paused, all else halted.
    ///
    /// # Errors
    /// [`AdapterError::AttributesMissing`] if it succeeded without setting the registration and
    /// general attributes; the adapter is paused all the same.
    pub fn initialize_returned(&mut self, status: NtStatus) -> Result<AdapterState, AdapterError> {
        let succeeded = status == NtStatus::SUCCESS;
        let to = if succeeded {
            Life::Initialized
        } else {
            Life::Halted
        };
        self.step(AdapterState::Initializing, to, "finish initializing")?;
        match self.attributes.missing() {
            Some(missing) if succeeded => Err(AdapterError::AttributesMissing(missing)),
            _ => Ok(self.state()),
        }
    }

    /// Begins to halt; call `MiniportHaltEx` next.
    ///
    /// # Errors
    /// [`AdapterError::WrongState`] unless the adapter is paused.
    pub fn begin_halt(&mut self) -> Result<(), AdapterError> {
        self.step(AdapterState::Paused, Life::Halting, "halt")
    }

    /// `MiniportHaltEx` has returned: what the driver allocated for the adapter must be gone.
    ///
    /// # Errors
    /// [`AdapterError::WrongState`] if it was not being called.
    pub fn halt_returned(&mut self) -> Result<(), AdapterError> {
        self.step(AdapterState::Halting, Life::Halted, "finish halting")
    }

    /// Shuts the adapter down; call `MiniportShutdownEx` next.
    ///
    /// # Errors
    /// [`AdapterError::WrongState`] if it is not initialised.
    pub fn shutdown(&mut self) -> Result<(), AdapterError> {
        let state = self.state();
        if self.life != Life::Initialized {
            return Err(AdapterError::WrongState {
                state,
                event: "shut down",
            });
        }
        self.life = Life::Shutdown;
        Ok(())
    }

    fn step(
        &mut self,
        from: AdapterState,
        to: Life,
        event: &'static str,
    ) -> Result<(), AdapterError> {
        let state = self.state();
        if state != from {
            return Err(AdapterError::WrongState { state, event });
        }
        self.life = to;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
