//! What a miniport driver tells about an adapter. Page: ddi/ndis/nf-ndis-ndismsetminiportattributes.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::{
    NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES as GENERAL,
    NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES as REGISTRATION,
    NDIS_MINIPORT_ADD_DEVICE_REGISTRATION_ATTRIBUTES as ADD_DEVICE,
};
use executive::memory::{BadAddress, Memory};

use crate::adapters::AdapterState;
use crate::object_header::{Expected, ObjectHeader, ObjectHeaderError};

/// `NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RegistrationAttributes {
    /// `MiniportAdapterContext`.
    pub adapter_context: Address,
    /// `AttributeFlags`.
    pub flags: u32,
    /// Seconds between calls of `MiniportCheckForHangEx`; 0 for NDIS's default.
    pub check_for_hang_seconds: u32,
    /// `InterfaceType`: the bus.
    pub interface_type: u32,
}

/// The longest hardware address: `NDIS_MAX_PHYS_ADDRESS_LENGTH`.
pub const MAC_ADDRESS_CAPACITY: usize = 32;

/// A hardware address of up to 32 bytes; six on Ethernet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MacAddress {
    bytes: [u8; MAC_ADDRESS_CAPACITY],
    length: u8,
}

impl MacAddress {
    fn read<M: Memory + ?Sized>(
        memory: &M,
        at: Address,
        length: u16,
    ) -> Result<Self, AttributesError> {
        let mut address = Self {
            bytes: [0; MAC_ADDRESS_CAPACITY],
            length: 0,
        };
        let used = address.bytes.get_mut(..usize::from(length));
        let used = used.ok_or(AttributesError::MacAddressTooLong { length })?;
        memory.read(at, used)?;
        address.length = u8::try_from(length).unwrap_or(0);
        Ok(address)
    }

    /// An Ethernet address.
    #[must_use]
    pub fn ethernet(address: [u8; 6]) -> Self {
        let mut bytes = [0; MAC_ADDRESS_CAPACITY];
        bytes[..6].copy_from_slice(&address);
        Self { bytes, length: 6 }
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

/// `NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneralAttributes {
    /// The structure's revision: fields that it does not have are NULL or 0.
    pub revision: u8,
    /// `MediaType`: `NdisMedium802_3` is 0.
    pub media_type: u32,
    /// `PhysicalMediumType`.
    pub physical_medium_type: u32,
    /// The largest payload of a frame, in bytes.
    pub mtu: u32,
    /// `MaxXmitLinkSpeed`, in bits per second.
    pub max_transmit_link_speed: u64,
    /// `XmitLinkSpeed`, in bits per second.
    pub transmit_link_speed: u64,
    /// `MaxRcvLinkSpeed`, in bits per second.
    pub max_receive_link_speed: u64,
    /// `RcvLinkSpeed`, in bits per second.
    pub receive_link_speed: u64,
    /// `MediaConnectState`.
    pub media_connect_state: u32,
    /// `MediaDuplexState`.
    pub media_duplex_state: u32,
    /// `LookaheadSize`, in bytes.
    pub lookahead_size: u32,
    /// `MacOptions`: `NDIS_MAC_OPTION_…`.
    pub mac_options: u32,
    /// `SupportedPacketFilters`: `NDIS_PACKET_TYPE_…`.
    pub supported_packet_filters: u32,
    /// `MaxMulticastListSize`, in addresses.
    pub max_multicast_list_size: u32,
    /// `PermanentMacAddress`.
    pub permanent_mac_address: MacAddress,
    /// `CurrentMacAddress`.
    pub current_mac_address: MacAddress,
    /// Whether `PowerManagementCapabilities` or `PowerManagementCapabilitiesEx` leads to something.
    pub manages_power: bool,
    /// `AccessType`.
    pub access_type: u32,
    /// `DirectionType`.
    pub direction_type: u32,
    /// `ConnectionType`.
    pub connection_type: u32,
    /// `IfType`, as assigned by IANA.
    pub if_type: u16,
    /// `IfConnectorPresent`.
    pub if_connector_present: bool,
    /// `SupportedStatistics`.
    pub supported_statistics: u32,
    /// `DataBackFillSize`, in bytes.
    pub data_back_fill_size: u32,
    /// `ContextBackFillSize`, in bytes.
    pub context_back_fill_size: u32,
    /// `SupportedOidList`: where the OIDs are, in the driver's memory. Valid during the call only.
    pub supported_oids: Address,
    /// `SupportedOidListLength`, in bytes.
    pub supported_oids_length: u32,
}

/// One structure given to `NdisMSetMiniportAttributes`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MiniportAttributes {
    /// `NDIS_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES`.
    Registration(RegistrationAttributes),
    /// `NDIS_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES`.
    General(GeneralAttributes),
    /// `NDIS_MINIPORT_ADD_DEVICE_REGISTRATION_ATTRIBUTES`, from `MiniportAddDevice`.
    AddDevice {
        /// `MiniportAddDeviceContext`.
        context: Address,
        /// `Flags`.
        flags: u32,
    },
    /// Attributes of an optional service: recorded, and reported as set.
    Other(ObjectHeader),
}

