//! Functions, files and lines of real images: the sample drivers with DWARF, and a fixture with a program
//! database.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};

use symbols::{SourceFiles, SourceFrame, Symbols};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn open(path: &Path, directories: &[PathBuf]) -> Symbols {
    let bytes = std::fs::read(path).unwrap();
    Symbols::open(&path.display().to_string(), &bytes, directories)
}

fn with_dwarf() -> Symbols {
    open(
        &repository().join("drivers/images/fail/driver-fault.sys"),
        &[],
    )
}

fn with_database() -> Symbols {
    open(&fixtures().join("faulting.sys"), &[])
}

/// `FUNCTION FILE:LINE` of each frame.
fn told(frames: &[SourceFrame]) -> Vec<String> {
    let text = |frame: &SourceFrame| {
        let line = frame.line.as_ref().unwrap();
        let function = frame.function.as_deref().unwrap();
        format!("{function} {}:{}", line.file, line.line)
    };
    frames.iter().map(text).collect()
}

#[test]
fn each_line_of_dwarf_is_found_in_the_repository() {
    let symbols = with_dwarf();
    assert_eq!(symbols.notes(), [""; 0]);
    let lines = symbols.lines(0..u32::MAX);
    let files = SourceFiles::new("none.sys", &[repository()]);
    let of_driver = lines
        .iter()
        .filter(|one| one.line.file == "drivers/fail/driver-fault.c");
    assert!(of_driver.count() > 10);
    for one in &lines {
        assert!(one.code.start <= one.code.end);
        let text = files.line(&one.line.file, one.line.line);
        // Headers of the compiler's own are not in the repository.
        assert!(
            text.is_some() || !one.line.file.starts_with("drivers"),
            "{one:?}"
        );
    }
}

#[test]
fn functions_of_dwarf_are_those_of_the_lines() {
    let symbols = with_dwarf();
    let lines = symbols.lines(0..u32::MAX);
    let files = SourceFiles::new("none.sys", &[repository()]);
    let faulting = lines
        .iter()
        .filter(|one| {
            files
                .line(&one.line.file, one.line.line)
                .is_some_and(|text| text.contains("*Adapter->LinkSpeed"))
        })
        .last()
        .unwrap();
    let frames = symbols.frames(faulting.code.start);
    assert_eq!(
        frames[0].function.as_deref(),
        Some("FaultingWorkItemRoutine")
    );
    assert_eq!(frames[0].line.as_ref(), Some(&faulting.line));
}

#[test]
fn inlined_function_comes_before_the_one_it_was_inlined_into() {
    // mov eax, [rax]
    let frames = with_database().frames(0x100B);
    assert_eq!(
        told(&frames),
        [
            "IdentifierOf faulting.c:16",
            "SumOfIdentifiers faulting.c:22"
        ]
    );
}

#[test]
fn call_belongs_to_the_byte_before_its_return_address() {
    let frames = with_database().frames(0x103A - 1);
    assert_eq!(told(&frames), ["DriverEntry faulting.c:31"]);
}

#[test]
fn lines_of_a_range_are_those_that_overlap_it() {
    let lines = with_database().lines(0x1007..0x100E);
    let numbers: Vec<u32> = lines.iter().map(|one| one.line.line).collect();
    assert_eq!(numbers, [22, 22]);
}

#[test]
fn address_outside_of_the_code_has_no_frames() {
    for symbols in [with_dwarf(), with_database()] {
        assert_eq!(symbols.frames(0), []);
        assert_eq!(symbols.frames(u32::MAX), []);
    }
}

#[test]
fn database_in_a_directory_that_is_named_is_found() {
    let bytes = std::fs::read(fixtures().join("faulting.sys")).unwrap();
    let elsewhere = Symbols::open("elsewhere/faulting.sys", &bytes, &[]);
    assert!(elsewhere.is_empty());
    let found = Symbols::open("elsewhere/faulting.sys", &bytes, &[fixtures()]);
    assert!(!found.is_empty());
}

#[test]
fn database_of_another_build_is_told_about_and_not_used() {
    let mut bytes = std::fs::read(fixtures().join("faulting.sys")).unwrap();
    let record = bytes.windows(4).position(|four| four == b"RSDS").unwrap();
    bytes[record + 4] ^= 1;
    let path = fixtures().join("faulting.sys").display().to_string();
    let symbols = Symbols::open(&path, &bytes, &[]);
    assert!(symbols.is_empty());
    let [note] = symbols.notes() else {
        panic!("{:?}", symbols.notes());
    };
    assert!(note.contains("belongs to another build"), "{note}");
}
