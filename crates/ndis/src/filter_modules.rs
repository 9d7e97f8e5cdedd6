//! Filter modules: one filter driver in the stack of one adapter.
//! Pages: network/filter-module-states-and-operations, network/data-bypass-mode.

use abi::constants::ndis as constants;
use abi::layout::ndis::NDIS_FILTER_PARTIAL_CHARACTERISTICS;
use abi::{Address, NtStatus};
use executive::memory::Memory;

use crate::adapters::AdapterId;
use crate::data_path::{DataPath, Phase};
use crate::filter_drivers::{FilterDriverId, FilterHandler};
use crate::handlers::{CharacteristicsError, Handlers, handlers};
use crate::handles::{Id, Kind, Object};
use crate::object_header::{Expected, ObjectHeader};

handlers! {
    /// The routines that a filter driver may change for one module, while it restarts.
    FilterPartialHandler in NDIS_FILTER_PARTIAL_CHARACTERISTICS {
        SendNetBufferLists "FilterSendNetBufferLists" SendNetBufferListsHandler 1 Optional,
        SendNetBufferListsComplete "FilterSendNetBufferListsComplete" SendNetBufferListsCompleteHandler 1 Optional,
        CancelSendNetBufferLists "FilterCancelSendNetBufferLists" CancelSendNetBufferListsHandler 1 Optional,
        ReceiveNetBufferLists "FilterReceiveNetBufferLists" ReceiveNetBufferListsHandler 1 Optional,
        ReturnNetBufferLists "FilterReturnNetBufferLists" ReturnNetBufferListsHandler 1 Optional,
    }
}

impl FilterPartialHandler {
    /// The handler of the whole driver that it replaces.
    #[must_use]
    pub const fn replaces(self) -> FilterHandler {
        match self {
            Self::SendNetBufferLists => FilterHandler::SendNetBufferLists,
            Self::SendNetBufferListsComplete => FilterHandler::SendNetBufferListsComplete,
            Self::CancelSendNetBufferLists => FilterHandler::CancelSendNetBufferLists,
            Self::ReceiveNetBufferLists => FilterHandler::ReceiveNetBufferLists,
            Self::ReturnNetBufferLists => FilterHandler::ReturnNetBufferLists,
        }
    }
}

/// The state of a filter module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilterModuleState {
    /// Not attached yet, or detached.
    #[default]
    Detached,
    /// `FilterAttach` runs.
    Attaching,
    /// Attached; neither sends nor receives.
    Paused,
    /// `FilterRestart` was called and is not complete.
    Restarting,
    /// Sends and receives.
    Running,
    /// `FilterPause` was called and is not complete.
    Pausing,
    /// `FilterDetach` runs. The page calls this Detached already.
    Detaching,
}

/// A step that the module's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterModuleError {
    /// The state's column of the page's table is blank for this event.
    #[error("a filter module that is {state:?} cannot be asked to {event}")]
    WrongState {
        /// The state.
        state: FilterModuleState,
        /// What was asked for.
        event: &'static str,
    },
    /// `FilterAttach` succeeded without `NdisFSetAttributes`.
    #[error("FilterAttach succeeded without having called NdisFSetAttributes")]
    AttributesMissing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Detached,
    Attaching,
    Attached,
    Detaching,
}

/// One filter driver's part in the stack of one adapter.
#[derive(Clone, Copy, Debug)]
pub struct FilterModule {
    /// Its driver.
    pub driver: FilterDriverId,
    /// The adapter at the bottom of the stack.
    pub adapter: AdapterId,
    /// Whether it sends and receives; meaningful while it is attached.
    pub data_path: DataPath,
    handlers: Handlers<FilterHandler>,
    context: Option<Address>,
    life: Life,
}

impl Object for FilterModule {
    const KIND: Kind = Kind::FilterModule;
}

/// Names a filter module.
pub type FilterModuleId = Id<FilterModule>;

impl FilterModule {
    /// A detached module with the handlers of its driver.
    #[must_use]
    pub const fn new(
        driver: FilterDriverId,
        adapter: AdapterId,
        handlers: Handlers<FilterHandler>,
    ) -> Self {
        Self {
            driver,
            adapter,
            data_path: DataPath::PAUSED,
            handlers,
            context: None,
            life: Life::Detached,
        }
    }

    /// The state.
    #[must_use]
    pub const fn state(&self) -> FilterModuleState {
        match (self.life, self.data_path.phase()) {
            (Life::Detached, _) => FilterModuleState::Detached,
            (Life::Attaching, _) => FilterModuleState::Attaching,
            (Life::Detaching, _) => FilterModuleState::Detaching,
            (Life::Attached, Phase::Paused) => FilterModuleState::Paused,
            (Life::Attached, Phase::Restarting) => FilterModuleState::Restarting,
            (Life::Attached, Phase::Running) => FilterModuleState::Running,
            (Life::Attached, Phase::Pausing) => FilterModuleState::Pausing,
        }
    }

