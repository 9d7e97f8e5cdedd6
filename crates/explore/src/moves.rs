//! Moves: the answers of a run by what they mean, not by the numbers of their questions.
//!
//! "At its third step actor 4 hands over to actor 7" still makes sense when an earlier answer changes and
//! all later questions have other numbers. So shrinking works on moves, and a plain [`Schedule`](crate::Schedule)
//! is recorded when it is done.

use crate::actor_table::ActorTable;
use crate::{Actor, Question, Scheduler, Topic};

/// An answer that is not the plain one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// The question.
    pub anchor: Anchor,
    /// What was answered.
    pub change: Change,
}

/// A question, by who ran when it was asked and how many of its kind had been asked while that actor ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// Who ran, or nobody at the start of the run.
    pub actor: Option<Actor>,
    /// What kind of question.
    pub kind: Kind,
    /// How many of this kind had been asked while this actor ran.
    pub ordinal: u32,
}

/// The kinds of questions, that is the [topics](Topic) without what they tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// [`Topic::Next`].
    Next,
    /// [`Topic::Failure`].
    Failure,
    /// [`Topic::Variation`].
    Variation,
    /// [`Topic::Watch`].
    Watch,
}

/// What is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The turn goes to this actor.
    To(Actor),
    /// This alternative is chosen.
    Alternative(u16),
}

/// Counts questions by who runs.
#[derive(Clone, Debug)]
pub(crate) struct Anchors {
    counts: ActorTable<[u32; 4]>,
    current: Option<Actor>,
    /// What belongs in the table for the current actor.
    current_counts: [u32; 4],
}

impl Anchors {
    pub(crate) fn new() -> Self {
        Self {
            counts: ActorTable::new(),
            current: None,
            current_counts: [0; 4],
        }
    }

    /// A new run begins.
    pub(crate) fn clear(&mut self) {
        self.counts.clear();
        self.current = None;
        self.current_counts = [0; 4];
    }

    /// Who runs.
    pub(crate) fn current(&self) -> Option<Actor> {
        self.current
    }

    /// The anchor of the question that is asked now.
    #[inline]
    pub(crate) fn next(&mut self, question: Question<'_>) -> Anchor {
        let kind = match question.topic {
            Topic::Next { .. } => Kind::Next,
            Topic::Failure => Kind::Failure,
            Topic::Variation => Kind::Variation,
            Topic::Watch { .. } => Kind::Watch,
        };
        let count = &mut self.current_counts[kind as usize];
        let ordinal = *count;
        *count += 1;
        Anchor {
            actor: self.current,
            kind,
            ordinal,
        }
    }

    /// The question was answered: who runs may have changed.
    #[inline]
    pub(crate) fn follow(&mut self, question: Question<'_>, answer: usize) {
        let Topic::Next { actors, .. } = question.topic else {
            return;
        };
        let next = actors.get(answer).copied();
        if next == self.current {
            return;
        }
        if let Some(current) = self.current {
            *self.counts.entry(current, || [0; 4]) = self.current_counts;
        }
        self.current = next;
        self.current_counts = next.map_or([0; 4], |next| *self.counts.entry(next, || [0; 4]));
    }
}

/// Makes the moves whose questions are asked and whose answers are possible, and answers plainly otherwise.
#[derive(Clone, Debug)]
pub(crate) struct LenientReplay {
    /// In the order of their anchors.
    moves: Vec<Move>,
    anchors: Anchors,
}

impl LenientReplay {
    pub(crate) fn new(mut moves: Vec<Move>) -> Self {
        moves.sort_unstable();
        Self {
            moves,
            anchors: Anchors::new(),
        }
    }

    fn answer(&self, question: Question<'_>, anchor: Anchor) -> Option<usize> {
        let place = self
            .moves
            .binary_search_by_key(&anchor, |one| one.anchor)
            .ok()?;
        match (self.moves[place].change, question.topic) {
            (Change::To(actor), Topic::Next { actors, .. }) => {
                actors.iter().position(|&candidate| candidate == actor)
            }
            (Change::To(_), _) | (_, Topic::Next { .. }) => None,
            (Change::Alternative(answer), _) => {
                Some(usize::from(answer).min(question.alternatives - 1))
            }
        }
    }
}

impl Scheduler for LenientReplay {
    fn start_run(&mut self) -> bool {
        self.anchors.clear();
        true
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        let anchor = self.anchors.next(question);
        let answer = self
            .answer(question, anchor)
            .unwrap_or_else(|| question.plain(self.anchors.current()));
        self.anchors.follow(question, answer);
        answer
    }

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

    fn next(actors: &[u32]) -> Vec<Actor> {
        actors.iter().copied().map(Actor).collect()
    }

    fn ask(scheduler: &mut impl Scheduler, actors: &[u32]) -> u32 {
        let actors = next(actors);
        let topic = Topic::Next {
            actors: &actors,
            current_can_go_on: true,
            yields: false,
        };
        let question = Question {
            topic,
            alternatives: actors.len(),
        };
        actors[scheduler.choose(question)].0
    }

    fn hand_over_at_second_step() -> LenientReplay {
        LenientReplay::new(vec![Move {
            anchor: Anchor {
                actor: Some(Actor(5)),
                kind: Kind::Next,
                ordinal: 1,
            },
            change: Change::To(Actor(8)),
        }])
    }

    #[test]
    fn move_is_made_at_its_step_however_many_questions_come_before() {
        let mut replay = hand_over_at_second_step();
        replay.start_run();
        let turns = [&[5][..], &[5, 8], &[5, 2, 8]].map(|actors| ask(&mut replay, actors));
        assert_eq!(turns, [5, 5, 8]);
        replay.start_run();
        let turns = [&[2][..], &[5], &[5], &[5, 2, 3, 8]].map(|actors| ask(&mut replay, actors));
        assert_eq!(turns, [2, 5, 5, 8]);
    }

    #[test]
    fn move_to_an_actor_that_can_not_go_on_is_left_out() {
        let mut replay = hand_over_at_second_step();
        replay.start_run();
        let turns = [&[5][..], &[5, 8], &[5, 2]].map(|actors| ask(&mut replay, actors));
        assert_eq!(turns, [5, 5, 5]);
    }

    #[test]
    fn recorded_moves_are_those_that_were_made() {
        let mut recorder = Recorder::with_moves(hand_over_at_second_step());
        recorder.start_run();
        for actors in [&[5][..], &[5, 8], &[5, 2, 8], &[8, 5]] {
            ask(&mut recorder, actors);
        }
        assert_eq!(recorder.moves(), hand_over_at_second_step().moves);
        assert_eq!(recorder.schedule().to_string(), "1:2");
        assert_eq!(recorder.cost().preemptions, 1);
    }
}
