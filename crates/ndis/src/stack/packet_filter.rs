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

/// What one binding wants to receive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PacketFilter {
    /// `NDIS_PACKET_TYPE_…` as last set with success.
    current: u32,
    /// As asked for by the request under way.
    wanted: u32,
}

impl Stack {
    /// What a binding wants to receive: nothing before it has set its packet filter.
    #[must_use]
    pub fn packet_filter(&self, layer: Layer) -> u32 {
        let found = self.packet_filters.iter().find(|(of, _)| *of == layer);
        found.map_or(0, |(_, packet_filter)| packet_filter.current)
    }

    /// What all bindings together want to receive.
    #[must_use]
    pub fn packet_filter_of_all(&self) -> u32 {
        let all = self.packet_filters.iter();
        all.fold(0, |all, (_, packet_filter)| all | packet_filter.current)
    }

    /// A binding asks for a packet filter; the answer is what the miniport must let through for it
    /// and all others.
    pub fn want_packet_filter(&mut self, layer: Layer, wanted: u32) -> u32 {
        match self.packet_filters.iter_mut().find(|(of, _)| *of == layer) {
            Some((_, packet_filter)) => packet_filter.wanted = wanted,
            None => self
                .packet_filters
                .push((layer, PacketFilter { current: 0, wanted })),
        }
        let others = self.packet_filters.iter().filter(|(of, _)| *of != layer);
        others.fold(wanted, |all, (_, packet_filter)| {
            all | packet_filter.current
        })
    }

    /// The request is over; the answer is what the binding asked for.
    pub fn settle_packet_filter(&mut self, layer: Layer, succeeded: bool) -> u32 {
        let found = self.packet_filters.iter_mut().find(|(of, _)| *of == layer);
        found.map_or(0, |(_, packet_filter)| {
            let wanted = packet_filter.wanted;
            if succeeded {
                packet_filter.current = wanted;
            }
            wanted
        })
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
