//! OID requests on their way down a stack, and back. Pages: network/ndis-oid-request-interface,
//! network/filter-module-oid-requests, ddi/ndis/nc-ndis-miniport_oid_request.
//!
//! A request is known by the address of its `NDIS_OID_REQUEST` while it is out. NDIS gives a miniport
//! and a filter module one request at a time; others wait their turn here. Whoever finishes a
//! request does so once: by the handler's status, or by the completion function.

use abi::{Address, NtStatus};
use executive::site::Site;

use crate::pending::{CompletionError, Pendable, Progress};
use crate::stack::Layer;

/// How many finished requests are remembered, to recognise one that is completed twice.
const REMEMBERED: usize = 32;

/// Names a request in a run, by its number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OidRequestId(pub u32);

/// One request that is out.
#[derive(Clone, Copy, Debug)]
pub struct OidRequest {
    /// Its number.
    pub id: OidRequestId,
    /// Its `NDIS_OID_REQUEST`.
    pub at: Address,
    /// Who made it.
    pub requester: Layer,
    /// Who is to answer it.
    pub target: Layer,
    /// The OID.
    pub oid: u32,
    /// `RequestType`: an `NDIS_REQUEST_TYPE`.
    pub request_type: u32,
    /// `RequestId`, by which it can be cancelled.
    pub request_id: Address,
    /// Where it was made.
    pub requested: Site,
    operation: Pendable,
    /// Whether its handler has been called.
    called: bool,
}

impl OidRequest {
    /// Whether the target has been given it and has not finished it.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        self.operation.is_under_way()
    }

    /// Whether it waits for its turn.
    #[must_use]
    pub const fn waits(&self) -> bool {
        !self.called
    }
}

/// A new request.
#[derive(Clone, Copy, Debug)]
pub struct NewOidRequest {
    /// Its `NDIS_OID_REQUEST`.
    pub at: Address,
    /// Who makes it.
    pub requester: Layer,
    /// Who is to answer it.
    pub target: Layer,
    /// The OID.
    pub oid: u32,
    /// `RequestType`.
    pub request_type: u32,
    /// `RequestId`.
    pub request_id: Address,
    /// Where.
    pub site: Site,
}

/// The structure is in use for a request that is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the NDIS_OID_REQUEST at {at} is that of OID request #{}, which is not completed", .id.0)]
pub struct InUse {
    /// The structure.
    pub at: Address,
    /// The request.
    pub id: OidRequestId,
    /// Where it was made.
    pub requested: Site,
}

/// Why a request is not completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OidCompletionError {
    /// It is not out.
    #[error("the OID request at {at} is not pending")]
    NotPending {
        /// Its structure.
        at: Address,
        /// Where a request with this structure was finished the last time.
        finished: Option<(OidRequestId, Site)>,
    },
    /// It was given to another party.
    #[error("OID request #{} was given to {target}", .id.0)]
    NotTheTarget {
        /// The request.
        id: OidRequestId,
        /// Who has it.
        target: Layer,
        /// Where it was made.
        requested: Site,
    },
    /// What happened before does not allow it.
    #[error("OID request #{}: {error}", .id.0)]
    Completion {
        /// The request.
        id: OidRequestId,
        /// Where it was made.
        requested: Site,
        /// What is wrong.
        error: CompletionError,
    },
}

/// A clone of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClonedOidRequest {
    /// The clone's structure.
    pub at: Address,
    /// The structure it was made from.
    pub original: Address,
    /// For whom: the handle given.
    pub owner: Address,
    /// Where.
    pub allocated: Site,
}

/// Why a clone is not freed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeCloneError {
    /// It was not made by `NdisAllocateCloneOidRequest`, or is freed.
    #[error("there is no cloned NDIS_OID_REQUEST at {0}")]
    NotAClone(Address),
    /// It is out.
    #[error("the clone at {at} is that of OID request #{}, which is not completed", .id.0)]
    Out {
        /// Its structure.
        at: Address,
        /// The request.
        id: OidRequestId,
        /// Where it was made.
        requested: Site,
    },
}

