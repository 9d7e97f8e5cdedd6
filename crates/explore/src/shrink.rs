//! Shrinking: from a schedule that shows a violation to one of least cost that shows it too.
//!
//! Moves are left out, in halves and then one by one, lowered, and made where they preempt nobody, as long as
//! that helps. If several preemptions remain, a bounded depth-first search looks for a run with fewer.

use std::cell::RefCell;
use std::rc::Rc;

use crate::moves::LenientReplay;
use crate::{
    Anchor, Bounds, Change, Cost, DepthFirst, DepthFirstOptions, Kind, Move, Recorder, Replay,
    Schedule, Scheduler,
};

/// How much shrinking may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShrinkOptions {
    /// How many runs it may make.
    pub runs: u32,
    /// How many of these may search depth-first for fewer preemptions.
    pub search_runs: u32,
    /// With how many preemptions no search for fewer is made.
    pub few_preemptions: u32,
}

impl Default for ShrinkOptions {
    fn default() -> Self {
        Self {
            runs: 4000,
            search_runs: 2000,
            few_preemptions: 1,
        }
    }
}

/// What shrinking found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shrunk {
    /// The schedule of least cost.
    pub schedule: Schedule,
    /// Its answers that are not plain, by what they mean.
    pub moves: Vec<Move>,
    /// Its cost.
    pub cost: Cost,
    /// How many runs were made.
    pub runs: u32,
}

/// Shrinks `failing`. `shows_violation` makes one run with the scheduler that it is given and tells whether the
/// same violation shows. None, if `failing` itself does not show it.
pub fn shrink(
    failing: &Schedule,
    options: ShrinkOptions,
    shows_violation: &mut dyn FnMut(Box<dyn Scheduler>) -> bool,
) -> Option<Shrunk> {
    let mut shrinking = Shrinking {
        options,
        shows_violation,
        best: Shrunk {
            schedule: failing.clone(),
            moves: Vec::new(),
            cost: Cost {
                failures: u32::MAX,
                ..Cost::default()
            },
            runs: 0,
        },
        kept: 0,
    };
    let shown = shrinking.attempt(&Rc::new(RefCell::new(Recorder::with_moves(Replay::new(
        failing.clone(),
    )))));
    if !shown {
        return None;
    }
    shrinking.shrink_moves();
    if shrinking.search_fewer_preemptions() {
        shrinking.shrink_moves();
    }
    Some(shrinking.best)
}

struct Shrinking<'caller> {
    options: ShrinkOptions,
    shows_violation: &'caller mut dyn FnMut(Box<dyn Scheduler>) -> bool,
    best: Shrunk,
    /// Runs that are kept for the search.
    kept: u32,
}

