//! `cargo xtask bench`: what the clients cost, against what somebody would do without them.

mod figure;
mod speed;
mod weight;

/// The speed of the clients, or with `--weight` what it costs to compile them. One table.
pub(crate) fn bench(arguments: &[String]) -> Result<(), String> {
    let figures = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => speed::measure()?,
        ["--weight"] => weight::measure(5)?,
        ["--weight", "--rounds", rounds] => match rounds.parse() {
            Ok(rounds @ 1..) => weight::measure(rounds)?,
            _ => return Err(format!("`--rounds {rounds}` is no number of rounds")),
        },
        _ => {
            return Err(format!(
                "unexpected arguments `{}`; there are `--weight` and `--rounds <n>`",
                arguments.join(" ")
            ));
        }
    };
    print!("{}", figure::table(&figures));
    match figures.iter().filter(|figure| figure.met == Some(false)).count() {
        0 => Ok(()),
        missed => Err(format!("{missed} of {} figures miss their goal", figures.len())),
    }
}
