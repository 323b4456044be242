//! `cargo xtask bench`: the costs of the clients, against what somebody would do without them.

mod cargo;
mod figure;
mod multiplied;
mod speed;
mod weight;

/// Measures the speed of the clients, or with `--weight` what it costs to compile them, or with `--multiplied` what an
/// operation costs in a large document. Prints one table.
pub(crate) fn bench(arguments: &[String]) -> Result<(), String> {
    let figures = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => speed::measure()?,
        ["--weight"] => weight::measure(5)?,
        ["--weight", "--rounds", rounds] => weight::measure(number(rounds)?)?,
        ["--multiplied", operations] => multiplied::measure(number(operations)?, 3)?,
        ["--multiplied", operations, "--rounds", rounds] => multiplied::measure(number(operations)?, number(rounds)?)?,
        _ => {
            return Err(format!(
                "unexpected arguments `{}`; there are `--weight` and `--multiplied <operations>`, and for both \
                 `--rounds <n>`",
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

fn number(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(number @ 1..) => Ok(number),
        _ => Err(format!("`{text}` is no number above 0")),
    }
}
