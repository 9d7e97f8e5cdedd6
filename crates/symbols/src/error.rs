//! Why debug information is not used.

use thiserror::Error;

/// Why the debug information of an image, or a program database, is not used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DebugInformationError {
    /// The image is none, or its sections can't be read.
    #[error("the image can't be read: {0}")]
    Image(String),
    /// DWARF that contradicts itself or the standard.
    #[error("the DWARF in the image is damaged: {0}")]
    Dwarf(String),
    /// DWARF that refers to itself so often that reading it would take very long, or nests very deeply.
    #[error("the DWARF in the image is too intricate: {0}")]
    Intricate(&'static str),
    /// A program database that contradicts itself.
    #[error("the program database is damaged: {0}")]
    Database(String),
    /// A program database that was made for another build of the image.
    #[error(
        "the program database belongs to another build: it is {found}, the image asks for {wanted}"
    )]
    Mismatch {
        /// GUID and age of the database, as symbol servers spell them.
        found: String,
        /// GUID and age that the image asks for.
        wanted: String,
    },
    /// A file that can't be read.
    #[error("it can't be read: {0}")]
    File(String),
}
