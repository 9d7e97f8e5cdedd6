//! Handles on a driver's part of the registry. Pages: ddi/ndis/nf-ndis-ndisopenconfigurationex,
//! ddi/ndis/nf-ndis-ndisreadconfiguration, ddi/ndis/ns-ndis-_ndis_configuration_parameter.
//!
//! The registry is the executive's. Here are the handles, what a value of the registry becomes
//! for a driver, and the memory that NDIS gave out under a handle and takes back when it is closed.

use abi::Address;
use abi::constants::enumerators;
use abi::constants::ndis as constants;
use abi::constants::wdm;
use abi::layout::ndis::NDIS_CONFIGURATION_OBJECT as CONFIGURATION;
use executive::memory::Memory;
use executive::registry::{KeyId, Value};

use crate::handles::{Id, Kind, Object};
use crate::object_header::{Expected, ObjectHeader, ObjectHeaderError};

/// `NDIS_CONFIGURATION_OBJECT`: what a driver gives to `NdisOpenConfigurationEx`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConfigurationObject {
    /// `NdisHandle`: an adapter's, a filter module's, a binding's or a driver's.
    pub handle: Address,
    /// `Flags`.
    pub flags: u32,
}

impl ConfigurationObject {
    /// Reads the structure at `at`.
    ///
    /// # Errors
    /// [`ObjectHeaderError`] if it is not that structure.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, ObjectHeaderError> {
        let kind = constants::NDIS_OBJECT_TYPE_CONFIGURATION_OBJECT;
        let sizes = &[constants::NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1];
        ObjectHeader::check(memory, at, &Expected { kind, sizes })?;
        Ok(Self {
            handle: memory.read_pointer(at, CONFIGURATION::NdisHandle)?,
            flags: memory.read_field(at, CONFIGURATION::Flags)?,
        })
    }
}

/// An open configuration handle.
#[derive(Clone, Debug)]
pub struct Configuration {
    /// The NDIS handle it was opened for.
    pub owner: Address,
    /// The registry key.
    pub key: KeyId,
    /// Blocks of memory that NDIS gave out under the handle and frees when it is closed.
    pub given_out: Vec<Address>,
}

impl Configuration {
    /// A handle on `key` that has just been opened for `owner`.
    #[must_use]
    pub const fn new(owner: Address, key: KeyId) -> Self {
        Self {
            owner,
            key,
            given_out: Vec::new(),
        }
    }
}

impl Object for Configuration {
    const KIND: Kind = Kind::Configuration;
}

/// Names an open configuration handle.
pub type ConfigurationId = Id<Configuration>;

/// `NDIS_PARAMETER_TYPE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParameterType(pub u32);

impl ParameterType {
    /// A number that is shown in decimal.
    pub const INTEGER: Self = Self(enumerators::NdisParameterInteger);
    /// A number that is shown in hexadecimal.
    pub const HEX_INTEGER: Self = Self(enumerators::NdisParameterHexInteger);
    /// Text.
    pub const STRING: Self = Self(enumerators::NdisParameterString);
    /// Texts, each ended by a NUL.
    pub const MULTI_STRING: Self = Self(enumerators::NdisParameterMultiString);
    /// Bytes.
    pub const BINARY: Self = Self(enumerators::NdisParameterBinary);

    /// The type that a driver gets for a registry value of the type `registry_type` (`REG_SZ`, ...);
    /// `None` for types that NDIS does not know. What the driver asks for is ignored.
    #[must_use]
    pub const fn of_registry_type(registry_type: u32) -> Option<Self> {
        match registry_type {
            wdm::REG_DWORD => Some(Self::INTEGER),
            wdm::REG_SZ | wdm::REG_EXPAND_SZ => Some(Self::STRING),
            wdm::REG_MULTI_SZ => Some(Self::MULTI_STRING),
            wdm::REG_BINARY => Some(Self::BINARY),
            _ => None,
        }
    }

    /// The registry type under which `NdisWriteConfiguration` stores such a value.
    #[must_use]
    pub const fn registry_type(self) -> Option<u32> {
        match self {
            Self::INTEGER | Self::HEX_INTEGER => Some(wdm::REG_DWORD),
            Self::STRING => Some(wdm::REG_SZ),
            Self::MULTI_STRING => Some(wdm::REG_MULTI_SZ),
            Self::BINARY => Some(wdm::REG_BINARY),
            _ => None,
        }
    }
}

