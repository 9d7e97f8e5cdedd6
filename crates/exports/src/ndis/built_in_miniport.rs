//! NDIS itself as a miniport driver: it completes sends at once and answers the general OIDs.
//! Guide: network/mandatory-oids-for-miniport-drivers.

use abi::constants::ndis_status::{NDIS_STATUS_BUFFER_TOO_SHORT, NDIS_STATUS_NOT_SUPPORTED};
use abi::constants::{enumerators, oid as oids};
use abi::layout::ndis::{
    NDIS_LINK_STATE as LINK_STATE, NDIS_OID_REQUEST as REQUEST, NET_BUFFER_LIST,
};
use abi::{Address, NtStatus};
use machine::{Call, Stop};
use ndis::adapters::AdapterId;
use ndis::miniport_attributes::GeneralAttributes;
use ndis::stack::Layer;

use super::data_flow::{self, Lists};
use super::layers::expect;
use super::net_buffer_lists;
use super::network_memory::next_list;
use crate::driver_memory::put;

const ETHERNET_HEADER: u32 = 14;
/// Bytes of the longest answer.
const LONGEST_ANSWER: usize = 64;

/// Sends arrive: they are on the wire, and completed.
pub(super) fn sent(call: &mut Call, adapter: AdapterId, lists: Lists) -> Result<(), Stop> {
    let mut list = lists.first;
    let mut count = 0;
    while !list.is_null() {
        call.write_field(list, NET_BUFFER_LIST::Status, NtStatus::SUCCESS.0)?;
        count += 1;
        list = next_list(call, list)?;
    }
    call.ndis().stack_mut(adapter).traffic.transmitted += count;
    let flags = lists.flags & abi::constants::ndis::NDIS_SEND_COMPLETE_FLAGS_DISPATCH_LEVEL;
    data_flow::complete(
        call,
        Layer::BuiltInMiniport(adapter),
        Lists { flags, ..lists },
    )
}

/// Lists that were indicated are back.
pub(super) fn returned(call: &mut Call, adapter: AdapterId, first: Address) -> Result<(), Stop> {
    let mut list = first;
    while !list.is_null() {
        let next = next_list(call, list)?;
        net_buffer_lists::free_list(call, list)?;
        call.ndis().stack_mut(adapter).traffic.returned += 1;
        list = next;
    }
    Ok(())
}

/// Answers an OID request.
pub(super) fn answer_oid(
    call: &mut Call,
    adapter: AdapterId,
    at: Address,
) -> Result<NtStatus, Stop> {
    let oid = call.read_field(at, REQUEST::DATA_Oid)?;
    match call.read_field(at, REQUEST::RequestType)? {
        enumerators::NdisRequestSetInformation => set(call, at, oid),
        enumerators::NdisRequestQueryInformation | enumerators::NdisRequestQueryStatistics => {
            query(call, adapter, at, oid)
        }
        _ => Ok(NtStatus(NDIS_STATUS_NOT_SUPPORTED)),
    }
}

/// Takes what any miniport must take, whatever it is.
fn set(call: &mut Call, at: Address, oid: u32) -> Result<NtStatus, Stop> {
    match oid {
        oids::OID_GEN_CURRENT_PACKET_FILTER
        | oids::OID_GEN_CURRENT_LOOKAHEAD
        | oids::OID_802_3_MULTICAST_LIST => {
            let length =
                call.read_field(at, REQUEST::DATA_SET_INFORMATION_InformationBufferLength)?;
            call.write_field(at, REQUEST::DATA_SET_INFORMATION_BytesRead, length)?;
            Ok(NtStatus::SUCCESS)
        }
        _ => Ok(NtStatus(NDIS_STATUS_NOT_SUPPORTED)),
    }
}

fn query(call: &mut Call, adapter: AdapterId, at: Address, oid: u32) -> Result<NtStatus, Stop> {
    let object = call.ndis().adapters.object(adapter).copied();
    let general = expect(call, object)?.attributes.general;
    let packet_filter = call.ndis().stack_mut(adapter).packet_filter_of_all();
    let mut answer = Answer {
        bytes: [0; LONGEST_ANSWER],
        length: 0,
    };
    if !general.is_some_and(|general| answer.find(oid, &general, packet_filter)) {
        return Ok(NtStatus(NDIS_STATUS_NOT_SUPPORTED));
    }
    let needed = u32::try_from(answer.length).unwrap_or(u32::MAX);
    let room = call.read_field(at, REQUEST::DATA_QUERY_INFORMATION_InformationBufferLength)?;
    call.write_field(at, REQUEST::DATA_QUERY_INFORMATION_BytesNeeded, needed)?;
    if room < needed {
        call.write_field(at, REQUEST::DATA_QUERY_INFORMATION_BytesWritten, 0)?;
        return Ok(NtStatus(NDIS_STATUS_BUFFER_TOO_SHORT));
    }
    let buffer = call.read_field(at, REQUEST::DATA_QUERY_INFORMATION_InformationBuffer)?;
    put(call, Address(buffer), &answer.bytes[..answer.length])?;
    call.write_field(at, REQUEST::DATA_QUERY_INFORMATION_BytesWritten, needed)?;
    Ok(NtStatus::SUCCESS)
}

