//! The driver stack of an adapter: the miniport at the bottom, filter modules on it, bindings on top.
//! Pages: network/ndis-driver-stack, network/filter-module-send-and-receive-operations,
//! network/data-bypass-mode.
//!
//! Nothing is called here. Each function answers who comes next on a way through the stack, and
//! leaves out filter modules that have no handler for what comes along. NDIS' own ends of a stack (a
//! miniport that exists only here, a protocol that sends and receives for us) are ordinary
//! layers without handlers.

use abi::Address;

use crate::Ndis;
use crate::adapters::{Adapter, AdapterId};
use crate::bindings::BindingId;
use crate::filter_drivers::FilterHandler;
use crate::filter_modules::FilterModuleId;
use crate::handles::HandleError;
use crate::miniport_drivers::MiniportHandler;
use crate::protocol_drivers::ProtocolHandler;

mod packet_filter;
#[cfg(test)]
mod tests;
mod traffic;

pub use packet_filter::{FrameKind, PacketFilter};
pub use traffic::Traffic;

/// One party of a stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The miniport driver of an adapter.
    Miniport(AdapterId),
    /// NDIS itself in the place of an adapter's miniport driver.
    BuiltInMiniport(AdapterId),
    /// A filter module.
    Filter(FilterModuleId),
    /// A protocol driver's binding.
    Binding(BindingId),
    /// NDIS itself as a protocol that is bound to an adapter.
    BuiltInProtocol(AdapterId),
}

impl Layer {
    /// Whether no driver is behind it.
    #[must_use]
    pub const fn is_built_in(self) -> bool {
        matches!(self, Self::BuiltInMiniport(_) | Self::BuiltInProtocol(_))
    }

    /// The handle that a driver knows the layer by; for NDIS' own layers, that of the adapter.
    #[must_use]
    pub const fn handle(self) -> Address {
        match self {
            Self::Miniport(id) | Self::BuiltInMiniport(id) | Self::BuiltInProtocol(id) => {
                id.handle()
            }
            Self::Filter(id) => id.handle(),
            Self::Binding(id) => id.handle(),
        }
    }
}

impl core::fmt::Display for Layer {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Miniport(id) => write!(formatter, "adapter #{}", id.slot() + 1),
            Self::Filter(id) => write!(formatter, "filter module #{}", id.slot() + 1),
            Self::Binding(id) => write!(formatter, "binding #{}", id.slot() + 1),
            Self::BuiltInMiniport(_) | Self::BuiltInProtocol(_) => formatter.pad("NDIS"),
        }
    }
}

/// Who gets something next, and the routine of its driver that takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Next {
    /// The receiver.
    pub layer: Layer,
    /// Its routine; NULL for NDIS' own layers, and for a protocol driver without the routine.
    pub handler: Address,
    /// The context that the routine gets first.
    pub context: Address,
}

/// What is on top of one adapter.
#[derive(Clone, Debug)]
pub struct Stack {
    adapter: AdapterId,
    built_in_miniport: bool,
    built_in_protocol: bool,
    /// From the miniport up.
    filters: Vec<FilterModuleId>,
    /// In the order in which they were bound.
    bindings: Vec<BindingId>,
    /// What each binding wants to receive.
    packet_filters: Vec<(Layer, PacketFilter)>,
    /// What NDIS' own ends of the stack have moved.
    pub traffic: Traffic,
}

impl Stack {
    const fn new(adapter: AdapterId) -> Self {
        Self {
            adapter,
            built_in_miniport: false,
            built_in_protocol: false,
            filters: Vec::new(),
            bindings: Vec::new(),
            packet_filters: Vec::new(),
            traffic: Traffic::NONE,
        }
    }

    /// Puts a filter module on top of the others.
    pub fn attach(&mut self, module: FilterModuleId) {
        self.filters.push(module);
    }

    /// Takes a filter module out.
    pub fn detach(&mut self, module: FilterModuleId) {
        self.filters.retain(|other| *other != module);
    }

    /// Adds a binding.
    pub fn bind(&mut self, binding: BindingId) {
        self.bindings.push(binding);
    }

