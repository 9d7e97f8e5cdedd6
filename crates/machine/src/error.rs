//! Why a machine can't be made, or an image can't be put into it.

use thiserror::Error;

/// Why a machine could not be made.
#[derive(Debug, Error)]
pub enum MachineError {
    /// The host has something at the addresses that a machine uses.
    #[error(
        "cannot reserve the addresses {start:#x} to {end:#x}: {source}; \
         a process can hold one machine at a time, and needs 64 GiB of address space (see `ulimit -v`)"
    )]
    AddressSpace {
        /// First address.
        start: u64,
        /// The address after the last.
        end: u64,
        /// What the host said.
        source: std::io::Error,
    },
    /// No stacks could be had.
    #[error(transparent)]
    Stacks(#[from] fiber::StackArenaError),
    /// A host call failed.
    #[error("{what} failed: {source}")]
    Host {
        /// The call.
        what: &'static str,
        /// What the host said.
        source: std::io::Error,
    },
    /// This thread has a machine already.
    #[error("this thread has a machine already: drop it before making another")]
    SecondMachine,
    /// More functions than there is room for.
    #[error("the table of exports is too large: {count} functions, {room} fit")]
    TooManyExports {
        /// Functions to be exported.
        count: usize,
        /// How many there is room for.
        room: usize,
    },
}
