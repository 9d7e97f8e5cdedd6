//! A whole life of a work-item driver: fresh machine, `DriverEntry`, initialise, one work item, restart, pause, halt,
//! unload. Lives a second on one core, and the memory after many.
#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

use openndis::{DriverUnderTest, MachineOptions, RunOptions, Verdict};
use openndis_benches::{image, median, pin_to_one_core, resident_bytes, time};

const LIVES: u32 = 50_000;
const ROUNDS: usize = 7;

fn lives_per_second(checks: bool) -> f64 {
    let machine = MachineOptions {
        guarded_pool: checks,
        discard_init: checks,
        ..MachineOptions::default()
    };
    let options = RunOptions {
        machine,
        traffic: false,
        ..RunOptions::default()
    };
    let bytes = image("pass/work-item-life.sys");
    let mut driver = DriverUnderTest::load("work-item-life.sys", &bytes, &options)
        .unwrap_or_else(|outcome| panic!("{:?}", outcome.message));
    let outcome = driver.run();
    assert!(outcome.verdict == Verdict::Clean, "{outcome:?}");
    let rates = (0..ROUNDS).map(|_| {
        let took = time(|| {
            for _ in 0..LIVES {
                driver.run_briefly();
            }
        });
        f64::from(LIVES) / took.as_secs_f64()
    });
    let rates = rates.collect();
    let before = resident_bytes();
    for _ in 0..5 * LIVES {
        driver.run_briefly();
    }
    let growth = resident_bytes().saturating_sub(before);
    println!(
        "  after {} more lives: {growth} bytes more in use",
        5 * LIVES
    );
    median(rates)
}

fn main() {
    pin_to_one_core();
    println!("whole lives of work-item-life.sys on one core ({ROUNDS} rounds of {LIVES}, medians)");
    println!(
        "  {:>10.0} lives/s   without memory protection",
        lives_per_second(false)
    );
    println!(
        "  {:>10.0} lives/s   guarded pool, INIT discarded",
        lives_per_second(true)
    );
}
