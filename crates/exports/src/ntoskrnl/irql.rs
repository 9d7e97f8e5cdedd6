//! The IRQL of the current processor. Guide: kernel/managing-hardware-priorities.
//!
//! The headers turn `KeRaiseIrql` into `KfRaiseIrql`; drivers for older versions write to cr8 instead,
//! which the machine emulates.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Kirql;
use machine::{Call, Stop, exports};

use crate::facts;

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-kegetcurrentirql")]
    #[irql(any)]
    fn KeGetCurrentIrql() -> Kirql;

    #[docs("ddi/wdm/nf-wdm-keraiseirql")]
    #[irql(any)]
    fn KfRaiseIrql(NewIrql: Kirql) -> Kirql;

    #[docs("ddi/wdm/nf-wdm-keraiseirqltodpclevel")]
    #[irql(<= DISPATCH_LEVEL)]
    fn KeRaiseIrqlToDpcLevel() -> Kirql;

    #[docs("ddi/wdm/nf-wdm-kelowerirql")]
    #[irql(any)]
    fn KeLowerIrql(NewIrql: Kirql);

    #[docs("ddi/wdm/nf-wdm-kelowerirql")]
    #[irql(any)]
    fn KfLowerIrql(NewIrql: Kirql);
}

/// Tells the IRQL of the current processor.
fn KeGetCurrentIrql(call: &mut Call) -> Result<Kirql, Stop> {
    Ok(call.irql())
}

/// Raises the IRQL to `NewIrql` and returns the one before.
///
/// # Rules
/// `IrqlKeRaiseLower`.
fn KfRaiseIrql(call: &mut Call, NewIrql: Kirql) -> Result<Kirql, Stop> {
    call.executive()
        .raise_irql(NewIrql)
        .map_err(|error| facts::irql::change(call, error))
}

/// Raises the IRQL to `DISPATCH_LEVEL` and returns the one before.
///
/// # Rules
/// `IrqlKeDispatchLte`.
fn KeRaiseIrqlToDpcLevel(call: &mut Call) -> Result<Kirql, Stop> {
    KfRaiseIrql(call, Kirql::DISPATCH_LEVEL)
}

/// Lowers the IRQL to `NewIrql`, the value that the raise returned. DPCs that were held off run first.
///
/// # Rules
/// `IrqlKeRaiseLower`, `irql-lowered-with-spin-lock`.
fn KeLowerIrql(call: &mut Call, NewIrql: Kirql) -> Result<(), Stop> {
    call.executive()
        .lower_irql(NewIrql)
        .map_err(|error| facts::irql::change(call, error))
}

/// The same as `KeLowerIrql`, by its older name.
fn KfLowerIrql(call: &mut Call, NewIrql: Kirql) -> Result<(), Stop> {
    KeLowerIrql(call, NewIrql)
}
