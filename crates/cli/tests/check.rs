//! `openndis check`, `replay`, `merge`, `rules` and `explain` as their users meet them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const RACE: &str = "fail/work-item-free-while-queued--race-with-halt.sys";
const RULE: &str = "work-item-free-while-queued";

fn image(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../drivers/images")
        .join(name);
    path.to_str().unwrap().to_owned()
}

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

fn openndis(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_openndis"))
        .args(arguments)
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", text(&output.stderr)))
}

fn check(image: &str, save: &Path, options: &[&str]) -> Output {
    let save = format!("--save={}", save.display());
    let mut arguments = vec!["check", image, &save];
    arguments.extend(options);
    openndis(&arguments)
}

fn of_rule<'document>(document: &'document Value, rule: &str) -> &'document Value {
    let violations = document["violations"].as_array().unwrap();
    violations
        .iter()
        .find(|violation| violation["rule"] == rule)
        .unwrap_or_else(|| panic!("{rule} is not in {document:#}"))
}

#[test]
fn check_of_a_race_exits_with_1_and_names_its_rule_and_how_to_replay_it() {
    let output = check(&image(RACE), &folder("race"), &["--schedules=100"]);
    let account = text(&output.stdout);
    assert_eq!(code(&output), 1, "{account}");
    assert!(account.contains(&format!("error[{RULE}]")), "{account}");
    assert!(account.contains("openndis replay "), "{account}");
}

#[test]
fn check_of_a_right_driver_exits_with_0() {
    let driver = image("pass/minimal-miniport.sys");
    let output = check(&driver, &folder("right"), &["--schedules=100"]);
    let account = text(&output.stdout);
    assert_eq!(code(&output), 0, "{account}");
    assert!(account.contains("100 schedules"), "{account}");
}

#[test]
fn violation_in_json_has_its_place_its_cause_and_its_schedule() {
    let options = ["--schedules=100", "--json"];
    let document = json(&check(&image(RACE), &folder("json"), &options));
    assert_eq!(document["verdict"], "violation");
    assert_eq!(document["schedules_run"], 100);
    let violation = of_rule(&document, RULE);
    for field in ["title", "where", "related", "bugcheck", "schedule"] {
        assert!(!violation[field].is_null(), "{field} in {violation:#}");
    }
}

#[test]
fn replay_shows_the_violation_again_to_the_byte() {
    let save = folder("replay");
    let options = ["--schedules=100", "--json"];
    let document = json(&check(&image(RACE), &save, &options));
    let schedule = of_rule(&document, RULE)["schedule"].as_str().unwrap();
    let once = openndis(&["replay", &image(RACE), schedule]);
    let again = openndis(&["replay", &image(RACE), schedule]);
    assert_eq!(code(&once), 1);
    assert!(text(&once.stdout).contains(&format!("error[{RULE}]")));
    assert_eq!(once.stdout, again.stdout);
}

#[test]
fn replay_with_another_image_exits_with_2_and_tells_both_hashes() {
    let options = ["--schedules=100", "--json"];
    let document = json(&check(&image(RACE), &folder("other"), &options));
    let schedule = of_rule(&document, RULE)["schedule"].as_str().unwrap();
    let output = openndis(&["replay", &image("pass/minimal-miniport.sys"), schedule]);
    let hash = document["driver"]["sha256"].as_str().unwrap();
    assert_eq!(code(&output), 2);
    assert!(
        text(&output.stderr).contains(hash),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn shards_merge_to_one_outcome() {
    let save = folder("shards");
    let parts: Vec<String> = ["1/2", "2/2"]
        .iter()
        .zip(1..)
        .map(|(shard, number)| {
            let shard = format!("--shard={shard}");
            let options = ["--schedules=101", "--jobs=1", "--json", &shard];
            let output = check(&image(RACE), &save, &options);
            let path = save.join(format!("{number}.json"));
            std::fs::write(&path, &output.stdout).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    let to = format!("--save={}", save.display());
    let merged = openndis(&["merge", "--json", &to, &parts[0], &parts[1]]);
    let document = json(&merged);
    assert_eq!(code(&merged), 1);
    assert_eq!(document["schedules_run"], 101);
    of_rule(&document, RULE);
}

#[test]
fn schedule_that_cannot_be_written_is_told_and_the_account_is_not_lost() {
    let save = folder("blocked").join("file");
    std::fs::write(&save, b"no folder").unwrap();
    let output = check(&image(RACE), &save, &["--schedules=100"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stdout).contains(&format!("error[{RULE}]")));
    assert!(text(&output.stderr).contains("cannot write the schedule"));
}

#[test]
fn lines_that_ran_are_written_in_the_form_of_lcov() {
    let save = folder("lcov");
    let path = save.join("lines.info");
    let option = format!("--lcov={}", path.display());
    let driver = image("pass/minimal-miniport.sys");
    let output = check(&driver, &save, &["--schedules=10", &option]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let lines = std::fs::read_to_string(path).unwrap();
    assert!(
        lines.contains("SF:drivers/pass/minimal-miniport.c\n"),
        "{lines}"
    );
    assert!(
        lines
            .lines()
            .any(|line| line.starts_with("DA:") && line.ends_with(",1"))
    );
    assert!(
        lines
            .lines()
            .any(|line| line.starts_with("DA:") && line.ends_with(",0"))
    );
}

#[test]
fn part_of_a_check_beyond_the_number_of_parts_is_refused() {
    let output = check(&image(RACE), &folder("shard"), &["--shard=3/2"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("3/2"));
}

#[test]
fn depth_first_search_is_not_shared_out() {
    let options = ["--shard=1/2", "--strategy=depth-first"];
    let output = check(&image(RACE), &folder("depth-first"), &options);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("--strategy"));
}

#[test]
fn explain_prints_the_page_of_a_rule() {
    let output = openndis(&["explain", RULE]);
    assert_eq!(code(&output), 0);
    assert!(text(&output.stdout).starts_with(&format!("### {RULE}\n")));
}

#[test]
fn explain_of_no_rule_names_one_that_is_like_it() {
    let output = openndis(&["explain", "work-item-free-while"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains(RULE));
}

#[test]
fn rules_lists_every_rule_in_json() {
    let document = json(&openndis(&["rules", "--json"]));
    let rules = document.as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["rule"] == RULE));
}
