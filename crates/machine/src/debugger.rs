//! Where a debugger stops when a driver has broken a rule.
#![expect(
    unsafe_code,
    reason = "a debugger finds the function by its name, whatever the compiler does to names"
)]

/// Called whenever a driver breaks a rule, from the call that found it or from the handler of the fault: a
/// debugger with a breakpoint here finds the driver's frame among the callers, with all its registers.
// SAFETY: no other function of the program has this name.
#[unsafe(no_mangle)]
#[inline(never)]
pub(crate) extern "C" fn openndis_violation() {
    std::hint::black_box(());
}
