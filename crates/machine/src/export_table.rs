//! The exported names at fixed addresses.
//!
//! A driver can see, print and compare the addresses of what it imports, and the host's own code lies
//! elsewhere in every process. So each export has a small piece of code at an address that is the same
//! in every run. It notes the caller's stack pointer and the export's number in the processor's control
//! region, then jumps to the entry in the host.

use std::collections::BTreeMap;

use abi::{Address, Kirql};
use executive::memory::Memory;

use crate::address_map;
use crate::error::MachineError;
use crate::export::{Export, ExportKind, IrqlRange};
use crate::memory::{self, DriverMemory};
use crate::processors::{CALLER_STACK, EXPORT_NUMBER};

/// Bytes of one piece of code.
const SLOT: u64 = 64;
/// Bytes of a page.
const PAGE: u64 = 4096;

/// Everything that a driver can import, with the names that were asked for and that nobody provides.
#[derive(Debug)]
pub struct ExportTable {
    rows: Vec<&'static Export>,
    by_name: BTreeMap<&'static str, u32>,
    data: BTreeMap<u32, Address>,
    missing: Vec<MissingImport>,
}

/// What an image imports and nobody provides, bound to an inaccessible page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingImport {
    /// The image that it is imported from.
    pub image: String,
    /// The name, or `#` and the ordinal.
    pub name: String,
}

impl ExportTable {
    /// Orders `sections` by name and writes their code.
    pub(crate) fn new(sections: &[&'static [Export]]) -> Result<Self, MachineError> {
        let mut rows: Vec<&'static Export> = sections.iter().copied().flatten().collect();
        rows.sort_by_key(|row| (row.name, row.image));
        let room = (address_map::EXPORTS.end - address_map::EXPORTS.start) / SLOT;
        if rows.len() as u64 > room / 2 {
            return Err(MachineError::TooManyExports {
                count: rows.len(),
                room: usize::try_from(room / 2).unwrap_or(usize::MAX),
            });
        }
        memory::reserve(&address_map::EXPORTS)?;
        let by_name = rows
            .iter()
            .zip(0..)
            .map(|(row, number)| (row.name, number))
            .collect();
        Ok(Self {
            rows,
            by_name,
            data: BTreeMap::new(),
            missing: Vec::new(),
        })
    }

    /// Writes the code of all exports, and the variables.
    pub(crate) fn write(&mut self, memory: &mut DriverMemory) {
        memory::protect(&address_map::EXPORTS, libc::PROT_READ | libc::PROT_WRITE);
        for number in 0..u32::try_from(self.rows.len()).unwrap_or(u32::MAX) {
            let Some(row) = self.row(number) else {
                break;
            };
            match row.kind {
                ExportKind::Function { entry, variadic } => {
                    write_code(
                        memory,
                        slot(number),
                        &jump(CallNote::new(number, row.irql), entry(), variadic),
                    );
                }
                ExportKind::Instructions(code) => write_code(memory, slot(number), code),
                ExportKind::Data { initial } => {
                    let at = self.variable(number, initial.len() as u64, memory);
                    write_code(memory, at, initial);
                }
                ExportKind::OpaquePointer => {
                    let at = self.variable(number, size_of::<Address>() as u64, memory);
                    write_code(memory, at, &at.0.to_le_bytes());
                }
            }
        }
        memory::protect(&address_map::EXPORTS, libc::PROT_READ | libc::PROT_EXEC);
    }

    /// Where the variable with `number` lies, which stays there however often the table is written.
    fn variable(&mut self, number: u32, length: u64, memory: &mut DriverMemory) -> Address {
        *self
            .data
            .entry(number)
            .or_insert_with(|| memory.kernel_data(length))
    }

    /// All exports, in the order of their names.
    #[must_use]
    pub fn rows(&self) -> &[&'static Export] {
        &self.rows
    }

    /// The export with `number`.
    #[inline]
    pub(crate) fn row(&self, number: u32) -> Option<&'static Export> {
        self.rows.get(number as usize).copied()
    }

    /// The import that nobody provides and that is bound to the page of `address`.
    pub(crate) fn missing_at(&self, address: Address) -> Option<&MissingImport> {
        let offset = address.0.checked_sub(address_map::MISSING_IMPORTS.start)?;
        self.missing.get(usize::try_from(offset / PAGE).ok()?)
    }

    /// Makes a place for what nobody provides, a function or a variable, and returns its address. `None`
    /// when there is no room for more.
    pub(crate) fn add_missing(&mut self, image: &str, name: &str) -> Option<Address> {
        let import = MissingImport {
            image: image.to_owned(),
            name: name.to_owned(),
        };
        let known = self.missing.iter().position(|known| *known == import);
        let index = known.unwrap_or_else(|| {
            self.missing.push(import);
            self.missing.len() - 1
        });
        let at = address_map::MISSING_IMPORTS.start + index as u64 * PAGE;
        (at < address_map::MISSING_IMPORTS.end).then_some(Address(at))
    }

