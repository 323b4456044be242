//! A server as a process that ends with its guard.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    time::{Duration, Instant},
};

use tokio::{net::TcpStream, time::sleep};

use crate::{served::Served, tool::Tool};

/// How long a server may take to start. It takes a second or two on an idle machine.
const PATIENCE: Duration = Duration::from_secs(60);

const POLL: Duration = Duration::from_millis(50);

/// As much of the output as helps.
const MAX_LINES: usize = 30;

/// A running server. Dropping it ends the process.
pub(crate) struct Server {
    process: Child,
    port: u16,
    title: String,
    log: PathBuf,
}

impl Server {
    pub(crate) fn start(tool: Tool, tools: &Path, served: &Served) -> Result<Self, String> {
        let title = format!("{} with {}", tool.name(), served.name);
        let failed = |error: std::io::Error| format!("{title} cannot be started: {error}");
        let port = free_port().map_err(failed)?;
        let log = tools.join(format!("{}-{}.log", tool.name(), served.name));
        let out = File::create(&log).map_err(failed)?;
        let mut command = tool.command(tools, &served.path, port)?;
        command.stdin(Stdio::null()).stderr(out.try_clone().map_err(failed)?).stdout(out);
        let process = command.spawn().map_err(failed)?;
        Ok(Self { process, port, title, log })
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Waits until it listens.
    pub(crate) async fn ready(&mut self) -> Result<(), String> {
        let start = Instant::now();
        loop {
            let connected = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.is_ok();
            // Looked at afterwards: when it has ended, something else listens there.
            self.still_runs()?;
            if connected {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                let waited = PATIENCE.as_secs();
                return Err(format!("{} does not listen after {waited} s\n{}", self.title, self.output()));
            }
            sleep(POLL).await;
        }
    }

    /// An error that says what it said, if it has ended.
    pub(crate) fn still_runs(&mut self) -> Result<(), String> {
        match self.process.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(format!("{} ended by itself ({status})\n{}", self.title, self.output())),
            Err(error) => Err(format!("{} cannot be watched: {error}", self.title)),
        }
    }

    /// The end of what it said.
    fn output(&self) -> String {
        let text = fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        lines.get(lines.len().saturating_sub(MAX_LINES)..).unwrap_or_default().join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already if this fails.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
