//! Texts that match a regular expression and texts that nearly match it, derived from the expression.

use std::collections::BTreeSet;

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Number of repetitions for a repetition without an upper bound.
const UNBOUNDED: u32 = 5;

/// Characters that are put into matching texts: the ends of common classes, their neighbours, and characters with a
/// meaning in a query.
const PROBES: &str = "azAZ09gG@[`{/: -_.,+&%'\"=#\\\nüß０٣";

/// Texts for a pattern.
#[derive(Clone, Debug)]
pub struct Texts {
    /// Texts that match.
    pub inside: Vec<String>,
    /// Texts that do not match. Most differ from a match by one character only.
    pub outside: Vec<String>,
}

/// Derives texts for a pattern that is to match a whole value.
///
/// # Errors
///
/// Fails if the expression cannot be parsed, or has a construct that these tests do not support.
pub fn texts(pattern: &str) -> Result<Texts, String> {
    let hir = regex_syntax::parse(pattern).map_err(|error| error.to_string())?;
    let samples: BTreeSet<_> = (0..8).map(|choice| sample(&hir, choice)).collect::<Result<_, String>>()?;
    let mut candidates = BTreeSet::from(["", " ", "ü", "\0"].map(str::to_owned));
    for text in &samples {
        candidates.extend(neighbours(text));
    }
    let mut found = Texts { inside: samples.iter().cloned().collect(), outside: Vec::new() };
    for candidate in candidates.difference(&samples) {
        match matches(&hir, candidate)? {
            true => found.inside.push(candidate.clone()),
            false => found.outside.push(candidate.clone()),
        }
    }
    if let Some(wrong) = samples.iter().find(|text| matches(&hir, text) != Ok(true)) {
        return Err(format!("{wrong:?} was derived from {pattern}, but does not match it"));
    }
    Ok(found)
}

/// Returns true if the expression matches the whole text.
///
/// # Errors
///
/// Fails if the expression has a construct that these tests do not support.
pub fn whole_match(pattern: &str, text: &str) -> Result<bool, String> {
    matches(&regex_syntax::parse(pattern).map_err(|error| error.to_string())?, text)
}

/// Returns a text that matches; `choice` picks among alternatives, characters and numbers of repetitions.
fn sample(hir: &Hir, choice: usize) -> Result<String, String> {
    Ok(match hir.kind() {
        HirKind::Empty | HirKind::Look(Look::Start | Look::End) => String::new(),
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).into_owned(),
        HirKind::Class(Class::Unicode(class)) => {
            let ends: Vec<_> = class.ranges().iter().flat_map(|range| [range.start(), range.end()]).collect();
            ends.iter().cycle().nth(choice).map(char::to_string).ok_or("an empty class")?
        }
        HirKind::Capture(capture) => sample(&capture.sub, choice)?,
        HirKind::Concat(parts) => parts.iter().map(|part| sample(part, choice)).collect::<Result<_, _>>()?,
        HirKind::Alternation(parts) => sample(parts.get(choice % parts.len()).ok_or("no alternative")?, choice / 2)?,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min + UNBOUNDED);
            let times = if choice.is_multiple_of(2) { repetition.min } else { most };
            (0..times as usize).map(|round| sample(&repetition.sub, choice + round)).collect::<Result<_, _>>()?
        }
        other => return Err(format!("the pattern has {other:?}, which is not supported by the contract tests")),
    })
}

/// Returns variants of the text with one character added, removed or replaced: at the ends and in the middle.
fn neighbours(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for at in BTreeSet::from([0, characters.len() / 2, characters.len().saturating_sub(1), characters.len()]) {
        let (before, after) = characters.split_at(at.min(characters.len()));
        let join = |middle: &[char], after: &[char]| before.iter().chain(middle).chain(after).collect::<String>();
        let rest = after.get(1..).unwrap_or_default();
        found.push(join(&[], rest));
        found.push(join(after.get(..1).unwrap_or_default(), after));
        for probe in PROBES.chars() {
            found.push(join(&[probe], rest));
            found.push(join(&[probe], after));
        }
    }
    found.push(format!("{text}{text}"));
    found
}

