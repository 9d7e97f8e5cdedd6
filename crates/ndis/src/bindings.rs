//! Bindings of protocol drivers to adapters. Pages: network/protocol-binding-states-and-operations,
//! ddi/ndis/nf-ndis-ndisopenadapterex, ddi/ndis/nf-ndis-ndiscloseadapterex.
//!
//! NDIS calls `ProtocolBindAdapterEx` with a bind context; within it the driver opens the adapter,
//! which makes the binding. Opening and closing, like binding and unbinding, may be pended.

use abi::{Address, NtStatus};
use executive::site::Site;

use crate::adapters::AdapterId;
use crate::data_path::{DataPath, Phase};
use crate::handles::{Id, Kind, Object};
use crate::pending::{CompletionError, Pendable, Progress};
use crate::protocol_drivers::ProtocolDriverId;

/// The state of a binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BindingState {
    /// The bind operation is under way: the adapter is being opened, or is open.
    Opening,
    /// Bound; neither sends nor receives.
    Paused,
    /// The restart event was sent and is not complete.
    Restarting,
    /// Sends and receives.
    Running,
    /// The pause event was sent and is not complete.
    Pausing,
    /// The unbind operation is under way.
    Closing,
}

/// How far the adapter is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Openness {
    /// `NdisOpenAdapterEx` returned `NDIS_STATUS_PENDING`.
    Opening,
    /// The binding handle can be used.
    Open,
    /// `NdisCloseAdapterEx` was called; the binding handle is invalid from then on.
    Closing,
}

/// A step that the binding's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BindingError {
    /// The binding's state does not allow it.
    #[error("a binding that is {state:?} cannot be asked to {event}")]
    WrongState {
        /// The state.
        state: BindingState,
        /// What was asked for.
        event: &'static str,
    },
    /// The adapter is not open, or not any more.
    #[error("the adapter is not open: {0:?}")]
    NotOpen(Openness),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Opening,
    Bound,
    Closing,
}

/// What one protocol driver has with one adapter.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The protocol driver.
    pub protocol: ProtocolDriverId,
    /// The adapter.
    pub adapter: AdapterId,
    /// `ProtocolBindingContext`, which goes to every handler.
    pub context: Address,
    /// Whether it sends and receives; meaningful while it is bound.
    pub data_path: DataPath,
    openness: Openness,
    life: Life,
}

impl Object for Binding {
    const KIND: Kind = Kind::Binding;
}

/// Names a binding.
pub type BindingId = Id<Binding>;

impl Binding {
    /// A binding that `NdisOpenAdapterEx` makes, at once or with a completion to come.
    #[must_use]
    pub const fn new(
        protocol: ProtocolDriverId,
        adapter: AdapterId,
        context: Address,
        pended: bool,
    ) -> Self {
        let openness = if pended {
            Openness::Opening
        } else {
            Openness::Open
        };
        Self {
            protocol,
            adapter,
            context,
            data_path: DataPath::PAUSED,
            openness,
            life: Life::Opening,
        }
    }

    /// The state.
    #[must_use]
    pub const fn state(&self) -> BindingState {
        match (self.life, self.data_path.phase()) {
            (Life::Opening, _) => BindingState::Opening,
            (Life::Closing, _) => BindingState::Closing,
            (Life::Bound, Phase::Paused) => BindingState::Paused,
            (Life::Bound, Phase::Restarting) => BindingState::Restarting,
            (Life::Bound, Phase::Running) => BindingState::Running,
            (Life::Bound, Phase::Pausing) => BindingState::Pausing,
        }
    }

    /// How far the adapter is open.
    #[must_use]
    pub const fn openness(&self) -> Openness {
        self.openness
    }

    /// Whether the driver may send, and gets what the adapter receives.
    #[must_use]
    pub fn moves_data(&self) -> bool {
        self.openness == Openness::Open && self.life == Life::Bound && self.data_path.moves_data()
    }

    /// Checks that the binding handle can be used, for an OID request for example.
    ///
    /// The states page excludes requests while opening, but the page of `NdisCloseAdapterEx` speaks of
    /// setting an OID within `ProtocolBindAdapterEx`: what counts is that the adapter is open.
    ///
    /// # Errors
    /// [`BindingError::NotOpen`] before the open is complete and once it is being closed.
    pub fn expect_open(&self) -> Result<(), BindingError> {
        match self.openness {
            Openness::Open => Ok(()),
            other => Err(BindingError::NotOpen(other)),
        }
    }

    /// The pended open has finished well; call `ProtocolOpenAdapterCompleteEx` next.
    ///
    /// # Errors
    /// [`BindingError::NotOpen`] if no open is pending.
    pub fn complete_open(&mut self) -> Result<(), BindingError> {
        if self.openness != Openness::Opening {
            return Err(BindingError::NotOpen(self.openness));
        }
        self.openness = Openness::Open;
        Ok(())
    }

    /// The bind operation has finished well: the binding is paused.
    ///
    /// # Errors
    /// [`BindingError`] if it is bound already or the adapter is not open.
    pub fn bound(&mut self) -> Result<(), BindingError> {
        self.expect_open()?;
        self.step(BindingState::Opening, Life::Bound, "finish binding")
    }

    /// Begins to unbind; call `ProtocolUnbindAdapterEx` next.
    ///
    /// # Errors
    /// [`BindingError::WrongState`] unless paused.
    pub fn begin_unbind(&mut self) -> Result<(), BindingError> {
        self.step(BindingState::Paused, Life::Closing, "unbind")
    }

