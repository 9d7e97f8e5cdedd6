//! Each row of an export says what the documentation says: its page, its IRQLs, its parameters.
//!
//! The documentation is `tables/functions.tsv` and `tables/signatures.tsv`. Where a function's page and
//! the annotation of its declaration differ, the looser one holds, so that no driver is accused of what
//! one of the two allows.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use abi::Kirql;
use machine::{Export, ExportKind, IrqlRange};

/// Functions whose page and annotation allow different IRQLs. The looser one holds.
const DIFFERENCES: &[&str] = &[
    "ExAcquireFastMutexUnsafe",
    "ExReleaseFastMutexUnsafe",
    "KeFlushQueuedDpcs",
    "KeInitializeSemaphore",
    "KeQueryDpcWatchdogInformation",
    "KeReadStateSemaphore",
    "KeReleaseSpinLockFromDpcLevel",
    "KeRevertToUserAffinityThreadEx",
    "KeRevertToUserGroupAffinityThread",
    "KeSetPriorityThread",
    "KeSetSystemAffinityThread",
    "KeSetSystemAffinityThreadEx",
    "KeSetSystemGroupAffinityThread",
    "KeTryToAcquireSpinLockAtDpcLevel",
    "NdisAdjustNetBufferCurrentMdl",
    "NdisEqualString",
    "NdisGetNetBufferListProtocolId",
    "NdisInitializeEvent",
    "NdisInitializeReadWriteLock",
    "NdisSystemProcessorCount",
];

/// Functions whose row has other IRQLs than the tables, and why.
const IRQL_EXCEPTIONS: &[(&str, &str)] = &[
    (
        "ExAcquireSpinLockShared",
        "its page gives the IRQL that it raises to; the remarks allow every lower one",
    ),
    (
        "KeReleaseInStackQueuedSpinLockFromDpcLevel",
        "its page gives none, and the lock may be acquired above DISPATCH_LEVEL and is released there",
    ),
    (
        "KeWaitForMultipleObjects",
        "the IRQL depends on the timeout: the wait itself checks it",
    ),
    (
        "KeWaitForSingleObject",
        "the IRQL depends on the timeout: the wait itself checks it",
    ),
    (
        "NdisCurrentProcessorIndex",
        "NdisCurrentGroupAndProcessor gives the same answer and is documented for every higher IRQL",
    ),
];

/// Functions whose parameters are not named as in the tables, and why.
const PARAMETER_EXCEPTIONS: &[(&str, &str)] = &[("KeCancelTimer", "declared without a name")];

/// Where the pages are that a row may name.
const PAGE_ROOTS: &[&str] = &[
    "c-runtime-library/reference/",
    "cpp/build/",
    "ddi/",
    "debugger/",
    "kernel/",
    "network/",
    "previous-versions/",
    "win32/",
];

fn rows() -> Vec<&'static Export> {
    exports::sections().into_iter().flatten().collect()
}

