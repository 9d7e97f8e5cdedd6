//! Coverage of basic blocks changes nothing of a run but its first visits, and costs nothing once they are made.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod carried;

use carried::{Carried, images};
use openndis::{DriverUnderTest, RunOptions};

fn load(image: &Carried) -> DriverUnderTest {
    DriverUnderTest::load(&image.file_name(), &image.bytes, &RunOptions::default()).unwrap()
}

fn covered(image: &Carried) -> DriverUnderTest {
    let mut driver = load(image);
    driver.cover_blocks().unwrap();
    driver
}

fn image(folder: &str, name: &str) -> Carried {
    let mut images = images(folder).into_iter();
    images.find(|image| image.name == name).unwrap()
}

#[test]
fn outcome_is_the_same_whether_or_not_blocks_are_covered() {
    for folder in ["pass", "fail", "unsupported"] {
        for image in images(folder) {
            let plain = format!("{:?}", load(&image).run());
            let mut driver = covered(&image);
            for run in 1..=2 {
                assert_eq!(
                    format!("{:?}", driver.run()),
                    plain,
                    "{} run {run}",
                    image.name
                );
            }
        }
    }
}

#[test]
fn each_block_is_new_in_one_run_only() {
    let mut driver = covered(&image("pass", "deferring-miniport"));
    driver.run();
    let first = driver.coverage();
    assert_eq!(first.new_in_run, first.reached);
    assert!(
        first.reached > 0 && first.reached < first.blocks,
        "{first:?}"
    );
    assert_eq!(driver.reached_blocks().len(), first.reached);
    driver.run();
    let second = driver.coverage();
    assert_eq!(second.new_in_run, 0);
    assert_eq!(second.reached, first.reached);
}