    /// `FilterModuleContext`; NULL until the driver has set it.
    #[must_use]
    pub fn context(&self) -> Address {
        self.context.unwrap_or(Address::NULL)
    }

    /// The address of a handler in use for this module; NULL means that NDIS bypasses it.
    #[must_use]
    pub fn handler(&self, handler: FilterHandler) -> Address {
        self.handlers.at(handler)
    }

    /// Whether the driver may send and receive.
    #[must_use]
    pub fn moves_data(&self) -> bool {
        self.life == Life::Attached && self.data_path.moves_data()
    }

    /// Whether the driver handles OID requests: in every state between attached and detached.
    #[must_use]
    pub fn takes_oid_requests(&self) -> bool {
        self.life == Life::Attached
    }

    /// Begins to attach; call `FilterAttach` next.
    ///
    /// # Errors
    /// [`FilterModuleError::WrongState`] unless detached.
    pub fn begin_attach(&mut self) -> Result<(), FilterModuleError> {
        self.step(FilterModuleState::Detached, Life::Attaching, "attach")?;
        self.context = None;
        self.data_path = DataPath::PAUSED;
        Ok(())
    }

    /// `NdisFSetAttributes`.
    ///
    /// # Errors
    /// [`FilterModuleError::WrongState`] outside of `FilterAttach`.
    pub fn set_context(&mut self, context: Address) -> Result<(), FilterModuleError> {
        self.step(
            FilterModuleState::Attaching,
            Life::Attaching,
            "take attributes",
        )?;
        self.context = Some(context);
        Ok(())
    }

    /// Takes what `FilterAttach` returned: success means paused, all else detached.
    ///
    /// # Errors
    /// [`FilterModuleError::AttributesMissing`] if it succeeded without setting its context; the
    /// module is paused all the same.
    pub fn attach_returned(
        &mut self,
        status: NtStatus,
    ) -> Result<FilterModuleState, FilterModuleError> {
        let succeeded = status == NtStatus::SUCCESS;
        let to = if succeeded {
            Life::Attached
        } else {
            Life::Detached
        };
        self.step(FilterModuleState::Attaching, to, "finish attaching")?;
        match self.context {
            None if succeeded => Err(FilterModuleError::AttributesMissing),
            _ => Ok(self.state()),
        }
    }

    /// Takes over what the driver gave to `NdisSetOptionalHandlers` in `FilterSetModuleOptions`.
    ///
    /// # Errors
    /// [`FilterModuleError::WrongState`] unless the module is restarting or paused: NDIS calls
    /// `FilterSetModuleOptions` at the start of a restart.
    pub fn set_handlers(
        &mut self,
        partial: &Handlers<FilterPartialHandler>,
    ) -> Result<(), FilterModuleError> {
        let state = self.state();
        if !matches!(
            state,
            FilterModuleState::Paused | FilterModuleState::Restarting
        ) {
            return Err(FilterModuleError::WrongState {
                state,
                event: "change its handlers",
            });
        }
        for handler in <FilterPartialHandler as crate::handlers::Handler>::ALL {
            self.handlers = self.handlers.with(handler.replaces(), partial.at(*handler));
        }
        Ok(())
    }

    /// Begins to detach; call `FilterDetach` next.
    ///
    /// # Errors
    /// [`FilterModuleError::WrongState`] unless paused.
    pub fn begin_detach(&mut self) -> Result<(), FilterModuleError> {
        self.step(FilterModuleState::Paused, Life::Detaching, "detach")
    }

    /// `FilterDetach` has returned: what the driver allocated for the module must be gone.
    ///
    /// # Errors
    /// [`FilterModuleError::WrongState`] if it was not being called.
    pub fn detach_returned(&mut self) -> Result<(), FilterModuleError> {
        self.step(
            FilterModuleState::Detaching,
            Life::Detached,
            "finish detaching",
        )
    }

    fn step(
        &mut self,
        from: FilterModuleState,
        to: Life,
        event: &'static str,
    ) -> Result<(), FilterModuleError> {
        let state = self.state();
        if state != from {
            return Err(FilterModuleError::WrongState { state, event });
        }
        self.life = to;
        Ok(())
    }
}

/// Reads the `NDIS_FILTER_PARTIAL_CHARACTERISTICS` at `at`.
///
/// # Errors
/// [`CharacteristicsError`] if it is not that structure.
pub fn read_partial_characteristics<M: Memory + ?Sized>(
    memory: &M,
    at: Address,
) -> Result<Handlers<FilterPartialHandler>, CharacteristicsError> {
    let sizes = [u32::try_from(NDIS_FILTER_PARTIAL_CHARACTERISTICS::SIZE).unwrap_or(u32::MAX)];
    let kind = constants::NDIS_OBJECT_TYPE_FILTER_PARTIAL_CHARACTERISTICS;
    let header = ObjectHeader::check(
        memory,
        at,
        &Expected {
            kind,
            sizes: &sizes,
        },
    )?;
    Ok(Handlers::read(memory, at, header.revision)?)
}

#[cfg(test)]
mod tests;
