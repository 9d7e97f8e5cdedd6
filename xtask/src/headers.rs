//! `cargo xtask headers`: compiles the C headers, and the assertions on them in `include/checks/`.
//!
//! Both compilers that drivers are built with read them without a warning: for each NDIS version in
//! C, and once in C++, where only clang is asked (a C++ compiler of mingw-w64 is often not
//! installed).

use std::fmt;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::generate::workspace_root;

/// mingw-w64's DDK headers, where Debian's package mingw-w64-x86-64-dev puts them.
const DDK_HEADERS: &str = "/usr/x86_64-w64-mingw32/include/ddk";

/// The NDIS versions that a driver can name, as in `NDIS620_MINIPORT`.
const VERSIONS: [&str; 15] = [
    "60", "61", "620", "630", "640", "650", "651", "660", "670", "680", "681", "682", "683", "684",
    "685",
];

/// A compiler with the arguments that choose its target.
#[derive(Debug, Clone, Copy)]
struct Compiler {
    program: &'static str,
    target: &'static [&'static str],
}

const GCC: Compiler = Compiler {
    program: "x86_64-w64-mingw32-gcc",
    target: &[],
};
const CLANG: Compiler = Compiler {
    program: "clang",
    target: &["--target=x86_64-w64-mingw32"],
};

impl fmt::Display for Compiler {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.program)
    }
}

/// Compiles everything; an error names the first file, compiler and version that disagree.
pub(crate) fn run() -> Result<()> {
    let root = workspace_root()?;
    let mut compiled = 0;
    for compiler in [GCC, CLANG] {
        // This one needs the optimiser: what it leaves of the checks does not compile.
        let bit_fields = [
            "-std=c11",
            "-O2",
            "-S",
            "-o",
            "/dev/null",
            "include/checks/bit_fields.c",
        ];
        compile(root, compiler, &bit_fields)?;
        compiled += 1;
        for check in ["layouts", "values", "kernel"] {
            compile(
                root,
                compiler,
                &[
                    "-std=c11",
                    "-fsyntax-only",
                    &format!("include/checks/{check}.c"),
                ],
            )?;
            compiled += 1;
        }
        for version in VERSIONS {
            for kind in ["", "_MINIPORT"] {
                let define = format!("-DNDIS{version}{kind}=1");
                compile(
                    root,
                    compiler,
                    &[
                        "-std=c11",
                        "-fsyntax-only",
                        &define,
                        "include/checks/sizes.c",
                    ],
                )?;
                compiled += 1;
            }
        }
    }
    compile(
        root,
        CLANG,
        &[
            "-std=c++17",
            "-fsyntax-only",
            "-x",
            "c++",
            "include/ndis.h",
            "-Wno-pragma-once-outside-header",
        ],
    )?;
    println!("{} compilations without a complaint", compiled + 1);
    Ok(())
}

fn compile(root: &Path, compiler: Compiler, arguments: &[&str]) -> Result<()> {
    let output = Command::new(compiler.program)
        .args(compiler.target)
        .args([
            "-Wall",
            "-Wextra",
            "-Werror",
            "-Iinclude",
            "-isystem",
            DDK_HEADERS,
        ])
        .args(arguments)
        .current_dir(root)
        .output()
        .with_context(|| {
            format!("cannot run {compiler}; install Debian's gcc-mingw-w64-x86-64 and clang")
        })?;
    if !output.status.success() {
        let complaints = String::from_utf8_lossy(&output.stderr);
        bail!("{compiler} {} fails:\n{complaints}", arguments.join(" "));
    }
    Ok(())
}
