//! Moving the start of a `NET_BUFFER`'s data. Pages: ddi/nblapi/nf-nblapi-ndisretreatnetbufferdatastart,
//! ddi/nblapi/nf-nblapi-ndisadvancenetbufferdatastart, network/net-buffer-architecture.
//!
//! The MDL chain is one run of bytes: `DataOffset` unused ones, then `DataLength` used ones. So space
//! that is added in front by another MDL must follow on the unused space that is there.

/// Where the used data of a `NET_BUFFER` lies in its MDL chain, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataSpace {
    /// `DataOffset`: unused bytes in front.
    pub offset: u32,
    /// `DataLength`: used bytes.
    pub length: u32,
}

/// What a retreat takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retreat {
    /// The unused space in front is enough.
    Within(DataSpace),
    /// Another MDL goes in front of the chain.
    NewMdl {
        /// Bytes that it describes: those that lack, and the backfill.
        bytes: u32,
        /// The data space once it is in the chain.
        space: DataSpace,
    },
}

/// A data start that cannot be moved so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DataSpaceError {
    /// An advance by more than the used data.
    #[error("an advance by {delta} bytes in {length} bytes of data")]
    BeyondEnd {
        /// The advance, in bytes.
        delta: u32,
        /// `DataLength`.
        length: u32,
    },
    /// A length that a 32-bit count cannot hold.
    #[error("a retreat by {delta} bytes makes the data longer than 4 GiB")]
    TooLong {
        /// The retreat, in bytes.
        delta: u32,
    },
}

impl DataSpace {
    /// More used data in front, by `delta` bytes; where memory must be added, with `backfill` unused
    /// bytes in front of that.
    ///
    /// # Errors
    /// [`DataSpaceError::TooLong`] if the counts do not fit.
    pub fn retreat(self, delta: u32, backfill: u32) -> Result<Retreat, DataSpaceError> {
        let too_long = DataSpaceError::TooLong { delta };
        let length = self.length.checked_add(delta).ok_or(too_long)?;
        match self.offset.checked_sub(delta) {
            Some(offset) => Ok(Retreat::Within(Self { offset, length })),
            None => {
                let bytes = (delta - self.offset)
                    .checked_add(backfill)
                    .ok_or(too_long)?;
                Ok(Retreat::NewMdl {
                    bytes,
                    space: Self {
                        offset: backfill,
                        length,
                    },
                })
            }
        }
    }

    /// Less used data in front, by `delta` bytes.
    ///
    /// # Errors
    /// [`DataSpaceError::BeyondEnd`] if there is not so much used data.
    pub fn advance(self, delta: u32) -> Result<Self, DataSpaceError> {
        let beyond = DataSpaceError::BeyondEnd {
            delta,
            length: self.length,
        };
        let length = self.length.checked_sub(delta).ok_or(beyond)?;
        let offset = self.offset.checked_add(delta).ok_or(beyond)?;
        Ok(Self { offset, length })
    }

    /// Which MDL of the chain the data starts in, counted from its head, and how far into it:
    /// `CurrentMdl` and `CurrentMdlOffset`. `None` if the chain is too short.
    pub fn current_mdl(self, byte_counts: impl IntoIterator<Item = u32>) -> Option<(usize, u32)> {
        let mut offset = self.offset;
        let mut last = None;
        for (index, bytes) in byte_counts.into_iter().enumerate() {
            if offset < bytes {
                return Some((index, offset));
            }
            offset -= bytes;
            last = Some((index, bytes));
        }
        // Without used data the start may be the very end of the chain.
        last.filter(|_| offset == 0 && self.length == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPACE: DataSpace = DataSpace {
        offset: 14,
        length: 100,
    };

    /// nf-nblapi-ndisretreatnetbufferdatastart, Remarks: reduces DataOffset.
    #[test]
    fn a_retreat_uses_the_unused_space_first() {
        assert_eq!(
            SPACE.retreat(14, 64),
            Ok(Retreat::Within(DataSpace {
                offset: 0,
                length: 114
            }))
        );
    }

    /// nf-nblapi-ndisretreatnetbufferdatastart, Remarks: a new MDL at the beginning of the chain.
    #[test]
    fn a_retreat_beyond_the_chain_takes_an_mdl_with_backfill() {
        let space = DataSpace {
            offset: 64,
            length: 120,
        };
        assert_eq!(
            SPACE.retreat(20, 64),
            Ok(Retreat::NewMdl { bytes: 70, space })
        );
    }

    /// nf-nblapi-ndisadvancenetbufferdatastart: releases what a retreat added.
    #[test]
    fn an_advance_undoes_a_retreat() {
        let Ok(Retreat::Within(more)) = SPACE.retreat(10, 0) else {
            panic!("there is space")
        };
        assert_eq!(more.advance(10), Ok(SPACE));
    }

    #[test]
    fn an_advance_beyond_the_used_data_is_refused() {
        assert_eq!(
            SPACE.advance(101),
            Err(DataSpaceError::BeyondEnd {
                delta: 101,
                length: 100
            })
        );
    }

    #[test]
    fn a_retreat_that_does_not_fit_is_refused() {
        assert_eq!(
            SPACE.retreat(u32::MAX, 0),
            Err(DataSpaceError::TooLong { delta: u32::MAX })
        );
    }

    /// ns-nbl-net_buffer: CurrentMdl is the first MDL with used data.
    #[test]
    fn the_current_mdl_is_the_one_in_which_the_data_starts() {
        assert_eq!(SPACE.current_mdl([64, 64]), Some((0, 14)));
        assert_eq!(
            DataSpace {
                offset: 70,
                length: 10
            }
            .current_mdl([64, 64]),
            Some((1, 6))
        );
        assert_eq!(
            DataSpace {
                offset: 64,
                length: 10
            }
            .current_mdl([64, 64]),
            Some((1, 0))
        );
        assert_eq!(
            DataSpace {
                offset: 200,
                length: 10
            }
            .current_mdl([64, 64]),
            None
        );
    }

    #[test]
    fn without_data_the_start_may_be_the_end_of_the_chain() {
        assert_eq!(
            DataSpace {
                offset: 64,
                length: 0
            }
            .current_mdl([64]),
            Some((0, 64))
        );
    }
}
