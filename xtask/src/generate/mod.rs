//! `cargo xtask generate`: writes every file that is made from `tables/`.
//!
//! The output depends on nothing but the tables, so `--check` can compare byte for byte: it fails
//! when a table or a generator was changed and its output was not committed with it.

mod c_checks;
mod c_constants;
mod c_declarations;
mod c_items;
mod c_kernel_checks;
mod c_layout;
mod c_since;
mod c_structures;
mod c_text;
mod rust_constants;
mod rust_layout;
mod rust_text;
mod structures;
mod tables;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use tables::Tables;

/// What `cargo xtask generate` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Write nothing; fail if a committed file differs from what would be written.
    #[arg(long)]
    check: bool,
}

/// One generated file: where it goes below the workspace's root, and its whole text.
#[derive(Debug)]
struct Output {
    path: PathBuf,
    text: String,
}

impl Output {
    fn new(path: impl Into<PathBuf>, text: String) -> Self {
        Self {
            path: path.into(),
            text,
        }
    }
}

/// Writes the generated files, or compares them with those on disk.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let root = workspace_root()?;
    let tables = Tables::read(&root.join("tables"))?;
    let outputs = outputs(&tables)?;
    if arguments.check {
        return check(root, &outputs);
    }
    let mut written = 0;
    for output in &outputs {
        written += usize::from(write_if_changed(root, output)?);
    }
    println!("{written} of {} generated files changed", outputs.len());
    Ok(())
}

fn outputs(tables: &Tables) -> Result<Vec<Output>> {
    let mut outputs = rust_layout::outputs(tables)?;
    outputs.extend(rust_constants::outputs(tables)?);
    outputs.push(c_constants::output(tables)?);
    outputs.push(c_declarations::enumerations(tables)?);
    outputs.push(c_declarations::types(tables));
    outputs.push(c_structures::output(tables)?);
    outputs.push(c_declarations::functions(tables)?);
    outputs.extend(c_checks::outputs(tables)?);
    outputs.push(c_kernel_checks::output(tables)?);
    Ok(outputs)
}

/// Leaves an unchanged file alone, so that nothing is rebuilt for it.
fn write_if_changed(root: &Path, output: &Output) -> Result<bool> {
    let path = root.join(&output.path);
    if fs::read_to_string(&path).is_ok_and(|text| text == output.text) {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    fs::write(&path, &output.text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(true)
}

fn check(root: &Path, outputs: &[Output]) -> Result<()> {
    let stale: Vec<String> = outputs
        .iter()
        .filter(|output| {
            !fs::read_to_string(root.join(&output.path)).is_ok_and(|text| text == output.text)
        })
        .map(|output| output.path.display().to_string())
        .collect();
    if !stale.is_empty() {
        bail!(
            "not what `cargo xtask generate` writes: {}; run it and commit the result",
            stale.join(", ")
        );
    }
    println!("{} generated files are up to date", outputs.len());
    Ok(())
}

/// The folder that holds the workspace's `Cargo.toml`.
pub(crate) fn workspace_root() -> Result<&'static Path> {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .context("xtask lies directly below the workspace's root")
}

#[cfg(test)]
mod tests {
    use super::tables::Tables;
    use super::types::{Shape, shape};
    use super::workspace_root;

    fn tables() -> Tables {
        let root = workspace_root().expect("the workspace has a root");
        Tables::read(&root.join("tables")).expect("the tables can be read")
    }

    #[test]
    fn two_generations_are_equal_to_the_last_byte() {
        let texts = || -> Vec<String> {
            let outputs = super::outputs(&tables()).expect("everything can be generated");
            outputs.into_iter().map(|output| output.text).collect()
        };
        assert_eq!(texts(), texts());
    }

    #[test]
    fn a_handle_is_eight_bytes_without_a_sign() {
        assert_eq!(
            shape(&tables(), "NDIS_HANDLE", Some(8)),
            Shape::Scalar("u64")
        );
    }

    #[test]
    fn a_status_is_its_bits() {
        assert_eq!(
            shape(&tables(), "NDIS_STATUS", Some(4)),
            Shape::Scalar("u32")
        );
    }

    #[test]
    fn a_string_of_ndis_is_a_structure_inside() {
        let embedded = Shape::Embedded(Some(String::from("_UNICODE_STRING")));
        assert_eq!(shape(&tables(), "NDIS_STRING", Some(16)), embedded);
    }
}
