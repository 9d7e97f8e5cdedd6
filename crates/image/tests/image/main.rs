//! Tests of the loader on small images that the tests build themselves: what is refused and why,
//! what an image tells, and how it lies in memory.
#![expect(
    clippy::unwrap_used,
    reason = "a test that can not build its image fails"
)]

mod bind;
mod contents;
mod drivers_as_built;
mod map;
mod patches;
mod refusals;
mod refused_tables;
mod robustness;
mod run;
mod snapshot;
mod support;
