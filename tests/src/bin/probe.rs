//! Finds what a service sends and its document does not describe; `cargo xtask probe` starts it.

use std::process::ExitCode;

use contract_tests::{
    PROVIDERS, Provider,
    probe::{Options, probe, report},
};

const USAGE: &str = "\
Usage: cargo xtask probe <provider> [options]

Calls each read operation with the key in <PROVIDER>_API_KEY (and <PROVIDER>_BASE_URL, if it is set), compares the
responses with the document, and reports the differences. No address, subject or key is shown.

  --parameter NAME=VALUE  send this to every operation that has the parameter; may be given several times
  --pages N               number of pages to read of each list (default 1)
  --record DIR            write the responses to this folder, with texts, addresses and ids replaced
  --show-values           show values unchanged

Exit codes: 0 no differences, 1 differences or a failed call, 2 wrong arguments or no key.";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    match go(arguments.into_iter()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Runs the probe. Returns true if the document describes everything that was received.
async fn go(arguments: impl Iterator<Item = String>) -> Result<bool, String> {
    let (provider, options) = read(arguments).map_err(|reason| format!("{reason}\n\n{USAGE}"))?;
    let caller = (provider.from_env)().map_err(|error| error.to_string())?;
    let document = sdk_codegen::read(&provider.document()).map_err(|failure| failure.to_string())?;
    let probed = probe(provider, &document, &*caller, &options).await?;
    print!("{}", report(&document, &probed, options.show_values));
    Ok(probed.iter().all(|probed| probed.problem.is_none() && probed.drift.is_empty()))
}

fn read(mut arguments: impl Iterator<Item = String>) -> Result<(&'static Provider, Options), String> {
    let (mut provider, mut options) = (None, Options::default());
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--show-values" => options.show_values = true,
            "--record" => options.record = Some(value()?.into()),
            "--pages" => options.pages = value()?.parse().map_err(|_| "--pages needs a number".to_owned())?,
            "--parameter" => {
                let value = value()?;
                let (name, value) = value.split_once('=').ok_or("--parameter needs NAME=VALUE")?;
                options.parameters.push((name.to_owned(), value.to_owned()));
            }
            name if provider.is_none() => provider = Some(find(name)?),
            other => return Err(format!("unexpected argument `{other}`")),
        }
    }
    Ok((provider.ok_or("no provider given")?, options))
}

fn find(name: &str) -> Result<&'static Provider, String> {
    let known = || PROVIDERS.iter().map(|provider| provider.name).collect::<Vec<_>>().join(", ");
    let found = PROVIDERS.iter().find(|provider| provider.name == name);
    found.ok_or_else(|| format!("there is no provider `{name}`; there are: {}", known()))
}
