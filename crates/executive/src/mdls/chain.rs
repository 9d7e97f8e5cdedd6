//! Chains of MDLs: one stretch of bytes in several buffers, as network data comes.

use abi::Address;

use super::Mdl;
use crate::memory::{BadAddress, Memory};

/// A driver can link a chain into a circle, so no walk is longer than this.
const LONGEST_CHAIN: usize = 65_536;

/// Why a chain cannot be walked or does not have the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// An MDL or a buffer cannot be accessed.
    #[error(transparent)]
    BadAddress(#[from] BadAddress),
    /// An MDL of the chain has no address in system space.
    #[error("the MDL at {0} has no address in system space")]
    NotMapped(Address),
    /// The chain ends before the bytes do.
    #[error("the chain of MDLs ends {missing} bytes too early")]
    TooShort {
        /// How many bytes it lacks.
        missing: u64,
    },
    /// The chain has no end.
    #[error("the chain of MDLs has no end")]
    Endless,
}

/// The MDLs of the chain that starts with `first`, which may be NULL.
///
/// # Errors
/// [`ChainError`] when one cannot be read or there are too many.
pub fn chain<M: Memory>(memory: &M, first: Address) -> Result<Vec<Mdl>, ChainError> {
    let mut mdls = Vec::new();
    let mut at = first;
    while !at.is_null() {
        if mdls.len() == LONGEST_CHAIN {
            return Err(ChainError::Endless);
        }
        let mdl = Mdl::read(memory, at)?;
        at = mdl.next;
        mdls.push(mdl);
    }
    Ok(mdls)
}

/// Copies `length` bytes out of a chain, from `offset` bytes into its first buffer on.
///
/// # Errors
/// [`ChainError`] when the chain is broken or has fewer bytes.
pub fn read_chain<M: Memory>(
    memory: &M,
    first: Address,
    offset: u64,
    length: u64,
) -> Result<Vec<u8>, ChainError> {
    let mut bytes = Vec::new();
    for (at, part) in pieces(memory, first, offset, length)? {
        bytes.extend(memory.read_bytes(at, part)?);
    }
    Ok(bytes)
}

/// Copies bytes into a chain, from `offset` bytes into its first buffer on.
///
/// # Errors
/// [`ChainError`] when the chain is broken or has fewer bytes; nothing is written when it is too
/// short.
pub fn write_chain<M: Memory>(
    memory: &mut M,
    first: Address,
    offset: u64,
    from: &[u8],
) -> Result<(), ChainError> {
    let mut rest = from;
    for (at, part) in pieces(memory, first, offset, from.len() as u64)? {
        let (now, later) =
            rest.split_at(usize::try_from(part).unwrap_or(rest.len()).min(rest.len()));
        memory.write(at, now)?;
        rest = later;
    }
    Ok(())
}

/// Cuts a stretch of a chain into one piece per buffer, none of them empty.
fn pieces<M: Memory>(
    memory: &M,
    first: Address,
    offset: u64,
    length: u64,
) -> Result<Vec<(Address, u64)>, ChainError> {
    let mut pieces = Vec::new();
    let (mut skip, mut missing) = (offset, length);
    let mut at = first;
    for _ in 0..LONGEST_CHAIN {
        if missing == 0 {
            return Ok(pieces);
        }
        if at.is_null() {
            return Err(ChainError::TooShort { missing });
        }
        let mdl = Mdl::read(memory, at)?;
        let count = u64::from(mdl.byte_count);
        if skip >= count {
            skip -= count;
        } else {
            let buffer = mdl.system_address().ok_or(ChainError::NotMapped(at))?;
            let part = (count - skip).min(missing);
            pieces.push((buffer.offset(skip), part));
            missing -= part;
            skip = 0;
        }
        at = mdl.next;
    }
    Err(ChainError::Endless)
}
