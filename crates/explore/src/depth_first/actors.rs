//! Actors as small numbers, and sets of them.

use crate::Actor;
use crate::actor_table::ActorTable;

/// The number of an actor in the search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Index(u8);

impl Index {
    pub(super) fn position(self) -> usize {
        usize::from(self.0)
    }
}

/// Gives actors their numbers in the order in which they appear.
#[derive(Debug)]
pub(super) struct Actors {
    indexes: ActorTable<Index>,
    count: u8,
}

impl Actors {
    /// How many actors a search can tell apart.
    pub(super) const MAXIMUM: u8 = 64;

    pub(super) fn new() -> Self {
        Self {
            indexes: ActorTable::new(),
            count: 0,
        }
    }

    /// The number of `actor`. None: there are too many.
    pub(super) fn index(&mut self, actor: Actor) -> Option<Index> {
        let next = self.count;
        let index = *self.indexes.entry(actor, || Index(next));
        if index.0 == next {
            self.count = next.saturating_add(1).min(Self::MAXIMUM);
        }
        (index.0 < Self::MAXIMUM).then_some(index)
    }
}

/// A set of actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ActorSet(u64);

impl ActorSet {
    pub(super) fn only(actor: Index) -> Self {
        Self(1 << actor.0)
    }

    pub(super) fn insert(&mut self, actor: Index) {
        self.0 |= 1 << actor.0;
    }

    pub(super) fn contains(self, actor: Index) -> bool {
        self.0 >> actor.0 & 1 != 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    pub(super) fn intersection(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// `actor`, if it is in the set, else the first one. The set is not empty.
    pub(super) fn preferring(self, actor: Index) -> Index {
        if self.contains(actor) {
            return actor;
        }
        Index(u8::try_from(self.0.trailing_zeros()).unwrap_or(0))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Index> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let next = u8::try_from(left.trailing_zeros())
                .ok()
                .filter(|_| left != 0)?;
            left &= left - 1;
            Some(Index(next))
        })
    }
}

impl FromIterator<Index> for ActorSet {
    fn from_iter<Items: IntoIterator<Item = Index>>(actors: Items) -> Self {
        let mut set = Self::default();
        for actor in actors {
            set.insert(actor);
        }
        set
    }
}
