//! All that NDIS keeps about one machine.

use crate::adapters::Adapter;
use crate::bindings::{BindOperation, Binding};
use crate::configuration::Configuration;
use crate::devices::Device;
use crate::filter_drivers::FilterDriver;
use crate::filter_modules::FilterModule;
use crate::handles::Table;
use crate::miniport_drivers::MiniportDriver;
use crate::net_buffer_lists::NetBufferLists;
use crate::net_buffer_pools::{NetBufferListPool, NetBufferPool};
use crate::oid_requests::OidRequests;
use crate::protocol_drivers::ProtocolDriver;
use crate::stack::Stacks;
use crate::timers::Timer;

/// NDIS on one machine: a table for each kind of object.
#[derive(Debug, Default)]
pub struct Ndis {
    /// Registered miniport drivers.
    pub miniport_drivers: Table<MiniportDriver>,
    /// Their adapters.
    pub adapters: Table<Adapter>,
    /// Registered filter drivers.
    pub filter_drivers: Table<FilterDriver>,
    /// Their modules.
    pub filter_modules: Table<FilterModule>,
    /// Registered protocol drivers.
    pub protocol_drivers: Table<ProtocolDriver>,
    /// Their bindings.
    pub bindings: Table<Binding>,
    /// Bind and unbind operations under way.
    pub bind_operations: Table<BindOperation>,
    /// Devices from `NdisRegisterDeviceEx`.
    pub devices: Table<Device>,
    /// Network buffers and who holds them.
    pub net_buffer_lists: NetBufferLists,
    /// OID requests that are out.
    pub oid_requests: OidRequests,
    pub(crate) stacks: Stacks,
    /// Timer objects.
    pub timers: Table<Timer>,
    /// Open configuration handles.
    pub configurations: Table<Configuration>,
    /// Pools of `NET_BUFFER_LIST`s.
    pub net_buffer_list_pools: Table<NetBufferListPool>,
    /// Pools of `NET_BUFFER`s.
    pub net_buffer_pools: Table<NetBufferPool>,
}

impl Ndis {
    /// NDIS without any driver.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Goes back to the state of [`new`](Self::new) and keeps the tables' capacity.
    pub fn reset(&mut self) {
        self.miniport_drivers.reset();
        self.adapters.reset();
        self.filter_drivers.reset();
        self.filter_modules.reset();
        self.protocol_drivers.reset();
        self.bindings.reset();
        self.bind_operations.reset();
        self.devices.reset();
        self.net_buffer_lists.reset();
        self.oid_requests.reset();
        self.stacks.reset();
        self.timers.reset();
        self.configurations.reset();
        self.net_buffer_list_pools.reset();
        self.net_buffer_pools.reset();
    }
}
