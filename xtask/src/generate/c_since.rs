//! With which NDIS version a member of a structure came, told from how long the structure was.

use super::c_items::{Cluster, Content, Item};
use super::c_layout::{size_at, structure_size};
use super::structures::Structure;
use super::tables::Tables;

/// For each member, the NDIS version that it came with; none if it was there from the start.
///
/// Structures grow at their end only, so a member belongs to the versions in which the structure is
/// long enough to hold it. `fixed` names members that are there in every version all the same.
pub(super) fn members_since<'a>(
    tables: &'a Tables,
    clusters: &[Cluster<'_>],
    structure: &Structure,
    fixed: impl Fn(&Cluster<'_>) -> bool,
) -> Vec<Option<&'a str>> {
    let versions = &tables.sizes.versions;
    let mut since = vec![None; clusters.len()];
    for version in (0..versions.len()).rev() {
        let Some(size) = shorter(tables, structure, version) else {
            continue;
        };
        let mut at = 0;
        for (cluster, since) in clusters.iter().zip(&mut since) {
            at = u64::next_multiple_of(at, cluster.align().min(structure.align))
                + cluster_size(tables, cluster, version);
            if at > size && since.is_none() && !fixed(cluster) {
                *since = versions.get(version + 1).map(String::as_str);
            }
        }
    }
    since
}

/// The size in a version in which the structure was shorter than it is now.
fn shorter(tables: &Tables, structure: &Structure, version: usize) -> Option<u64> {
    structure_size(tables, &structure.tag, version).filter(|size| *size < structure.size)
}

/// The NDIS version with which an alternative of a union came; none if it was there from the start.
pub(super) fn alternative_since<'a>(
    tables: &'a Tables,
    item: &Item<'_>,
    structure: &Structure,
) -> Option<&'a str> {
    let versions = &tables.sizes.versions;
    let newest_without = (0..versions.len()).rev().find(|version| {
        shorter(tables, structure, *version)
            .is_some_and(|size| item_size(tables, item, *version) > size)
    });
    versions.get(newest_without? + 1).map(String::as_str)
}

fn item_size(tables: &Tables, item: &Item<'_>, version: usize) -> u64 {
    match item.content {
        Content::Field { field, .. } => size_at(tables, field, version),
        Content::Bits(_) => (item.end - item.start) / 8,
    }
}

fn cluster_size(tables: &Tables, cluster: &Cluster<'_>, version: usize) -> u64 {
    match cluster.items.as_slice() {
        [item] => item_size(tables, item, version),
        _ => (cluster.end() - cluster.start()) / 8,
    }
}
