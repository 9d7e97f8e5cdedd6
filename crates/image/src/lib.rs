//! Loads Windows kernel drivers (`.sys`, PE32+ for x86-64) into an ordinary Linux process.
//!
//! Two steps, kept apart. [`parse`] is pure: it reads a file's bytes, refuses what no Windows
//! kernel would load (and the little that OpenNDIS does not support) with an error that names the
//! file, the offset and the reason, and gives an [`Image`] to ask questions of. It never panics and
//! its work grows with the length of the file only. [`Image::map`] puts the image at the address
//! that the caller chose, so that two runs are equal to the last pointer: first as a
//! [`WritableImage`], whose imports are bound; then, with each section's own protection, as the
//! [`MappedImage`] that the driver runs in and that goes back to a snapshot in a single copy.
//!
//! The format is the one of the "PE Format" page (windows/win32/debug/pe-format). `unsafe` is in
//! `map.rs` and `sys/` alone, where memory is mapped and copied.

mod bind;
mod code_view;
mod error;
mod exports;
mod function_table;
mod headers;
mod image;
mod imports;
mod load_configuration;
mod map;
mod reader;
mod relocations;
mod sections;
mod symbols;
mod sys;
mod unwind;

pub use bind::Resolution;
pub use code_view::CodeView;
pub use error::{BindError, MapError, ParseError, ProtectError, Refusal, UnresolvedDll};
pub use exports::Export;
pub use function_table::RuntimeFunction;
pub use image::{Image, parse};
pub use imports::{Import, ImportName, ImportedDll};
pub use load_configuration::LoadConfiguration;
pub use map::{MappedImage, WritableImage};
pub use sections::{Protection, Section};
pub use symbols::Symbol;
pub use unwind::{Frame, FrameRegisters};
