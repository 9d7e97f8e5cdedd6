//! Coverage by lines, in the form of `lcov` that code hosts and editors read.
//!
//! A line counts as run if a basic block ran that has code of it. Counts are 1 or 0: how often a block runs is
//! not noted.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use symbols::Symbols;

use super::Coverage;

/// The lines of each source file of the driver image `bytes`, which lies at `image`, with whether they ran. None, if there
/// is no debug information: then no line is known.
#[must_use]
pub fn lcov(
    image: &str,
    bytes: &[u8],
    directories: &[PathBuf],
    coverage: &Coverage,
) -> Option<String> {
    let symbols = Symbols::open(image, bytes, directories);
    if symbols.is_empty() {
        return None;
    }
    let mut files: BTreeMap<String, BTreeMap<u32, bool>> = BTreeMap::new();
    let mut starts = coverage.known.iter().copied().peekable();
    while let Some(start) = starts.next() {
        let ran = coverage.reached.contains(&start);
        let end = starts.peek().copied().unwrap_or(start + 1);
        for range in symbols.lines(start..end) {
            // A line that the block only begins beside, in a function that comes after it, is not the block's.
            if range.code.start >= end {
                continue;
            }
            let lines = files.entry(range.line.file).or_default();
            *lines.entry(range.line.line).or_default() |= ran;
        }
    }
    Some(text(&files))
}

fn text(files: &BTreeMap<String, BTreeMap<u32, bool>>) -> String {
    let mut text = String::new();
    for (file, lines) in files {
        // Writing to a string can't fail.
        let _ = write_file(&mut text, file, lines);
    }
    text
}

fn write_file(text: &mut String, file: &str, lines: &BTreeMap<u32, bool>) -> std::fmt::Result {
    writeln!(text, "TN:openndis\nSF:{file}")?;
    for (line, ran) in lines.iter().filter(|(line, _)| **line != 0) {
        writeln!(text, "DA:{line},{}", u8::from(*ran))?;
    }
    let known = lines.keys().filter(|line| **line != 0).count();
    let ran = lines
        .iter()
        .filter(|(line, ran)| **line != 0 && **ran)
        .count();
    writeln!(text, "LF:{known}\nLH:{ran}\nend_of_record")
}
