//! Placeholder.
pub mod memory;
pub mod pool;
pub mod site;
