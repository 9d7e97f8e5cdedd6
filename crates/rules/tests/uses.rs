//! A rule in the table is a promise that it is checked: something must be able to find it broken, and
//! the book must tell what it is.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rules::RULES;

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The Rust files below `folder`.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry of a folder").path())
        .collect();
    paths.sort();
    let (folders, files): (Vec<_>, Vec<_>) = paths.into_iter().partition(|path| path.is_dir());
    let files = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"));
    files
        .chain(folders.iter().flat_map(|folder| sources(folder)))
        .collect()
}

/// The words of the code that finds violations, without comments.
fn words_of_the_finders() -> BTreeSet<String> {
    let irql_functions = workspace().join("crates/rules/src/irql_functions.rs");
    let finders = ["exports", "machine", "openndis"]
        .map(|name| workspace().join("crates").join(name).join("src"));
    let mut words = BTreeSet::new();
    for path in finders
        .iter()
        .flat_map(|folder| sources(folder))
        .chain([irql_functions])
    {
        for line in text(&path)
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
        {
            words.extend(
                line.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                    .map(str::to_owned),
            );
        }
    }
    words
}

/// The constant and the name of each rule, as the table's sources have them one line after the other.
fn constants() -> Vec<(String, String)> {
    let mut constants = Vec::new();
    for path in sources(&workspace().join("crates/rules/src/table")) {
        let text = text(&path);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2) {
            let constant = pair[0].strip_suffix(" {");
            let id = pair[1]
                .strip_prefix("id: \"")
                .and_then(|rest| rest.split('"').next());
            if let (Some(constant), Some(id)) = (constant, id) {
                constants.push((constant.to_owned(), id.to_owned()));
            }
        }
    }
    constants
}

fn ids() -> BTreeSet<String> {
    RULES.iter().map(|rule| rule.id.to_owned()).collect()
}

#[test]
fn the_constant_of_each_rule_is_found_in_the_sources() {
    let found: BTreeSet<String> = constants().into_iter().map(|(_, id)| id).collect();
    assert_eq!(found, ids());
}

#[test]
fn some_code_can_find_each_rule_broken() {
    let words = words_of_the_finders();
    let unused: Vec<String> = constants()
        .into_iter()
        .filter(|(constant, _)| !words.contains(constant))
        .map(|(_, id)| id)
        .collect();
    assert!(
        unused.is_empty(),
        "nothing finds a violation of\n{}",
        unused.join("\n")
    );
}

#[test]
fn the_book_has_a_heading_for_each_rule_and_for_nothing_else() {
    let book = text(&workspace().join("docs/src/rules.md"));
    let headings: Vec<String> = book
        .lines()
        .filter_map(|line| line.strip_prefix("### "))
        .map(str::to_owned)
        .collect();
    let once: BTreeSet<String> = headings.iter().cloned().collect();
    assert_eq!(headings.len(), once.len(), "a heading comes twice");
    let (rules, none) = (ids(), Vec::<&String>::new());
    assert_eq!(
        rules.difference(&once).collect::<Vec<_>>(),
        none,
        "rules without a heading"
    );
    assert_eq!(
        once.difference(&rules).collect::<Vec<_>>(),
        none,
        "headings without a rule"
    );
}

/// What a function's documentation names under "Rules" can be looked up.
#[test]
fn the_rules_that_the_documentation_of_an_export_names_are_in_the_table() {
    let ids = ids();
    let mut unknown = Vec::new();
    for path in sources(&workspace().join("crates/exports/src")) {
        for name in rules_named_in(&text(&path)) {
            if !ids.contains(&name) {
                unknown.push(format!("{}: {name}", path.display()));
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

/// The names in the lists below the headings `# Rules`. A list is names in backquotes with commas between
/// them; what comes after is prose.
fn rules_named_in(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for section in text.split("/// # Rules\n").skip(1) {
        let lines = section
            .lines()
            .map_while(|line| line.trim_start().strip_prefix("/// "));
        let list = lines.collect::<Vec<_>>().join(" ");
        names.extend(
            list.split(", ")
                .map_while(|entry| entry.strip_prefix('`'))
                .map(name_before_backquote),
        );
    }
    names
}

fn name_before_backquote(entry: &str) -> String {
    entry.split('`').next().unwrap_or(entry).to_owned()
}
