//! The tables that an image's directories point to, each in a section of its own.

use image::ImportName;

use super::{
    Builder, DATA, DEBUG, DISCARDABLE, EXCEPTION, EXPORT, IMPORT, LOAD_CONFIGURATION, READ_ONLY,
    RELOCATION, length, put,
};

impl Builder {
    /// Adds a section that is one table and lets a directory point to it; gives its RVA.
    pub(crate) fn table(&mut self, directory: usize, name: &str, flags: u32, bytes: &[u8]) -> u32 {
        let rva = self.section(name, flags, bytes);
        self.directories[directory] = (rva, length(bytes));
        rva
    }

    /// Adds imports. The slots of each DLL follow each other; gives the RVA of the first of each.
    pub(crate) fn imports(&mut self, dlls: &[(&str, &[ImportName])]) -> Vec<u32> {
        let base = self.next_rva();
        let mut bytes = vec![0; (dlls.len() + 1) * 20];
        let mut slots = Vec::new();
        for (index, (name, functions)) in dlls.iter().enumerate() {
            let name_rva = base + length(&bytes);
            bytes.extend_from_slice(name.as_bytes());
            bytes.push(0);
            let entries = import_entries(&mut bytes, base, functions);
            bytes.resize(bytes.len().next_multiple_of(8), 0);
            let lookup = base + length(&bytes);
            bytes.extend_from_slice(&entries);
            let slot = base + length(&bytes);
            bytes.extend_from_slice(&entries);
            put(&mut bytes, index * 20, &lookup.to_le_bytes());
            put(&mut bytes, index * 20 + 12, &name_rva.to_le_bytes());
            put(&mut bytes, index * 20 + 16, &slot.to_le_bytes());
            slots.push(slot);
        }
        self.table(IMPORT, ".idata", READ_ONLY, &bytes);
        slots
    }

    /// Adds base relocations: for each page, its entries (type in the high four bits).
    pub(crate) fn relocations(&mut self, blocks: &[(u32, &[u16])]) -> u32 {
        let mut bytes = Vec::new();
        for (page, entries) in blocks {
            let size = 8 + u32::try_from(entries.len()).unwrap() * 2;
            bytes.extend_from_slice(&page.to_le_bytes());
            bytes.extend_from_slice(&size.to_le_bytes());
            entries
                .iter()
                .for_each(|entry| bytes.extend_from_slice(&entry.to_le_bytes()));
        }
        self.table(RELOCATION, ".reloc", READ_ONLY | DISCARDABLE, &bytes)
    }

    /// Adds a load configuration that names the RVAs of cookie, check and dispatch pointer, as far as
    /// `size` bytes reach.
    pub(crate) fn load_configuration(&mut self, size: u32, variables: [u32; 3]) -> u32 {
        let mut bytes = vec![0; 0x80];
        put(&mut bytes, 0, &size.to_le_bytes());
        for (field, rva) in [0x58, 0x70, 0x78].into_iter().zip(variables) {
            let address = if rva == 0 {
                0
            } else {
                self.image_base + u64::from(rva)
            };
            put(&mut bytes, field, &address.to_le_bytes());
        }
        bytes.truncate(size as usize);
        self.table(LOAD_CONFIGURATION, ".rdata", READ_ONLY, &bytes)
    }

    /// Adds a function table of (begin, end, unwind information).
    pub(crate) fn function_table(&mut self, entries: &[[u32; 3]]) -> u32 {
        let bytes: Vec<u8> = entries
            .iter()
            .flatten()
            .flat_map(|field| field.to_le_bytes())
            .collect();
        self.table(EXCEPTION, ".pdata", READ_ONLY, &bytes)
    }

    /// Adds exports of (name, RVA), in that order; numbers count from `first_ordinal`. An empty name
    /// stands for an export without one.
    pub(crate) fn exports(&mut self, first_ordinal: u32, exports: &[(&str, u32)]) -> u32 {
        let base = self.next_rva();
        let named: Vec<usize> = (0..exports.len())
            .filter(|at| !exports[*at].0.is_empty())
            .collect();
        let count = |list: usize| u32::try_from(list).unwrap();
        let functions_at = 40;
        let names_at = functions_at + 4 * count(exports.len());
        let ordinals_at = names_at + 4 * count(named.len());
        let strings_at = ordinals_at + 2 * count(named.len());

        let mut bytes = vec![0; strings_at as usize];
        let fields = [
            first_ordinal,
            count(exports.len()),
            count(named.len()),
            base + functions_at,
            base + names_at,
            base + ordinals_at,
        ];
        for (offset, field) in (16..).step_by(4).zip(fields) {
            put(&mut bytes, offset, &field.to_le_bytes());
        }
        for (offset, (_, rva)) in (functions_at as usize..).step_by(4).zip(exports) {
            put(&mut bytes, offset, &rva.to_le_bytes());
        }
        for (position, index) in named.into_iter().enumerate() {
            let name_rva = base + length(&bytes);
            put(
                &mut bytes,
                names_at as usize + position * 4,
                &name_rva.to_le_bytes(),
            );
            let ordinal = u16::try_from(index).unwrap();
            put(
                &mut bytes,
                ordinals_at as usize + position * 2,
                &ordinal.to_le_bytes(),
            );
            bytes.extend_from_slice(exports[index].0.as_bytes());
            bytes.push(0);
        }
        self.table(EXPORT, ".edata", READ_ONLY, &bytes)
    }