/// The requests of all stacks, and the clones.
#[derive(Debug, Default)]
pub struct OidRequests {
    out: Vec<OidRequest>,
    clones: Vec<ClonedOidRequest>,
    /// The last ones that were finished, the newest last.
    finished: Vec<(Address, OidRequestId, Site)>,
    made: u32,
}

impl OidRequests {
    /// Forgets everything and keeps the capacity.
    pub fn reset(&mut self) {
        self.out.clear();
        self.clones.clear();
        self.finished.clear();
        self.made = 0;
    }

    /// The requests that are out, in the order in which they were made.
    pub fn out(&self) -> impl Iterator<Item = &OidRequest> {
        self.out.iter()
    }

    /// The clones that are not freed.
    pub fn clones(&self) -> impl Iterator<Item = &ClonedOidRequest> {
        self.clones.iter()
    }

    /// Takes a new request; [`begin`](Self::begin) it when its turn has come.
    ///
    /// # Errors
    /// [`InUse`] if its structure is that of a request which is out.
    pub fn request(&mut self, new: NewOidRequest) -> Result<OidRequestId, InUse> {
        // A request that is completed while its handler runs may be made again before that returns.
        let same =
            |other: &&OidRequest| other.at == new.at && (other.is_under_way() || other.waits());
        if let Some(OidRequest { id, requested, .. }) = self.out.iter().find(same) {
            return Err(InUse {
                at: new.at,
                id: *id,
                requested: *requested,
            });
        }
        self.made += 1;
        let id = OidRequestId(self.made);
        self.out.push(OidRequest {
            id,
            at: new.at,
            requester: new.requester,
            target: new.target,
            oid: new.oid,
            request_type: new.request_type,
            request_id: new.request_id,
            requested: new.site,
            operation: Pendable::IDLE,
            called: false,
        });
        Ok(id)
    }

    /// Begins the next request for `target`, if none is under way; call its handler next.
    pub fn begin(&mut self, target: Layer, site: Site) -> Option<OidRequest> {
        let id = self.next_for(target)?;
        let next = self.out.iter_mut().find(|other| other.id == id)?;
        next.called = true;
        let begun = next.operation.begin(site);
        debug_assert!(begun.is_ok(), "a request is begun once");
        Some(*next)
    }

    /// The request for `target` that could be begun now.
    #[must_use]
    pub fn next_for(&self, target: Layer) -> Option<OidRequestId> {
        let mut of_target = self.out.iter().filter(|other| other.target == target);
        let next = of_target.find(|other| other.waits() || other.is_under_way())?;
        next.waits().then_some(next.id)
    }

    /// Takes what the target's handler returned. With [`Progress::Finished`] the request is over.
    ///
    /// # Errors
    /// [`OidCompletionError`] if it had been completed by a call and the handler finishes it again.
    pub fn returned(
        &mut self,
        id: OidRequestId,
        status: NtStatus,
        site: Site,
    ) -> Result<Progress, OidCompletionError> {
        let Some(place) = self.out.iter().position(|other| other.id == id) else {
            return Ok(Progress::FinishedBefore);
        };
        let request = &mut self.out[place];
        let (at, requested) = (request.at, request.requested);
        match request.operation.returned(status, site) {
            Ok(Progress::Pending) => Ok(Progress::Pending),
            Ok(progress) => {
                self.out.remove(place);
                if let Progress::Finished(_) = progress {
                    self.remember(at, id, site);
                }
                Ok(progress)
            }
            Err(error) => {
                self.out.remove(place);
                Err(OidCompletionError::Completion {
                    id,
                    requested,
                    error,
                })
            }
        }
    }

