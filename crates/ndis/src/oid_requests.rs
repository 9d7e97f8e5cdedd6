//! Being written by the colleague who writes the data path in exports (send, receive, OID requests).
