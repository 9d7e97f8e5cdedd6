//! Where the fields of Windows' structures lie (x64): a module for each structure, with its size in
//! bytes and a constant for each field.
//!
//! A field that is itself a structure or an array is a plain offset; a field of an inner structure
//! is named by its path, as in `NDIS_OID_REQUEST::DATA_Oid`. Bit fields are left out. Sizes are
//! those of the newest NDIS version: a driver compiled for an older one has less, and says so in
//! its object headers.
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.

pub mod internal;
pub mod ndis;
pub mod wdm;
