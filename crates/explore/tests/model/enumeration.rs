//! Plain enumeration of all that can happen, against which searches are checked.

use std::collections::BTreeSet;

use explore::Topic;

use super::{Program, State, Turn};

/// The limits of a plain enumeration.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) preemptions: u32,
    pub(crate) failures: u32,
    pub(crate) variations: u32,
}

impl Bounds {
    pub(crate) const NONE: Self = Self {
        preemptions: u32::MAX,
        failures: u32::MAX,
        variations: u32::MAX,
    };
}

/// Answers what an enumeration has decided beforehand.
struct Decided {
    answer: usize,
    alternatives: usize,
    is_failure: bool,
}

impl Turn for Decided {
    fn choose(&mut self, topic: Topic<'_>, alternatives: usize) -> usize {
        self.alternatives = alternatives;
        self.is_failure = topic == Topic::Failure;
        self.answer
    }
    fn note(&mut self, _object: u64, _changes: bool) {}
}

type Place = (State, Option<usize>, bool, [u32; 3]);

/// Every state in which a program can end within `bounds`, by plain enumeration of all that can happen.
pub(crate) fn enumerate(program: &Program, bounds: Bounds) -> BTreeSet<State> {
    let mut ends = BTreeSet::new();
    let mut seen: BTreeSet<Place> = BTreeSet::new();
    let mut open: Vec<Place> = vec![(program.start(), None, false, [0; 3])];
    while let Some(place) = open.pop() {
        if !seen.insert(place.clone()) {
            continue;
        }
        let (state, current, yields, _) = &place;
        let candidates: Vec<usize> = (0..program.threads.len())
            .filter(|&thread| program.can_go_on(state, thread))
            .collect();
        if candidates.is_empty() {
            ends.insert(state.clone());
        }
        for &thread in &candidates {
            let is_current = Some(thread) == *current;
            if is_current && *yields && candidates.len() > 1 {
                continue;
            }
            let preempts = !is_current
                && !*yields
                && current.is_some_and(|current| candidates.contains(&current));
            open_turns(program, &place, thread, preempts, bounds, &mut open);
        }
    }
    ends
}

fn open_turns(
    program: &Program,
    place: &Place,
    thread: usize,
    preempts: bool,
    bounds: Bounds,
    open: &mut Vec<Place>,
) {
    let mut answer = 0;
    loop {
        let (mut state, mut used) = (place.0.clone(), place.3);
        let mut decided = Decided {
            answer,
            alternatives: 1,
            is_failure: false,
        };
        let yields = program.take_turn(&mut state, thread, &mut decided);
        // What is not bounded is not counted: there are fewer places then.
        let limits = [bounds.preemptions, bounds.failures, bounds.variations];
        let spent = [
            preempts,
            answer > 0 && decided.is_failure,
            answer > 0 && !decided.is_failure,
        ];
        for ((used, limit), spent) in used.iter_mut().zip(limits).zip(spent) {
            *used += u32::from(spent && limit != u32::MAX);
        }
        if used.iter().zip(limits).all(|(&used, limit)| used <= limit) {
            open.push((state, Some(thread), yields, used));
        }
        answer += 1;
        if answer >= decided.alternatives {
            return;
        }
    }
}
