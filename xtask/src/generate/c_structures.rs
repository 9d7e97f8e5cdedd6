//! Writes `include/ndis/generated_structures.h`: NDIS's structures, rebuilt from their offsets.
//!
//! The layout table says where each field lies and not how the original spelled it. Fields that
//! overlap must have been alternatives of an unnamed union; a gap that no alignment explains gets
//! padding; a field beyond the size that a structure has in an older NDIS version stands under
//! that version's condition. `include/checks/` proves the result against the tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::{Context, Result};

use super::Output;
use super::c_layout::{alignment, size_at, structure_size};
use super::c_text;
use super::structures::{Field, Structure};
use super::tables::{Tables, is_ndis_header};
use super::types::{resolve, structure_tag};

/// Fields whose length depends on the NDIS version: tag, field, declaration.
const BY_VERSION: &[(&str, &str, &str)] =
    &[("_NET_BUFFER_LIST", "NetBufferListInfo", "PVOID NetBufferListInfo[MaxNetBufferListInfo]")];

/// Structures that stay incomplete: they contain socket addresses, which a kernel driver has only
/// with the headers of Winsock Kernel.
const INCOMPLETE: &[&str] = &[
    "_NDIS_NDK_CONNECTION_ENTRY",
    "_NDIS_NDK_CONNECTIONS",
    "_NDIS_NDK_LOCAL_ENDPOINT_ENTRY",
    "_NDIS_NDK_LOCAL_ENDPOINTS",
    // Not a structure's tag: what an unnamed one of the original was taken for.
    "struct",
];

/// The structures of NDIS's headers, each after those that it contains.
pub(super) fn output(tables: &Tables) -> Result<Output> {
    let mut writer = Writer { tables, text: String::new(), written: BTreeSet::new() };
    for structure in ndis_structures(tables) {
        writer.structure(structure)?;
    }
    let about = "The structures of NDIS 6.";
    Ok(Output::new("include/ndis/generated_structures.h", c_text::header(about, &writer.text)))
}

/// The structures that the headers in `include/` define.
pub(super) fn ndis_structures(tables: &Tables) -> impl Iterator<Item = &Structure> {
    tables
        .structures
        .values()
        .filter(|structure| {
            is_ndis_header(&structure.source) && !INCOMPLETE.contains(&structure.tag.as_str())
        })
}

/// Something that takes up a range of bits: a field with what is inside it, or a run of bit fields.
#[derive(Debug, Clone)]
struct Item<'a> {
    start: u64,
    end: u64,
    align: u64,
    content: Content<'a>,
}

#[derive(Debug, Clone)]
enum Content<'a> {
    Field { field: &'a Field, name: &'a str, inner: Vec<Item<'a>>, is_union: bool },
    Bits(Vec<(&'a Field, &'a str)>),
}

/// Items that overlap each other, directly or through a third.
#[derive(Debug)]
struct Cluster<'a> {
    items: Vec<Item<'a>>,
}

impl Cluster<'_> {
    fn start(&self) -> u64 {
        self.items.iter().map(|item| item.start).min().unwrap_or(0)
    }

    fn end(&self) -> u64 {
        self.items.iter().map(|item| item.end).max().unwrap_or(0)
    }

    fn align(&self) -> u64 {
        self.items.iter().map(|item| item.align).max().unwrap_or(1)
    }
}

struct Writer<'a> {
    tables: &'a Tables,
    text: String,
    written: BTreeSet<String>,
}

impl<'a> Writer<'a> {
    fn structure(&mut self, structure: &'a Structure) -> Result<()> {
        if !self.written.insert(structure.tag.clone()) {
            return Ok(());
        }
        self.embedded_first(structure)?;
        let items = self.items(&structure.fields, "")?;
        let natural = items.iter().map(|item| item.align).max().unwrap_or(1);
        let word = if structure.is_union { "union" } else { "struct" };
        let packed = natural > structure.align;
        if packed {
            writeln!(self.text, "#pragma pack(push, {})", structure.align)?;
        }
        let aligned = structure.align > natural;
        let attribute = if aligned { format!("DECLSPEC_ALIGN({}) ", structure.align) } else { String::new() };
        writeln!(self.text, "{word} {attribute}{} {{", structure.tag)?;
        if structure.is_union {
            self.alternatives(&items, 0, 1, structure)?;
        } else {
            self.members(clusters(items), 0, 1, structure, packed)?;
        }
        self.text.push_str("};\n");
        if packed {
            self.text.push_str("#pragma pack(pop)\n");
        }
        self.text.push('\n');
        Ok(())
    }

    fn embedded_first(&mut self, structure: &'a Structure) -> Result<()> {
        for field in &structure.fields {
            let element = field.kind.split('[').next().unwrap_or_default().replace("volatile ", "");
            if element.contains('*') {
                continue;
            }
            let (resolved, pointer) = resolve(self.tables, &element);
            let Some(tag) = structure_tag(self.tables, resolved.trim_start_matches("volatile ")) else { continue };
            let inner = self.tables.structures.get(&tag);
            if let Some(inner) = inner.filter(|inner| !pointer && is_ndis_header(&inner.source)) {
                self.structure(inner)?;
            }
        }
        Ok(())
    }

