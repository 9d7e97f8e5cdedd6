//! What a party may not do with a list.

use abi::Address;
use executive::site::Site;

use super::{Direction, Holder};

/// Why a party may not hand a list on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OwnershipError {
    /// No list is at the address: there never was one, or it is freed.
    #[error("there is no NET_BUFFER_LIST at {0}")]
    Unknown(Address),
    /// Somebody else has it.
    #[error("{holder} has NET_BUFFER_LIST #{number}")]
    NotHeld {
        /// The list.
        number: u32,
        /// Who has it.
        holder: Holder,
        /// Since when.
        since: Site,
        /// Where the party gave it back already, if it was the last to do so.
        given_back: Option<Site>,
    },
    /// It is completed or returned by the party that sent or indicated it.
    #[error("NET_BUFFER_LIST #{number} came from the one that gives it back")]
    Own {
        /// The list.
        number: u32,
        /// Where its trip began.
        begun: Site,
    },
    /// A sent list is returned, or a received one completed.
    #[error("NET_BUFFER_LIST #{number} is on the other way")]
    WrongWay {
        /// The list.
        number: u32,
        /// Which way it went out.
        direction: Direction,
        /// Where its trip began.
        begun: Site,
    },
    /// It is lent, and so neither returned nor kept.
    #[error("NET_BUFFER_LIST #{number} is only lent, with NDIS_RECEIVE_FLAGS_RESOURCES")]
    Lent {
        /// The list.
        number: u32,
        /// Where it was indicated.
        since: Site,
    },
    /// It is not there when the handler returns to which it was lent.
    #[error(
        "NET_BUFFER_LIST #{number} was only lent, with NDIS_RECEIVE_FLAGS_RESOURCES, and {holder} has it"
    )]
    Kept {
        /// The list.
        number: u32,
        /// Who has it.
        holder: Holder,
        /// Since when.
        since: Site,
    },
    /// More intermediate drivers have it at once than are followed.
    #[error("NET_BUFFER_LIST #{number} is on too many ways at once")]
    TooDeep {
        /// The list.
        number: u32,
    },
}
