//! What a driver can import: one row per function, from which come import binding, the IRQL check,
//! the trace, and the list that the command line prints.

use abi::{Address, Kirql, NtStatus};

/// The IRQLs at which a function may be called, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IrqlRange {
    /// The lowest level.
    pub lowest: Kirql,
    /// The highest level.
    pub highest: Kirql,
}

impl IrqlRange {
    /// Every level.
    pub const ANY: Self = Self::up_to(Kirql::HIGH_LEVEL);

    /// Every level up to `highest`.
    #[must_use]
    pub const fn up_to(highest: Kirql) -> Self {
        Self {
            lowest: Kirql::PASSIVE_LEVEL,
            highest,
        }
    }

    /// Just `level`.
    #[must_use]
    pub const fn exactly(level: Kirql) -> Self {
        Self {
            lowest: level,
            highest: level,
        }
    }

    /// Every level from `lowest` on.
    #[must_use]
    pub const fn from(lowest: Kirql) -> Self {
        Self {
            lowest,
            highest: Kirql::HIGH_LEVEL,
        }
    }

    /// Whether `level` is in the range.
    #[inline]
    #[must_use]
    pub fn contains(self, level: Kirql) -> bool {
        (self.lowest..=self.highest).contains(&level)
    }
}

impl std::fmt::Display for IrqlRange {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { lowest, highest } = *self;
        if *self == Self::ANY {
            formatter.pad("any")
        } else if lowest == highest {
            formatter.pad(&format!("= {lowest}"))
        } else if lowest == Kirql::PASSIVE_LEVEL {
            formatter.pad(&format!("<= {highest}"))
        } else if highest == Kirql::HIGH_LEVEL {
            formatter.pad(&format!(">= {lowest}"))
        } else {
            formatter.pad(&format!("{lowest} to {highest}"))
        }
    }
}

/// What is behind an exported name.
#[derive(Clone, Copy, Debug)]
pub enum ExportKind {
    /// A function in Rust.
    Function {
        /// Gives the address of its entry, in the host.
        entry: fn() -> u64,
        /// Whether it takes arguments without end, which then lie in memory one after the other.
        variadic: bool,
    },
    /// A few machine instructions that keep every register which the compiler relies on.
    Instructions(&'static [u8]),
    /// A variable.
    Data {
        /// Its bytes at the start of a run.
        initial: &'static [u8],
    },
    /// A variable that points to a structure which drivers only pass on, such as a type of objects. It
    /// holds its own address, as an empty list at the start of the structure would.
    OpaquePointer,
}

/// A name that a driver can import.
#[derive(Clone, Copy, Debug)]
pub struct Export {
    /// The image that exports it, in lower case: `ndis.sys`.
    pub image: &'static str,
    /// The name as documented.
    pub name: &'static str,
    /// Names of the parameters as documented.
    pub parameters: &'static [&'static str],
    /// The documentation page it follows.
    pub docs: &'static str,
    /// The levels at which it may be called.
    pub irql: IrqlRange,
    /// What is behind it.
    pub kind: ExportKind,
}

/// A value that fits a register of the Windows x64 calling convention.
pub trait Register: Copy {
    /// The value in a register, of which a narrow type takes the low bits: the rest is undefined.
    fn from_register(value: u64) -> Self;
    /// The register that holds this value.
    fn into_register(self) -> u64;
}

macro_rules! register {
    ($($number:ty),*) => {$(
        impl Register for $number {
            #[inline]
            #[expect(
                clippy::allow_attributes,
                reason = "not every lint below applies to every width"
            )]
            #[allow(
                clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::unnecessary_cast,
                reason = "the upper bits of a register are undefined for a narrow argument"
            )]
            fn from_register(value: u64) -> Self {
                value as $number
            }

            #[inline]
            #[expect(
                clippy::allow_attributes,
                reason = "not every lint below applies to every width"
            )]
            #[allow(
                clippy::cast_sign_loss, clippy::cast_lossless, clippy::unnecessary_cast,
                reason = "sign extension is what the calling convention's callers expect or ignore"
            )]
            fn into_register(self) -> u64 {
                self as u64
            }
        }
    )*};
}

register!(u8, u16, u32, u64, i32, i64);

macro_rules! wrapped_register {
    ($($wrapper:ident($number:ty)),*) => {$(
        impl Register for $wrapper {
            #[inline]
            fn from_register(value: u64) -> Self {
                Self(<$number>::from_register(value))
            }

            #[inline]
            fn into_register(self) -> u64 {
                self.0.into_register()
            }
        }
    )*};
}

wrapped_register!(Address(u64), Kirql(u8), NtStatus(u32));

impl Register for () {
    #[inline]
    fn from_register(_: u64) -> Self {}

    #[inline]
    fn into_register(self) -> u64 {
        0
    }
}

/// A `BOOLEAN`: any value but zero is true.
impl Register for bool {
    #[inline]
    fn from_register(value: u64) -> Self {
        u8::from_register(value) != 0
    }

