//! Writes `include/checks/kernel.c`: whether the structures that mingw-w64's headers declare lie as
//! those of Windows do, for the structures that the kernel side touches.
//!
//! A driver compiled with those headers and one compiled with Windows' own must look the same to the
//! executive. Where they are known to differ, this file says so, and no driver here uses the place.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::Output;
use super::structures::{Field, Structure};
use super::tables::Tables;

/// Fields, by tag and the beginning of their path, that mingw-w64 12 lacks: Windows got them later.
const ABSENT: &[(&str, &[&str])] = &[
    (
        "_DISPATCHER_HEADER",
        &[
            "LockNV",
            "Reserved1",
            "TimerType",
            "Timer2",
            "QueueType",
            "QueueControlFlags",
            "QueueSize",
            "QueueReserved",
            "ThreadType",
            "ThreadReserved",
            "Mutant",
        ],
    ),
    ("_ERESOURCE", &["ReservedLowFlags", "WaiterPriority"]),
    (
        "_IRP",
        &["IoRingContext", "Overlay.AsynchronousParameters.IoRing"],
    ),
    ("_KDPC", &["TargetInfoAsUlong", "ProcessorHistory"]),
    ("_KMUTANT", &["MutantFlags"]),
    ("_KTIMER", &["TimerType"]),
    (
        "_CM_PARTIAL_RESOURCE_DESCRIPTOR",
        &["u.DmaV3", "u.Connection"],
    ),
    // There it follows the layout of Windows 7.
    ("_DISPATCHER_HEADER", &["DpcActive"]),
];

/// Structures of another size there: one has an element in its last array, one is not rounded up.
const OTHER_SIZE: &[&str] = &["_SCATTER_GATHER_LIST", "_DEVICE_OBJECT"];

/// Assertions over the group `[wdm]` of `kernel-side-structures.txt`.
pub(super) fn output(tables: &Tables) -> Result<Output> {
    let mut text = String::from(
        "/* Whether mingw-w64's kernel structures lie as those of Windows do.\n \
         * Generated from tables/ by `cargo xtask generate`; do not edit. */\n#include <ntifs.h>\n#include <stddef.h>\n\n",
    );
    let (_, tags) = tables
        .kernel_side
        .iter()
        .find(|(group, _)| group == "wdm")
        .context("kernel-side-structures.txt has no group [wdm]")?;
    for tag in tags {
        let structure = tables
            .structures
            .get(tag)
            .with_context(|| format!("no table has {tag}"))?;
        assertions(&mut text, structure)?;
    }
    Ok(Output::new("include/checks/kernel.c", text))
}

fn assertions(text: &mut String, structure: &Structure) -> Result<()> {
    let kind = if structure.is_union {
        "union"
    } else {
        "struct"
    };
    let tag = &structure.tag;
    if !OTHER_SIZE.contains(&tag.as_str()) {
        writeln!(
            text,
            "_Static_assert(sizeof({kind} {tag}) == {:#x}, \"{tag}\");",
            structure.size
        )?;
    }
    for field in structure
        .fields
        .iter()
        .filter(|field| field.bits.is_none() && !is_absent(tag, field))
    {
        let path = &field.path;
        writeln!(
            text,
            "_Static_assert(offsetof({kind} {tag}, {path}) == {:#x}, \"{tag}.{path}\");",
            field.offset
        )?;
    }
    Ok(())
}

fn is_absent(tag: &str, field: &Field) -> bool {
    ABSENT
        .iter()
        .filter(|(absent, _)| *absent == tag)
        .flat_map(|(_, beginnings)| beginnings.iter())
        .any(|beginning| field.path.starts_with(beginning))
}
