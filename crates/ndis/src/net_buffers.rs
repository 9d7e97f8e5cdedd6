//! The data of a `NET_BUFFER`: where it starts in a chain of MDLs, and how it is moved and copied.
//! Pages: network/net-buffer-structure, network/retreat-operations, network/advance-operations,
//! ddi/nblapi/nf-nblapi-ndisgetdatabuffer, ddi/nblapi/nf-nblapi-ndiscopyfromnetbuffertonetbuffer.

use abi::Address;
use abi::layout::ndis::NET_BUFFER;
use abi::layout::wdm::MDL;
use executive::mdls::Mdl;
use executive::memory::{BadAddress, Memory};

/// A driver can link a chain into a circle, so no walk is longer than this.
const LONGEST_CHAIN: usize = 65_536;
/// How much is copied at once.
const PIECE: usize = 512;

/// A place in a chain of MDLs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The MDL; NULL behind the chain's end.
    pub mdl: Address,
    /// Bytes into its buffer.
    pub offset: u64,
}

impl Position {
    /// The place `offset` bytes into the chain.
    ///
    /// # Errors
    /// [`BadAddress`] if an MDL can't be read.
    pub fn of<M: Memory>(memory: &M, chain: Address, offset: u64) -> Result<Self, BadAddress> {
        let mut position = Self { mdl: chain, offset };
        position.settle(memory)?;
        Ok(position)
    }

    /// Goes on to the MDL that has the byte, if the place is behind the end of its own.
    fn settle<M: Memory>(&mut self, memory: &M) -> Result<(), BadAddress> {
        for _ in 0..LONGEST_CHAIN {
            if self.mdl.is_null() {
                return Ok(());
            }
            let count = u64::from(memory.read_field(self.mdl, MDL::ByteCount)?);
            if self.offset < count {
                return Ok(());
            }
            let next = memory.read_pointer(self.mdl, MDL::Next)?;
            if next.is_null() && self.offset == count {
                return Ok(());
            }
            self.offset -= count;
            self.mdl = next;
        }
        self.mdl = Address::NULL;
        Ok(())
    }

    /// Goes `bytes` further.
    ///
    /// # Errors
    /// [`BadAddress`] if an MDL can't be read.
    pub fn advance<M: Memory>(&mut self, memory: &M, bytes: u64) -> Result<(), BadAddress> {
        self.offset = self.offset.saturating_add(bytes);
        self.settle(memory)
    }

    /// The address of the byte, and how many follow in the same buffer, itself included; none at the
    /// end of the chain.
    ///
    /// # Errors
    /// [`BadAddress`] if the MDL can't be read.
    pub fn piece<M: Memory>(self, memory: &M) -> Result<Option<(Address, u64)>, BadAddress> {
        if self.mdl.is_null() {
            return Ok(None);
        }
        let mdl = Mdl::read(memory, self.mdl)?;
        let rest = u64::from(mdl.byte_count).saturating_sub(self.offset);
        // Mapping an MDL gives the buffer's own address here.
        let buffer = mdl.system_address().unwrap_or(mdl.virtual_address());
        Ok((rest > 0).then_some((buffer.offset(self.offset), rest)))
    }
}

/// Fills a new `NET_BUFFER`, all zero, with its data.
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be accessed.
pub fn initialize<M: Memory>(
    memory: &mut M,
    at: Address,
    chain: Address,
    data_offset: u32,
    data_length: u64,
    pool: Address,
) -> Result<(), BadAddress> {
    memory.write_pointer(at, NET_BUFFER::MdlChain, chain)?;
    memory.write_field(at, NET_BUFFER::stDataLength, data_length)?;
    memory.write_pointer(at, NET_BUFFER::NdisPoolHandle, pool)?;
    set_data_offset(memory, at, data_offset)
}

/// Sets `DataOffset`, and the current MDL that follows from it.
fn set_data_offset<M: Memory>(memory: &mut M, at: Address, offset: u32) -> Result<(), BadAddress> {
    let chain = memory.read_pointer(at, NET_BUFFER::MdlChain)?;
    let position = Position::of(memory, chain, u64::from(offset))?;
    let in_mdl = u32::try_from(position.offset).unwrap_or(u32::MAX);
    memory.write_field(at, NET_BUFFER::DataOffset, offset)?;
    memory.write_pointer(at, NET_BUFFER::CurrentMdl, position.mdl)?;
    memory.write_field(at, NET_BUFFER::CurrentMdlOffset, in_mdl)
}

