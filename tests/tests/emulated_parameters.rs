//! Every parameter of every list does in the emulator what the document says: the cases come from the document.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]

use std::collections::BTreeMap;

use contract_tests::provider::{Caller, Emulated, PROVIDERS};
use sdk_runtime::{ErrorKind, Timestamp, emulator};
use serde_json::{Value, json};

/// A moment in the middle of a day, as Unix time in seconds.
const MOMENT: i64 = 1_776_945_600;
const DAY: i64 = 86_400;

/// A list operation of a document, with an emulator of its service.
struct Listed {
    emulator: Emulated,
    client: Box<dyn Caller>,
    operation: Value,
    schemas: Value,
    record: String,
}

/// All list operations, each with its own emulator at the moment.
async fn listed() -> Vec<Listed> {
    let mut all = Vec::new();
    for provider in PROVIDERS {
        let document = sdk_codegen::read(&provider.document()).unwrap();
        for path in document.json()["paths"].as_object().unwrap().values() {
            let operation = path["get"].clone();
            if operation.get("x-emulator").is_none() {
                continue;
            }
            let emulator = (provider.emulate)().await;
            emulator.set_clock(Timestamp::from_second(MOMENT + 60).unwrap());
            let client = (provider.connect)(&emulator.base_url(), &emulator.api_key()).unwrap();
            let schemas = document.json()["components"]["schemas"].clone();
            let mut listed = Listed { emulator, client, operation, schemas, record: String::new() };
            listed.record = listed.record_schema();
            all.push(listed);
        }
    }
    all
}

impl Listed {
    fn id(&self) -> &str {
        self.operation["operationId"].as_str().unwrap()
    }

    fn list(&self) -> emulator::List {
        self.emulator.list(self.id()).unwrap()
    }

    fn parameters(&self) -> &[Value] {
        self.operation["parameters"].as_array().unwrap()
    }

    /// The parameter in this place of `x-pagination`.
    fn named(&self, pointer: &str) -> Option<&str> {
        self.operation["x-pagination"].pointer(pointer)?.as_str()
    }

    fn identity(&self) -> &str {
        self.operation["x-pagination"]["identity"][0].as_str().unwrap()
    }

    /// The component that describes a record: the one that has the identity.
    fn record_schema(&self) -> String {
        let records = self.operation["x-pagination"]["records"].as_str().unwrap();
        let of_lists = self.schemas.as_object().unwrap().values().filter_map(|schema| {
            let target = schema["properties"][records]["items"]["$ref"].as_str()?;
            Some(target.rsplit('/').next().unwrap().to_owned())
        });
        let fixed = self.operation["x-emulator"]["order"]["fixed"].as_str().unwrap();
        of_lists.into_iter().find(|name| self.schemas[name]["properties"].get(stem(fixed)).is_some()).unwrap()
    }

    /// The schema at a path; none for what is hidden.
    fn field(&self, path: &str) -> Option<Value> {
        let mut schema = self.schemas[&self.record].clone();
        for step in path.split('.') {
            let mut property = schema["properties"].get(stem(step))?.clone();
            if step.ends_with("[]") {
                property = property["items"].clone();
            }
            let target = property.get("$ref").or(property.pointer("/allOf/0/$ref")).and_then(Value::as_str);
            schema = target.map_or(property.clone(), |target| self.schemas[target.rsplit('/').next().unwrap()].clone());
        }
        Some(schema)
    }

    /// A record that is listed when no filter is set.
    fn plain(&self, id: &str) -> Value {
        let mut record = json!({});
        set(&mut record, self.identity(), json!(id));
        let fixed = self.operation["x-emulator"]["order"]["fixed"].as_str().unwrap();
        set(&mut record, fixed, self.time(fixed, MOMENT));
        if let Some(member) = self.operation["x-emulator"]["parts"]["member"].as_str() {
            set(&mut record, member, json!("part.example"));
        }
        record
    }