/// Why attributes are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttributesError {
    /// The structure is not what it should be.
    #[error(transparent)]
    Header(#[from] ObjectHeaderError),
    /// Attributes are set outside of `MiniportInitializeEx`.
    #[error("attributes are set while the adapter is {state:?}, not by MiniportInitializeEx")]
    NotInitializing {
        /// The adapter's state.
        state: AdapterState,
    },
    /// The registration attributes come first, the general ones next.
    #[error("the {earlier} attributes must be set before these")]
    OutOfOrder {
        /// Which attributes are missing.
        earlier: &'static str,
    },
    /// `MacAddressLength` is larger than the fields that hold the address.
    #[error("MacAddressLength is {length}, more than 32")]
    MacAddressTooLong {
        /// As the driver set it.
        length: u16,
    },
}

impl From<BadAddress> for AttributesError {
    fn from(error: BadAddress) -> Self {
        Self::Header(error.into())
    }
}

const EXPECTED_REGISTRATION: Expected<'_> = Expected {
    kind: constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES,
    sizes: &[
        constants::NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_1,
        constants::NDIS_SIZEOF_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES_REVISION_2,
    ],
};

const EXPECTED_GENERAL: Expected<'_> = Expected {
    kind: constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES,
    sizes: &[
        constants::NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_1,
        constants::NDIS_SIZEOF_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES_REVISION_2,
    ],
};

impl MiniportAttributes {
    /// Reads the structure at `at`, whose header says which one it is.
    ///
    /// # Errors
    /// [`AttributesError`] if its header or its fields cannot be right.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, AttributesError> {
        let header = ObjectHeader::read(memory, at)?;
        match u32::from(header.kind) {
            constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_REGISTRATION_ATTRIBUTES => {
                ObjectHeader::check(memory, at, &EXPECTED_REGISTRATION)?;
                Ok(Self::Registration(read_registration(memory, at)?))
            }
            constants::NDIS_OBJECT_TYPE_MINIPORT_ADAPTER_GENERAL_ATTRIBUTES => {
                let header = ObjectHeader::check(memory, at, &EXPECTED_GENERAL)?;
                read_general(memory, at, header.revision).map(Self::General)
            }
            constants::NDIS_OBJECT_TYPE_MINIPORT_ADD_DEVICE_REGISTRATION_ATTRIBUTES => {
                Ok(Self::AddDevice {
                    context: memory.read_pointer(at, ADD_DEVICE::MiniportAddDeviceContext)?,
                    flags: memory.read_field(at, ADD_DEVICE::Flags)?,
                })
            }
            _ => Ok(Self::Other(header)),
        }
    }
}

fn read_registration<M: Memory + ?Sized>(
    memory: &M,
    at: Address,
) -> Result<RegistrationAttributes, BadAddress> {
    Ok(RegistrationAttributes {
        adapter_context: memory.read_pointer(at, REGISTRATION::MiniportAdapterContext)?,
        flags: memory.read_field(at, REGISTRATION::AttributeFlags)?,
        check_for_hang_seconds: memory.read_field(at, REGISTRATION::CheckForHangTimeInSeconds)?,
        interface_type: memory.read_field(at, REGISTRATION::InterfaceType)?,
    })
}

/// Whether the driver tells what its adapter can do about power.
fn manages_power<M: Memory + ?Sized>(
    memory: &M,
    at: Address,
    revision: u8,
) -> Result<bool, BadAddress> {
    let since_6_20 = if revision >= 2 {
        memory.read_field(at, GENERAL::PowerManagementCapabilitiesEx)?
    } else {
        0
    };
    let before = memory.read_field(at, GENERAL::PowerManagementCapabilities)?;
    Ok(before != 0 || since_6_20 != 0)
}

