//! From typed facts to violations: which rule a fact breaks, in what words, with which earlier party.

pub(crate) mod configurations;
pub(crate) mod devices;
pub(crate) mod dispatcher_objects;
pub(crate) mod freed_memory;
pub(crate) mod handles;
pub(crate) mod irps;
pub(crate) mod irql;
pub(crate) mod left_over;
pub(crate) mod lists;
pub(crate) mod locks;
pub(crate) mod lookaside_lists;
pub(crate) mod mdls;
pub(crate) mod ndis_devices;
pub(crate) mod ndis_memory;
pub(crate) mod ndis_timers;
pub(crate) mod object_handles;
pub(crate) mod places;
pub(crate) mod pool;
pub(crate) mod read_write_locks;
pub(crate) mod resource_owners;
pub(crate) mod spin_locks;
pub(crate) mod states;
pub(crate) mod threads;
pub(crate) mod work_items;
