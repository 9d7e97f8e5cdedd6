//! Debug information that is damaged or made to harm: it answers nothing or something, and always ends.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::*;
use symbols::Symbols;

static WITH_DWARF: LazyLock<Vec<u8>> =
    LazyLock::new(|| read("../../drivers/images/fail/driver-fault.sys"));
static WITH_DATABASE: LazyLock<Vec<u8>> = LazyLock::new(|| read("tests/fixtures/faulting.sys"));
static DATABASE: LazyLock<Vec<u8>> = LazyLock::new(|| read("tests/fixtures/faulting.pdb"));

fn read(path: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Asks all that can be asked.
fn ask(symbols: &Symbols) {
    for rva in (0..0x4000).step_by(7) {
        let _ = symbols.frames(rva);
    }
    let _ = symbols.lines(0..u32::MAX);
}

/// Replaces some bytes, from the place that each number gives as a share of the length.
fn damage(bytes: &mut [u8], from: usize, changes: &[(u32, u8)]) {
    let length = bytes.len() - from;
    for (place, value) in changes {
        bytes[from + *place as usize % length] = *value;
    }
}

fn changes() -> impl Strategy<Value = Vec<(u32, u8)>> {
    proptest::collection::vec((any::<u32>(), any::<u8>()), 1..12)
}

/// A folder of this test's own with the database in it.
fn folder(name: &str, database: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("faulting.pdb"), database).unwrap();
    folder
}

/// Where the debug sections begin in the file of the sample driver: behind all that runs.
fn debug_sections() -> usize {
    WITH_DWARF.len() / 3
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn damaged_dwarf_is_survived(changes in changes()) {
        let mut bytes = WITH_DWARF.clone();
        damage(&mut bytes, debug_sections(), &changes);
        ask(&Symbols::open("damaged.sys", &bytes, &[]));
    }

    #[test]
    fn damaged_headers_are_survived(changes in changes()) {
        let mut bytes = WITH_DWARF.clone();
        damage(&mut bytes[..0x600], 0, &changes);
        ask(&Symbols::open("damaged.sys", &bytes, &[]));
    }

    #[test]
    fn shortened_image_is_survived(length in 0..WITH_DWARF.len()) {
        ask(&Symbols::open("short.sys", &WITH_DWARF[..length], &[]));
    }

    #[test]
    fn damaged_database_is_survived(changes in changes()) {
        let mut database = DATABASE.clone();
        damage(&mut database, 0, &changes);
        let folder = folder("damaged", &database);
        ask(&Symbols::open("faulting.sys", &WITH_DATABASE, &[folder]));
    }

    #[test]
    fn shortened_database_is_survived(length in 0..DATABASE.len()) {
        let folder = folder("short", &DATABASE[..length]);
        ask(&Symbols::open("faulting.sys", &WITH_DATABASE, &[folder]));
    }
}
