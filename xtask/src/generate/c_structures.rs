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
use super::c_items::{Cluster, Content, Item, alternatives, clusters, is_inline, items};
use super::c_since::{alternative_since, members_since};
use super::c_text;
use super::structures::{Field, Structure};
use super::tables::{Tables, is_ndis_header};
use super::types::{resolve, structure_tag};

/// Fields whose length depends on the NDIS version: tag, field, declaration.
const BY_VERSION: &[(&str, &str, &str)] = &[(
    "_NET_BUFFER_LIST",
    "NetBufferListInfo",
    "PVOID NetBufferListInfo[MaxNetBufferListInfo]",
)];

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
    let mut writer = Writer {
        tables,
        text: String::new(),
        written: BTreeSet::new(),
    };
    for structure in ndis_structures(tables) {
        writer.structure(structure)?;
    }
    let about = "The structures of NDIS 6.";
    Ok(Output::new(
        "include/ndis/generated_structures.h",
        c_text::header(about, &writer.text),
    ))
}

/// The structures that the headers in `include/` define.
pub(super) fn ndis_structures(tables: &Tables) -> impl Iterator<Item = &Structure> {
    tables.structures.values().filter(|structure| {
        is_ndis_header(&structure.source) && !INCOMPLETE.contains(&structure.tag.as_str())
    })
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
        let members = items(self.tables, &structure.fields, "")?;
        let natural = members.iter().map(|item| item.align).max().unwrap_or(1);
        let word = if structure.is_union {
            "union"
        } else {
            "struct"
        };
        let packed = natural > structure.align;
        if packed {
            writeln!(self.text, "#pragma pack(push, {})", structure.align)?;
        }
        let aligned = structure.align > natural;
        let attribute = if aligned {
            format!("DECLSPEC_ALIGN({}) ", structure.align)
        } else {
            String::new()
        };
        writeln!(self.text, "{word} {attribute}{} {{", structure.tag)?;
        if structure.is_union {
            self.alternatives(&members, 0, 1, structure)?;
        } else {
            self.members(clusters(members), 0, 1, structure, packed)?;
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
            let element = field
                .kind
                .split('[')
                .next()
                .unwrap_or_default()
                .replace("volatile ", "");
            if element.contains('*') {
                continue;
            }
            let (resolved, pointer) = resolve(self.tables, &element);
            let Some(tag) = structure_tag(self.tables, resolved.trim_start_matches("volatile "))
            else {
                continue;
            };
            let inner = self.tables.structures.get(&tag);
            if let Some(inner) = inner.filter(|inner| !pointer && is_ndis_header(&inner.source)) {
                self.structure(inner)?;
            }
        }
        Ok(())
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
        let guards = if depth == 1 {
            members_since(self.tables, &clusters, structure, |cluster| {
                is_by_version(structure, cluster)
            })
        } else {
            vec![None; clusters.len()]
        };
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
            let align = if packed {
                structure.align
            } else {
                cluster.align()
            } * 8;
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

    /// The alternatives of a union: a new one begins where a field does not follow the one before.
    fn alternatives(
        &mut self,
        items: &[Item<'a>],
        base: u64,
        depth: usize,
        structure: &Structure,
    ) -> Result<()> {
        for alternative in alternatives(items) {
            if let [item] = alternative
                && item.start == base
            {
                let since = if structure.is_union && depth == 1 {
                    alternative_since(self.tables, item, structure)
                } else {
                    None
                };
                if let Some(version) = since {
                    writeln!(self.text, "#if NDIS_SUPPORT_NDIS{version}")?;
                }
                self.item(item, depth, structure)?;
                self.end_guard(since);
                continue;
            }
            writeln!(self.text, "{}struct {{", space(depth))?;
            self.members(
                clusters(alternative.to_vec()),
                base,
                depth + 1,
                structure,
                false,
            )?;
            writeln!(self.text, "{}}};", space(depth))?;
        }
        Ok(())
    }

    fn item(&mut self, item: &Item<'a>, depth: usize, structure: &Structure) -> Result<()> {
        match &item.content {
            Content::Bits(bits) => self.bit_fields(item, bits, depth),
            Content::Field {
                field,
                name,
                inner,
                is_union,
            } if !inner.is_empty() && is_inline(field) => {
                let word = if *is_union { "union" } else { "struct" };
                let array = field
                    .kind
                    .split_once('[')
                    .map_or(String::new(), |(_, count)| format!("[{count}"));
                // In an array, only the first element's fields are listed.
                writeln!(self.text, "{}{word} {{", space(depth))?;
                if *is_union {
                    self.alternatives(inner, item.start, depth + 1, structure)?;
                } else {
                    self.members(
                        clusters(inner.clone()),
                        item.start,
                        depth + 1,
                        structure,
                        false,
                    )?;
                }
                writeln!(self.text, "{}}} {name}{array};", space(depth))?;
                Ok(())
            }
            Content::Field { field, name, .. } => {
                let by_version = BY_VERSION
                    .iter()
                    .find(|(tag, path, _)| structure.tag == *tag && field.path == *path);
                let declaration = by_version.map_or_else(
                    || c_text::declare(&field.kind, name),
                    |(.., text)| (*text).to_owned(),
                );
                writeln!(self.text, "{}{declaration};", space(depth))?;
                Ok(())
            }
        }
    }

    fn bit_fields(&mut self, item: &Item<'_>, bits: &[(&Field, &str)], depth: usize) -> Result<()> {
        let mut at = item.start;
        for (field, name) in bits {
            let (bit, width) = field
                .bits
                .context("a run of bit fields holds nothing else")?;
            let start = field.offset * 8 + bit;
            if start > at {
                writeln!(
                    self.text,
                    "{}{} : {};",
                    space(depth),
                    field.kind,
                    start - at
                )?;
            }
            writeln!(
                self.text,
                "{}{} {name} : {width};",
                space(depth),
                field.kind
            )?;
            at = start + width;
        }
        Ok(())
    }
}

fn is_by_version(structure: &Structure, cluster: &Cluster<'_>) -> bool {
    let [
        Item {
            content: Content::Field { field, .. },
            ..
        },
    ] = cluster.items.as_slice()
    else {
        return false;
    };
    BY_VERSION
        .iter()
        .any(|(tag, path, _)| structure.tag == *tag && field.path == *path)
}

fn space(depth: usize) -> String {
    "    ".repeat(depth)
}