    /// Takes a binding out.
    pub fn unbind(&mut self, binding: BindingId) {
        self.bindings.retain(|other| *other != binding);
        self.packet_filters
            .retain(|(layer, _)| *layer != Layer::Binding(binding));
    }

    /// Lets NDIS itself be the miniport driver.
    pub const fn build_in_miniport(&mut self) {
        self.built_in_miniport = true;
    }

    /// Binds NDIS' own protocol, or unbinds it.
    pub fn build_in_protocol(&mut self, bound: bool) {
        self.built_in_protocol = bound;
        let layer = Layer::BuiltInProtocol(self.adapter);
        self.packet_filters.retain(|(other, _)| *other != layer);
    }

    /// The filter modules from the miniport up.
    #[must_use]
    pub fn filters(&self) -> &[FilterModuleId] {
        &self.filters
    }

    /// The bindings of protocol drivers.
    #[must_use]
    pub fn bindings(&self) -> &[BindingId] {
        &self.bindings
    }

    /// Who is at the bottom.
    #[must_use]
    pub const fn bottom(&self) -> Layer {
        if self.built_in_miniport {
            Layer::BuiltInMiniport(self.adapter)
        } else {
            Layer::Miniport(self.adapter)
        }
    }

    /// The `index`th of those at the top: the bindings, then NDIS' own protocol.
    #[must_use]
    pub fn top(&self, index: usize) -> Option<Layer> {
        if let Some(binding) = self.bindings.get(index) {
            return Some(Layer::Binding(*binding));
        }
        let is_built_in = self.built_in_protocol && index == self.bindings.len();
        is_built_in.then_some(Layer::BuiltInProtocol(self.adapter))
    }

    /// How many filter modules lie below `layer`.
    fn filters_below(&self, layer: Layer) -> usize {
        match layer {
            Layer::Miniport(_) | Layer::BuiltInMiniport(_) => 0,
            Layer::Binding(_) | Layer::BuiltInProtocol(_) => self.filters.len(),
            Layer::Filter(module) => self
                .filters
                .iter()
                .position(|other| *other == module)
                .unwrap_or(self.filters.len()),
        }
    }
}

/// The stacks of all adapters.
#[derive(Debug, Default)]
pub struct Stacks {
    stacks: Vec<Stack>,
}

impl Stacks {
    /// Forgets all stacks.
    pub fn reset(&mut self) {
        self.stacks.clear();
    }

    fn of(&self, adapter: AdapterId) -> Option<&Stack> {
        self.stacks.iter().find(|stack| stack.adapter == adapter)
    }
}

impl Ndis {
    /// The stack of an adapter, if something was ever put on it.
    #[must_use]
    pub fn stack(&self, adapter: AdapterId) -> Option<&Stack> {
        self.stacks.of(adapter)
    }

    /// The stack of an adapter, made if it has none yet.
    pub fn stack_mut(&mut self, adapter: AdapterId) -> &mut Stack {
        let stacks = &mut self.stacks.stacks;
        let place = stacks.iter().position(|stack| stack.adapter == adapter);
        let place = place.unwrap_or_else(|| {
            stacks.push(Stack::new(adapter));
            stacks.len() - 1
        });
        &mut stacks[place]
    }

    /// Forgets the stack of an adapter that goes.
    pub fn remove_stack(&mut self, adapter: AdapterId) {
        self.stacks.stacks.retain(|stack| stack.adapter != adapter);
    }

    /// The adapter at the bottom of the stack in which a layer is.
    ///
    /// # Errors
    /// [`HandleError`] if the layer has gone.
    pub fn adapter_of(&self, layer: Layer) -> Result<AdapterId, HandleError> {
        match layer {
            Layer::Miniport(id) | Layer::BuiltInMiniport(id) | Layer::BuiltInProtocol(id) => Ok(id),
            Layer::Filter(id) => Ok(self.filter_modules.object(id)?.adapter),
            Layer::Binding(id) => Ok(self.bindings.object(id)?.adapter),
        }
    }

    /// Whether data may reach a layer now.
    #[must_use]
    pub fn moves_data(&self, layer: Layer) -> bool {
        match layer {
            Layer::Miniport(id) => self.adapters.object(id).is_ok_and(|it| it.moves_data()),
            Layer::Filter(id) => self
                .filter_modules
                .object(id)
                .is_ok_and(|it| it.moves_data()),
            Layer::Binding(id) => self.bindings.object(id).is_ok_and(|it| it.moves_data()),
            Layer::BuiltInMiniport(_) | Layer::BuiltInProtocol(_) => true,
        }
    }