    /// A time as the field at the path writes it.
    fn time(&self, path: &str, seconds: i64) -> Value {
        match self.field(path).unwrap()["format"].as_str() {
            Some("unix-time") => json!(seconds * 1000),
            _ => json!(Timestamp::from_second(seconds).unwrap().to_string()),
        }
    }

    /// A value to send, and what it stands for as seconds if it is a time. Candidates that the client refuses are no use.
    async fn sample(&self, parameter: &Value) -> Value {
        let schema = match parameter["schema"]["$ref"].as_str() {
            Some(target) => self.schemas[target.rsplit('/').next().unwrap()].clone(),
            None => parameter["schema"].clone(),
        };
        let values = schema.get("enum").or_else(|| schema.get("x-extensible-enum"));
        let candidates = match (schema["type"].as_str().unwrap(), schema["format"].as_str()) {
            _ if values.is_some() => vec![values.unwrap()[0].clone()],
            (_, Some("unix-seconds")) => vec![json!(MOMENT)],
            (_, Some("date")) => vec![json!("2026-04-23")],
            ("integer" | "number", _) => vec![json!(3)],
            ("boolean", _) => vec![json!(true)],
            _ => vec![json!("abc"), json!("192.0.2.7"), json!("0123456789abcdef0123456789abcdef")],
        };
        let name = parameter["name"].as_str().unwrap();
        for candidate in candidates {
            match self.client.call(self.id(), &[(name, candidate.clone())]).await {
                Err(error) if error.kind() == ErrorKind::InvalidRequest => {}
                _ => return candidate,
            }
        }
        unreachable!("no candidate suits `{name}`: think of one");
    }

    /// Identities of the records that a call gives.
    async fn ids(&self, parameters: &[(&str, Value)]) -> Vec<String> {
        let page = self.client.call(self.id(), parameters).await.unwrap();
        let records = page[self.operation["x-pagination"]["records"].as_str().unwrap()].as_array().unwrap().clone();
        records.iter().map(|record| record[self.identity()].as_str().unwrap().to_owned()).collect()
    }
}

fn stem(step: &str) -> &str {
    step.split('.').next().unwrap().trim_end_matches("[]")
}

/// Puts a value at a path, and makes what is missing on the way.
fn set(record: &mut Value, path: &str, value: Value) {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let place = &mut record[stem(step)];
    let place = if step.ends_with("[]") {
        if place.is_null() {
            *place = json!([null]);
        }
        &mut place[0]
    } else {
        place
    };
    match rest {
        Some(rest) => set(place, rest, value),
        None => *place = value,
    }
}

/// What to put at a path so that a test passes, and so that it does not.
fn pair(listed: &Listed, test: &str, path: &str, sent: &Value) -> (Value, Value) {
    let text = || sent.as_str().unwrap().to_owned();
    let number = sent.as_i64();
    let is_time = listed.field(path).is_some_and(|field| field.get("format").is_some_and(|format| format != "int64"));
    match test {
        "equals" if number.is_some() => (sent.clone(), json!(number.unwrap() + 1)),
        "equals" => (sent.clone(), json!(text() + "x")),
        "one_of" => (sent.clone(), json!(text() + "x")),
        "contains" => (json!(format!("<{}>", text().to_uppercase())), json!("else")),
        // A date is the day in which the moment lies.
        "at_least" if is_time => (listed.time(path, MOMENT), listed.time(path, MOMENT - DAY)),
        "at_most" if is_time => (listed.time(path, MOMENT), listed.time(path, MOMENT + DAY)),
        "last_days" => {
            let edge = MOMENT + 60 - number.unwrap() * DAY;
            (listed.time(path, edge), listed.time(path, edge - 1))
        }
        "at_least" => (sent.clone(), json!(sent.as_f64().unwrap() - 0.5)),
        "at_most" => (sent.clone(), json!(sent.as_f64().unwrap() + 0.5)),
        other => unreachable!("`{other}` is new: say here what passes it"),
    }
}