    #[inline]
    fn into_register(self) -> u64 {
        u64::from(self)
    }
}

/// The arguments of a variadic function after its named ones: 8-byte slots one after the other, as
/// `va_list` has them on x64.
#[derive(Clone, Copy, Debug)]
pub struct VariableArguments(pub Address);

/// Declares the functions of one section of the documentation.
///
/// Each row has a documentation page, the IRQLs at which the function may be called, and the
/// signature; the body is an ordinary function of the same name in the same module, which takes
/// `&mut Call` first and returns `Result<_, Stop>`:
///
/// ```ignore
/// exports! {
///     image: "ndis.sys";
///
///     #[docs("ndis/nf-ndis-ndisfreeioworkitem")]
///     #[irql(<= DISPATCH_LEVEL)]
///     fn NdisFreeIoWorkItem(NdisIoWorkItemHandle: Address);
/// }
/// ```
///
/// A row with `#[variadic]` gets one more argument, the [`VariableArguments`]. A row with
/// `#[quick(BODY)]` names another body, which is tried first and returns an `Option`: see [`enter_quickly`](crate::enter_quickly).
#[macro_export]
macro_rules! exports {
    (
        image: $image:literal;
        $(
            #[docs($docs:literal)]
            #[irql($($irql:tt)+)]
            $(#[$flag:ident $(($quick:ident))?])?
            fn $name:ident($($parameter:ident: $type:ty),* $(,)?) $(-> $result:ty)?;
        )*
    ) => {
        /// The functions of this section.
        pub static EXPORTS: &[$crate::Export] = &[$(
            $crate::Export {
                image: $image,
                name: stringify!($name),
                parameters: &[$(stringify!($parameter)),*],
                docs: $docs,
                irql: $crate::irql_range!($($irql)+),
                kind: $crate::export_kind!(
                    ($crate::irql_range!($($irql)+))
                    $([$flag $($quick)?])? $name($($parameter: $type),*)
                ),
            },
        )*];
    };
}

/// The kind of a row of [`exports!`].
#[doc(hidden)]
#[macro_export]
macro_rules! export_kind {
    (($levels:expr) [variadic] $name:ident($($parameter:ident: $type:ty),*)) => {
        $crate::ExportKind::Function {
            entry: || {
                extern "win64" fn entry($($parameter: u64),*) -> u64 {
                    $crate::enter(&[$($parameter),*], |call| {
                        let rest = call.variable_arguments(&[$(stringify!($parameter)),*]);
                        $name(call, $(<$type as $crate::Register>::from_register($parameter),)* rest)
                    })
                }
                (entry as *const ()).addr() as u64
            },
            variadic: true,
        }
    };
    (($levels:expr) [quick $quick:ident] $name:ident($($parameter:ident: $type:ty),*)) => {
        $crate::ExportKind::Function {
            entry: || {
                extern "win64" fn entry($($parameter: u64),*) -> u64 {
                    let done = $crate::enter_quickly(const { $levels }, |call| {
                        $quick(call, $(<$type as $crate::Register>::from_register($parameter)),*)
                    });
                    match done {
                        Some(value) => value,
                        None => unusual($($parameter),*),
                    }
                }
                // In the driver's calling convention, so that the entry has no registers to save for it.
                #[cold]
                #[inline(never)]
                extern "win64" fn unusual($($parameter: u64),*) -> u64 {
                    $crate::enter(&[$($parameter),*], |call| {
                        $name(call, $(<$type as $crate::Register>::from_register($parameter)),*)
                    })
                }
                (entry as *const ()).addr() as u64
            },
            variadic: false,
        }
    };
    (($levels:expr) $name:ident($($parameter:ident: $type:ty),*)) => {
        $crate::ExportKind::Function {
            entry: || {
                extern "win64" fn entry($($parameter: u64),*) -> u64 {
                    $crate::enter(&[$($parameter),*], |call| {
                        $name(call, $(<$type as $crate::Register>::from_register($parameter)),*)
                    })
                }
                (entry as *const ()).addr() as u64
            },
            variadic: false,
        }
    };
}

/// An [`IrqlRange`](crate::IrqlRange) as the documentation writes it.
#[doc(hidden)]
#[macro_export]
macro_rules! irql_range {
    (any) => {
        $crate::IrqlRange::ANY
    };
    (<= $level:ident) => {
        $crate::IrqlRange::up_to(::abi::Kirql::$level)
    };
    (= $level:ident) => {
        $crate::IrqlRange::exactly(::abi::Kirql::$level)
    };
    (>= $level:ident) => {
        $crate::IrqlRange::from(::abi::Kirql::$level)
    };
    ($lowest:ident to $highest:ident) => {
        $crate::IrqlRange {
            lowest: ::abi::Kirql::$lowest,
            highest: ::abi::Kirql::$highest,
        }
    };
}
