//! Builds PE images byte by byte, with any header field changed, and looks at memory.

pub(crate) mod memory;
mod tables;

pub(crate) use tables::name;

pub(crate) const FILE_NAME: &str = "sample.sys";

/// Offsets in the file of the headers of every image built here.
pub(crate) const PE_SIGNATURE: usize = 0x40;
pub(crate) const FILE_HEADER: usize = PE_SIGNATURE + 4;
pub(crate) const OPTIONAL_HEADER: usize = FILE_HEADER + 20;
pub(crate) const DIRECTORIES: usize = OPTIONAL_HEADER + 112;
pub(crate) const SECTION_TABLE: usize = DIRECTORIES + 16 * 8;

/// Indexes of data directories.
pub(crate) const EXPORT: usize = 0;
pub(crate) const IMPORT: usize = 1;
pub(crate) const EXCEPTION: usize = 3;
pub(crate) const SECURITY: usize = 4;
pub(crate) const RELOCATION: usize = 5;
pub(crate) const DEBUG: usize = 6;
pub(crate) const LOAD_CONFIGURATION: usize = 10;
pub(crate) const DELAY_IMPORT: usize = 13;

/// Section characteristics.
pub(crate) const CODE: u32 = 0x6000_0020;
pub(crate) const DATA: u32 = 0xc000_0040;
pub(crate) const READ_ONLY: u32 = 0x4000_0040;
pub(crate) const DISCARDABLE: u32 = 0x0200_0000;
pub(crate) const WRITE: u32 = 0x8000_0000;

pub(crate) const SIZE_OF_HEADERS: u32 = 0x600;
pub(crate) const PREFERRED_BASE: u64 = 0x1_4000_0000;

/// The RVA of `.text`, which every image built here has as its first section.
pub(crate) const TEXT: u32 = 0x1000;

/// An image to build: fields may be changed before [`Builder::build`].
#[derive(Debug, Clone)]
pub(crate) struct Builder {
    pub(crate) machine: u16,
    pub(crate) characteristics: u16,
    pub(crate) magic: u16,
    pub(crate) subsystem: u16,
    pub(crate) dll_characteristics: u16,
    pub(crate) image_base: u64,
    pub(crate) entry_point: u32,
    pub(crate) checksum: u32,
    pub(crate) section_alignment: u32,
    pub(crate) size_of_image: Option<u32>,
    pub(crate) sections: Vec<SectionToBuild>,
    pub(crate) directories: [(u32, u32); 16],
    pub(crate) symbols: Vec<u8>,
    pub(crate) symbol_count: u32,
    pub(crate) signature: Vec<u8>,
}

#[derive(Debug, Clone)]
pub(crate) struct SectionToBuild {
    pub(crate) name: [u8; 8],
    pub(crate) rva: u32,
    pub(crate) virtual_size: u32,
    pub(crate) bytes: Vec<u8>,
    pub(crate) characteristics: u32,
}

impl Builder {
    /// An image that has nothing but code, the given bytes.
    pub(crate) fn with_code(code: &[u8]) -> Builder {
        let mut builder = Builder {
            machine: 0x8664,
            characteristics: 0x0022,
            magic: 0x20b,
            subsystem: 1,
            dll_characteristics: 0x0040,
            image_base: PREFERRED_BASE,
            entry_point: TEXT,
            checksum: 0,
            section_alignment: 0x1000,
            size_of_image: None,
            sections: Vec::new(),
            directories: [(0, 0); 16],
            symbols: Vec::new(),
            symbol_count: 0,
            signature: Vec::new(),
        };
        builder.section(".text", CODE, code);
        builder
    }

    /// An image whose code returns at once.
    pub(crate) fn new() -> Builder {
        Builder::with_code(&[0xc3])
    }

    /// The RVA at which the next section will begin.
    pub(crate) fn next_rva(&self) -> u32 {
        self.sections.last().map_or(TEXT, |last| {
            last.rva + last.virtual_size.next_multiple_of(0x1000)
        })
    }

    /// Adds a section behind the last; gives its RVA.
    pub(crate) fn section(&mut self, name: &str, characteristics: u32, bytes: &[u8]) -> u32 {
        let rva = self.next_rva();
        let mut short = [0; 8];
        short[..name.len()].copy_from_slice(name.as_bytes());
        self.sections.push(SectionToBuild {
            name: short,
            rva,
            virtual_size: length(bytes),
            bytes: bytes.to_vec(),
            characteristics,
        });
        rva
    }

    /// The offset in the built file of what lies at `rva`.
    pub(crate) fn file_offset(&self, rva: u32) -> usize {
        let mut offset = SIZE_OF_HEADERS as usize;
        for section in &self.sections {
            if rva >= section.rva && rva - section.rva < length(&section.bytes) {
                return offset + (rva - section.rva) as usize;
            }
            offset += section.bytes.len().next_multiple_of(0x200);
        }
        panic!("no section of the built image has data at RVA {rva:#x}");
    }

