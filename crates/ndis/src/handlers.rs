//! Tables of driver routines that a characteristics structure registers.

use core::marker::PhantomData;

use abi::{Address, Field};
use executive::memory::{BadAddress, Memory};

/// Whether a driver must provide a handler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Required,
    /// Unless the driver is connection-oriented, which it may say later, in its set-options handler.
    Connectionless,
    /// Only if it wants to.
    Optional,
}

/// The handlers of one characteristics structure.
pub trait Handler: Copy + PartialEq + 'static {
    /// All of them, in the structure's order.
    const ALL: &'static [Self];
    /// The place in [`ALL`](Self::ALL).
    fn index(self) -> usize;
    /// The routine's documented name, `MiniportInitializeEx` for example.
    fn name(self) -> &'static str;
    /// Where the structure holds it.
    fn field(self) -> Field<u64>;
    /// The revision that added it.
    fn since_revision(self) -> u8;
    /// Whether a driver must provide it.
    fn need(self) -> Need;
}

/// Declares an enum of handlers from rows of variant, documented name, field, revision and need.
macro_rules! handlers {
    ($(#[$documentation:meta])* $kind:ident in $structure:ident {
        $($variant:ident $name:literal $field:ident $revision:literal $need:ident,)*
    }) => {
        $(#[$documentation])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $kind {
            $(#[doc = concat!("`", $name, "`.")] $variant,)*
        }

        impl $crate::handlers::Handler for $kind {
            const ALL: &'static [Self] = &[$(Self::$variant),*];

            fn index(self) -> usize {
                self as usize
            }

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            fn field(self) -> abi::Field<u64> {
                match self { $(Self::$variant => abi::layout::ndis::$structure::$field),* }
            }

            fn since_revision(self) -> u8 {
                match self { $(Self::$variant => $revision),* }
            }

            fn need(self) -> $crate::handlers::Need {
                match self { $(Self::$variant => $crate::handlers::Need::$need),* }
            }
        }
    };
}

pub(crate) use handlers;

/// Room for the structure with the most handlers, that of filter drivers.
const CAPACITY: usize = 22;

/// The addresses of a driver's handlers; NULL for those that it did not provide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handlers<H> {
    entries: [Address; CAPACITY],
    handler: PhantomData<fn() -> H>,
}

impl<H: Handler> Handlers<H> {
    /// A table without handlers.
    pub const NONE: Self = Self {
        entries: [Address::NULL; CAPACITY],
        handler: PhantomData,
    };

    /// Reads those handlers of the structure at `at` that `revision` has.
    ///
    /// # Errors
    /// [`BadAddress`] if one does not lie in the driver's memory.
    pub fn read<M: Memory + ?Sized>(
        memory: &M,
        at: Address,
        revision: u8,
    ) -> Result<Self, BadAddress> {
        let mut handlers = Self::NONE;
        for handler in H::ALL
            .iter()
            .filter(|handler| handler.since_revision() <= revision)
        {
            handlers.entries[handler.index()] = memory.read_pointer(at, handler.field())?;
        }
        Ok(handlers)
    }

    /// The routine's address, or NULL.
    #[must_use]
    pub fn at(&self, handler: H) -> Address {
        self.entries[handler.index()]
    }

    /// Whether the driver provides the routine.
    #[must_use]
    pub fn has(&self, handler: H) -> bool {
        !self.at(handler).is_null()
    }

    /// The same table with one handler changed.
    #[must_use]
    pub fn with(mut self, handler: H, routine: Address) -> Self {
        self.entries[handler.index()] = routine;
        self
    }

    /// The first handler that the driver had to provide and did not.
    #[must_use]
    pub fn missing(&self, connectionless: bool) -> Option<H> {
        let needed = |handler: &H| match handler.need() {
            Need::Required => true,
            Need::Connectionless => connectionless,
            Need::Optional => false,
        };
        H::ALL
            .iter()
            .copied()
            .filter(needed)
            .find(|handler| !self.has(*handler))
    }
}

/// Why NDIS does not take a driver's characteristics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CharacteristicsError {
    /// The structure is not what it should be.
    #[error(transparent)]
    Header(#[from] crate::object_header::ObjectHeaderError),
    /// The driver asks for a version of NDIS that is not offered.
    #[error("NDIS {0} is not a version that is offered")]
    Version(crate::version::NdisVersion),
    /// A handler is NULL that must not be.
    #[error("{handler} is missing{}", because_of(.needed_by))]
    MissingHandler {
        /// Its documented name.
        handler: &'static str,
        /// The other handler that makes it necessary, if one does.
        needed_by: Option<&'static str>,
    },
}

fn because_of(other: &Option<&'static str>) -> String {
    other.map_or_else(String::new, |other| {
        format!(", which {other} makes necessary")
    })
}

impl From<BadAddress> for CharacteristicsError {
    fn from(error: BadAddress) -> Self {
        Self::Header(error.into())
    }
}

impl CharacteristicsError {
    /// What the registration function returns for it.
    #[must_use]
    pub const fn status(self) -> abi::NtStatus {
        use abi::constants::ndis_status::{
            NDIS_STATUS_BAD_CHARACTERISTICS, NDIS_STATUS_BAD_VERSION,
        };
        match self {
            Self::Version(_) => abi::NtStatus(NDIS_STATUS_BAD_VERSION),
            Self::Header(_) | Self::MissingHandler { .. } => {
                abi::NtStatus(NDIS_STATUS_BAD_CHARACTERISTICS)
            }
        }
    }
}