fn read_general<M: Memory + ?Sized>(
    memory: &M,
    at: Address,
    revision: u8,
) -> Result<GeneralAttributes, AttributesError> {
    let length = memory.read_field(at, GENERAL::MacAddressLength)?;
    Ok(GeneralAttributes {
        revision,
        media_type: memory.read_field(at, GENERAL::MediaType)?,
        physical_medium_type: memory.read_field(at, GENERAL::PhysicalMediumType)?,
        mtu: memory.read_field(at, GENERAL::MtuSize)?,
        max_transmit_link_speed: memory.read_field(at, GENERAL::MaxXmitLinkSpeed)?,
        transmit_link_speed: memory.read_field(at, GENERAL::XmitLinkSpeed)?,
        max_receive_link_speed: memory.read_field(at, GENERAL::MaxRcvLinkSpeed)?,
        receive_link_speed: memory.read_field(at, GENERAL::RcvLinkSpeed)?,
        media_connect_state: memory.read_field(at, GENERAL::MediaConnectState)?,
        media_duplex_state: memory.read_field(at, GENERAL::MediaDuplexState)?,
        lookahead_size: memory.read_field(at, GENERAL::LookaheadSize)?,
        mac_options: memory.read_field(at, GENERAL::MacOptions)?,
        supported_packet_filters: memory.read_field(at, GENERAL::SupportedPacketFilters)?,
        max_multicast_list_size: memory.read_field(at, GENERAL::MaxMulticastListSize)?,
        permanent_mac_address: MacAddress::read(
            memory,
            at.offset(GENERAL::PermanentMacAddress),
            length,
        )?,
        current_mac_address: MacAddress::read(
            memory,
            at.offset(GENERAL::CurrentMacAddress),
            length,
        )?,
        manages_power: manages_power(memory, at, revision)?,
        access_type: memory.read_field(at, GENERAL::AccessType)?,
        direction_type: memory.read_field(at, GENERAL::DirectionType)?,
        connection_type: memory.read_field(at, GENERAL::ConnectionType)?,
        if_type: memory.read_field(at, GENERAL::IfType)?,
        if_connector_present: memory.read_field(at, GENERAL::IfConnectorPresent)? != 0,
        supported_statistics: memory.read_field(at, GENERAL::SupportedStatistics)?,
        data_back_fill_size: memory.read_field(at, GENERAL::DataBackFillSize)?,
        context_back_fill_size: memory.read_field(at, GENERAL::ContextBackFillSize)?,
        supported_oids: memory.read_pointer(at, GENERAL::SupportedOidList)?,
        supported_oids_length: memory.read_field(at, GENERAL::SupportedOidListLength)?,
    })
}

/// How many kinds of attributes of optional services are kept in mind.
const OTHERS: usize = 8;

/// What an adapter's driver has set so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributes {
    /// The registration attributes.
    pub registration: Option<RegistrationAttributes>,
    /// The general attributes.
    pub general: Option<GeneralAttributes>,
    others: [Option<ObjectHeader>; OTHERS],
}

impl Attributes {
    /// Nothing has been set.
    pub const NONE: Self = Self {
        registration: None,
        general: None,
        others: [None; OTHERS],
    };

    /// Attributes of optional services that were set: their headers, in the order of setting.
    pub fn others(&self) -> impl Iterator<Item = ObjectHeader> {
        self.others.iter().flatten().copied()
    }

    /// Takes over one structure.
    ///
    /// # Errors
    /// [`AttributesError::OutOfOrder`] if an earlier structure has not been set.
    pub fn set(&mut self, attributes: MiniportAttributes) -> Result<(), AttributesError> {
        match attributes {
            MiniportAttributes::Registration(registration) => {
                self.registration = Some(registration)
            }
            MiniportAttributes::General(general) => {
                self.registration.ok_or(AttributesError::OutOfOrder {
                    earlier: "registration",
                })?;
                self.general = Some(general);
            }
            MiniportAttributes::Other(header) => {
                if let Some(earlier) = self.missing() {
                    return Err(AttributesError::OutOfOrder { earlier });
                }
                if let Some(place) = self.others.iter_mut().find(|place| place.is_none()) {
                    *place = Some(header);
                }
            }
            MiniportAttributes::AddDevice { .. } => {}
        }
        Ok(())
    }

    /// The required attributes that have not been set.
    #[must_use]
    pub const fn missing(&self) -> Option<&'static str> {
        match (&self.registration, &self.general) {
            (None, _) => Some("registration"),
            (_, None) => Some("general"),
            _ => None,
        }
    }
}
