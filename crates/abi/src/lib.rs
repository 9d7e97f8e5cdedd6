//! Windows' vocabulary, without behaviour: addresses in the driver's memory, IRQLs, status codes,
//! and where each field of a structure lies.
//!
//! Nothing here reads memory or keeps state. A value that comes from a driver is never a Rust
//! `enum`, `bool` or reference: every bit pattern must be representable, so the types are newtypes
//! with constants. Layouts and constants are generated from `tables/` by `cargo xtask generate`.
#![no_std]
#![forbid(unsafe_code)]

mod address;
pub mod constants;
mod field;
mod kirql;
pub mod layout;
mod status;

pub use address::Address;
pub use field::Field;
pub use kirql::Kirql;
pub use status::NtStatus;
