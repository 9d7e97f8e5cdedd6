//! Raising and lowering the IRQL.

use crate::driver::run;

const PASSIVE_LEVEL: u64 = 0;
const DISPATCH_LEVEL: u64 = 2;

#[test]
fn raising_returns_the_level_before_and_lowering_restores_it() {
    run(|driver| {
        assert_eq!(
            driver.kernel("KfRaiseIrql", &[DISPATCH_LEVEL])?,
            PASSIVE_LEVEL
        );
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, DISPATCH_LEVEL);
        driver.kernel("KeLowerIrql", &[PASSIVE_LEVEL])?;
        assert_eq!(driver.kernel("KeGetCurrentIrql", &[])?, PASSIVE_LEVEL);
        Ok(())
    })
    .ends_well();
}

/// devtest/wdm-irqlkeraiselower; debugger/bug-check-0xc4, 0x30.
#[test]
fn raising_to_a_lower_level_ends_the_run() {
    let violation = run(|driver| {
        driver.kernel("KfRaiseIrql", &[DISPATCH_LEVEL])?;
        driver.kernel("KfRaiseIrql", &[PASSIVE_LEVEL])?;
        Ok(())
    })
    .ends_with("IrqlKeRaiseLower");
    let parameters = violation.bug_check.map(|bug_check| bug_check.parameters);
    assert_eq!(parameters, Some([0x30, 2, 0, 0]));
}

/// debugger/bug-check-0xf: lowering the IRQL while a spin lock is held.
#[test]
fn lowering_with_a_spin_lock_held_ends_the_run() {
    let violation = run(|driver| {
        let lock = driver.memory(8);
        driver.kernel("KeAcquireSpinLockRaiseToDpc", &[lock])?;
        driver.kernel("KeLowerIrql", &[PASSIVE_LEVEL])?;
        Ok(())
    })
    .ends_with("irql-lowered-with-spin-lock");
    assert_eq!(violation.related[0].label, "acquired");
}

#[test]
fn a_function_above_its_level_ends_the_run() {
    run(|driver| {
        driver.kernel("KfRaiseIrql", &[DISPATCH_LEVEL])?;
        driver.kernel("KeEnterCriticalRegion", &[])?;
        Ok(())
    })
    .ends_with("IrqlKeApcLte2");
}
