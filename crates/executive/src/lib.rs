//! Placeholder.
pub mod memory;
