//! A schedule in a file: what `openndis check` leaves behind for each violation, and `openndis replay` runs.
//!
//! It is TOML, so that a reader sees at once of which driver and of which violation it is. A schedule fits only
//! the image that it was found with, and a machine of the same make.

use explore::Schedule;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version of the form.
const FORMAT: u32 = 1;

/// A schedule with all that is needed to run it again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScheduleFile {
    format: u32,
    /// The driver's file name.
    pub driver: String,
    /// SHA-256 of the driver's image.
    pub sha256: String,
    /// The rule that it shows broken.
    pub rule: String,
    /// Where, relative to the image.
    pub place: String,
    /// What is wrong, in one sentence.
    pub title: String,
    /// The answers that are not 0: `QUESTION:ANSWER`.
    pub choices: String,
    /// What a run needs besides to be the same.
    pub setting: super::Setting,
}

/// Why a schedule can't be replayed.
#[derive(Debug, Error)]
pub enum ReplayError {
    /// The text is no schedule file.
    #[error("{file}: this is no schedule of openndis: {problem}")]
    Form {
        /// The schedule's file.
        file: String,
        /// What is wrong with it.
        problem: Box<toml::de::Error>,
    },
    /// A later version wrote it.
    #[error("{file}: the schedule has format {format}; this openndis reads format {FORMAT}")]
    Format {
        /// The schedule's file.
        file: String,
        /// Its format.
        format: u32,
    },
    /// The choices can't be read.
    #[error("{file}: bad choices: {problem}")]
    Choices {
        /// The schedule's file.
        file: String,
        /// What is wrong with them.
        problem: explore::ScheduleError,
    },
    /// It is of another build of the driver.
    #[error(
        "{file} is a schedule of another build of the driver: it was found with an image of SHA-256\n  {expected}\nbut {image} has\n  {found}\nRun `openndis check` on this image, or replay with the image that the schedule belongs to."
    )]
    OtherImage {
        /// The schedule's file.
        file: String,
        /// The image's hash in the schedule.
        expected: String,
        /// The image's file.
        image: String,
        /// The image's hash.
        found: String,
    },
}

impl ScheduleFile {
    /// The schedule of a violation of a check.
    #[must_use]
    pub fn new(found: &super::Found, outcome: &super::CheckOutcome) -> Self {
        let driver = &outcome.driver;
        Self {
            format: FORMAT,
            driver: crate::run::short_name(&driver.file).to_owned(),
            sha256: driver.sha256.clone(),
            rule: found.violation.rule.clone().into_owned(),
            place: found.violation.place.address.clone(),
            title: found.violation.title.clone(),
            choices: found.choices.clone(),
            setting: outcome.setting,
        }
    }

    /// Reads the text of `file`.
    ///
    /// # Errors
    /// If it is no schedule file, or of a later version.
    pub fn parse(file: &str, text: &str) -> Result<Self, ReplayError> {
        let parsed: Self = toml::from_str(text).map_err(|problem| ReplayError::Form {
            file: file.to_owned(),
            problem: Box::new(problem),
        })?;
        if parsed.format != FORMAT {
            return Err(ReplayError::Format {
                file: file.to_owned(),
                format: parsed.format,
            });
        }
        Ok(parsed)
    }

    /// The file's text, for a schedule that [`ScheduleFile::parse`] reads back.
    #[must_use]
    pub fn text(&self) -> String {
        let fields = toml::to_string(self).unwrap_or_default();
        format!(
            "# Run it again: openndis replay {} FILE\n{fields}",
            self.driver
        )
    }

    /// The schedule, if it belongs to the image with hash `sha256`.
    ///
    /// # Errors
    /// If it belongs to another image, or can't be read.
    pub fn schedule(&self, file: &str, image: &str, sha256: &str) -> Result<Schedule, ReplayError> {
        if self.sha256 != sha256 {
            return Err(ReplayError::OtherImage {
                file: file.to_owned(),
                expected: self.sha256.clone(),
                image: image.to_owned(),
                found: sha256.to_owned(),
            });
        }
        self.choices
            .parse()
            .map_err(|problem| ReplayError::Choices {
                file: file.to_owned(),
                problem,
            })
    }
}
