//! Cost of setting the parameters of a call: `cargo bench -p contract-tests --bench request`.
#![allow(clippy::unwrap_used, reason = "a benchmark may panic")]

#[path = "shared/mod.rs"]
mod shared;

use std::hint::black_box;

use jetemail_sdk::Client;

use shared::{Goal, allocations, alternate, at_most_more, ratio, time};

/// Calls this macro with all parameters of the call that has the most, and their values.
macro_rules! parameters {
    ($with:ident) => {
        $with! {
            limit "limit": 100, page "page": 3, offset "offset": 200,
            date_from "date_from": 1_776_900_000, date_to "date_to": 1_776_986_400;
            sort_by "sort_by": "date", sort_order "sort_order": "DESC", id "id": "184467",
            uid "uid": "69e9d3f0b1c24a7f80d1", action "action": "BOUNCED_HARD", zone "zone": "eu",
            message_id "message_id": "<20260423081200.7f80d1@shop.example>",
            from_address "from_address": "orders@shop.example", to_address "to_address": "buyer@client.example",
            mx "mx": "mx1.client.example", host "host": "mail.client.example", ip "ip": "198.51.100.4",
            response "response": "queued as 4F1B26A0C3", user "user": "smtp_user1", protocol "protocol": "smtp",
            src "src": "192.0.2.10", subject "subject": "Your order 4711",
            md5 "md5": "9e107d9d372bb6826bd81d3542a419d6", interface "interface": "feeder",
            originhost "originhost": "app-2.shop.example", transtype "transtype": "smtp",
            header_from "headerFrom": "orders@shop.example", from "from": "2026-04-23", to "to": "2026-04-24",
            rule_id "rule_id": "17", search "search": "buyer"
        }
    };
}

macro_rules! ours {
    ($($integer:ident $_name:literal: $number:literal),*; $($text:ident $_wire:literal: $value:literal),*) => {
        |client: &Client| client.list_outbound_logs()$(.$integer(black_box($number)))*$(.$text(black_box($value)))*
    };
}

/// Sets the parameters by hand: nothing is validated, and nothing is set twice.
macro_rules! by_hand {
    ($($_integer:ident $name:literal: $number:literal),*; $($_text:ident $wire:literal: $value:literal),*) => {
        || -> Vec<(&'static str, String)> {
            vec![$(($name, black_box($number).to_string()),)* $(($wire, black_box($value).to_owned()),)*]
        }
    };
}

fn main() {
    let client = Client::builder("api_x").build().unwrap();
    let (ours, by_hand) = (parameters!(ours), parameters!(by_hand));
    assert_eq!(by_hand().len(), 31);
    let times = |times, run: &dyn Fn()| (0..times).for_each(|_| run());
    let [all_ours, all_by_hand] = alternate(
        500,
        [&mut || times(100, &|| drop(black_box(ours(&client)))), &mut || times(100, &|| drop(black_box(by_hand())))],
    );
    ratio("setting all 31 parameters", all_ours / 100.0, all_by_hand / 100.0, Goal::AtMost(2.0), time);
    let (all_ours, _) = allocations(|| ours(&client));
    let (all_by_hand, _) = allocations(by_hand);
    ratio("allocations, all 31 parameters", all_ours, all_by_hand, Goal::None, shared::number);
    let (none, _) = allocations(|| client.list_outbound_logs());
    let (none_by_hand, _) = allocations(Vec::<(&'static str, String)>::new);
    at_most_more("allocations, no parameter set", none, none_by_hand, 0.0);
}
