//! What images of real drivers rely on, one test for each point: carried images that do it, from
//! `DriverEntry` to unload. The drivers check what they find and refuse to load when it is wrong.
//!
//! Pages: windows/win32/debug/pe-format, kernel/making-drivers-pageable, and those that the drivers name.

mod headers;

use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

use headers::{CERTIFICATE_TABLE, LOAD_CONFIGURATION, RELOCATIONS};
use openndis::{DriverKind, Event, Moment, Observer, Outcome, Provision, RunOptions, Verdict};

/// The bytes of a carried image, by its path in `drivers/images` without the ending.
fn image(path: &str) -> Vec<u8> {
    let images = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../drivers/images");
    let file = images.join(format!("{path}.sys"));
    std::fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn run_bytes(path: &str, bytes: &[u8]) -> Outcome {
    openndis::run(&format!("{path}.sys"), bytes, RunOptions::default())
}

fn run(path: &str) -> Outcome {
    run_bytes(path, &image(path))
}

fn violations(outcome: &Outcome) -> String {
    outcome
        .violations
        .iter()
        .map(openndis::violation_text)
        .collect()
}

/// Keeps what the driver prints.
struct Printed(Rc<RefCell<Vec<String>>>);

impl Observer for Printed {
    fn event(&mut self, _: Moment, event: Event<'_>) {
        if let Event::DebugPrint(text) = event {
            self.0.borrow_mut().push(text.to_owned());
        }
    }
}

/// What a driver prints in its life.
fn printed_by(path: &str) -> Vec<String> {
    let lines = Rc::new(RefCell::new(Vec::new()));
    let observer = Some(Box::new(Printed(Rc::clone(&lines))) as Box<dyn Observer>);
    let options = RunOptions {
        observer,
        ..RunOptions::default()
    };
    let _ = openndis::run(path, &image(path), options);
    lines.take()
}

#[track_caller]
fn assert_clean(path: &str, outcome: &Outcome) {
    let violations = violations(outcome);
    let printed = if outcome.verdict == Verdict::BadInput {
        printed_by(path)
    } else {
        Vec::new()
    };
    assert_eq!(
        outcome.verdict,
        Verdict::Clean,
        "{path}: {:?}\n{violations}{printed:#?}",
        outcome.message
    );
}

#[track_caller]
fn assert_runs_clean(paths: &[&str]) {
    for path in paths {
        assert_clean(path, &run(path));
    }
}

/// A run ends with the violation of the rule that the image is named after; returns the report.
#[track_caller]
fn report_of(path: &str, rule: &str) -> String {
    let outcome = run(path);
    let report = violations(&outcome);
    let first = outcome
        .violations
        .first()
        .map(|violation| violation.rule.as_ref());
    assert_eq!(
        first,
        Some(rule),
        "{path}: {:?} {:?}\n{report}",
        outcome.verdict,
        outcome.message
    );
    report
}

/// 1. A start routine stops with fast fail code 6 if the cookie has the linker's value, or for
///    Windows 7 makes a cookie from the tick count.
#[test]
fn stack_cookie_is_fresh_when_the_start_routine_runs() {
    assert_runs_clean(&["pass/minimal-miniport", "pass/windows-7-start"]);
    let mut bytes = image("pass/minimal-miniport");
    headers::remove_directory(&mut bytes, LOAD_CONFIGURATION);
    let outcome = run_bytes("pass/minimal-miniport", &bytes);
    let violation = outcome
        .violations
        .first()
        .expect("nobody can write the cookie");
    assert_eq!(violation.rule, "driver-fast-fail");
    assert!(violation.title.contains("code 6"), "{}", violation.title);
}

/// 2. `int 0x29`, `int 0x2c` and `int 3` are compiled into drivers.
#[test]
fn software_interrupts_are_what_they_are_on_windows() {
    assert!(report_of("fail/driver-fast-fail", "driver-fast-fail").contains("0x139"));
    assert!(report_of("fail/assertion-failed", "assertion-failed").contains("0xc0000420"));
    assert!(report_of("fail/driver-fault--breakpoint", "driver-fault").contains("0x80000003"));
}

/// 3. No `.reloc`, yet dynamic base set, is legal when nothing needs relocating.
#[test]
fn image_without_relocations_is_loaded_though_its_base_is_dynamic() {
    let mut bytes = image("pass/minimal-miniport");
    assert!(headers::has_dynamic_base(&bytes));
    headers::remove_directory(&mut bytes, RELOCATIONS);
    let outcome = run_bytes("pass/minimal-miniport", &bytes);
    assert_clean("pass/minimal-miniport", &outcome);
}

/// 4. NDIS spin locks are the kernel's by the time they are imported; images for Windows 7 write cr8
///    where others call the kernel.
#[test]
fn irql_is_changed_by_the_kernels_functions_or_by_cr8() {
    assert_runs_clean(&["pass/inline-irql", "pass/pageable-code-at-dispatch-level"]);
    let names = imported_names("fail/pageable-code-at-dispatch-level");
    assert!(
        names.contains(&"KeAcquireSpinLockRaiseToDpc".to_owned()),
        "{names:?}"
    );
    assert!(
        !names
            .iter()
            .any(|name| name.starts_with("Ndis") && name.contains("SpinLock"))
    );
    let inline = imported_names("pass/inline-irql");
    assert!(
        !inline.iter().any(|name| name.contains("Irql")),
        "{inline:?}"
    );
}

/// What privileged instructions and the kernel's own memory tell a driver agrees with what functions do.
#[test]
fn privileged_code_finds_what_the_kernels_functions_say() {
    assert_runs_clean(&[
        "pass/current-thread",
        "pass/shared-user-page",
        "pass/time-stamp-counter",
        "pass/interrupts-off",
    ]);
}

/// The processor's own counter would differ in each run.
#[test]
fn time_stamps_are_the_same_in_every_run() {
    let first = printed_by("pass/time-stamp-counter");
    assert_eq!(first.len(), 1);
    assert_eq!(first, printed_by("pass/time-stamp-counter"));
}

fn imported_names(path: &str) -> Vec<String> {
    let imports = openndis::imports(path, &image(path)).expect("a carried image is readable");
    imports.into_iter().map(|import| import.name).collect()
}

/// 5. Lookaside lists and pool are called or inlined, by the Windows that an image was made for.
#[test]
fn images_for_old_and_new_windows_find_the_memory_functions_that_they_import() {
    assert_runs_clean(&[
        "pass/lookaside-lists-inlined",
        "pass/lookaside-lists-called",
        "pass/pool-of-two-ages",
    ]);
    let inlined = imported_names("pass/lookaside-lists-inlined");
    assert!(
        inlined.contains(&"ExpInterlockedPopEntrySList".to_owned()),
        "{inlined:?}"
    );
    let called = imported_names("pass/lookaside-lists-called");
    assert!(
        called.contains(&"ExAllocateFromNPagedLookasideList".to_owned()),
        "{called:?}"
    );
}

/// 6. Types, revisions and sizes vary in the headers that drivers register with.
#[test]
fn registration_headers_of_every_kind_are_understood() {
    let miniports = [
        ("pass/characteristics-6-0", "6.0"),
        ("pass/characteristics-6-0-longer", "6.0"),
        ("pass/characteristics-6-20", "6.20"),
        ("pass/minimal-miniport", "6.30"),
        ("pass/characteristics-6-80", "6.80"),
    ];
    for (path, version) in miniports {
        let outcome = run(path);
        assert_clean(path, &outcome);
        assert_eq!(outcome.driver.kind, DriverKind::Miniport, "{path}");
        assert_eq!(
            outcome.driver.ndis_version.as_deref(),
            Some(version),
            "{path}"
        );
    }
    let protocol = run("pass/characteristics-protocol");
    assert_clean("pass/characteristics-protocol", &protocol);
    assert_eq!(protocol.driver.kind, DriverKind::Protocol);
    let filter = run("pass/deferring-filter");
    assert_eq!(
        filter.driver.kind,
        DriverKind::Filter,
        "{:?}",
        filter.message
    );
    assert_eq!(filter.driver.ndis_version.as_deref(), Some("6.30"));
}

/// 7. What NDIS allocates is as long as the newest version's structure, whose array grew at the end.
#[test]
fn net_buffer_list_is_long_enough_for_the_newest_version() {
    assert_runs_clean(&["pass/net-buffer-list-of-6-85"]);
}

/// 8. A driver may ask for versions and routines before it registers, and allocate right after it.
#[test]
fn driver_entry_may_ask_for_versions_and_routines_before_it_registers() {
    assert_runs_clean(&["pass/version-first", "pass/system-routines"]);
    let printed = printed_by("pass/system-routines");
    assert_eq!(printed, ["system-routines: found at 7\n"]);
}

/// 9. Variables, compiler support with its own rules, exception handlers, any number of arguments.
#[test]
fn imports_that_are_no_plain_functions_work() {
    assert_runs_clean(&[
        "pass/data-imports",
        "pass/structured-exceptions",
        "pass/large-frame",
        "pass/variadic-functions",
    ]);
    let printed = printed_by("pass/variadic-functions");
    let expected = "many: -1 2 3c 4D e six seven counted 0000000000009000 -10 11 %\n";
    assert_eq!(printed, [expected]);
}

/// 10. `INIT` is gone after `DriverEntry`; `PAGE` must not run at `DISPATCH_LEVEL`.
#[test]
fn code_of_discarded_and_pageable_sections_runs_while_it_may() {
    assert_runs_clean(&["pass/sections"]);
    assert_eq!(printed_by("pass/sections"), ["sections: 3 calls\n"]);
    report_of("fail/discarded-code-called", "discarded-code-called");
    report_of(
        "fail/pageable-code-at-dispatch-level",
        "pageable-code-at-dispatch-level",
    );
}

/// 11. The memory routines are in the image or imported; port instructions have no port here.
#[test]
fn memory_routines_may_be_imported_and_port_instructions_are_named() {
    assert_runs_clean(&["pass/imported-memory-routines"]);
    let imported = imported_names("pass/imported-memory-routines");
    for name in ["memcpy", "memmove", "memset", "memcmp"] {
        assert!(
            imported.iter().any(|import| import == name),
            "{name} in {imported:?}"
        );
    }
    for instruction in ["in", "out", "hlt", "rdmsr"] {
        let outcome = run(&format!("unsupported/{instruction}"));
        assert_eq!(
            outcome.verdict,
            Verdict::Unsupported,
            "{instruction}: {}",
            violations(&outcome)
        );
        let message = outcome.message.unwrap_or_default();
        assert!(
            message.contains(&format!("instruction {instruction} at")),
            "{message}"
        );
    }
}

/// 12. DLL names are compared without case, images are signed or not.
#[test]
fn dll_names_of_any_case_bind_and_signed_images_load() {
    let path = "pass/inline-irql";
    let mut bytes = image(path);
    headers::replace(&mut bytes, b"NDIS.SYS\0", b"ndis.sys\0");
    headers::replace(&mut bytes, b"ntoskrnl.exe\0", b"NTOSKRNL.EXE\0");
    let imports = openndis::imports(path, &bytes).expect("still an image");
    assert!(
        imports
            .iter()
            .all(|import| import.provision == Provision::Provided),
        "{imports:?}"
    );
    headers::append_directory(&mut bytes, CERTIFICATE_TABLE, &[0; 16]);
    assert_clean(path, &run_bytes(path, &bytes));
}
