//! The Ethernet frames that NDIS' own ends of a stack send and receive: an ARP request, an ICMP echo
//! request, UDP datagrams of several sizes. The same number gives the same frame.

/// Bytes of a hardware address.
pub(super) const ADDRESS_LENGTH: usize = 6;
/// Bytes of the longest frame, without its checksum.
pub(super) const LONGEST: usize = 1514;

/// The other station, by a locally administered address.
const PEER: [u8; ADDRESS_LENGTH] = [0x02, 0x00, 0x50, 0x45, 0x45, 0x52];
const BROADCAST: [u8; ADDRESS_LENGTH] = [0xFF; ADDRESS_LENGTH];
const SHORTEST: usize = 60;
const ETHERNET_HEADER: usize = 14;
const IP_HEADER: usize = 20;
const UDP_HEADER: usize = 8;
/// Documentation addresses (RFC 5737).
const OWN_IP: [u8; 4] = [192, 0, 2, 1];
const PEER_IP: [u8; 4] = [192, 0, 2, 2];
/// Bytes of payload: less than the shortest frame holds, about, and more, up to the longest.
const UDP_PAYLOADS: [usize; 4] = [
    1,
    18,
    512,
    LONGEST - ETHERNET_HEADER - IP_HEADER - UDP_HEADER,
];

/// Which way a frame goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From the adapter to its peer.
    Out,
    /// From the peer to the adapter.
    In,
}

/// A frame under construction, or a finished one.
pub(super) struct Frame {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Frame {
    /// The `number`th frame to or from the station `own`.
    pub(super) fn new(number: u32, way: Way, own: [u8; ADDRESS_LENGTH]) -> Self {
        let mut frame = Self {
            bytes: [0; LONGEST],
            length: 0,
        };
        let udp = UDP_PAYLOADS.len() + 2;
        match usize::try_from(number).unwrap_or(0) % udp {
            0 => frame.arp_request(way, own),
            1 => frame.echo_request(number, way, own),
            kind => frame.datagram(UDP_PAYLOADS[kind - 2], number, way, own),
        }
        frame.length = frame.length.max(SHORTEST);
        frame
    }

    /// Its bytes, without a checksum.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    fn put(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        self.bytes[self.length..end].copy_from_slice(bytes);
        self.length = end;
    }

    fn ethernet(&mut self, way: Way, own: [u8; ADDRESS_LENGTH], ether_type: u16, everybody: bool) {
        let (source, destination) = match way {
            Way::Out => (own, PEER),
            Way::In => (PEER, own),
        };
        self.put(if everybody { &BROADCAST } else { &destination });
        self.put(&source);
        self.put(&ether_type.to_be_bytes());
    }

    /// RFC 826.
    fn arp_request(&mut self, way: Way, own: [u8; ADDRESS_LENGTH]) {
        const ARP: u16 = 0x0806;
        self.ethernet(way, own, ARP, true);
        let (hardware, sender, target) = match way {
            Way::Out => (own, OWN_IP, PEER_IP),
            Way::In => (PEER, PEER_IP, OWN_IP),
        };
        self.put(&[0, 1, 8, 0, 6, 4, 0, 1]);
        self.put(&hardware);
        self.put(&sender);
        self.put(&[0; ADDRESS_LENGTH]);
        self.put(&target);
    }

    /// RFC 791, without options.
    fn ip(
        &mut self,
        way: Way,
        own: [u8; ADDRESS_LENGTH],
        protocol: u8,
        number: u32,
        payload: usize,
    ) {
        const IP: u16 = 0x0800;
        const LIVES: u8 = 64;
        self.ethernet(way, own, IP, false);
        let start = self.length;
        let (source, destination) = match way {
            Way::Out => (OWN_IP, PEER_IP),
            Way::In => (PEER_IP, OWN_IP),
        };
        let total = u16::try_from(IP_HEADER + payload).unwrap_or(u16::MAX);
        self.put(&[0x45, 0]);
        self.put(&total.to_be_bytes());
        self.put(&low_half(number).to_be_bytes());
        self.put(&[0, 0, LIVES, protocol, 0, 0]);
        self.put(&source);
        self.put(&destination);
        let sum = checksum(&self.bytes[start..self.length], 0);
        self.bytes[start + 10..start + 12].copy_from_slice(&sum.to_be_bytes());
    }