/// What a query is answered with.
struct Answer {
    bytes: [u8; LONGEST_ANSWER],
    length: usize,
}

impl Answer {
    fn give(&mut self, bytes: &[u8]) -> bool {
        self.length = bytes.len().min(LONGEST_ANSWER);
        self.bytes[..self.length].copy_from_slice(&bytes[..self.length]);
        true
    }

    fn number(&mut self, value: u32) -> bool {
        self.give(&value.to_le_bytes())
    }

    /// Finds the answer; false for an OID that there is none for.
    fn find(&mut self, oid: u32, general: &GeneralAttributes, packet_filter: u32) -> bool {
        const HUNDREDS_OF_BITS: u64 = 100;
        const DESCRIPTION: &[u8] = b"OpenNDIS adapter\0";
        const VENDOR_WITHOUT_NUMBER: u32 = 0x00FF_FFFF;
        match oid {
            oids::OID_GEN_HARDWARE_STATUS => self.number(enumerators::NdisHardwareStatusReady),
            oids::OID_GEN_MEDIA_SUPPORTED | oids::OID_GEN_MEDIA_IN_USE => {
                self.number(general.media_type)
            }
            oids::OID_GEN_MAXIMUM_FRAME_SIZE => self.number(general.mtu),
            oids::OID_GEN_MAXIMUM_TOTAL_SIZE => self.number(general.mtu + ETHERNET_HEADER),
            oids::OID_GEN_LINK_SPEED => {
                let speed = general.transmit_link_speed / HUNDREDS_OF_BITS;
                self.number(u32::try_from(speed).unwrap_or(u32::MAX))
            }
            oids::OID_GEN_VENDOR_ID => self.number(VENDOR_WITHOUT_NUMBER),
            oids::OID_GEN_VENDOR_DESCRIPTION => self.give(DESCRIPTION),
            oids::OID_GEN_CURRENT_PACKET_FILTER => self.number(packet_filter),
            oids::OID_GEN_CURRENT_LOOKAHEAD => self.number(general.lookahead_size),
            oids::OID_GEN_MAC_OPTIONS => self.number(general.mac_options),
            oids::OID_GEN_MEDIA_CONNECT_STATUS => self.number(enumerators::NdisMediaStateConnected),
            oids::OID_GEN_LINK_STATE => self.link_state(general),
            oids::OID_GEN_XMIT_OK | oids::OID_GEN_RCV_OK => self.number(0),
            oids::OID_802_3_PERMANENT_ADDRESS => self.give(general.permanent_mac_address.bytes()),
            oids::OID_802_3_CURRENT_ADDRESS => self.give(general.current_mac_address.bytes()),
            oids::OID_802_3_MAXIMUM_LIST_SIZE => self.number(general.max_multicast_list_size),
            _ => false,
        }
    }

    fn link_state(&mut self, general: &GeneralAttributes) -> bool {
        let size = usize::try_from(LINK_STATE::SIZE).unwrap_or(LONGEST_ANSWER);
        let mut put = |field: u64, bytes: &[u8]| {
            let at = usize::try_from(field).unwrap_or(0);
            self.bytes[at..at + bytes.len()].copy_from_slice(bytes);
        };
        let header = [
            u8::try_from(abi::constants::ndis::NDIS_OBJECT_TYPE_DEFAULT).unwrap_or(0),
            1,
            u8::try_from(LINK_STATE::SIZE).unwrap_or(0),
            0,
        ];
        put(0, &header);
        put(
            LINK_STATE::MediaConnectState.offset(),
            &general.media_connect_state.to_le_bytes(),
        );
        put(
            LINK_STATE::MediaDuplexState.offset(),
            &general.media_duplex_state.to_le_bytes(),
        );
        put(
            LINK_STATE::XmitLinkSpeed.offset(),
            &general.transmit_link_speed.to_le_bytes(),
        );
        put(
            LINK_STATE::RcvLinkSpeed.offset(),
            &general.receive_link_speed.to_le_bytes(),
        );
        self.length = size;
        true
    }
}
