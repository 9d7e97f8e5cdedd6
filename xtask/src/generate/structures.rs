//! A structure as the layout tables describe it: its size, its alignment and its fields.

use anyhow::{Context, Result};

/// A structure or union.
#[derive(Debug, Clone)]
pub(super) struct Structure {
    /// The tag, as in `struct _MDL`.
    pub(super) tag: String,
    pub(super) is_union: bool,
    /// Bytes, at the newest NDIS version of the table.
    pub(super) size: u64,
    pub(super) align: u64,
    /// The header it comes from; for internal structures, the build whose symbols showed it.
    pub(super) source: String,
    pub(super) fields: Vec<Field>,
}

/// A field; a field of an inner structure is named by its path, `DATA.Oid`.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub(super) path: String,
    /// Bytes from the start of the outermost structure.
    pub(super) offset: u64,
    /// Bytes; absent for bit fields.
    pub(super) size: Option<u64>,
    /// As C spells it.
    pub(super) kind: String,
    /// For a bit field: its first bit, counted from the byte at `offset`, and how many bits it has.
    pub(super) bits: Option<(u64, u64)>,
}

impl Structure {
    pub(super) fn new(tag: &str, is_union: bool, size: u64, align: u64, source: &str) -> Self {
        Self {
            tag: tag.to_owned(),
            is_union,
            size,
            align,
            source: source.to_owned(),
            fields: Vec::new(),
        }
    }

    /// The name that code uses for it: the tag without its underscore.
    pub(super) fn name(&self) -> &str {
        self.tag.trim_start_matches('_')
    }
}

impl Field {
    pub(super) fn new(
        path: &str,
        offset: Option<u64>,
        size: Option<u64>,
        kind: &str,
        bits: Option<(u64, u64)>,
    ) -> Result<Self> {
        let offset = offset.with_context(|| format!("{path}: no offset"))?;
        Ok(Self {
            path: path.to_owned(),
            offset,
            size,
            kind: kind.to_owned(),
            bits,
        })
    }
}
