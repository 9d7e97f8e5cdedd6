//! What the linkers for this target leave undone in a driver image.
//!
//! The Windows Driver Kit's linker points the load configuration directory at `_load_config_used`, marks the `INIT`
//! section as discardable and writes the image's checksum. Format: learn.microsoft.com/windows/win32/debug/pe-format.

use anyhow::{Context as _, bail};
use object::pe::{IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG, IMAGE_SCN_MEM_DISCARDABLE};
use object::read::pe::PeFile64;
use object::{Object as _, ObjectSymbol as _};

/// Bytes from the NT headers to what is patched behind them.
const TIME_STAMP: usize = 8;
const SECTION_COUNT: usize = 6;
const OPTIONAL_HEADER: usize = 24;
const CHECK_SUM: usize = OPTIONAL_HEADER + 64;
const DATA_DIRECTORIES: usize = OPTIONAL_HEADER + 112;
const OPTIONAL_HEADER_SIZE: usize = 20;

/// Bytes of one section header, and where its characteristics are.
const SECTION_HEADER: usize = 40;
const SECTION_CHARACTERISTICS: usize = 36;

/// Completes an image that a linker made.
pub(super) fn finish(mut image: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let (rva, size) = load_configuration(&image)?;
    let headers = usize::try_from(read_u32(&image, 0x3C)?)?;
    write_u32(&mut image, headers + TIME_STAMP, 0)?;
    let directory = headers + DATA_DIRECTORIES + IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG * 8;
    write_u32(&mut image, directory, rva)?;
    write_u32(&mut image, directory + 4, size)?;
    discard_init(&mut image, headers)?;
    write_u32(&mut image, headers + CHECK_SUM, 0)?;
    let sum = check_sum(&image)?;
    write_u32(&mut image, headers + CHECK_SUM, sum)?;
    Ok(image)
}

/// Where the image has its load configuration, and how long that says it is.
///
/// lld has already made it a data directory; with GNU ld it is only a symbol.
fn load_configuration(image: &[u8]) -> anyhow::Result<(u32, u32)> {
    let file = PeFile64::parse(image).context("the linker's output is no PE32+ image")?;
    let directory = file.data_directory(IMAGE_DIRECTORY_ENTRY_LOAD_CONFIG);
    if let Some(directory) = directory
        && directory.virtual_address.get(object::LittleEndian) != 0
    {
        return Ok(directory.address_range());
    }
    let Some(symbol) = file.symbol_by_name("_load_config_used") else {
        bail!("no load configuration: drivers/support/start.c is not linked in");
    };
    let rva = u32::try_from(symbol.address() - file.relative_address_base())?;
    let bytes = file
        .section_table()
        .pe_data_at(image, rva)
        .context("the load configuration lies outside the image's sections")?;
    Ok((rva, read_u32(bytes, 0)?))
}

/// Marks the section whose code runs only in DriverEntry as one that is thrown away after it.
fn discard_init(image: &mut [u8], headers: usize) -> anyhow::Result<()> {
    let count = read_u16(image, headers + SECTION_COUNT)?;
    let table =
        headers + OPTIONAL_HEADER + usize::from(read_u16(image, headers + OPTIONAL_HEADER_SIZE)?);
    for index in 0..usize::from(count) {
        let header = table + index * SECTION_HEADER;
        if image.get(header..header + 8) == Some(b"INIT\0\0\0\0") {
            let at = header + SECTION_CHARACTERISTICS;
            let characteristics = read_u32(image, at)?;
            write_u32(image, at, characteristics | IMAGE_SCN_MEM_DISCARDABLE)?;
        }
    }
    Ok(())
}

/// The checksum of an image whose checksum field is zero: the sum of its 16-bit words with the carries added back,
/// and its length.
fn check_sum(image: &[u8]) -> anyhow::Result<u32> {
    let mut sum = 0_u32;
    for word in image.chunks(2) {
        let low = word.first().copied().unwrap_or_default();
        let high = word.get(1).copied().unwrap_or_default();
        sum += u32::from(u16::from_le_bytes([low, high]));
        sum = (sum & 0xFFFF) + (sum >> 16);
    }
    Ok(sum + u32::try_from(image.len())?)
}

fn read_u16(bytes: &[u8], at: usize) -> anyhow::Result<u16> {
    let found = bytes.get(at..).and_then(|bytes| bytes.first_chunk());
    Ok(u16::from_le_bytes(*found.with_context(|| {
        format!("the image ends before {at:#x}")
    })?))
}

fn read_u32(bytes: &[u8], at: usize) -> anyhow::Result<u32> {
    let found = bytes.get(at..).and_then(|bytes| bytes.first_chunk());
    Ok(u32::from_le_bytes(*found.with_context(|| {
        format!("the image ends before {at:#x}")
    })?))
}

fn write_u32(bytes: &mut [u8], at: usize, value: u32) -> anyhow::Result<()> {
    let found = bytes.get_mut(at..at + 4);
    found
        .with_context(|| format!("the image ends before {at:#x}"))?
        .copy_from_slice(&value.to_le_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_sum_adds_carries_back_and_the_length() {
        assert_eq!(check_sum(&[0xFF, 0xFF, 0x02, 0x00]).expect("short"), 2 + 4);
    }

    #[test]
    fn bytes_that_are_no_image_are_refused() {
        assert!(finish(vec![0; 64]).is_err());
    }
}
