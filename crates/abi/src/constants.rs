//! The numbers that Windows' headers give names to, under those names.
//!
//! Negative values, as most status codes are in C, stand here as their unsigned bits.
//!
//! Generated from `tables/` by `cargo xtask generate`; do not edit.

pub mod enumerators;
pub mod ndis;
pub mod ndis_status;
pub mod ntstatus;
pub mod oid;
pub mod wdm;
