//! The parameters of a request, each taken out as it is acted on.

use serde_json::Value;

/// Why a request gets no list.
#[derive(Debug, PartialEq)]
pub(crate) struct Refusal {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Refusal {
    fn bad_request(text: String) -> Self {
        Self { status: 400, text }
    }
}

/// What was asked for and not yet acted on.
#[derive(Debug)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// The parameters of a query, decoded.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// Takes one out.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let place = self.0.iter().position(|(given, _)| given == name)?;
        Some(self.0.remove(place).1)
    }

    /// Takes one out that has to be an integer of at least `least`.
    pub(crate) fn take_integer(&mut self, name: &str, least: i64) -> Result<Option<i64>, Refusal> {
        let Some(text) = self.take(name) else {
            return Ok(None);
        };
        match text.parse() {
            Ok(number) if number >= least => Ok(Some(number)),
            _ => Err(Refusal::bad_request(format!("Invalid value for {name}"))),
        }
    }

    /// Takes out the one of this name, and keeps only the records whose member has just that text.
    pub(crate) fn keep_equal(&mut self, name: &str, member: &str, records: &mut Vec<&Value>) {
        if let Some(wanted) = self.take(name) {
            records.retain(|record| record.get(member).is_some_and(|value| *value == wanted.as_str()));
        }
    }

    /// Takes out the one of this name, and keeps only the records of which a member contains that text in any case.
    pub(crate) fn keep_containing(&mut self, name: &str, members: &[&str], records: &mut Vec<&Value>) {
        if let Some(wanted) = self.take(name) {
            records.retain(|record| members.iter().any(|member| contains(record.get(*member), &wanted)));
        }
    }

    /// Refuses what nobody took: a filter must not be ignored in silence.
    pub(crate) fn finish(self) -> Result<(), Refusal> {
        match self.0.first() {
            None => Ok(()),
            Some((name, _)) => Err(Refusal::bad_request(format!("The stand-in does not act on {name}"))),
        }
    }
}

/// Whether a member is a text that contains `wanted`, in any case.
pub(crate) fn contains(member: Option<&Value>, wanted: &str) -> bool {
    let text = member.and_then(Value::as_str);
    text.is_some_and(|text| text.to_lowercase().contains(&wanted.to_lowercase()))
}

/// The part of a list that was asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Window {
    pub(crate) limit: usize,
    pub(crate) offset: usize,
}

impl Window {
    /// From `limit`, `offset` and, where the service has it, `page`, which then wins.
    pub(crate) fn take(asked: &mut Parameters, default_limit: i64, has_page: bool) -> Result<Self, Refusal> {
        let limit = asked.take_integer("limit", 1)?.unwrap_or(default_limit);
        let page = if has_page { asked.take_integer("page", 1)? } else { None };
        let offset = asked.take_integer("offset", 0)?.unwrap_or(0);
        let offset = page.map_or(offset, |page| (page - 1).saturating_mul(limit));
        let size = |number| usize::try_from(number).unwrap_or(usize::MAX);
        Ok(Self { limit: size(limit), offset: size(offset) })
    }

    /// The records in this part.
    pub(crate) fn of<'a>(self, records: &[&'a Value]) -> Vec<&'a Value> {
        records.iter().skip(self.offset).take(self.limit).copied().collect()
    }

    /// The offset behind this part.
    pub(crate) fn end(self) -> usize {
        self.offset.saturating_add(self.limit)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Parameters as they come out of a query.
    pub(crate) fn asked(pairs: &[(&str, &str)]) -> Parameters {
        Parameters::of(pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect())
    }

    #[test]
    fn page_wins_over_offset() {
        let window = |pairs| Window::take(&mut asked(pairs), 50, true).unwrap();
        assert_eq!(window(&[("limit", "10"), ("offset", "5")]).offset, 5);
        assert_eq!(window(&[("limit", "10"), ("offset", "5"), ("page", "3")]).offset, 20);
        assert_eq!(window(&[]).limit, 50);
    }

    #[test]
    fn what_is_no_number_is_refused_by_name() {
        let refusal = Window::take(&mut asked(&[("limit", "ten")]), 50, true).unwrap_err();
        assert_eq!(refusal, Refusal { status: 400, text: "Invalid value for limit".to_owned() });
        assert!(Window::take(&mut asked(&[("limit", "0")]), 50, true).is_err());
    }

    #[test]
    fn what_nobody_took_is_refused_by_name() {
        assert_eq!(asked(&[]).finish(), Ok(()));
        assert!(asked(&[("zone", "eu")]).finish().unwrap_err().text.contains("zone"));
    }
}
