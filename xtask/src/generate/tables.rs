//! Reads the tab-separated tables in `tables/`; `tables/README.md` says what each one is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use super::structures::{Field, Structure};

/// Every table, parsed.
#[derive(Debug)]
pub(super) struct Tables {
    /// Structures and unions of the public headers, by tag (`_NET_BUFFER_LIST`).
    pub(super) structures: BTreeMap<String, Structure>,
    /// Structures that only debug symbols show, by tag.
    pub(super) internal_structures: BTreeMap<String, Structure>,
    /// `typedefs.tsv`: name to the type it stands for.
    pub(super) typedefs: BTreeMap<String, String>,
    /// The names that NDIS's own headers define with `typedef`, in the table's order.
    pub(super) ndis_typedefs: Vec<String>,
    /// `callback-types.tsv` and `signatures.tsv`, in their order.
    pub(super) callbacks: Vec<Function>,
    /// Functions that a driver imports or that its header has inline.
    pub(super) functions: Vec<Function>,
    /// `sizes-by-ndis-version.tsv`.
    pub(super) sizes: Sizes,
    /// `constants.tsv`, in the table's order.
    pub(super) constants: Vec<Constant>,
    /// `enums.tsv` without repeated rows, in the table's order.
    pub(super) enumerators: Vec<Enumerator>,
    /// `kernel-side-structures.txt`: group to tags.
    pub(super) kernel_side: Vec<(String, Vec<String>)>,
}

/// A function, or the type of a callback.
#[derive(Debug, Clone)]
pub(super) struct Function {
    pub(super) name: String,
    /// False for what a header defines inline.
    pub(super) imported: bool,
    pub(super) returns: String,
    /// Each as C spells it, `PVOID Context`; the last may be `...`.
    pub(super) parameters: Vec<String>,
    pub(super) header: String,
}

/// How large structures are in each NDIS version that a driver can be compiled for.
#[derive(Debug, Default)]
pub(super) struct Sizes {
    /// `60`, `61`, `620` and so on, rising.
    pub(super) versions: Vec<String>,
    /// By tag, a size for each version; absent where the version has no such structure.
    pub(super) bytes: BTreeMap<String, Vec<Option<u64>>>,
}

/// A named number: a macro of a header.
#[derive(Debug, Clone)]
pub(super) struct Constant {
    pub(super) name: String,
    pub(super) value: i64,
    pub(super) header: String,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Enumerator {
    pub(super) enumeration: String,
    pub(super) name: String,
    pub(super) value: i64,
    pub(super) header: String,
}

impl Tables {
    /// Reads all tables of `folder`.
    pub(super) fn read(folder: &Path) -> Result<Self> {
        Ok(Self {
            structures: read_structures(&rows(folder, "layouts-x64.tsv", 8)?)?,
            internal_structures: read_internal(&rows(folder, "layouts-internal-x64.tsv", 6)?)?,
            typedefs: read_typedefs(&rows(folder, "typedefs.tsv", 3)?),
            ndis_typedefs: read_ndis_typedefs(&rows(folder, "typedefs.tsv", 3)?),
            callbacks: read_callbacks(&rows(folder, "callback-types.tsv", 4)?),
            functions: read_functions(&rows(folder, "signatures.tsv", 5)?),
            sizes: read_sizes(&text(folder, "sizes-by-ndis-version.tsv")?)?,
            constants: read_constants(&rows(folder, "constants.tsv", 4)?)?,
            enumerators: read_enumerators(&rows(folder, "enums.tsv", 4)?)?,
            kernel_side: read_groups(&text(folder, "kernel-side-structures.txt")?)?,
        })
    }
}

/// Whether a header is one of NDIS's, not of the kernel at large.
pub(super) fn is_ndis_header(header: &str) -> bool {
    header.starts_with("ndis")
        || matches!(
            header,
            "ntddndis.h" | "netpnp.h" | "ifdef.h" | "xfilter.h" | "ndkinfo.h"
        )
}

fn text(folder: &Path, name: &str) -> Result<String> {
    let path = folder.join(name);
    fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
}

/// The rows below the heading, each split into exactly `columns` cells.
fn rows(folder: &Path, name: &str, columns: usize) -> Result<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for (number, line) in text(folder, name)?.lines().enumerate().skip(1) {
        let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        ensure!(
            cells.len() == columns,
            "{name}:{}: {} cells instead of {columns}",
            number + 1,
            cells.len()
        );
        rows.push(cells);
    }
    Ok(rows)
}

/// Reads `0x1c` or `28`; an empty cell is absent.
fn number(cell: &str) -> Result<Option<u64>> {
    if cell.is_empty() {
        return Ok(None);
    }
    let parsed = match cell.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16),
        None => cell.parse(),
    };
    Ok(Some(
        parsed.with_context(|| format!("{cell:?} is no number"))?,
    ))
}

