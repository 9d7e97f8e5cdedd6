//! `cargo xtask drivers`: builds the sample drivers from their C sources.
//!
//! Every source under `drivers/pass`, `drivers/fail` and `drivers/unsupported` becomes an image that the repository carries, so that tests
//! need no compiler. The same sources and the same Debian packages give the same bytes on every machine;
//! `--check` builds everything anew and names each image that differs from the one carried. `--variants` also builds
//! every driver with each compiler and setting, under `target/drivers`, to compare how their images behave.

mod finish;
pub(crate) mod matrix;
mod sources;
mod toolchain;

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context as _, bail};

use sources::Source;
use toolchain::{Toolchain, Variant};

/// What `cargo xtask drivers` is asked to do.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Compare a fresh build with the carried images instead of replacing them.
    #[arg(long)]
    check: bool,
    /// Also build every driver with each compiler and setting, into target/drivers.
    #[arg(long, conflicts_with = "check")]
    variants: bool,
    /// Only drivers whose name contains one of these.
    names: Vec<String>,
}

/// The file beside the carried images that names the tools they were built with.
const TOOLS_FILE: &str = "drivers/images/tools.txt";

/// Builds what `arguments` ask for; an error when a build fails or a carried image differs.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let root = repository()?;
    let sources: Vec<Source> = sources::find(&root)?
        .into_iter()
        .filter(|source| wanted(source, &arguments.names))
        .collect();
    if arguments.check {
        return check(&root, &sources);
    }
    let toolchain = Toolchain::prepare(&root, "target/drivers", Variant::CARRIED)?;
    for source in &sources {
        let image = toolchain.build(source)?;
        let path = root.join(source.carried_image());
        write_if_changed(&path, &image)?;
        println!("{} {} bytes", source.carried_image(), image.len());
    }
    write_if_changed(&root.join(TOOLS_FILE), toolchain::versions()?.as_bytes())?;
    if arguments.variants {
        build_variants(&root, &sources)?;
    }
    Ok(())
}

/// Builds every driver in every variant, several at a time; each image stays where the build put it.
fn build_variants(root: &Path, sources: &[Source]) -> anyhow::Result<()> {
    let waiting = Mutex::new(Variant::all());
    let build_some = || -> anyhow::Result<()> {
        loop {
            let next = waiting.lock().ok().and_then(|mut waiting| waiting.next());
            let Some(variant) = next else {
                return Ok(());
            };
            let toolchain = Toolchain::prepare(root, "target/drivers", variant)?;
            for source in sources {
                toolchain.build(source)?;
            }
            println!("target/drivers/{variant}");
        }
    };
    let processors = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|scope| {
        let builders: Vec<_> = (0..processors).map(|_| scope.spawn(build_some)).collect();
        builders.into_iter().try_for_each(|builder| {
            let built = builder.join();
            built.unwrap_or_else(|_| bail!("a build ended by a panic"))
        })
    })
}

/// Compares a fresh build of every source with the carried image, and looks for images without a source.
fn check(root: &Path, sources: &[Source]) -> anyhow::Result<()> {
    let directory = format!("target/drivers-check-{}", std::process::id());
    let differing = Toolchain::prepare(root, &directory, Variant::CARRIED)
        .and_then(|toolchain| differing_images(root, &toolchain, sources));
    fs::remove_dir_all(root.join(&directory))
        .with_context(|| format!("cannot remove {directory}"))?;
    let differing = differing?;
    if differing.is_empty() {
        println!("{} images are as their sources say", sources.len());
        return Ok(());
    }
    let tools = toolchain::versions()?;
    let carried_tools = fs::read_to_string(root.join(TOOLS_FILE)).unwrap_or_default();
    if tools != carried_tools {
        println!(
            "the carried images were built with other tools\ncarried:\n{carried_tools}here:\n{tools}"
        );
    }
    bail!(
        "{} differ from their sources: {}; run `cargo xtask drivers` and commit the images",
        differing.len(),
        differing.join(", ")
    );
}

/// The carried images that a fresh build does not reproduce, and those that no source makes.
fn differing_images(
    root: &Path,
    toolchain: &Toolchain,
    sources: &[Source],
) -> anyhow::Result<Vec<String>> {
    let mut differing = Vec::new();
    for source in sources {
        let fresh = toolchain.build(source)?;
        let path = source.carried_image();
        match fs::read(root.join(&path)) {
            Ok(carried) => {
                if let Some(what) = difference(&carried, &fresh) {
                    differing.push(format!("{path} ({what})"));
                }
            }
            Err(error) => differing.push(format!("{path} ({error})")),
        }
    }
    let made: BTreeSet<String> = sources::find(root)?
        .iter()
        .map(Source::carried_image)
        .collect();
    for image in sources::carried_images(root)? {
        if !made.contains(&image) {
            differing.push(format!("{image} (has no source)"));
        }
    }
    Ok(differing)
}

/// Where two images first differ, in words, or nothing when they are equal.
fn difference(carried: &[u8], fresh: &[u8]) -> Option<String> {
    if carried == fresh {
        return None;
    }
    let offset = carried
        .iter()
        .zip(fresh)
        .take_while(|(left, right)| left == right)
        .count();
    Some(format!(
        "from file offset {offset:#x}; {} bytes carried, {} built",
        carried.len(),
        fresh.len()
    ))
}

/// Whether `names` ask for this driver; no names ask for all.
fn wanted(source: &Source, names: &[String]) -> bool {
    names.is_empty() || names.iter().any(|name| source.name.contains(name.as_str()))
}

/// The repository's root, where the workspace's Cargo.toml is.
fn repository() -> anyhow::Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    Ok(root
        .context("xtask lies in the repository's root")?
        .to_path_buf())
}

/// Writes a file unless it already has these bytes, so that an unchanged image keeps its time.
fn write_if_changed(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if fs::read(path).is_ok_and(|present| present == bytes) {
        return Ok(());
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)
            .with_context(|| format!("cannot create {}", directory.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_has_a_carried_image_and_every_image_a_source() {
        let root = repository().expect("the repository has a root");
        let sources = sources::find(&root).expect("the sources can be listed");
        let made: BTreeSet<String> = sources.iter().map(Source::carried_image).collect();
        let carried = sources::carried_images(&root).expect("the images can be listed");
        assert_eq!(made, carried.into_iter().collect());
        assert!(!made.is_empty());
    }

    #[test]
    fn equal_images_do_not_differ() {
        assert_eq!(difference(b"MZ90", b"MZ90"), None);
    }

    #[test]
    fn a_difference_names_the_first_differing_offset_and_both_sizes() {
        let difference = difference(b"MZ90", b"MZ").expect("they differ");
        assert_eq!(difference, "from file offset 0x2; 4 bytes carried, 2 built");
    }
}
