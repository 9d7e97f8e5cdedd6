//! What a violation looks like, to the last byte: as text and as JSON.

use abi::Kirql;
use rules::{Frame, Place, SourceLine, Violation};

fn place(
    step: u64,
    activity: &str,
    callback: Option<&str>,
    address: &str,
    symbol: Option<&str>,
) -> Place {
    Place {
        step,
        activity: activity.to_owned(),
        callback: callback.map(str::to_owned),
        address: address.to_owned(),
        symbol: symbol.map(str::to_owned),
        ..Place::default()
    }
}

fn freed_while_queued() -> Violation {
    Violation::new(
        &rules::WORK_ITEM_FREE_WHILE_QUEUED,
        "NdisFreeIoWorkItem frees work item #1, which is still queued",
        place(
            41,
            "thread 0",
            Some("MiniportHaltEx"),
            "sample.sys+0x11a4",
            Some("MpHalt+0x3c"),
        ),
    )
    .with_related(
        "queued",
        place(
            37,
            "thread 2",
            Some("the timer callback"),
            "sample.sys+0x1290",
            Some("MpTimer+0x20"),
        ),
    )
    .with_related(
        "allocated",
        place(
            12,
            "thread 0",
            Some("MiniportInitializeEx"),
            "sample.sys+0x1130",
            None,
        ),
    )
    .with_replay(
        "openndis replay sample.sys --schedule 1f3a09    (schedule 214, pct depth 3, seed 7)",
    )
}

#[test]
fn a_violation_names_the_place_then_the_cause_then_the_rule() {
    insta::assert_snapshot!(rules::text::render(&freed_while_queued()), @r"
    error[work-item-free-while-queued]: NdisFreeIoWorkItem frees work item #1, which is still queued
      step 41   thread 0, in MiniportHaltEx, IRQL PASSIVE_LEVEL
                sample.sys+0x11a4 (MpHalt+0x3c)
      note      queued at step 37 by thread 2, in the timer callback, sample.sys+0x1290 (MpTimer+0x20)
      note      allocated at step 12 by thread 0, in MiniportInitializeEx, sample.sys+0x1130
      rule      ddi/wdm/nf-wdm-iofreeworkitem, Remarks: a work item may be freed only while it is not queued
      windows   outcome not documented
      help      free the item inside its callback, or wait for the callback before freeing
      replay    openndis replay sample.sys --schedule 1f3a09    (schedule 214, pct depth 3, seed 7)
    ");
}

#[test]
fn a_known_bug_check_is_shown_with_its_parameters() {
    let violation = freed_while_queued().with_bug_check(
        &rules::WORKER_INVALID,
        [2, 0xffff_a400_0000_0010, 0x1_4000_1000, 0],
    );
    let text = rules::text::render(&violation);
    let windows = text.lines().find(|line| line.starts_with("  windows"));
    assert_eq!(
        windows,
        Some(
            "  windows   bug check 0xE4 WORKER_INVALID (0x2, 0xffffa40000000010, 0x140001000, 0x0)"
        )
    );
}

#[test]
fn callers_source_lines_and_nameless_levels_are_shown() {
    let mut at = place(
        123_456,
        "DPC on processor 1",
        None,
        "sample.sys+0x2000",
        Some("Isr+0x8"),
    );
    at.irql = Kirql(5);
    at.source = Some(SourceLine {
        file: "isr.c".to_owned(),
        line: 17,
        column: None,
    });
    at.function = Some("Isr".to_owned());
    at.stack = vec![Frame {
        address: "sample.sys+0x2100".to_owned(),
        symbol: Some("Outer+0x4".to_owned()),
        ..Frame::default()
    }];
    let violation = Violation::new(&rules::HANG, "MiniportInterrupt does not return", at);
    insta::assert_snapshot!(rules::text::render(&violation), @r"
    error[hang]: MiniportInterrupt does not return
      step 123456 DPC on processor 1, IRQL 5
                Isr at isr.c:17 (sample.sys+0x2000)
                  called by sample.sys+0x2100 (Outer+0x4)
      rule      debugger/bug-check-0x101---clock-watchdog-timeout: a routine returns within its budget; waiting happens in waits, not in loops
      windows   outcome not documented
      help      find the loop and what should end it
    ");
}

#[test]
fn json_holds_the_same_facts_with_exact_numbers() {
    let violation =
        freed_while_queued().with_bug_check(&rules::WORKER_INVALID, [2, u64::MAX, 0, 0]);
    let json = serde_json::to_string_pretty(&violation).expect("a violation has only text keys");
    insta::assert_snapshot!(json, @r#"
    {
      "rule": "work-item-free-while-queued",
      "title": "NdisFreeIoWorkItem frees work item #1, which is still queued",
      "where": {
        "step": 41,
        "activity": "thread 0",
        "callback": "MiniportHaltEx",
        "irql": 0,
        "address": "sample.sys+0x11a4",
        "symbol": "MpHalt+0x3c",
        "return_address": false,
        "stack": []
      },
      "related": [
        {
          "label": "queued",
          "where": {
            "step": 37,
            "activity": "thread 2",
            "callback": "the timer callback",
            "irql": 0,
            "address": "sample.sys+0x1290",
            "symbol": "MpTimer+0x20",
            "return_address": false,
            "stack": []
          }
        },
        {
          "label": "allocated",
          "where": {
            "step": 12,
            "activity": "thread 0",
            "callback": "MiniportInitializeEx",
            "irql": 0,
            "address": "sample.sys+0x1130",
            "symbol": null,
            "return_address": false,
            "stack": []
          }
        }
      ],
      "bugcheck": {
        "code": "0xE4",
        "name": "WORKER_INVALID",
        "parameters": [
          "0x2",
          "0xffffffffffffffff",
          "0x0",
          "0x0"
        ]
      },
      "requires": "a work item may be freed only while it is not queued",
      "page": "ddi/wdm/nf-wdm-iofreeworkitem, Remarks",
      "help": "free the item inside its callback, or wait for the callback before freeing",
      "replay": "openndis replay sample.sys --schedule 1f3a09    (schedule 214, pct depth 3, seed 7)"
    }
    "#);
}
