//! Choosing: whatever the code under test does not determine is one question to a [`Scheduler`].
//!
//! Which processor goes on, whether an allocation fails, in what pieces data arrives: each is a
//! choice among `n` alternatives, and the numbers chosen in a run are its schedule. This crate knows
//! nothing of Windows; the machine asks, a scheduler answers.
#![forbid(unsafe_code)]

mod actor_table;
mod chances;
mod corpus;
mod depth_first;
mod moves;
mod pct;
mod portfolio;
mod random;
mod random_numbers;
mod recorder;
mod round_robin;
mod schedule;
mod scheduler;
mod shrink;

pub use depth_first::{Bounds, DepthFirst, DepthFirstOptions};
pub use moves::{Anchor, Change, Kind, Move};
pub use pct::{Pct, PctOptions};
pub use portfolio::{Portfolio, PortfolioOptions, Search, Share};
pub use random::{Random, RandomOptions, Switching};
pub use recorder::Recorder;
pub use round_robin::RoundRobin;
pub use schedule::{Cost, Deviation, Replay, Schedule, ScheduleError};
pub use scheduler::{Access, Actor, Feedback, Question, Scheduler, Topic};
pub use shrink::{ShrinkOptions, Shrunk, shrink};
