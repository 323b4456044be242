//! Cost of a call, against a client by hand: `cargo bench -p contract-tests --bench call`.
#![allow(clippy::unwrap_used, reason = "a benchmark may panic")]

#[path = "shared/mod.rs"]
mod shared;

use std::io::Write;
use std::time::Instant;

use flate2::{Compression, write::GzEncoder};
use jetemail_sdk::Client;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;

use shared::by_hand::ByHand;
use shared::page::OUTBOUND;
use shared::server::Server;
use shared::{Goal, allocations, alternate, at_most_more, number, quantile, ratio, time};

const RECORDS: usize = 100;

fn main() {
    alone();
    compressed();
    crowded();
}

/// Both clients of the same server, with one connection each.
struct Clients {
    runtime: Runtime,
    ours: Client,
    by_hand: ByHand,
}

impl Clients {
    fn of(runtime: Runtime, server: &Server) -> Self {
        let ours = Client::builder("api_x").base_url(&server.url).rate_limits([]).build().unwrap();
        let clients = Self { runtime, ours, by_hand: ByHand::new(&server.url, "api_x") };
        clients.call_ours();
        clients.call_by_hand();
        clients
    }

    fn call_ours(&self) {
        self.runtime.block_on(ours(self.ours.clone()));
    }

    fn call_by_hand(&self) {
        self.runtime.block_on(by_hand(self.by_hand.clone()));
    }
}

async fn ours(client: Client) {
    client.list_outbound_logs().limit(100).send().await.unwrap();
}

async fn by_hand(client: ByHand) {
    client.list_outbound_logs(100).await.unwrap();
}

fn current_thread() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Measures one call after the other.
fn alone() {
    let server = Server::start(OUTBOUND.page(RECORDS).as_bytes(), None);
    let clients = Clients::of(current_thread(), &server);
    let [ours, by_hand] = alternate(2000, [&mut || clients.call_ours(), &mut || clients.call_by_hand()]);
    ratio("a call, 100 records, warm", ours, by_hand, Goal::AtMost(1.03), time);

    let counts = |records: usize| {
        let server = Server::start(OUTBOUND.page(records).as_bytes(), None);
        let clients = Clients::of(current_thread(), &server);
        let of_100 = |call: &dyn Fn()| allocations(|| (0..100).for_each(|_| call())).0 / 100.0;
        [of_100(&|| clients.call_ours()), of_100(&|| clients.call_by_hand())]
    };
    let ([ours, by_hand], [ours_of_none, by_hand_of_none]) = (counts(RECORDS), counts(0));
    at_most_more("allocations of a call without records", ours_of_none, by_hand_of_none, 10.0);
    let per_record = |all: f64, of_none: f64| (all - of_none) / RECORDS as f64;
    let (ours, by_hand) = (per_record(ours, ours_of_none), per_record(by_hand, by_hand_of_none));
    at_most_more("allocations of a call per record", ours, by_hand, 0.0);
}

/// Measures what `gzip` saves on the wire, and what it costs here.
fn compressed() {
    let page = OUTBOUND.page(RECORDS);
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(page.as_bytes()).unwrap();
    let gzip = encoder.finish().unwrap();
    let servers = [Server::start(page.as_bytes(), Some(&gzip)), Server::start(page.as_bytes(), None)];
    let clients = servers.each_ref().map(|server| Clients::of(current_thread(), server));
    let bytes = [0, 1].map(|index| {
        let before = servers[index].sent();
        clients[index].call_ours();
        (servers[index].sent() - before) as f64
    });
    ratio("bytes of a response, gzip against plain", bytes[0], bytes[1], Goal::AtMost(0.2), |bytes| {
        format!("{bytes} B")
    });
    let [gzip, plain] = alternate(1000, [&mut || clients[0].call_ours(), &mut || clients[1].call_ours()]);
    ratio("a call, gzip against plain", gzip, plain, Goal::None, time);
}

/// Measures many callers of one client at once.
fn crowded() {
    const CALLERS: usize = 64;
    const CALLS: usize = 100;

    async fn crowd<F: Future<Output = ()> + Send>(call: impl Fn() -> F + Clone + Send + 'static) -> (f64, Vec<f64>) {
        let begin = Instant::now();
        let mut callers = JoinSet::new();
        for _ in 0..CALLERS {
            let call = call.clone();
            callers.spawn(async move {
                let mut times = Vec::with_capacity(CALLS);
                for _ in 0..CALLS {
                    let begin = Instant::now();
                    call().await;
                    times.push(begin.elapsed().as_secs_f64());
                }
                times
            });
        }
        let times = callers.join_all().await.concat();
        ((CALLERS * CALLS) as f64 / begin.elapsed().as_secs_f64(), times)
    }

    let server = Server::start(OUTBOUND.page(RECORDS).as_bytes(), None);
    let clients = Clients::of(Builder::new_multi_thread().enable_all().build().unwrap(), &server);
    let [mut our_rates, mut their_rates, mut our_times, mut their_times] = [const { Vec::new() }; 4];
    // The first round only opens the connections.
    for round in 0..=5 {
        let (ours, by_hand) = (clients.ours.clone(), clients.by_hand.clone());
        let our_round = clients.runtime.block_on(crowd(move || self::ours(ours.clone())));
        let their_round = clients.runtime.block_on(crowd(move || self::by_hand(by_hand.clone())));
        if round > 0 {
            our_rates.push(our_round.0);
            their_rates.push(their_round.0);
            our_times.extend(our_round.1);
            their_times.extend(their_round.1);
        }
    }
    let rate = |rate: f64| format!("{} calls/s", number(rate));
    ratio("64 callers at once", quantile(our_rates, 0.5), quantile(their_rates, 0.5), Goal::AtLeast(0.97), rate);
    let [ours, theirs] = [our_times, their_times].map(|times| quantile(times, 0.99));
    ratio("64 callers at once, 99th percentile of a call", ours, theirs, Goal::None, time);
}