    /// Adds a debug directory with one CodeView entry.
    pub(crate) fn code_view(&mut self, pdb_path: &str, guid: [u8; 16], age: u32) -> u32 {
        let mut entry = b"RSDS".to_vec();
        entry.extend_from_slice(&guid);
        entry.extend_from_slice(&age.to_le_bytes());
        entry.extend_from_slice(pdb_path.as_bytes());
        entry.push(0);
        let data = self.section(".debug", READ_ONLY, &entry);
        let mut directory = vec![0; 28];
        put(&mut directory, 12, &2_u32.to_le_bytes());
        put(&mut directory, 16, &length(&entry).to_le_bytes());
        put(&mut directory, 20, &data.to_le_bytes());
        let offset = u32::try_from(self.file_offset(data)).unwrap();
        put(&mut directory, 24, &offset.to_le_bytes());
        self.table(DEBUG, ".debugd", READ_ONLY, &directory)
    }

    /// Adds a function to the symbol table: its section's number, from 1, and its offset there.
    pub(crate) fn symbols(&mut self, symbols: &[(&str, u16, u32)]) {
        let mut strings = vec![0; 4];
        for (name, section, value) in symbols {
            let mut record = vec![0; 18];
            if name.len() <= 8 {
                put(&mut record, 0, name.as_bytes());
            } else {
                put(&mut record, 4, &length(&strings).to_le_bytes());
                strings.extend_from_slice(name.as_bytes());
                strings.push(0);
            }
            put(&mut record, 8, &value.to_le_bytes());
            put(&mut record, 12, &section.to_le_bytes());
            put(&mut record, 14, &0x20_u16.to_le_bytes());
            put(&mut record, 16, &[2]);
            self.symbols.extend_from_slice(&record);
        }
        self.symbol_count = u32::try_from(symbols.len()).unwrap();
        let size = length(&strings);
        put(&mut strings, 0, &size.to_le_bytes());
        self.symbols.extend_from_slice(&strings);
    }

    /// An image that has one of everything.
    pub(crate) fn with_everything() -> Builder {
        let mut builder = Builder::with_code(&[0xc3; 64]);
        let data = builder.section(".data", DATA, &[0x11; 32]);
        builder.imports(&[
            (
                "NDIS.SYS",
                &[name("NdisAllocateIoWorkItem"), ImportName::Ordinal(7)],
            ),
            ("ntoskrnl.exe", &[name("ExEventObjectType")]),
        ]);
        builder.load_configuration(0x80, [data, data + 8, data + 16]);
        builder.function_table(&[[0x1000, 0x1010, 0x2000], [0x1010, 0x1040, 0x2008]]);
        builder.exports(1, &[("SampleStart", 0x1000), ("", 0x1010)]);
        builder.code_view("c:\\sample.pdb", [7; 16], 3);
        builder.section("INIT", super::CODE | DISCARDABLE, &[0xc3; 8]);
        builder.relocations(&[(data & !0xfff, &[0xa000, 0xa008, 0])]);
        builder.symbols(&[("Start", 1, 0), ("a_name_longer_than_eight", 1, 0x10)]);
        builder.signature = vec![0x30; 64];
        builder
    }
}

/// Appends the hints and names of imports; gives the entries that point to them, with the last zero.
fn import_entries(bytes: &mut Vec<u8>, base: u32, functions: &[ImportName]) -> Vec<u8> {
    let mut entries = Vec::new();
    for function in functions {
        let entry = match function {
            ImportName::Ordinal(ordinal) => 1 << 63 | u64::from(*ordinal),
            ImportName::Name(name) => {
                bytes.resize(bytes.len().next_multiple_of(2), 0);
                let rva = base + length(bytes);
                bytes.extend_from_slice(&[0, 0]);
                bytes.extend_from_slice(name.as_bytes());
                bytes.push(0);
                u64::from(rva)
            }
        };
        entries.extend_from_slice(&entry.to_le_bytes());
    }
    entries.extend_from_slice(&[0; 8]);
    entries
}

/// An import by name.
pub(crate) fn name(name: &str) -> ImportName {
    ImportName::Name(name.to_owned())
}
