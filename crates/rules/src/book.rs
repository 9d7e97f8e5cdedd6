//! The rules' pages of the book, for those who ask on a terminal.

/// The chapter of the book in which each rule has a heading.
const CHAPTER: &str = include_str!("../rules.md");

/// The page of the rule called `id`: the text under its heading, in Markdown. None, if there is no such rule.
#[must_use]
pub fn page(id: &str) -> Option<&'static str> {
    let heading = CHAPTER.match_indices("\n### ").find(|(at, mark)| {
        let rest = &CHAPTER[at + mark.len()..];
        rest.strip_prefix(id)
            .is_some_and(|rest| rest.starts_with('\n'))
    });
    let (at, _) = heading?;
    let text = &CHAPTER[at + 1..];
    let next = ["\n### ", "\n## "]
        .into_iter()
        .filter_map(|mark| text.find(mark));
    let end = next.min().unwrap_or(text.len());
    Some(text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn page_of_a_rule_is_the_text_under_its_heading() {
        let page = page("work-item-free-twice").expect("a rule's page");
        assert!(page.starts_with("### work-item-free-twice\n"), "{page}");
        assert_eq!(page.matches("### ").count(), 1, "{page}");
    }

    #[test]
    fn begin_of_a_name_is_no_name() {
        assert_eq!(page("work-item-free"), None);
    }

    #[test]
    fn every_rule_has_a_page() {
        for rule in crate::RULES {
            assert!(page(rule.id).is_some(), "{} has no page", rule.id);
        }
    }
}
