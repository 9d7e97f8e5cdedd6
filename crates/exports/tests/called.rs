//! Which exports the carried drivers import: what no driver imports, nobody has tried.

use std::collections::BTreeSet;
use std::path::Path;

use image::ImportName;
use machine::Export;

/// The names of exports that no carried driver imports, one a line; `#` begins a comment.
const NOT_CALLED_YET: &str = include_str!("not_called_yet.txt");

fn rows() -> Vec<&'static Export> {
    exports::sections().into_iter().flatten().collect()
}

/// The names that the images below `folder` import.
fn imported(folder: &Path, names: &mut BTreeSet<String>) {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("an entry of a folder").path()) {
        if path.is_dir() {
            imported(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "sys") {
            names.extend(imports_of(&path));
        }
    }
}

fn imports_of(path: &Path) -> Vec<String> {
    let file = path.display().to_string();
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{file}: {error}"));
    let image = image::parse(&file, &bytes).unwrap_or_else(|error| panic!("{error}"));
    let functions = image.imports().iter().flat_map(|dll| &dll.functions);
    functions
        .filter_map(|function| match &function.name {
            ImportName::Name(name) => Some(name.clone()),
            ImportName::Ordinal(_) => None,
        })
        .collect()
}

fn imported_by_carried_drivers() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    imported(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../../drivers/images"),
        &mut names,
    );
    names
}

fn listed() -> BTreeSet<&'static str> {
    let lines = NOT_CALLED_YET
        .lines()
        .map(|line| line.split('#').next().unwrap_or(line).trim());
    lines.filter(|name| !name.is_empty()).collect()
}

#[test]
fn an_export_is_imported_by_a_carried_driver_or_listed_as_not_imported() {
    let (imported, listed) = (imported_by_carried_drivers(), listed());
    let untried: Vec<&str> = rows()
        .iter()
        .map(|row| row.name)
        .filter(|name| !imported.contains(*name) && !listed.contains(name))
        .collect();
    assert!(
        untried.is_empty(),
        "no carried driver imports these: let one call them, or list them in not_called_yet.txt\n{}",
        untried.join("\n")
    );
}

#[test]
fn what_is_listed_as_not_imported_is_exported_and_imported_by_no_driver() {
    let imported = imported_by_carried_drivers();
    let exported: BTreeSet<&str> = rows().iter().map(|row| row.name).collect();
    let wrong: Vec<&str> = listed()
        .into_iter()
        .filter(|name| imported.contains(*name) || !exported.contains(name))
        .collect();
    assert!(
        wrong.is_empty(),
        "not_called_yet.txt need not list\n{}",
        wrong.join("\n")
    );
}