/// Sets the current MDL by the data's offset (`NdisAdjustNetBufferCurrentMdl`).
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be accessed.
pub fn adjust_current_mdl<M: Memory>(memory: &mut M, at: Address) -> Result<(), BadAddress> {
    let offset = memory.read_field(at, NET_BUFFER::DataOffset)?;
    set_data_offset(memory, at, offset)
}

fn change_length<M: Memory>(
    memory: &mut M,
    at: Address,
    change: impl FnOnce(u32) -> u32,
) -> Result<(), BadAddress> {
    let length = memory.read_field(at, NET_BUFFER::DataLength)?;
    memory.write_field(at, NET_BUFFER::DataLength, change(length))
}

/// Lets the data start `delta` bytes earlier, if there is as much unused space before it. False, and
/// nothing has changed, if there is not.
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be accessed.
pub fn retreat<M: Memory>(memory: &mut M, at: Address, delta: u32) -> Result<bool, BadAddress> {
    let offset = memory.read_field(at, NET_BUFFER::DataOffset)?;
    let Some(offset) = offset.checked_sub(delta) else {
        return Ok(false);
    };
    set_data_offset(memory, at, offset)?;
    change_length(memory, at, |length| length.wrapping_add(delta))?;
    Ok(true)
}

/// Lets the data start `delta` bytes earlier, in an MDL of `size` bytes that is put before the chain.
///
/// The unused space at the start of the old chain becomes part of the data, for data has no gaps.
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be accessed.
pub fn retreat_into<M: Memory>(
    memory: &mut M,
    at: Address,
    delta: u32,
    mdl: Address,
    size: u32,
) -> Result<(), BadAddress> {
    let offset = memory.read_field(at, NET_BUFFER::DataOffset)?;
    let chain = memory.read_pointer(at, NET_BUFFER::MdlChain)?;
    memory.write_pointer(mdl, MDL::Next, chain)?;
    memory.write_pointer(at, NET_BUFFER::MdlChain, mdl)?;
    let offset = offset.wrapping_add(size).wrapping_sub(delta);
    set_data_offset(memory, at, offset)?;
    change_length(memory, at, |length| length.wrapping_add(delta))
}

/// Lets the data start `delta` bytes later.
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be accessed.
pub fn advance<M: Memory>(memory: &mut M, at: Address, delta: u32) -> Result<(), BadAddress> {
    let offset = memory.read_field(at, NET_BUFFER::DataOffset)?;
    change_length(memory, at, |length| length.wrapping_sub(delta))?;
    set_data_offset(memory, at, offset.wrapping_add(delta))
}

/// The first MDL of the chain, if the data starts behind its end.
///
/// # Errors
/// [`BadAddress`] if the structure or the MDL can't be read.
pub fn unused_mdl<M: Memory>(memory: &M, at: Address) -> Result<Option<Address>, BadAddress> {
    let first = memory.read_pointer(at, NET_BUFFER::MdlChain)?;
    let offset = memory.read_field(at, NET_BUFFER::DataOffset)?;
    if first.is_null() || offset < memory.read_field(first, MDL::ByteCount)? {
        return Ok(None);
    }
    let has_next = !memory.read_pointer(first, MDL::Next)?.is_null();
    Ok(has_next.then_some(first))
}

/// Takes the first MDL, which is unused, off the chain.
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be accessed.
pub fn unlink_mdl<M: Memory>(memory: &mut M, at: Address, mdl: Address) -> Result<(), BadAddress> {
    let count = memory.read_field(mdl, MDL::ByteCount)?;
    let next = memory.read_pointer(mdl, MDL::Next)?;
    let offset = memory.read_field(at, NET_BUFFER::DataOffset)?;
    memory.write_pointer(at, NET_BUFFER::MdlChain, next)?;
    memory.write_pointer(mdl, MDL::Next, Address::NULL)?;
    set_data_offset(memory, at, offset.wrapping_sub(count))
}

/// What of the data of a `NET_BUFFER` lies in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contiguous {
    /// All bytes that were asked for, here.
    Here(Address),
    /// They are there, and not in one piece.
    Scattered,
    /// There are not as many bytes.
    TooFew,
}

/// Whether the first `length` bytes of the data lie in one piece.
///
/// # Errors
/// [`BadAddress`] if the structure or an MDL can't be read.
pub fn contiguous<M: Memory>(
    memory: &M,
    at: Address,
    length: u32,
) -> Result<Contiguous, BadAddress> {
    if memory.read_field(at, NET_BUFFER::DataLength)? < length {
        return Ok(Contiguous::TooFew);
    }
    Ok(match start(memory, at, 0)?.piece(memory)? {
        Some((data, rest)) if rest >= u64::from(length) => Contiguous::Here(data),
        Some(_) => Contiguous::Scattered,
        None => Contiguous::TooFew,
    })
}

