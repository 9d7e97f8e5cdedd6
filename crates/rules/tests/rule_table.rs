//! Properties that every row of the rule table has.

use std::collections::BTreeSet;

use rules::{Origin, RULES, rule};

#[test]
fn each_rule_is_found_by_its_own_name() {
    for row in RULES {
        assert_eq!(rule(row.id), Some(row), "{} is not unique", row.id);
    }
}

#[test]
fn a_name_of_ours_is_kebab_case_and_microsofts_is_not() {
    for row in RULES {
        let kebab = row
            .id
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        assert_eq!(kebab, row.origin == Origin::Ours, "{}", row.id);
    }
}

#[test]
fn every_text_is_one_line_without_a_final_stop() {
    for row in RULES {
        for text in [row.title, row.requires, row.page, row.help] {
            assert!(
                !text.is_empty() && !text.ends_with('.') && !text.contains('\n'),
                "{}: {text}",
                row.id
            );
        }
    }
}

#[test]
fn no_two_rules_have_the_same_title_unless_they_share_a_family() {
    let titles: BTreeSet<_> = RULES
        .iter()
        .filter(|row| !row.id.starts_with("Irql"))
        .map(|row| row.title)
        .collect();
    assert_eq!(
        titles.len(),
        RULES
            .iter()
            .filter(|row| !row.id.starts_with("Irql"))
            .count()
    );
}

#[test]
fn an_unknown_name_is_no_rule() {
    assert_eq!(rule("work-item"), None);
}

/// Page: ddi/ndis/nf-ndis-ndisqueueioworkitem, "DDI compliance rules".
#[test]
fn work_item_functions_fall_under_irql_miscellaneous_function() {
    for function in [
        "NdisAllocateIoWorkItem",
        "NdisQueueIoWorkItem",
        "NdisFreeIoWorkItem",
    ] {
        assert_eq!(rules::irql_rule(function).id, "Irql_Miscellaneous_Function");
    }
}

/// The pages of the kernel's work item functions name no rule.
#[test]
fn a_function_whose_page_names_no_irql_rule_gets_ours() {
    assert_eq!(
        rules::irql_rule("IoQueueWorkItem").id,
        "irql-above-documented"
    );
}
