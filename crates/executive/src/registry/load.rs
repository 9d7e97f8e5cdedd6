//! Keys and values from a TOML text.
//!
//! The form of the text is described at [`Registry::load`](super::Registry::load).

use abi::constants::wdm as constant;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};

use super::keys::{KeyError, KeyId, Keys};
use super::{NETWORK_ADAPTERS, SERVICES};

/// A text that is no description of a registry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct RegistryLoadError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: RegistryLoadReason,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RegistryLoadReason {
    /// It is not TOML.
    #[error("not TOML: {0}")]
    Syntax(String),
    /// A table is none of the known names and no path.
    #[error("'{0}' is not a key: use [adapter], [service] or ['\\Registry\\Machine\\…']")]
    NotAKey(String),
    /// A value stands outside of all tables.
    #[error("'{0}' stands outside of any key: put it below [adapter], [service] or a path")]
    OutsideOfKeys(String),
    /// A path or a name of a key is not well formed.
    #[error("'{0}' is not a well-formed name of a key")]
    BadKeyName(String),
    /// Two names differ only in case.
    #[error("'{0}' is there already: the registry does not tell names apart by case")]
    Duplicate(String),
    /// A value is of a kind that the registry does not have.
    #[error(
        "'{name}' is a {kind}: use text, a number, an array of texts, or {{ type = …, value = … }}"
    )]
    UnknownKind {
        /// The value's name.
        name: String,
        /// TOML's name for what it is.
        kind: &'static str,
    },
    /// The type is none of those that can be written.
    #[error(
        "{0} is not a type: use REG_SZ, REG_EXPAND_SZ, REG_MULTI_SZ, REG_DWORD, REG_QWORD, REG_BINARY or REG_NONE"
    )]
    UnknownType(String),
    /// The value does not fit its type.
    #[error("'{name}' does not fit {kind}: {wanted}")]
    DoesNotFit {
        /// The value's name.
        name: String,
        /// The type.
        kind: &'static str,
        /// What the type takes.
        wanted: &'static str,
    },
}

type Outcome<T> = Result<T, (usize, RegistryLoadReason)>;

/// Adds what `text` describes to `keys`.
pub(super) fn load(keys: &mut Keys, text: &str, service: &str) -> Result<(), RegistryLoadError> {
    let line_of = |offset: usize| {
        text.bytes()
            .take(offset)
            .filter(|&byte| byte == b'\n')
            .count()
            + 1
    };
    let document = DeTable::parse(text).map_err(|error| RegistryLoadError {
        line: line_of(error.span().map_or(0, |span| span.start)),
        reason: RegistryLoadReason::Syntax(error.message().to_owned()),
    })?;
    load_document(keys, document.get_ref(), service).map_err(|(offset, reason)| RegistryLoadError {
        line: line_of(offset),
        reason,
    })
}

fn load_document(keys: &mut Keys, document: &DeTable<'_>, service: &str) -> Outcome<()> {
    for (name, value) in in_order(document) {
        let offset = name.span().start;
        let name = name.get_ref().as_ref();
        let DeValue::Table(table) = value.get_ref() else {
            return Err((offset, RegistryLoadReason::OutsideOfKeys(name.to_owned())));
        };
        let path = match name {
            "adapter" => format!("{NETWORK_ADAPTERS}\\0000"),
            "service" => format!("{SERVICES}\\{service}"),
            _ if name.starts_with('\\') => name.to_owned(),
            _ => return Err((offset, RegistryLoadReason::NotAKey(name.to_owned()))),
        };
        let id = keys
            .create_path(&path)
            .map_err(|_| bad_name(offset, name))?;
        load_key(keys, id, table)?;
    }
    Ok(())
}

fn load_key(keys: &mut Keys, id: KeyId, table: &DeTable<'_>) -> Outcome<()> {
    for (name, value) in in_order(table) {
        let offset = name.span().start;
        let name = name.get_ref().as_ref();
        match value.get_ref() {
            DeValue::Table(subkey) if !subkey.contains_key("type") => {
                let child = keys
                    .subkey_or_new(id, name)
                    .map_err(|_| bad_name(offset, name))?;
                load_key(keys, child, subkey)?;
            }
            _ => {
                let (kind, data) = convert(name, value)?;
                add_value(keys, id, name, kind, &data).map_err(|reason| (offset, reason))?;
            }
        }
    }
    Ok(())
}

fn add_value(
    keys: &mut Keys,
    id: KeyId,
    name: &str,
    kind: u32,
    data: &[u8],
) -> Result<(), RegistryLoadReason> {
    // The name `@` is the key's default value, as in registration files.
    let wide: Vec<u16> = if name == "@" {
        Vec::new()
    } else {
        name.encode_utf16().collect()
    };
    let known = keys.key(id).is_ok_and(|key| key.value(&wide).is_some());
    if known {
        return Err(RegistryLoadReason::Duplicate(name.to_owned()));
    }
    let failed = |_: KeyError| RegistryLoadReason::BadKeyName(name.to_owned());
    keys.set_value(id, &wide, kind, data).map_err(failed)
}

