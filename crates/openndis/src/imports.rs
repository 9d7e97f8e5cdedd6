//! What a driver imports, and what there is to import.

use image::{ImportName, ParseError};
use machine::Export;
use serde::Serialize;

/// Whether an import is provided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provision {
    /// It is.
    Provided,
    /// It is not, though other functions of its image are.
    Missing,
    /// Nothing of its image is.
    UnknownImage,
}

/// Something that a driver imports.
#[derive(Clone, Debug, Serialize)]
pub struct ImportedFunction {
    /// The image that it comes from, in lower case.
    pub image: String,
    /// Its name, or `#` and its ordinal.
    pub name: String,
    /// Whether it is provided.
    pub provision: Provision,
}

/// What the driver image `bytes` imports, in the order of its import table.
///
/// # Errors
/// If it is no driver image.
pub fn imports(file_name: &str, bytes: &[u8]) -> Result<Vec<ImportedFunction>, ParseError> {
    let image = image::parse(file_name, bytes)?;
    let exports = exports();
    let mut imports = Vec::new();
    for dll in image.imports() {
        let from = dll.name.to_ascii_lowercase();
        for function in &dll.functions {
            let name = match &function.name {
                ImportName::Name(name) => name.clone(),
                ImportName::Ordinal(ordinal) => format!("#{ordinal}"),
            };
            let provision = provision(&exports, &from, &name);
            imports.push(ImportedFunction {
                image: from.clone(),
                name,
                provision,
            });
        }
    }
    Ok(imports)
}

fn provision(exports: &[&'static Export], image: &str, name: &str) -> Provision {
    let mut of_image = exports
        .iter()
        .filter(|export| machine::is_same_image(export.image, image))
        .peekable();
    if of_image.peek().is_none() {
        Provision::UnknownImage
    } else if of_image.any(|export| export.name == name) {
        Provision::Provided
    } else {
        Provision::Missing
    }
}

/// Everything that a driver can import, by image and name.
#[must_use]
pub fn exports() -> Vec<&'static Export> {
    let mut rows: Vec<&Export> = ::exports::sections().into_iter().flatten().collect();
    rows.sort_by_key(|row| (row.image, row.name));
    rows
}
