//! Which received frames a binding wants: Ethernet's packet filter.
//! Page: network/oid-gen-current-packet-filter.

use abi::constants::ndis as constants;

use super::{Layer, Stack};

/// Frames to anybody, for a binding that wants everything.
const EVERYTHING: u32 =
    constants::NDIS_PACKET_TYPE_PROMISCUOUS | constants::NDIS_PACKET_TYPE_ALL_LOCAL;

/// To whom an Ethernet frame is addressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameKind {
    /// To the adapter's own address.
    Directed,
    /// To everybody.
    Broadcast,
    /// To a group.
    Multicast,
    /// To another single station.
    Other,
}

impl FrameKind {
    /// The kind of a frame that begins with `destination`, for an adapter with the address `own`.
    #[must_use]
    pub fn of(destination: [u8; 6], own: &[u8]) -> Self {
        if destination == [0xFF; 6] {
            Self::Broadcast
        } else if destination[0] & 1 != 0 {
            Self::Multicast
        } else if destination == own {
            Self::Directed
        } else {
            Self::Other
        }
    }

    /// Whether a binding with this packet filter gets such a frame.
    ///
    /// A list of multicast addresses is not looked into: a binding that wants some groups gets the
    /// frames of all, as it may from a miniport that filters less precisely.
    #[must_use]
    pub const fn passes(self, packet_filter: u32) -> bool {
        let wanted = match self {
            Self::Directed => constants::NDIS_PACKET_TYPE_DIRECTED,
            Self::Broadcast => constants::NDIS_PACKET_TYPE_BROADCAST,
            Self::Multicast => {
                constants::NDIS_PACKET_TYPE_MULTICAST | constants::NDIS_PACKET_TYPE_ALL_MULTICAST
            }
            Self::Other => 0,
        };
        packet_filter & (wanted | EVERYTHING) != 0
    }
}

impl Stack {
    /// What a binding wants to receive: nothing before it has set its packet filter.
    #[must_use]
    pub fn packet_filter(&self, layer: Layer) -> u32 {
        let found = self.packet_filters.iter().find(|(of, _)| *of == layer);
        found.map_or(0, |(_, packet_filter)| *packet_filter)
    }

    /// Notes what a binding wants to receive.
    pub fn set_packet_filter(&mut self, layer: Layer, packet_filter: u32) {
        match self.packet_filters.iter_mut().find(|(of, _)| *of == layer) {
            Some(entry) => entry.1 = packet_filter,
            None => self.packet_filters.push((layer, packet_filter)),
        }
    }

    /// What all bindings but `layer` want together: the miniport must let it through as well.
    #[must_use]
    pub fn packet_filter_of_others(&self, layer: Layer) -> u32 {
        let others = self.packet_filters.iter().filter(|(of, _)| *of != layer);
        others.fold(0, |all, (_, packet_filter)| all | packet_filter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: [u8; 6] = [2, 0, 0, 0, 0, 1];

    #[test]
    fn frames_are_told_apart_by_their_destination() {
        let kinds = [
            ([0xFF; 6], FrameKind::Broadcast),
            ([1, 0, 0x5E, 0, 0, 1], FrameKind::Multicast),
            (OWN, FrameKind::Directed),
            ([2, 0, 0, 0, 0, 9], FrameKind::Other),
        ];
        for (destination, kind) in kinds {
            assert_eq!(FrameKind::of(destination, &OWN), kind);
        }
    }

    /// network/oid-gen-current-packet-filter: zero lets no frame through.
    #[test]
    fn a_packet_filter_of_zero_passes_nothing() {
        for kind in [
            FrameKind::Directed,
            FrameKind::Broadcast,
            FrameKind::Multicast,
        ] {
            assert!(!kind.passes(0));
        }
    }

    #[test]
    fn frames_to_others_pass_only_for_a_binding_that_wants_everything() {
        assert!(!FrameKind::Other.passes(constants::NDIS_PACKET_TYPE_DIRECTED));
        assert!(FrameKind::Other.passes(constants::NDIS_PACKET_TYPE_PROMISCUOUS));
    }
}
