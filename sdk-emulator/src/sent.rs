//! The parameters of a request.

use serde_json::{Value, json};

use crate::description::{Compare, Kind, Listing, Parameter, Role, Test};
use crate::store::{Asked, Filter, split};

/// The parameters of a request, checked.
pub(crate) struct Sent<'a> {
    listing: &'static Listing,
    /// The value that counts for a parameter: the one that was sent or its default.
    values: Vec<(&'static Parameter, Option<String>)>,
    ignored: &'a [String],
}

impl<'a> Sent<'a> {
    /// Reads a query. Parameters that the list does not have are ignored, and so are empty ones.
    ///
    /// # Errors
    ///
    /// The value that is not allowed, or the parameter that is missing, in words.
    pub(crate) fn read(
        listing: &'static Listing,
        query: &[(String, String)],
        ignored: &'a [String],
    ) -> Result<Self, String> {
        let sent = |of: &str| query.iter().find(|(name, value)| name == of && !value.is_empty());
        if let Some(group) = listing.required.iter().find(|group| !group.iter().any(|name| sent(name).is_some())) {
            return Err(format!("Missing parameter: {}", group.join(" or ")));
        }
        let values = listing.parameters.iter().map(|parameter| {
            let sent = sent(&parameter.name);
            let value = match sent {
                Some((_, value)) => Some(check(listing, parameter, value)?),
                // What is not sent must not win over an offset that is.
                None if matches!(parameter.role, Role::Page) => None,
                None => parameter.default.clone(),
            };
            Ok((parameter, value))
        });
        Ok(Self { listing, values: values.collect::<Result<_, String>>()?, ignored })
    }

