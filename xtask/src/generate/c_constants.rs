//! Writes `include/ndis/generated_constants.h`: the object-like macros of NDIS's headers.

use std::fmt::Write as _;

use anyhow::Result;

use super::Output;
use super::c_text;
use super::tables::{Constant, Tables, is_ndis_header};

/// The macros as numbers. What depends on the version a driver is compiled for is not among them:
/// `ndis/version.h` has that.
pub(super) fn output(tables: &Tables) -> Result<Output> {
    let mut body = String::new();
    for constant in tables
        .constants
        .iter()
        .filter(|constant| is_fixed(constant))
    {
        writeln!(body, "#define {} {}", constant.name, value(constant))?;
    }
    let about = "The named numbers of NDIS 6: OIDs, status codes, revisions, flags.";
    Ok(Output::new(
        "include/ndis/generated_constants.h",
        c_text::header(about, &body),
    ))
}

/// Whether a constant is one of NDIS's and the same for every driver.
pub(super) fn is_fixed(constant: &Constant) -> bool {
    let name = constant.name.as_str();
    let by_version = constant.header == "ndis/version.h"
        || name.starts_with("NDIS_SUPPORT_")
        || name.ends_with("_MAJOR_VERSION")
        || name.ends_with("_MINOR_VERSION");
    is_ndis_header(&constant.header) && !by_version
}

/// Status codes have their type, as a driver compares them with signed values.
fn value(constant: &Constant) -> String {
    let value = constant.value;
    if constant.name.starts_with("NDIS_STATUS_") {
        let bits = u32::try_from(value).or_else(|_| i32::try_from(value).map(i32::cast_unsigned));
        if let Ok(bits) = bits {
            return format!("((NDIS_STATUS){bits:#x})");
        }
    }
    if value < 0 {
        format!("({value})")
    } else {
        format!("{value:#x}")
    }
}
