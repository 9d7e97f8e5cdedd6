//! What a C type of the tables is: a number, a pointer, or something with fields of its own.

use super::tables::Tables;

/// How the kernel side sees a field of some C type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// A Rust integer type: `u8`, `i64`; pointers, handles and function pointers are `u64`.
    Scalar(&'static str),
    /// A structure or union that is part of the outer one, with its tag where a table has it.
    Embedded(Option<String>),
    /// An array of anything.
    Array,
}

/// Integer types that C calls signed and whose value the kernel side reads as such.
const SIGNED: &[&str] = &[
    "CHAR",
    "CCHAR",
    "SHORT",
    "CSHORT",
    "LONG",
    "LONG64",
    "LONGLONG",
    "LONG_PTR",
    "INT",
    "int",
    "char",
    "short",
    "long",
    "__int64",
    "KPRIORITY",
    "LARGE_INTEGER",
    "_LARGE_INTEGER",
    "PHYSICAL_ADDRESS",
];

/// Unions of eight bytes that are read as one number.
const NUMBERS: &[&str] = &[
    "LARGE_INTEGER",
    "_LARGE_INTEGER",
    "ULARGE_INTEGER",
    "PHYSICAL_ADDRESS",
    "NET_LUID",
    "_NET_LUID_LH",
];

/// Says what a field of type `kind` with `size` bytes is.
pub(super) fn shape(tables: &Tables, kind: &str, size: Option<u64>) -> Shape {
    let bare = kind.replace("volatile ", "").replace("const ", "");
    let bare = bare.trim();
    if bare.ends_with(']') {
        return Shape::Array;
    }
    if bare.contains('*') {
        return Shape::Scalar("u64");
    }
    let (resolved, pointer) = resolve(tables, bare);
    if !pointer && !NUMBERS.contains(&resolved.as_str()) && !NUMBERS.contains(&bare) {
        if let Some(tag) = structure_tag(tables, &resolved) {
            return Shape::Embedded(Some(tag));
        }
        if resolved.starts_with("(unnamed")
            || resolved.starts_with("struct")
            || resolved.starts_with("union")
        {
            return Shape::Embedded(None);
        }
    }
    // C has status codes signed; here they are their bits, as everywhere in the project.
    let status = bare.ends_with("STATUS");
    let signed = !status && (SIGNED.contains(&bare) || SIGNED.contains(&resolved.as_str()));
    match (size, signed) {
        (Some(1), false) => Shape::Scalar("u8"),
        (Some(2), false) => Shape::Scalar("u16"),
        (Some(4), false) => Shape::Scalar("u32"),
        (Some(8), false) => Shape::Scalar("u64"),
        (Some(1), true) => Shape::Scalar("i8"),
        (Some(2), true) => Shape::Scalar("i16"),
        (Some(4), true) => Shape::Scalar("i32"),
        (Some(8), true) => Shape::Scalar("i64"),
        _ => Shape::Embedded(None),
    }
}

/// Follows typedefs to the end; also says whether that is a pointer.
pub(super) fn resolve(tables: &Tables, kind: &str) -> (String, bool) {
    let mut name = kind.trim();
    // No chain of typedefs is this long: the bound only keeps a broken table from hanging us.
    for _ in 0..16 {
        let Some(next) = tables.typedefs.get(name) else {
            break;
        };
        name = next.trim();
        if name.contains('*') {
            return (name.to_owned(), true);
        }
    }
    (name.to_owned(), false)
}

/// The tag under which a table has the structure `name`: `_MDL` for `MDL` and `struct _MDL`.
pub(super) fn structure_tag(tables: &Tables, name: &str) -> Option<String> {
    let bare = name
        .trim_start_matches("struct ")
        .trim_start_matches("union ");
    // The tags of network interfaces' types end in `_LH`, their names don't.
    [bare.to_owned(), format!("_{bare}"), format!("_{bare}_LH")]
        .into_iter()
        .find(|tag| {
            tables.structures.contains_key(tag) || tables.internal_structures.contains_key(tag)
        })
}
