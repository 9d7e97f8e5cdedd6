//! Which function and which line of which source file a driver's code was compiled from.
//!
//! [`Symbols::open`] takes the bytes of a driver image and looks for its debug information: DWARF inside of
//! the image (gcc and clang for mingw-w64), or the program database (`.pdb`) that the image names (Microsoft's
//! compiler, clang-cl). A database is found beside the image, in the directories that the user
//! names, or where the linker wrote it; one that belongs to another build is told about and not used.
//! [`SourceFiles`] finds the text of a line.
//!
//! Addresses are relative to the image (RVAs). Debug information comes with a driver and may be damaged or
//! made to harm: what can't be read is told as a note and answers nothing, and the work stays in
//! proportion to the size of what was read.
//!
//! Pages: windows/win32/debug/pe-format, "Debug Directory"; the DWARF standard, versions 2 to 5.
#![forbid(unsafe_code)]

mod database;
mod dwarf;
mod error;
mod guard;
mod search;
mod source_files;
mod survey;
mod symbols;

pub use error::DebugInformationError;
pub use source_files::SourceFiles;
pub use symbols::{Line, LineRange, SourceFrame, Symbols};
