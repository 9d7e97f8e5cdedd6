//! Sizes and alignments of C types on x64, for the reconstruction of structures.

use super::structures::Field;
use super::tables::Tables;
use super::types::{resolve, structure_tag};

/// The alignment that a compiler gives a field of this type.
pub(super) fn alignment(tables: &Tables, kind: &str, size: Option<u64>) -> u64 {
    let (element, count) = split_array(kind);
    if element.contains('*') {
        return 8;
    }
    let (resolved, pointer) = resolve(tables, &bare(element));
    if pointer {
        return 8;
    }
    let (resolved, inner_count) = split_array(&resolved);
    if let Some(tag) = structure_tag(tables, resolved.trim()) {
        return tables
            .structures
            .get(&tag)
            .map_or(8, |structure| structure.align);
    }
    match resolved.trim() {
        "GUID" => 4,
        "LARGE_INTEGER" | "PHYSICAL_ADDRESS" => 8,
        _ => size.map_or(8, |size| {
            (size / count.max(1) / inner_count.max(1)).clamp(1, 8)
        }),
    }
}

/// The bytes of a field in a version of NDIS, by its index in `Sizes::versions`.
pub(super) fn size_at(tables: &Tables, field: &Field, version: usize) -> u64 {
    let newest = field.size.unwrap_or(0);
    let (element, count) = split_array(&field.kind);
    if element.contains('*') {
        return newest;
    }
    let (resolved, pointer) = resolve(tables, &bare(element));
    if pointer {
        return newest;
    }
    structure_tag(tables, &resolved)
        .and_then(|tag| structure_size(tables, &tag, version))
        .map_or(newest, |size| size * count.max(1))
}

/// The bytes of a structure in a version of NDIS, if the table says so.
pub(super) fn structure_size(tables: &Tables, tag: &str, version: usize) -> Option<u64> {
    *tables.sizes.bytes.get(tag)?.get(version)?
}

/// `UCHAR[6]` as its element and the number of elements; 0 for what is no array.
fn split_array(kind: &str) -> (&str, u64) {
    let Some((element, rest)) = kind.split_once('[') else {
        return (kind, 0);
    };
    let count = rest
        .split(']')
        .next()
        .and_then(|digits| digits.parse().ok())
        .unwrap_or(1);
    (element.trim(), count)
}

fn bare(kind: &str) -> String {
    kind.replace("volatile ", "")
        .replace("const ", "")
        .trim()
        .to_owned()
}
