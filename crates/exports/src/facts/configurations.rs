//! Configuration handles that are left open. Page: devtest/ndis-ndisopenconfigurationex.

use abi::Address;
use machine::Call;
use ndis::configuration::ConfigurationId;
use rules::Violation;

/// Reports, and closes, the handles that were opened for `owner` and are open at the end of `routine`. The
/// run goes on.
pub(crate) fn left_open(call: &mut Call, owner: Address, routine: &str) {
    loop {
        let configurations = &call.ndis().configurations;
        let found = configurations
            .iter()
            .find(|(_, configuration)| configuration.owner == owner);
        match found.map(|(id, _)| id) {
            Some(id) => report(call, id, routine),
            None => return,
        }
    }
}

/// Reports, and closes, the handles that are open when a driver has unloaded. The run goes on.
pub(crate) fn left_at_unload(call: &mut Call, routine: &str) {
    loop {
        let first = call.ndis().configurations.ids().next();
        match first {
            Some(id) => report(call, id, routine),
            None => return,
        }
    }
}

fn report(call: &mut Call, id: ConfigurationId, routine: &str) {
    let title = format!("{routine} leaves configuration handle #{} open", id.slot());
    let rule = &rules::NDIS_OPEN_CONFIGURATION_EX;
    let mut violation = Violation::new(rule, title, call.place());
    if let Ok(opened) = call.ndis().configurations.made(id) {
        violation = violation.with_related("opened", call.place_of(&opened));
    }
    call.report(violation);
    let site = call.site();
    let closed = call.ndis().configurations.remove(id, site);
    debug_assert!(closed.is_ok(), "it was found just now");
}
