//! Writes `crates/abi/src/layout/`: where each field lies of the structures that the kernel side
//! touches, as constants of type `abi::Field<T>`.

use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::Output;
use super::rust_text::constant;
use super::structures::{Field, Structure};
use super::tables::Tables;
use super::types::{Shape, shape};

/// Small structures whose own fields are worth a name in every structure that holds one.
const FLATTENED: &[&str] = &[
    "_NDIS_OBJECT_HEADER",
    "_UNICODE_STRING",
    "_STRING",
    "_LIST_ENTRY",
    "_IO_STATUS_BLOCK",
    "_REQUEST_DATA",
];

/// The index and one file for each group of `kernel-side-structures.txt`.
pub(super) fn outputs(tables: &Tables) -> Result<Vec<Output>> {
    let mut outputs = Vec::new();
    for (group, tags) in &tables.kernel_side {
        let mut text = head(group)?;
        for tag in tags {
            let structure = tables
                .structures
                .get(tag)
                .or_else(|| tables.internal_structures.get(tag))
                .with_context(|| format!("kernel-side-structures.txt: no table has {tag}"))?;
            module(&mut text, tables, structure)?;
        }
        outputs.push(Output::new(
            format!("crates/abi/src/layout/{group}.rs"),
            text,
        ));
    }
    let mut groups: Vec<&str> = tables
        .kernel_side
        .iter()
        .map(|(group, _)| group.as_str())
        .collect();
    groups.sort_unstable();
    let mut index = String::from(INDEX);
    for group in groups {
        writeln!(index, "pub mod {group};")?;
    }
    outputs.push(Output::new("crates/abi/src/layout.rs", index));
    Ok(outputs)
}

const INDEX: &str = "\
//! Where the fields of Windows' structures lie (x64): a module for each structure, with its size in
//! bytes and a constant for each field.
//!
//! A field that is itself a structure or an array is a plain offset; a field of an inner structure
//! is named by its path, as in `NDIS_OID_REQUEST::DATA_Oid`. Bit fields are left out. Sizes are
//! those of the newest NDIS version: a driver compiled for an older one has less, and says so in
//! its object headers.
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.

";

fn head(group: &str) -> Result<String> {
    let what = match group {
        "wdm" => "Structures of the kernel that `wdm.h` and its relatives describe (x64).",
        "ndis" => "Structures of NDIS 6.85 (x64).",
        "internal" => {
            "Structures that no header describes, as the debug symbols of Windows 10 21H1 show them (x64).\n//!\n\
             //! Not every field is listed, and another build of Windows has other offsets."
        }
        other => anyhow::bail!("kernel-side-structures.txt: no file for the group [{other}]"),
    };
    Ok(format!(
        "//! {what}\n//!\n//! Generated from `tables/` by `cargo xtask generate`; do not edit.\n\
         #![expect(\n    non_snake_case,\n    non_upper_case_globals,\n    \
         reason = \"structures and fields keep the names Windows gives them\"\n)]\n"
    ))
}

fn module(text: &mut String, tables: &Tables, structure: &Structure) -> Result<()> {
    let name = structure.name();
    writeln!(text, "\n/// `{name}`, {:#x} bytes.", structure.size)?;
    writeln!(text, "pub mod {name} {{")?;
    let mut constants = String::new();
    for field in &structure.fields {
        member(
            &mut constants,
            tables,
            &field.path.replace('.', "_"),
            field.offset,
            field,
        )?;
    }
    if constants.contains(" Field<") {
        writeln!(text, "    use crate::Field;\n")?;
    }
    writeln!(
        text,
        "    /// Bytes.\n    pub const SIZE: u64 = {:#x};",
        structure.size
    )?;
    text.push_str(&constants);
    text.push_str("}\n");
    Ok(())
}

/// One field, and what lies in it where it is a structure worth opening.
fn member(
    text: &mut String,
    tables: &Tables,
    name: &str,
    offset: u64,
    field: &Field,
) -> Result<()> {
    if field.bits.is_some() || name == "SIZE" {
        return Ok(());
    }
    // `Self` can't be the name of a constant, not even as a raw identifier.
    let name = if name == "Self" { "Self_" } else { name };
    writeln!(text, "    /// `{}`", documented_type(field))?;
    let place = format!("{offset:#x}");
    match shape(tables, &field.kind, field.size) {
        Shape::Scalar(rust) => {
            let kind = format!("Field<{rust}>");
            text.push_str(&constant(4, name, &kind, &format!("Field::at({place})")));
        }
        Shape::Array => text.push_str(&constant(4, name, "u64", &place)),
        Shape::Embedded(tag) => {
            text.push_str(&constant(4, name, "u64", &place));
            for inner in opened(tables, tag.as_deref(), &field.kind) {
                let inner_name = format!("{name}_{}", inner.path.replace('.', "_"));
                member(text, tables, &inner_name, offset + inner.offset, inner)?;
            }
        }
    }
    Ok(())
}

/// The fields to flatten into the outer structure: those of nested and of very common structures.
fn opened<'a>(tables: &'a Tables, tag: Option<&str>, kind: &str) -> &'a [Field] {
    let Some(tag) = tag else { return &[] };
    let nested =
        kind.starts_with("struct _") && !tables.typedefs.contains_key(tag.trim_start_matches('_'));
    let known = FLATTENED.contains(&tag) && !kind.starts_with("union _");
    if !nested && !known {
        return &[];
    }
    tables
        .structures
        .get(tag)
        .map_or(&[], |structure| &structure.fields)
}

fn documented_type(field: &Field) -> String {
    if field.kind.starts_with('(') || field.kind == "union" || field.kind == "struct" {
        return String::from("union or struct");
    }
    field.kind.clone()
}
