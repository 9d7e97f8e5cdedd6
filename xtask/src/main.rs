//! The development tasks of the workspace, run as `cargo xtask TASK`.
//!
//! Each subcommand is a module; this file only reads the command line.
#![expect(
    clippy::print_stdout,
    reason = "a task says on standard output what it did"
)]

mod drivers;
mod generate;
mod headers;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Development tasks of OpenNDIS.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Build the sample drivers from their C sources, or check that the carried images are what they make.
    Drivers(drivers::Arguments),
    /// Build every driver with each compiler and setting, run all of them, and compare what happens with what should.
    Matrix(drivers::matrix::Arguments),
    /// Write what is made from `tables/`: C headers, Rust layouts and constants.
    Generate(generate::Arguments),
    /// Compile the C headers with both compilers and compare them with `tables/`.
    Headers,
}

fn main() -> Result<()> {
    match Arguments::parse().task {
        Task::Drivers(arguments) => drivers::run(&arguments),
        Task::Matrix(arguments) => drivers::matrix::run(&arguments),
        Task::Generate(arguments) => generate::run(&arguments),
        Task::Headers => headers::run(),
    }
}
