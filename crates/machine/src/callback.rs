//! The routines of a driver that the system calls, by their documented names.

use executive::site::Callback;

macro_rules! callbacks {
    ($($name:ident = $text:literal,)*) => {
        #[expect(non_camel_case_types, clippy::upper_case_acronyms, reason = "only an index")]
        #[derive(Clone, Copy)]
        enum Index { NONE, $($name,)* }

        $(
            #[doc = concat!("`", $text, "`.")]
            pub const $name: Callback = Callback(Index::$name as u16);
        )*

        /// The documented name of a callback; none when no driver routine is running.
        #[must_use]
        pub fn name(callback: Callback) -> Option<&'static str> {
            const NAMES: &[&str] = &["", $($text,)*];
            let _ = Index::NONE;
            NAMES.get(usize::from(callback.0)).copied().filter(|name| !name.is_empty())
        }
    };
}

callbacks! {
    DRIVER_ENTRY = "DriverEntry",
    DRIVER_UNLOAD = "DriverUnload",
    ADD_DEVICE = "AddDevice",
    DISPATCH_ROUTINE = "DispatchRoutine",
    CANCEL_ROUTINE = "CancelRoutine",
    COMPLETION_ROUTINE = "CompletionRoutine",
    QUERY_ROUTINE = "QueryRoutine",
    CSQ_INSERT_IRP = "CsqInsertIrp",
    CSQ_REMOVE_IRP = "CsqRemoveIrp",
    CSQ_PEEK_NEXT_IRP = "CsqPeekNextIrp",
    CSQ_ACQUIRE_LOCK = "CsqAcquireLock",
    CSQ_RELEASE_LOCK = "CsqReleaseLock",
    CSQ_COMPLETE_CANCELED_IRP = "CsqCompleteCanceledIrp",
    SYSTEM_THREAD = "ThreadStart",
    DEFERRED_ROUTINE = "DeferredRoutine",
    WORK_ITEM_ROUTINE = "IO_WORKITEM_ROUTINE",
    WORK_ITEM_ROUTINE_EX = "IO_WORKITEM_ROUTINE_EX",
    WORKER_THREAD_ROUTINE = "WORKER_THREAD_ROUTINE",
    NDIS_IO_WORKITEM_FUNCTION = "NDIS_IO_WORKITEM_FUNCTION",
    NDIS_TIMER_FUNCTION = "NDIS_TIMER_FUNCTION",
    NET_ALLOCATE_MDL = "NetAllocateMdl",
    NET_FREE_MDL = "NetFreeMdl",
    LOOKASIDE_ROUTINE = "LookasideRoutine",
    SYNCHRONIZE_ROUTINE = "SynchronizeRoutine",
    SET_OPTIONS = "SetOptions",
    MINIPORT_SET_OPTIONS = "MiniportSetOptions",
    MINIPORT_INITIALIZE = "MiniportInitializeEx",
    MINIPORT_HALT = "MiniportHaltEx",
    MINIPORT_DRIVER_UNLOAD = "MiniportDriverUnload",
    MINIPORT_PAUSE = "MiniportPause",
    MINIPORT_RESTART = "MiniportRestart",
    MINIPORT_SHUTDOWN = "MiniportShutdownEx",
    MINIPORT_OID_REQUEST = "MiniportOidRequest",
    MINIPORT_CANCEL_OID_REQUEST = "MiniportCancelOidRequest",
    MINIPORT_SEND = "MiniportSendNetBufferLists",
    MINIPORT_CANCEL_SEND = "MiniportCancelSend",
    MINIPORT_RETURN = "MiniportReturnNetBufferLists",
    MINIPORT_CHECK_FOR_HANG = "MiniportCheckForHangEx",
    MINIPORT_RESET = "MiniportResetEx",
    MINIPORT_DEVICE_PNP_EVENT = "MiniportDevicePnPEventNotify",
    FILTER_SET_OPTIONS = "FilterSetOptions",
    FILTER_SET_MODULE_OPTIONS = "FilterSetModuleOptions",
    FILTER_ATTACH = "FilterAttach",
    FILTER_DETACH = "FilterDetach",
    FILTER_RESTART = "FilterRestart",
    FILTER_PAUSE = "FilterPause",
    FILTER_SEND = "FilterSendNetBufferLists",
    FILTER_SEND_COMPLETE = "FilterSendNetBufferListsComplete",
    FILTER_CANCEL_SEND = "FilterCancelSendNetBufferLists",
    FILTER_RECEIVE = "FilterReceiveNetBufferLists",
    FILTER_RETURN = "FilterReturnNetBufferLists",
    FILTER_OID_REQUEST = "FilterOidRequest",
    FILTER_OID_REQUEST_COMPLETE = "FilterOidRequestComplete",
    FILTER_CANCEL_OID_REQUEST = "FilterCancelOidRequest",
    FILTER_DEVICE_PNP_EVENT = "FilterDevicePnPEventNotify",
    FILTER_NET_PNP_EVENT = "FilterNetPnPEvent",
    FILTER_STATUS = "FilterStatus",
    PROTOCOL_SET_OPTIONS = "ProtocolSetOptions",
    PROTOCOL_BIND_ADAPTER = "ProtocolBindAdapterEx",
    PROTOCOL_UNBIND_ADAPTER = "ProtocolUnbindAdapterEx",
    PROTOCOL_OPEN_ADAPTER_COMPLETE = "ProtocolOpenAdapterCompleteEx",
    PROTOCOL_CLOSE_ADAPTER_COMPLETE = "ProtocolCloseAdapterCompleteEx",
    PROTOCOL_NET_PNP_EVENT = "ProtocolNetPnPEvent",
    PROTOCOL_UNINSTALL = "ProtocolUninstall",
    PROTOCOL_OID_REQUEST_COMPLETE = "ProtocolOidRequestComplete",
    PROTOCOL_STATUS = "ProtocolStatusEx",
    PROTOCOL_RECEIVE = "ProtocolReceiveNetBufferLists",
    PROTOCOL_SEND_COMPLETE = "ProtocolSendNetBufferListsComplete",
}