    /// The items directly below `prefix` (empty, or ending in a dot).
    fn items(&self, fields: &'a [Field], prefix: &str) -> Result<Vec<Item<'a>>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        for field in fields {
            let Some(name) = field.path.strip_prefix(prefix).filter(|name| !name.contains('.')) else { continue };
            if let Some((bit, width)) = field.bits {
                push_bits(&mut items, self.tables, field, name, field.offset * 8 + bit, width);
                continue;
            }
            let inner = self.items(fields, &format!("{}.", field.path))?;
            let size = field.size.with_context(|| format!("{}: no size", field.path))?;
            let align = inner
                .iter()
                .map(|item| item.align)
                .max()
                .unwrap_or_else(|| alignment(self.tables, &field.kind, Some(size)));
            let is_union = field.kind.starts_with("union") || field.kind.starts_with("(unnamed union");
            items.push(Item {
                start: field.offset * 8,
                end: (field.offset + size) * 8,
                align,
                content: Content::Field { field, name, inner, is_union },
            });
        }
        Ok(items)
    }

    /// Members of a structure that starts at bit `base` of the outermost one.
    fn members(
        &mut self,
        clusters: Vec<Cluster<'a>>,
        base: u64,
        depth: usize,
        structure: &Structure,
        packed: bool,
    ) -> Result<()> {
        let guards = if depth == 1 { self.guards(&clusters, structure) } else { vec![None; clusters.len()] };
        let mut at = base;
        let mut guard: Option<&str> = None;
        for (cluster, wanted) in clusters.iter().zip(guards) {
            if wanted != guard {
                self.end_guard(guard);
                if let Some(version) = wanted {
                    writeln!(self.text, "#if NDIS_SUPPORT_NDIS{version}")?;
                }
                guard = wanted;
            }
            let align = if packed { structure.align } else { cluster.align() } * 8;
            let natural = at.next_multiple_of(align.min(cluster.align() * 8));
            if natural < cluster.start() && !matches!(cluster.items[0].content, Content::Bits(_)) {
                let bytes = (cluster.start() - at) / 8;
                let place = at / 8;
                writeln!(self.text, "{}UCHAR Padding{place}[{bytes}];", space(depth))?;
            }
            if let [item] = cluster.items.as_slice() {
                self.item(item, depth, structure)?;
            } else {
                writeln!(self.text, "{}union {{", space(depth))?;
                self.alternatives(&cluster.items, cluster.start(), depth + 1, structure)?;
                writeln!(self.text, "{}}};", space(depth))?;
            }
            at = cluster.end();
        }
        self.end_guard(guard);
        Ok(())
    }

    fn end_guard(&mut self, guard: Option<&str>) {
        if guard.is_some() {
            self.text.push_str("#endif\n");
        }
    }

