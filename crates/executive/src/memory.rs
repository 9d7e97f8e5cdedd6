//! Driver memory as the state machines see it: bytes at addresses, read and written by copying.
//!
//! Nothing in this crate follows a driver's address. What must look behind one (a string, an
//! MDL, a list entry) goes through [`Memory`], which answers a bad address with a typed fact
//! instead of faulting. The machine implements it over the real mapping; tests use
//! [`TestMemory`].

use std::fmt;

use abi::{Address, Field};

mod test_memory;

pub use test_memory::TestMemory;

/// What an access wanted to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// To read memory.
    Read,
    /// To write memory.
    Write,
}

impl fmt::Display for Access {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Read => "read",
            Self::Write => "write",
        })
    }
}

/// An access that no memory of the driver answers, or that its protection forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot {access} {length} bytes at {at}")]
pub struct BadAddress {
    /// Where the access begins.
    pub at: Address,
    /// How many bytes it covers.
    pub length: u64,
    /// What it wanted to do.
    pub access: Access,
}

impl BadAddress {
    /// A read of `length` bytes at `at` that failed.
    #[must_use]
    pub const fn read(at: Address, length: u64) -> Self {
        Self {
            at,
            length,
            access: Access::Read,
        }
    }

    /// A write of `length` bytes at `at` that failed.
    #[must_use]
    pub const fn write(at: Address, length: u64) -> Self {
        Self {
            at,
            length,
            access: Access::Write,
        }
    }
}

mod sealed {
    pub trait Sealed {}
}

/// A number or an address as it lies in memory: little-endian, any alignment.
pub trait Scalar: Copy + sealed::Sealed {
    /// Reads the value at `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when the bytes cannot be read.
    fn load<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, BadAddress>;

    /// Writes the value at `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when the bytes cannot be written.
    fn store<M: Memory + ?Sized>(self, memory: &mut M, at: Address) -> Result<(), BadAddress>;
}

macro_rules! scalars {
    ($($number:ty),*) => {$(
        impl sealed::Sealed for $number {}

        impl Scalar for $number {
            fn load<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, BadAddress> {
                let mut bytes = [0; size_of::<$number>()];
                memory.read(at, &mut bytes)?;
                Ok(<$number>::from_le_bytes(bytes))
            }

            fn store<M: Memory + ?Sized>(self, memory: &mut M, at: Address) -> Result<(), BadAddress> {
                memory.write(at, &self.to_le_bytes())
            }
        }
    )*};
}

scalars!(u8, u16, u32, u64, i8, i16, i32, i64);

impl sealed::Sealed for Address {}

impl Scalar for Address {
    fn load<M: Memory + ?Sized>(memory: &M, at: Address) -> Result<Self, BadAddress> {
        u64::load(memory, at).map(Self)
    }

    fn store<M: Memory + ?Sized>(self, memory: &mut M, at: Address) -> Result<(), BadAddress> {
        self.0.store(memory, at)
    }
}

/// The memory that a driver can reach.
///
/// An access is all or nothing: one that fails has changed neither `into` in a way that its
/// caller may use, nor the memory.
pub trait Memory {
    /// Copies the bytes at `at` into the whole of `into`.
    ///
    /// # Errors
    /// [`BadAddress`] when not all of them can be read.
    fn read(&self, at: Address, into: &mut [u8]) -> Result<(), BadAddress>;

    /// Copies all of `from` to `at`.
    ///
    /// # Errors
    /// [`BadAddress`] when not all of the bytes can be written.
    fn write(&mut self, at: Address, from: &[u8]) -> Result<(), BadAddress>;

