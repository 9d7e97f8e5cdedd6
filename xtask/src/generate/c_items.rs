//! Rebuilds what the members of a structure must have been from where they lie: which fields overlap,
//! which bit fields share an integer, what is inside what.

use anyhow::{Context, Result};

use super::c_layout::alignment;
use super::structures::Field;
use super::tables::Tables;
use super::types::resolve;

/// Something that takes up a range of bits: a field with what is inside it, or a run of bit fields.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// The first bit, counted from the start of the outermost structure.
    pub(super) start: u64,
    /// The bit after the last.
    pub(super) end: u64,
    /// Bytes.
    pub(super) align: u64,
    pub(super) content: Content<'a>,
}

/// What an item is.
#[derive(Debug, Clone)]
pub(super) enum Content<'a> {
    Field {
        field: &'a Field,
        name: &'a str,
        inner: Vec<Item<'a>>,
        is_union: bool,
    },
    Bits(Vec<(&'a Field, &'a str)>),
}

/// Items that overlap each other, directly or through a third.
#[derive(Debug)]
pub(super) struct Cluster<'a> {
    pub(super) items: Vec<Item<'a>>,
}

impl Cluster<'_> {
    pub(super) fn start(&self) -> u64 {
        self.items.iter().map(|item| item.start).min().unwrap_or(0)
    }

    pub(super) fn end(&self) -> u64 {
        self.items.iter().map(|item| item.end).max().unwrap_or(0)
    }

    pub(super) fn align(&self) -> u64 {
        self.items.iter().map(|item| item.align).max().unwrap_or(1)
    }
}

/// The items directly below `prefix` (empty, or ending in a dot).
pub(super) fn items<'a>(
    tables: &Tables,
    fields: &'a [Field],
    prefix: &str,
) -> Result<Vec<Item<'a>>> {
    let mut found: Vec<Item<'a>> = Vec::new();
    for field in fields {
        let Some(name) = field
            .path
            .strip_prefix(prefix)
            .filter(|name| !name.contains('.'))
        else {
            continue;
        };
        if let Some((bit, width)) = field.bits {
            push_bits(
                &mut found,
                tables,
                field,
                name,
                field.offset * 8 + bit,
                width,
            );
            continue;
        }
        let inner = items(tables, fields, &format!("{}.", field.path))?;
        let size = field
            .size
            .with_context(|| format!("{}: no size", field.path))?;
        let align = inner
            .iter()
            .map(|item| item.align)
            .max()
            .unwrap_or_else(|| alignment(tables, &field.kind, Some(size)));
        let is_union = field.kind.starts_with("union") || field.kind.starts_with("(unnamed union");
        found.push(Item {
            start: field.offset * 8,
            end: (field.offset + size) * 8,
            align,
            content: Content::Field {
                field,
                name,
                inner,
                is_union,
            },
        });
    }
    Ok(found)
}

/// Whether a field's type has no name of its own, so that its fields stand inside.
pub(super) fn is_inline(field: &Field) -> bool {
    field.kind.starts_with('(') || matches!(field.kind.split('[').next(), Some("union" | "struct"))
}

/// Splits the items of a union into its alternatives. A field that overlaps only the one before it
/// is taken for an alternative to that alone, within the same alternative of the outer union.
pub(super) fn alternatives<'a, 'b>(items: &'b [Item<'a>]) -> Vec<&'b [Item<'a>]> {
    let lenient = split(items, |before, next| {
        next.start >= before.end || next.start > items[0].start
    });
    if lenient.len() > 1 {
        lenient
    } else {
        split(items, |before, next| next.start >= before.end)
    }
}

/// Cuts between two neighbours that don't belong together.
fn split<'a, 'b>(
    items: &'b [Item<'a>],
    together: impl Fn(&Item<'a>, &Item<'a>) -> bool,
) -> Vec<&'b [Item<'a>]> {
    items.chunk_by(together).collect()
}

/// Adds a bit field to the run before it, if it is of the same type and lies in the same unit.
fn push_bits<'a>(
    items: &mut Vec<Item<'a>>,
    tables: &Tables,
    field: &'a Field,
    name: &'a str,
    start: u64,
    width: u64,
) {
    let unit = bit_unit(tables, &field.kind) * 8;
    if let Some(Item {
        start: run,
        end,
        content: Content::Bits(bits),
        ..
    }) = items.last_mut()
        && bits
            .last()
            .is_some_and(|(last, _)| last.kind == field.kind && ends_at(last) <= start)
        && start + width <= *run + unit
    {
        *end = *run + unit;
        bits.push((field, name));
        return;
    }
    let run = start - start % unit;
    items.push(Item {
        start: run,
        end: run + unit,
        align: unit / 8,
        content: Content::Bits(vec![(field, name)]),
    });
}

fn ends_at(field: &Field) -> u64 {
    let (bit, width) = field.bits.unwrap_or_default();
    field.offset * 8 + bit + width
}

/// Bytes of the integer that holds a bit field.
fn bit_unit(tables: &Tables, kind: &str) -> u64 {
    let (resolved, _) = resolve(tables, kind.trim_start_matches("volatile "));
    match resolved.as_str() {
        "UCHAR" | "BOOLEAN" | "UINT8" => 1,
        "USHORT" | "UINT16" => 2,
        "ULONGLONG" | "ULONG64" | "UINT64" | "ULONG_PTR" => 8,
        _ => 4,
    }
}

/// Groups items into members: overlapping ones together.
pub(super) fn clusters(items: Vec<Item<'_>>) -> Vec<Cluster<'_>> {
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    for item in items {
        let mut merged = Vec::new();
        while clusters
            .last()
            .is_some_and(|cluster| cluster.end() > item.start)
        {
            let Some(cluster) = clusters.pop() else { break };
            merged.splice(0..0, cluster.items);
        }
        merged.push(item);
        clusters.push(Cluster { items: merged });
    }
    clusters
}

#[cfg(test)]
mod tests {
    use super::{Content, Item, alternatives, clusters};

    /// Items of whole bytes, each given by where it starts and ends.
    fn items(places: &[(u64, u64)]) -> Vec<Item<'static>> {
        places
            .iter()
            .map(|(start, end)| Item {
                start: start * 8,
                end: end * 8,
                align: 1,
                content: Content::Bits(Vec::new()),
            })
            .collect()
    }

    fn lengths(places: &[(u64, u64)]) -> Vec<usize> {
        clusters(items(places))
            .iter()
            .map(|cluster| cluster.items.len())
            .collect()
    }

    #[test]
    fn fields_in_a_row_are_members_each() {
        assert_eq!(lengths(&[(0, 4), (4, 8), (8, 16)]), [1, 1, 1]);
    }

    #[test]
    fn a_field_over_two_earlier_ones_makes_one_union_of_all_three() {
        assert_eq!(lengths(&[(0, 8), (8, 16), (0, 16), (16, 24)]), [3, 1]);
    }

    #[test]
    fn a_union_begins_a_new_alternative_at_its_start() {
        let items = items(&[(0, 8), (8, 16), (0, 16)]);
        let lengths: Vec<usize> = alternatives(&items)
            .iter()
            .map(|alternative| alternative.len())
            .collect();
        assert_eq!(lengths, [2, 1]);
    }

    #[test]
    fn a_field_over_only_the_one_before_stays_in_its_alternative() {
        let items = items(&[(0, 8), (8, 12), (8, 16), (0, 16)]);
        let lengths: Vec<usize> = alternatives(&items)
            .iter()
            .map(|alternative| alternative.len())
            .collect();
        assert_eq!(lengths, [3, 1]);
    }
}
