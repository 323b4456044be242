//! Runs the clients against independent servers that are generated from the documents, and independent linters over the
//! documents. `cargo xtask conformance` installs these tools and starts it.
//!
//! ```text
//! document -> served -> server <- forwarder <- client <- calls
//! ```

mod derive;
mod forwarder;
mod lint;
mod served;
mod server;
mod summary;
mod target;
mod tool;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

use contract_tests::PROVIDERS;
use tokio::signal::unix::{SignalKind, signal};

use crate::{served::Served, server::Server, summary::Check, target::Target, tool::Tool};

const USAGE: &str = "usage: conformance <folder with the tools>; `cargo xtask conformance` installs them and runs this";

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(tools), None) = (arguments.next().map(PathBuf::from), arguments.next()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let start = Instant::now();
    // Whichever ends first, dropping the servers ends their processes.
    let checks = tokio::select! {
        checks = all(&tools) => checks,
        stopped = told_to_stop() => Err(stopped),
    };
    match checks {
        Ok(checks) => {
            print!("{}", summary::summary(&checks));
            println!("\n{:.1} s", start.elapsed().as_secs_f64());
            if checks.iter().all(|check| check.failures.is_empty()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Runs the checks of all documents concurrently.
async fn all(tools: &Path) -> Result<Vec<Check>, String> {
    let mut running = Vec::new();
    let mut checks = Vec::new();
    for provider in PROVIDERS {
        checks.extend(lint::check(tools, &provider.document())?);
        let served = Served::read(provider, &tools.join("documents"))?;
        for tool in Tool::ALL {
            let server = Server::start(tool, tools, &served)?;
            running.push(tokio::spawn(calls(tool, server, served.clone())));
        }
    }
    for calls in running {
        checks.extend(calls.await.map_err(|error| format!("the checks could not be run: {error}"))??);
    }
    checks.sort_by(|a, b| a.document.cmp(&b.document));
    Ok(checks)
}

async fn calls(tool: Tool, mut server: Server, served: Served) -> Result<Vec<Check>, String> {
    server.ready().await?;
    let checks = Target::start(tool, server.port(), served).await?.checks().await;
    // Without a server every check fails, and the reason is that the server ended.
    server.still_runs()?;
    checks
}

async fn told_to_stop() -> String {
    let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
    else {
        return "cannot listen for signals".to_owned();
    };
    tokio::select! {
        _ = interrupt.recv() => "interrupted".to_owned(),
        _ = terminate.recv() => "terminated".to_owned(),
    }
}
