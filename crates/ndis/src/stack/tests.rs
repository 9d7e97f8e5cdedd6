//! Who comes next in a stack.

use abi::Address;

use super::*;
use crate::bindings::Binding;
use crate::filter_modules::FilterModule;
use crate::handlers::Handlers;
use crate::testing::{adapter, filter_driver, miniport_driver, protocol_driver, site};

struct Machine {
    ndis: Ndis,
    adapter: AdapterId,
}

impl Machine {
    fn new() -> Self {
        let mut ndis = Ndis::new();
        let driver = ndis
            .miniport_drivers
            .insert(miniport_driver(), site(1))
            .unwrap();
        let mut object = adapter();
        object.driver = driver;
        let adapter = ndis.adapters.insert(object, site(1)).unwrap();
        Self { ndis, adapter }
    }

    /// Attaches a module on top with these handlers, each at its own address.
    fn attach(&mut self, handlers: &[(FilterHandler, u64)]) -> FilterModuleId {
        let driver = self
            .ndis
            .filter_drivers
            .insert(filter_driver(), site(1))
            .unwrap();
        let table = handlers
            .iter()
            .fold(Handlers::NONE, |table, (handler, at)| {
                table.with(*handler, Address(*at))
            });
        let module = FilterModule::new(driver, self.adapter, table);
        let module = self.ndis.filter_modules.insert(module, site(1)).unwrap();
        self.ndis.stack_mut(self.adapter).attach(module);
        module
    }

    fn bind(&mut self) -> Layer {
        let protocol = self
            .ndis
            .protocol_drivers
            .insert(protocol_driver(), site(1))
            .unwrap();
        let binding = Binding::new(protocol, self.adapter, Address(0x9), false);
        let binding = self.ndis.bindings.insert(binding, site(1)).unwrap();
        self.ndis.stack_mut(self.adapter).bind(binding);
        Layer::Binding(binding)
    }

    fn below(&self, from: Layer) -> Layer {
        let (filter, miniport) = (
            FilterHandler::SendNetBufferLists,
            MiniportHandler::SendNetBufferLists,
        );
        self.ndis.next_below(from, filter, miniport).unwrap().layer
    }
}

/// network/filter-module-send-and-receive-operations: from the top filter down.
#[test]
fn a_send_goes_through_the_filters_from_the_top_down() {
    let mut machine = Machine::new();
    let sends = [(FilterHandler::SendNetBufferLists, 0x100)];
    let lower = machine.attach(&sends);
    let upper = machine.attach(&sends);
    let binding = machine.bind();
    assert_eq!(machine.below(binding), Layer::Filter(upper));
    assert_eq!(machine.below(Layer::Filter(upper)), Layer::Filter(lower));
    let bottom = Layer::Miniport(machine.adapter);
    assert_eq!(machine.below(Layer::Filter(lower)), bottom);
}

/// network/data-bypass-mode: NDIS does not call a filter module without the handler.
#[test]
fn a_filter_without_the_handler_is_bypassed() {
    let mut machine = Machine::new();
    let receives = machine.attach(&[(FilterHandler::ReceiveNetBufferLists, 0x200)]);
    let binding = machine.bind();
    let bottom = Layer::Miniport(machine.adapter);
    assert_eq!(machine.below(binding), bottom);
    let up = machine
        .ndis
        .next_above(bottom, FilterHandler::ReceiveNetBufferLists);
    assert_eq!(up.unwrap().unwrap().layer, Layer::Filter(receives));
}

#[test]
fn what_comes_up_goes_through_the_filters_from_the_bottom_up() {
    let mut machine = Machine::new();
    let receives = [(FilterHandler::ReceiveNetBufferLists, 0x200)];
    let lower = machine.attach(&receives);
    let upper = machine.attach(&receives);
    let handler = FilterHandler::ReceiveNetBufferLists;
    let above = |from| {
        let next = machine.ndis.next_above(from, handler).unwrap();
        next.map(|next| next.layer)
    };
    assert_eq!(
        above(Layer::Miniport(machine.adapter)),
        Some(Layer::Filter(lower))
    );
    assert_eq!(above(Layer::Filter(lower)), Some(Layer::Filter(upper)));
    assert_eq!(above(Layer::Filter(upper)), None);
}

#[test]
fn a_detached_filter_is_gone_from_the_stack() {
    let mut machine = Machine::new();
    let module = machine.attach(&[(FilterHandler::SendNetBufferLists, 0x100)]);
    let binding = machine.bind();
    machine.ndis.stack_mut(machine.adapter).detach(module);
    assert_eq!(machine.below(binding), Layer::Miniport(machine.adapter));
}

#[test]
fn the_top_has_the_bindings_and_then_the_systems_own_protocol() {
    let mut machine = Machine::new();
    let binding = machine.bind();
    let stack = machine.ndis.stack_mut(machine.adapter);
    assert_eq!((stack.top(0), stack.top(1)), (Some(binding), None));
    stack.build_in_protocol(true);
    let own = Layer::BuiltInProtocol(machine.adapter);
    assert_eq!(
        machine.ndis.stack(machine.adapter).unwrap().top(1),
        Some(own)
    );
}

/// network/oid-gen-current-packet-filter: the miniport lets through what any binding wants.
#[test]
fn packet_filters_of_all_bindings_are_wanted_together() {
    let mut machine = Machine::new();
    let [first, second] = [machine.bind(), machine.bind()];
    let stack = machine.ndis.stack_mut(machine.adapter);
    assert_eq!(stack.want_packet_filter(first, 1), 1);
    stack.settle_packet_filter(first, true);
    assert_eq!(stack.want_packet_filter(second, 8), 9);
    assert_eq!(stack.packet_filter(second), 0);
    assert_eq!(stack.settle_packet_filter(second, true), 8);
    assert_eq!(stack.packet_filter(second), 8);
    assert_eq!(stack.packet_filter_of_all(), 9);
}
