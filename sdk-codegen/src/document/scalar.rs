//! Scalars of YAML that stand without quotes: what they are, and which of them have to be quoted.

use saphyr::Scalar;
use serde_json::{Number, Value};

/// Returns the value of a scalar without quotes.
///
/// # Errors
///
/// The reason why it cannot be taken as it stands: readers of YAML do not agree on it, or it is a number that JSON cannot
/// hold.
pub(crate) fn value(text: &str) -> Result<Value, String> {
    if let Some(other) = other_reading(text) {
        return Err(format!(
            "`{text}` is {other} to some readers of YAML and not to others; write it in quotes if it is a text"
        ));
    }
    Ok(match parse(text) {
        Scalar::Null => Value::Null,
        Scalar::Boolean(flag) => Value::Bool(flag),
        Scalar::Integer(number) => Value::from(number),
        Scalar::FloatingPoint(number) => {
            // An integer beyond `i64` must not lose its last digits in a float.
            let number = match text.bytes().all(|byte| byte.is_ascii_digit()) {
                true => text.parse::<u64>().ok().map(Number::from),
                false => Number::from_f64(number.into_inner()),
            };
            Value::Number(number.ok_or_else(|| format!("`{text}` is no number that JSON can hold"))?)
        }
        Scalar::String(text) => Value::String(text.into_owned()),
    })
}

/// Checks a key without quotes. One such as `200` or `true` is meant as text.
///
/// # Errors
///
/// The reason why it has to be quoted, or cannot be a key.
pub(crate) fn key(text: &str) -> Result<(), String> {
    let quote = |what: &str| Err(format!("the key `{text}` is {what} to YAML; write it in quotes"));
    match parse(text) {
        _ if text == "<<" => {
            Err("`<<` merges mappings, which YAML 1.2 does not know; write the members out".to_owned())
        }
        Scalar::Null => Err(format!("the key `{text}` is nothing to YAML; write a name, in quotes if it is this one")),
        Scalar::Boolean(flag) if flag.to_string() != text => quote(if flag { "true" } else { "false" }),
        Scalar::Integer(number) if number.to_string() != text => quote(&format!("the number {number}")),
        Scalar::FloatingPoint(_) => quote("a number"),
        _ => match other_reading(text) {
            Some(other) => quote(&format!("{other} to some readers of YAML, and a text")),
            None => Ok(()),
        },
    }
}

fn parse(text: &str) -> Scalar<'_> {
    if text.is_empty() { Scalar::Null } else { Scalar::parse_from_cow(text.into()) }
}

/// The type that YAML 1.1 takes a scalar for, where YAML 1.2 takes it for another. Tools around OpenAPI read either.
fn other_reading(text: &str) -> Option<&'static str> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if ["yes", "no", "on", "off"].iter().any(|word| {
        text == *word || text == word.to_uppercase() || (text.eq_ignore_ascii_case(word) && text[1..] == word[1..])
    }) {
        return Some("a yes or no");
    }
    if unsigned.starts_with(|c: char| c.is_ascii_digit()) {
        let is_octal = unsigned.len() > 1 && unsigned.starts_with('0') && digits(unsigned);
        let is_prefixed = unsigned.strip_prefix("0b").or(unsigned.strip_prefix("0o")).is_some_and(digits);
        let has_separators = digits(unsigned) && unsigned.contains('_');
        let is_sexagesimal = unsigned.contains(':') && unsigned.split(':').all(digits);
        if is_octal || is_prefixed || has_separators || is_sexagesimal {
            return Some("a number, or another number,");
        }
    }
    is_date(text).then_some("a date")
}

/// `2026-01-01`, alone or with a time behind it.
fn is_date(text: &str) -> bool {
    let (date, rest) = text.split_at_checked(text.find(['T', 't', ' ']).unwrap_or(text.len())).unwrap_or((text, ""));
    let parts: Vec<_> = date.split('-').collect();
    let is_number = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.parse::<u16>().is_ok();
    let has_time =
        rest.is_empty() || rest.trim_start_matches(['T', 't', ' ']).starts_with(|c: char| c.is_ascii_digit());
    matches!(parts.as_slice(), [year, month, day]
        if year.len() == 4 && is_number(year, 4) && is_number(month, 2) && is_number(day, 2))
        && has_time
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_scalar_without_quotes_is_what_yaml_1_2_takes_it_for() {
        for (text, expected) in [
            ("", json!(null)),
            ("~", json!(null)),
            ("Null", json!(null)),
            ("True", json!(true)),
            ("0x1f", json!(31)),
            ("+5", json!(5)),
            ("-7", json!(-7)),
            ("1.10", json!(1.1)),
            ("1e3", json!(1000.0)),
            ("18446744073709551615", json!(u64::MAX)),
            ("1.0.0", json!("1.0.0")),
            ("yes_please", json!("yes_please")),
            ("y", json!("y")),
            ("2026", json!(2026)),
            ("2026-04 and later", json!("2026-04 and later")),
            ("2026-04-23 is a day", json!("2026-04-23 is a day")),
            ("https://a.example", json!("https://a.example")),
            ("a:b", json!("a:b")),
            ("10:x", json!("10:x")),
        ] {
            assert_eq!(value(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_readers_of_yaml_do_not_agree_on_has_to_be_quoted() {
        for text in [
            "yes",
            "Yes",
            "NO",
            "on",
            "Off",
            "010",
            "-010",
            "0o17",
            "0b11",
            "1_000",
            "1:30",
            "2026-01-01",
            "2026-1-1",
            "2026-01-01T00:00:00Z",
            "2026-01-01 00:00:00",
            "18446744073709551616",
            ".nan",
            "-.inf",
        ] {
            assert!(value(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_key_is_text_or_a_number_or_flag_in_its_usual_spelling() {
        for text in ["a", "200", "4XX", "true", "-1", "x-sdk", "/logs", "$ref", "y"] {
            assert_eq!(key(text), Ok(()), "{text}");
        }
        for text in ["", "~", "null", "<<", "0x1", "01", "+1", "1.0", "1.10", "True", "yes", "off", "1_0", "2026-01-01"]
        {
            assert!(key(text).unwrap_err().contains(text), "{text}");
        }
    }
}
