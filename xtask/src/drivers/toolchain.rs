//! The compilers that make driver images: mingw-w64's gcc, and clang with lld.
//!
//! Both come from Debian packages (`gcc-mingw-w64-x86-64`, `clang`, `lld`, `llvm`) and use mingw-w64's DDK headers.
//! The compilers run in the repository's root with relative paths, and everything that would put a time, a
//! machine's path or a random number into an image is turned off.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use super::finish;
use super::sources::{Kind, Source};

const GCC: &str = "x86_64-w64-mingw32-gcc";
const CLANG: &str = "clang";
const LLD: &str = "ld.lld";
const GNU_LD: &str = "x86_64-w64-mingw32-ld";
const GNU_DLLTOOL: &str = "x86_64-w64-mingw32-dlltool";
const LLVM_DLLTOOL: &str = "llvm-dlltool";
const LLVM_AR: &str = "llvm-ar";

/// The images that drivers import from, each with a `drivers/lib/NAME.def`.
const IMPORTED: [&str; 3] = ["ntoskrnl", "hal", "ndis"];

/// The driver that imports the memory routines even where it is optimised; others contain them then.
const IMPORTS_MEMORY_ROUTINES: &str = "imported-memory-routines";

/// Where Debian's `mingw-w64-x86-64-dev` puts the driver headers.
const DDK_HEADERS: &str = "/usr/x86_64-w64-mingw32/include/ddk";

/// The flags that both compilers are given. Windows 8 is the first Windows with NDIS 6.30; the line tables are the
/// only debug information, which keeps images small; the kernel has no red zone and no aliasing rules. Offsets into the
/// processor's control region look like accesses near NULL to gcc.
const COMPILE: &[&str] = &[
    "-std=gnu11",
    "-D_WIN32_WINNT=0x0602",
    "-DNTDDI_VERSION=0x06020000",
    "-Iinclude",
    "-isystem",
    DDK_HEADERS,
    "-Wall",
    "-Wextra",
    "-Wno-multichar",
    "-Wno-array-bounds",
    "-ffreestanding",
    "-mno-red-zone",
    "-fno-strict-aliasing",
    "-fno-common",
    "-fno-ident",
    "-fasynchronous-unwind-tables",
    "-gdwarf-4",
    "-g1",
];

/// What clang is told besides. The two macros keep mingw-w64's intrinsics from declaring functions that its wdm.h defines
/// as static, which clang would take for functions of external linkage.
const CLANG_COMPILE: &[&str] = &[
    "--target=x86_64-w64-mingw32",
    "-fdebug-compilation-dir=.",
    "-D__INTRINSIC_DEFINED_InterlockedBitTestAndSet",
    "-D__INTRINSIC_DEFINED_InterlockedBitTestAndReset",
];

/// The linker options that both linkers understand.
const LINK: &[&str] = &[
    "--subsystem",
    "native",
    "--entry",
    "GsDriverEntry",
    "--image-base",
    "0x1C0000000",
    "--dynamicbase",
    "--nxcompat",
    "--high-entropy-va",
    "--no-insert-timestamp",
    "--disable-auto-import",
];

/// A compiler for driver images.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compiler {
    /// mingw-w64's gcc with GNU ld.
    Gcc,
    /// clang with lld.
    Clang,
}

/// How an image is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variant {
    compiler: Compiler,
    optimised: bool,
    stack_protector: bool,
}

impl Variant {
    /// How the carried images are compiled: as a released driver is, optimised and with a stack cookie.
    pub(super) const CARRIED: Self = Self {
        compiler: Compiler::Gcc,
        optimised: true,
        stack_protector: true,
    };

    /// Every way to compile a driver.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        [Compiler::Gcc, Compiler::Clang]
            .into_iter()
            .flat_map(|compiler| {
                [(false, false), (false, true), (true, false), (true, true)].map(
                    |(optimised, stack_protector)| Self {
                        compiler,
                        optimised,
                        stack_protector,
                    },
                )
            })
    }
}

