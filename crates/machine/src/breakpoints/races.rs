//! Data races: two activities stand before accesses to the same bytes at once, so no lock that both hold keeps
//! them apart.
//!
//! What is no mistake, or might be none, is not reported: atomic instructions, a load and a store that a
//! processor each makes at once (what `ReadAcquire` and `WriteRelease` become), and changes after which the
//! bytes are the same whoever comes last. Rule `data-race`.

use std::ops::Range;

use abi::Address;
use disassembly::Effect;
use executive::memory::Memory;

use super::standing::{Standing, Touched, Written};

/// More bytes than this are not compared.
const MOST_COMPARED: u64 = 4096;

/// How two accesses conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Race {
    /// The bytes that both touch.
    pub(super) bytes: Range<u64>,
    /// Whether both change them; else one reads.
    pub(super) both_write: bool,
}

/// The race between two activities that stand before their accesses, if that is one for certain.
pub(super) fn between(
    standing: &Standing,
    coming: &Standing,
    memory: &impl Memory,
) -> Option<Race> {
    if standing.locked || coming.locked {
        return None;
    }
    for one in standing.touched() {
        for other in coming.touched() {
            let Some(bytes) = one.overlap(other) else {
                continue;
            };
            let both_write = one.kind.writes() && other.kind.writes();
            let is_race = if both_write {
                is_lost_change((standing, one), (coming, other), &bytes, memory)
            } else {
                (one.kind.writes() || other.kind.writes())
                    && may_be_torn(one, other)
                    && standing.processor != coming.processor
            };
            if is_race {
                return Some(Race { bytes, both_write });
            }
        }
    }
    None
}

/// Whether a reader may see some bytes of before and some of after. Not if a processor makes both accesses at
/// once, also if one is wider: compilers load neighbouring fields together.
fn may_be_torn(one: Touched, other: Touched) -> bool {
    !(one.is_atomic() && other.is_atomic())
}

/// Whether what one of two writers does may be lost by what the other does.
fn is_lost_change(
    (standing, one): (&Standing, Touched),
    (coming, other): (&Standing, Touched),
    bytes: &Range<u64>,
    memory: &impl Memory,
) -> bool {
    // On one processor the other activity came between two instructions, and no change of a single
    // instruction is lost.
    if standing.processor == coming.processor && standing.effect != Effect::Update {
        return false;
    }
    match (standing.effect, coming.effect) {
        (Effect::Store(_), Effect::Store(_)) => {
            writes_differ(standing, one, coming, other, bytes, memory)
        }
        (Effect::SetBits(_), Effect::SetBits(_)) | (Effect::KeepBits(_), Effect::KeepBits(_)) => {
            one.range() != other.range() || standing.written != coming.written
        }
        _ => true,
    }
}

/// Whether it matters which of two stores comes last, as far as that is known.
fn writes_differ(
    standing: &Standing,
    one: Touched,
    coming: &Standing,
    other: Touched,
    bytes: &Range<u64>,
    memory: &impl Memory,
) -> bool {
    let end = bytes.end.min(bytes.start.saturating_add(MOST_COMPARED));
    (bytes.start..end).any(|at| {
        let first = byte_at(standing.written, one, at, memory);
        let second = byte_at(coming.written, other, at, memory);
        matches!((first, second), (Some(first), Some(second)) if first != second)
    })
}

