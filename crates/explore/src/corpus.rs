//! The corpus: schedules that reached code which no run before had reached, to go on from.
//!
//! Whoever wants to get further starts best from where someone has got already: a run replays the beginning of a
//! schedule of the corpus and goes on at random.

use crate::random::RandomWalk;
use crate::random_numbers::RandomNumbers;
use crate::{Question, RandomOptions, Schedule, Topic};

/// Schedules to go on from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Corpus {
    entries: Vec<Entry>,
    /// How many were ever added.
    added: usize,
}

#[derive(Clone, Debug)]
struct Entry {
    schedule: Schedule,
    questions: u32,
}

impl Corpus {
    /// How many are kept; new ones take the place of the oldest.
    const MAXIMUM: usize = 64;

    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Keeps the schedule of a run that had so many questions.
    pub(crate) fn add(&mut self, schedule: &Schedule, questions: u32) {
        let entry = Entry {
            schedule: schedule.clone(),
            questions,
        };
        match self.entries.get_mut(self.added % Self::MAXIMUM) {
            Some(oldest) => *oldest = entry,
            None => self.entries.push(entry),
        }
        self.added += 1;
    }
}

/// A run that begins as one of the corpus and goes on at random.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mutation {
    schedule: Schedule,
    /// The next answer of the schedule.
    next: usize,
    /// Questions so far.
    questions: u32,
    /// From which question on the answers are random.
    random_from: u32,
    walk: RandomWalk,
}

impl Mutation {
    /// Prepares for run `run` of `options` from one of `corpus`, which is not empty.
    pub(crate) fn start(&mut self, corpus: &Corpus, options: &RandomOptions, run: u64) {
        let mut numbers = RandomNumbers::new(options.seed ^ 0x00C0_FFEE, run);
        let entry = &corpus.entries[numbers.below(corpus.entries.len())];
        self.schedule.clone_from(&entry.schedule);
        self.next = 0;
        self.questions = 0;
        let random_from = numbers.below(entry.questions as usize + 1);
        self.random_from = u32::try_from(random_from).unwrap_or(u32::MAX);
        self.walk.start(options, run);
    }

    /// The running actor stands before a watched access.
    pub(crate) fn stands_before_access(&mut self) {
        self.walk.stands_before_access();
    }

    pub(crate) fn choose(&mut self, question: Question<'_>) -> usize {
        if self.questions >= self.random_from {
            return self.walk.choose(question);
        }
        let answer = if question.alternatives > 1 {
            self.repeat().min(question.alternatives - 1)
        } else {
            0
        };
        if let Topic::Next { actors, .. } = question.topic {
            self.walk.follow(actors.get(answer).copied());
        }
        answer
    }

    /// The schedule's answer to the next question.
    fn repeat(&mut self) -> usize {
        let number = self.questions;
        self.questions += 1;
        match self.schedule.deviations().get(self.next) {
            Some(deviation) if deviation.question == number => {
                self.next += 1;
                usize::from(deviation.answer)
            }
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;

    #[test]
    fn mutation_begins_as_a_schedule_of_the_corpus() {
        let mut corpus = Corpus::default();
        let schedule: Schedule = "0:2 1:1 2:2 3:1 5:2 8:1 13:2 21:1 34:2"
            .parse()
            .expect("a schedule");
        corpus.add(&schedule, 40);
        let mut mutation = Mutation::default();
        let actors = [Actor(1), Actor(2), Actor(3)];
        let topic = Topic::Next {
            actors: &actors,
            current_can_go_on: true,
            yields: false,
        };
        for run in 0..20 {
            mutation.start(&corpus, &RandomOptions::default(), run);
            let begin = mutation.random_from;
            let answers = (0..begin).map(|question| {
                let answer = mutation.choose(Question {
                    topic,
                    alternatives: 3,
                });
                crate::Deviation {
                    question,
                    answer: u16::try_from(answer).expect("small"),
                }
            });
            let repeated = Schedule::new(answers.collect());
            let expected = schedule.deviations().iter();
            let expected: Vec<_> = expected.filter(|one| one.question < begin).collect();
            assert!(repeated.deviations().iter().eq(expected));
        }
    }

    #[test]
    fn oldest_schedules_make_room() {
        let mut corpus = Corpus::default();
        for questions in 0..100 {
            corpus.add(&Schedule::default(), questions);
        }
        assert_eq!(corpus.entries.len(), Corpus::MAXIMUM);
        let oldest = corpus.entries.iter().map(|entry| entry.questions).min();
        assert_eq!(oldest, Some(36));
    }
}