/// Matches by following all positions where a part can end: small and slow, and independent of the code under test.
fn matches(hir: &Hir, text: &str) -> Result<bool, String> {
    let characters: Vec<char> = text.chars().collect();
    Ok(ends(hir, &characters, &BTreeSet::from([0]))?.contains(&characters.len()))
}

fn ends(hir: &Hir, text: &[char], starts: &BTreeSet<usize>) -> Result<BTreeSet<usize>, String> {
    Ok(match hir.kind() {
        HirKind::Empty => starts.clone(),
        HirKind::Look(Look::Start) => starts.iter().copied().filter(|start| *start == 0).collect(),
        HirKind::Look(Look::End) => starts.iter().copied().filter(|start| *start == text.len()).collect(),
        HirKind::Literal(literal) => {
            let literal: Vec<char> = String::from_utf8_lossy(&literal.0).chars().collect();
            let fits = |start: &usize| text.get(*start..).is_some_and(|rest| rest.starts_with(&literal));
            starts.iter().filter(|start| fits(start)).map(|start| start + literal.len()).collect()
        }
        HirKind::Class(Class::Unicode(class)) => {
            let within = |c: &char| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(c));
            starts.iter().filter(|start| text.get(**start).is_some_and(within)).map(|start| start + 1).collect()
        }
        HirKind::Capture(capture) => ends(&capture.sub, text, starts)?,
        HirKind::Concat(parts) => parts.iter().try_fold(starts.clone(), |starts, part| ends(part, text, &starts))?,
        HirKind::Alternation(parts) => {
            let mut all = BTreeSet::new();
            for part in parts {
                all.extend(ends(part, text, starts)?);
            }
            all
        }
        HirKind::Repetition(repetition) => {
            let mut latest = starts.clone();
            for _ in 0..repetition.min {
                latest = ends(&repetition.sub, text, &latest)?;
            }
            let mut all = latest.clone();
            let most = repetition.max.map_or(text.len() + 1, |max| max.saturating_sub(repetition.min) as usize);
            for _ in 0..most.min(text.len() + 1) {
                latest = ends(&repetition.sub, text, &latest)?;
                all.extend(&latest);
            }
            all
        }
        other => return Err(format!("the pattern has {other:?}, which is not supported by the contract tests")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_of_a_repetition_are_met_and_crossed() {
        let texts = texts("^[a-c]{2,4}$").unwrap();
        let lengths = |texts: &[String]| texts.iter().map(|text| text.chars().count()).collect::<BTreeSet<_>>();
        assert!(lengths(&texts.inside).is_superset(&BTreeSet::from([2, 4])));
        assert!(lengths(&texts.outside).is_superset(&BTreeSet::from([1, 5])));
        assert!(texts.outside.iter().any(|text| text.ends_with('\n') && text.chars().count() == 3));
    }

    #[test]
    fn alternatives_are_all_taken() {
        let texts = texts("^(?:a|bb|c[0-9])$").unwrap();
        for text in ["a", "bb", "c0"] {
            assert!(texts.inside.contains(&text.to_owned()), "{text}");
        }
        assert!(texts.outside.iter().all(|text| whole_match("^(?:a|bb|c[0-9])$", text) == Ok(false)));
    }

    #[test]
    fn matching_takes_the_whole_text() {
        for (pattern, text, expected) in [
            ("^a+$", "aaa", true),
            ("^a+$", "aaab", false),
            ("^a+$", "aaa\n", false),
            ("^(?:ab?){2}$", "aba", true),
            ("^(?:ab?){2}$", "ab", false),
            ("^[^a]*$", "", true),
        ] {
            assert_eq!(whole_match(pattern, text), Ok(expected), "{pattern} {text:?}");
        }
    }
}
