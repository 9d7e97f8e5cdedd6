//! Bounds of a depth-first search: how far from the plain schedule a run may be.

/// How far from the plain schedule runs may be. None: as far as they can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    /// How often the turn is taken from an actor that could have gone on.
    pub preemptions: Option<u32>,
    /// How many operations fail.
    pub failures: Option<u32>,
    /// How many variations are not the plain one.
    pub variations: Option<u32>,
}

/// What a bound counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resource {
    Preemptions,
    Failures,
    Variations,
}

/// How much of each resource was used, or may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Amounts([u32; 3]);

impl Amounts {
    /// The limits of the search with the smallest bounds: one more than that of each earlier `level`.
    pub(crate) fn of_level(bounds: Bounds, level: u32) -> Self {
        let limits = [bounds.preemptions, bounds.failures, bounds.variations];
        Self(limits.map(|limit| limit.map_or(u32::MAX, |limit| limit.min(level))))
    }

    pub(crate) fn of(self, resource: Resource) -> u32 {
        self.0[resource as usize]
    }

    /// One more of `resource`, if `limits` allow it.
    pub(crate) fn with(mut self, resource: Resource, limits: Self) -> Option<Self> {
        let used = &mut self.0[resource as usize];
        if *used >= limits.of(resource) {
            return None;
        }
        *used += 1;
        Some(self)
    }
}

/// Of which resources more would have been used, had the limits allowed it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Refused([bool; 3]);

impl Refused {
    pub(crate) fn note(&mut self, resource: Resource) {
        self.0[resource as usize] = true;
    }

    pub(crate) fn any(self) -> bool {
        self.0.contains(&true)
    }

    /// The limits that mattered.
    pub(crate) fn bounds(self, limits: Amounts) -> Bounds {
        let bound = |resource: Resource| self.0[resource as usize].then(|| limits.of(resource));
        Bounds {
            preemptions: bound(Resource::Preemptions),
            failures: bound(Resource::Failures),
            variations: bound(Resource::Variations),
        }
    }
}
