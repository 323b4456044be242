//! Records of mails that were sent through JetEmail.

use serde_json::{Value, json};

use super::outbound_mail::Mail;
use super::{Clock, DAY, HOUR, MINUTE, SECOND};

/// Returns the records, newest first, as the service lists them.
pub(crate) fn records(clock: Clock) -> Vec<Value> {
    let mail = |uid, age, from, to, subject| Mail::new(clock, uid, age, from, to, subject);
    vec![
        mail(
            "69fa10c2e07ab14c50d1",
            100 * SECOND,
            "orders@shop.example",
            "office@school.example",
            "Order 4719 is being packed",
        )
        .json(),
        mail(
            "69fa0f8b3d25c9e1740a",
            7 * MINUTE,
            "orders@shop.example",
            "buyer@client.example",
            "Order 4718 has been sent",
        )
        .attempt(1_240, "ACCEPTED", "mx1.client.example", "250 2.0.0 Ok: queued as 4F1B26A0C3")
        .open(3 * MINUTE, "NL", "Apple Mail")
        .json(),
        mail("69fa0d174c81f6b2093e", 19 * MINUTE, "billing@shop.example", "accounts@slow.example", "Invoice 2291")
            .attempt(2_075, "DEFERRED", "mx.slow.example", "451 4.7.1 Greylisted, please try again in 300 seconds")
            .attempt(
                5 * MINUTE + 3_410,
                "DEFERRED",
                "mx.slow.example",
                "421 4.4.2 mx.slow.example: connection timed out",
            )
            .json(),
        mail(
            "69f9fb40b1c24a7f80d1",
            95 * MINUTE,
            "orders@shop.example",
            "lager@handel.example",
            "Bestellung 4711: Größe geändert",
        )
        .attempt(1_388, "DEFERRED", "mx1.handel.example", "451 4.7.1 Greylisted, please try again in 300 seconds")
        .attempt(
            5 * MINUTE + 1_950,
            "DEFERRED",
            "mx2.handel.example",
            "452 4.3.1 Insufficient system storage, try again later",
        )
        .attempt(15 * MINUTE + 2_112, "ACCEPTED", "mx1.handel.example", "250 2.0.0 Ok: queued as 9D04C17E2B")
        .open(32 * MINUTE, "DE", "Thunderbird")
        .open(58 * MINUTE, "DE", "Apple Mail")
        .click(59 * MINUTE, "DE", "Apple Mail", "https://shop.example/orders/4711?ref=mail&step=1")
        .json(),
        mail(
            "69f9f0d5a2c07e5b3390",
            2 * HOUR + 11 * MINUTE,
            "billing@shop.example",
            "gone@client.example",
            "Invoice 2290",
        )
        .attempt(1_140, "BOUNCED_SOFT", "mx1.client.example", "421 4.3.2 Service shutting down")
        .attempt(
            2_571,
            "BOUNCED_HARD",
            "mx2.client.example",
            "550 5.1.1 <gone@client.example>: the mailbox does not exist",
        )
        .json(),
        mail(
            "69f9e2e86f3a90d45b17",
            3 * HOUR + 24 * MINUTE,
            "news@shop.example",
            "full@client.example",
            "Neuigkeiten im Winter ❄",
        )
        .attempt(1_905, "BOUNCED_SOFT", "mx1.client.example", "452 4.2.2 The mailbox is full")
        .attempt(30 * MINUTE + 1_877, "BOUNCED_SOFT", "mx1.client.example", "452 4.2.2 The mailbox is full")
        .json(),
        mail(
            "69f9c9b1d80e2457fa6c",
            5 * HOUR + 2 * MINUTE,
            "news@shop.example",
            "info@school.example",
            "LAST CHANCE: 70% off everything!!!",
        )
        .attempt(
            3_020,
            "SPAM",
            "mx.school.example",
            "554 5.7.1 Message refused: spam score 9.3, see https://school.example/why",
        )
        .json(),
        mail(
            "69f9ad9f7e16b3c80d52",
            7 * HOUR + 2 * MINUTE,
            "support@shop.example",
            "it@client.example",
            "Re: log files, as you asked",
        )
        .attempt(640, "VIRUS", "", "Message not sent: Win.Test.EICAR_HDB-1 found in logs.zip")
        .json(),
        // Times in seconds, numbers as texts and a text as a number: variants that services are known to send.
        mail(
            "69f98f1b05d4c7e2a981",
            9 * HOUR + 12 * MINUTE,
            "orders@shop.example",
            "kontor@handel.example",
            "Tack för din beställning 4702",
        )
        .attempt(2_000, "ACCEPTED", "mx1.handel.example", "250 OK id=1tE2mX-0003kq-2f")
        .in_seconds()
        .with("id", json!(184_459))
        .with("action_count", json!("2"))
        .json(),
        // A state and an action that are not documented.
        mail(
            "69f970c8c46b8f1e3d70",
            11 * HOUR + 21 * MINUTE,
            "news@shop.example",
            "team@client.example",
            "Survey: how was your order?",
        )
        .attempt(910, "HELD", "", "Held: the sender passed its hourly rate")
        .with("delivery_status", json!("held_for_review"))
        .json(),
        mail(
            "69f8d33ae92f5106b4c8",
            DAY + 3 * HOUR,
            "orders@shop.example",
            "buyer@cleint.example",
            "Order 4688 has been sent",
        )
        .attempt(55, "BOUNCED_HARD", "", "550 5.4.4 The domain has no mail exchanger")
        .json(),
        // A record with almost no members.
        mail("69f7a61d3b70e8c4f259", 2 * DAY + 6 * HOUR, "shop@shop.example", "reader@slow.example", "")
            .attempt(4_800, "ACCEPTED", "mx.slow.example", "250 2.6.0 Queued mail for delivery")
            .with("from_address", Value::Null)
            .with("opens", Value::Null)
            .with("clicks", Value::Null)
            .with("delivery_summary", Value::Null)
            .with("last_updated", Value::Null)
            .json(),
    ]
}
