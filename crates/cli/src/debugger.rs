//! `openndis replay --gdb`: the run in GDB, which stops where the driver breaks the rule.
//!
//! The program calls a function of its own whenever a rule is broken. GDB has a breakpoint there, loads the driver's
//! symbols at the addresses where the machine puts its image, and shows the driver's innermost frame.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

use anyhow::{Context, Result, anyhow};
use openndis::DriverAddresses;

use crate::arguments::Replay;

/// Becomes GDB; returns only if that fails.
pub(crate) fn debug(arguments: &Replay, addresses: &DriverAddresses) -> Result<u8> {
    let program = std::env::current_exe().context("cannot find this program's own file")?;
    let mut debugger = Command::new("gdb");
    debugger.arg("-q");
    for command in commands(arguments, addresses) {
        debugger.arg("-ex").arg(command);
    }
    debugger
        .arg("--args")
        .arg(program)
        .args(["replay", "--brief"]);
    if let Some(registry) = &arguments.registry {
        debugger.arg("--registry").arg(registry);
    }
    debugger.arg(&arguments.file).arg(&arguments.schedule);
    Err(anyhow!(debugger.exec())).context("cannot start gdb; install it, or replay without --gdb")
}

fn commands(arguments: &Replay, addresses: &DriverAddresses) -> Vec<OsString> {
    let mut commands: Vec<OsString> = [
        "set confirm off",
        "set pagination off",
        // Signals by which privileged instructions and breakpoints of the machine's own are dealt with.
        "handle SIGSEGV SIGBUS SIGILL SIGFPE SIGVTALRM nostop noprint pass",
        "break openndis_violation",
    ]
    .map(OsString::from)
    .into();
    let mut symbols = OsString::from("add-symbol-file ");
    symbols.push(&arguments.file);
    symbols.push(format!(" -o {:#x}", addresses.offset));
    commands.push(symbols);
    commands.push("run".into());
    commands.push(show_driver_frame(addresses).into());
    commands
}

/// Selects the innermost frame of the driver.
fn show_driver_frame(addresses: &DriverAddresses) -> String {
    let (start, end) = (addresses.range.start, addresses.range.end);
    // GDB's command line takes a whole program of Python in one argument.
    format!(
        "python\nframe = gdb.newest_frame()\nwhile frame and not {start:#x} <= frame.pc() < {end:#x}:\n    frame = frame.older()\nif frame:\n    frame.select()\n    gdb.execute('frame')\nelse:\n    print('no frame of the driver: the rule was broken outside of its code')"
    )
}