/// The place `offset` bytes into the data.
fn start<M: Memory>(memory: &M, at: Address, offset: u32) -> Result<Position, BadAddress> {
    let mdl = memory.read_pointer(at, NET_BUFFER::CurrentMdl)?;
    let in_mdl = memory.read_field(at, NET_BUFFER::CurrentMdlOffset)?;
    Position::of(memory, mdl, u64::from(in_mdl) + u64::from(offset))
}

/// Copies up to `length` bytes of the data, from `offset` on, into `into`; tells how many there were.
///
/// # Errors
/// [`BadAddress`] if the structure, an MDL or a buffer can't be read.
pub fn read_data<M: Memory>(
    memory: &M,
    at: Address,
    offset: u32,
    into: &mut [u8],
) -> Result<usize, BadAddress> {
    let length = memory.read_field(at, NET_BUFFER::DataLength)?;
    let there = usize::try_from(length.saturating_sub(offset)).unwrap_or(usize::MAX);
    let into_length = into.len().min(there);
    let into = &mut into[..into_length];
    let mut position = start(memory, at, offset)?;
    let mut done = 0;
    while done < into.len() {
        let Some((data, rest)) = position.piece(memory)? else {
            break;
        };
        let now = usize::try_from(rest)
            .unwrap_or(usize::MAX)
            .min(into.len() - done);
        memory.read(data, &mut into[done..done + now])?;
        done += now;
        position.advance(memory, now as u64)?;
    }
    Ok(done)
}

/// Copies `from` into the data, from `offset` on; tells for how much there was room.
///
/// # Errors
/// [`BadAddress`] if the structure, an MDL or a buffer can't be accessed.
pub fn write_data<M: Memory>(
    memory: &mut M,
    at: Address,
    offset: u32,
    from: &[u8],
) -> Result<usize, BadAddress> {
    let length = memory.read_field(at, NET_BUFFER::DataLength)?;
    let room = usize::try_from(length.saturating_sub(offset)).unwrap_or(usize::MAX);
    let from = &from[..from.len().min(room)];
    let mut position = start(memory, at, offset)?;
    let mut done = 0;
    while done < from.len() {
        let Some((data, rest)) = position.piece(memory)? else {
            break;
        };
        let now = usize::try_from(rest)
            .unwrap_or(usize::MAX)
            .min(from.len() - done);
        memory.write(data, &from[done..done + now])?;
        done += now;
        position.advance(memory, now as u64)?;
    }
    Ok(done)
}

/// One side of a copy: a `NET_BUFFER`, and how many bytes into its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The `NET_BUFFER`.
    pub at: Address,
    /// Bytes from the start of its data.
    pub offset: u32,
}

/// Copies up to `length` bytes of one `NET_BUFFER`'s data into that of another; tells how many.
///
/// # Errors
/// [`BadAddress`] if a structure, an MDL or a buffer can't be accessed.
pub fn copy<M: Memory>(
    memory: &mut M,
    to: Place,
    from: Place,
    length: u32,
) -> Result<u32, BadAddress> {
    let mut bytes = [0; PIECE];
    let mut done = 0;
    while done < length {
        let wanted = usize::try_from(length - done).unwrap_or(PIECE).min(PIECE);
        let source = from.offset.saturating_add(done);
        let read = read_data(memory, from.at, source, &mut bytes[..wanted])?;
        let target = to.offset.saturating_add(done);
        let written = write_data(memory, to.at, target, &bytes[..read])?;
        done += u32::try_from(written).unwrap_or(0);
        if written < wanted {
            break;
        }
    }
    Ok(done)
}

/// Copies the first `length` bytes of the data to `into`, somewhere in driver memory.
///
/// # Errors
/// [`BadAddress`] if the structure, an MDL, a buffer or `into` can't be accessed.
pub fn copy_out<M: Memory>(
    memory: &mut M,
    at: Address,
    length: u32,
    into: Address,
) -> Result<(), BadAddress> {
    let mut bytes = [0; PIECE];
    let mut done: u32 = 0;
    while done < length {
        let wanted = usize::try_from(length - done).unwrap_or(PIECE).min(PIECE);
        let read = read_data(memory, at, done, &mut bytes[..wanted])?;
        memory.write(into.offset(u64::from(done)), &bytes[..read])?;
        done += u32::try_from(read).unwrap_or(0);
        if read < wanted {
            break;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
