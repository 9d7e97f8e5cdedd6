//! Placeholder.
pub mod device_objects;
pub mod memory;
pub mod pool;
pub mod site;
pub mod strings;
pub mod mdls;
pub mod debug_print;
pub mod version;
