//! Looks at this process's memory as the operating system tells of it: no pointers needed.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;
use std::sync::atomic::{AtomicU64, Ordering};

/// An address that no other test maps at, with a gigabyte of room.
pub(crate) fn free_base() -> u64 {
    static TAKEN: AtomicU64 = AtomicU64::new(0);
    0x5100_0000_0000 + (TAKEN.fetch_add(1, Ordering::Relaxed) << 30)
}

/// What may be done at an address: `r-x`, `---`, or nothing if nothing is mapped there.
pub(crate) fn protection_at(address: u64) -> Option<String> {
    let maps = fs::read_to_string("/proc/self/maps").unwrap();
    maps.lines().find_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (begin, end) = range.split_once('-')?;
        let number = |text| u64::from_str_radix(text, 16).ok();
        let contains = number(begin)? <= address && address < number(end)?;
        contains.then(|| rest[..3].to_owned())
    })
}

/// The bytes at an address.
pub(crate) fn read<const N: usize>(address: u64) -> [u8; N] {
    let mut bytes = [0; N];
    let memory = fs::File::open("/proc/self/mem").unwrap();
    memory.read_exact_at(&mut bytes, address).unwrap();
    bytes
}

/// The eight-byte value at an address.
pub(crate) fn read_u64(address: u64) -> u64 {
    u64::from_le_bytes(read(address))
}

/// Writes bytes as the driver would.
pub(crate) fn write(address: u64, bytes: &[u8]) {
    let memory = OpenOptions::new()
        .write(true)
        .open("/proc/self/mem")
        .unwrap();
    memory.write_all_at(bytes, address).unwrap();
}
