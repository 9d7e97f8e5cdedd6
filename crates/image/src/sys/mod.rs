//! Memory at fixed addresses, as the host's operating system gives it.

mod unix;

pub(crate) use unix::Pages;
