//! Writing to the standard output, of which a reader may have had enough (`| head`).

use std::io::{ErrorKind, Write};

use anyhow::{Context, Result};
use serde::Serialize;

/// Prints `text`.
pub(crate) fn text(text: &str) -> Result<()> {
    let mut output = std::io::stdout().lock();
    match output
        .write_all(text.as_bytes())
        .and_then(|()| output.flush())
    {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to the standard output"),
    }
}

/// Prints `document` as JSON.
pub(crate) fn json(document: &impl Serialize) -> Result<()> {
    let mut json = serde_json::to_string_pretty(document).context("cannot make JSON")?;
    json.push('\n');
    text(&json)
}
