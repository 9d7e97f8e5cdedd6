//! I/O request packets: who has each, whether it is completed, and what was wrong with that.
//! Pages: kernel/handling-irps, wdm/nf-wdm-iocompleterequest, wdm/nf-wdm-iocancelirp,
//! wdm/nf-wdm-iomarkirppending.
//!
//! The IRP itself lies in the driver's memory: [`requests`] writes it, [`stack`] moves along its
//! stack locations. Here is what memory does not show: that an IRP was completed before, who
//! made it, and whether a dispatch routine's return value fits what it did.

use abi::constants::ntstatus::STATUS_PENDING;
use abi::layout::wdm::IRP;
use abi::{Address, Kirql, NtStatus};

mod error;
pub mod requests;
pub mod stack;
#[cfg(test)]
mod tests;

pub use error::{CompleteError, DispatchError, FreeIrpError, IrpError};

use crate::memory::{BadAddress, Memory};
use crate::site::Site;

/// The spin lock of the I/O manager that guards cancel routines. An address that only names it.
pub const CANCEL_SPIN_LOCK: Address = Address(0xFFFF_A000_0000_1000);

/// One IRP of this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct IrpId(u32);

impl IrpId {
    /// Counts the IRPs of a run from 0.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }
}

/// Who made an IRP, and so who frees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IrpOrigin {
    /// The I/O manager, for a program's request. It frees the IRP after completion.
    Program,
    /// A driver, by `IoAllocateIrp`, which must free it.
    Driver,
}

/// Where an IRP stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IrpState {
    /// No driver has it.
    Idle,
    /// Passed to a driver.
    Sent(Site),
    /// `IofCompleteRequest` works on it, or has.
    Completed(Site),
    /// Freed.
    Freed(Site),
}

/// An IRP.
#[derive(Clone, Copy, Debug)]
pub struct Irp {
    /// Where it lies.
    pub address: Address,
    /// Who made it.
    pub origin: IrpOrigin,
    /// Where it was made.
    pub created: Site,
    /// Where it stands.
    pub state: IrpState,
    /// The status with which it was completed.
    pub status: NtStatus,
    /// Whether the driver that completed it had marked it pending.
    pub was_marked_pending: bool,
}

/// A cancel routine to call, with the cancel spin lock held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CancelCall {
    /// The routine; of type `DRIVER_CANCEL`. It releases the lock.
    pub routine: Address,
    /// Its first argument, the device of the current stack location.
    pub device: Address,
    /// Its second argument.
    pub irp: Address,
}

/// All IRPs of the machine.
#[derive(Debug, Default)]
pub struct Irps {
    irps: Vec<Irp>,
    /// The newest IRP at each address, sorted by address.
    by_address: Vec<(Address, IrpId)>,
}

impl Irps {
    /// No IRPs.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets all IRPs and keeps the memory for the tables.
    pub fn reset(&mut self) {
        self.irps.clear();
        self.by_address.clear();
    }

    /// Takes up an IRP that was written at `address`.
    pub fn create(&mut self, address: Address, origin: IrpOrigin, created: Site) -> IrpId {
        let id = IrpId(u32::try_from(self.irps.len()).unwrap_or(u32::MAX));
        let (state, status) = (IrpState::Idle, NtStatus::SUCCESS);
        self.irps.push(Irp {
            address,
            origin,
            created,
            state,
            status,
            was_marked_pending: false,
        });
        match self
            .by_address
            .binary_search_by_key(&address, |entry| entry.0)
        {
            Ok(place) => self.by_address[place].1 = id,
            Err(place) => self.by_address.insert(place, (address, id)),
        }
        id
    }

    /// An IRP by its identity.
    ///
    /// # Panics
    /// When the identity comes from before a reset: a mistake of ours.
    #[must_use]
    pub fn irp(&self, id: IrpId) -> &Irp {
        &self.irps[id.0 as usize]
    }

    fn irp_mut(&mut self, id: IrpId) -> &mut Irp {
        &mut self.irps[id.0 as usize]
    }

    /// The IRP at `address`.
    ///
    /// # Errors
    /// [`IrpError`] when there is none, or none any more.
    pub fn by_address(&self, address: Address) -> Result<IrpId, IrpError> {
        let place = self
            .by_address
            .binary_search_by_key(&address, |entry| entry.0)
            .map_err(|_| IrpError::NotAnIrp)?;
        let id = self.by_address[place].1;
        match self.irp(id) {
            Irp {
                state: IrpState::Freed(freed),
                created,
                ..
            } => Err(IrpError::Freed {
                created: *created,
                freed: *freed,
            }),
            _ => Ok(id),
        }
    }

    /// Notes that an IRP is passed to a driver.
    pub fn send(&mut self, id: IrpId, site: Site) {
        let irp = self.irp_mut(id);
        irp.state = IrpState::Sent(site);
        irp.was_marked_pending = false;
    }

