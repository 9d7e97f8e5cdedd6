//! Changes to the headers of an image, as other linkers would have made them. Format:
//! windows/win32/debug/pe-format.

/// Data directories, by number.
pub(crate) const CERTIFICATE_TABLE: usize = 4;
pub(crate) const RELOCATIONS: usize = 5;
pub(crate) const LOAD_CONFIGURATION: usize = 10;

const DLL_CHARACTERISTICS: usize = 24 + 70;
const DYNAMIC_BASE: u16 = 0x40;
const DATA_DIRECTORIES: usize = 24 + 112;

/// Where the NT headers begin.
fn nt_headers(image: &[u8]) -> usize {
    usize::try_from(read(image, 0x3C)).expect("within the file")
}

fn read(image: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(image[at..at + 4].try_into().expect("four bytes"))
}

fn write(image: &mut [u8], at: usize, value: u32) {
    image[at..at + 4].copy_from_slice(&value.to_le_bytes());
}

/// Whether the image says that it can be loaded anywhere.
pub(crate) fn has_dynamic_base(image: &[u8]) -> bool {
    let at = nt_headers(image) + DLL_CHARACTERISTICS;
    u16::from_le_bytes([image[at], image[at + 1]]) & DYNAMIC_BASE != 0
}

/// Makes a data directory empty.
pub(crate) fn remove_directory(image: &mut [u8], directory: usize) {
    let at = nt_headers(image) + DATA_DIRECTORIES + 8 * directory;
    assert_ne!(read(image, at), 0, "directory {directory} is empty already");
    write(image, at, 0);
    write(image, at + 4, 0);
}

/// Puts `data` behind the image and makes it a data directory, as signing does.
pub(crate) fn append_directory(image: &mut Vec<u8>, directory: usize, data: &[u8]) {
    image.resize(image.len().next_multiple_of(8), 0);
    let at = nt_headers(image) + DATA_DIRECTORIES + 8 * directory;
    let offset = u32::try_from(image.len()).expect("a small file");
    write(image, at, offset);
    write(
        image,
        at + 4,
        u32::try_from(data.len()).expect("a small file"),
    );
    image.extend_from_slice(data);
}

/// Replaces each occurrence of `old`, of which there is at least one.
pub(crate) fn replace(image: &mut [u8], old: &[u8], new: &[u8]) {
    let places: Vec<usize> = (0..image.len() - old.len())
        .filter(|&at| image[at..].starts_with(old))
        .collect();
    assert!(!places.is_empty(), "the image has no such bytes");
    for at in places {
        image[at..at + new.len()].copy_from_slice(new);
    }
}
