//! `--stub-missing`: a driver may import what nobody provides, until it uses that. The images are carried
//! ones in which an import has been renamed.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use carried::images;
use openndis::{Outcome, RunOptions, Verdict};

/// Runs a carried driver as if it imported `name` with another last letter.
fn run_with_renamed_import(driver: &str, name: &str) -> Outcome {
    let images = images("pass");
    let image = images.iter().find(|image| image.name == driver).unwrap();
    let mut bytes = image.bytes.clone();
    let terminated = [name.as_bytes(), &[0]].concat();
    let place = bytes
        .windows(terminated.len())
        .position(|window| window == terminated)
        .unwrap();
    bytes[place + name.len() - 1] = b'_';
    let options = RunOptions {
        stub_missing: true,
        ..RunOptions::default()
    };
    openndis::run(&image.file_name(), &bytes, options)
}

#[test]
fn reading_a_missing_variable_is_not_blamed_on_the_driver() {
    let outcome = run_with_renamed_import("data-imports", "ExEventObjectType");
    assert_eq!(
        outcome.verdict,
        Verdict::Unsupported,
        "{:?}",
        outcome.violations
    );
    let message = outcome.message.unwrap_or_default();
    assert!(
        message.starts_with("ExEventObjectTyp_ of ntoskrnl.exe was read"),
        "{message}"
    );
}

#[test]
fn calling_a_missing_function_is_not_blamed_on_the_driver() {
    let outcome = run_with_renamed_import("work-item-life", "NdisQueueIoWorkItem");
    assert_eq!(
        outcome.verdict,
        Verdict::Unsupported,
        "{:?}",
        outcome.violations
    );
    let message = outcome.message.unwrap_or_default();
    assert!(
        message.contains("NdisQueueIoWorkIte_ of ndis.sys was called"),
        "{message}"
    );
    assert!(
        message.contains("called from work-item-life.sys+0x"),
        "{message}"
    );
}

#[test]
fn a_missing_function_that_is_never_called_does_no_harm() {
    let outcome = run_with_renamed_import("minimal-miniport", "NdisMSendNetBufferListsComplete");
    let phases: Vec<&str> = outcome
        .phases
        .iter()
        .map(|phase| phase.name.as_str())
        .collect();
    assert!(phases.contains(&"MiniportRestart"), "{phases:?}");
}
