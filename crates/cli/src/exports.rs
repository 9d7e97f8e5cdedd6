//! `openndis exports`: what drivers can import.

use anyhow::Result;
use openndis::exit_code;
use serde::Serialize;

use crate::arguments::Exports;
use crate::output;

/// One row of the list, as JSON has it.
#[derive(Serialize)]
struct Row {
    image: &'static str,
    name: &'static str,
    parameters: &'static [&'static str],
    irql: String,
    page: &'static str,
}

pub(crate) fn exports(arguments: &Exports) -> Result<u8> {
    let rows: Vec<Row> = openndis::exports()
        .into_iter()
        .map(|export| Row {
            image: export.image,
            name: export.name,
            parameters: export.parameters,
            irql: export.irql.to_string(),
            page: export.docs,
        })
        .collect();
    if arguments.json {
        output::json(&rows)?;
        return Ok(exit_code::CLEAN);
    }
    let mut text = String::new();
    for row in &rows {
        let call = format!("{}({})", row.name, row.parameters.join(", "));
        text.push_str(&format!("{:<12}  {:<19}  {call}\n", row.image, row.irql));
    }
    text.push_str(&format!("{} exports\n", rows.len()));
    output::text(&text)?;
    Ok(exit_code::CLEAN)
}