    /// Where the export with this name lies; `image` is compared without case, and the kernel and its
    /// hardware abstraction layer count as one, since functions have moved between the two.
    #[must_use]
    pub fn address_of(&self, image: &str, name: &str) -> Option<Address> {
        let number = *self.by_name.get(name)?;
        let row = self.row(number)?;
        is_same_image(row.image, image).then(|| self.address(number))
    }

    /// Where a function of the kernel lies, as `MmGetSystemRoutineAddress` finds it.
    #[must_use]
    pub fn system_routine(&self, name: &str) -> Option<Address> {
        self.address_of("ntoskrnl.exe", name)
    }

    fn address(&self, number: u32) -> Address {
        self.data
            .get(&number)
            .copied()
            .unwrap_or_else(|| slot(number))
    }

    /// Whether some export belongs to the image `image`.
    #[must_use]
    pub fn knows_image(&self, image: &str) -> bool {
        let image = image.to_ascii_lowercase();
        self.rows
            .iter()
            .any(|row| family(row.image) == family(&image))
    }

    /// The name of the function whose code is at `address`.
    #[must_use]
    pub fn name_at(&self, address: Address) -> Option<&'static str> {
        let offset = address.0.checked_sub(address_map::EXPORTS.start)?;
        let row = self.row(u32::try_from(offset / SLOT).ok()?)?;
        Some(row.name)
    }
}

impl Drop for ExportTable {
    fn drop(&mut self) {
        memory::release(&address_map::EXPORTS);
    }
}

/// Whether two names mean the same image of exports, without regard to case; the kernel and its hardware
/// abstraction layer count as one.
#[must_use]
pub fn is_same_image(one: &str, other: &str) -> bool {
    family(&one.to_ascii_lowercase()) == family(&other.to_ascii_lowercase())
}

/// The image that stands for all those between which the kernel's functions have moved.
fn family(image: &str) -> &str {
    match image {
        "hal.dll" | "ntoskrnl.exe" | "ntkrnlmp.exe" => "ntoskrnl.exe",
        other => other,
    }
}

fn slot(number: u32) -> Address {
    Address(address_map::EXPORTS.start + u64::from(number) * SLOT)
}

fn write_code(memory: &mut DriverMemory, at: Address, code: &[u8]) {
    let written = memory.write(at, code);
    assert!(
        written.is_ok(),
        "the code of an export can't be written at {at}"
    );
}

/// What an export's code notes at a call: the export's number, and the IRQLs at which it may be called,
/// so that the usual check reads no table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallNote(pub(crate) u32);

impl CallNote {
    /// Of the system's own threads, which call no export: a number that none has.
    pub(crate) const OF_SYSTEM: Self = Self(0x0F00_FFFF);
    const LOWEST: u32 = 16;
    const HIGHEST: u32 = 24;

    fn new(number: u32, irql: IrqlRange) -> Self {
        let (lowest, highest) = (u32::from(irql.lowest.0), u32::from(irql.highest.0));
        Self(number & 0xFFFF | lowest << Self::LOWEST | highest << Self::HIGHEST)
    }

    /// The export's number.
    #[inline(always)]
    pub(crate) fn number(self) -> u32 {
        self.0 & 0xFFFF
    }

    /// The same, by which there is room for a count of any export's calls.
    #[inline(always)]
    pub(crate) fn index(self) -> usize {
        usize::from((self.0 & 0xFFFF) as u16)
    }

    /// Whether the export may be called at `irql`.
    #[inline(always)]
    pub(crate) fn allows(self, irql: Kirql) -> bool {
        let level = u32::from(irql.0);
        level >= (self.0 >> Self::LOWEST) & 0xFF && level <= self.0 >> Self::HIGHEST
    }
}

/// The code of a function's export.
fn jump(note: CallNote, entry: u64, variadic: bool) -> Vec<u8> {
    let mut code = Vec::new();
    if variadic {
        // mov [rsp+8], rcx; mov [rsp+16], rdx; mov [rsp+24], r8; mov [rsp+32], r9
        code.extend([0x48, 0x89, 0x4C, 0x24, 0x08, 0x48, 0x89, 0x54, 0x24, 0x10]);
        code.extend([0x4C, 0x89, 0x44, 0x24, 0x18, 0x4C, 0x89, 0x4C, 0x24, 0x20]);
    }
    // mov gs:[CALLER_STACK], rsp
    code.extend([0x65, 0x48, 0x89, 0x24, 0x25]);
    code.extend(CALLER_STACK.to_le_bytes());
    // mov dword ptr gs:[EXPORT_NUMBER], number
    code.extend([0x65, 0xC7, 0x04, 0x25]);
    code.extend(EXPORT_NUMBER.to_le_bytes());
    code.extend(note.0.to_le_bytes());
    // jmp [rip]; the entry
    code.extend([0xFF, 0x25, 0, 0, 0, 0]);
    code.extend(entry.to_le_bytes());
    code
}
