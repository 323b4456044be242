//! The arguments of a call by their wire names, checked when they are set.

use std::borrow::Cow;
use std::fmt;
use std::ops::RangeInclusive;

use crate::call::param::{self, Choice, Text, UnixSeconds};

/// Arguments of a call by their wire names, in the order in which they were first set. The operation says which of them are
/// parts of the path or headers; all others are in the query.
///
/// Setting a parameter again replaces its value, `None` removes it. For a value that
/// breaks a rule the validation error is kept, with which the call then fails, until
/// the parameter is set again.
///
/// `Debug` shows names only, since values can be mail addresses.
#[derive(Clone, Default)]
pub struct Query {
    entries: Vec<Entry>,
}

#[derive(Clone)]
struct Entry {
    name: Cow<'static, str>,
    /// The text to send, or a validation error.
    value: Result<Cow<'static, str>, String>,
}

impl Query {
    /// Returns a query without parameters.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets an integer within `range`, whose ends stand for "no bound" where they are
    /// the ends of `i64`.
    pub fn integer(&mut self, name: &'static str, value: Option<i128>, range: RangeInclusive<i64>) {
        let checked = value.map(|value| param::check_integer(value, range).map(Cow::Owned));
        self.set(name, checked);
    }

    /// Sets a finite number within `range`, whose ends stand for "no bound" where they
    /// are the ends of `f64`.
    pub fn number(&mut self, name: &'static str, value: Option<f64>, range: RangeInclusive<f64>) {
        let checked = value.map(|value| param::check_number(value, range).map(Cow::Owned));
        self.set(name, checked);
    }

    /// Sets a time in Unix seconds, from 0 up to but not including 10^10.
    pub fn unix_seconds(&mut self, name: &'static str, value: Option<UnixSeconds>) {
        let checked = value.map(|value| param::check_unix_seconds(value).map(Cow::Owned));
        self.set(name, checked);
    }

    /// Sets `true` or `false`.
    pub fn boolean(&mut self, name: &'static str, value: Option<bool>) {
        let text = |value| if value { "true" } else { "false" };
        self.set(name, value.map(|value| Ok(Cow::Borrowed(text(value)))));
    }

    /// Sets a text that must keep the rules.
    pub fn text(&mut self, name: &'static str, value: Option<String>, rules: &Text) {
        let checked = value.map(|value| {
            param::check_text(&value, rules)?;
            Ok(Cow::Owned(value))
        });
        self.set(name, checked);
    }

    /// Sets one of a set of texts, which may allow others too.
    pub fn choice(&mut self, name: &'static str, value: Choice) {
        let checked = value.0.map(|value| match value {
            Ok(text) if text.is_empty() => Err(param::empty_text()),
            value => value,
        });
        self.set(name, checked);
    }

    /// Sets a text from a checkpoint, under its wire name. It was checked when it was first set.
    pub(crate) fn recall(&mut self, name: &str, value: &str) {
        let checked = param::check_text(value, &Text::ANY).map(|()| Cow::Owned(value.to_owned()));
        self.set(name.to_owned(), Some(checked));
    }

    /// Returns the validation errors: values that break a rule, and groups of required
    /// parameters of which none is set.
    pub(crate) fn violations(&self, required: &[&[&str]]) -> Option<String> {
        let mut violations: Vec<String> = self
            .entries
            .iter()
            .filter_map(|entry| {
                let violation = entry.value.as_ref().err()?;
                Some(format!("parameter `{}`: {violation}", entry.name))
            })
            .collect();
        let is_set = |name: &&str| self.is_set(name);
        let mut missing = Vec::new();
        for group in required.iter().filter(|group| !group.iter().any(is_set)) {
            let names: Vec<_> = group.iter().map(|name| format!("`{name}`")).collect();
            match names.as_slice() {
                [name] => missing.push(name.clone()),
                _ => violations.push(format!("one of the parameters {} must be given", names.join(", "))),
            }
        }
        match missing.as_slice() {
            [] => {}
            [name] => violations.push(format!("parameter {name} is required")),
            names => violations.push(format!("parameters {} are required", names.join(", "))),
        }
        (!violations.is_empty()).then(|| violations.join("; "))
    }

    /// Says whether a parameter is set, also to a value that is not valid.
    pub(crate) fn is_set(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// Returns the text that would be sent for a parameter.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.pairs().find_map(|(set, value)| (set == name).then_some(value))
    }

    /// Returns the names and texts that would be sent.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries.iter().filter_map(|entry| Some((&*entry.name, entry.value.as_deref().ok()?)))
    }

    /// Removes a parameter.
    pub(crate) fn remove(&mut self, name: &str) {
        self.entries.retain(|entry| entry.name != name);
    }

    fn set(&mut self, name: impl Into<Cow<'static, str>>, value: Option<Result<Cow<'static, str>, String>>) {
        let name = name.into();
        let index = self.entries.iter().position(|entry| entry.name == name);
        match (index.and_then(|index| self.entries.get_mut(index)), value) {
            (Some(entry), Some(value)) => entry.value = value,
            (Some(_), None) => self.remove(&name),
            (None, Some(value)) => self.entries.push(Entry { name, value }),
            (None, None) => {}
        }
    }
}

impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.entries.iter().map(|entry| &entry.name);
        f.write_str("Query")?;
        f.debug_list().entries(names).finish()
    }
}

#[cfg(test)]
mod tests {
    use reqwest::Url;

    use super::*;
    use crate::call::place::Places;

    const ANY: &Text = &Text { min_length: 0, max_length: usize::MAX, pattern: None };

    fn url(query: &Query) -> String {
        let url = Url::parse("http://localhost").unwrap();
        Places { path: "/logs", headers: &[] }.url(&url, query).to_string()
    }

    fn text(query: &mut Query, name: &'static str, value: &str) {
        query.text(name, Some(value.to_owned()), ANY);
    }

    #[test]
    fn nothing_set_gives_no_question_mark() {
        let mut query = Query::new();
        assert_eq!(url(&query), "http://localhost/logs");
        text(&mut query, "a", "1");
        query.text("a", None, ANY);
        assert_eq!(url(&query), "http://localhost/logs");
    }

    #[test]
    fn values_are_form_encoded() {
        let mut query = Query::new();
        text(&mut query, "search", "a+b &%\"ü@");
        assert_eq!(url(&query), "http://localhost/logs?search=a%2Bb+%26%25%22%C3%BC%40");
    }

    #[test]
    fn the_order_is_that_of_the_first_setting_and_the_value_that_of_the_last() {
        let mut query = Query::new();
        query.integer("limit", Some(1), 1..=100);
        query.boolean("flag", Some(true));
        query.number("score", Some(0.5), f64::MIN..=f64::MAX);
        query.integer("limit", Some(2), 1..=100);
        assert_eq!(url(&query), "http://localhost/logs?limit=2&flag=true&score=0.5");
    }

    #[test]
    fn an_empty_text_is_an_error_even_for_an_open_enum() {
        let mut query = Query::new();
        query.choice("status", Choice::known("".into()));
        let violation = query.violations(&[]).unwrap();
        assert_eq!(violation, "parameter `status`: \"\" is not allowed; it must be a text of at least 1 character");
        query.choice("status", Choice::known("sent".into()));
        assert_eq!(url(&query), "http://localhost/logs?status=sent");
    }

    #[test]
    fn a_validation_error_stays_until_the_parameter_is_set_again() {
        let mut query = Query::new();
        query.integer("limit", Some(101), 1..=100);
        assert_eq!(
            query.violations(&[]).unwrap(),
            "parameter `limit`: 101 is not allowed; it must be an integer from 1 to 100"
        );
        query.integer("limit", Some(100), 1..=100);
        assert_eq!(query.violations(&[]), None);
        query.integer("limit", Some(0), 1..=100);
        query.integer("limit", None, 1..=100);
        assert_eq!(query.violations(&[]), None);
    }

    #[test]
    fn every_validation_error_names_its_parameter() {
        let mut query = Query::new();
        query.integer("limit", Some(0), 1..=100);
        query.number("score", Some(f64::NAN), f64::MIN..=f64::MAX);
        let violations = query.violations(&[]).unwrap();
        assert!(violations.contains("`limit`: 0") && violations.contains("`score`: NaN"));
    }

    #[test]
    fn a_required_parameter_that_is_not_set_is_named() {
        let mut query = Query::new();
        assert_eq!(query.violations(&[&["uid"]]).unwrap(), "parameter `uid` is required");
        assert_eq!(query.violations(&[&["uid"], &["zone"]]).unwrap(), "parameters `uid`, `zone` are required");
        text(&mut query, "uid", "x");
        assert_eq!(query.violations(&[&["uid"]]), None);
    }

    #[test]
    fn one_parameter_of_a_group_is_enough() {
        const GROUP: &[&[&str]] = &[&["uuid", "subdomain_id"]];
        let mut query = Query::new();
        assert_eq!(query.violations(GROUP).unwrap(), "one of the parameters `uuid`, `subdomain_id` must be given");
        query.integer("subdomain_id", Some(1), 1..=9);
        assert_eq!(query.violations(GROUP), None);
        text(&mut query, "uuid", "x");
        query.integer("subdomain_id", None, 1..=9);
        assert_eq!(query.violations(GROUP), None);
    }

    #[test]
    fn debug_shows_names_and_no_values() {
        let mut query = Query::new();
        text(&mut query, "to", "maria@client.example");
        assert_eq!(format!("{query:?}"), "Query[\"to\"]");
    }
}
