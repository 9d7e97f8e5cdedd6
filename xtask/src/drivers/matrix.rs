//! `cargo xtask matrix`: what a driver does must not depend on the compiler that made it.
//!
//! Builds every driver in every variant, runs each image with the command, and compares the outcome with
//! what the driver's directory and name promise: right drivers are clean, wrong ones break the rule that
//! they are named after, and those that need what is not provided end with its name.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};
use serde_json::Value;

use super::sources::{self, Kind, Source};
use super::toolchain::Variant;
use super::{build_variants, repository, wanted};

/// What `cargo xtask matrix` is asked to do.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Run the images with an optimised command.
    #[arg(long)]
    release: bool,
    /// Run the images that an earlier call built.
    #[arg(long)]
    no_build: bool,
    /// Only drivers whose name contains one of these.
    names: Vec<String>,
}

/// Builds and runs; an error when an image does not do what it should.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let root = repository()?;
    let sources: Vec<Source> = sources::find(&root)?
        .into_iter()
        .filter(|source| wanted(source, &arguments.names))
        .collect();
    let openndis = build_command(&root, arguments.release)?;
    if !arguments.no_build {
        build_variants(&root, &sources)?;
    }
    let mut surprises = Vec::new();
    print_heading();
    for source in &sources {
        let mut row = String::new();
        for variant in Variant::all() {
            let image = Path::new("target/drivers")
                .join(variant.to_string())
                .join(source.image());
            let outcome = outcome(&root, &openndis, &image)?;
            let surprise = surprise(source, &outcome);
            row.push_str(if surprise.is_some() {
                "  FAIL"
            } else {
                "    ok"
            });
            surprises.extend(surprise.map(|what| format!("{}: {what}", image.display())));
        }
        println!("{row}  {}", source.image().display());
    }
    if surprises.is_empty() {
        println!(
            "{} drivers do what they should in every variant",
            sources.len()
        );
        return Ok(());
    }
    bail!(
        "{} images do not do what they should:\n{}",
        surprises.len(),
        surprises.join("\n")
    );
}

/// Which column stands for which variant.
fn print_heading() {
    let numbers: BTreeMap<usize, Variant> = (1..).zip(Variant::all()).collect();
    for (number, variant) in &numbers {
        println!("{number}: {variant}");
    }
    let columns: String = numbers
        .keys()
        .map(|number| format!("{number:>6}"))
        .collect();
    println!("{columns}  image");
}

/// Builds the command and tells where it is.
fn build_command(root: &Path, release: bool) -> anyhow::Result<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root);
    cargo.args([
        "build",
        "--quiet",
        "--package",
        "openndis-cli",
        "--message-format",
        "json",
    ]);
    if release {
        cargo.arg("--release");
    }
    let output = cargo.output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("openndis-cli does not compile: run `cargo build --package openndis-cli`");
    }
    let messages = String::from_utf8_lossy(&output.stdout);
    let mut executables = messages.lines().filter_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        message["executable"].as_str().map(PathBuf::from)
    });
    executables.next_back().context("cargo built no command")
}

/// The JSON document that the command prints of a run.
fn outcome(root: &Path, openndis: &Path, image: &Path) -> anyhow::Result<Value> {
    let output = Command::new(openndis)
        .current_dir(root)
        .args(["run", "--json"])
        .arg(image)
        .output()
        .with_context(|| format!("cannot run {}", openndis.display()))?;
    serde_json::from_slice(&output.stdout).with_context(|| {
        let complaint = String::from_utf8_lossy(&output.stderr);
        format!(
            "{}: {} without an outcome: {complaint}",
            image.display(),
            output.status
        )
    })
}

/// In what an outcome differs from what the driver promises, in words.
fn surprise(source: &Source, outcome: &Value) -> Option<String> {
    let verdict = outcome["verdict"].as_str().unwrap_or_default();
    let rule = outcome["violations"][0]["rule"]
        .as_str()
        .unwrap_or_default();
    let message = outcome["message"].as_str().unwrap_or_default();
    let as_promised = match source.kind {
        Kind::Pass | Kind::Fixed => verdict == "clean",
        Kind::Fail => rule == source.rule() || verdict == "clean" && source.found_by_check,
        Kind::Unsupported => {
            verdict == "unsupported" && message.contains(&format!("instruction {} at", source.name))
        }
    };
    (!as_promised).then(|| format!("{verdict} {rule} {message}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn source(kind: Kind, name: &str) -> Source {
        Source {
            kind,
            name: name.to_owned(),
            files: Vec::new(),
            found_by_check: false,
        }
    }

    #[test]
    fn right_driver_that_is_clean_is_no_surprise() {
        let outcome = json!({ "verdict": "clean", "violations": [] });
        assert_eq!(surprise(&source(Kind::Pass, "a"), &outcome), None);
    }

    #[test]
    fn wrong_driver_must_break_the_rule_of_its_name() {
        let outcome = json!({ "verdict": "violation", "violations": [{ "rule": "hang" }] });
        assert_eq!(
            surprise(&source(Kind::Fail, "hang--in-dpc"), &outcome),
            None
        );
        let other = surprise(&source(Kind::Fail, "deadlock"), &outcome);
        assert_eq!(other.as_deref(), Some("violation hang"));
    }

    #[test]
    fn driver_whose_mistake_check_finds_may_come_through_in_one_run() {
        let outcome = json!({ "verdict": "clean", "violations": [] });
        let mut race = source(Kind::Fail, "hang--race-with-halt");
        race.found_by_check = true;
        assert_eq!(surprise(&race, &outcome), None);
        assert!(surprise(&source(Kind::Fail, "hang"), &outcome).is_some());
    }

    #[test]
    fn instruction_that_is_not_provided_must_be_named() {
        let message = "the instruction in at in.sys+0x10 is not emulated";
        let outcome = json!({ "verdict": "unsupported", "violations": [], "message": message });
        assert_eq!(surprise(&source(Kind::Unsupported, "in"), &outcome), None);
        assert!(surprise(&source(Kind::Unsupported, "out"), &outcome).is_some());
    }
}
