//! A line of source with its number and a mark under the statement, as compilers show it.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::SourceLine;

/// Lines that show `code`, the text of the line `source`.
pub(crate) fn render(code: &str, source: &SourceLine) -> String {
    let code = code.trim_end();
    let line = usize::try_from(source.line).unwrap_or(usize::MAX);
    let snippet = Snippet::source(code)
        .line_start(line)
        .annotation(AnnotationKind::Primary.span(statement(code, source.column)));
    let group = Group::with_level(Level::ERROR).element(snippet);
    Renderer::plain().render(&[group])
}

/// The bytes of a line from a column, counted from 1, to its end; without a good column from its first
/// letter.
fn statement(code: &str, column: Option<u32>) -> core::ops::Range<usize> {
    let end = code.len();
    let first = code.len() - code.trim_start().len();
    let column = column.and_then(|column| usize::try_from(column).ok()?.checked_sub(1));
    let start = column
        .filter(|&start| start < end && code.is_char_boundary(start))
        .unwrap_or(first);
    start.min(end)..end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(column: Option<u32>) -> SourceLine {
        SourceLine {
            file: "mp.c".to_owned(),
            line: 17,
            column,
        }
    }

    #[test]
    fn whole_statement_is_marked_where_no_column_is_known() {
        assert_eq!(
            render("    Free(Item);  ", &at(None)),
            "   |\n17 |     Free(Item);\n   |     ^^^^^^^^^^^"
        );
    }

    #[test]
    fn mark_begins_at_the_column() {
        assert_eq!(
            render("    Status = Free(Item);", &at(Some(14))),
            "   |\n17 |     Status = Free(Item);\n   |              ^^^^^^^^^^^"
        );
    }

    #[test]
    fn column_that_is_not_in_the_line_is_not_used() {
        assert_eq!(statement("  Free();", Some(80)), 2..9);
        assert_eq!(statement("", Some(1)), 0..0);
        assert_eq!(statement("\u{e4}b", Some(2)), 0..3);
    }
}
