//! What a user and the tests see of an operation that was added to the document. It is put into a copy of `tests/`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use contract_tests::{Group, all_cases, report, run};
use jetemail_sdk::{ErrorKind, mock::Emulator, types::InboundStatus};
use serde_json::json;

#[tokio::test]
async fn it_is_called_on_the_emulator() {
    let emulator = Emulator::start().await;
    emulator.list_inbound_account_logs().push(json!({ "uid": "a", "_domain": "shop.example", "status": "delivered" }));
    let client = emulator.client().unwrap();
    let answer = client.get_inbound_log_state().uid("a").send().await.unwrap().into_inner();
    let log = answer.log.unwrap();
    assert_eq!((log.uid.as_deref(), log.state), (Some("a"), Some(InboundStatus::Delivered)));

    let kind = async |call: jetemail_sdk::builder::GetInboundLogState| call.send().await.unwrap_err().kind();
    assert_eq!(kind(client.get_inbound_log_state().subject("none")).await, ErrorKind::NotFound);
    assert_eq!(kind(client.get_inbound_log_state()).await, ErrorKind::InvalidRequest);
    assert_eq!(emulator.requests().len(), 2);
}

#[tokio::test]
async fn the_contract_tests_have_cases_of_it() {
    let mut cases = all_cases().unwrap();
    cases.retain(|case| case.operation.id == "get_inbound_log_state");
    for group in Group::ALL {
        assert!(cases.iter().any(|case| case.group == group), "{group}");
    }
    let failures = report::failures(&run(cases).await);
    assert!(failures.is_empty(), "{failures}");
}
