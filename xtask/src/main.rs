//! The maintainers' commands: `cargo xtask <command>`, from any folder of the workspace.

mod bench;
mod conformance;
mod contract;
mod demo;
mod diff;
mod manual;
mod probe;
mod program;
mod regenerate;
mod release;
mod table;
mod verify;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
Usage: cargo xtask <command> [arguments]

  regenerate   Write the committed client of each SDK crate from its document in spec/, and the READMEs' tables
  verify       Check the documents, and that what is made from them is what they give
  diff [ref]   Say what changed in the documents since a tag, branch or commit (else the last tag, else the first
               commit), what each change means to users of the crates, and which version follows
  release --dry-run
               Say what is missing for a release, and build the packages as their users will; releases nothing
  contract     Run the contract tests against a mock server; one row per operation
  conformance  Run the clients against independent servers that are made from the documents, and independent linters
               over the documents. Installs them into the target folder; needs Node.js 20.19 and Python 3.11
  probe <provider>
               Ask the real service, with a key of yours, what its document does not know
  bench        Measure the clients against clients by hand
  bench --weight [--rounds <n>]
               Measure what it costs to compile them against the services' own crates (Linux; default 5 rounds)
  bench --multiplied <operations> [--rounds <n>]
               Measure what an operation costs in a document of that many: processor time of `regenerate`, `verify` and
               of compiling the crate alone, without and with `mock` (Linux; default 3 rounds)
  demo         Show the clients at work against emulators on this machine (--live: the real services)

Arguments after `contract`, `probe` and `demo` are passed on; try `cargo xtask demo --help`.
";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let command = arguments.next();
    let rest: Vec<String> = arguments.collect();
    let outcome = match (command.as_deref(), rest.as_slice()) {
        (Some("regenerate"), []) => regenerate::regenerate(),
        (Some("verify"), []) => verify::verify(),
        (Some("conformance"), []) => conformance::conformance(),
        (Some("regenerate" | "verify" | "conformance" | "diff" | "release"), [argument])
            if argument == "--help" || argument == "-h" =>
        {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        (Some("diff"), rest) => diff::diff(rest),
        (Some("release"), rest) => release::release(rest),
        (Some("contract"), rest) => contract::contract(rest),
        (Some("probe"), rest) => probe::probe(rest),
        (Some("bench"), rest) => bench::bench(rest),
        (Some("demo"), rest) => demo::demo(rest),
        (None | Some("help" | "--help" | "-h"), _) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        (Some("regenerate" | "verify" | "conformance"), rest) => {
            Err(format!("unexpected argument `{}`", rest.join(" ")))
        }
        (Some(other), _) => Err(format!("there is no command `{other}`\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // The reason may have been printed already, by this command or by the program that it ran.
            if !message.is_empty() {
                eprintln!("error: {message}");
            }
            ExitCode::FAILURE
        }
    }
}