    /// For each member, the NDIS version that it came with; none if it was there from the start.
    fn guards(&self, clusters: &[Cluster<'_>], structure: &Structure) -> Vec<Option<&'a str>> {
        let versions = &self.tables.sizes.versions;
        let mut since = vec![None; clusters.len()];
        for version in (0..versions.len()).rev() {
            let Some(size) = self.shorter(structure, version) else { continue };
            let mut at = 0;
            for (cluster, since) in clusters.iter().zip(&mut since) {
                at = u64::next_multiple_of(at, cluster.align().min(structure.align)) + self.cluster_size(cluster, version);
                if at > size && since.is_none() && !is_by_version(structure, cluster) {
                    *since = versions.get(version + 1).map(String::as_str);
                }
            }
        }
        since
    }

    /// The size in a version in which the structure was shorter than it is now.
    fn shorter(&self, structure: &Structure, version: usize) -> Option<u64> {
        structure_size(self.tables, &structure.tag, version).filter(|size| *size < structure.size)
    }

    /// The NDIS version with which an alternative of a union came; none if it was there from the start.
    fn alternative_since(&self, item: &Item<'_>, structure: &Structure) -> Option<&'a str> {
        let versions = &self.tables.sizes.versions;
        let newest_without = (0..versions.len()).rev().find(|version| {
            self.shorter(structure, *version).is_some_and(|size| self.item_size(item, *version) > size)
        });
        versions.get(newest_without? + 1).map(String::as_str)
    }

    fn item_size(&self, item: &Item<'_>, version: usize) -> u64 {
        match item.content {
            Content::Field { field, .. } => size_at(self.tables, field, version),
            Content::Bits(_) => (item.end - item.start) / 8,
        }
    }

    fn cluster_size(&self, cluster: &Cluster<'_>, version: usize) -> u64 {
        match cluster.items.as_slice() {
            [item] => self.item_size(item, version),
            _ => (cluster.end() - cluster.start()) / 8,
        }
    }

    /// The alternatives of a union: a new one begins where a field does not follow the one before.
    fn alternatives(&mut self, items: &[Item<'a>], base: u64, depth: usize, structure: &Structure) -> Result<()> {
        for alternative in alternatives(items) {
            if let [item] = alternative
                && item.start == base
            {
                let since = if structure.is_union && depth == 1 { self.alternative_since(item, structure) } else { None };
                if let Some(version) = since {
                    writeln!(self.text, "#if NDIS_SUPPORT_NDIS{version}")?;
                }
                self.item(item, depth, structure)?;
                self.end_guard(since);
                continue;
            }
            writeln!(self.text, "{}struct {{", space(depth))?;
            self.members(clusters(alternative.to_vec()), base, depth + 1, structure, false)?;
            writeln!(self.text, "{}}};", space(depth))?;
        }
        Ok(())
    }

    fn item(&mut self, item: &Item<'a>, depth: usize, structure: &Structure) -> Result<()> {
        match &item.content {
            Content::Bits(bits) => self.bit_fields(item, bits, depth),
            Content::Field { field, name, inner, is_union } if !inner.is_empty() && is_inline(field) => {
                let word = if *is_union { "union" } else { "struct" };
                let array = field.kind.split_once('[').map_or(String::new(), |(_, count)| format!("[{count}"));
                // In an array, only the first element's fields are listed.
                writeln!(self.text, "{}{word} {{", space(depth))?;
                if *is_union {
                    self.alternatives(inner, item.start, depth + 1, structure)?;
                } else {
                    self.members(clusters(inner.clone()), item.start, depth + 1, structure, false)?;
                }
                writeln!(self.text, "{}}} {name}{array};", space(depth))?;
                Ok(())
            }
            Content::Field { field, name, .. } => {
                let by_version = BY_VERSION.iter().find(|(tag, path, _)| structure.tag == *tag && field.path == *path);
                let declaration =
                    by_version.map_or_else(|| c_text::declare(&field.kind, name), |(.., text)| (*text).to_owned());
                writeln!(self.text, "{}{declaration};", space(depth))?;
                Ok(())
            }
        }
    }

    fn bit_fields(&mut self, item: &Item<'_>, bits: &[(&Field, &str)], depth: usize) -> Result<()> {
        let mut at = item.start;
        for (field, name) in bits {
            let (bit, width) = field.bits.context("a run of bit fields holds nothing else")?;
            let start = field.offset * 8 + bit;
            if start > at {
                writeln!(self.text, "{}{} : {};", space(depth), field.kind, start - at)?;
            }
            writeln!(self.text, "{}{} {name} : {width};", space(depth), field.kind)?;
            at = start + width;
        }
        Ok(())
    }
}

fn is_by_version(structure: &Structure, cluster: &Cluster<'_>) -> bool {
    let [Item { content: Content::Field { field, .. }, .. }] = cluster.items.as_slice() else { return false };
    BY_VERSION.iter().any(|(tag, path, _)| structure.tag == *tag && field.path == *path)
}

/// Whether a field's type has no name of its own, so that its fields stand inside.
fn is_inline(field: &Field) -> bool {
    field.kind.starts_with('(') || matches!(field.kind.split('[').next(), Some("union" | "struct"))
}

/// Splits the items of a union into its alternatives. A field that overlaps only the one before it
/// is taken for an alternative to that alone, within the same alternative of the outer union.
fn alternatives<'a, 'b>(items: &'b [Item<'a>]) -> Vec<&'b [Item<'a>]> {
    let lenient = split(items, |before, next| next.start >= before.end || next.start > items[0].start);
    if lenient.len() > 1 { lenient } else { split(items, |before, next| next.start >= before.end) }
}

/// Cuts between two neighbours that don't belong together.
fn split<'a, 'b>(items: &'b [Item<'a>], together: impl Fn(&Item<'a>, &Item<'a>) -> bool) -> Vec<&'b [Item<'a>]> {
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
    if let Some(Item { start: run, end, content: Content::Bits(bits), .. }) = items.last_mut()
        && bits.last().is_some_and(|(last, _)| last.kind == field.kind && ends_at(last) <= start)
        && start + width <= *run + unit
    {
        *end = *run + unit;
        bits.push((field, name));
        return;
    }
    let run = start - start % unit;
    items.push(Item { start: run, end: run + unit, align: unit / 8, content: Content::Bits(vec![(field, name)]) });
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
fn clusters(items: Vec<Item<'_>>) -> Vec<Cluster<'_>> {
    let mut clusters: Vec<Cluster<'_>> = Vec::new();
    for item in items {
        let mut merged = Vec::new();
        while clusters.last().is_some_and(|cluster| cluster.end() > item.start) {
            let Some(cluster) = clusters.pop() else { break };
            merged.splice(0..0, cluster.items);
        }
        merged.push(item);
        clusters.push(Cluster { items: merged });
    }
    clusters
}

fn space(depth: usize) -> String {
    "    ".repeat(depth)
}
