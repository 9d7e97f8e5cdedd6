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
    /// The registry key, by whatever number the owner of the registry gives it.
    pub key: u64,
    /// Blocks of memory that NDIS gave out under the handle and frees when it is closed.
    pub given_out: Vec<Address>,
}

impl Configuration {
    /// A handle on `key` that has just been opened for `owner`.
    #[must_use]
    pub const fn new(owner: Address, key: u64) -> Self {
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
}
