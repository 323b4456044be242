//! Memory that a walk needs. The records come from another process, so only the client is measured.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::shared::{Goal, ratio};

const FEW: u64 = 10_000;
const MANY: u64 = 1_000_000;

/// Prints the figures.
pub(crate) fn compare() {
    let [few, many] = [FEW, MANY].map(|count| {
        let mut server = Server::start(count);
        let output = itself(&["read", &server.base_url]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let numbers: Vec<u64> = text.split_whitespace().map(|number| number.parse().unwrap()).collect();
        let [read, before, peak] = numbers[..] else { panic!("{text}") };
        assert_eq!(read, count);
        server.process.kill().unwrap();
        server.process.wait().unwrap();
        [peak as f64, (peak - before) as f64]
    });
    let kilobytes = |size: f64| format!("{size} kB");
    let name = "memory of `stream()`, 1,000,000 records against 10,000";
    ratio(name, many[0], few[0], Goal::AtMost(1.2), kilobytes);
    ratio(&format!("{name}, since before the first request"), many[1], few[1], Goal::None, kilobytes);
}

/// Reads all records, and prints their number, and the memory before and at its peak, in kB.
pub(crate) fn read(base_url: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let builder = jetemail_sdk::Client::builder("api_x").base_url(base_url).rate_limits([]);
        let client = builder.build().unwrap();
        let before = status("VmRSS:");
        let mut records = client.list_outbound_logs().stream();
        let mut count = 0;
        while let Some(record) = records.next().await {
            assert!(!record.unwrap().uid.is_empty());
            count += 1;
        }
        println!("{count} {before} {}", status("VmHWM:"));
    });
}

/// Reads a figure of this process, in kB.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

struct Server {
    process: Child,
    base_url: String,
}

impl Server {
    fn start(count: u64) -> Self {
        let mut process = itself(&["serve", &count.to_string()]).stdout(Stdio::piped()).spawn().unwrap();
        let mut base_url = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut base_url).unwrap();
        Self { process, base_url: base_url.trim().to_owned() }
    }
}

fn itself(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(arguments);
    command
}
