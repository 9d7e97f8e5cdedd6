//! `openndis rules` and `openndis explain`: what a driver is checked against.

use anyhow::{Result, bail};
use openndis::{Rule, exit_code};
use serde::Serialize;

use crate::arguments::{Explain, Rules};
use crate::output;

/// One rule of the list, as JSON has it.
#[derive(Serialize)]
struct Row {
    rule: &'static str,
    title: &'static str,
    requires: &'static str,
    page: &'static str,
    bugcheck: Option<String>,
    help: &'static str,
}

pub(crate) fn rules(arguments: &Rules) -> Result<u8> {
    if arguments.json {
        let rows: Vec<Row> = openndis::rules().iter().map(row).collect();
        output::json(&rows)?;
        return Ok(exit_code::CLEAN);
    }
    let mut text = String::new();
    for rule in openndis::rules() {
        text.push_str(&format!("{:<40} {}\n", rule.id, rule.title));
    }
    text.push_str(&format!(
        "{} rules; `openndis explain RULE` tells more of one\n",
        openndis::rules().len()
    ));
    output::text(&text)?;
    Ok(exit_code::CLEAN)
}

fn row(rule: &Rule) -> Row {
    let name = |check: openndis::BugCheckTemplate| format!("{:#X} {}", check.code, check.name);
    Row {
        rule: rule.id,
        title: rule.title,
        requires: rule.requires,
        page: rule.page,
        bugcheck: rule.bug_check.map(name),
        help: rule.help,
    }
}

pub(crate) fn explain(arguments: &Explain) -> Result<u8> {
    let Some(page) = openndis::rule_page(&arguments.rule) else {
        bail!(
            "there is no rule {:?}{}; `openndis rules` lists them",
            arguments.rule,
            suggestion(&arguments.rule)
        );
    };
    output::text(&format!("{page}\n"))?;
    Ok(exit_code::CLEAN)
}

/// A rule whose name is like `name`, which may be written with other capitals or be a part of it.
fn suggestion(name: &str) -> String {
    let wanted = name.to_lowercase();
    let is_like = |rule: &&Rule| rule.id.to_lowercase().contains(&wanted);
    openndis::rules()
        .iter()
        .find(is_like)
        .map_or_else(String::new, |rule| format!(" (do you mean {}?)", rule.id))
}