/// The columns of each line of `tables/NAME`, without the line of titles.
fn table(name: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tables")
        .join(name);
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .skip(1)
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

/// What is documented of a function.
#[derive(Default)]
struct Documented {
    pages: Vec<String>,
    /// The IRQLs that its page gives; more than one page may describe it.
    page: Option<IrqlRange>,
    /// The IRQLs that its declaration is annotated with.
    annotation: Option<IrqlRange>,
}

impl Documented {
    fn irql(&self) -> Option<IrqlRange> {
        match (self.page, self.annotation) {
            (Some(page), Some(annotation)) => Some(looser(page, annotation)),
            (page, annotation) => page.or(annotation),
        }
    }
}

fn looser(one: IrqlRange, other: IrqlRange) -> IrqlRange {
    IrqlRange {
        lowest: one.lowest.min(other.lowest),
        highest: one.highest.max(other.highest),
    }
}

fn documented() -> BTreeMap<String, Documented> {
    let mut functions: BTreeMap<String, Documented> = BTreeMap::new();
    for line in table("functions.tsv") {
        let [name, page, irql, annotation] = line.as_slice() else {
            panic!("{line:?} has not four columns");
        };
        let function = functions.entry(name.clone()).or_default();
        if !page.is_empty() {
            function.pages.push(page.clone());
        }
        if let Some(range) = range(irql) {
            function.page = Some(function.page.map_or(range, |known| looser(known, range)));
        }
        function.annotation = range(annotation);
    }
    functions
}

/// A range as the table writes it; `None` where nothing is said.
fn range(text: &str) -> Option<IrqlRange> {
    let (how, level) = match text {
        "" => return None,
        "any" => return Some(IrqlRange::ANY),
        text => text
            .split_once(' ')
            .unwrap_or_else(|| panic!("{text} is no IRQL range")),
    };
    let level = match level {
        "PASSIVE_LEVEL" => Kirql::PASSIVE_LEVEL,
        "APC_LEVEL" => Kirql::APC_LEVEL,
        "DISPATCH_LEVEL" => Kirql::DISPATCH_LEVEL,
        "DIRQL" | "HIGH_LEVEL" => Kirql::HIGH_LEVEL,
        other => panic!("{other} is no IRQL"),
    };
    Some(match how {
        "<=" => IrqlRange::up_to(level),
        "=" => IrqlRange::exactly(level),
        ">=" => IrqlRange::from(level),
        other => panic!("{other} is no comparison"),
    })
}

/// Names of parameters by the name of the function that drivers import, without the final `...`.
fn signatures() -> BTreeMap<String, Signature> {
    table("signatures.tsv")
        .into_iter()
        .filter(|line| line[1] == "import")
        .map(|line| (line[0].clone(), Signature::read(&line[3])))
        .collect()
}

struct Signature {
    parameters: Vec<String>,
    variadic: bool,
}

impl Signature {
    fn read(parameters: &str) -> Self {
        let mut parameters: Vec<String> = parameters
            .split("; ")
            .filter(|parameter| !parameter.is_empty() && *parameter != "void")
            .filter_map(|parameter| parameter.split([' ', '*']).next_back())
            .map(|name| name.split('[').next().unwrap_or(name).to_owned())
            .collect();
        let variadic = parameters.pop_if(|last| last == "...").is_some();
        Self {
            parameters,
            variadic,
        }
    }
}

fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn no_function_is_declared_twice() {
    let mut names = BTreeSet::new();
    let twice: Vec<String> = rows()
        .iter()
        .filter(|row| !names.insert(row.name))
        .map(|row| row.name.to_owned())
        .collect();
    assert_none(&twice);
}

#[test]
fn a_row_names_a_page() {
    let without: Vec<String> = rows()
        .iter()
        .filter(|row| {
            let rest = PAGE_ROOTS
                .iter()
                .find_map(|root| row.docs.strip_prefix(root));
            rest.is_none_or(str::is_empty) || row.docs.contains(' ')
        })
        .map(|row| format!("{}: {:?} is no page", row.name, row.docs))
        .collect();
    assert_none(&without);
}

#[test]
fn a_row_names_the_page_of_its_function() {
    let documented = documented();
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| Some((row, &documented.get(row.name)?.pages)))
        .filter(|(row, pages)| !pages.is_empty() && !pages.iter().any(|page| page == row.docs))
        .map(|(row, pages)| format!("{}: {} is not {}", row.name, row.docs, pages.join(" or ")))
        .collect();
    assert_none(&wrong);
}

/// A name with other capitals would never be bound.
#[test]
fn a_name_is_spelled_as_in_the_tables() {
    let mut spellings: BTreeMap<String, String> = BTreeMap::new();
    for name in documented().into_keys().chain(signatures().into_keys()) {
        spellings.insert(name.to_ascii_lowercase(), name);
    }
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| Some((row, spellings.get(&row.name.to_ascii_lowercase())?)))
        .filter(|(row, name)| row.name != *name)
        .map(|(row, name)| format!("{} is spelled {name}", row.name))
        .collect();
    assert_none(&wrong);
}

#[test]
fn a_row_has_the_documented_irqls() {
    let documented = documented();
    let exceptions: BTreeSet<&str> = IRQL_EXCEPTIONS.iter().map(|(name, _)| *name).collect();
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| Some((row, documented.get(row.name)?.irql()?)))
        .filter(|(row, irql)| (row.irql != *irql) != exceptions.contains(row.name))
        .map(|(row, irql)| format!("{}: the row has {}, the tables {irql}", row.name, row.irql))
        .collect();
    assert_none(&wrong);
}

#[test]
fn page_and_annotation_differ_for_the_listed_functions_only() {
    let documented = documented();
    let differences: Vec<&str> = rows()
        .iter()
        .filter_map(|row| Some((row.name, documented.get(row.name)?)))
        .filter(|(_, function)| {
            function
                .page
                .zip(function.annotation)
                .is_some_and(|(page, annotation)| page != annotation)
        })
        .map(|(name, _)| name)
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    assert_eq!(differences, DIFFERENCES);
}

#[test]
fn a_row_names_the_parameters_as_declared() {
    let signatures = signatures();
    let exceptions: BTreeSet<&str> = PARAMETER_EXCEPTIONS.iter().map(|(name, _)| *name).collect();
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| Some((row, signatures.get(row.name)?)))
        .filter(|(row, signature)| {
            (row.parameters != signature.parameters) != exceptions.contains(row.name)
        })
        .map(|(row, signature)| {
            format!(
                "{}: {:?} are not {:?}",
                row.name, row.parameters, signature.parameters
            )
        })
        .collect();
    assert_none(&wrong);
}

#[test]
fn a_row_is_variadic_if_the_function_is() {
    let signatures = signatures();
    let wrong: Vec<String> = rows()
        .iter()
        .filter_map(|row| Some((row, signatures.get(row.name)?)))
        .filter(|(row, signature)| {
            signature.variadic != matches!(row.kind, ExportKind::Function { variadic: true, .. })
        })
        .map(|(row, _)| row.name.to_owned())
        .collect();
    assert_none(&wrong);
}
