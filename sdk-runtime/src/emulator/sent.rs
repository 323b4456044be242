//! What a request asks for, by its parameters.

use serde_json::{Value, json};

use super::description::{Kind, Listing, Parameter, Role, Test};
use super::filter::{Filter, split};
use super::store::Asked;

/// The parameters of a request, checked.
pub(super) struct Sent<'a> {
    listing: &'static Listing,
    /// What counts for a parameter: what was sent or its default.
    values: Vec<(&'static Parameter, Option<String>)>,
    ignored: &'a [String],
}

impl<'a> Sent<'a> {
    /// Reads a query. Parameters that the list does not have are ignored, and so are empty ones.
    ///
    /// # Errors
    ///
    /// What is wrong with a value, or which parameter is missing, in words.
    pub(super) fn read(
        listing: &'static Listing,
        query: &[(String, String)],
        ignored: &'a [String],
    ) -> Result<Self, String> {
        let sent = |of: &str| query.iter().find(|(name, value)| name == of && !value.is_empty());
        if let Some(group) = listing.required.iter().find(|group| !group.iter().any(|name| sent(name).is_some())) {
            return Err(format!("Missing parameter: {}", group.join(" or ")));
        }
        let values = listing.parameters.iter().map(|parameter| {
            let sent = sent(parameter.name);
            let value = match sent {
                Some((_, value)) => Some(check(listing, parameter, value)?),
                // What is not sent must not win over an offset that is.
                None if matches!(parameter.role, Role::Page) => None,
                None => parameter.default.map(str::to_owned),
            };
            Ok((parameter, value))
        });
        Ok(Self { listing, values: values.collect::<Result<_, String>>()?, ignored })
    }

    /// What to look up in the store.
    ///
    /// # Errors
    ///
    /// What is wrong with a value, in words.
    pub(super) fn asked(&self, now: i64, most: usize) -> Result<Asked<'_>, String> {
        let mut filters = Vec::new();
        let mut parts = None;
        for (parameter, value) in &self.values {
            let (Role::Filter(tests), Some(value)) = (parameter.role, value) else { continue };
            if self.ignored.iter().any(|name| name == parameter.name) {
                continue;
            }
            let filter = Filter::new(tests, value, now);
            filters.push(filter.ok_or_else(|| format!("Invalid value for {}", parameter.name))?);
            if self.chooses_parts(tests) {
                parts = Some(split(value).map(str::to_owned).collect());
            }
        }
        let (offset, limit) = (self.offset(), self.limit());
        let (listing, ascending) = (self.listing, self.ascending());
        Ok(Asked { listing, filters, sort_by: self.sort_by()?, ascending, offset, limit, most, parts })
    }

    /// The size of a page.
    pub(super) fn limit(&self) -> usize {
        self.number(|role| matches!(role, Role::Limit)).unwrap_or(usize::MAX)
    }

    /// How many records to skip.
    pub(super) fn offset(&self) -> usize {
        match self.number(|role| matches!(role, Role::Page)) {
            Some(page) => page.saturating_sub(1).saturating_mul(self.limit()),
            None => self.number(|role| matches!(role, Role::Offset)).unwrap_or(0),
        }
    }

    /// What counts for a parameter, as an answer repeats it.
    pub(super) fn echo(&self, name: &str) -> Value {
        let found = self.values.iter().find(|(parameter, _)| parameter.name == name);
        let Some((_, Some(value))) = found else { return Value::Null };
        match self.listing.kind(name) {
            Kind::Integer(..) => value.parse::<i64>().map_or(Value::Null, |number| json!(number)),
            Kind::Number => value.parse::<f64>().map_or(Value::Null, |number| json!(number)),
            Kind::Text | Kind::Choice(_) => json!(value),
        }
    }

    fn sort_by(&self) -> Result<Option<(&'static str, bool)>, String> {
        let Some((parameter, Some(name))) = self.role(|role| matches!(role, Role::SortBy)) else { return Ok(None) };
        if parameter.default == Some(name) {
            return Ok(None);
        }
        let member = self.listing.sortable.iter().find(|(member, _)| *member == name);
        member.copied().map(Some).ok_or_else(|| format!("Invalid value for {}", parameter.name))
    }

    fn ascending(&self) -> bool {
        let order = self.role(|role| matches!(role, Role::SortOrder(_)));
        order.is_some_and(|(parameter, value)| matches!(parameter.role, Role::SortOrder(up) if value == Some(up)))
    }

    fn number(&self, is: fn(Role) -> bool) -> Option<usize> {
        let (_, value) = self.role(is)?;
        value?.parse().ok()
    }

    fn role(&self, is: fn(Role) -> bool) -> Option<(&'static Parameter, Option<&str>)> {
        let (parameter, value) = self.values.iter().find(|(parameter, _)| is(parameter.role))?;
        Some((parameter, value.as_deref()))
    }

    /// Whether a filter says which parts are asked.
    fn chooses_parts(&self, tests: &[Test]) -> bool {
        let member = self.listing.parts.map(|parts| parts.member);
        tests.iter().any(|test| matches!(test, Test::OneOf(path) if Some(*path) == member))
    }
}

