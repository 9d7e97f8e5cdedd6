//! A typed place inside a structure of the driver's memory.

use core::marker::PhantomData;

use crate::Address;

/// A field of type `T` at a fixed offset, in bytes, from the start of its structure.
pub struct Field<T> {
    offset: u64,
    value: PhantomData<fn() -> T>,
}

impl<T> Field<T> {
    /// The field that starts `offset` bytes into its structure.
    #[must_use]
    pub const fn at(offset: u64) -> Self {
        Self {
            offset,
            value: PhantomData,
        }
    }

    /// Bytes between the start of the structure and this field.
    #[must_use]
    pub const fn offset(self) -> u64 {
        self.offset
    }

    /// Where the field lies in the structure at `base`.
    #[must_use]
    pub const fn of(self, base: Address) -> Address {
        base.offset(self.offset)
    }
}

impl<T> Clone for Field<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Field<T> {}

impl<T> core::fmt::Debug for Field<T> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(formatter, "Field({:#x})", self.offset)
    }
}