    /// The file.
    pub(crate) fn build(&self) -> Vec<u8> {
        let data_size: usize = self
            .sections
            .iter()
            .map(|section| section.bytes.len().next_multiple_of(0x200))
            .sum();
        let symbols_at = SIZE_OF_HEADERS as usize + data_size;
        let mut file = vec![0; SIZE_OF_HEADERS as usize];
        self.write_headers(&mut file, symbols_at);
        self.write_section_table(&mut file);
        for section in &self.sections {
            file.extend_from_slice(&section.bytes);
            file.resize(file.len().next_multiple_of(0x200), 0);
        }
        file.extend_from_slice(&self.symbols);
        if !self.signature.is_empty() {
            let (at, size) = (length(&file), length(&self.signature));
            put(&mut file, DIRECTORIES + SECURITY * 8, &at.to_le_bytes());
            put(
                &mut file,
                DIRECTORIES + SECURITY * 8 + 4,
                &size.to_le_bytes(),
            );
            file.extend_from_slice(&self.signature);
        }
        file
    }

    fn write_headers(&self, file: &mut [u8], symbols_at: usize) {
        put(file, 0, b"MZ");
        put(
            file,
            0x3c,
            &u32::try_from(PE_SIGNATURE).unwrap().to_le_bytes(),
        );
        put(file, PE_SIGNATURE, b"PE\0\0");
        put(file, FILE_HEADER, &self.machine.to_le_bytes());
        let count = u16::try_from(self.sections.len()).unwrap();
        put(file, FILE_HEADER + 2, &count.to_le_bytes());
        if !self.symbols.is_empty() {
            put(
                file,
                FILE_HEADER + 8,
                &u32::try_from(symbols_at).unwrap().to_le_bytes(),
            );
            put(file, FILE_HEADER + 12, &self.symbol_count.to_le_bytes());
        }
        put(file, FILE_HEADER + 16, &240_u16.to_le_bytes());
        put(file, FILE_HEADER + 18, &self.characteristics.to_le_bytes());

        put(file, OPTIONAL_HEADER, &self.magic.to_le_bytes());
        put(file, OPTIONAL_HEADER + 16, &self.entry_point.to_le_bytes());
        put(file, OPTIONAL_HEADER + 24, &self.image_base.to_le_bytes());
        put(
            file,
            OPTIONAL_HEADER + 32,
            &self.section_alignment.to_le_bytes(),
        );
        put(file, OPTIONAL_HEADER + 36, &0x200_u32.to_le_bytes());
        let size = self.size_of_image.unwrap_or_else(|| self.next_rva());
        put(file, OPTIONAL_HEADER + 56, &size.to_le_bytes());
        put(file, OPTIONAL_HEADER + 60, &SIZE_OF_HEADERS.to_le_bytes());
        put(file, OPTIONAL_HEADER + 64, &self.checksum.to_le_bytes());
        put(file, OPTIONAL_HEADER + 68, &self.subsystem.to_le_bytes());
        put(
            file,
            OPTIONAL_HEADER + 70,
            &self.dll_characteristics.to_le_bytes(),
        );
        put(file, OPTIONAL_HEADER + 108, &16_u32.to_le_bytes());
        for (index, (rva, size)) in self.directories.iter().enumerate() {
            put(file, DIRECTORIES + index * 8, &rva.to_le_bytes());
            put(file, DIRECTORIES + index * 8 + 4, &size.to_le_bytes());
        }
    }

    fn write_section_table(&self, file: &mut [u8]) {
        let mut offset = SIZE_OF_HEADERS;
        for (index, section) in self.sections.iter().enumerate() {
            let header = SECTION_TABLE + index * 40;
            let size = length(&section.bytes).next_multiple_of(0x200);
            let position = if size == 0 { 0 } else { offset };
            put(file, header, &section.name);
            put(file, header + 8, &section.virtual_size.to_le_bytes());
            put(file, header + 12, &section.rva.to_le_bytes());
            put(file, header + 16, &size.to_le_bytes());
            put(file, header + 20, &position.to_le_bytes());
            put(file, header + 36, &section.characteristics.to_le_bytes());
            offset += size;
        }
    }
}

/// Writes `value` at `offset` of a file or table.
pub(crate) fn put(file: &mut [u8], offset: usize, value: &[u8]) {
    file[offset..offset + value.len()].copy_from_slice(value);
}

/// The length of some bytes, as PE fields hold it.
pub(crate) fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap()
}

/// The refusal of a file: the offset and the reason. Every one must name the file.
pub(crate) fn refusal(file: &[u8]) -> (usize, image::Refusal) {
    let error = image::parse(FILE_NAME, file).expect_err("the file must be refused");
    assert_eq!(error.file_name, FILE_NAME);
    (usize::try_from(error.offset).unwrap(), error.reason)
}

/// The image in a file that must be accepted.
pub(crate) fn parsed(builder: &Builder) -> image::Image {
    image::parse(FILE_NAME, &builder.build()).expect("the image is valid")
}