fn read_structures(rows: &[Vec<String>]) -> Result<BTreeMap<String, Structure>> {
    let mut structures: BTreeMap<String, Structure> = BTreeMap::new();
    for row in rows {
        let [tag, field, offset, size, kind, bit, width, header] = row.as_slice() else {
            bail!("a row of layouts-x64.tsv has {} cells", row.len());
        };
        if field == "(size)" {
            let (form, align) = kind
                .split_once(" align ")
                .with_context(|| format!("{tag}: no alignment"))?;
            let size = number(size)?.with_context(|| format!("{tag}: no size"))?;
            let structure = Structure::new(tag, form == "union", size, align.parse()?, header);
            structures.insert(tag.clone(), structure);
            continue;
        }
        let bits = number(bit)?.zip(number(width)?);
        let field = Field::new(field, number(offset)?, number(size)?, kind, bits)?;
        structures
            .get_mut(tag)
            .with_context(|| format!("{tag}: field before size"))?
            .fields
            .push(field);
    }
    Ok(structures)
}

fn read_internal(rows: &[Vec<String>]) -> Result<BTreeMap<String, Structure>> {
    let mut structures: BTreeMap<String, Structure> = BTreeMap::new();
    for row in rows {
        let [tag, field, offset, size, kind, source] = row.as_slice() else {
            bail!("a row of layouts-internal-x64.tsv has {} cells", row.len());
        };
        if field == "(size)" {
            let size = number(size)?.unwrap_or(0);
            structures.insert(
                tag.clone(),
                Structure::new(tag, kind.starts_with("union"), size, 8, source),
            );
            continue;
        }
        // Bit fields are spelled `unsigned long bit 10`; only whole fields are of use here.
        if kind.contains(" bit ") || kind.contains(" bits ") {
            continue;
        }
        let field = Field::new(field, number(offset)?, number(size)?, kind, None)?;
        structures
            .get_mut(tag)
            .with_context(|| format!("{tag}: field before size"))?
            .fields
            .push(field);
    }
    Ok(structures)
}

fn read_typedefs(rows: &[Vec<String>]) -> BTreeMap<String, String> {
    rows.iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect()
}

fn read_ndis_typedefs(rows: &[Vec<String>]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    rows.iter()
        .filter(|row| is_ndis_header(&row[2]) && seen.insert(row[0].clone()))
        .map(|row| row[0].clone())
        .collect()
}

fn read_callbacks(rows: &[Vec<String>]) -> Vec<Function> {
    rows.iter()
        .map(|row| function(&row[0], true, &row[1], &row[2], &row[3]))
        .collect()
}

fn read_functions(rows: &[Vec<String>]) -> Vec<Function> {
    rows.iter()
        .map(|row| function(&row[0], row[1] == "import", &row[2], &row[3], &row[4]))
        .collect()
}

fn function(name: &str, imported: bool, returns: &str, parameters: &str, header: &str) -> Function {
    Function {
        name: name.to_owned(),
        imported,
        returns: returns.to_owned(),
        parameters: parameters
            .split(';')
            .map(|parameter| parameter.trim().to_owned())
            .filter(|parameter| !parameter.is_empty())
            .collect(),
        header: header.to_owned(),
    }
}

fn read_sizes(text: &str) -> Result<Sizes> {
    let mut lines = text.lines();
    let heading = lines.next().context("sizes-by-ndis-version.tsv is empty")?;
    let versions: Vec<String> = heading.split('\t').skip(1).map(str::to_owned).collect();
    let mut bytes = BTreeMap::new();
    for line in lines {
        let mut cells = line.split('\t');
        let tag = cells.next().unwrap_or_default().to_owned();
        let mut sizes = cells.map(number).collect::<Result<Vec<_>>>()?;
        sizes.resize(versions.len(), None);
        bytes.insert(tag, sizes);
    }
    Ok(Sizes { versions, bytes })
}

fn read_constants(rows: &[Vec<String>]) -> Result<Vec<Constant>> {
    rows.iter()
        .map(|row| {
            let value = row[1]
                .parse()
                .with_context(|| format!("{}: {:?} is no number", row[0], row[1]))?;
            Ok(Constant {
                name: row[0].clone(),
                value,
                header: row[3].clone(),
            })
        })
        .collect()
}

fn read_enumerators(rows: &[Vec<String>]) -> Result<Vec<Enumerator>> {
    let mut seen = BTreeSet::new();
    let mut enumerators = Vec::new();
    for row in rows {
        let value = row[2]
            .parse()
            .with_context(|| format!("{}: {:?} is no number", row[1], row[2]))?;
        let enumerator = Enumerator {
            enumeration: row[0].clone(),
            name: row[1].clone(),
            value,
            header: row[3].clone(),
        };
        if seen.insert((enumerator.enumeration.clone(), enumerator.name.clone())) {
            enumerators.push(enumerator);
        }
    }
    Ok(enumerators)
}

fn read_groups(text: &str) -> Result<Vec<(String, Vec<String>)>> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for line in text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(group) = line
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'))
        {
            groups.push((group.to_owned(), Vec::new()));
        } else {
            let (_, tags) = groups
                .last_mut()
                .with_context(|| format!("{line} stands before any [group]"))?;
            tags.push(line.to_owned());
        }
    }
    Ok(groups)
}