    /// Begins to complete an IRP (`IofCompleteRequest`); [`stack::next_completion`] goes on.
    ///
    /// # Errors
    /// [`CompleteError`], and then nothing has changed.
    pub fn complete<M: Memory>(
        &mut self,
        memory: &M,
        address: Address,
        site: Site,
    ) -> Result<IrpId, CompleteError> {
        let id = self.by_address(address)?;
        match self.irp(id).state {
            IrpState::Completed(completed) => {
                return Err(CompleteError::CompletedTwice { completed });
            }
            IrpState::Idle => return Err(CompleteError::NeverSent),
            IrpState::Sent(_) | IrpState::Freed(_) => {}
        }
        let routine = memory.read_pointer(address, IRP::CancelRoutine)?;
        if !routine.is_null() {
            return Err(CompleteError::CancelRoutineSet { routine });
        }
        let status = memory.read_field(address, IRP::IoStatus_Status)?;
        if status == STATUS_PENDING {
            return Err(CompleteError::StatusPending);
        }
        let was_marked_pending = stack::is_marked_pending(memory, address)?;
        let irp = self.irp_mut(id);
        irp.state = IrpState::Completed(site);
        irp.status = NtStatus(status);
        irp.was_marked_pending = was_marked_pending;
        Ok(id)
    }

    /// A completion routine returned `STATUS_MORE_PROCESSING_REQUIRED`: its driver has the IRP again.
    pub fn take_back(&mut self, id: IrpId, site: Site) {
        let irp = self.irp_mut(id);
        irp.state = if irp.origin == IrpOrigin::Driver {
            IrpState::Idle
        } else {
            IrpState::Sent(site)
        };
    }

    /// Checks what the dispatch routine returned to which a program's IRP was passed.
    ///
    /// # Errors
    /// [`DispatchError`] when it does not fit what the routine did.
    pub fn dispatch_returned<M: Memory>(
        &self,
        memory: &M,
        id: IrpId,
        returned: NtStatus,
    ) -> Result<(), DispatchError> {
        let irp = self.irp(id);
        let completed = matches!(irp.state, IrpState::Completed(_) | IrpState::Freed(_));
        let marked = if completed {
            irp.was_marked_pending
        } else {
            stack::is_marked_pending(memory, irp.address)?
        };
        match (returned.0 == STATUS_PENDING, marked) {
            (true, true) => Ok(()),
            (true, false) => Err(DispatchError::PendingNotMarked),
            (false, true) => Err(DispatchError::MarkedPendingNotReturned { returned }),
            (false, false) if !completed => Err(DispatchError::NotCompleted { returned }),
            (false, false) if returned != irp.status => Err(DispatchError::AnotherStatus {
                returned,
                completed_with: irp.status,
            }),
            (false, false) => Ok(()),
        }
    }

    /// Marks the IRP at `address` canceled and takes its cancel routine off (`IoCancelIrp`). The
    /// caller holds the cancel spin lock, which it acquired at `irql`; it calls the routine, or
    /// releases the lock when there is none.
    ///
    /// # Errors
    /// [`BadAddress`] when the IRP cannot be accessed.
    pub fn cancel<M: Memory>(
        &self,
        memory: &mut M,
        address: Address,
        irql: Kirql,
    ) -> Result<Option<CancelCall>, BadAddress> {
        memory.write_field(address, IRP::Cancel, 1)?;
        let routine = memory.read_pointer(address, IRP::CancelRoutine)?;
        if routine.is_null() {
            return Ok(None);
        }
        memory.write_pointer(address, IRP::CancelRoutine, Address::NULL)?;
        memory.write_field(address, IRP::CancelIrql, irql.0)?;
        let location = stack::current(memory, address)?;
        let device =
            memory.read_pointer(location, abi::layout::wdm::IO_STACK_LOCATION::DeviceObject)?;
        Ok(Some(CancelCall {
            routine,
            device,
            irp: address,
        }))
    }

    /// A driver frees an IRP (`IoFreeIrp`).
    ///
    /// # Errors
    /// [`FreeIrpError`], and then nothing has changed.
    pub fn free(&mut self, address: Address, site: Site) -> Result<IrpId, FreeIrpError> {
        let id = self.by_address(address)?;
        let irp = self.irp_mut(id);
        if irp.origin == IrpOrigin::Program {
            return Err(FreeIrpError::OfIoManager);
        }
        if let IrpState::Sent(sent) = irp.state {
            return Err(FreeIrpError::StillSent { sent });
        }
        irp.state = IrpState::Freed(site);
        Ok(id)
    }

    /// The I/O manager frees a program's IRP after its completion.
    pub fn release(&mut self, id: IrpId, site: Site) {
        self.irp_mut(id).state = IrpState::Freed(site);
    }

    /// The IRPs that drivers have not completed, or made and not freed, in the order of creation.
    pub fn outstanding(&self) -> impl Iterator<Item = (IrpId, &Irp)> {
        let is_outstanding = |irp: &Irp| match irp.state {
            IrpState::Sent(_) => true,
            IrpState::Idle | IrpState::Completed(_) => irp.origin == IrpOrigin::Driver,
            IrpState::Freed(_) => false,
        };
        (0u32..)
            .map(IrpId)
            .zip(&self.irps)
            .filter(move |(_, irp)| is_outstanding(irp))
    }
}
