//! What a rule is. Names follow the documentation: a rule that Microsoft's Static Driver Verifier
//! or Driver Verifier names keeps that name, one of ours is in kebab case.

/// Who named a rule; its spelling shows the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A rule of Static Driver Verifier or Driver Verifier, with Microsoft's name for it.
    Microsoft,
    /// A requirement that the documentation states without naming it, with a name of ours.
    Ours,
}

/// A bug check of Windows and what its parameters mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BugCheckTemplate {
    /// The code that the blue screen shows.
    pub code: u32,
    /// The code's name, as documented.
    pub name: &'static str,
    /// What each of the four parameters holds.
    pub parameters: [&'static str; 4],
}

/// One requirement that a driver is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name by which reports, options and the book refer to the rule.
    pub id: &'static str,
    /// What goes wrong when the rule is broken, in a few words.
    pub title: &'static str,
    /// What the documentation requires, in our words.
    pub requires: &'static str,
    /// The documentation page that says so, with the section where that helps.
    pub page: &'static str,
    /// The bug check that Windows, or Driver Verifier on it, is documented to raise. `None`: the
    /// outcome is not documented, or depends on the case and is given with the violation.
    pub bug_check: Option<BugCheckTemplate>,
    /// What the driver's author can do about it.
    pub help: &'static str,
    /// Who named the rule.
    pub origin: Origin,
}