/// The value that counts.
fn check(listing: &Listing, parameter: &Parameter, value: &str) -> Result<String, String> {
    let invalid = || format!("Invalid value for {}", parameter.name);
    match listing.kind(parameter.name) {
        Kind::Text => Ok(value.to_owned()),
        Kind::Number => value.parse::<f64>().map(|_| value.to_owned()).map_err(|_| invalid()),
        Kind::Choice(values) if values.contains(&value) => Ok(value.to_owned()),
        Kind::Choice(_) => Err(invalid()),
        Kind::Integer(least, most) => match value.parse::<i64>() {
            Ok(number) if number > most && listing.cut => Ok(most.to_string()),
            Ok(number) if (least..=most).contains(&number) => Ok(number.to_string()),
            _ => Err(invalid()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTING: Listing = Listing {
        id: "list",
        path: "/list",
        identity: "id",
        members: &["id"],
        sortable: &[("id", false)],
        fixed: "at",
        parameters: &[
            Parameter::new("limit", Role::Limit).default("50"),
            Parameter::new("offset", Role::Offset).default("0"),
            Parameter::new("page", Role::Page).default("1"),
            Parameter::new("sort_by", Role::SortBy).default("date"),
            Parameter::new("sort_order", Role::SortOrder("ASC")).default("DESC"),
            Parameter::filter("q", &[Test::Equals("id")]),
            Parameter::filter("since", &[Test::Since("at")]),
        ],
        arguments: &[
            ("limit", Kind::integer(1..=100)),
            ("offset", Kind::integer(0..=i64::MAX)),
            ("page", Kind::integer(1..=i64::MAX)),
            ("sort_order", Kind::Choice(&["ASC", "DESC"])),
        ],
        ..Listing::NONE
    };
    const SCOPED: Listing = Listing { required: &[&["since"], &["limit", "q"]], ..LISTING };
    const CUTTING: Listing = Listing { cut: true, ..LISTING };

    fn read(listing: &'static Listing, query: &[(&str, &str)]) -> Result<Sent<'static>, String> {
        let query: Vec<_> = query.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Sent::read(listing, &query, &[])
    }

    fn window(query: &[(&str, &str)]) -> (usize, usize) {
        let sent = read(&LISTING, query).unwrap();
        (sent.offset(), sent.limit())
    }

    #[test]
    fn a_page_that_is_sent_wins_over_an_offset() {
        assert_eq!(window(&[]), (0, 50));
        assert_eq!(window(&[("limit", "10"), ("offset", "5")]), (5, 10));
        assert_eq!(window(&[("limit", "10"), ("offset", "5"), ("page", "3")]), (20, 10));
        assert_eq!(window(&[("offset", "5"), ("page", "1")]), (0, 50));
    }

    #[test]
    fn what_is_too_large_is_cut_or_refused_as_the_service_does() {
        assert_eq!(read(&CUTTING, &[("limit", "500")]).unwrap().limit(), 100);
        assert_eq!(read(&LISTING, &[("limit", "500")]).err().as_deref(), Some("Invalid value for limit"));
        assert!(read(&CUTTING, &[("limit", "0")]).is_err());
    }

    #[test]
    fn bad_values_are_refused_by_name() {
        let refused = |query| read(&LISTING, query).and_then(|sent| sent.asked(0, 9).map(|_| ())).unwrap_err();
        assert_eq!(refused(&[("limit", "ten")]), "Invalid value for limit");
        assert_eq!(refused(&[("sort_order", "up")]), "Invalid value for sort_order");
        assert_eq!(refused(&[("sort_by", "colour")]), "Invalid value for sort_by");
        assert_eq!(refused(&[("since", "soon")]), "Invalid value for since");
    }

    #[test]
    fn what_is_required_must_be_sent_and_of_a_group_one_is_enough() {
        let refused = |query| read(&SCOPED, query).err();
        assert_eq!(refused(&[("limit", "5")]).as_deref(), Some("Missing parameter: since"));
        assert_eq!(refused(&[("since", "1"), ("q", "")]).as_deref(), Some("Missing parameter: limit or q"));
        assert_eq!(refused(&[("since", "1"), ("q", "x")]), None);
    }

    #[test]
    fn an_empty_or_unknown_parameter_is_as_if_it_were_not_there() {
        let sent = read(&LISTING, &[("limit", ""), ("q", ""), ("colour", "red")]).unwrap();
        assert_eq!(sent.limit(), 50);
        assert!(sent.asked(0, 9).unwrap().filters.is_empty());
        assert_eq!((sent.echo("q"), sent.echo("limit")), (Value::Null, json!(50)));
    }
}
