//! Critical regions and guarded regions, in which a thread takes no kernel APCs.
//! Pages: wdm/nf-wdm-keentercriticalregion, wdm/nf-wdm-keleavecriticalregion,
//! wdm/nf-wdm-keenterguardedregion, wdm/nf-wdm-keareapcsdisabled.
//!
//! This machine delivers no APCs, so the regions only count: a region that is left more often than
//! entered, or not left at all, is a driver's mistake.

use abi::Kirql;

use crate::site::{Activity, ThreadId};
use crate::threads::START_PRIORITY;
use crate::{Executive, WorkItemCall};

/// Which kind of region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Normal kernel APCs are held off.
    Critical,
    /// All APCs are held off.
    Guarded,
}

impl Region {
    /// `critical` or `guarded`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Guarded => "guarded",
        }
    }
}

/// A region is left that the thread is not in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the thread leaves a {} region that it did not enter", region.name())]
pub struct NotInRegion {
    /// Which kind.
    pub region: Region,
}

impl Executive {
    fn region_depth(&mut self, region: Region) -> Option<&mut u32> {
        let thread = self.threads.of_mut(self.thread()?);
        Some(match region {
            Region::Critical => &mut thread.critical_regions,
            Region::Guarded => &mut thread.guarded_regions,
        })
    }

    /// The current thread enters a region; they nest.
    pub fn enter_region(&mut self, region: Region) {
        if let Some(depth) = self.region_depth(region) {
            *depth += 1;
        }
    }

    /// The current thread leaves a region.
    ///
    /// # Errors
    /// [`NotInRegion`] when it is in none.
    pub fn leave_region(&mut self, region: Region) -> Result<(), NotInRegion> {
        let Some(depth) = self.region_depth(region) else {
            return Err(NotInRegion { region });
        };
        *depth = depth.checked_sub(1).ok_or(NotInRegion { region })?;
        Ok(())
    }

    /// How deep a thread is in regions of a kind. Owning mutexes counts as critical regions, as it
    /// holds off normal kernel APCs too.
    #[must_use]
    pub fn depth_of_regions(&self, thread: ThreadId, region: Region) -> u32 {
        let thread = self.threads.of(thread);
        match region {
            Region::Critical => thread.critical_regions,
            Region::Guarded => thread.guarded_regions,
        }
    }

    /// How deep a thread is in critical and in guarded regions, without those that come with the mutexes
    /// that it owns.
    #[must_use]
    pub fn region_depths(&self, thread: ThreadId) -> [u32; 2] {
        let of = self.threads.of(thread);
        let depths = [of.critical_regions, of.guarded_regions];
        if depths == [0; 2] {
            return depths;
        }
        let mutexes = [
            self.mutexes_of(thread).count(),
            self.guarded_mutexes_of(thread),
        ];
        [0, 1].map(|kind| depths[kind].saturating_sub(u32::try_from(mutexes[kind]).unwrap_or(0)))
    }

    /// Whether the worker that runs `item` is as it was when it was made: it holds no lock that
    /// blocks, is in no region, and has its own priority and affinity.
    #[inline(always)]
    #[must_use]
    pub fn is_worker_unchanged(&self, item: &WorkItemCall) -> bool {
        let id = item.thread();
        let thread = self.threads.of(id);
        thread.critical_regions == 0
            && thread.guarded_regions == 0
            && !self.changes_worker(id)
            && !self.lock_order.is_holding(Activity::Thread(id))
    }

    /// Whether a thread has another priority or affinity than threads are made with.
    #[inline(always)]
    #[must_use]
    pub fn changes_worker(&self, id: ThreadId) -> bool {
        let thread = self.threads.of(id);
        thread.priority != START_PRIORITY || thread.affinity != self.active_processors()
    }

    /// Whether a thread may run on fewer processors than there are.
    #[must_use]
    pub fn has_system_affinity(&self, id: ThreadId) -> bool {
        self.threads.of(id).affinity != self.active_processors()
    }

    /// Whether the current thread takes no normal kernel APCs (`KeAreApcsDisabled`).
    #[must_use]
    pub fn apcs_are_disabled(&self) -> bool {
        let in_region = self.thread().is_some_and(|thread| {
            let thread = self.threads.of(thread);
            thread.critical_regions > 0 || thread.guarded_regions > 0
        });
        in_region || self.irql() >= Kirql::APC_LEVEL
    }

    /// Whether the current thread takes no kernel APCs at all (`KeAreAllApcsDisabled`).
    #[must_use]
    pub fn all_apcs_are_disabled(&self) -> bool {
        let in_region = self
            .thread()
            .is_some_and(|thread| self.threads.of(thread).guarded_regions > 0);
        in_region || self.irql() >= Kirql::APC_LEVEL
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    /// wdm/nf-wdm-keleavecriticalregion: each call matches one of `KeEnterCriticalRegion`.
    #[test]
    fn a_region_that_was_not_entered_cannot_be_left() {
        let mut executive = testing::with_thread();
        executive.enter_region(Region::Critical);
        assert_eq!(executive.leave_region(Region::Critical), Ok(()));
        assert_eq!(
            executive.leave_region(Region::Critical),
            Err(NotInRegion {
                region: Region::Critical
            })
        );
    }

    /// wdm/nf-wdm-keareapcsdisabled, wdm/nf-wdm-keareallapcsdisabled.
    #[test]
    fn a_critical_region_disables_normal_apcs_and_a_guarded_one_all() {
        let mut executive = testing::with_thread();
        assert!(!executive.apcs_are_disabled());
        executive.enter_region(Region::Critical);
        assert!(executive.apcs_are_disabled());
        assert!(!executive.all_apcs_are_disabled());
        executive.enter_region(Region::Guarded);
        assert!(executive.all_apcs_are_disabled());
    }

    #[test]
    fn apc_level_disables_all_apcs() {
        let mut executive = testing::with_thread();
        executive.raise_irql(Kirql::APC_LEVEL).unwrap();
        assert!(executive.all_apcs_are_disabled());
    }
}
