//! The rule for memory that is used in two places at once. Page:
//! network/synchronization-and-notification-in-network-drivers.

rules! {
    DATA_RACE {
        id: "data-race", Ours,
        title: "two activities use the same memory at once, and at least one changes it",
        requires: "accesses to shared resources that can happen at the same time are synchronized",
        page: "network/synchronization-and-notification-in-network-drivers",
        bug_check: None,
        help: "hold the same spin lock in both places, or make both changes with interlocked functions",
    }
}
