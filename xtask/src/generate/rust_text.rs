//! Spells Rust the way rustfmt would, so that generated files need no formatting of their own.

/// The widest line that rustfmt leaves alone.
const LINE: usize = 100;

/// `pub const NAME: KIND = VALUE;` at the given indentation, broken after `=` where it is too long.
pub(super) fn constant(indent: usize, name: &str, kind: &str, value: &str) -> String {
    let space = " ".repeat(indent);
    let line = format!("{space}pub const {name}: {kind} = {value};");
    if line.len() <= LINE {
        format!("{line}\n")
    } else {
        format!("{space}pub const {name}: {kind} =\n{space}    {value};\n")
    }
}