    /// `NdisCloseAdapterEx`: from the unbind handler, or from the bind handler that gives up.
    ///
    /// # Errors
    /// [`BindingError`] if the adapter is not open, or neither operation is under way.
    pub fn begin_close(&mut self) -> Result<(), BindingError> {
        self.expect_open()?;
        if self.life == Life::Bound {
            return Err(BindingError::WrongState {
                state: self.state(),
                event: "close its adapter",
            });
        }
        self.openness = Openness::Closing;
        Ok(())
    }

    fn step(
        &mut self,
        from: BindingState,
        to: Life,
        event: &'static str,
    ) -> Result<(), BindingError> {
        let state = self.state();
        if state != from {
            return Err(BindingError::WrongState { state, event });
        }
        self.life = to;
        Ok(())
    }
}

/// A bind or unbind operation: what its context handle names.
#[derive(Clone, Copy, Debug)]
pub struct BindOperation {
    /// The protocol driver.
    pub protocol: ProtocolDriverId,
    /// The adapter.
    pub adapter: AdapterId,
    /// The binding: the one to be unbound, or the one made by opening the adapter.
    pub binding: Option<BindingId>,
    operation: Pendable,
}

impl Object for BindOperation {
    const KIND: Kind = Kind::BindContext;
}

/// Names a bind or unbind operation: `BindContext` or `UnbindContext`.
pub type BindOperationId = Id<BindOperation>;

impl BindOperation {
    /// An operation that begins; call `ProtocolBindAdapterEx` or `ProtocolUnbindAdapterEx` next.
    #[must_use]
    pub const fn begun(
        protocol: ProtocolDriverId,
        adapter: AdapterId,
        binding: Option<BindingId>,
        site: Site,
    ) -> Self {
        Self {
            protocol,
            adapter,
            binding,
            operation: Pendable::begun_at(site),
        }
    }

    /// Takes what the handler returned.
    ///
    /// # Errors
    /// [`CompletionError`] if a call had completed the operation and the handler finishes it again.
    pub fn returned(&mut self, status: NtStatus, site: Site) -> Result<Progress, CompletionError> {
        self.operation.returned(status, site)
    }

    /// `NdisCompleteBindAdapterEx` or `NdisCompleteUnbindAdapterEx`.
    ///
    /// # Errors
    /// [`CompletionError`] if it is complete already.
    pub fn complete(&mut self, status: NtStatus, site: Site) -> Result<Progress, CompletionError> {
        self.operation.complete(status, site)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handles::Table;
    use crate::testing::{adapter, protocol_driver, site};

    fn binding(pended: bool) -> Binding {
        let protocol = Table::new().insert(protocol_driver(), site(0)).unwrap();
        let adapter = Table::new().insert(adapter(), site(0)).unwrap();
        Binding::new(protocol, adapter, Address(0x7000), pended)
    }

    /// network/protocol-binding-states-and-operations: Bind is complete.
    #[test]
    fn a_bound_binding_is_paused() {
        let mut binding = binding(false);
        binding.bound().unwrap();
        assert_eq!(binding.state(), BindingState::Paused);
    }

    /// nf-ndis-ndisopenadapterex: the handle must not be used until the open is complete.
    #[test]
    fn a_binding_whose_open_is_pended_cannot_be_used_yet() {
        let mut binding = binding(true);
        assert_eq!(
            binding.expect_open(),
            Err(BindingError::NotOpen(Openness::Opening))
        );
        assert!(binding.bound().is_err());
        binding.complete_open().unwrap();
        assert_eq!(binding.expect_open(), Ok(()));
    }

    /// nf-ndis-ndiscloseadapterex: the handle becomes invalid as soon as the driver calls it.
    #[test]
    fn a_binding_that_is_being_closed_cannot_be_used_any_more() {
        let mut binding = binding(false);
        binding.bound().unwrap();
        binding.begin_unbind().unwrap();
        assert_eq!(binding.expect_open(), Ok(()));
        binding.begin_close().unwrap();
        assert_eq!(
            binding.begin_close(),
            Err(BindingError::NotOpen(Openness::Closing))
        );
    }

    /// nf-ndis-ndiscloseadapterex: outside of bind and unbind the driver calls NdisUnbindAdapter.
    #[test]
    fn a_bound_binding_is_not_closed_outside_of_unbind() {
        let mut binding = binding(false);
        binding.bound().unwrap();
        assert!(matches!(
            binding.begin_close(),
            Err(BindingError::WrongState { .. })
        ));
    }

    /// nf-ndis-ndiscloseadapterex: it can also be called from ProtocolBindAdapterEx.
    #[test]
    fn a_bind_handler_that_gives_up_closes_the_adapter() {
        assert_eq!(binding(false).begin_close(), Ok(()));
    }

    /// network/protocol-binding-states-and-operations: ProtocolUnbindAdapterEx has an entry for Paused only.
    #[test]
    fn a_running_binding_is_not_unbound() {
        let mut binding = binding(false);
        binding.bound().unwrap();
        binding.data_path.begin_restart(site(1)).unwrap();
        binding
            .data_path
            .restart_returned(NtStatus::SUCCESS, site(2))
            .unwrap();
        assert!(binding.moves_data());
        assert!(binding.begin_unbind().is_err());
    }

    /// nc-ndis-protocol_bind_adapter_ex: NDIS_STATUS_PENDING, then NdisCompleteBindAdapterEx.
    #[test]
    fn a_bind_operation_can_be_pended_and_is_completed_once() {
        let binding = binding(false);
        let mut operation = BindOperation::begun(binding.protocol, binding.adapter, None, site(1));
        assert_eq!(
            operation.returned(NtStatus::PENDING, site(2)),
            Ok(Progress::Pending)
        );
        let finished = Ok(Progress::Finished(NtStatus::SUCCESS));
        assert_eq!(operation.complete(NtStatus::SUCCESS, site(3)), finished);
        assert!(operation.complete(NtStatus::SUCCESS, site(4)).is_err());
    }
}
