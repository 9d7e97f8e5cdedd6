//! Whole lives of drivers: fresh machine, `DriverEntry`, initialise, work items, restart, pause, halt,
//! unload. Lives a second on one core, and the memory after many.
#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

use openndis::{DriverUnderTest, MachineOptions, RunOptions, Verdict};
use openndis_benches::{image, median, pin_to_one_core, resident_bytes, time};

const LIVES: u32 = 5_000;
const ROUNDS: usize = 7;

fn lives_per_second(name: &str, checks: bool, protect_freed: bool) -> f64 {
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
    let bytes = image(&format!("pass/{name}"));
    let mut driver = DriverUnderTest::load(name, &bytes, &options)
        .unwrap_or_else(|outcome| panic!("{:?}", outcome.message));
    driver.protect_freed(protect_freed);
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
    println!("whole lives on one core ({ROUNDS} rounds of {LIVES}, medians)");
    for name in ["work-item-life.sys", "deferring-miniport.sys"] {
        println!("{name}");
        let settings = [
            (false, false, "without memory protection"),
            (
                true,
                false,
                "guarded pool, INIT discarded, freed blocks poisoned",
            ),
            (
                true,
                true,
                "guarded pool, INIT discarded, freed blocks protected",
            ),
        ];
        for (checks, protect_freed, what) in settings {
            let rate = lives_per_second(name, checks, protect_freed);
            println!("  {rate:>10.0} lives/s   {what}");
        }
    }
}
