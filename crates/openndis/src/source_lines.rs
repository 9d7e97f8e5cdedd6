//! Functions, files and lines for the places of a report.
//!
//! A machine notes addresses only. What they were compiled from is looked up when a report is made, so that
//! a run which breaks no rule never reads debug information.

use std::cell::OnceCell;
use std::path::PathBuf;

use image::Image;
use rules::{Frame, Place, SourceLine, Violation};
use symbols::{SourceFrame, Symbols};

use crate::run::short_name;

/// The debug information of the driver under test.
#[derive(Debug)]
pub(crate) struct SourceLines {
    image: Image,
    directories: Vec<PathBuf>,
    symbols: OnceCell<Symbols>,
}

impl SourceLines {
    /// Of `image`, whose program database may also lie in one of `directories`.
    pub(crate) fn new(image: Image, directories: Vec<PathBuf>) -> Self {
        Self {
            image,
            directories,
            symbols: OnceCell::new(),
        }
    }

    fn symbols(&self) -> &Symbols {
        self.symbols
            .get_or_init(|| Symbols::open(self.image.name(), self.image.file(), &self.directories))
    }

    /// What kept debug information from being used, if any was asked for.
    pub(crate) fn notes(&self) -> &[String] {
        self.symbols.get().map_or(&[], Symbols::notes)
    }

    /// Adds functions, files and lines to all places of a violation.
    pub(crate) fn add_to(&self, violation: &mut Violation) {
        self.add_to_place(&mut violation.place);
        for related in &mut violation.related {
            self.add_to_place(&mut related.place);
        }
    }

    fn add_to_place(&self, place: &mut Place) {
        // What an earlier look-up has added is found again.
        place.stack.retain(|frame| !frame.inlined);
        let mut stack = Vec::new();
        let mut frames = self.frames(&place.address, place.return_address);
        if let Some(innermost) = frames.next() {
            (place.function, place.source) = told(innermost);
            stack.extend(frames.map(|frame| inlined_into(&place.address, frame)));
        }
        for mut caller in std::mem::take(&mut place.stack) {
            let mut frames = self.frames(&caller.address, true);
            if let Some(innermost) = frames.next() {
                (caller.function, caller.source) = told(innermost);
            }
            let address = caller.address.clone();
            stack.push(caller);
            stack.extend(frames.map(|frame| inlined_into(&address, frame)));
        }
        place.stack = stack;
    }

    /// The functions at an address of a report.
    fn frames(&self, address: &str, returns_here: bool) -> std::vec::IntoIter<SourceFrame> {
        let rva = self.rva(address).and_then(|rva| {
            // The call is the instruction before the one to which it returns.
            rva.checked_sub(u32::from(returns_here))
        });
        rva.map(|rva| self.symbols().frames(rva))
            .unwrap_or_default()
            .into_iter()
    }

    /// The offset in the driver's image of an address such as `sample.sys+0x11a4`.
    fn rva(&self, address: &str) -> Option<u32> {
        let offset = address
            .strip_prefix(short_name(self.image.name()))?
            .strip_prefix("+0x")?;
        u32::from_str_radix(offset, 16).ok()
    }
}

fn told(frame: SourceFrame) -> (Option<String>, Option<SourceLine>) {
    let source = frame.line.map(|line| SourceLine {
        file: line.file,
        line: line.line,
        column: line.column,
    });
    (frame.function, source)
}

/// The function into which the one before it was inlined, at the same address.
fn inlined_into(address: &str, frame: SourceFrame) -> Frame {
    let (function, source) = told(frame);
    Frame {
        address: address.to_owned(),
        function,
        source,
        inlined: true,
        ..Frame::default()
    }
}
