//! A rule that was broken, as data: what, where, by whom, what led to it, and how to replay it.
//!
//! Addresses are text relative to the driver's image and objects are numbered per run, so that the
//! same schedule gives the same report on every machine, to the last byte.

use std::borrow::Cow;

use abi::Kirql;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{BugCheckTemplate, Rule};

/// One occurrence of a broken rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The rule's name, [`Rule::id`].
    pub rule: Cow<'static, str>,
    /// Export, object and what is wrong, on one line and in the present tense.
    pub title: String,
    /// Where it was found; `where` in JSON.
    #[serde(rename = "where")]
    pub place: Place,
    /// What happened earlier and explains it, the nearest cause first.
    pub related: Vec<Related>,
    /// The bug check that Windows shows, if it is documented; `bugcheck` in JSON.
    #[serde(rename = "bugcheck")]
    pub bug_check: Option<BugCheck>,
    /// What the documentation requires, [`Rule::requires`].
    pub requires: Cow<'static, str>,
    /// The page that requires it, [`Rule::page`].
    pub page: Cow<'static, str>,
    /// What to do about it.
    pub help: String,
    /// The command that runs the same schedule again, with the schedule's origin if known.
    pub replay: Option<String>,
}

impl Violation {
    /// A violation of `rule` found at `place`, with the rule's own help and nothing related yet.
    #[must_use]
    pub fn new(rule: &Rule, title: impl Into<String>, place: Place) -> Self {
        Self {
            rule: rule.id.into(),
            title: title.into(),
            place,
            related: Vec::new(),
            bug_check: None,
            requires: rule.requires.into(),
            page: rule.page.into(),
            help: rule.help.to_owned(),
            replay: None,
        }
    }

    /// Adds an earlier event: `label` says what happened then ("queued", "allocated").
    #[must_use]
    pub fn with_related(mut self, label: impl Into<String>, place: Place) -> Self {
        self.related.push(Related {
            label: label.into(),
            place,
        });
        self
    }

    /// Says which bug check Windows would show, with its four parameters.
    #[must_use]
    pub fn with_bug_check(mut self, template: &BugCheckTemplate, parameters: [u64; 4]) -> Self {
        self.bug_check = Some(BugCheck {
            code: template.code,
            name: template.name.to_owned(),
            parameters,
        });
        self
    }

    /// Replaces the rule's help by advice for this case.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Says how to run the same schedule again.
    #[must_use]
    pub fn with_replay(mut self, replay: impl Into<String>) -> Self {
        self.replay = Some(replay.into());
        self
    }
}

/// Where in a run something was done, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The step of the run, counted from its start.
    pub step: u64,
    /// Who did it: "thread 0", "DPC on processor 1".
    pub activity: String,
    /// The driver's routine that NDIS or the kernel had called: "`MiniportHaltEx`", "the timer callback".
    pub callback: Option<String>,
    /// The processor's IRQL; a number in JSON.
    #[serde(serialize_with = "level", deserialize_with = "read_level")]
    pub irql: Kirql,
    /// The instruction, relative to its image: "`sample.sys+0x11a4`".
    pub address: String,
    /// The nearest name before it in the image, if that has any: "`MpHalt+0x3c`".
    pub symbol: Option<String>,
    /// Whether `address` is where a call returns to: what happened is the call before it.
    #[serde(default)]
    pub return_address: bool,
    /// The function in the source, if debug information is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// The line it was compiled from, if debug information is known; `file`, `line` and `column` in JSON.
    #[serde(flatten)]
    pub source: Option<SourceLine>,
    /// The callers, innermost first, without the instruction itself.
    pub stack: Vec<Frame>,
}

/// One caller on a stack.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Frame {
    /// The return address, relative to its image; the address before it in the stack, if `inlined`.
    pub address: String,
    /// The nearest name before it in the image, if that has any.
    pub symbol: Option<String>,
    /// The function in the source, if debug information is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// The line of the call, if debug information is known; `file`, `line` and `column` in JSON.
    #[serde(flatten)]
    pub source: Option<SourceLine>,
    /// Whether the compiler has put the frame before this one into this function, instead of a call.
    #[serde(default)]
    pub inlined: bool,
}

/// A line of the driver's source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// The file as the debug information names it.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// The column, counted from 1, if the compiler told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
}

/// An earlier event that the violation conflicts with or follows from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// What happened then: "queued", "allocated", "waits for event 3".
    pub label: String,
    /// Where and by whom; `where` in JSON.
    #[serde(rename = "where")]
    pub place: Place,
}

/// A bug check with the parameters of this case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BugCheck {
    /// The code; hexadecimal text in JSON.
    #[serde(serialize_with = "hexadecimal_code", deserialize_with = "read_code")]
    pub code: u32,
    /// The code's name, as documented.
    pub name: String,
    /// The parameters; hexadecimal text in JSON, since a JSON number is not exact above 2^53.
    #[serde(
        serialize_with = "hexadecimal_parameters",
        deserialize_with = "read_parameters"
    )]
    pub parameters: [u64; 4],
}

fn level<S: Serializer>(irql: &Kirql, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_u8(irql.0)
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes fields by reference"
)]
fn hexadecimal_code<S: Serializer>(code: &u32, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{code:#X}"))
}

fn hexadecimal_parameters<S: Serializer>(
    parameters: &[u64; 4],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(parameters.map(|parameter| format!("{parameter:#x}")))
}

fn read_level<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kirql, D::Error> {
    u8::deserialize(deserializer).map(Kirql)
}

/// A number as hexadecimal text.
fn hexadecimal<E: serde::de::Error>(text: &str) -> Result<u64, E> {
    let digits = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    digits
        .and_then(|digits| u64::from_str_radix(digits, 16).ok())
        .ok_or_else(|| E::custom(format_args!("{text:?} is no hexadecimal number")))
}

fn read_code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    let text = String::deserialize(deserializer)?;
    let code = hexadecimal::<D::Error>(&text)?;
    u32::try_from(code).map_err(serde::de::Error::custom)
}

fn read_parameters<'de, D: Deserializer<'de>>(deserializer: D) -> Result<[u64; 4], D::Error> {
    let texts = <[String; 4]>::deserialize(deserializer)?;
    let mut parameters = [0; 4];
    for (parameter, text) in parameters.iter_mut().zip(&texts) {
        *parameter = hexadecimal::<D::Error>(text)?;
    }
    Ok(parameters)
}
