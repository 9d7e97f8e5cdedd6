//! What the pages promise about DPCs.

use abi::{Address, Kirql, NtStatus};

use super::*;
use crate::testing::{SITE, candidates, in_dpc, site, with_thread};

const DPC: Address = Address(0xD00);
const OTHER: Address = Address(0xE00);
const NONE: [Address; 2] = [Address::NULL; 2];
const DPC_0: Activity = Activity::Dpc(ProcessorId(0));
const DPC_1: Activity = Activity::Dpc(ProcessorId(1));

fn initialize(executive: &mut Executive, dpc: Address) {
    executive
        .initialize_dpc(dpc, Address(0x1000), Address(0x77))
        .unwrap();
}

/// wdm/nf-wdm-keinsertqueuedpc: the routine gets the DPC, its context and both arguments.
#[test]
fn a_dpc_routine_gets_context_and_arguments() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    executive
        .insert_queue_dpc(DPC, [Address(1), Address(2)], site(9))
        .unwrap();
    executive.switch_to(DPC_0);
    assert_eq!(
        executive.next_dpc(),
        Some(DpcCall {
            dpc: DPC,
            routine: Address(0x1000),
            context: Address(0x77),
            argument1: Address(1),
            argument2: Address(2),
            queued: site(9),
        })
    );
}

/// wdm/nf-wdm-keinsertqueuedpc: FALSE if the DPC is in a queue already.
#[test]
fn inserting_a_queued_dpc_returns_false_and_keeps_the_first_arguments() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    assert_eq!(
        executive.insert_queue_dpc(DPC, [Address(1), Address(2)], SITE),
        Ok(true)
    );
    assert_eq!(
        executive.insert_queue_dpc(DPC, [Address(3), Address(4)], SITE),
        Ok(false)
    );
    executive.switch_to(DPC_0);
    assert_eq!(executive.next_dpc().unwrap().argument1, Address(1));
    assert_eq!(executive.next_dpc(), None);
}

/// kernel/introduction-to-dpcs: a DPC can be queued again as soon as its routine has begun.
#[test]
fn a_running_dpc_can_be_queued_again_even_for_another_processor() {
    let mut executive = in_dpc();
    executive.set_target_processor(DPC, 1).unwrap();
    assert_eq!(executive.insert_queue_dpc(DPC, NONE, SITE), Ok(true));
    assert_eq!(candidates(&executive), [DPC_0, DPC_1]);
    executive.switch_to(DPC_1);
    assert!(executive.next_dpc().is_some());
}

#[test]
fn a_dpc_that_a_dpc_queues_runs_in_the_same_go() {
    let mut executive = in_dpc();
    initialize(&mut executive, OTHER);
    executive.insert_queue_dpc(OTHER, NONE, SITE).unwrap();
    assert!(!executive.must_yield());
    assert_eq!(executive.next_dpc().unwrap().dpc, OTHER);
    assert_eq!(executive.next_dpc(), None);
    assert_eq!(executive.irql(), Kirql::PASSIVE_LEVEL);
}

#[test]
fn memory_that_is_no_dpc_cannot_be_queued() {
    let mut executive = with_thread();
    assert_eq!(
        executive.insert_queue_dpc(DPC, NONE, SITE),
        Err(DpcError::NotInitialized { dpc: DPC })
    );
}

#[test]
fn a_queued_dpc_cannot_be_initialised_again() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    executive.insert_queue_dpc(DPC, NONE, site(3)).unwrap();
    assert_eq!(
        executive.initialize_dpc(DPC, Address(0x1000), Address::NULL),
        Err(DpcError::StillQueued {
            dpc: DPC,
            queued: site(3)
        })
    );
}

/// wdm/nf-wdm-kesetimportancedpc: HighImportance goes to the beginning of the queue.
#[test]
fn a_dpc_of_high_importance_goes_first() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    initialize(&mut executive, OTHER);
    executive.set_importance(OTHER, Importance::High).unwrap();
    executive.insert_queue_dpc(DPC, NONE, SITE).unwrap();
    executive.insert_queue_dpc(OTHER, NONE, SITE).unwrap();
    executive.switch_to(DPC_0);
    assert_eq!(executive.next_dpc().unwrap().dpc, OTHER);
    assert_eq!(executive.next_dpc().unwrap().dpc, DPC);
}

