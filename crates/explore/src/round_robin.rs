//! The plain schedule: everyone in turn, nothing fails.

use crate::{Question, Scheduler, Topic};

/// Lets the running activity go on for a time slice, then the one that has waited longest.
///
/// The machine lists the activities that can go on in a fixed rotation, the running one first if it
/// can go on; so the next in turn is always the first that is not the running one.
#[derive(Clone, Debug)]
pub struct RoundRobin {
    time_slice: u32,
}

impl RoundRobin {
    /// Steps (kernel calls) in a time slice, unless told otherwise.
    pub const TIME_SLICE: u32 = 512;

    /// A scheduler with the usual time slice.
    #[must_use]
    pub fn new() -> Self {
        Self {
            time_slice: Self::TIME_SLICE,
        }
    }

    /// A scheduler whose time slices have `time_slice` steps.
    #[must_use]
    pub fn with_time_slice(time_slice: u32) -> Self {
        Self { time_slice }
    }
}

impl Default for RoundRobin {
    fn default() -> Self {
        Self::new()
    }
}

impl Scheduler for RoundRobin {
    fn start_run(&mut self) -> bool {
        true
    }

    fn choose(&mut self, question: Question<'_>) -> usize {
        match question.topic {
            Topic::Next {
                current_can_go_on, ..
            } => usize::from(current_can_go_on && question.alternatives > 1),
            Topic::Failure | Topic::Variation | Topic::Watch { .. } => 0,
        }
    }

    fn injects_failures(&self) -> bool {
        false
    }

    fn steps_without_question(&mut self) -> u32 {
        self.time_slice
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Actor;

    fn next(current_can_go_on: bool, alternatives: usize) -> usize {
        let actors: Vec<Actor> = (0..).map(Actor).take(alternatives).collect();
        let topic = Topic::Next {
            actors: &actors,
            current_can_go_on,
            yields: false,
        };
        RoundRobin::new().choose(Question {
            topic,
            alternatives,
        })
    }

    #[test]
    fn next_in_turn_goes_on_when_the_slice_of_the_running_one_is_over() {
        assert_eq!(next(true, 3), 1);
    }

    #[test]
    fn first_in_turn_goes_on_when_the_running_one_blocks() {
        assert_eq!(next(false, 3), 0);
    }

    #[test]
    fn running_one_goes_on_when_it_is_alone() {
        assert_eq!(next(true, 1), 0);
    }

    #[test]
    fn nothing_fails() {
        let question = Question {
            topic: Topic::Failure,
            alternatives: 2,
        };
        assert_eq!(RoundRobin::new().choose(question), 0);
    }
}
