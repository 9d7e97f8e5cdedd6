//! The command as its users meet it: output, exit codes, bad input.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn image(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../drivers/images")
        .join(name)
}

fn openndis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_openndis"))
        .args(arguments)
        .output()
        .unwrap()
}

fn on_image(command: &str, name: &str, options: &[&str]) -> Output {
    let path = image(name);
    let mut arguments = vec![command];
    arguments.extend(options);
    arguments.push(path.to_str().unwrap());
    openndis(&arguments)
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A file with these bytes, in the target's folder for temporary files.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn run_of_a_clean_driver_exits_with_0_and_tells_its_phases_and_work_items() {
    let output = on_image("run", "pass/minimal-miniport.sys", &[]);
    let account = text(&output.stdout);
    assert_eq!(code(&output), 0, "{account}");
    for part in [
        "MiniportInitializeEx",
        "MiniportHaltEx",
        "1 allocated, 1 queued, 1 run, 1 freed",
        "verdict: clean",
    ] {
        assert!(account.contains(part), "{part} is not in\n{account}");
    }
}

#[test]
fn run_of_a_wrong_driver_exits_with_1_and_prints_the_rule() {
    let output = on_image("run", "fail/Init_NdisAllocateIoWorkItem.sys", &[]);
    assert_eq!(code(&output), 1);
    assert!(text(&output.stdout).contains("error[Init_NdisAllocateIoWorkItem]"));
}

#[test]
fn json_has_the_documented_fields() {
    let output = on_image("run", "pass/deferring-miniport.sys", &["--json"]);
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["verdict"], "clean");
    assert_eq!(document["driver"]["kind"], "miniport");
    assert_eq!(document["driver"]["ndis_version"], "6.30");
    assert_eq!(document["driver"]["sha256"].as_str().unwrap().len(), 64);
    assert!(!document["phases"].as_array().unwrap().is_empty());
    for count in ["allocated", "queued", "run", "freed"] {
        assert!(
            document["work_items"][count].as_u64().unwrap() > 0,
            "{count}"
        );
    }
    assert_eq!(document["work_items"]["outstanding"], 0);
}

#[test]
fn event_logs_of_two_processes_are_equal_to_the_byte() {
    for name in [
        "pass/deferring-miniport.sys",
        "fail/work-item-free-while-queued.sys",
    ] {
        let first = on_image("run", name, &["--trace"]);
        let second = on_image("run", name, &["--trace"]);
        assert!(first.stdout.len() > 1000, "{name}: {}", text(&first.stdout));
        assert!(
            first.stdout == second.stdout,
            "{name}: two processes differ"
        );
    }
}

#[test]
fn file_that_is_not_there_is_bad_input_and_named() {
    let output = openndis(&["run", "no-such-driver.sys"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("no-such-driver.sys"));
}

#[test]
fn file_that_is_no_driver_is_bad_input_with_offset_and_reason() {
    let path = file("not-a-driver.sys", b"MZ this is no driver");
    let output = openndis(&["run", path.to_str().unwrap()]);
    let message = text(&output.stdout);
    assert_eq!(code(&output), 2, "{message}");
    assert!(
        message.contains("not-a-driver.sys") && message.contains("offset"),
        "{message}"
    );
}

#[test]
fn truncated_driver_is_bad_input() {
    let bytes = std::fs::read(image("pass/minimal-miniport.sys")).unwrap();
    let path = file("truncated.sys", &bytes[..bytes.len() / 2]);
    let output = openndis(&["run", path.to_str().unwrap()]);
    assert_eq!(code(&output), 2, "{}", text(&output.stdout));
}

#[test]
fn unknown_option_is_bad_usage() {
    assert_eq!(code(&openndis(&["run", "--no-such-option", "x.sys"])), 2);
    assert_eq!(code(&openndis(&["no-such-command"])), 2);
    assert_eq!(code(&openndis(&[])), 2);
}

#[test]
fn help_exits_with_0_and_names_the_exit_codes() {
    let output = openndis(&["--help"]);
    assert_eq!(code(&output), 0);
    assert!(text(&output.stdout).contains("70 internal error"));
}

#[test]
fn broken_registry_file_is_bad_input_with_its_line() {
    let registry = file("broken.toml", b"[adapter]\nNetworkAddress = 1.5\n");
    let option = registry.to_str().unwrap();
    let output = on_image("run", "pass/minimal-miniport.sys", &["--registry", option]);
    let message = text(&output.stdout);
    assert_eq!(code(&output), 2, "{message}");
    assert!(
        message.contains("broken.toml") && message.contains("line 2"),
        "{message}"
    );
}

#[test]
fn imports_lists_every_import_of_a_driver() {
    let output = on_image("imports", "pass/minimal-miniport.sys", &[]);
    assert_eq!(code(&output), 0, "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("NdisAllocateIoWorkItem"));
}

#[test]
fn exports_lists_irql_and_parameters() {
    let list = text(&openndis(&["exports"]).stdout);
    let line = list
        .lines()
        .find(|line| line.contains("NdisQueueIoWorkItem("))
        .unwrap();
    assert!(line.contains("<= DISPATCH_LEVEL"), "{line}");
    assert!(line.contains("Routine, WorkItemContext"), "{line}");
    let json = openndis(&["exports", "--json"]).stdout;
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&json).unwrap();
    assert!(
        rows.iter()
            .all(|row| row["page"].as_str().is_some_and(|page| !page.is_empty()))
    );
}