    /// Returns the page to look up in the store.
    ///
    /// # Errors
    ///
    /// The value that is not allowed, in words.
    pub(crate) fn asked(&self, now: i64, most: usize) -> Result<Asked<'_>, String> {
        let mut filters = Vec::new();
        let mut parts = None;
        for (parameter, value) in &self.values {
            let (Role::Filter(tests), Some(value)) = (&parameter.role, value) else { continue };
            if self.ignored.contains(&parameter.name) {
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
    pub(crate) fn limit(&self) -> usize {
        self.number(|role| matches!(role, Role::Limit)).unwrap_or(usize::MAX)
    }

    /// The number of records to skip.
    pub(crate) fn offset(&self) -> usize {
        match self.number(|role| matches!(role, Role::Page)) {
            Some(page) => page.saturating_sub(1).saturating_mul(self.limit()),
            None => self.number(|role| matches!(role, Role::Offset)).unwrap_or(0),
        }
    }

    /// The value that counts for a parameter, as a response repeats it.
    pub(crate) fn echo(&self, name: &str) -> Value {
        let found = self.values.iter().find(|(parameter, _)| parameter.name == name);
        let Some((_, Some(value))) = found else { return Value::Null };
        match self.listing.kind(name) {
            Kind::Integer(..) => value.parse::<i64>().map_or(Value::Null, |number| json!(number)),
            Kind::Number => value.parse::<f64>().map_or(Value::Null, |number| json!(number)),
            Kind::Text | Kind::Choice(_) => json!(value),
        }
    }

    fn sort_by(&self) -> Result<Option<&'static str>, String> {
        let Some((parameter, Some(name))) = self.role(|role| matches!(role, Role::SortBy)) else { return Ok(None) };
        if parameter.default.as_deref() == Some(name) {
            return Ok(None);
        }
        let member = self.listing.sortable.iter().find(|member| *member == name);
        member.map(|member| Some(member.as_str())).ok_or_else(|| format!("Invalid value for {}", parameter.name))
    }

    fn ascending(&self) -> bool {
        let order = self.role(|role| matches!(role, Role::SortOrder(_)));
        order.is_some_and(|(parameter, value)| matches!(&parameter.role, Role::SortOrder(up) if value == Some(up)))
    }

    fn number(&self, is: fn(&Role) -> bool) -> Option<usize> {
        let (_, value) = self.role(is)?;
        value?.parse().ok()
    }

    fn role(&self, is: fn(&Role) -> bool) -> Option<(&'static Parameter, Option<&str>)> {
        let (parameter, value) = self.values.iter().find(|(parameter, _)| is(&parameter.role))?;
        Some((parameter, value.as_deref()))
    }

    /// True if a filter says which parts are asked.
    fn chooses_parts(&self, tests: &[Test]) -> bool {
        let member = self.listing.parts.as_ref().map(|parts| &parts.member);
        tests.iter().any(|test| test.compare == Compare::OneOf && Some(&test.path) == member)
    }
}

/// Returns the value that counts.
fn check(listing: &Listing, parameter: &Parameter, value: &str) -> Result<String, String> {
    let invalid = || format!("Invalid value for {}", parameter.name);
    match &parameter.kind {
        Kind::Text => Ok(value.to_owned()),
        Kind::Number => value.parse::<f64>().map(|_| value.to_owned()).map_err(|_| invalid()),
        Kind::Choice(values) if values.iter().any(|allowed| allowed == value) => Ok(value.to_owned()),
        Kind::Choice(_) => Err(invalid()),
        Kind::Integer(least, most) => match value.parse::<i64>() {
            Ok(number) if number > *most && listing.cut => Ok(most.to_string()),
            Ok(number) if (least..=most).contains(&&number) => Ok(number.to_string()),
            _ => Err(invalid()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::tests::listing;

    /// A list with these entries besides.
    fn list(entries: Value) -> &'static Listing {
        let mut json = json!({
            "sortable": ["id"],
            "order": { "fixed": "at" },
            "parameters": [
                { "name": "limit", "role": "limit", "type": "integer", "minimum": 1, "maximum": 100, "default": "50" },
                { "name": "offset", "role": "offset", "type": "integer", "minimum": 0, "default": "0" },
                { "name": "page", "role": "page", "type": "integer", "minimum": 1, "default": "1" },
                { "name": "sort_by", "role": "sort_by", "default": "date" },
                { "name": "sort_order", "role": "sort_order", "ascending": "ASC", "allowed": ["ASC", "DESC"], "default": "DESC" },
                { "name": "q", "filter": { "equals": ["id"] } },
                { "name": "since", "filter": { "since": ["at"] } },
            ],
        });
        json.as_object_mut().unwrap().extend(entries.as_object().unwrap().clone());
        listing(json)
    }

    fn plain() -> &'static Listing {
        list(json!({}))
    }

    fn read(listing: &'static Listing, query: &[(&str, &str)]) -> Result<Sent<'static>, String> {
        let query: Vec<_> = query.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        Sent::read(listing, &query, &[])
    }

    fn window(query: &[(&str, &str)]) -> (usize, usize) {
        let sent = read(plain(), query).unwrap();
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
    fn what_is_too_large_is_cut_or_an_error_as_with_the_service() {
        let cutting = list(json!({ "cut": true }));
        assert_eq!(read(cutting, &[("limit", "500")]).unwrap().limit(), 100);
        assert_eq!(read(plain(), &[("limit", "500")]).err().as_deref(), Some("Invalid value for limit"));
        assert!(read(cutting, &[("limit", "0")]).is_err());
    }

    #[test]
    fn bad_values_are_named() {
        let error = |query| read(plain(), query).and_then(|sent| sent.asked(0, 9).map(|_| ())).unwrap_err();
        assert_eq!(error(&[("limit", "ten")]), "Invalid value for limit");
        assert_eq!(error(&[("sort_order", "up")]), "Invalid value for sort_order");
        assert_eq!(error(&[("sort_by", "colour")]), "Invalid value for sort_by");
        assert_eq!(error(&[("since", "soon")]), "Invalid value for since");
    }

    #[test]
    fn what_is_required_must_be_sent_and_of_a_group_one_is_enough() {
        let scoped = list(json!({ "required": [["since"], ["limit", "q"]] }));
        let error = |query| read(scoped, query).err();
        assert_eq!(error(&[("limit", "5")]).as_deref(), Some("Missing parameter: since"));
        assert_eq!(error(&[("since", "1"), ("q", "")]).as_deref(), Some("Missing parameter: limit or q"));
        assert_eq!(error(&[("since", "1"), ("q", "x")]), None);
    }

    #[test]
    fn an_empty_or_unknown_parameter_is_as_if_it_were_not_there() {
        let sent = read(plain(), &[("limit", ""), ("q", ""), ("colour", "red")]).unwrap();
        assert_eq!(sent.limit(), 50);
        assert!(sent.asked(0, 9).unwrap().filters.is_empty());
        assert_eq!((sent.echo("q"), sent.echo("limit")), (Value::Null, json!(50)));
    }
}
