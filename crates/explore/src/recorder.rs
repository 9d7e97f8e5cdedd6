//! Recording: the schedule that another scheduler's answers make.

use crate::moves::{Anchors, Change, Move};
use crate::{Access, Cost, Feedback, Question, Schedule, Scheduler, Topic};

/// Notes what another scheduler answers.
///
/// Every step is a question and every failure is asked for, whatever the other one says, as in a
/// [`Replay`](crate::Replay): so the numbers of the questions are the same there.
#[derive(Debug)]
pub struct Recorder<S> {
    pub(crate) inner: S,
    schedule: Schedule,
    moves: Vec<Move>,
    cost: Cost,
    /// If moves are noted.
    anchors: Option<Anchors>,
    /// Steps that the other one does not want to be asked for.
    quiet_steps: u32,
}

impl<S> Recorder<S> {
    /// Records the answers of `inner`.
    pub fn new(inner: S) -> Self {
        Self {
            inner,
            schedule: Schedule::default(),
            moves: Vec::new(),
            cost: Cost::default(),
            anchors: None,
            quiet_steps: 0,
        }
    }

    /// Records the answers of `inner` also as [moves](Recorder::moves), which takes longer.
    pub fn with_moves(inner: S) -> Self {
        Self {
            anchors: Some(Anchors::new()),
            ..Self::new(inner)
        }
    }

    /// The answers of the last run.
    #[must_use]
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The answers of the last run that are not the plain ones, by what they mean, if they are recorded.
    #[must_use]
    pub fn moves(&self) -> &[Move] {
        &self.moves
    }

    /// How far the last run was from the plain one.
    #[must_use]
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// Who answers.
    pub fn inner(&mut self) -> &mut S {
        &mut self.inner
    }

    /// Notes an answer as a move.
    fn note_move(&mut self, question: Question<'_>, answer: usize) {
        let Some(anchors) = &mut self.anchors else {
            return;
        };
        let anchor = anchors.next(question);
        if answer != question.plain(anchors.current()) {
            let change = match question.topic {
                Topic::Next { actors, .. } => Change::To(actors[answer]),
                _ => Change::Alternative(u16::try_from(answer).unwrap_or(u16::MAX)),
            };
            self.moves.push(Move { anchor, change });
        }
        anchors.follow(question, answer);
    }
}

impl<S: Scheduler> Recorder<S> {
    fn ask(&mut self, question: Question<'_>) -> usize {
        match question.topic {
            Topic::Failure if !self.inner.injects_failures() => return 0,
            Topic::Next { .. } if self.quiet_steps > 0 && question.current_goes_on() => {
                self.quiet_steps -= 1;
                return 0;
            }
            _ => {}
        }
        let answer = self.inner.choose(question).min(question.alternatives - 1);
        if matches!(question.topic, Topic::Next { .. }) {
            self.quiet_steps = self.inner.steps_without_question();
        }
        answer
    }
}

impl<S: Scheduler> Scheduler for Recorder<S> {
    fn start_run(&mut self) -> bool {
        self.schedule.clear();
        self.moves.clear();
        self.cost = Cost::default();
        if let Some(anchors) = &mut self.anchors {
            anchors.clear();
        }
        self.quiet_steps = 0;
        self.inner.start_run()
    }

    #[inline]
    fn choose(&mut self, question: Question<'_>) -> usize {
        let answer = self.ask(question);
        if question.alternatives > 1 {
            self.schedule.push(self.cost.questions, answer);
            self.cost.note(question, answer);
        }
        if self.anchors.is_some() {
            self.note_move(question, answer);
        }
        answer
    }

    fn injects_failures(&self) -> bool {
        true
    }

    fn steps_without_question(&mut self) -> u32 {
        0
    }

    fn wants_accesses(&self) -> bool {
        self.inner.wants_accesses()
    }

    fn note_access(&mut self, access: Access) {
        self.inner.note_access(access);
    }

    fn stands_before_access(&mut self) {
        self.inner.stands_before_access();
    }

    fn end_run(&mut self, feedback: Feedback) {
        self.inner.end_run(feedback);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Actor, RoundRobin};

    #[test]
    fn time_slice_of_a_scheduler_is_kept_although_every_step_is_recorded() {
        let mut recorder = Recorder::new(RoundRobin::with_time_slice(2));
        recorder.start_run();
        let actors = [Actor(1), Actor(2)];
        let topic = |current_can_go_on| Topic::Next {
            actors: &actors,
            current_can_go_on,
            yields: false,
        };
        let answers = [false, true, true, true].map(|can_go_on| {
            recorder.choose(Question {
                topic: topic(can_go_on),
                alternatives: 2,
            })
        });
        assert_eq!(answers, [0, 0, 0, 1]);
        assert_eq!(recorder.schedule().to_string(), "3:1");
    }

    #[test]
    fn scheduler_without_failures_is_not_asked_about_them_but_they_are_counted() {
        let mut recorder = Recorder::new(RoundRobin::new());
        recorder.start_run();
        let question = Question {
            topic: Topic::Failure,
            alternatives: 2,
        };
        assert_eq!(recorder.choose(question), 0);
        assert_eq!(recorder.cost().questions, 1);
    }
}
