//! From the command to the driver's end, beside the start of a trivial process.

use std::process::{Command, Stdio};

use openndis_benches::{Contender, image_path, race, time};

fn milliseconds(command: &mut Command) -> f64 {
    let took = time(|| {
        let status = command.stdout(Stdio::null()).status();
        assert!(
            status.is_ok_and(|status| status.success()),
            "{command:?} failed"
        );
    });
    took.as_secs_f64() * 1e3
}

fn main() {
    let openndis =
        std::env::var("OPENNDIS").unwrap_or_else(|_| "target/release/openndis".to_owned());
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let openndis = root.join(openndis);
    assert!(
        openndis.exists(),
        "build it first: cargo build --release -p openndis-cli"
    );
    let driver = image_path("pass/deferring-miniport.sys");
    race(
        "command start to exit",
        "ms",
        51,
        vec![
            Contender {
                name: "true (a trivial process)",
                job: Box::new(|| milliseconds(&mut Command::new("/bin/true"))),
            },
            Contender {
                name: "openndis run deferring-miniport.sys",
                job: Box::new(|| milliseconds(Command::new(&openndis).arg("run").arg(&driver))),
            },
        ],
    );
}
