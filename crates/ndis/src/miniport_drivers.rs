//! Miniport drivers. Pages: ddi/ndis/nf-ndis-ndismregisterminiportdriver,
//! ddi/ndis/ns-ndis-_ndis_miniport_driver_characteristics, ddi/ndis/nf-ndis-ndissetoptionalhandlers.

use abi::Address;
use abi::constants::ndis as constants;
use abi::layout::ndis::{
    NDIS_MINIPORT_DRIVER_CHARACTERISTICS as CHARACTERISTICS,
    NDIS_MINIPORT_PNP_CHARACTERISTICS as PNP,
    NDIS_MINIPORT_SS_CHARACTERISTICS as SELECTIVE_SUSPEND,
};
use executive::device_objects::IoObjectId;
use executive::memory::Memory;

use crate::handlers::{CharacteristicsError, Handler, Handlers, handlers};
use crate::handles::{Id, Kind, Object};
use crate::object_header::{Expected, ObjectHeader};
use crate::version::NdisVersion;

handlers! {
    /// The routines of a miniport driver that NDIS calls.
    MiniportHandler in NDIS_MINIPORT_DRIVER_CHARACTERISTICS {
        SetOptions "MiniportSetOptions" SetOptionsHandler 1 Optional,
        InitializeEx "MiniportInitializeEx" InitializeHandlerEx 1 Required,
        HaltEx "MiniportHaltEx" HaltHandlerEx 1 Required,
        DriverUnload "MiniportDriverUnload" UnloadHandler 1 Required,
        Pause "MiniportPause" PauseHandler 1 Required,
        Restart "MiniportRestart" RestartHandler 1 Required,
        OidRequest "MiniportOidRequest" OidRequestHandler 1 Connectionless,
        SendNetBufferLists "MiniportSendNetBufferLists" SendNetBufferListsHandler 1 Connectionless,
        ReturnNetBufferLists "MiniportReturnNetBufferLists" ReturnNetBufferListsHandler 1 Connectionless,
        CancelSend "MiniportCancelSend" CancelSendHandler 1 Connectionless,
        CheckForHangEx "MiniportCheckForHangEx" CheckForHangHandlerEx 1 Optional,
        ResetEx "MiniportResetEx" ResetHandlerEx 1 Optional,
        DevicePnPEventNotify "MiniportDevicePnPEventNotify" DevicePnPEventNotifyHandler 1 Required,
        ShutdownEx "MiniportShutdownEx" ShutdownHandlerEx 1 Required,
        CancelOidRequest "MiniportCancelOidRequest" CancelOidRequestHandler 1 Connectionless,
        DirectOidRequest "MiniportDirectOidRequest" DirectOidRequestHandler 2 Optional,
        CancelDirectOidRequest "MiniportCancelDirectOidRequest" CancelDirectOidRequestHandler 2 Optional,
        SynchronousOidRequest "MiniportSynchronousOidRequest" SynchronousOidRequestHandler 3 Optional,
    }
}

handlers! {
    /// The routines of a miniport driver that takes part in Plug and Play.
    MiniportPnpHandler in NDIS_MINIPORT_PNP_CHARACTERISTICS {
        AddDevice "MiniportAddDevice" MiniportAddDeviceHandler 1 Required,
        RemoveDevice "MiniportRemoveDevice" MiniportRemoveDeviceHandler 1 Required,
        FilterResourceRequirements "MiniportFilterResourceRequirements" MiniportFilterResourceRequirementsHandler 1 Required,
        StartDevice "MiniportStartDevice" MiniportStartDeviceHandler 1 Required,
    }
}

handlers! {
    /// The routines of a miniport driver that supports selective suspend.
    MiniportSelectiveSuspendHandler in NDIS_MINIPORT_SS_CHARACTERISTICS {
        IdleNotification "MiniportIdleNotification" IdleNotificationHandler 1 Required,
        CancelIdleNotification "MiniportCancelIdleNotification" CancelIdleNotificationHandler 1 Required,
    }
}

/// What a driver gives to `NdisMRegisterMiniportDriver`, copied and checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MiniportCharacteristics {
    /// The structure's header.
    pub header: ObjectHeader,
    /// The version of NDIS that the driver was made for.
    pub version: NdisVersion,
    /// `MajorDriverVersion` and `MinorDriverVersion`, with no meaning to NDIS.
    pub driver_version: (u8, u8),
    /// `NDIS_INTERMEDIATE_DRIVER`, `NDIS_WDM_DRIVER`.
    pub flags: u32,
    /// The handlers that the structure's revision has.
    pub handlers: Handlers<MiniportHandler>,
}

const EXPECTED: Expected<'_> = Expected {
    kind: constants::NDIS_OBJECT_TYPE_MINIPORT_DRIVER_CHARACTERISTICS,
    sizes: &[
        constants::NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_1,
        constants::NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_2,
        constants::NDIS_SIZEOF_MINIPORT_DRIVER_CHARACTERISTICS_REVISION_3,
    ],
};