    /// RFC 792.
    fn echo_request(&mut self, number: u32, way: Way, own: [u8; ADDRESS_LENGTH]) {
        const ICMP: u8 = 1;
        const HEADER: usize = 8;
        const PAYLOAD: usize = 56;
        self.ip(way, own, ICMP, number, HEADER + PAYLOAD);
        let start = self.length;
        self.put(&[8, 0, 0, 0, 0, 1]);
        self.put(&low_half(number).to_be_bytes());
        self.payload(PAYLOAD, number);
        let sum = checksum(&self.bytes[start..self.length], 0);
        self.bytes[start + 2..start + 4].copy_from_slice(&sum.to_be_bytes());
    }

    /// RFC 768, with a checksum.
    fn datagram(&mut self, payload: usize, number: u32, way: Way, own: [u8; ADDRESS_LENGTH]) {
        const UDP: u8 = 17;
        const DISCARD: [u8; 4] = [0xC0, 0x00, 0, 9];
        let length = UDP_HEADER + payload;
        self.ip(way, own, UDP, number, length);
        let start = self.length;
        let length = u16::try_from(length).unwrap_or(u16::MAX);
        self.put(&DISCARD);
        self.put(&length.to_be_bytes());
        self.put(&[0, 0]);
        self.payload(payload, number);
        // The checksum covers both addresses, the protocol and the length as well.
        let addresses = checksum(&self.bytes[start - 8..start], 0);
        let before = u32::from(!addresses) + u32::from(UDP) + u32::from(length);
        let sum = checksum(&self.bytes[start..self.length], before);
        let sum = if sum == 0 { u16::MAX } else { sum };
        self.bytes[start + 6..start + 8].copy_from_slice(&sum.to_be_bytes());
    }

    /// Bytes that count up, from one that the frame's number gives.
    fn payload(&mut self, length: usize, number: u32) {
        let start = self.length;
        let first = number.to_le_bytes()[0];
        let counted = (0..=u8::MAX).cycle().skip(usize::from(first));
        for (byte, value) in self.bytes[start..start + length].iter_mut().zip(counted) {
            *byte = value;
        }
        self.length += length;
    }
}

fn low_half(number: u32) -> u16 {
    let [low, high, ..] = number.to_le_bytes();
    u16::from_le_bytes([low, high])
}

/// The Internet checksum (RFC 1071) over bytes, on top of a sum.
fn checksum(bytes: &[u8], before: u32) -> u16 {
    let mut sum = before;
    for pair in bytes.chunks(2) {
        let high = u32::from(pair[0]) << 8;
        sum += high + pair.get(1).map_or(0, |low| u32::from(*low));
    }
    while sum > 0xFFFF {
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    !u16::try_from(sum).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: [u8; ADDRESS_LENGTH] = [2, 0, 0, 0, 0, 1];

    #[test]
    fn no_frame_is_shorter_or_longer_than_ethernet_has_it() {
        for number in 0..12 {
            let length = Frame::new(number, Way::Out, OWN).bytes().len();
            assert!((SHORTEST..=LONGEST).contains(&length), "{number}: {length}");
        }
    }

    /// RFC 1071: the sum over a header with its checksum is zero, inverted.
    #[test]
    fn every_ip_header_has_its_checksum() {
        for number in (1..12).filter(|number| number % 6 != 0) {
            let frame = Frame::new(number, Way::In, OWN);
            let header = &frame.bytes()[ETHERNET_HEADER..ETHERNET_HEADER + IP_HEADER];
            assert_eq!(checksum(header, 0), 0);
        }
    }

    /// RFC 768: so is the sum over the pseudo header and the datagram.
    #[test]
    fn every_datagram_has_its_checksum() {
        for number in 2..6 {
            let frame = Frame::new(number, Way::Out, OWN);
            let ip = &frame.bytes()[ETHERNET_HEADER..];
            let length = u16::from_be_bytes([ip[24], ip[25]]);
            let datagram = &ip[IP_HEADER..IP_HEADER + usize::from(length)];
            let pseudo = u32::from(!checksum(&ip[12..20], 0)) + 17 + u32::from(length);
            assert_eq!(checksum(datagram, pseudo), 0);
        }
    }

    #[test]
    fn a_received_frame_is_for_the_station_or_for_everybody() {
        for number in 0..6 {
            let frame = Frame::new(number, Way::In, OWN);
            let destination = &frame.bytes()[..ADDRESS_LENGTH];
            assert!(destination == OWN || destination == BROADCAST);
        }
    }

    #[test]
    fn the_same_number_gives_the_same_frame() {
        let frames = [Frame::new(7, Way::Out, OWN), Frame::new(7, Way::Out, OWN)];
        assert_eq!(frames[0].bytes(), frames[1].bytes());
    }
}
