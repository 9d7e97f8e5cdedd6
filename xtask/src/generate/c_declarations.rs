//! Writes the headers of enumerations, of typedefs and callback types, and of the functions that a
//! driver imports.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::Result;

use super::Output;
use super::c_text;
use super::tables::{Enumerator, Function, Tables, is_ndis_header};

/// Enumerators whose value depends on the NDIS version that a driver is compiled for, and the
/// macro of `ndis/version.h` that has it.
const BY_VERSION: &[(&str, &str)] = &[(
    "MaxNetBufferListInfo",
    "OPENNDIS_NET_BUFFER_LIST_INFO_COUNT",
)];

/// Every enumeration, by its tag.
pub(super) fn enumerations(tables: &Tables) -> Result<Output> {
    let mut text = String::new();
    let mut open = "";
    for enumerator in ndis_enumerators(tables) {
        if open != enumerator.enumeration {
            if !open.is_empty() {
                text.push_str("};\n\n");
            }
            open = &enumerator.enumeration;
            writeln!(text, "enum {open} {{")?;
        }
        let by_version = BY_VERSION.iter().find(|(name, _)| *name == enumerator.name);
        match by_version {
            Some((name, value)) => writeln!(text, "    {name} = {value},")?,
            None => writeln!(text, "    {} = {},", enumerator.name, enumerator.value)?,
        }
    }
    text.push_str("};\n");
    let about = "The enumerations of NDIS 6.";
    Ok(Output::new(
        "include/ndis/generated_enumerations.h",
        c_text::header(about, &text),
    ))
}

/// Typedefs and callback types, each after what it needs.
pub(super) fn types(tables: &Tables) -> Output {
    let mut typedefs = Typedefs {
        tables,
        text: String::new(),
        written: BTreeSet::new(),
    };
    typedefs.write_all();
    let about = "Typedefs and callback types of NDIS 6.";
    Output::new(
        "include/ndis/generated_types.h",
        c_text::header(about, &typedefs.text),
    )
}

/// Prototypes of what `ndis.sys` exports.
pub(super) fn functions(tables: &Tables) -> Result<Output> {
    let mut body = String::new();
    let mut seen = BTreeSet::new();
    for function in &tables.functions {
        if !function.imported || !is_ndis_header(&function.header) || !seen.insert(&function.name) {
            continue;
        }
        writeln!(
            body,
            "OPENNDIS_IMPORT {} NTAPI {}{};",
            function.returns,
            function.name,
            c_text::parameters(&function.parameters)
        )?;
    }
    let about = "The functions that a driver imports from ndis.sys.";
    Ok(Output::new(
        "include/ndis/generated_functions.h",
        c_text::header(about, &body),
    ))
}

/// The enumerations of NDIS's headers, without those of the kernel.
pub(super) fn ndis_enumerators(tables: &Tables) -> impl Iterator<Item = &Enumerator> {
    tables
        .enumerators
        .iter()
        .filter(|enumerator| is_ndis_header(&enumerator.header))
}

/// Whether the value of an enumerator is the same for every driver.
pub(super) fn is_fixed(enumerator: &Enumerator) -> bool {
    BY_VERSION.iter().all(|(name, _)| *name != enumerator.name)
}

/// Writes typedefs and callback types in an order that C accepts.
struct Typedefs<'a> {
    tables: &'a Tables,
    text: String,
    written: BTreeSet<String>,
}

impl Typedefs<'_> {
    fn write_all(&mut self) {
        // First those of structures, unions and enumerations: they need nothing, and most others need them.
        for name in &self.tables.ndis_typedefs {
            let kind = &self.tables.typedefs[name];
            if ["struct ", "union ", "enum "]
                .iter()
                .any(|word| kind.contains(word))
            {
                self.typedef(name);
            }
        }
        for name in &self.tables.ndis_typedefs {
            self.typedef(name);
        }
        for callback in &self.tables.callbacks {
            self.callback(callback);
        }
    }

    fn typedef(&mut self, name: &str) {
        // A compile-time assertion of the original, not a type.
        if name == "__C_ASSERT__" || !self.written.insert(name.to_owned()) {
            return;
        }
        let kind = &self.tables.typedefs[name];
        self.needed_by(kind);
        self.text
            .push_str(&format!("typedef {};\n", c_text::declare(kind, name)));
    }

    fn callback(&mut self, callback: &Function) {
        if !is_ndis_header(&callback.header) || !self.written.insert(callback.name.clone()) {
            return;
        }
        self.needed_by(&callback.returns);
        for parameter in &callback.parameters {
            self.needed_by(parameter);
        }
        self.text.push_str(&format!(
            "typedef {} (NTAPI {}){};\n",
            callback.returns,
            callback.name,
            c_text::parameters(&callback.parameters)
        ));
    }

    /// Writes every type that is named in a piece of C, unless it is written already.
    fn needed_by(&mut self, kind: &str) {
        let tables = self.tables;
        for word in kind.split(|character: char| !(character.is_alphanumeric() || character == '_'))
        {
            if tables.ndis_typedefs.iter().any(|name| name == word) {
                self.typedef(word);
            } else if let Some(callback) = tables
                .callbacks
                .iter()
                .find(|callback| callback.name == word)
            {
                self.callback(callback);
            }
        }
    }
}