impl MiniportCharacteristics {
    /// Reads the structure at `at` and checks it.
    ///
    /// A driver with a `MiniportSetOptions` may say there that it is connection-oriented; such a
    /// driver may leave out what only connectionless ones need.
    ///
    /// # Errors
    /// [`CharacteristicsError`] if NDIS does not take the structure.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, CharacteristicsError> {
        let header = ObjectHeader::check(memory, at, &EXPECTED)?;
        let major = memory.read_field(at, CHARACTERISTICS::MajorNdisVersion)?;
        let version = NdisVersion::new(
            major,
            memory.read_field(at, CHARACTERISTICS::MinorNdisVersion)?,
        );
        if !version.is_accepted() {
            return Err(CharacteristicsError::Version(version));
        }
        let handlers = Handlers::read(memory, at, header.revision)?;
        check_handlers(&handlers)?;
        Ok(Self {
            header,
            version,
            driver_version: (
                memory.read_field(at, CHARACTERISTICS::MajorDriverVersion)?,
                memory.read_field(at, CHARACTERISTICS::MinorDriverVersion)?,
            ),
            flags: memory.read_field(at, CHARACTERISTICS::Flags)?,
            handlers,
        })
    }

    /// Whether this is the miniport half of an intermediate driver.
    #[must_use]
    pub const fn is_intermediate(&self) -> bool {
        self.flags & constants::NDIS_INTERMEDIATE_DRIVER != 0
    }
}

fn check_handlers(handlers: &Handlers<MiniportHandler>) -> Result<(), CharacteristicsError> {
    use MiniportHandler as Handler;
    if let Some(missing) = handlers.missing(!handlers.has(Handler::SetOptions)) {
        return Err(CharacteristicsError::MissingHandler {
            handler: missing.name(),
            needed_by: None,
        });
    }
    let pairs = [
        (Handler::CheckForHangEx, Handler::ResetEx),
        (Handler::DirectOidRequest, Handler::CancelDirectOidRequest),
        (Handler::CancelDirectOidRequest, Handler::DirectOidRequest),
    ];
    match pairs
        .into_iter()
        .find(|(has, needs)| handlers.has(*has) && !handlers.has(*needs))
    {
        Some((has, needs)) => {
            let needed_by = Some(has.name());
            Err(CharacteristicsError::MissingHandler {
                handler: needs.name(),
                needed_by,
            })
        }
        None => Ok(()),
    }
}

/// What a miniport driver gives to `NdisSetOptionalHandlers`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MiniportOptions {
    /// `NDIS_MINIPORT_PNP_CHARACTERISTICS`.
    Pnp(Handlers<MiniportPnpHandler>),
    /// `NDIS_MINIPORT_SS_CHARACTERISTICS`.
    SelectiveSuspend(Handlers<MiniportSelectiveSuspendHandler>),
    /// Another structure, which is accepted, recorded and never used: its services are not provided.
    NotProvided(ObjectHeader),
}

impl MiniportOptions {
    /// Reads the structure at `at`, whose header says which one it is.
    ///
    /// # Errors
    /// [`CharacteristicsError`] if it is not in the driver's memory or a handler is missing.
    pub fn read<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, CharacteristicsError> {
        let header = ObjectHeader::read(memory, at)?;
        match u32::from(header.kind) {
            kind @ constants::NDIS_OBJECT_TYPE_MINIPORT_PNP_CHARACTERISTICS => {
                read_optional(memory, at, kind, PNP::Flags.offset()).map(Self::Pnp)
            }
            kind @ constants::NDIS_OBJECT_TYPE_MINIPORT_SS_CHARACTERISTICS => {
                let size = SELECTIVE_SUSPEND::SIZE;
                read_optional(memory, at, kind, size).map(Self::SelectiveSuspend)
            }
            _ => Ok(Self::NotProvided(header)),
        }
    }
}

fn read_optional<H: Handler, M: Memory + ?Sized>(
    memory: &M,
    at: Address,
    kind: u32,
    size: u64,
) -> Result<Handlers<H>, CharacteristicsError> {
    let sizes = [u32::try_from(size).unwrap_or(u32::MAX)];
    let header = ObjectHeader::check(
        memory,
        at,
        &Expected {
            kind,
            sizes: &sizes,
        },
    )?;
    let handlers = Handlers::<H>::read(memory, at, header.revision)?;
    match handlers.missing(true) {
        Some(missing) => Err(CharacteristicsError::MissingHandler {
            handler: missing.name(),
            needed_by: None,
        }),
        None => Ok(handlers),
    }
}

/// A registered miniport driver.
#[derive(Clone, Copy, Debug)]
pub struct MiniportDriver {
    /// Its driver object, which is what its work items keep loaded.
    pub object: IoObjectId,
    /// `MiniportDriverContext`.
    pub context: Address,
    /// What it registered.
    pub characteristics: MiniportCharacteristics,
    /// Its Plug and Play handlers, if it has any.
    pub pnp: Option<Handlers<MiniportPnpHandler>>,
    /// Its selective suspend handlers, if it has any.
    pub selective_suspend: Option<Handlers<MiniportSelectiveSuspendHandler>>,
}

impl MiniportDriver {
    /// A driver that has just registered; call its `MiniportSetOptions` next, if it has one.
    #[must_use]
    pub const fn new(
        object: IoObjectId,
        context: Address,
        characteristics: MiniportCharacteristics,
    ) -> Self {
        Self {
            object,
            context,
            characteristics,
            pnp: None,
            selective_suspend: None,
        }
    }

    /// The address of a handler, or NULL.
    #[must_use]
    pub fn handler(&self, handler: MiniportHandler) -> Address {
        self.characteristics.handlers.at(handler)
    }

    /// Takes over what the driver gave to `NdisSetOptionalHandlers`.
    pub const fn set_options(&mut self, options: MiniportOptions) {
        match options {
            MiniportOptions::Pnp(handlers) => self.pnp = Some(handlers),
            MiniportOptions::SelectiveSuspend(handlers) => self.selective_suspend = Some(handlers),
            MiniportOptions::NotProvided(_) => {}
        }
    }
}

impl Object for MiniportDriver {
    const KIND: Kind = Kind::MiniportDriver;
}

/// Names a registered miniport driver.
pub type MiniportDriverId = Id<MiniportDriver>;

#[cfg(test)]
mod tests;