impl fmt::Display for Variant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compiler = match self.compiler {
            Compiler::Gcc => "gcc",
            Compiler::Clang => "clang",
        };
        let level = if self.optimised { "O2" } else { "O0" };
        let protector = if self.stack_protector {
            "-stack-protector"
        } else {
            ""
        };
        write!(formatter, "{compiler}-{level}{protector}")
    }
}

/// One compiler and its setting, and where it puts what it makes.
#[derive(Debug)]
pub(super) struct Toolchain {
    root: PathBuf,
    variant: Variant,
    /// Where the variant's images go, relative to the repository.
    images: PathBuf,
    /// Where everything else goes, relative to the repository.
    objects: PathBuf,
}

impl Toolchain {
    /// Makes what every image of a variant is linked with: the import libraries of `drivers/lib/*.def`, and a library of
    /// what lies in `drivers/support`.
    pub(super) fn prepare(root: &Path, directory: &str, variant: Variant) -> anyhow::Result<Self> {
        let directory = Path::new(directory);
        let toolchain = Self {
            root: root.to_path_buf(),
            variant,
            images: directory.join(variant.to_string()),
            objects: directory.join("objects").join(variant.to_string()),
        };
        toolchain.create(&toolchain.objects)?;
        for image in IMPORTED {
            toolchain.import_library(image)?;
        }
        toolchain.archive(
            "support",
            &["drivers/support/start.c", "drivers/support/stack.S"],
        )?;
        toolchain.archive("memory", &["drivers/support/memory.c"])?;
        Ok(toolchain)
    }

    /// Makes a library of files in `drivers/support`.
    fn archive(&self, name: &str, files: &[&str]) -> anyhow::Result<()> {
        let library = self.library(name);
        // The archiver would keep files that are no longer among these.
        if self.root.join(&library).exists() {
            fs::remove_file(self.root.join(&library))
                .with_context(|| format!("cannot remove {}", library.display()))?;
        }
        let mut archive = self.command(LLVM_AR);
        archive.arg("rcsD").arg(&library);
        for file in files {
            archive.arg(self.compile(Path::new(file), None)?);
        }
        run(&mut archive)
    }

    /// Makes the import library of one image, of the kind that the variant's linker reads: GNU ld mixes up the import
    /// tables of the short kind that lld reads.
    fn import_library(&self, image: &str) -> anyhow::Result<()> {
        let definition = self.root.join(format!("drivers/lib/{image}.def"));
        let mut command = match self.variant.compiler {
            Compiler::Gcc => self.command(GNU_DLLTOOL),
            Compiler::Clang => self.command(LLVM_DLLTOOL),
        };
        match self.variant.compiler {
            Compiler::Gcc => command.args(["--temp-prefix", image]),
            Compiler::Clang => command.args(["-m", "i386:x86-64"]),
        };
        // In the directory itself, since GNU dlltool makes symbols of the path that it is given.
        command.current_dir(self.root.join(&self.objects));
        run(command
            .arg("-d")
            .arg(definition)
            .arg("-l")
            .arg(format!("{image}.a")))
    }

    /// A library among the objects of the variant.
    fn library(&self, name: &str) -> PathBuf {
        self.objects.join(format!("{name}.a"))
    }

    /// Builds one driver and returns its finished image, which also stays in the variant's directory.
    pub(super) fn build(&self, source: &Source) -> anyhow::Result<Vec<u8>> {
        let mut objects = Vec::new();
        for file in &source.files {
            objects.push(self.compile(file, Some(source.kind))?);
        }
        let image = self.images.join(source.image());
        self.create(image.parent().unwrap_or(&self.images))?;
        let imports_memory_routines =
            !self.variant.optimised || source.name == IMPORTS_MEMORY_ROUTINES;
        self.link(&objects, imports_memory_routines, &image)?;
        let path = self.root.join(&image);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let bytes = finish::finish(bytes)
            .with_context(|| format!("{} is not the image it should be", image.display()))?;
        fs::write(&path, &bytes).with_context(|| format!("cannot write {}", path.display()))?;
        Ok(bytes)
    }