    /// Takes a call of the completion function; the answer is the request, which is over.
    ///
    /// # Errors
    /// [`OidCompletionError`] if it is not out, or with another party.
    pub fn complete(
        &mut self,
        at: Address,
        by: Layer,
        status: NtStatus,
        site: Site,
    ) -> Result<OidRequest, OidCompletionError> {
        let place = self
            .out
            .iter()
            .position(|other| other.at == at && other.is_under_way());
        let Some(place) = place else {
            let finished = self.finished.iter().rev().find(|(of, ..)| *of == at);
            return Err(OidCompletionError::NotPending {
                at,
                finished: finished.map(|(_, id, site)| (*id, *site)),
            });
        };
        let request = &mut self.out[place];
        let (id, requested) = (request.id, request.requested);
        if request.target != by {
            return Err(OidCompletionError::NotTheTarget {
                id,
                target: request.target,
                requested,
            });
        }
        let before = request.operation;
        request.operation.complete(status, site).map_err(|error| {
            OidCompletionError::Completion {
                id,
                requested,
                error,
            }
        })?;
        let request = *request;
        // Its handler may still run: then it stays until that returns.
        if was_pended(before, site) {
            self.out.remove(place);
        }
        self.remember(at, id, site);
        Ok(request)
    }

    /// A request of `requester` with this `RequestId` that waits for its turn.
    #[must_use]
    pub fn waiting(&self, requester: Layer, request_id: Address) -> Option<OidRequestId> {
        let mut of = self.out.iter().filter(|other| {
            other.requester == requester && other.request_id == request_id && other.waits()
        });
        of.next().map(|request| request.id)
    }

    /// Who has a request of `requester` with this `RequestId`.
    #[must_use]
    pub fn target_to_cancel(&self, requester: Layer, request_id: Address) -> Option<Layer> {
        let mut of = self.out.iter().filter(|other| {
            other.requester == requester && other.request_id == request_id && other.is_under_way()
        });
        of.next().map(|request| request.target)
    }

    /// Takes a request back that waits for its turn.
    pub fn withdraw(&mut self, id: OidRequestId) -> Option<OidRequest> {
        let place = self
            .out
            .iter()
            .position(|other| other.id == id && other.waits())?;
        Some(self.out.remove(place))
    }

    /// Requests that `layer` has not finished.
    pub fn unfinished(&self, layer: Layer) -> impl Iterator<Item = &OidRequest> {
        let of = move |request: &&OidRequest| request.target == layer && request.is_under_way();
        self.out.iter().filter(of)
    }

    /// Notes a clone.
    pub fn cloned(&mut self, clone: ClonedOidRequest) {
        self.clones.push(clone);
    }

    /// Forgets a clone that is freed.
    ///
    /// # Errors
    /// [`FreeCloneError`] if it is none, or out.
    pub fn free_clone(&mut self, at: Address) -> Result<ClonedOidRequest, FreeCloneError> {
        let place = self.clones.iter().position(|clone| clone.at == at);
        let place = place.ok_or(FreeCloneError::NotAClone(at))?;
        let out = |other: &&OidRequest| other.at == at && (other.is_under_way() || other.waits());
        if let Some(OidRequest { id, requested, .. }) = self.out.iter().find(out) {
            return Err(FreeCloneError::Out {
                at,
                id: *id,
                requested: *requested,
            });
        }
        Ok(self.clones.swap_remove(place))
    }

    fn remember(&mut self, at: Address, id: OidRequestId, site: Site) {
        if self.finished.len() == REMEMBERED {
            self.finished.remove(0);
        }
        self.finished.push((at, id, site));
    }
}

/// Whether the handler had returned `NDIS_STATUS_PENDING` before the completion.
fn was_pended(mut before: Pendable, site: Site) -> bool {
    // Only a pended operation refuses a handler's return.
    before.returned(NtStatus::PENDING, site).is_err()
}

#[cfg(test)]
mod tests;
