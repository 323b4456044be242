//! Costs of depending on the SDK crates, against the crates of the services themselves.
//!
//! Measured are seconds of the processor, which other work on the machine changes less than seconds of the clock.

mod project;

use std::path::Path;

use super::{
    cargo::{median, seconds},
    figure::Figure,
};
use crate::workspace;
use project::Project;

/// A crate that a user depends on, ours or not.
struct Crate {
    /// As it is called in the table.
    name: &'static str,
    /// As it stands in the user's manifest; `ROOT` is this workspace.
    dependency: &'static str,
    /// The packages of whoever made it.
    packages: &'static [&'static str],
    /// A program that makes one call.
    program: &'static str,
}

const JETEMAIL_SDK: Crate = Crate {
    name: "jetemail-sdk",
    dependency: r#"jetemail-sdk = { path = "ROOT/jetemail-sdk" }"#,
    packages: &["sdk-runtime", "jetemail-sdk"],
    program: r#"jetemail_sdk::Client::from_env()?.list_outbound_logs().limit(1).send().await?;"#,
};

const JETEMAIL: Crate = Crate {
    name: "jetemail",
    dependency: r#"jetemail = "0.1""#,
    packages: &["jetemail"],
    program: r#"let email = jetemail::CreateEmailOptions::new("a@x.example", "b@x.example", "x").with_text("x");
    jetemail::JetEmail::new(std::env::var("JETEMAIL_API_KEY")?).emails.send(email).await?;"#,
};

const JETEMAIL_RUSTLS: Crate = Crate {
    name: "jetemail-rustls",
    dependency: r#"jetemail = { version = "0.1", default-features = false, features = ["rustls"] }"#,
    ..JETEMAIL
};

const UNOSEND_SDK: Crate = Crate {
    name: "unosend-sdk",
    dependency: r#"unosend-sdk = { path = "ROOT/unosend-sdk" }"#,
    packages: &["sdk-runtime", "unosend-sdk"],
    program: r#"unosend_sdk::Client::from_env()?.list_logs().limit(1).send().await?;"#,
};

const UNOSEND_SDK_NATIVE: Crate = Crate {
    name: "unosend-sdk-native-tls",
    dependency: r#"unosend-sdk = { path = "ROOT/unosend-sdk", default-features = false, features = ["gzip", "native-tls"] }"#,
    ..UNOSEND_SDK
};

const UNOSEND: Crate = Crate {
    name: "unosend",
    dependency: r#"unosend = "1.0""#,
    packages: &["unosend"],
    program: r#"unosend::Unosend::new(std::env::var("UNOSEND_API_KEY")?).emails().get("x").await?;"#,
};

const ALL: [Crate; 6] = [JETEMAIL_SDK, JETEMAIL_RUSTLS, JETEMAIL, UNOSEND_SDK, UNOSEND_SDK_NATIVE, UNOSEND];

/// Pairs of [`ALL`] that are compared, the name of each comparison, and the highest ratio.
const COLD_BUILDS: [(usize, usize, &str, f64); 4] = [
    (0, 1, "`jetemail-sdk` and `jetemail`, both with rustls", 1.0),
    (0, 2, "`jetemail-sdk` and `jetemail`, defaults", 1.15),
    (4, 5, "`unosend-sdk` and `unosend`, both with native-tls", 1.0),
    (3, 5, "`unosend-sdk` and `unosend`, defaults", 1.15),
];

/// Builds everything so many times by turns.
pub(crate) fn measure(rounds: usize) -> Result<Vec<Figure>, String> {
    let folder = tempfile::tempdir().map_err(|error| format!("there is no temporary folder: {error}"))?;
    let mut figures = cold_builds(folder.path(), rounds)?;
    for (ours, peer) in [(JETEMAIL_SDK, JETEMAIL), (UNOSEND_SDK, UNOSEND)] {
        let pair = [Project::program(folder.path(), &ours)?, Project::program(folder.path(), &peer)?];
        figures.extend(of_pair(&ours, &peer, &pair, rounds)?);
    }
    for provider in ["jetemail", "unosend"] {
        figures.push(lines_per_operation(provider)?);
    }
    Ok(figures)
}

