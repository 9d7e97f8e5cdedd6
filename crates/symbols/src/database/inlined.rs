//! Functions that were inlined into a procedure.

use std::collections::BTreeMap;

use pdb2::{FallibleIterator as _, IdData, IdIndex, IdInformation, Inlinee};

use super::{Row, find};
use crate::symbols::told;

/// One inlined call.
#[derive(Debug)]
pub(super) struct Inlined {
    pub(super) name: Option<String>,
    /// Its code, ordered by address.
    pub(super) rows: Vec<Row>,
}

impl Inlined {
    /// Its line at `rva`, if its code is there.
    pub(super) fn row_at(&self, rva: u32) -> Option<&Row> {
        find(&self.rows, |row| &row.code, rva)
    }
}

/// The functions that a module inlines, by their identifiers.
pub(super) type Inlinees<'module> = BTreeMap<IdIndex, Inlinee<'module>>;

/// The names of functions that are inlined anywhere, by their identifiers.
pub(super) fn names(ids: &IdInformation<'_>) -> pdb2::Result<BTreeMap<IdIndex, String>> {
    let mut names = BTreeMap::new();
    let mut items = ids.iter();
    while let Some(item) = items.next()? {
        // Records of kinds that the parser does not know name no function.
        let name = match item.parse() {
            Ok(IdData::Function(function)) => function.name,
            Ok(IdData::MemberFunction(function)) => function.name,
            _ => continue,
        };
        names.insert(item.index(), told(&name.to_string()));
    }
    Ok(names)
}
