//! Functions, files, lines and callers in reports, from DWARF and from a program database.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};

use openndis::{Outcome, RunOptions, Violation};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixtures() -> PathBuf {
    repository().join("crates/symbols/tests/fixtures")
}

/// Runs the driver at `image`, relative to the repository, under a name that lies nowhere.
fn run(image: &str, symbols: Vec<PathBuf>) -> Outcome {
    let path = repository().join(image);
    let bytes = std::fs::read(&path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let options = RunOptions {
        symbols,
        ..RunOptions::default()
    };
    openndis::run(&name, &bytes, options)
}

fn faulting(symbols: Vec<PathBuf>) -> Violation {
    let outcome = run("crates/symbols/tests/fixtures/faulting.sys", symbols);
    outcome.violations.into_iter().next().unwrap()
}

/// `HOW FUNCTION:LINE` for the place and its stack.
fn told(violation: &Violation) -> Vec<String> {
    let place = &violation.place;
    let line = |source: &Option<rules::SourceLine>| source.as_ref().map_or(0, |source| source.line);
    let function = |name: &Option<String>| name.clone().unwrap_or_default();
    let mut told = vec![format!(
        "in {}:{}",
        function(&place.function),
        line(&place.source)
    )];
    for frame in &place.stack {
        let how = if frame.inlined {
            "inlined into"
        } else {
            "called by"
        };
        told.push(format!(
            "{how} {}:{}",
            function(&frame.function),
            line(&frame.source)
        ));
    }
    told
}

#[test]
fn database_tells_inlined_functions_and_callers() {
    let violation = faulting(vec![fixtures()]);
    assert_eq!(
        told(&violation),
        [
            "in IdentifierOf:16",
            "inlined into SumOfIdentifiers:22",
            "called by DriverEntry:31"
        ]
    );
}

#[test]
fn without_symbols_addresses_are_told() {
    let violation = faulting(Vec::new());
    assert_eq!(violation.place.address, "faulting.sys+0x100b");
    assert_eq!(violation.place.function, None);
    assert_eq!(violation.place.source, None);
    let callers: Vec<&str> = violation
        .place
        .stack
        .iter()
        .map(|frame| frame.address.as_str())
        .collect();
    assert_eq!(callers, ["faulting.sys+0x103a"]);
}

#[test]
fn dwarf_in_the_image_needs_nothing_else() {
    let outcome = run("drivers/images/fail/driver-fault.sys", Vec::new());
    let place = &outcome.violations[0].place;
    assert_eq!(place.function.as_deref(), Some("FaultingWorkItemRoutine"));
    let source = place.source.as_ref().unwrap();
    assert_eq!(source.file, "drivers/fail/driver-fault.c");
    let files = openndis::SourceFiles::new("none.sys", &[repository()]);
    let text = files.line(&source.file, source.line).unwrap();
    assert!(text.contains("*Adapter->LinkSpeed"), "{text}");
}

#[test]
fn earlier_parties_have_lines_and_no_stack() {
    let outcome = run(
        "drivers/images/fail/work-item-free-while-queued.sys",
        Vec::new(),
    );
    let violation = &outcome.violations[0];
    assert!(!violation.related.is_empty());
    for related in &violation.related {
        let place = &related.place;
        assert!(place.source.is_some(), "{}", related.label);
        assert!(
            place.stack.iter().all(|frame| frame.inlined),
            "{}",
            related.label
        );
    }
}

#[test]
fn json_has_function_file_and_line_beside_the_address() {
    let violation = faulting(vec![fixtures()]);
    let json = serde_json::to_value(&violation).unwrap();
    let place = &json["where"];
    assert_eq!(place["function"], "IdentifierOf");
    assert_eq!(place["file"], "faulting.c");
    assert_eq!(place["line"], 16);
    assert_eq!(place["stack"][1]["function"], "DriverEntry");
    let read_back: Violation = serde_json::from_value(json).unwrap();
    assert_eq!(read_back, violation);
}
