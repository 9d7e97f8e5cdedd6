//! `openndis imports`: what a driver imports, and which of it is provided.

use anyhow::{Context, Result};
use openndis::{Provision, exit_code};

use crate::arguments::Imports;
use crate::output;

pub(crate) fn imports(arguments: &Imports) -> Result<u8> {
    let file = arguments.file.display().to_string();
    let bytes = std::fs::read(&arguments.file).with_context(|| format!("cannot read {file}"))?;
    let imports = openndis::imports(&file, &bytes)?;
    let missing = imports
        .iter()
        .filter(|import| import.provision != Provision::Provided)
        .count();
    if arguments.json {
        output::json(&imports)?;
    } else {
        let mut text = String::new();
        for import in &imports {
            let mark = match import.provision {
                Provision::Provided => "  ",
                Provision::Missing => "- ",
                Provision::UnknownImage => "? ",
            };
            text.push_str(&format!("{mark}{:<14} {}\n", import.image, import.name));
        }
        text.push_str(&format!(
            "{} imports, {missing} not provided",
            imports.len()
        ));
        if missing > 0 {
            text.push_str(" (-: not provided yet, ?: of an image that is not known)");
        }
        text.push('\n');
        output::text(&text)?;
    }
    Ok(if missing == 0 {
        exit_code::CLEAN
    } else {
        exit_code::UNSUPPORTED
    })
}
