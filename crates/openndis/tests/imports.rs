//! What the carried drivers import is there.

use std::path::Path;

use openndis::{Provision, imports};

/// The imports of the drivers in `folder` of `drivers/images` that nobody provides.
fn missing(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../drivers/images")
        .join(folder);
    let entries =
        std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut missing = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry of a folder").path()) {
        if path.extension().is_some_and(|ending| ending == "sys") {
            let name = path.display().to_string();
            let bytes = std::fs::read(&path).expect("a carried image");
            let functions = imports(&name, &bytes).expect("a driver image");
            let functions = functions
                .into_iter()
                .filter(|import| import.provision != Provision::Provided);
            missing.extend(
                functions.map(|import| format!("{name}: {} {}", import.image, import.name)),
            );
        }
    }
    missing
}

#[test]
fn everything_that_a_carried_driver_imports_is_provided() {
    let missing: Vec<String> = ["pass", "fail", "unsupported"]
        .into_iter()
        .flat_map(missing)
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