    /// Reads one number or address.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    fn read_scalar<T: Scalar>(&self, at: Address) -> Result<T, BadAddress> {
        T::load(self, at)
    }

    /// Writes one number or address.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be written.
    fn write_scalar<T: Scalar>(&mut self, at: Address, value: T) -> Result<(), BadAddress> {
        value.store(self, at)
    }

    /// Reads a field of the structure at `base`.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    fn read_field<T: Scalar>(&self, base: Address, field: Field<T>) -> Result<T, BadAddress> {
        T::load(self, field.of(base))
    }

    /// Writes a field of the structure at `base`.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be written.
    fn write_field<T: Scalar>(
        &mut self,
        base: Address,
        field: Field<T>,
        value: T,
    ) -> Result<(), BadAddress> {
        value.store(self, field.of(base))
    }

    /// Reads one byte.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    fn read_u8(&self, at: Address) -> Result<u8, BadAddress> {
        self.read_scalar(at)
    }

    /// Reads two bytes.
    ///
    /// # Errors
    /// [`BadAddress`] when they cannot be read.
    fn read_u16(&self, at: Address) -> Result<u16, BadAddress> {
        self.read_scalar(at)
    }

    /// Reads four bytes.
    ///
    /// # Errors
    /// [`BadAddress`] when they cannot be read.
    fn read_u32(&self, at: Address) -> Result<u32, BadAddress> {
        self.read_scalar(at)
    }

    /// Reads eight bytes.
    ///
    /// # Errors
    /// [`BadAddress`] when they cannot be read.
    fn read_u64(&self, at: Address) -> Result<u64, BadAddress> {
        self.read_scalar(at)
    }

    /// Reads a pointer.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    fn read_address(&self, at: Address) -> Result<Address, BadAddress> {
        self.read_scalar(at)
    }

    /// Reads a field that holds a pointer.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be read.
    fn read_pointer(&self, base: Address, field: Field<u64>) -> Result<Address, BadAddress> {
        self.read_field(base, field).map(Address)
    }

    /// Writes a field that holds a pointer.
    ///
    /// # Errors
    /// [`BadAddress`] when it cannot be written.
    fn write_pointer(
        &mut self,
        base: Address,
        field: Field<u64>,
        value: Address,
    ) -> Result<(), BadAddress> {
        self.write_field(base, field, value.0)
    }

    /// Copies `length` bytes out.
    ///
    /// A length that comes from a driver can be absurd, so the copy grows as the bytes turn out
    /// to exist.
    ///
    /// # Errors
    /// [`BadAddress`] for the whole range when not all of it can be read.
    fn read_bytes(&self, at: Address, length: u64) -> Result<Vec<u8>, BadAddress> {
        const STEP: u64 = 64 * 1024;
        let whole = BadAddress::read(at, length);
        let mut bytes = Vec::new();
        let mut done = 0;
        while done < length {
            let step = usize::try_from(STEP.min(length - done)).map_err(|_| whole)?;
            let start = bytes.len();
            bytes.resize(start + step, 0);
            self.read(at.offset(done), &mut bytes[start..])
                .map_err(|_| whole)?;
            done += step as u64;
        }
        Ok(bytes)
    }

    /// Copies `characters` UTF-16 code units out.
    ///
    /// # Errors
    /// [`BadAddress`] when not all of them can be read.
    fn read_wide(&self, at: Address, characters: u64) -> Result<Vec<u16>, BadAddress> {
        let bytes = self.read_bytes(at, characters.saturating_mul(2))?;
        Ok(bytes
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
            .collect())
    }

    /// Writes UTF-16 code units.
    ///
    /// # Errors
    /// [`BadAddress`] when not all of them can be written.
    fn write_wide(&mut self, at: Address, characters: &[u16]) -> Result<(), BadAddress> {
        let bytes: Vec<u8> = characters
            .iter()
            .flat_map(|unit| unit.to_le_bytes())
            .collect();
        self.write(at, &bytes)
    }

    /// Copies a string of bytes up to its NUL, which is left out, or up to `limit` bytes.
    ///
    /// Reads nothing behind the NUL, for the next page may not exist.
    ///
    /// # Errors
    /// [`BadAddress`] of the first byte that cannot be read.
    fn read_string(&self, at: Address, limit: u64) -> Result<Vec<u8>, BadAddress> {
        let mut text = Vec::new();
        for index in 0..limit {
            match self.read_u8(at.offset(index))? {
                0 => break,
                byte => text.push(byte),
            }
        }
        Ok(text)
    }

    /// Copies a UTF-16 string up to its NUL, which is left out, or up to `limit` code units.
    ///
    /// # Errors
    /// [`BadAddress`] of the first code unit that cannot be read.
    fn read_wide_string(&self, at: Address, limit: u64) -> Result<Vec<u16>, BadAddress> {
        let mut text = Vec::new();
        for index in 0..limit {
            match self.read_u16(at.offset(index * 2))? {
                0 => break,
                unit => text.push(unit),
            }
        }
        Ok(text)
    }

    /// Sets `length` bytes at `at` to `value`.
    ///
    /// # Errors
    /// [`BadAddress`] of the first part that cannot be written.
    fn fill(&mut self, at: Address, length: u64, value: u8) -> Result<(), BadAddress> {
        let pattern = [value; 256];
        let mut done = 0;
        while done < length {
            let step = (length - done).min(256);
            let part = usize::try_from(step).map_or(&pattern[..], |step| &pattern[..step]);
            self.write(at.offset(done), part)?;
            done += step;
        }
        Ok(())
    }
}