fn cold_builds(folder: &Path, rounds: usize) -> Result<Vec<Figure>, String> {
    let projects = ALL.iter().map(|of| Project::empty(folder, of)).collect::<Result<Vec<_>, _>>()?;
    let times = alternate(&projects, rounds, |project| {
        project.forget()?;
        project.cargo.measure(&["build"])
    })?;
    let row = |&(ours, peer, name, most): &(usize, usize, &str, f64)| {
        let time = |index: usize| times.get(index).copied().unwrap_or(f64::NAN);
        Figure::ratio(format!("cold build: {name}"), time(ours), time(peer), Some(most), seconds)
    };
    Ok(COLD_BUILDS.iter().map(row).collect())
}

/// Measures a program that makes one call.
fn of_pair(ours: &Crate, peer: &Crate, pair: &[Project; 2], rounds: usize) -> Result<Vec<Figure>, String> {
    let name = |what: &str| format!("{what}: `{}` and `{}`", ours.name, peer.name);
    let both = |what: &str, measured: Vec<f64>, show: fn(f64) -> String| match measured.as_slice() {
        [ours, peer] => Ok(Figure::ratio(name(what), *ours, *peer, None, show)),
        _ => Err(format!("{what} was not measured")),
    };
    let each =
        |measure: &dyn Fn(&Project) -> Result<f64, String>| pair.iter().map(measure).collect::<Result<Vec<_>, _>>();
    let crates = each(&Project::crates)?;
    let size = each(&Project::release_size)?;
    each(&|project| project.cargo.measure(&["check"]))?;
    let check = alternate(pair, rounds, |project| {
        project.touch()?;
        project.cargo.measure(&["check"])
    })?;
    each(&|project| project.cargo.measure(&["build"]))?;
    let alone = alternate(pair, rounds, |project| {
        project.cargo.forget_packages()?;
        project.cargo.measure(&["build"])
    })?;
    Ok(vec![
        both("crates in the tree", crates, |count| count.to_string())?,
        both("stripped release program that makes one call", size, |bytes| format!("{:.2} MB", bytes / 1e6))?,
        both("`cargo check` after a change of one's own file", check, seconds)?,
        both("build of the crates themselves", alone, seconds)?,
    ])
}

/// Returns the number of lines of generated Rust.
fn lines_per_operation(provider: &str) -> Result<Figure, String> {
    let root = workspace::root();
    let generated = root.join(format!("{provider}-sdk/src/generated"));
    let files = sdk_codegen::read_files(&generated).map_err(|error| format!("{}: {error}", generated.display()))?;
    // The description of the emulator is data, which nobody compiles.
    let code: String = files.into_iter().filter(|(name, _)| name.ends_with(".rs")).map(|(_, code)| code).collect();
    let document = root.join(format!("spec/{provider}.yaml"));
    let document = sdk_codegen::read(&document).map_err(|failure| failure.to_string())?;
    let operations = sdk_codegen::Api::read(&document).operations.len();
    let (lines, of_docs) = (code.lines().count(), code.lines().filter(|line| line.trim().starts_with("///")).count());
    let ours = format!("{} ({operations} operations)", (lines - of_docs) / operations.max(1));
    Ok(Figure::alone(format!("`{provider}-sdk`, generated lines per operation, without documentation"), ours))
}

/// The median of what is measured of each, by turns.
fn alternate(
    projects: &[Project],
    rounds: usize,
    measure: impl Fn(&Project) -> Result<f64, String>,
) -> Result<Vec<f64>, String> {
    let mut times = vec![Vec::new(); projects.len()];
    for round in 1..=rounds {
        for (project, times) in projects.iter().zip(&mut times) {
            let time = measure(project)?;
            eprintln!("round {round} of {rounds}: {} {}", project.cargo.name, seconds(time));
            times.push(time);
        }
    }
    Ok(times.into_iter().map(median).collect())
}
