//! IRQL rules of the NDIS functions. Page: devtest/irql-rule-set--ndis-.
//!
//! The level that a function requires stands on the function's page, not on the rule's.

rules! {
    IRQL_ABOVE_DOCUMENTED {
        id: "irql-above-documented", Ours,
        title: "a function is called at an IRQL that its page does not allow",
        requires: "a function is called at the IRQL that its page documents",
        page: "the page of the function that the title names, Requirements",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_CALL_MANAGER_FUNCTION {
        id: "Irql_CallManager_Function", Microsoft,
        title: "a function for CoNDIS call managers is called at an IRQL that its page does not allow",
        requires: "the functions for CoNDIS call managers are called at their documented IRQL",
        page: "devtest/ndis-irql-callmanager-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_CONNECTION_FUNCTION {
        id: "Irql_Connection_Function", Microsoft,
        title: "a function for CoNDIS clients is called at an IRQL that its page does not allow",
        requires: "the functions for CoNDIS clients are called at their documented IRQL",
        page: "devtest/ndis-irql-connection-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_FILTER_DRIVER_FUNCTION {
        id: "Irql_Filter_Driver_Function", Microsoft,
        title: "a function for filter drivers is called at an IRQL that its page does not allow",
        requires: "the functions for filter drivers are called at their documented IRQL",
        page: "devtest/ndis-irql-filter-driver-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_GATHER_DMA_FUNCTION {
        id: "Irql_Gather_DMA_Function", Microsoft,
        title: "a function for scatter/gather DMA is called at an IRQL that its page does not allow",
        requires: "the functions for scatter/gather DMA are called at their documented IRQL",
        page: "devtest/ndis-irql-gather-dma-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_IM_FUNCTION {
        id: "Irql_IM_Function", Microsoft,
        title: "a function for intermediate drivers is called at an IRQL that its page does not allow",
        requires: "the functions for intermediate drivers are called at their documented IRQL",
        page: "devtest/ndis-irql-im-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_INTERFACES_FUNCTION {
        id: "Irql_Interfaces_Function", Microsoft,
        title: "a function for network interface providers is called at an IRQL that its page does not allow",
        requires: "the functions for network interface providers are called at their documented IRQL",
        page: "devtest/ndis-irql-interfaces-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_INTERRUPT_FUNCTION {
        id: "Irql_Interrupt_Function", Microsoft,
        title: "a function for interrupt registration is called at an IRQL that its page does not allow",
        requires: "the functions for interrupt registration are called at their documented IRQL",
        page: "devtest/ndis-irql-interrupt-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_IRQL_SETTING_FUNCTION {
        id: "Irql_IrqlSetting_Function", Microsoft,
        title: "a function for changing the IRQL is called at an IRQL that its page does not allow",
        requires: "the functions for changing the IRQL are called at their documented IRQL",
        page: "devtest/ndis-irql-irqlsetting-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_MCM_FUNCTION {
        id: "Irql_MCM_Function", Microsoft,
        title: "a function for CoNDIS miniport call managers is called at an IRQL that its page does not allow",
        requires: "the functions for CoNDIS miniport call managers are called at their documented IRQL",
        page: "devtest/ndis-irql-mcm-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_MCO_FUNCTION {
        id: "Irql_MCO_Function", Microsoft,
        title: "a function for CoNDIS miniports is called at an IRQL that its page does not allow",
        requires: "the functions for CoNDIS miniports are called at their documented IRQL",
        page: "devtest/ndis-irql-mco-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_MINIPORT_DRIVER_FUNCTION {
        id: "Irql_Miniport_Driver_Function", Microsoft,
        title: "a function for miniport drivers is called at an IRQL that its page does not allow",
        requires: "the functions for miniport drivers are called at their documented IRQL",
        page: "devtest/ndis-irql-miniport-driver-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_MISCELLANEOUS_FUNCTION {
        id: "Irql_Miscellaneous_Function", Microsoft,
        title: "a function for NDIS work items, memory, strings, configuration and events is called at an IRQL that its page does not allow",
        requires: "the functions for NDIS work items, memory, strings, configuration and events are called at their documented IRQL",
        page: "devtest/ndis-irql-miscellaneous-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_NET_BUFFER_FUNCTION {
        id: "Irql_NetBuffer_Function", Microsoft,
        title: "a function for NET_BUFFER, NET_BUFFER_LIST and MDL handling is called at an IRQL that its page does not allow",
        requires: "the functions for NET_BUFFER, NET_BUFFER_LIST and MDL handling are called at their documented IRQL",
        page: "devtest/ndis-irql-netbuffer-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_OID_FUNCTION {
        id: "Irql_OID_Function", Microsoft,
        title: "a function for OID requests is called at an IRQL that its page does not allow",
        requires: "the functions for OID requests are called at their documented IRQL",
        page: "devtest/ndis-irql-oid-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_PROTOCOL_DRIVER_FUNCTION {
        id: "Irql_Protocol_Driver_Function", Microsoft,
        title: "a function for protocol drivers is called at an IRQL that its page does not allow",
        requires: "the functions for protocol drivers are called at their documented IRQL",
        page: "devtest/ndis-irql-protocol-driver-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_SEND_RCV_FUNCTION {
        id: "Irql_SendRcv_Function", Microsoft,
        title: "a function for sending and receiving is called at an IRQL that its page does not allow",
        requires: "the functions for sending and receiving are called at their documented IRQL",
        page: "devtest/ndis-irql-sendrcv-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_STATUS_INDICATION_FUNCTION {
        id: "Irql_StatusIndication_Function", Microsoft,
        title: "a function for status indications is called at an IRQL that its page does not allow",
        requires: "the functions for status indications are called at their documented IRQL",
        page: "devtest/ndis-irql-statusindication-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_SYNCH_FUNCTION {
        id: "Irql_Synch_Function", Microsoft,
        title: "a function for NDIS synchronisation is called at an IRQL that its page does not allow",
        requires: "the functions for NDIS synchronisation are called at their documented IRQL",
        page: "devtest/ndis-irql-synch-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
    IRQL_TIMER_FUNCTION {
        id: "Irql_Timer_Function", Microsoft,
        title: "a function for NDIS timers is called at an IRQL that its page does not allow",
        requires: "the functions for NDIS timers are called at their documented IRQL",
        page: "devtest/ndis-irql-timer-function",
        bug_check: None,
        help: "call the function before raising the IRQL or taking the lock, or do it in a work item",
    }
}
