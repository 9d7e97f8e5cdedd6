//! What NDIS' own ends of a stack have sent and received.

use crate::net_buffer_pools::NetBufferListPoolId;

/// Counts of lists that NDIS' own protocol and miniport have moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Sent by NDIS' own protocol.
    pub sent: u32,
    /// Of these, completed with success.
    pub send_completed: u32,
    /// Of these, completed with another status.
    pub send_failed: u32,
    /// Received by NDIS' own protocol.
    pub received: u32,
    /// Sent to NDIS' own miniport.
    pub transmitted: u32,
    /// Indicated by NDIS' own miniport.
    pub indicated: u32,
    /// Of these, returned.
    pub returned: u32,
    /// Status indications that reached NDIS' own protocol.
    pub statuses: u32,
    /// Frames made so far, by which the next one is chosen.
    pub frames: u32,
    /// The pool of the lists.
    pub pool: Option<NetBufferListPoolId>,
}

impl Traffic {
    /// Nothing yet.
    pub const NONE: Self = Self {
        sent: 0,
        send_completed: 0,
        send_failed: 0,
        received: 0,
        transmitted: 0,
        indicated: 0,
        returned: 0,
        statuses: 0,
        frames: 0,
        pool: None,
    };

    /// Lists of NDIS' own that are out.
    #[must_use]
    pub const fn out(&self) -> u32 {
        (self.sent - self.send_completed - self.send_failed) + (self.indicated - self.returned)
    }
}
