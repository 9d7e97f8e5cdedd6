//! A schedule: the numbers chosen in a run, which make the run again.
//!
//! Most answers are 0 (the running actor goes on, nothing fails, the plain variation), so only the
//! others are kept, each with the number of its question. Questions with one alternative are not counted.

use std::fmt;
use std::str::FromStr;

use crate::{Question, Scheduler, Topic};

/// The answers of a run, as far as they are not 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Schedule {
    deviations: Vec<Deviation>,
}

/// An answer that is not 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deviation {
    /// The number of the question in the run, from 0, of those with more than one alternative.
    pub question: u32,
    /// The answer, at least 1.
    pub answer: u16,
}

/// Why a text is no schedule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScheduleError {
    /// A word is not of the form QUESTION:ANSWER.
    #[error(
        "word {number}, {word:?}, is not of the form QUESTION:ANSWER with an answer from 1 to 65535"
    )]
    Word {
        /// Which word, from 1.
        number: usize,
        /// The word.
        word: String,
    },
    /// The questions are not in ascending order.
    #[error("word {number}, {word:?}, does not come after the question before it")]
    Order {
        /// Which word, from 1.
        number: usize,
        /// The word.
        word: String,
    },
}

impl Schedule {
    /// The schedule with these answers; those that are 0 are left out.
    #[must_use]
    pub fn new(mut deviations: Vec<Deviation>) -> Self {
        deviations.retain(|deviation| deviation.answer != 0);
        deviations.sort_by_key(|deviation| deviation.question);
        deviations.dedup_by_key(|deviation| deviation.question);
        Self { deviations }
    }

    /// The answers that are not 0, in the order of their questions.
    #[must_use]
    pub fn deviations(&self) -> &[Deviation] {
        &self.deviations
    }

    /// Forgets all answers.
    pub(crate) fn clear(&mut self) {
        self.deviations.clear();
    }

    /// Notes the answer to a question that comes after all that were noted.
    #[inline]
    pub(crate) fn push(&mut self, question: u32, answer: usize) {
        // Without a branch: which answers are 0 is as good as random.
        let kept = self.deviations.len() + usize::from(answer != 0);
        let answer = u16::try_from(answer).unwrap_or(u16::MAX);
        self.deviations.push(Deviation { question, answer });
        self.deviations.truncate(kept);
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, deviation) in self.deviations.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            write!(
                formatter,
                "{space}{}:{}",
                deviation.question, deviation.answer
            )?;
        }
        Ok(())
    }
}

impl FromStr for Schedule {
    type Err = ScheduleError;

    fn from_str(text: &str) -> Result<Self, ScheduleError> {
        let mut deviations: Vec<Deviation> = Vec::new();
        for (index, word) in text.split_whitespace().enumerate() {
            let deviation = parse_word(word).ok_or_else(|| ScheduleError::Word {
                number: index + 1,
                word: word.to_owned(),
            })?;
            if deviations
                .last()
                .is_some_and(|last| last.question >= deviation.question)
            {
                return Err(ScheduleError::Order {
                    number: index + 1,
                    word: word.to_owned(),
                });
            }
            deviations.push(deviation);
        }
        Ok(Self { deviations })
    }
}

fn parse_word(word: &str) -> Option<Deviation> {
    let (question, answer) = word.split_once(':')?;
    let deviation = Deviation {
        question: question.parse().ok()?,
        answer: answer.parse().ok()?,
    };
    (deviation.answer != 0).then_some(deviation)
}

/// How far a schedule is from the plain one: what shrinking makes less of, the most important first.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub struct Cost {
    /// Operations that were made to fail.
    pub failures: u32,
    /// Times that the turn was taken from an actor that could have gone on.
    pub preemptions: u32,
    /// Variations of what happens that are not the plain one.
    pub variations: u32,
    /// Accesses to memory that were watched.
    pub watches: u32,
    /// Other answers that are not 0.
    pub others: u32,
    /// Questions asked.
    pub questions: u32,
}

