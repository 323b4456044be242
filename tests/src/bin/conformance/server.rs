//! A server process that ends when its guard is dropped.

use std::{
    fs::{self, File},
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use tokio::{net::TcpStream, time::sleep};

use crate::{served::Served, tool::Tool};

/// Maximum time that a server may take to start. It takes a second or two on an idle machine.
const PATIENCE: Duration = Duration::from_secs(60);

const POLL: Duration = Duration::from_millis(50);

/// Number of lines of the output that are shown.
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
        let port = free_port().map_err(|error| format!("{title} has no port: {error}"))?;
        let log = tools.join(format!("{}-{}.log", tool.name(), served.name));
        Self::run(title, tool.command(tools, &served.path, port)?, port, log)
    }

    fn run(title: String, mut command: Command, port: u16, log: PathBuf) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("{title} cannot be started: {error}");
        let out = File::create(&log).map_err(failed)?;
        command.stdin(Stdio::null()).stderr(out.try_clone().map_err(failed)?).stdout(out);
        let process = command.spawn().map_err(failed)?;
        Ok(Self { process, port, title, log })
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// Waits until the server listens.
    pub(crate) async fn ready(&mut self) -> Result<(), String> {
        let start = Instant::now();
        loop {
            let connected = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.is_ok();
            // Checked afterwards: if the process has ended, something else listens on the port.
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

    /// Returns an error with the output if the process has ended.
    pub(crate) fn still_runs(&mut self) -> Result<(), String> {
        match self.process.try_wait() {
            Ok(None) => Ok(()),
            Ok(Some(status)) => Err(format!("{} ended by itself ({status})\n{}", self.title, self.output())),
            Err(error) => Err(format!("{} cannot be watched: {error}", self.title)),
        }
    }

    /// Returns the last lines of the output.
    fn output(&self) -> String {
        let text = fs::read(&self.log).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let lines: Vec<_> = text.lines().collect();
        lines.get(lines.len().saturating_sub(MAX_LINES)..).unwrap_or_default().join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has already ended if this fails.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(folder: &tempfile::TempDir, command: Command) -> Server {
        Server::run("a server".to_owned(), command, free_port().unwrap(), folder.path().join("log")).unwrap()
    }

    #[tokio::test]
    async fn a_server_that_ends_by_itself_is_quoted() {
        let mut command = Command::new("cargo");
        command.arg("--no-such-option");
        let folder = tempfile::tempdir().unwrap();
        let error = run(&folder, command).ready().await.unwrap_err();
        assert!(error.starts_with("a server ended by itself") && error.contains("--no-such-option"), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_server_ends_with_its_guard_in_a_panic_too() {
        let mut command = Command::new("sleep");
        command.arg("600");
        let folder = tempfile::tempdir().unwrap();
        let server = run(&folder, command);
        let process = Path::new("/proc").join(server.process.id().to_string());
        assert!(process.exists());
        let guarded = std::panic::AssertUnwindSafe(|| {
            let _server = server;
            panic!("on purpose");
        });
        std::panic::catch_unwind(guarded).unwrap_err();
        assert!(!process.exists());
    }
}
