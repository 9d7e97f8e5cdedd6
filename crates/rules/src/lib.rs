//! The rules that a driver is checked against, and the report of a rule that it broke.
//!
//! A [`Rule`] is one row of a table: what the documentation requires, on which page, and the bug
//! check that Windows shows for it. A [`Violation`] is one occurrence, as data; [`text`] and serde's
//! JSON are two renderings of it. This crate watches nothing: the state machines return typed
//! facts, and `exports` and `machine` decide which rule a fact breaks.
//!
//! Pages are named by their path in Microsoft's documentation: `ddi/…` in the driver DDI
//! reference, anything else in the driver documentation.
#![forbid(unsafe_code)]

pub mod book;
mod bug_checks;
mod excerpt;
mod irql_functions;
mod rule;
mod table;
pub mod text;
mod violation;

pub use bug_checks::*;
pub use irql_functions::irql_rule;
pub use rule::{BugCheckTemplate, Origin, Rule};
pub use table::*;
pub use violation::{BugCheck, Frame, Place, Related, SourceLine, Violation};
