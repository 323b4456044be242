//! Runs the contract tests and prints one row per operation; `cargo xtask contract` starts it.

use std::{process::ExitCode, time::Instant};

use contract_tests::{Case, all_cases, report::report, run};

const USAGE: &str = "usage: contract [--operation NAME] [--list]

  --operation NAME  only the cases of this operation
  --list            print the cases instead of running them";

fn main() -> ExitCode {
    match Options::read(std::env::args().skip(1)).and_then(|options| go(&options)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct Options {
    operation: Option<String>,
    list: bool,
}

impl Options {
    fn read(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self::default();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--list" => options.list = true,
                "--operation" => options.operation = Some(arguments.next().ok_or(USAGE)?),
                _ => return Err(USAGE.to_owned()),
            }
        }
        Ok(options)
    }
}

/// Runs the cases. Returns true if all passed.
fn go(options: &Options) -> Result<bool, String> {
    let all = all_cases()?;
    let wanted = |case: &Case| options.operation.as_ref().is_none_or(|name| *name == case.operation.id);
    let cases: Vec<Case> = all.iter().filter(|case| wanted(case)).cloned().collect();
    if cases.is_empty() {
        let mut names: Vec<_> = all.iter().map(|case| case.operation.id.as_str()).collect();
        names.dedup();
        return Err(format!("there is no such operation; there are: {}", names.join(", ")));
    }
    if options.list {
        for case in &cases {
            println!("{} · {} · {}", case.operation.id, case.group, case.name.escape_debug());
        }
        return Ok(true);
    }
    let start = Instant::now();
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let outcomes = runtime.block_on(run(cases));
    print!("{}", report(&outcomes));
    println!("\n{:.1} s", start.elapsed().as_secs_f64());
    Ok(outcomes.iter().all(|outcome| outcome.failure.is_none()))
}