/// What the byte at `at` becomes, if that is known.
fn byte_at(written: Written, touched: Touched, at: u64, memory: &impl Memory) -> Option<u8> {
    let offset = at - touched.start;
    match written {
        Written::Value { value, size } => {
            let place = offset.checked_rem(u64::from(size))?;
            value
                .to_le_bytes()
                .get(usize::try_from(place).ok()?)
                .copied()
        }
        Written::Copied { from } => {
            let mut byte = [0];
            let from = Address(from.wrapping_add(offset));
            memory.read(from, &mut byte).ok()?;
            Some(byte[0])
        }
        Written::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use abi::Kirql;
    use disassembly::{Kind, Stored};
    use executive::memory::BadAddress;
    use executive::site::{Callback, Site};
    use executive::{Activity, ProcessorId, ThreadId};

    struct NoMemory;

    impl Memory for NoMemory {
        fn read(&self, at: Address, into: &mut [u8]) -> Result<(), BadAddress> {
            Err(BadAddress::read(at, into.len() as u64))
        }

        fn write(&mut self, at: Address, from: &[u8]) -> Result<(), BadAddress> {
            Err(BadAddress::write(at, from.len() as u64))
        }
    }

    const READ: Effect = Effect::None;
    const STORE: Effect = Effect::Store(Stored::Unknown);

    fn of(processor: u8, kind: Kind, effect: Effect, bytes: Range<u64>) -> Standing {
        Standing {
            number: 0,
            site: Site {
                step: 0,
                caller: Address::NULL,
                activity: Activity::Thread(ThreadId(processor.into())),
                irql: Kirql::PASSIVE_LEVEL,
                callback: Callback::NONE,
            },
            processor: ProcessorId(processor),
            locked: false,
            effect,
            touched: [
                Some(Touched {
                    kind,
                    start: bytes.start,
                    end: bytes.end,
                }),
                None,
            ],
            written: Written::Unknown,
        }
    }

    fn store(processor: u8, value: u128, bytes: Range<u64>) -> Standing {
        let size = u32::try_from(bytes.end - bytes.start).expect("a short range");
        Standing {
            written: Written::Value { value, size },
            ..of(processor, Kind::Write, STORE, bytes)
        }
    }

    fn change(processor: u8, effect: Effect) -> Standing {
        of(processor, Kind::ReadModifyWrite, effect, 16..20)
    }

    fn is_race(standing: &Standing, coming: &Standing) -> bool {
        between(standing, coming, &NoMemory).is_some()
    }

    #[test]
    fn two_counts_are_a_race_unless_one_is_interlocked() {
        let (one, other) = (change(0, Effect::Change), change(1, Effect::Change));
        assert_eq!(
            between(&one, &other, &NoMemory),
            Some(Race {
                bytes: 16..20,
                both_write: true
            })
        );
        let interlocked = Standing {
            locked: true,
            ..other
        };
        assert!(!is_race(&one, &interlocked));
    }

    #[test]
    fn single_instructions_on_one_processor_are_no_race() {
        let count = change(0, Effect::Change);
        assert!(!is_race(&count, &count));
        let second_half = of(0, Kind::Write, Effect::Update, 16..20);
        assert!(is_race(&second_half, &count));
    }

    #[test]
    fn stores_are_a_race_if_their_values_differ() {
        assert!(is_race(&store(0, 1, 16..20), &store(1, 2, 16..20)));
        assert!(!is_race(&store(0, 1, 16..20), &store(1, 1, 16..20)));
        let unknown = of(1, Kind::Write, STORE, 16..20);
        assert!(!is_race(&store(0, 1, 16..20), &unknown));
    }

    #[test]
    fn stores_of_different_sizes_are_compared_where_they_overlap() {
        assert!(!is_race(&store(0, 0x0101, 16..18), &store(1, 1, 17..18)));
        assert!(is_race(&store(0, 0x0201, 16..18), &store(1, 1, 17..18)));
    }

    #[test]
    fn changes_of_bits_are_a_race_unless_the_bits_are_the_same() {
        let bits = |processor, value| Standing {
            written: Written::Value { value, size: 4 },
            ..change(processor, Effect::SetBits(Stored::Immediate(0)))
        };
        assert!(is_race(&bits(0, 1), &bits(1, 2)));
        assert!(!is_race(&bits(0, 1), &bits(1, 1)));
    }

    #[test]
    fn load_is_a_race_only_if_it_may_be_torn() {
        let load = |bytes| of(1, Kind::Read, READ, bytes);
        assert!(!is_race(&store(0, 1, 16..24), &load(16..24)));
        assert!(!is_race(&store(0, 1, 16..20), &load(16..24)));
        assert!(is_race(&store(0, 1, 16..24), &load(16..32)));
        assert!(is_race(&store(0, 1, 14..18), &load(16..20)));
        assert!(!is_race(&store(0, 1, 14..18), &load(18..20)));
    }

    #[test]
    fn loads_are_no_race() {
        let (one, other) = (
            of(0, Kind::Read, READ, 16..32),
            of(1, Kind::Read, READ, 16..32),
        );
        assert!(!is_race(&one, &other));
    }
}
