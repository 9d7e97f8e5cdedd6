//! Sending and receiving network data. Guide: network/send-and-receive-operations.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use machine::{Call, Stop, exports};

use super::data_flow::{self, Lists};
use super::layers;

exports! {
    image: "ndis.sys";

    #[docs("ddi/ndis/nf-ndis-ndissendnetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisSendNetBufferLists(
        NdisBindingHandle: Address,
        NetBufferLists: Address,
        PortNumber: u32,
        SendFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndismsendnetbufferlistscomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMSendNetBufferListsComplete(
        MiniportAdapterHandle: Address,
        NetBufferList: Address,
        SendCompleteFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndismindicatereceivenetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisMIndicateReceiveNetBufferLists(
        MiniportAdapterHandle: Address,
        NetBufferList: Address,
        PortNumber: u32,
        NumberOfNetBufferLists: u32,
        ReceiveFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndisreturnnetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisReturnNetBufferLists(
        NdisBindingHandle: Address,
        NetBufferLists: Address,
        ReturnFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndiscancelsendnetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisCancelSendNetBufferLists(NdisBindingHandle: Address, CancelId: Address);

    #[docs("ddi/ndis/nf-ndis-ndisfsendnetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFSendNetBufferLists(
        NdisFilterHandle: Address,
        NetBufferList: Address,
        PortNumber: u32,
        SendFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndisfsendnetbufferlistscomplete")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFSendNetBufferListsComplete(
        NdisFilterHandle: Address,
        NetBufferList: Address,
        SendCompleteFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndisfindicatereceivenetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFIndicateReceiveNetBufferLists(
        NdisFilterHandle: Address,
        NetBufferLists: Address,
        PortNumber: u32,
        NumberOfNetBufferLists: u32,
        ReceiveFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndisfreturnnetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFReturnNetBufferLists(
        NdisFilterHandle: Address,
        NetBufferLists: Address,
        ReturnFlags: u32,
    );

    #[docs("ddi/ndis/nf-ndis-ndisfcancelsendnetbufferlists")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisFCancelSendNetBufferLists(NdisFilterHandle: Address, CancelId: Address);

    #[docs("ddi/ndis/nf-ndis-ndisgeneratepartialcancelid")]
    #[irql(<= DISPATCH_LEVEL)]
    fn NdisGeneratePartialCancelId() -> u8;
}

/// Sends lists that the protocol driver holds. They come back through
/// `ProtocolSendNetBufferListsComplete`, with `NDIS_STATUS_PAUSED` if no data moves.
///
/// # Rules
/// `Irql_SendRcv_Function`, `net-buffer-list-not-owned`, `net-buffer-list-while-paused`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisSendNetBufferLists(
    call: &mut Call,
    NdisBindingHandle: Address,
    NetBufferLists: Address,
    PortNumber: u32,
    SendFlags: u32,
) -> Result<(), Stop> {
    let from = layers::binding(call, NdisBindingHandle)?;
    data_flow::send(
        call,
        from,
        Lists {
            first: NetBufferLists,
            port: PortNumber,
            flags: SendFlags,
        },
    )
}

/// Completes sent lists that the miniport driver holds.
///
/// # Rules
/// `Irql_SendRcv_Function`, `net-buffer-list-completed-twice`, `net-buffer-list-not-owned`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisMSendNetBufferListsComplete(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    NetBufferList: Address,
    SendCompleteFlags: u32,
) -> Result<(), Stop> {
    let from = layers::miniport(call, MiniportAdapterHandle)?;
    let lists = Lists {
        first: NetBufferList,
        port: 0,
        flags: SendCompleteFlags,
    };
    data_flow::complete(call, from, lists)
}

/// Indicates received lists that the miniport driver holds. They come back through
/// `MiniportReturnNetBufferLists`, or with this function's return if
/// `NDIS_RECEIVE_FLAGS_RESOURCES` is set.
///
/// # Rules
/// `Irql_SendRcv_Function`, `net-buffer-list-not-owned`, `net-buffer-list-while-paused`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
///
/// # Differences from Windows
/// `NumberOfNetBufferLists` is not relied on: the lists are counted.
fn NdisMIndicateReceiveNetBufferLists(
    call: &mut Call,
    MiniportAdapterHandle: Address,
    NetBufferList: Address,
    PortNumber: u32,
    _NumberOfNetBufferLists: u32,
    ReceiveFlags: u32,
) -> Result<(), Stop> {
    let from = layers::miniport(call, MiniportAdapterHandle)?;
    let lists = Lists {
        first: NetBufferList,
        port: PortNumber,
        flags: ReceiveFlags,
    };
    data_flow::indicate(call, from, lists)
}

/// Returns received lists that the protocol driver holds.
///
/// # Rules
/// `Irql_SendRcv_Function`, `net-buffer-list-completed-twice`, `net-buffer-list-not-owned`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisReturnNetBufferLists(
    call: &mut Call,
    NdisBindingHandle: Address,
    NetBufferLists: Address,
    ReturnFlags: u32,
) -> Result<(), Stop> {
    let from = layers::binding(call, NdisBindingHandle)?;
    let lists = Lists {
        first: NetBufferLists,
        port: 0,
        flags: ReturnFlags,
    };
    data_flow::give_back(call, from, lists)
}

/// Asks the drivers below to give sends with this cancel identifier back soon.
///
/// # Rules
/// `Irql_SendRcv_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisCancelSendNetBufferLists(
    call: &mut Call,
    NdisBindingHandle: Address,
    CancelId: Address,
) -> Result<(), Stop> {
    let from = layers::binding(call, NdisBindingHandle)?;
    data_flow::cancel_send(call, from, CancelId)
}

