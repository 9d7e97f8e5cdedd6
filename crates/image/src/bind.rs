//! Binds imports: asks for the address of each, writes it to its slot, and lists all that lack.

use crate::error::{BindError, UnresolvedDll};
use crate::{ImportName, WritableImage};

/// What is known of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resolution {
    /// The address of the function or variable.
    Address(u64),
    /// The image is known, but has nothing of that name.
    MissingFunction,
    /// No image of that name is known.
    UnknownDll,
}

impl WritableImage {
    /// Asks `resolve` for each import and writes its address to the import's slot.
    ///
    /// `resolve` gets the other image's name in lower case (`ndis.sys`), whatever the spelling in
    /// this one, and what is wanted of it. Data (`ExEventObjectType`) is bound like functions: the
    /// slot gets the variable's address.
    ///
    /// # Errors
    /// All imports that nothing provides, when all were asked for. Those that were found are bound.
    pub fn bind(
        &mut self,
        resolve: &mut dyn FnMut(&str, &ImportName) -> Resolution,
    ) -> Result<(), BindError> {
        let image = self.image().clone();
        let mut missing = Vec::new();
        let mut unknown_dlls = Vec::new();
        for dll in image.imports() {
            let name = dll.name.to_ascii_lowercase();
            for import in &dll.functions {
                match resolve(&name, &import.name) {
                    Resolution::Address(address) => self.write_address(import.slot, address),
                    Resolution::MissingFunction => add(&mut missing, &name, &import.name),
                    Resolution::UnknownDll => add(&mut unknown_dlls, &name, &import.name),
                }
            }
        }
        if missing.is_empty() && unknown_dlls.is_empty() {
            return Ok(());
        }
        Err(BindError {
            file_name: image.name().to_owned(),
            missing,
            unknown_dlls,
        })
    }
}

/// Adds a function to its image's list, once.
fn add(dlls: &mut Vec<UnresolvedDll>, name: &str, function: &ImportName) {
    let position = dlls
        .iter()
        .position(|dll| dll.name == name)
        .unwrap_or_else(|| {
            dlls.push(UnresolvedDll {
                name: name.to_owned(),
                functions: Vec::new(),
            });
            dlls.len() - 1
        });
    let functions = &mut dlls[position].functions;
    if !functions.contains(function) {
        functions.push(function.clone());
    }
}
