//! Something noted for each actor, found in a few nanoseconds and forgotten at once for a new run.

use crate::Actor;

/// A hash table with actors as keys, in which nothing depends on the order of its slots.
#[derive(Clone, Debug)]
pub(crate) struct ActorTable<T> {
    /// A power of two of them, at least a quarter of them free.
    slots: Vec<Slot<T>>,
    len: usize,
    /// Slots of other generations are free.
    generation: u32,
}

#[derive(Clone, Copy, Debug)]
struct Slot<T> {
    generation: u32,
    actor: Actor,
    value: T,
}

impl<T: Copy + Default> ActorTable<T> {
    const SMALLEST: usize = 16;

    pub(crate) fn new() -> Self {
        Self {
            slots: vec![Self::free_slot(); Self::SMALLEST],
            len: 0,
            generation: 1,
        }
    }

    fn free_slot() -> Slot<T> {
        Slot {
            generation: 0,
            actor: Actor(0),
            value: T::default(),
        }
    }

    /// Forgets all actors.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
        self.generation = self.generation.wrapping_add(1);
        if self.generation == 0 {
            self.slots.fill(Self::free_slot());
            self.generation = 1;
        }
    }

    /// What is noted for `actor`, or what `initial` says if nothing is noted.
    #[inline]
    pub(crate) fn entry(&mut self, actor: Actor, initial: impl FnOnce() -> T) -> &mut T {
        let mut index = self.find(actor);
        if self.slots[index].generation != self.generation {
            if self.len >= self.slots.len() / 4 * 3 {
                self.grow();
                index = self.find(actor);
            }
            self.len += 1;
            self.slots[index] = Slot {
                generation: self.generation,
                actor,
                value: initial(),
            };
        }
        &mut self.slots[index].value
    }

    /// The slot of `actor`, or the free one where it belongs.
    #[inline]
    fn find(&self, actor: Actor) -> usize {
        let mask = self.slots.len() - 1;
        let mut index = (actor.0 ^ (actor.0 >> 15)) as usize & mask;
        loop {
            let slot = &self.slots[index];
            if slot.generation != self.generation || slot.actor == actor {
                return index;
            }
            index = (index + 1) & mask;
        }
    }

    #[cold]
    fn grow(&mut self) {
        let bigger = vec![Self::free_slot(); self.slots.len() * 2];
        let slots = std::mem::replace(&mut self.slots, bigger);
        for slot in slots {
            if slot.generation == self.generation {
                let index = self.find(slot.actor);
                self.slots[index] = slot;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_noted_is_found_among_many() {
        let mut table = ActorTable::new();
        let actors = || (0..200).map(|number| Actor(number * 48));
        for actor in actors() {
            table.entry(actor, || actor.0 + 1);
        }
        assert!(actors().all(|actor| *table.entry(actor, || 0) == actor.0 + 1));
    }

    #[test]
    fn cleared_table_knows_nobody() {
        let mut table = ActorTable::new();
        table.entry(Actor(1), || 5);
        table.clear();
        assert_eq!(*table.entry(Actor(1), || 6), 6);
    }
}
