//! One simulated computer: threads and DPCs as fibers, the driver's memory, what happens when an
//! instruction faults, and the run loop.
//!
//! The state machines (`executive`, `ndis`) decide; this crate carries out. It alone follows driver
//! addresses and calls driver code. An exported function is declared with [`exports!`] and its body
//! gets a [`Call`]: everything that it may do goes through that, and is safe.
//!
//! The life of a call: the driver calls an address in the [`ExportTable`]; the code there notes the
//! caller and jumps to an entry; [`enter`] counts and checks the call and runs the body; the body asks
//! the state machines and may give way to other activities; the value goes back in a register.

pub mod address_map;
mod backtrace;
mod blocking;
mod breakpoints;
mod call;
pub mod callback;
mod choices;
mod current;
mod debugger;
mod ending;
mod entry;
mod error;
mod event;
mod export;
mod export_table;
mod failures;
mod faults;
mod images;
mod invoke;
mod machine;
mod memory;
mod pace;
mod pageable;
mod pool;
mod pool_pages;
mod processors;
mod returns;
mod run;
mod shared_user_page;
mod threads;
mod traps;
mod turns;
mod violations;
mod work_items;

pub use breakpoints::{Coverage, MOST_WATCHED};
pub use call::{Call, Parts};
pub use ending::{Ending, Stop};
pub use entry::{QuickCall, enter, enter_quickly};
pub use error::MachineError;
pub use event::{Event, Moment, Observer, describe};
pub use export::{Export, ExportKind, IrqlRange, Register, VariableArguments};
pub use export_table::{ExportTable, MissingImport, is_same_image};
pub use images::{LoadError, LoadedImage, first_image_base};
pub use machine::{Machine, MachineOptions};
pub use memory::DriverMemory;
pub use pool::FreePoolError;
pub use threads::SystemBody;
pub use turns::IMAGES_OBJECT;
pub use violations::related;
