use executive::memory::TestMemory;

use super::*;
use crate::handlers::Handler;
use crate::testing::{filter_module, site};

fn attached() -> FilterModule {
    let mut module = filter_module();
    module.begin_attach().unwrap();
    module.set_context(Address(0x5000)).unwrap();
    module.attach_returned(NtStatus::SUCCESS).unwrap();
    module
}

/// network/filter-module-states-and-operations: Attach is complete.
#[test]
fn an_attached_module_is_paused() {
    let module = attached();
    assert_eq!(module.state(), FilterModuleState::Paused);
    assert_eq!(module.context(), Address(0x5000));
}

/// network/filter-module-states-and-operations: Attach failed.
#[test]
fn a_module_that_fails_to_attach_is_detached() {
    let mut module = filter_module();
    module.begin_attach().unwrap();
    assert_eq!(
        module.attach_returned(NtStatus::UNSUCCESSFUL),
        Ok(FilterModuleState::Detached)
    );
}

/// nf-ndis-ndisfsetattributes: called from FilterAttach.
#[test]
fn a_module_needs_its_attributes_and_sets_them_while_attaching() {
    let mut module = filter_module();
    module.begin_attach().unwrap();
    assert_eq!(
        module.attach_returned(NtStatus::SUCCESS),
        Err(FilterModuleError::AttributesMissing)
    );
    assert!(matches!(
        module.set_context(Address(1)),
        Err(FilterModuleError::WrongState { .. })
    ));
}

/// network/filter-module-states-and-operations: Filter detach has an entry for Paused only.
#[test]
fn only_a_paused_module_is_detached() {
    let mut module = attached();
    module.data_path.begin_restart(site(1)).unwrap();
    module
        .data_path
        .restart_returned(NtStatus::SUCCESS, site(2))
        .unwrap();
    assert!(module.begin_detach().is_err());
    module.data_path.begin_pause(site(3)).unwrap();
    module
        .data_path
        .pause_returned(NtStatus::SUCCESS, site(4))
        .unwrap();
    module.begin_detach().unwrap();
    assert_eq!(module.state(), FilterModuleState::Detaching);
    module.detach_returned().unwrap();
    assert_eq!(module.state(), FilterModuleState::Detached);
}

/// network/filter-module-states-and-operations: OID requests in Running, Restarting, Paused, Pausing.
#[test]
fn a_paused_module_takes_oid_requests_and_moves_no_data() {
    let module = attached();
    assert!(module.takes_oid_requests() && !module.moves_data());
    assert!(!filter_module().takes_oid_requests());
}

/// network/data-bypass-mode: NULL bypasses a function, independently for each module.
#[test]
fn a_module_can_change_its_data_handlers_while_it_restarts() {
    let mut module = attached();
    module.data_path.begin_restart(site(1)).unwrap();
    let partial = Handlers::NONE.with(FilterPartialHandler::ReceiveNetBufferLists, Address(0x77));
    module.set_handlers(&partial).unwrap();
    assert_eq!(
        module.handler(FilterHandler::ReceiveNetBufferLists),
        Address(0x77)
    );
    assert_eq!(
        module.handler(FilterHandler::SendNetBufferLists),
        Address::NULL
    );
    assert_eq!(module.handler(FilterHandler::Status), Address(0x1010));
}

/// network/data-bypass-mode: FilterSetModuleOptions is called at the start of a restart.
#[test]
fn a_running_module_cannot_change_its_handlers() {
    let mut module = attached();
    module.data_path.begin_restart(site(1)).unwrap();
    module
        .data_path
        .restart_returned(NtStatus::SUCCESS, site(2))
        .unwrap();
    assert!(module.set_handlers(&Handlers::NONE).is_err());
}

/// ns-ndis-_ndis_filter_partial_characteristics.
#[test]
fn partial_characteristics_are_read() {
    let mut memory = TestMemory::new();
    let at = memory.map(0x1000, 0x30);
    memory.write(at, &[0x8C, 1, 0x30, 0]).unwrap();
    memory
        .write_pointer(
            at,
            FilterPartialHandler::ReturnNetBufferLists.field(),
            Address(9),
        )
        .unwrap();
    let handlers = read_partial_characteristics(&memory, at).unwrap();
    assert_eq!(
        handlers.at(FilterPartialHandler::ReturnNetBufferLists),
        Address(9)
    );
}
