//! Writes `crates/abi/src/constants/`: the numbers that Windows gives names to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::Output;
use super::rust_text::constant;
use super::tables::{Constant, Tables, is_ndis_header};

/// One file of constants: its name, what its first line says, and which constants are in it.
struct Group {
    file: &'static str,
    about: &'static str,
    holds: fn(&Constant) -> bool,
}

const GROUPS: &[Group] = &[
    Group {
        file: "oid",
        about: "Object identifiers: what an OID request asks for (`OID_`).",
        holds: |constant| constant.name.starts_with("OID_"),
    },
    Group {
        file: "ntstatus",
        about: "NTSTATUS values (`STATUS_`), as their unsigned bits.",
        holds: |constant| constant.header == "ntstatus.h",
    },
    Group {
        file: "ndis_status",
        about: "NDIS status values (`NDIS_STATUS_`), as their unsigned bits.",
        holds: |constant| constant.name.starts_with("NDIS_STATUS_"),
    },
    Group {
        file: "ndis",
        about: "NDIS's other constants: object types, revisions and their sizes, flags, packet filters.",
        holds: |constant| is_ndis_header(&constant.header),
    },
    Group {
        file: "wdm",
        about: "The kernel's constants: I/O functions, pool flags, MDL flags, resource types.",
        holds: |_| true,
    },
];

const ENUMERATORS: &str = "enumerators";

/// The index, a file for each group and one for all enumerators.
pub(super) fn outputs(tables: &Tables) -> Result<Vec<Output>> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    for group in GROUPS {
        texts.insert(
            group.file,
            head(group.about, "non_upper_case_globals", group.file == "ndis"),
        );
    }
    for constant in &tables.constants {
        let group = GROUPS
            .iter()
            .find(|group| (group.holds)(constant))
            .context("the last group holds all")?;
        let text = texts
            .get_mut(group.file)
            .context("every group has a text")?;
        text.push_str(&line(&constant.name, constant.value));
    }
    let mut enumerators = head(
        "The values of Windows' enumerations.",
        "non_upper_case_globals",
        true,
    );
    write_enumerators(&mut enumerators, tables)?;
    texts.insert(ENUMERATORS, enumerators);
    let mut index = String::from(INDEX);
    for file in texts.keys() {
        writeln!(index, "pub mod {file};")?;
    }
    let mut outputs = vec![Output::new("crates/abi/src/constants.rs", index)];
    outputs.extend(
        texts
            .into_iter()
            .map(|(file, text)| Output::new(format!("crates/abi/src/constants/{file}.rs"), text)),
    );
    Ok(outputs)
}

const INDEX: &str = "\
//! The numbers that Windows' headers give names to, under those names.
//!
//! Negative values, as most status codes are in C, stand here as their unsigned bits.
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.

";

fn head(about: &str, case_lint: &str, has_mixed_case: bool) -> String {
    let mut lints = vec!["missing_docs"];
    if has_mixed_case {
        lints.push(case_lint);
    }
    format!(
        "//! {about}\n//!\n//! Generated from `tables/` by `cargo xtask generate`; do not edit.\n\
         #![expect(\n    {},\n    reason = \"the names are Windows', and its documentation has them\"\n)]\n\n",
        lints.join(",\n    ")
    )
}

/// Enumerations often overlap in names across headers with one value; each name stands once.
fn write_enumerators(text: &mut String, tables: &Tables) -> Result<()> {
    let mut seen: BTreeMap<&str, i64> = BTreeMap::new();
    let mut enumeration = "";
    for enumerator in &tables.enumerators {
        if seen.insert(&enumerator.name, enumerator.value).is_some() {
            continue;
        }
        if enumeration != enumerator.enumeration {
            enumeration = &enumerator.enumeration;
            let gap = if seen.len() == 1 { "" } else { "\n" };
            writeln!(text, "{gap}// {}", enumeration.trim_start_matches('_'))?;
        }
        text.push_str(&line(&enumerator.name, enumerator.value));
    }
    Ok(())
}

/// One constant: the 32 bits of what C may call signed or unsigned, 64 where it has more.
fn line(name: &str, value: i64) -> String {
    let narrow = u32::try_from(value).or_else(|_| i32::try_from(value).map(i32::cast_unsigned));
    match narrow {
        Ok(bits) => constant(0, name, "u32", &format!("{bits:#x}")),
        Err(_) => constant(0, name, "u64", &format!("{:#x}", value.cast_unsigned())),
    }
}