impl Shrinking<'_> {
    fn is_spent(&self) -> bool {
        self.best.runs >= self.options.runs.saturating_sub(self.kept)
    }

    /// Makes a run; if it shows the violation at less cost, it is the best one.
    fn attempt<S: Scheduler + 'static>(&mut self, scheduler: &Rc<RefCell<Recorder<S>>>) -> bool {
        self.best.runs += 1;
        if !(self.shows_violation)(Box::new(Rc::clone(scheduler))) {
            return false;
        }
        let recorder = scheduler.borrow();
        let found = (recorder.cost(), weight(recorder.moves()));
        if found >= (self.best.cost, weight(&self.best.moves)) {
            return false;
        }
        self.best.schedule = recorder.schedule().clone();
        self.best.moves = recorder.moves().to_vec();
        self.best.cost = recorder.cost();
        true
    }

    fn attempt_moves(&mut self, moves: Vec<Move>) -> bool {
        !self.is_spent()
            && self.attempt(&Rc::new(RefCell::new(Recorder::with_moves(
                LenientReplay::new(moves),
            ))))
    }

    /// Takes what helps until nothing does.
    fn shrink_moves(&mut self) {
        self.kept = self.options.search_runs.min(self.options.runs / 2);
        loop {
            let before = (self.best.cost, weight(&self.best.moves));
            self.leave_out_chunks();
            self.lower_alternatives();
            self.move_preemptions();
            self.leave_out_pairs();
            if (self.best.cost, weight(&self.best.moves)) == before || self.is_spent() {
                break;
            }
        }
        self.kept = 0;
    }

    /// Leaves out halves of the moves, then quarters, down to single ones.
    fn leave_out_chunks(&mut self) {
        let mut size = self.best.moves.len();
        while size > 0 {
            // From the end: the violation often needs the first moves to get there at all.
            let mut end = self.best.moves.len();
            while end > 0 {
                let start = end.saturating_sub(size);
                let mut moves = self.best.moves.clone();
                moves.drain(start..end);
                self.attempt_moves(moves);
                end = start.min(self.best.moves.len());
            }
            size /= 2;
        }
    }

    /// Leaves out two moves that only together make no difference, if there are few.
    fn leave_out_pairs(&mut self) {
        const FEW: usize = 16;
        let count = self.best.moves.len();
        if count > FEW {
            return;
        }
        for second in (1..count).rev() {
            for first in (0..second).rev() {
                let mut moves = self.best.moves.clone();
                moves.remove(second);
                moves.remove(first);
                if self.attempt_moves(moves) {
                    return;
                }
            }
        }
    }

    /// Answers with lower variations.
    fn lower_alternatives(&mut self) {
        for index in 0..self.best.moves.len() {
            loop {
                let Some(&one) = self.best.moves.get(index) else {
                    return;
                };
                let Change::Alternative(answer) = one.change else {
                    break;
                };
                if one.anchor.kind != Kind::Variation {
                    break;
                }
                let lower = [1, answer / 2, answer - 1];
                let helped = lower
                    .into_iter()
                    .filter(|&lower| lower > 0 && lower < answer)
                    .any(|lower| {
                        let change = Change::Alternative(lower);
                        self.attempt_replaced(index, Move { change, ..one })
                    });
                if !helped {
                    break;
                }
            }
        }
    }

    /// Makes the moves of turns earlier or later.
    fn move_preemptions(&mut self) {
        const DISTANCES: [i64; 8] = [1, -1, 2, -2, 3, -3, 5, 8];
        let mut index = 0;
        while let Some(&one) = self.best.moves.get(index) {
            index += 1;
            if one.anchor.kind != Kind::Next {
                continue;
            }
            for distance in DISTANCES {
                let Some(anchor) = one.anchor.moved(distance) else {
                    continue;
                };
                if self.attempt_replaced(index - 1, Move { anchor, ..one }) {
                    break;
                }
            }
        }
    }

    fn attempt_replaced(&mut self, index: usize, replacement: Move) -> bool {
        let mut moves = self.best.moves.clone();
        moves[index] = replacement;
        self.attempt_moves(moves)
    }

    /// Searches for a run with fewer preemptions and no more failures and variations. Whether it found one.
    fn search_fewer_preemptions(&mut self) -> bool {
        let cost = self.best.cost;
        if cost.preemptions <= self.options.few_preemptions {
            return false;
        }
        let search = DepthFirst::new(DepthFirstOptions {
            bounds: Bounds {
                preemptions: Some(cost.preemptions - 1),
                failures: Some(cost.failures),
                variations: Some(cost.variations),
            },
            ..DepthFirstOptions::default()
        });
        let search = Rc::new(RefCell::new(Recorder::with_moves(search)));
        let end = self
            .options
            .runs
            .min(self.best.runs + self.options.search_runs);
        while self.best.runs < end {
            if search.borrow_mut().inner().is_finished() {
                break;
            }
            if self.attempt(&search) {
                return true;
            }
        }
        false
    }
}

/// Of schedules of equal cost the one with the lower alternatives is better.
fn weight(moves: &[Move]) -> u64 {
    let alternative = |one: &Move| match one.change {
        Change::Alternative(answer) if one.anchor.kind == Kind::Variation => u64::from(answer),
        _ => 0,
    };
    moves.iter().map(alternative).sum()
}

impl Anchor {
    fn moved(self, distance: i64) -> Option<Self> {
        let ordinal = u32::try_from(i64::from(self.ordinal) + distance).ok()?;
        Some(Self { ordinal, ..self })
    }
}