/// wdm/nf-wdm-kesetimportancedpc: LowImportance does not make the processor drain its queue at once.
#[test]
fn a_dpc_of_low_importance_does_not_hold_up_the_thread() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    executive.set_importance(DPC, Importance::Low).unwrap();
    executive.insert_queue_dpc(DPC, NONE, SITE).unwrap();
    assert!(!executive.must_yield());
    assert_eq!(candidates(&executive)[1], DPC_0);
}

/// wdm/nf-wdm-kesettargetprocessordpc: the DPC runs on the processor that was set.
#[test]
fn a_dpc_runs_on_its_target_processor() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    assert_eq!(executive.set_target_processor(DPC, 1), Ok(()));
    executive.insert_queue_dpc(DPC, NONE, SITE).unwrap();
    assert_eq!(executive.switch_to(DPC_1), ProcessorId(1));
    assert_eq!(executive.next_dpc().unwrap().dpc, DPC);
}

/// debugger/bug-check-0xc7, 3: the processor's number does not exist.
#[test]
fn a_target_processor_that_the_machine_lacks_is_refused() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    assert_eq!(
        executive.set_target_processor(DPC, 2),
        Err(DpcError::NoSuchProcessor { number: 2 })
    );
}

/// wdm/nf-wdm-keremovequeuedpc: TRUE if the DPC was in the queue.
#[test]
fn a_removed_dpc_does_not_run() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    executive.insert_queue_dpc(DPC, NONE, SITE).unwrap();
    assert_eq!(executive.remove_queue_dpc(DPC), Ok(true));
    assert_eq!(executive.remove_queue_dpc(DPC), Ok(false));
    assert!(!executive.must_yield());
}

/// wdm/nf-wdm-keremovequeuedpc: a routine that is running is not affected.
#[test]
fn a_running_dpc_is_not_in_the_queue() {
    let mut executive = in_dpc();
    assert_eq!(executive.remove_queue_dpc(DPC), Ok(false));
    assert_eq!(executive.dpc_queued_at(DPC), None);
}

/// wdm/nf-wdm-keflushqueueddpcs: returns after all queued DPCs have run.
#[test]
fn flushing_waits_for_dpcs_on_all_processors() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    executive.set_target_processor(DPC, 1).unwrap();
    executive.insert_queue_dpc(DPC, NONE, SITE).unwrap();
    assert_eq!(executive.flush_queued_dpcs(), Ok(WaitOutcome::Blocked));
    assert_eq!(candidates(&executive), [DPC_1]);
    executive.switch_to(DPC_1);
    executive.next_dpc().unwrap();
    assert_eq!(candidates(&executive), [DPC_1]);
    assert_eq!(executive.next_dpc(), None);
    assert_eq!(candidates(&executive), [Activity::Thread(ThreadId(0))]);
}

#[test]
fn flushing_without_queued_dpcs_does_not_wait() {
    let mut executive = with_thread();
    assert_eq!(
        executive.flush_queued_dpcs(),
        Ok(WaitOutcome::Satisfied(NtStatus::SUCCESS))
    );
}

/// wdm/nf-wdm-keflushqueueddpcs: only below DISPATCH_LEVEL.
#[test]
fn flushing_in_a_dpc_is_refused() {
    let mut executive = in_dpc();
    assert_eq!(
        executive.flush_queued_dpcs(),
        Err(WaitError::IrqlTooHigh {
            irql: Kirql::DISPATCH_LEVEL
        })
    );
}

#[test]
fn importances_have_the_values_of_the_headers() {
    let values = [0, 1, 2, 3, 4].map(Importance::from_driver);
    let expected = [
        Some(Importance::Low),
        Some(Importance::Medium),
        Some(Importance::High),
        Some(Importance::MediumHigh),
        None,
    ];
    assert_eq!(values, expected);
}

#[test]
fn dpcs_that_are_still_queued_are_listed() {
    let mut executive = with_thread();
    initialize(&mut executive, DPC);
    initialize(&mut executive, OTHER);
    executive.insert_queue_dpc(OTHER, NONE, site(6)).unwrap();
    let queued: Vec<_> = executive.queued_dpcs().collect();
    assert_eq!(queued, [(OTHER, Address(0x1000), site(6))]);
}
