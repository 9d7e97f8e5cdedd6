//! One schedule, one run: the same image gives the same events, to the last pointer.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use std::cell::RefCell;
use std::fmt::Write;
use std::rc::Rc;

use carried::images;
use openndis::{Event, Moment, Observer, RunOptions};

/// Writes every event down.
struct Recorder(Rc<RefCell<String>>);

impl Observer for Recorder {
    fn event(&mut self, moment: Moment, event: Event<'_>) {
        writeln!(self.0.borrow_mut(), "{moment}{event}").unwrap();
    }
}

fn log_of(name: &str, bytes: &[u8]) -> String {
    let log = Rc::new(RefCell::new(String::new()));
    let observer = Some(Box::new(Recorder(Rc::clone(&log))) as Box<dyn Observer>);
    let options = RunOptions {
        observer,
        ..RunOptions::default()
    };
    let outcome = openndis::run(name, bytes, options);
    let outcome = format!("{outcome:?}");
    let log = log.borrow();
    format!("{log}{outcome}")
}

#[test]
fn two_runs_of_every_driver_have_equal_event_logs_and_outcomes() {
    for folder in ["pass", "fail"] {
        for image in images(folder)
            .iter()
            .filter(|image| !image.name.contains("throughput"))
        {
            let first = log_of(&image.file_name(), &image.bytes);
            let second = log_of(&image.file_name(), &image.bytes);
            assert!(first == second, "{}: two runs differ", image.name);
            assert!(
                first.lines().count() > 1,
                "{}: nothing was logged",
                image.name
            );
        }
    }
}

/// A recorded log does not change what happens.
#[test]
fn outcome_is_the_same_whether_or_not_anyone_observes() {
    for image in images("pass")
        .iter()
        .filter(|image| !image.name.contains("throughput"))
    {
        let plain = openndis::run(&image.file_name(), &image.bytes, RunOptions::default());
        let log = Rc::new(RefCell::new(String::new()));
        let observer = Some(Box::new(Recorder(log)) as Box<dyn Observer>);
        let options = RunOptions {
            observer,
            ..RunOptions::default()
        };
        let observed = openndis::run(&image.file_name(), &image.bytes, options);
        assert_eq!(
            format!("{plain:?}"),
            format!("{observed:?}"),
            "{}",
            image.name
        );
    }
}