#[tokio::test]
async fn every_filter_keeps_what_fits_and_drops_what_does_not() {
    let mut seen = BTreeMap::new();
    for listed in listed().await {
        for parameter in listed.parameters() {
            let Some(filter) = parameter.get("x-filter") else { continue };
            let name = parameter["name"].as_str().unwrap();
            let sent = listed.sample(parameter).await;
            for (test, paths) in filter.as_object().unwrap() {
                let paths = paths.as_array().cloned().unwrap_or_else(|| vec![paths.clone()]);
                for path in paths.iter().map(|path| path.as_str().unwrap()) {
                    let (fits, differs) = pair(&listed, test, path, &sent);
                    let (mut one, mut other, bare) = (listed.plain("one"), listed.plain("other"), listed.plain("bare"));
                    // In the order of the log they are apart, whatever the filter is about.
                    set(&mut one, path, fits);
                    set(&mut other, path, differs);
                    // A filter by the identity changes it.
                    let id = one[listed.identity()].as_str().unwrap().to_owned();
                    let list = listed.list();
                    for record in [one, other, bare] {
                        list.push(record);
                    }
                    let mut found = listed.ids(&[(name, sent.clone())]).await;
                    // The times that every record has fit some filters.
                    found.retain(|id| id != "bare");
                    assert_eq!(found, [id], "{} {name}: {test} {path}", listed.id());
                    for record in list.records() {
                        list.remove(record[listed.identity()].as_str().unwrap());
                    }
                    *seen.entry(listed.id().to_owned()).or_insert(0) += 1;
                }
            }
        }
    }
    assert!(seen.values().all(|count| *count > 3), "{seen:?}");
}

#[tokio::test]
async fn every_parameter_acts_or_pages_or_sorts() {
    for listed in listed().await {
        let named = ["/limit", "/offset", "/page", "/sort/by", "/sort/order"].map(|place| listed.named(place));
        for parameter in listed.parameters() {
            let name = parameter["name"].as_str().unwrap();
            assert!(parameter.get("x-filter").is_some() || named.contains(&Some(name)), "{} {name}", listed.id());
        }
    }
}

#[tokio::test]
async fn limit_offset_and_page_cut_the_list() {
    for listed in listed().await {
        for id in ["a", "b", "c", "d", "e"] {
            listed.list().push(listed.plain(id));
        }
        assert_eq!(listed.ids(&[]).await, ["e", "d", "c", "b", "a"], "{}", listed.id());
        let (limit, offset) = (listed.named("/limit").unwrap(), listed.named("/offset").unwrap());
        assert_eq!(listed.ids(&[(limit, json!(2))]).await, ["e", "d"]);
        assert_eq!(listed.ids(&[(limit, json!(2)), (offset, json!(3))]).await, ["b", "a"]);
        if let Some(page) = listed.named("/page") {
            assert_eq!(listed.ids(&[(limit, json!(2)), (page, json!(3))]).await, ["a"]);
        }
    }
}

#[tokio::test]
async fn both_sort_orders_and_the_sort_field_act() {
    for listed in listed().await {
        let Some(order) = listed.named("/sort/order") else { continue };
        let (by, ascending) = (listed.named("/sort/by").unwrap(), listed.named("/sort/ascending").unwrap());
        for id in ["b", "c", "a"] {
            listed.list().push(listed.plain(id));
        }
        assert_eq!(listed.ids(&[]).await, ["a", "c", "b"]);
        assert_eq!(listed.ids(&[(order, json!(ascending))]).await, ["b", "c", "a"]);
        assert_eq!(listed.ids(&[(by, json!(listed.identity()))]).await, ["c", "b", "a"]);
        assert_eq!(listed.ids(&[(by, json!(listed.identity())), (order, json!(ascending))]).await, ["a", "b", "c"]);
        let error = listed.client.call(listed.id(), &[(by, json!("colour"))]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Rejected);
    }
}