    /// Compiles one C or assembly file and returns the object file's path. Without a kind it is one of those in
    /// `drivers/support`.
    fn compile(&self, file: &Path, kind: Option<Kind>) -> anyhow::Result<PathBuf> {
        let variant = self.variant;
        let directory = kind.map_or("support", Kind::directory);
        let object = self.objects.join(directory).join(file.with_extension("o"));
        self.create(object.parent().unwrap_or(&self.objects))?;
        let mut command = match variant.compiler {
            Compiler::Gcc => self.command(GCC),
            Compiler::Clang => self.command(CLANG),
        };
        if variant.compiler == Compiler::Clang {
            command.args(CLANG_COMPILE);
        }
        command.args(COMPILE);
        command.arg(format!("-ffile-prefix-map={}=.", self.root.display()));
        command.arg(format!("-frandom-seed={}", file.display()));
        command.arg(if variant.optimised { "-O2" } else { "-O0" });
        if kind.is_none() {
            // These are what the compiler's own calls and checks end in, so it must put none into them.
            command.args(["-fno-builtin", "-fno-stack-protector"]);
        } else if variant.stack_protector {
            command.arg("-fstack-protector-strong");
        }
        if kind == Some(Kind::Fixed) {
            command.arg("-DFIXED");
        }
        run(command.arg("-c").arg(file).arg("-o").arg(&object))?;
        Ok(object)
    }

    /// Links object files, what supports them and the import libraries into an image. It either imports the memory
    /// routines or contains them.
    fn link(
        &self,
        objects: &[PathBuf],
        imports_memory_routines: bool,
        image: &Path,
    ) -> anyhow::Result<()> {
        let mut command = match self.variant.compiler {
            Compiler::Gcc => self.command(GCC),
            Compiler::Clang => self.command(LLD),
        };
        match self.variant.compiler {
            Compiler::Gcc => command
                .arg("-nostdlib")
                .arg(format!("-Wl,{}", LINK.join(","))),
            Compiler::Clang => command.args(["-m", "i386pep"]).args(LINK),
        };
        command.args(objects).arg(self.library("support"));
        if !imports_memory_routines {
            command.arg(self.library("memory"));
        }
        for imported in IMPORTED {
            command.arg(self.library(imported));
        }
        run(command.arg("-o").arg(image))
    }

    /// Creates a directory below the repository.
    fn create(&self, directory: &Path) -> anyhow::Result<()> {
        fs::create_dir_all(self.root.join(directory))
            .with_context(|| format!("cannot create {}", directory.display()))
    }

    /// A command that runs in the repository's root, whatever the user's locale.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root).env("LC_ALL", "C");
        command
    }
}

/// The version line of each tool that decides an image's bytes.
pub(super) fn versions() -> anyhow::Result<String> {
    let mut versions = String::new();
    for tool in [GCC, GNU_LD, GNU_DLLTOOL] {
        let output = Command::new(tool)
            .arg("--version")
            .output()
            .with_context(|| missing(tool))?;
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let line = text
            .lines()
            .find(|line| line.contains("ersion") || line.contains('('));
        versions.push_str(&format!(
            "{tool}: {}\n",
            line.unwrap_or("no version").trim()
        ));
    }
    Ok(versions)
}

/// Runs a command, and fails with its command line when it does.
fn run(command: &mut Command) -> anyhow::Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| missing(&program))?;
    if !status.success() {
        bail!("{command:?} failed with {status}");
    }
    Ok(())
}

/// What to do about a tool that cannot be run.
fn missing(tool: &str) -> String {
    format!(
        "cannot run {tool}; install the Debian packages gcc-mingw-w64-x86-64, clang, lld and llvm"
    )
}
