//! Memory at fixed addresses, as the host's operating system gives it.

mod shared;
mod unix;

pub(crate) use shared::{SharedPages, serialize};
pub(crate) use unix::Pages;
