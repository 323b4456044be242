//! Runs the benchmarks, which say their figures themselves.

use std::process::{Command, Stdio};

use super::figure::Figure;
use crate::{program, workspace};

/// Commands that print figures. The limiter's stand in a test, since they need the seam below it and a clock that jumps.
const PROGRAMS: [&[&str]; 5] = [
    &["bench", "--package", "contract-tests", "--bench", "call"],
    &["bench", "--package", "contract-tests", "--bench", "decode"],
    &["bench", "--package", "contract-tests", "--bench", "request"],
    &["bench", "--package", "contract-tests", "--bench", "walk"],
    &[
        "test",
        "--package",
        "sdk-runtime",
        "--lib",
        "--",
        "--nocapture",
        "an_export_of_1000_pages_keeps_98_percent_of_the_rate",
    ],
];

/// Runs all benchmarks.
pub(crate) fn measure() -> Result<Vec<Figure>, String> {
    let mut figures = Vec::new();
    for arguments in PROGRAMS {
        eprintln!("cargo {}", arguments.join(" "));
        let mut command = Command::new(program::cargo());
        command.args(arguments).current_dir(workspace::root()).stderr(Stdio::inherit());
        let output = command.output().map_err(|error| format!("cargo cannot be started: {error}"))?;
        if !output.status.success() {
            return Err(format!("`cargo {}` failed", arguments.join(" ")));
        }
        figures.extend(String::from_utf8_lossy(&output.stdout).lines().filter_map(Figure::read));
    }
    Ok(figures)
}
