//! A first-in-first-out queue whose usual push is certain to call nothing.
//!
//! The library's deque is as fast, but whether its push is inlined, with the call that makes it grow,
//! is the compiler's choice; the entries of exported functions depend on it (see
//! `work_items::quick`).

/// A queue of plain values.
#[derive(Debug, Default)]
pub(crate) struct Ring<T> {
    /// Nothing, or a power of two of places.
    places: Vec<T>,
    first: usize,
    count: usize,
}

impl<T: Copy + Default> Ring<T> {
    const FIRST_PLACES: usize = 64;

    pub(crate) fn len(&self) -> usize {
        self.count
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub(crate) fn clear(&mut self) {
        self.first = 0;
        self.count = 0;
    }

    #[inline(always)]
    fn place(&self, number: usize) -> usize {
        self.first.wrapping_add(number) & self.places.len().wrapping_sub(1)
    }

    /// Adds a value at the end if there is a place for it.
    #[inline(always)]
    pub(crate) fn push_quickly(&mut self, value: T) -> Option<()> {
        if self.count >= self.places.len() {
            return None;
        }
        let place = self.place(self.count);
        *self.places.get_mut(place)? = value;
        self.count += 1;
        Some(())
    }

    /// Adds a value at the end.
    #[inline(always)]
    pub(crate) fn push_back(&mut self, value: T) {
        if self.push_quickly(value).is_none() {
            self.grow();
            let pushed = self.push_quickly(value);
            debug_assert!(pushed.is_some(), "there are twice as many places now");
        }
    }

    #[cold]
    fn grow(&mut self) {
        let mut places: Vec<T> = self.iter().collect();
        places.resize(
            (2 * self.places.len()).max(Self::FIRST_PLACES),
            T::default(),
        );
        self.places = places;
        self.first = 0;
    }

    /// The value that was added first.
    #[inline(always)]
    pub(crate) fn front(&self) -> Option<T> {
        if self.count == 0 {
            return None;
        }
        self.places.get(self.first).copied()
    }

    /// Takes the value that was added first.
    #[inline(always)]
    pub(crate) fn pop_front(&mut self) -> Option<T> {
        let value = self.front()?;
        self.first = self.place(1);
        self.count -= 1;
        Some(value)
    }

    /// The values in the order in which they were added.
    pub(crate) fn iter(&self) -> impl Iterator<Item = T> + '_ {
        (0..self.count).filter_map(|number| self.places.get(self.place(number)).copied())
    }

    /// Keeps only the values that `keep` wants.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&T) -> bool) {
        let kept: Vec<T> = self.iter().filter(|value| keep(value)).collect();
        self.clear();
        for value in kept {
            self.push_back(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Ring;

    #[test]
    fn values_come_out_in_the_order_in_which_they_went_in() {
        let mut ring = Ring::default();
        for round in 0..5_u32 {
            (0..100).for_each(|number| ring.push_back(round * 100 + number));
            for number in 0..100 {
                assert_eq!(ring.pop_front(), Some(round * 100 + number));
            }
        }
        assert_eq!(ring.pop_front(), None);
    }

    #[test]
    fn growing_keeps_values_that_wrap_around() {
        let mut ring = Ring::default();
        (0..64_u32).for_each(|number| ring.push_back(number));
        assert!((0..40).all(|number| ring.pop_front() == Some(number)));
        (64..200).for_each(|number| ring.push_back(number));
        assert!(ring.iter().eq(40..200));
    }

    #[test]
    fn quick_push_into_a_full_ring_changes_nothing() {
        let mut ring = Ring::default();
        (0..64_u32).for_each(|number| ring.push_back(number));
        assert_eq!(ring.push_quickly(64), None);
        assert_eq!(ring.len(), 64);
    }

    #[test]
    fn retain_keeps_the_order() {
        let mut ring = Ring::default();
        (0..10_u32).for_each(|number| ring.push_back(number));
        ring.retain(|number| number % 2 == 0);
        assert!(ring.iter().eq([0, 2, 4, 6, 8]));
    }
}
