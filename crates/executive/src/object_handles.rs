//! Handles on kernel objects: threads, events and what else the object manager gives handles for.
//! Pages: kernel/object-handles, wdm/nf-wdm-zwclose, wdm/nf-wdm-obreferenceobjectbyhandle.
//!
//! Handles of registry keys are the registry's. A handle names an object by its address, and nothing
//! here knows what kind of object lies there.

use abi::Address;

use crate::site::Site;

/// The first handle. Its bits are those of a kernel handle, and no address can be like it.
const FIRST: u64 = 0xFFFF_FFFF_8000_0000;
/// From one handle to the next: the low bits of a handle are not its own.
const STEP: u64 = 4;
/// Behind the last handle.
const END: u64 = 0xFFFF_FFFF_8400_0000;

/// A handle, open or closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ObjectHandle {
    /// The handle.
    pub handle: Address,
    /// The object.
    pub object: Address,
    /// Where it was opened.
    pub opened: Site,
    /// Where it was closed, if it was.
    pub closed: Option<Site>,
}

/// Why a value is no open handle of an object (`STATUS_INVALID_HANDLE`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ObjectHandleError {
    /// It never was one.
    #[error("{handle} is no handle of an object")]
    NotAHandle {
        /// What the driver gave.
        handle: Address,
    },
    /// It is closed.
    #[error("the handle {handle} is closed")]
    Closed {
        /// What the driver gave.
        handle: Address,
        /// Where it was opened.
        opened: Site,
        /// Where it was closed.
        closed: Site,
    },
}

/// All handles of a run. None is given out twice, so that a stale one is told from another.
#[derive(Debug, Default)]
pub struct ObjectHandles {
    handles: Vec<ObjectHandle>,
}

impl ObjectHandles {
    /// Forgets all handles and keeps the memory.
    pub fn reset(&mut self) {
        self.handles.clear();
    }

    /// Whether a value is, or could have been, a handle of an object.
    #[must_use]
    pub fn is_object_handle(handle: Address) -> bool {
        (FIRST..END).contains(&handle.0)
    }

    /// Opens a handle on the object at an address.
    pub fn open(&mut self, object: Address, opened: Site) -> Address {
        // The first value is left out: it is a common error code when it is cut to 32 bits.
        let handle = Address(FIRST + (self.handles.len() as u64 + 1) * STEP);
        self.handles.push(ObjectHandle {
            handle,
            object,
            opened,
            closed: None,
        });
        handle
    }

    fn place(&self, handle: Address) -> Result<usize, ObjectHandleError> {
        let number = handle.0.checked_sub(FIRST).map(|offset| offset / STEP);
        let index = number.and_then(|number| usize::try_from(number.checked_sub(1)?).ok());
        let index = index.filter(|&index| index < self.handles.len());
        let index = index.ok_or(ObjectHandleError::NotAHandle { handle })?;
        let ObjectHandle { opened, closed, .. } = self.handles[index];
        match closed {
            None => Ok(index),
            Some(closed) => Err(ObjectHandleError::Closed {
                handle,
                opened,
                closed,
            }),
        }
    }

    /// Where the object of an open handle lies.
    ///
    /// # Errors
    /// [`ObjectHandleError`].
    pub fn object(&self, handle: Address) -> Result<Address, ObjectHandleError> {
        self.place(handle).map(|place| self.handles[place].object)
    }

    /// Closes a handle.
    ///
    /// # Errors
    /// [`ObjectHandleError`].
    pub fn close(&mut self, handle: Address, site: Site) -> Result<(), ObjectHandleError> {
        let place = self.place(handle)?;
        self.handles[place].closed = Some(site);
        Ok(())
    }

    /// The handles that are open, in the order in which they were opened.
    pub fn open_handles(&self) -> impl Iterator<Item = &ObjectHandle> {
        self.handles.iter().filter(|handle| handle.closed.is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::site;

    const THREAD: Address = Address(0x1_1000_0400);

    #[test]
    fn an_open_handle_names_its_object() {
        let mut handles = ObjectHandles::default();
        let handle = handles.open(THREAD, site(1));
        assert_eq!(handles.object(handle), Ok(THREAD));
        assert!(ObjectHandles::is_object_handle(handle));
    }

    /// kernel/object-handles: the two low bits of a handle are the caller's to use.
    #[test]
    fn the_two_low_bits_of_a_handle_do_not_matter() {
        let mut handles = ObjectHandles::default();
        let handle = handles.open(THREAD, site(1));
        assert_eq!(handles.object(handle.offset(3)), Ok(THREAD));
    }

    #[test]
    fn a_closed_handle_is_told_from_one_that_never_was() {
        let mut handles = ObjectHandles::default();
        let handle = handles.open(THREAD, site(1));
        assert_eq!(handles.close(handle, site(2)), Ok(()));
        let (opened, closed) = (site(1), site(2));
        let error = ObjectHandleError::Closed {
            handle,
            opened,
            closed,
        };
        assert_eq!(handles.close(handle, site(3)), Err(error));
        for handle in [Address::NULL, Address(4), handle.offset(STEP)] {
            let error = ObjectHandleError::NotAHandle { handle };
            assert_eq!(handles.object(handle), Err(error));
        }
    }

    #[test]
    fn handles_that_are_left_open_are_known() {
        let mut handles = ObjectHandles::default();
        let first = handles.open(THREAD, site(1));
        let second = handles.open(THREAD, site(2));
        handles.close(first, site(3)).unwrap();
        let left: Vec<_> = handles.open_handles().map(|open| open.handle).collect();
        assert_eq!(left, [second]);
    }
}
