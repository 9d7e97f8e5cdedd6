//! The kernel's work items beside Wine's: one driver image under both, all on one core.
//!
//! Wine runs the image's code as it is, in a process that its service manager starts; its driver prints
//! nanoseconds for each run, by Wine's performance counter. Ours is timed from outside, since its counter is
//! virtual, and so pays for the fresh machine too. Every run is a load of its own, so that Wine's thread pool is as
//! fresh as ours; what a pool does that has grown in the other job is shown beside it. Without Wine, or without mingw-w64 to
//! build the program that starts the driver, nothing is measured.
#![expect(clippy::print_stdout, reason = "a benchmark prints its results")]

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use openndis::{DriverUnderTest, RunOptions};
use openndis_benches::{Contender, image, image_path, pin_to_one_core, race, time};

const IMAGE: &str = "pass/io-work-item-throughput.sys";
const RUNS: f64 = 100_000.0;
const ROUNDS: usize = 5;

/// Tries of one run under Wine, which gives a driver up whose `DriverEntry` takes ten seconds.
const TRIES: usize = 3;

/// What runs a Windows program.
const WINE: &str = "wine";

/// What compiles one.
const COMPILER: &str = "x86_64-w64-mingw32-gcc";

/// Wine with a fresh prefix, and what is needed to start a driver in it.
struct Wine {
    directory: PathBuf,
    starter: PathBuf,
}

impl Wine {
    /// Builds the program that starts a driver, and makes the prefix, in which no Wine has ever run.
    fn prepare(directory: PathBuf) -> io::Result<Self> {
        if directory.exists() {
            fs::remove_dir_all(&directory)?;
        }
        fs::create_dir_all(&directory)?;
        let directory = directory.canonicalize()?;
        let starter = directory.join("start-driver.exe");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("wine/start-driver.c");
        let built = Command::new(COMPILER)
            .arg("-O2")
            .arg("-o")
            .arg(&starter)
            .arg(source)
            .status()?;
        assert!(built.success(), "{COMPILER} can't build start-driver.c");
        let wine = Self { directory, starter };
        let made = wine.command(WINE)?.args(["wineboot", "--init"]).status()?;
        assert!(
            made.success(),
            "Wine can't make a prefix: see {}",
            wine.log().display()
        );
        // The next server is a new one, which stays on the core that it is started on.
        let settled = wine.command("wineserver")?.arg("--wait").status()?;
        assert!(settled.success(), "Wine's server does not come to its end");
        Ok(wine)
    }

    /// Where all that Wine prints goes: not into a pipe, which its servers would hold open.
    fn log(&self) -> PathBuf {
        self.directory.join("log.txt")
    }

    /// A command in the prefix: no display, no questions, nothing printed but what drivers print.
    fn command(&self, program: &str) -> io::Result<Command> {
        let log = File::options().create(true).append(true).open(self.log())?;
        let mut command = Command::new(program);
        command
            .env("WINEPREFIX", self.directory.join("prefix"))
            .env("WINEDEBUG", "-all,+debugstr")
            .env("WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=")
            .env_remove("DISPLAY")
            .stdout(log.try_clone()?)
            .stderr(log);
        Ok(command)
    }

    /// Starts the driver as `service` and stops it; nanoseconds for each run of `job`, as it prints them.
    fn nanoseconds(&self, service: &str, job: &str) -> f64 {
        let mut printed = String::new();
        for _ in 0..TRIES {
            printed = self
                .start(service)
                .unwrap_or_else(|error| error.to_string());
            let mut times = printed.lines().filter_map(|line| time_of(line, job));
            if let Some(time) = times.next() {
                return time;
            }
        }
        panic!("{IMAGE} as {service}: no time of {job} from Wine:\n{printed}");
    }

    /// Starts the driver as `service`, stops it, and returns what was printed meanwhile.
    fn start(&self, service: &str) -> io::Result<String> {
        let already = fs::read_to_string(self.log())?.len();
        let image = image_path(IMAGE).canonicalize()?;
        // Drive Z: of a prefix is the host's root.
        let image = format!("Z:{}", image.display()).replace('/', "\\");
        let status = self
            .command(WINE)?
            .arg(&self.starter)
            .args([service, &image])
            .status()?;
        let mut printed = fs::read_to_string(self.log())?.split_off(already);
        if !status.success() {
            printed.push_str(&format!("start-driver ended with {status}\n"));
        }
        Ok(printed)
    }
}

impl Drop for Wine {
    /// Ends the prefix's server and all that runs in it.
    fn drop(&mut self) {
        let ended = self
            .command("wineserver")
            .and_then(|mut server| server.arg("-k").status());
        if let Err(error) = ended {
            println!("note: Wine's server could not be ended: {error}");
        }
    }
}

/// The time in a line that the driver prints, if it is `job`'s.
fn time_of(line: &str, job: &str) -> Option<f64> {
    let (_, rest) = line.split_once(&format!("io-work-item-throughput: {job}: "))?;
    rest.split_once(" ns each")?.0.parse().ok()
}

/// Nanoseconds for each run of the one job that the name of `service` asks for, in our kernel.
fn ours(service: &str) -> f64 {
    let file = format!("{service}.sys");
    let mut driver = DriverUnderTest::load(&file, &image(IMAGE), &RunOptions::default())
        .unwrap_or_else(|outcome| panic!("{:?}", outcome.message));
    let took = time(|| assert!(driver.run_briefly(), "the driver does not come to its end"));
    took.as_secs_f64() * 1e9 / RUNS
}

/// The first line that a program says of its version, or nothing when it is not there.
fn version(program: &str) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .env("WINEDEBUG", "-all")
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Some(text.lines().next()?.to_owned())
}

fn main() {
    let Some(wine_version) = version(WINE) else {
        println!("Wine is not installed: skipped");
        return;
    };
    if version(COMPILER).is_none() {
        println!(
            "{COMPILER}, which builds the program that starts the driver, is not installed: skipped"
        );
        return;
    }
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/wine");
    let wine = Wine::prepare(directory).unwrap_or_else(|error| panic!("{wine_version}: {error}"));
    pin_to_one_core();
    println!("{IMAGE} beside {wine_version}, on one core");
    race(
        "a kernel work item allocated, queued, run, freed",
        "ns",
        ROUNDS,
        vec![
            Contender {
                name: "OpenNDIS",
                job: Box::new(|| ours("throughput-items")),
            },
            Contender {
                name: "Wine",
                job: Box::new(|| wine.nanoseconds("throughput-items", "items")),
            },
        ],
    );
    race(
        "a kernel work item queued again by its own routine",
        "ns",
        ROUNDS,
        vec![
            Contender {
                name: "OpenNDIS",
                job: Box::new(|| ours("throughput-requeues")),
            },
            Contender {
                name: "Wine",
                job: Box::new(|| wine.nanoseconds("throughput-requeues", "requeues")),
            },
            Contender {
                name: "Wine, after the other job",
                job: Box::new(|| wine.nanoseconds("throughput", "requeues")),
            },
        ],
    );
}
