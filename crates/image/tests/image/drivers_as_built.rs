//! Images in the form that the usual linkers give drivers.

use image::Protection;

use crate::support::memory::{free_base, protection_at};
use crate::support::{Builder, CODE, DISCARDABLE, WRITE, parsed};

/// Where the WDK's linker places drivers.
const USUAL_BASE: u64 = 0x1_c000_0000;

#[test]
fn image_loads_at_the_base_that_drivers_are_linked_for() {
    let mut builder = Builder::with_everything();
    builder.image_base = USUAL_BASE;
    // The load configuration was built for another base and is not what is looked at here.
    builder.directories[crate::support::LOAD_CONFIGURATION] = (0, 0);
    let image = parsed(&builder);
    assert_eq!(image.preferred_base(), USUAL_BASE);
    let mapped = image.map(USUAL_BASE, 1).unwrap().protect().unwrap();
    assert_eq!(mapped.entry_point(), USUAL_BASE + 0x1000);
}

#[test]
fn unsigned_and_signed_images_both_load() {
    let mut builder = Builder::with_everything();
    parsed(&builder);
    builder.signature.clear();
    parsed(&builder);
}

#[test]
fn checksum_is_not_enforced() {
    let mut builder = Builder::new();
    builder.checksum = 0xdead_beef;
    parsed(&builder);
}

#[test]
fn init_of_an_older_linker_runs_and_is_not_written() {
    let mut builder = Builder::new();
    builder.entry_point = builder.section("INIT", CODE | WRITE | DISCARDABLE, &[0xc3]);
    let image = parsed(&builder);
    assert_eq!(
        image.section_at(image.entry_point()).unwrap().protection(),
        Protection::ReadExecute
    );
    let mut mapped = image.map(free_base(), 1).unwrap().protect().unwrap();
    assert_eq!(protection_at(mapped.entry_point()).unwrap(), "r-x");
    mapped.discard_init().unwrap();
    assert_eq!(protection_at(mapped.entry_point()).unwrap(), "---");
}
