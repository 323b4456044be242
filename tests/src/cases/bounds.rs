//! Values at the bounds of a parameter, and just outside of them.

use serde_json::{Value, json};

use super::values::{argument, number, stands_at, text, unique};
use crate::{
    case::Argument,
    document::{At, Kind, Parameter},
    pattern,
};

/// 10^10: Unix times in seconds are smaller.
const TOO_LATE: i64 = 10_000_000_000;

/// Number of texts that a pattern is tried with, for matching ones and for others.
const PATTERN_TEXTS: usize = 60;

/// A value that causes a validation error, and the expected parts of the error.
pub(super) struct Invalid {
    pub(super) value: Value,
    /// The beginning of the value, as the error shows it.
    pub(super) shown: String,
    pub(super) rule: Vec<String>,
}

/// Returns values at the bounds, which are just allowed.
pub(super) fn inside(parameter: &Parameter) -> Result<Vec<Argument>, String> {
    let (name, kind) = (&parameter.name, &parameter.kind);
    let mut values = match kind {
        Kind::Integer(min, max) => {
            let (least, most) = (min.unwrap_or(i64::MIN), max.unwrap_or(i64::MAX));
            [least, least.saturating_add(1), most.saturating_sub(1), most]
                .into_iter()
                .filter(|value| (least..=most).contains(value))
                .map(|value| number(name, json!(value)))
                .collect()
        }
        Kind::UnixSeconds => [0, TOO_LATE - 1].map(|value| number(name, json!(value))).into(),
        Kind::Number(min, max) => {
            let bounds = [*min, *max].into_iter().flatten();
            bounds.map(|value| argument(name, json!(value), &value.to_string())).collect()
        }
        Kind::Boolean => Vec::new(),
        Kind::Text { min_length, max_length, pattern } => {
            let mut texts = match pattern {
                Some(pattern) => spread(pattern::texts(pattern)?.inside),
                None => Vec::new(),
            };
            if pattern.is_none() {
                for length in [*max_length, (*min_length > 0).then_some(*min_length)].into_iter().flatten() {
                    texts.extend(["x", "ü", "\u{1f4e7}", "%"].map(|character| character.repeat(length)));
                }
            }
            let texts = texts.iter().filter(|text| !text.is_empty() && stands_at(parameter.at, text));
            texts.map(|value| text(name, value)).collect()
        }
        Kind::Choice { open: true, .. } => ["a future value", "ü & +", " "].map(|value| text(name, value)).into(),
        Kind::Choice { .. } => Vec::new(),
    };
    unique(&mut values);
    Ok(values)
}

/// Returns values just outside of the bounds.
pub(super) fn outside(parameter: &Parameter) -> Result<Vec<Invalid>, String> {
    Ok(match &parameter.kind {
        Kind::Integer(min, max) => {
            let rule: Vec<String> = [min, max].into_iter().flatten().map(i64::to_string).collect();
            let below =
                min.iter().flat_map(|min| [min.saturating_sub(1), i64::MIN]).filter(|value| Some(*value) < *min);
            let above = max
                .iter()
                .flat_map(|max| [max.saturating_add(1), i64::MAX])
                .filter(|value| max.is_some_and(|max| *value > max));
            let mut invalid: Vec<_> =
                below.chain(above).map(|value| Invalid::number(json!(value), rule.clone())).collect();
            invalid.push(Invalid::number(json!(u64::MAX), rule));
            invalid
        }
        Kind::UnixSeconds => {
            let values = [-1, i64::MIN, TOO_LATE, 1_776_972_847_891, 1_776_972_847_891_000, i64::MAX];
            values.map(|value| Invalid::number(json!(value), vec!["seconds".to_owned()])).into()
        }
        Kind::Number(min, max) => {
            let rule: Vec<String> = [min, max].into_iter().flatten().map(f64::to_string).collect();
            let below = min.iter().map(|min| min - 0.5);
            let above = max.iter().map(|max| max + 0.5);
            below.chain(above).map(|value| Invalid::number(json!(value), rule.clone())).collect()
        }
        Kind::Boolean => Vec::new(),
        Kind::Text { min_length, max_length, pattern } => {
            let mut invalid = Vec::new();
            // The client's own rule, whatever the document says: services ignore an empty filter.
            let (least, is_empty_ruled_out) = match pattern {
                Some(pattern) => (1, !pattern::whole_match(pattern, "")?),
                None => ((*min_length).max(1), false),
            };
            if !is_empty_ruled_out {
                let texts = ["".to_owned(), "ü".repeat(least - 1)];
                invalid.extend(texts.iter().map(|text| Invalid::text(text, vec![format!("at least {least}")])));
            }
            if let Some(pattern) = pattern {
                let texts = spread(pattern::texts(pattern)?.outside);
                invalid.extend(texts.iter().map(|text| Invalid::text(text, vec![pattern.clone()])));
            }
            if let Some(most) = max_length.filter(|_| pattern.is_none()) {
                let texts = ["x", "ü", "\u{1f4e7}", " ", "%"].map(|character| character.repeat(most + 1));
                invalid.extend(texts.iter().map(|text| Invalid::text(text, vec![most.to_string()])));
                invalid
                    .push(Invalid::text(&format!("maria@client.example {}", "x".repeat(most)), vec![most.to_string()]));
            }
            if pattern.is_none() {
                let (texts, rule): (&[&str], _) = match parameter.at {
                    At::Path => (&[".", ".."], "would change the path"),
                    At::Header => (&["ü", " a", "a ", "a\r\nb: c", "\u{0}"], "ASCII"),
                    At::Query => (&[], ""),
                };
                invalid.extend(texts.iter().map(|text| Invalid::text(text, vec![rule.to_owned()])));
            }
            invalid
        }
        Kind::Choice { open: true, .. } => vec![Invalid::text("", vec!["at least 1".to_owned()])],
        Kind::Choice { values, open: false } => {
            let mut wrong = vec!["a future value".to_owned(), String::new()];
            for value in values {
                let cut: String = value.chars().skip(1).collect();
                let candidates = [value.to_lowercase(), value.to_uppercase(), format!("{value} "), cut];
                wrong.extend(candidates.into_iter().filter(|wrong| !values.contains(wrong)));
            }
            wrong.sort();
            wrong.dedup();
            let mut invalid: Vec<_> = wrong.iter().map(|text| Invalid::text(text, values.clone())).collect();
            invalid.push(Invalid::text("maria@client.example", values.clone()));
            invalid
        }
    })
}

impl Invalid {
    fn number(value: Value, rule: Vec<String>) -> Self {
        Self { shown: value.to_string(), value, rule }
    }

    /// Errors show texts in quotes, escaped, on one line, cut, and with addresses redacted.
    fn text(text: &str, rule: Vec<String>) -> Self {
        let shown: String = format!("{text:?}").trim_end_matches('"').chars().take(30).collect();
        let shown = shown.trim_end().to_owned();
        let shown = if text.contains('@') { String::new() } else { shown };
        Self { value: json!(text), shown, rule }
    }
}

/// Returns at most `PATTERN_TEXTS` of the texts, spread over the whole list.
fn spread(texts: Vec<String>) -> Vec<String> {
    let step = texts.len().div_ceil(PATTERN_TEXTS).max(1);
    texts.into_iter().step_by(step).collect()
}