/// What a driver gets for a value of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter<'a> {
    /// A number.
    Integer(u32),
    /// Text in UTF-16, or several of them, without the NUL behind the last character of a single one.
    Text(ParameterType, &'a [u8]),
    /// Bytes.
    Binary(&'a [u8]),
}

impl<'a> Parameter<'a> {
    /// What a driver that asks for `wanted` gets for `value`; `None` if NDIS can't read it.
    ///
    /// The page of `NdisReadConfiguration` says that the wanted type is ignored, that of
    /// `NDIS_CONFIGURATION_PARAMETER` that the type of the result matches it. Keywords in INF files are
    /// text as a rule and read as numbers, so text becomes a number for a driver that wants one;
    /// otherwise the registry's type decides.
    #[must_use]
    pub fn of(value: &'a Value, wanted: ParameterType) -> Option<Self> {
        let bytes = value.data.as_slice();
        match ParameterType::of_registry_type(value.kind)? {
            ParameterType::INTEGER => {
                let number = bytes.first_chunk()?;
                Some(Self::Integer(u32::from_le_bytes(*number)))
            }
            ParameterType::STRING => match wanted {
                ParameterType::INTEGER => number(bytes, 10).map(Self::Integer),
                ParameterType::HEX_INTEGER => number(bytes, 16).map(Self::Integer),
                _ => Some(Self::Text(ParameterType::STRING, without_nul(bytes))),
            },
            ParameterType::BINARY => Some(Self::Binary(bytes)),
            kind => Some(Self::Text(kind, bytes)),
        }
    }

    /// The type that the structure names. A number that was wanted in hexadecimal is one like others
    /// (ddi/ndis/ns-ndis-_ndis_configuration_parameter).
    #[must_use]
    pub const fn kind(&self) -> ParameterType {
        match self {
            Self::Integer(_) => ParameterType::INTEGER,
            Self::Text(kind, _) => *kind,
            Self::Binary(_) => ParameterType::BINARY,
        }
    }
}

fn without_nul(text: &[u8]) -> &[u8] {
    text.strip_suffix(&[0, 0]).unwrap_or(text)
}

fn units(text: &[u8]) -> impl Iterator<Item = u16> {
    let pairs = without_nul(text).chunks_exact(2);
    pairs.map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
}

fn number(text: &[u8], radix: u32) -> Option<u32> {
    let text: String = char::decode_utf16(units(text))
        .collect::<Result<_, _>>()
        .ok()?;
    let digits = text.trim();
    let digits = if radix == 16 {
        digits.strip_prefix("0x").unwrap_or(digits)
    } else {
        digits
    };
    u32::from_str_radix(digits, radix).ok()
}

/// The bytes of a network address that an installer stored as text: pairs of hexadecimal digits, which
/// hyphens may separate. `None` if it is no such text.
///
/// Page: ddi/ndis/nf-ndis-ndisreadnetworkaddress.
#[must_use]
pub fn network_address(value: &Value) -> Option<Vec<u8>> {
    if value.kind != wdm::REG_SZ {
        return None;
    }
    let digits = units(&value.data).filter(|unit| *unit != u16::from(b'-'));
    let digits: Option<Vec<u8>> = digits
        .map(|unit| char::from_u32(u32::from(unit))?.to_digit(16))
        .map(|digit| digit.and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits.filter(|digits| !digits.is_empty() && digits.len() % 2 == 0)?;
    Some(
        digits
            .chunks_exact(2)
            .map(|pair| pair[0] << 4 | pair[1])
            .collect(),
    )
}

/// The keywords that every configuration answers itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PredefinedKeyword {
    /// `ProcessorType`.
    ProcessorType,
    /// `NdisVersion`.
    NdisVersion,
}

impl PredefinedKeyword {
    /// The predefined keyword of that name, without regard to case.
    #[must_use]
    pub fn named(keyword: &[u16]) -> Option<Self> {
        let is = |name: &str| {
            name.encode_utf16().count() == keyword.len()
                && keyword.iter().zip(name.bytes()).all(|(unit, byte)| {
                    u8::try_from(*unit).is_ok_and(|unit| unit.eq_ignore_ascii_case(&byte))
                })
        };
        if is("ProcessorType") {
            Some(Self::ProcessorType)
        } else if is("NdisVersion") {
            Some(Self::NdisVersion)
        } else {
            None
        }
    }

    /// Its value, a number.
    #[must_use]
    pub const fn value(self) -> u32 {
        match self {
            Self::ProcessorType => enumerators::NdisProcessorAmd64,
            Self::NdisVersion => crate::version::NdisVersion::OFFERED.packed(),
        }
    }
}

#[cfg(test)]
mod tests {
    use executive::memory::TestMemory;

    use super::*;

    fn wide(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    /// nf-ndis-ndisopenconfigurationex: a structure of Size NDIS_SIZEOF_CONFIGURATION_OBJECT_REVISION_1.
    #[test]
    fn the_configuration_object_names_the_handle() {
        let mut memory = TestMemory::new();
        let at = memory.map(0x1000, 0x18);
        memory.write(at, &[0xA9, 1, 0x14, 0]).unwrap();
        memory
            .write_pointer(at, CONFIGURATION::NdisHandle, Address(0x55))
            .unwrap();
        let object = ConfigurationObject {
            handle: Address(0x55),
            flags: 0,
        };
        assert_eq!(ConfigurationObject::read(&memory, at), Ok(object));
    }

    /// nf-ndis-ndisreadconfiguration, ParameterType: ignored in Windows NT and later versions.
    #[test]
    fn the_registry_decides_on_the_type_that_a_driver_gets() {
        assert_eq!(
            ParameterType::of_registry_type(wdm::REG_DWORD),
            Some(ParameterType::INTEGER)
        );
        assert_eq!(
            ParameterType::of_registry_type(wdm::REG_SZ),
            Some(ParameterType::STRING)
        );
        assert_eq!(ParameterType::of_registry_type(wdm::REG_NONE), None);
    }

    #[test]
    fn both_kinds_of_number_are_stored_as_a_dword() {
        assert_eq!(
            ParameterType::HEX_INTEGER.registry_type(),
            Some(wdm::REG_DWORD)
        );
        assert_eq!(ParameterType(99).registry_type(), None);
    }

    /// nf-ndis-ndisreadconfiguration, Keyword: predefined entry names.
    #[test]
    fn two_keywords_are_predefined() {
        assert_eq!(
            PredefinedKeyword::named(&wide("ndisVersion")),
            Some(PredefinedKeyword::NdisVersion)
        );
        assert_eq!(PredefinedKeyword::NdisVersion.value(), 0x0006_0055);
        assert_eq!(PredefinedKeyword::named(&wide("*FlowControl")), None);
        assert_eq!(PredefinedKeyword::named(&wide("NdisVersio")), None);
    }

    fn value(kind: u32, data: &[u8]) -> Value {
        Value {
            name: Vec::new(),
            kind,
            data: data.to_vec(),
        }
    }

    fn text(text: &str) -> Value {
        let units = text.encode_utf16().chain([0]);
        value(
            wdm::REG_SZ,
            &units.flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
        )
    }

    /// ns-ndis-_ndis_configuration_parameter, ParameterType: matches what was asked for; a hexadecimal
    /// number comes back as NdisParameterInteger.
    #[test]
    fn text_becomes_the_number_that_a_driver_asks_for() {
        let integer = ParameterType::INTEGER;
        let read = |stored: &str, wanted| match Parameter::of(&text(stored), wanted) {
            Some(Parameter::Integer(number)) => Some(number),
            _ => None,
        };
        assert_eq!(read("1514", integer), Some(1514));
        assert_eq!(read("ff", ParameterType::HEX_INTEGER), Some(0xFF));
        assert_eq!(Parameter::Integer(0xFF).kind(), integer);
        assert_eq!(read("many", integer), None);
    }

    #[test]
    fn text_is_given_without_its_nul() {
        let stored = text("on");
        let parameter = Parameter::of(&stored, ParameterType::STRING);
        assert_eq!(
            parameter,
            Some(Parameter::Text(ParameterType::STRING, &[b'o', 0, b'n', 0]))
        );
    }

    #[test]
    fn a_number_stays_one_whatever_is_asked_for() {
        let stored = value(wdm::REG_DWORD, &[2, 0, 0, 0]);
        let parameter = Parameter::of(&stored, ParameterType::STRING);
        assert_eq!(parameter, Some(Parameter::Integer(2)));
        assert_eq!(
            Parameter::of(&value(wdm::REG_DWORD, &[2]), ParameterType::INTEGER),
            None
        );
    }

    /// nf-ndis-ndisreadnetworkaddress, Remarks: hexadecimal digits, with or without hyphens.
    #[test]
    fn a_network_address_is_pairs_of_digits() {
        let bytes = Some(vec![2, 0, 0, 0, 0, 0xA1]);
        assert_eq!(network_address(&text("0200000000a1")), bytes);
        assert_eq!(network_address(&text("02-00-00-00-00-A1")), bytes);
        assert_eq!(network_address(&text("020")), None);
        assert_eq!(network_address(&text("")), None);
        assert_eq!(network_address(&value(wdm::REG_BINARY, &[2, 0])), None);
    }
}
