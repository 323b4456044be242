//! Records of mails that JetEmail received for the domains of the account.

use serde_json::{Value, json};

use super::inbound_mail::{Mail, Peer};
use super::{Clock, DAY, HOUR, MINUTE};

/// The domains of the account.
pub(crate) const DOMAINS: [&str; 4] = ["shop.example", "support.shop.example", "outlet.example", BROKEN_DOMAIN];

/// A domain that cannot be queried.
pub(crate) const BROKEN_DOMAIN: &str = "old-shop.example";

/// Returns the id of a domain, in the form of the service.
pub(crate) fn domain_uuid(domain: &str) -> String {
    format!("7c9e6679-7425-40de-944b-{:012}", domain.len())
}

/// Returns the records, newest first, as the service lists them.
pub(crate) fn records(clock: Clock) -> Vec<Value> {
    let mail = |uid, age, from, to, subject| Mail::new(clock, uid, age, from, to, subject);
    vec![
        mail(
            "69fa0fd1be55d7f1a9c3",
            4 * MINUTE,
            "buyer@client.example",
            "help@support.shop.example",
            "Re: Order 4718: wrong size",
        )
        .action(0, "inbound", "250 2.0.0 Ok", Peer::of("out.client.example", "2001:db8:a::4"))
        .delivered(850, "250 2.0.0 Ok: queued as 638B63A5AD5")
        .json(),
        mail(
            "69fa0c3ea3c1f0e28d44",
            23 * MINUTE,
            "office@school.example",
            "orders@shop.example",
            "Bestellung für drei Klassen",
        )
        .action(0, "inbound", "250 2.0.0 Ok", Peer::of("mail.school.example", "203.0.113.77"))
        .refused(620, "451 4.4.1 Connection timed out")
        .refused(15 * MINUTE + 700, "451 4.4.1 Connection timed out")
        .json(),
        mail("69f9fee0127d9cb35a06", 80 * MINUTE, "accounts@slow.example", "billing@shop.example", "Re: Invoice 2290")
            .action(0, "inbound", "250 2.0.0 Ok", Peer::of("mx.slow.example", "198.51.100.30"))
            .refused(500, "450 4.2.0 <billing@shop.example>: the mailbox is busy")
            .refused(10 * MINUTE, "450 4.2.0 <billing@shop.example>: the mailbox is busy")
            .delivered(30 * MINUTE + 2_750, "250 2.0.0 Ok: queued as 9D04C17E2B")
            .json(),
        mail(
            "69f9e8c47f0b6de2913a",
            3 * HOUR,
            "win@prizes.example",
            "info@outlet.example",
            "You have WON a voucher \u{202e}4711",
        )
        .action(0, "spam", "554 5.7.1 Held as spam", Peer::of("vps-17.prizes.example", "203.0.113.9"))
        .spam(11.4, "BAYES_99 3.5; URIBL_BLACK 1.7; SUBJ_ALL_CAPS 0.5")
        .with("status", json!("quarantined"))
        .json(),
        mail(
            "69f9d2fb3e8ca4710bd5",
            4 * HOUR + 33 * MINUTE,
            "noreply@parcel.example",
            "orders@shop.example",
            "Parcel 00340 was delivered",
        )
        .action(0, "inbound", "250 2.0.0 Ok", Peer::of("m4.parcel.example", "198.51.100.201"))
        .delivered(1_100, "250 2.0.0 Ok: queued as 1B7E09F4C2")
        .json(),
        mail(
            "69f99a0752e1bd6f48c9",
            8 * HOUR + 25 * MINUTE,
            "boss@sh0p.example",
            "billing@shop.example",
            "Urgent: pay this today",
        )
        .action(0, "inbound", "550 5.7.1 SPF check failed", Peer::of("", "203.0.113.140"))
        .spam(6.2, "SPF_FAIL 4.0; FORGED_HEADER 2.2")
        .with("status", json!("rejected"))
        .with("rejected_count", json!("1"))
        .with("rejected_response", json!("550 5.7.1 SPF check failed"))
        .json(),
        mail("69f91c66d08b3ef7a215", 17 * HOUR, "team@client.example", "help@support.shop.example", "")
            .action(0, "inbound", "250 2.0.0 Ok", Peer::of("out.client.example", "2001:db8:a::4"))
            .delivered(900, "250 2.0.0 Ok: queued as C40A7D11E8")
            .with("subject", Value::Null)
            .with("_domain_type", json!("subdomain"))
            .json(),
        mail(
            "69f80a9b94f6c2ad107e",
            DAY + 12 * HOUR,
            "press@daily.example",
            "info@outlet.example",
            "Question about your opening hours",
        )
        .action(0, "inbound", "250 2.0.0 Ok", Peer::of("mx3.daily.example", "198.51.100.66"))
        .delivered(1_450, "250 2.0.0 Ok: queued as 77D20B3F6A")
        .json(),
    ]
}
