//! Writes `include/checks/`: C files of compile-time assertions that compare the headers with the
//! tables. They are compiled by `cargo xtask headers`, once for each NDIS version.

use std::fmt::Write as _;

use anyhow::Result;

use super::Output;
use super::c_constants;
use super::c_declarations;
use super::c_structures::ndis_structures;
use super::structures::Structure;
use super::tables::Tables;

/// Offsets of all fields, sizes in every version, values of all constants and enumerators.
pub(super) fn outputs(tables: &Tables) -> Result<Vec<Output>> {
    Ok(vec![
        Output::new("include/checks/layouts.c", layouts(tables)?),
        Output::new("include/checks/bit_fields.c", bit_fields(tables)?),
        Output::new("include/checks/sizes.c", sizes(tables)?),
        Output::new("include/checks/values.c", values(tables)?),
    ])
}

fn head(about: &str, header: &str) -> String {
    format!(
        "/* {about}\n * Generated from tables/ by `cargo xtask generate`; do not edit. */\n#include <{header}>\n\
         #include <stddef.h>\n\n"
    )
}

fn layouts(tables: &Tables) -> Result<String> {
    let mut text = head(
        "Every structure of the headers, as long as in NDIS 6.85, field by field.",
        "ndis.h",
    );
    text.push_str("#if OPENNDIS_NDIS_VERSION == 685\n");
    for structure in ndis_structures(tables) {
        offsets(&mut text, structure)?;
    }
    text.push_str("#endif\n");
    Ok(text)
}

fn offsets(text: &mut String, structure: &Structure) -> Result<()> {
    let kind = if structure.is_union {
        "union"
    } else {
        "struct"
    };
    let name = format!("{kind} {}", structure.tag);
    assertion(
        text,
        &format!("sizeof({name}) == {:#x}", structure.size),
        &structure.tag,
    )?;
    // An array of structures lists the fields of its first element.
    let arrays: Vec<&str> = structure
        .fields
        .iter()
        .filter(|field| field.kind.ends_with(']'))
        .map(|field| field.path.as_str())
        .collect();
    for field in structure.fields.iter().filter(|field| field.bits.is_none()) {
        let path = arrays.iter().fold(field.path.clone(), |path, array| {
            path.strip_prefix(&format!("{array}."))
                .map_or(path.clone(), |rest| format!("{array}[0].{rest}"))
        });
        let what = format!("{}.{}", structure.tag, field.path);
        assertion(
            text,
            &format!("offsetof({name}, {path}) == {:#x}", field.offset),
            &what,
        )?;
    }
    Ok(())
}

/// What a bit-field check needs from C. `offsetof` does not take bit fields, so each check fills
/// one, reads the word that should hold it, and calls a function that the compiler refuses to call:
/// the optimiser removes the call where the comparison holds.
const BIT_FIELD: &str = "\
extern void bit_field_lies_elsewhere(void) __attribute__((error(\"a bit field lies elsewhere\")));

#define BIT_FIELD(NUMBER, TYPE, FIELD, WORD, VALUE, ONES)                                                              \\
    void check_##NUMBER(void);                                                                                         \\
    void check_##NUMBER(void)                                                                                          \\
    {                                                                                                                  \\
        TYPE object;                                                                                                   \\
        ULONG64 word = 0;                                                                                              \\
        __builtin_memset(&object, 0, sizeof(object));                                                                  \\
        object.FIELD = (ONES);                                                                                         \\
        __builtin_memcpy(&word, (PUCHAR)&object + (WORD), sizeof(TYPE) - (WORD) < 8 ? sizeof(TYPE) - (WORD) : 8);      \\
        if (word != (VALUE)) {                                                                                         \\
            bit_field_lies_elsewhere();                                                                                \\
        }                                                                                                              \\
    }

";

fn bit_fields(tables: &Tables) -> Result<String> {
    let mut text = head("Where each bit field lies.", "ndis.h");
    text.push_str(BIT_FIELD);
    let mut number = 0;
    for structure in ndis_structures(tables) {
        let kind = if structure.is_union {
            "union"
        } else {
            "struct"
        };
        for field in &structure.fields {
            let Some((bit, width)) = field.bits else {
                continue;
            };
            let ones = u64::MAX >> (64 - width);
            let start = field.offset * 8 + bit;
            let word = start / 64 * 8;
            writeln!(
                text,
                "BIT_FIELD({number}, {kind} {}, {}, {word}, {:#x}ULL, {ones:#x})",
                structure.tag,
                field.path,
                ones << (start % 64)
            )?;
            number += 1;
        }
    }
    Ok(text)
}

fn sizes(tables: &Tables) -> Result<String> {
    let mut text = head(
        "How long each structure is in the NDIS version that this file is compiled for.",
        "ndis.h",
    );
    for (index, version) in tables.sizes.versions.iter().enumerate() {
        let number = match version.as_str() {
            "60" => "600",
            "61" => "601",
            other => other,
        };
        writeln!(text, "#if OPENNDIS_NDIS_VERSION == {number}")?;
        for structure in ndis_structures(tables) {
            let Some(Some(size)) = tables
                .sizes
                .bytes
                .get(&structure.tag)
                .and_then(|sizes| sizes.get(index))
            else {
                continue;
            };
            let kind = if structure.is_union {
                "union"
            } else {
                "struct"
            };
            assertion(
                &mut text,
                &format!("sizeof({kind} {}) == {size:#x}", structure.tag),
                &structure.tag,
            )?;
        }
        text.push_str("#endif\n");
    }
    Ok(text)
}

fn values(tables: &Tables) -> Result<String> {
    let mut text = head("The values of constants and enumerators.", "ndis.h");
    for constant in tables
        .constants
        .iter()
        .filter(|constant| c_constants::is_fixed(constant))
    {
        assertion(
            &mut text,
            &format!("(LONG64)({}) == {}", constant.name, constant.value),
            &constant.name,
        )?;
    }
    for enumerator in c_declarations::ndis_enumerators(tables)
        .filter(|enumerator| c_declarations::is_fixed(enumerator))
    {
        assertion(
            &mut text,
            &format!("(LONG64)({}) == {}", enumerator.name, enumerator.value),
            &enumerator.name,
        )?;
    }
    Ok(text)
}

fn assertion(text: &mut String, condition: &str, message: &str) -> Result<()> {
    writeln!(text, "_Static_assert({condition}, \"{message}\");")?;
    Ok(())
}
