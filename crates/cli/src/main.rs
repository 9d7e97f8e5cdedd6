//! The `openndis` command: arguments, output and exit codes, nothing else.
#![expect(clippy::print_stderr, reason = "printing is what a command does")]

mod account;
mod arguments;
mod check;
mod debugger;
mod durations;
mod exports;
mod imports;
mod output;
mod replay;
mod rules;
mod run;
mod shards;

use std::process::ExitCode;

use clap::Parser;
use openndis::exit_code;

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let code = if error.use_stderr() {
                exit_code::BAD_INPUT
            } else {
                exit_code::CLEAN
            };
            // A closed output is the reader's wish.
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let result = match &arguments.command {
        Command::Run(run) => run::run(run),
        Command::Check(check) => check::check(check),
        Command::Merge(merge) => check::merge(merge),
        Command::Replay(replay) => replay::replay(replay),
        Command::Rules(arguments) => rules::rules(arguments),
        Command::Explain(explain) => rules::explain(explain),
        Command::Imports(imports) => imports::imports(imports),
        Command::Exports(exports) => exports::exports(exports),
    };
    ExitCode::from(result.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        exit_code::BAD_INPUT
    }))
}