impl Cost {
    pub(crate) fn note(&mut self, question: Question<'_>, answer: usize) {
        self.questions = self.questions.saturating_add(1);
        let deviates = u32::from(answer != 0);
        let counter = match question.topic {
            Topic::Failure => &mut self.failures,
            Topic::Variation => &mut self.variations,
            Topic::Watch { .. } => &mut self.watches,
            Topic::Next { .. } if question.current_goes_on() => &mut self.preemptions,
            Topic::Next { .. } => &mut self.others,
        };
        *counter = counter.saturating_add(deviates);
    }
}

/// Answers as a schedule says, and 0 where it says nothing.
#[derive(Debug)]
pub struct Replay {
    schedule: Schedule,
    question: u32,
    next: usize,
    /// A question to which the schedule's answer is none.
    strayed: Option<u32>,
}

impl Replay {
    /// Replays `schedule`.
    #[must_use]
    pub fn new(schedule: Schedule) -> Self {
        Self {
            schedule,
            question: 0,
            next: 0,
            strayed: None,
        }
    }

    /// The first question of the last run that the schedule does not fit: it has fewer alternatives than
    /// the schedule's answer asks for, or was never asked. None, if the schedule is of this run.
    #[must_use]
    pub fn strayed(&self) -> Option<u32> {
        let unused = self.schedule.deviations.get(self.next);
        self.strayed.or(unused.map(|deviation| deviation.question))
    }
}

impl Scheduler for Replay {
    fn start_run(&mut self) -> bool {
        self.question = 0;
        self.next = 0;
        self.strayed = None;
        true
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        if question.alternatives < 2 {
            return 0;
        }
        let number = self.question;
        self.question += 1;
        let Some(deviation) = self.schedule.deviations.get(self.next) else {
            return 0;
        };
        if deviation.question != number {
            return 0;
        }
        self.next += 1;
        let answer = usize::from(deviation.answer);
        if answer >= question.alternatives {
            self.strayed.get_or_insert(number);
        }
        answer.min(question.alternatives - 1)
    }

    /// A failure that nobody asks about would shift all later questions.
    fn injects_failures(&self) -> bool {
        true
    }

    fn steps_without_question(&mut self) -> u32 {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Recorder;

    #[test]
    fn text_of_a_schedule_is_read_back() {
        let schedule: Schedule = "3:1 17:2".parse().expect("a schedule");
        assert_eq!(schedule.to_string(), "3:1 17:2");
    }

    #[test]
    fn answer_that_says_nothing_is_refused() {
        let error = "3:0".parse::<Schedule>().expect_err("0 is no deviation");
        assert!(matches!(error, ScheduleError::Word { number: 1, .. }));
    }

    #[test]
    fn questions_out_of_order_are_refused() {
        let error = "3:1 3:2"
            .parse::<Schedule>()
            .expect_err("twice the same question");
        assert!(matches!(error, ScheduleError::Order { number: 2, .. }));
    }

    #[test]
    fn replay_answers_what_was_recorded() {
        let mut recorder = Recorder::new(Replay::new("1:1".parse().expect("a schedule")));
        recorder.start_run();
        let ask = |recorder: &mut Recorder<Replay>, alternatives| {
            recorder.choose(Question {
                topic: Topic::Failure,
                alternatives,
            })
        };
        assert_eq!([2, 1, 2].map(|count| ask(&mut recorder, count)), [0, 0, 1]);
        assert_eq!(recorder.schedule().to_string(), "1:1");
        assert_eq!(recorder.inner().strayed(), None);
    }

    #[test]
    fn answer_beyond_the_alternatives_is_noticed() {
        let mut replay = Replay::new("0:5".parse().expect("a schedule"));
        replay.start_run();
        let question = Question {
            topic: Topic::Variation,
            alternatives: 2,
        };
        assert_eq!(replay.choose(question), 1);
        assert_eq!(replay.strayed(), Some(0));
    }
}
