//! How soon `check` finds each wrong driver: the number of the first schedule that shows its rule, the median over
//! twenty seeds, as a table in Markdown. `cargo bench -p openndis-benches --bench found [NAME]... > docs/src/found.md` writes the book's.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark prints, and one that can't go on fails"
)]

use std::path::{Path, PathBuf};

use openndis::{CheckOptions, Strategy};

/// Seeds that are tried.
const SEEDS: u64 = 20;
/// Schedules after which a driver counts as not found.
const MOST: u64 = 1_000;
/// Violations of other rules that may come first.
const OTHERS: usize = 12;

fn main() {
    let wanted: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    println!("# How soon wrong drivers are found\n");
    println!(
        "The number of the first schedule in which `openndis check` sees the rule broken that a wrong driver is named after: \
         the median over {SEEDS} seeds, the most, and of how many seeds it was found within {MOST} schedules. 1 is the plain \
         schedule, which `openndis run` shows too.\n"
    );
    println!("| Driver | portfolio | most | found | random | PCT |");
    println!("|---|---:|---:|---:|---:|---:|");
    for path in images() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if wanted.is_empty() || wanted.iter().any(|part| name.contains(part.as_str())) {
            println!("{}", row(&name, &std::fs::read(&path).unwrap()));
        }
    }
}

fn images() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../drivers/images/fail");
    let mut images: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sys"))
        .collect();
    images.sort();
    images
}

fn row(name: &str, bytes: &[u8]) -> String {
    // The plain schedule is the same for all seeds and strategies.
    if found(name, bytes, Strategy::Portfolio, 1, 1).is_some() {
        return format!("| {name} | 1 | 1 | {SEEDS}/{SEEDS} | 1 | 1 |");
    }
    let portfolio = all_seeds(name, bytes, Strategy::Portfolio);
    let found = portfolio.iter().flatten().count();
    let most = portfolio
        .iter()
        .copied()
        .max_by_key(|found| found.unwrap_or(u64::MAX));
    let random = all_seeds(name, bytes, Strategy::Random);
    let pct = all_seeds(name, bytes, Strategy::Pct);
    format!(
        "| {name} | {} | {} | {found}/{SEEDS} | {} | {} |",
        shown(median(portfolio)),
        shown(most.flatten()),
        shown(median(random)),
        shown(median(pct))
    )
}

fn all_seeds(name: &str, bytes: &[u8], strategy: Strategy) -> Vec<Option<u64>> {
    (1..=SEEDS)
        .map(|seed| found(name, bytes, strategy, seed, MOST))
        .collect()
}

/// The number of the schedule that shows the rule first; none, if it is not among the first `most`.
fn found(name: &str, bytes: &[u8], strategy: Strategy, seed: u64, most: u64) -> Option<u64> {
    let rule = name.split("--").next().unwrap();
    let options = CheckOptions {
        schedules: most,
        seed,
        strategy,
        shrink_runs: 0,
        ..CheckOptions::default()
    };
    let file = format!("{name}.sys");
    for enough in 1..=OTHERS {
        let mut found_enough = |progress: openndis::Progress| progress.violations < enough;
        let outcome = openndis::check(&file, bytes, &options, &mut found_enough);
        let of_rule = outcome
            .violations
            .iter()
            .find(|found| found.violation.rule == rule);
        if let Some(first) = of_rule {
            return Some(first.found_in);
        }
        if outcome.schedules_run >= most {
            break;
        }
    }
    None
}

fn median(mut numbers: Vec<Option<u64>>) -> Option<u64> {
    numbers.sort_by_key(|number| number.unwrap_or(u64::MAX));
    numbers[(numbers.len() - 1) / 2]
}

fn shown(number: Option<u64>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}
