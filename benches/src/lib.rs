//! What the benchmarks share: the carried images, one core, medians, memory.
//!
//! A benchmark times the contenders in turn, several rounds in one run, and prints each one's median
//! and the median of the ratios within a round: only those mean something on a shared machine.
#![expect(
    unsafe_code,
    reason = "the host's call for keeping a process on one core"
)]
#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

use std::path::PathBuf;
use std::time::{Duration, Instant};

/// The file of a carried image, such as `pass/work-item-life.sys`.
#[must_use]
pub fn image_path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../drivers/images")
        .join(name)
}

/// The bytes of a carried image.
///
/// # Panics
/// If it can't be read.
#[must_use]
pub fn image(name: &str) -> Vec<u8> {
    let path = image_path(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Keeps this process, and what it starts, on one core.
pub fn pin_to_one_core() {
    // SAFETY: an all-zero set is valid, and the calls only read and write it.
    let mut set: libc::cpu_set_t = unsafe { std::mem::zeroed() };
    // SAFETY: core 0 fits the set.
    unsafe { libc::CPU_SET(0, &mut set) };
    // SAFETY: the set is valid and has the size that is given.
    let result = unsafe { libc::sched_setaffinity(0, size_of_val(&set), &raw const set) };
    if result != 0 {
        println!("note: this process could not be kept on one core");
    }
}

/// How long `job` takes.
#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark reads the host's clock"
)]
pub fn time(job: impl FnOnce()) -> Duration {
    let start = Instant::now();
    job();
    start.elapsed()
}

/// How much processor time of this host thread `job` takes, which other processes on the core do not lengthen.
pub fn processor_time(job: impl FnOnce()) -> Duration {
    let start = thread_time();
    job();
    thread_time() - start
}

fn thread_time() -> Duration {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: the call only writes the time that it is given.
    let result = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    assert!(result == 0, "each thread has a clock");
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let nanoseconds = u64::try_from(time.tv_nsec).unwrap_or(0);
    Duration::from_secs(seconds) + Duration::from_nanos(nanoseconds)
}

/// The value in the middle.
#[must_use]
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// A contender: its name, and a job that returns nanoseconds for each operation.
pub struct Contender<'run> {
    /// Its name, for the table.
    pub name: &'static str,
    /// One measurement.
    pub job: Box<dyn FnMut() -> f64 + 'run>,
}

impl std::fmt::Debug for Contender<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Contender")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}

/// Times all contenders in turn for `rounds` rounds, in a rotating order, and prints a table. The ratios
/// are each contender's time by the first one's, within a round. An argument of the command leaves out
/// contenders whose name does not contain it.
pub fn race(
    title: &str,
    unit: &str,
    rounds: usize,
    mut contenders: Vec<Contender<'_>>,
) -> Vec<Standing> {
    let filter = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    contenders.retain(|contender| {
        filter
            .as_ref()
            .is_none_or(|part| contender.name.contains(part))
    });
    let mut times = vec![Vec::new(); contenders.len()];
    for round in 0..rounds {
        for place in 0..contenders.len() {
            let index = (place + round) % contenders.len();
            times[index].push((contenders[index].job)());
        }
    }
    println!("\n{title} ({rounds} rounds, medians)");
    let mut standings = Vec::new();
    for (contender, own) in contenders.iter().zip(&times) {
        let ratios = own.iter().zip(&times[0]).map(|(own, first)| own / first);
        let standing = Standing {
            name: contender.name,
            median: median(own.clone()),
            ratio: median(ratios.collect()),
        };
        println!(
            "  {:<34} {:>10.1} {unit}   x {:.2}",
            standing.name, standing.median, standing.ratio
        );
        standings.push(standing);
    }
    standings
}

/// What came of a contender in a race.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Its name.
    pub name: &'static str,
    /// The median of its times.
    pub median: f64,
    /// The median of the ratios of its times by the first contender's.
    pub ratio: f64,
}

/// Bytes of memory that this process has in use.
#[must_use]
pub fn resident_bytes() -> u64 {
    const PAGE: u64 = 4096;
    let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: u64 = statm
        .split(' ')
        .nth(1)
        .and_then(|pages| pages.parse().ok())
        .unwrap_or(0);
    pages * PAGE
}