fn bad_name(offset: usize, name: &str) -> (usize, RegistryLoadReason) {
    (offset, RegistryLoadReason::BadKeyName(name.to_owned()))
}

/// The entries of a table as they stand in the text.
fn in_order<'a, 'i>(
    table: &'a DeTable<'i>,
) -> Vec<(
    &'a Spanned<toml::de::DeString<'i>>,
    &'a Spanned<DeValue<'i>>,
)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start);
    entries
}

/// Type and data of a value.
fn convert(name: &str, value: &Spanned<DeValue<'_>>) -> Outcome<(u32, Vec<u8>)> {
    let offset = value.span().start;
    match value.get_ref() {
        DeValue::String(text) => Ok((constant::REG_SZ, text_data(text))),
        DeValue::Integer(_) => typed(name, "REG_DWORD", value),
        DeValue::Array(_) => typed(name, "REG_MULTI_SZ", value),
        DeValue::Table(table) => {
            let unknown = || RegistryLoadReason::UnknownKind {
                name: name.to_owned(),
                kind: "table",
            };
            let kind = table
                .get("type")
                .and_then(|kind| kind.get_ref().as_str())
                .ok_or((offset, unknown()))?;
            let value = table.get("value").ok_or((offset, unknown()))?;
            typed(name, kind, value)
        }
        other => Err((
            offset,
            RegistryLoadReason::UnknownKind {
                name: name.to_owned(),
                kind: other.type_str(),
            },
        )),
    }
}

/// Type and data of a value whose type is written out.
fn typed(name: &str, kind: &str, value: &Spanned<DeValue<'_>>) -> Outcome<(u32, Vec<u8>)> {
    type Conversion = fn(&DeValue<'_>) -> Option<Vec<u8>>;
    const TEXT: &str = "it takes text";
    const HEX: &str = "it takes text of hexadecimal bytes, as \"01 02 ff\"";
    let types: [(&'static str, u32, &'static str, Conversion); 7] = [
        ("REG_SZ", constant::REG_SZ, TEXT, text),
        ("REG_EXPAND_SZ", constant::REG_EXPAND_SZ, TEXT, text),
        (
            "REG_MULTI_SZ",
            constant::REG_MULTI_SZ,
            "it takes an array of texts",
            |value| multi_data(value.as_array()?),
        ),
        (
            "REG_DWORD",
            constant::REG_DWORD,
            "it takes a number from 0 to 4294967295",
            |value| {
                Some(
                    u32::try_from(integer(value.as_integer()?)?)
                        .ok()?
                        .to_le_bytes()
                        .to_vec(),
                )
            },
        ),
        (
            "REG_QWORD",
            constant::REG_QWORD,
            "it takes a number from 0 to 18446744073709551615",
            |value| Some(integer(value.as_integer()?)?.to_le_bytes().to_vec()),
        ),
        ("REG_BINARY", constant::REG_BINARY, HEX, hex),
        ("REG_NONE", constant::REG_NONE, HEX, hex),
    ];
    let offset = value.span().start;
    let Some(&(kind, number, wanted, convert)) = types.iter().find(|entry| entry.0 == kind) else {
        return Err((offset, RegistryLoadReason::UnknownType(kind.to_owned())));
    };
    let name = name.to_owned();
    let data = convert(value.get_ref()).ok_or((
        offset,
        RegistryLoadReason::DoesNotFit { name, kind, wanted },
    ))?;
    Ok((number, data))
}

fn text(value: &DeValue<'_>) -> Option<Vec<u8>> {
    value.as_str().map(text_data)
}

/// UTF-16 with a NUL.
fn text_data(text: &str) -> Vec<u8> {
    text.encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect()
}

/// Each text with its NUL, and a NUL behind the last one.
fn multi_data(texts: &DeArray<'_>) -> Option<Vec<u8>> {
    let mut data = Vec::new();
    for text in texts.iter() {
        let text = text.get_ref().as_str()?;
        // An empty text would be taken for the end of the list.
        if text.is_empty() {
            return None;
        }
        data.extend(text_data(text));
    }
    data.extend([0, 0]);
    Some(data)
}

fn integer(value: &DeInteger<'_>) -> Option<u64> {
    u64::from_str_radix(value.as_str(), value.radix()).ok()
}

fn hex(value: &DeValue<'_>) -> Option<Vec<u8>> {
    let digits: Vec<u32> = (value.as_str()?.chars())
        .filter(|character| !matches!(character, ' ' | ',' | '-'))
        .map(|character| character.to_digit(16))
        .collect::<Option<_>>()?;
    if digits.len() % 2 == 1 {
        return None;
    }
    digits
        .chunks_exact(2)
        .map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok())
        .collect()
}