    /// Whether a layer is a miniport whose hardware is reset, so that nothing new is handed to it.
    #[must_use]
    pub fn is_resetting(&self, layer: Layer) -> bool {
        let Layer::Miniport(id) = layer else {
            return false;
        };
        self.adapters.object(id).is_ok_and(Adapter::is_resetting)
    }

    /// Whether the layer belongs to an intermediate driver, whose miniport half and protocol half
    /// may hand each other what they hold.
    #[must_use]
    pub fn is_intermediate(&self, layer: Layer) -> bool {
        let Layer::Miniport(id) = layer else {
            return false;
        };
        let driver = self.adapters.object(id).map(|adapter| adapter.driver);
        driver
            .and_then(|driver| self.miniport_drivers.object(driver))
            .is_ok_and(|driver| driver.characteristics.is_intermediate())
    }

    /// The next one below that has `handler`; at the bottom, the miniport with `miniport`.
    ///
    /// # Errors
    /// [`HandleError`] if the layer or its adapter has gone.
    pub fn next_below(
        &self,
        from: Layer,
        handler: FilterHandler,
        miniport: MiniportHandler,
    ) -> Result<Next, HandleError> {
        let adapter = self.adapter_of(from)?;
        let Some(stack) = self.stack(adapter) else {
            return self.miniport(Layer::Miniport(adapter), miniport);
        };
        let below = &stack.filters[..stack.filters_below(from)];
        let found = below.iter().rev().find_map(|id| self.filter(*id, handler));
        found.map_or_else(|| self.miniport(stack.bottom(), miniport), Ok)
    }

    /// The next filter module above that has `handler`; none if the top comes next.
    ///
    /// # Errors
    /// [`HandleError`] if the layer has gone.
    pub fn next_above(
        &self,
        from: Layer,
        handler: FilterHandler,
    ) -> Result<Option<Next>, HandleError> {
        let Some(stack) = self.stack(self.adapter_of(from)?) else {
            return Ok(None);
        };
        let itself = usize::from(matches!(from, Layer::Filter(_)));
        let above = stack
            .filters
            .iter()
            .skip(stack.filters_below(from) + itself);
        Ok(above.copied().find_map(|id| self.filter(id, handler)))
    }

    /// A layer at the top with a protocol driver's handler.
    ///
    /// # Errors
    /// [`HandleError`] if the binding or its driver has gone.
    pub fn protocol(&self, layer: Layer, handler: ProtocolHandler) -> Result<Next, HandleError> {
        let Layer::Binding(id) = layer else {
            return Ok(Next {
                layer,
                handler: Address::NULL,
                context: Address::NULL,
            });
        };
        let binding = self.bindings.object(id)?;
        let driver = self.protocol_drivers.object(binding.protocol)?;
        Ok(Next {
            layer,
            handler: driver.handler(handler),
            context: binding.context,
        })
    }

    /// A layer at the bottom with a miniport driver's handler.
    ///
    /// # Errors
    /// [`HandleError`] if the adapter or its driver has gone.
    pub fn miniport(&self, layer: Layer, handler: MiniportHandler) -> Result<Next, HandleError> {
        let Layer::Miniport(id) = layer else {
            return Ok(Next {
                layer,
                handler: Address::NULL,
                context: Address::NULL,
            });
        };
        let adapter = self.adapters.object(id)?;
        let driver = self.miniport_drivers.object(adapter.driver)?;
        Ok(Next {
            layer,
            handler: driver.handler(handler),
            context: adapter.context(),
        })
    }

    /// A filter module with one of its handlers, if it has that one.
    #[must_use]
    pub fn filter(&self, id: FilterModuleId, handler: FilterHandler) -> Option<Next> {
        let module = self.filter_modules.object(id).ok()?;
        let routine = module.handler(handler);
        (!routine.is_null()).then_some(Next {
            layer: Layer::Filter(id),
            handler: routine,
            context: module.context(),
        })
    }
}