/// Sends lists on that the filter module holds, or lists of its own.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `net-buffer-list-not-owned`, `net-buffer-list-while-paused`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFSendNetBufferLists(
    call: &mut Call,
    NdisFilterHandle: Address,
    NetBufferList: Address,
    PortNumber: u32,
    SendFlags: u32,
) -> Result<(), Stop> {
    let from = layers::filter(call, NdisFilterHandle)?;
    data_flow::send(
        call,
        from,
        Lists {
            first: NetBufferList,
            port: PortNumber,
            flags: SendFlags,
        },
    )
}

/// Completes sent lists that the filter module holds and others sent.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `net-buffer-list-completed-twice`, `net-buffer-list-not-owned`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFSendNetBufferListsComplete(
    call: &mut Call,
    NdisFilterHandle: Address,
    NetBufferList: Address,
    SendCompleteFlags: u32,
) -> Result<(), Stop> {
    let from = layers::filter(call, NdisFilterHandle)?;
    let lists = Lists {
        first: NetBufferList,
        port: 0,
        flags: SendCompleteFlags,
    };
    data_flow::complete(call, from, lists)
}

/// Indicates received lists on that the filter module holds, or lists of its own.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `net-buffer-list-not-owned`, `net-buffer-list-while-paused`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
///
/// # Differences from Windows
/// `NumberOfNetBufferLists` is not relied on: the lists are counted.
fn NdisFIndicateReceiveNetBufferLists(
    call: &mut Call,
    NdisFilterHandle: Address,
    NetBufferLists: Address,
    PortNumber: u32,
    _NumberOfNetBufferLists: u32,
    ReceiveFlags: u32,
) -> Result<(), Stop> {
    let from = layers::filter(call, NdisFilterHandle)?;
    let lists = Lists {
        first: NetBufferLists,
        port: PortNumber,
        flags: ReceiveFlags,
    };
    data_flow::indicate(call, from, lists)
}

/// Returns received lists that the filter module holds and others indicated.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `net-buffer-list-completed-twice`, `net-buffer-list-not-owned`,
/// `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFReturnNetBufferLists(
    call: &mut Call,
    NdisFilterHandle: Address,
    NetBufferLists: Address,
    ReturnFlags: u32,
) -> Result<(), Stop> {
    let from = layers::filter(call, NdisFilterHandle)?;
    let lists = Lists {
        first: NetBufferLists,
        port: 0,
        flags: ReturnFlags,
    };
    data_flow::give_back(call, from, lists)
}

/// Asks the drivers below to give sends with this cancel identifier back soon.
///
/// # Rules
/// `Irql_Filter_Driver_Function`, `ndis-wrong-handle`, `ndis-stale-handle`.
fn NdisFCancelSendNetBufferLists(
    call: &mut Call,
    NdisFilterHandle: Address,
    CancelId: Address,
) -> Result<(), Stop> {
    let from = layers::filter(call, NdisFilterHandle)?;
    data_flow::cancel_send(call, from, CancelId)
}

/// The high byte for cancel identifiers of a driver, another one for each call.
///
/// # Rules
/// `Irql_Miscellaneous_Function`.
fn NdisGeneratePartialCancelId(call: &mut Call) -> Result<u8, Stop> {
    Ok(call.ndis().net_buffer_lists.next_partial_cancel_id())
}
