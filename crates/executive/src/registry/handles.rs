//! Handles on keys: what `ZwOpenKey` and `ZwCreateKey` give to a driver.
//! Pages: wdm/nf-wdm-zwopenkey, wdm/nf-wdm-zwclose.

use abi::Address;

use super::KeyId;
use crate::site::Site;

/// The first handle. Its bits are those of a kernel handle, and no address can be like it.
const FIRST: u64 = 0xFFFF_FFFF_8400_0000;
/// From one handle to the next: the low bits of a handle are not its own.
const STEP: u64 = 4;
/// Behind the last handle.
const END: u64 = 0xFFFF_FFFF_8800_0000;

/// A handle, open or closed.
#[derive(Clone, Copy, Debug)]
pub struct OpenKey {
    /// The handle.
    pub handle: Address,
    /// The key.
    pub key: KeyId,
    /// Where it was opened.
    pub opened: Site,
    /// Where it was closed, if it was.
    pub closed: Option<Site>,
}

/// Why a value is no open handle of a key (`STATUS_INVALID_HANDLE`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HandleError {
    /// It never was one.
    #[error("this is not a handle of a registry key")]
    NotAHandle,
    /// It is closed.
    #[error("the handle is closed")]
    Closed {
        /// Where it was opened.
        opened: Site,
        /// Where it was closed.
        closed: Site,
    },
}

/// All handles of a run. None is given out twice, so that a stale one is told from another.
#[derive(Debug, Default)]
pub struct KeyHandles {
    handles: Vec<OpenKey>,
}

impl KeyHandles {
    pub(super) fn reset(&mut self) {
        self.handles.clear();
    }

    /// Whether a value is, or was, a handle of a key: for `ZwClose`, which takes all kinds.
    #[must_use]
    pub fn is_key_handle(handle: Address) -> bool {
        (FIRST..END).contains(&handle.0)
    }

    /// Opens a handle on a key.
    pub fn open(&mut self, key: KeyId, opened: Site) -> Address {
        let handle = Address(FIRST + self.handles.len() as u64 * STEP);
        self.handles.push(OpenKey {
            handle,
            key,
            opened,
            closed: None,
        });
        handle
    }

    /// The key of an open handle.
    ///
    /// # Errors
    /// [`HandleError`].
    pub fn key(&self, handle: Address) -> Result<KeyId, HandleError> {
        let index = Self::index(handle).ok_or(HandleError::NotAHandle)?;
        let open = self.handles.get(index).ok_or(HandleError::NotAHandle)?;
        match open.closed {
            None => Ok(open.key),
            Some(closed) => Err(HandleError::Closed {
                opened: open.opened,
                closed,
            }),
        }
    }

    /// Closes a handle.
    ///
    /// # Errors
    /// [`HandleError`].
    pub fn close(&mut self, handle: Address, site: Site) -> Result<(), HandleError> {
        self.key(handle)?;
        if let Some(open) = Self::index(handle).and_then(|index| self.handles.get_mut(index)) {
            open.closed = Some(site);
        }
        Ok(())
    }

    /// The handles that are open, in the order in which they were opened.
    pub fn open_handles(&self) -> impl Iterator<Item = &OpenKey> {
        self.handles.iter().filter(|open| open.closed.is_none())
    }

    /// The two low bits of a handle are the caller's to use.
    fn index(handle: Address) -> Option<usize> {
        let offset = handle.0.checked_sub(FIRST)?;
        usize::try_from(offset / STEP).ok()
    }
}
