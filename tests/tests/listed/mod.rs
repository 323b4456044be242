//! An operation of a document, with an emulator of its service. No operation is named here.

#![allow(clippy::unwrap_used, reason = "a test may panic, its helpers too")]
#![allow(dead_code, reason = "shared by tests, of which each uses a part")]

use std::sync::Arc;

use contract_tests::pattern;
use contract_tests::provider::{Caller, Emulated, PROVIDERS, Provider};
use sdk_emulator::List;
use sdk_runtime::{Error, Timestamp};
use serde_json::{Value, json};

/// A time in the middle of a day, as Unix time in seconds.
pub(crate) const MOMENT: i64 = 1_776_945_600;
pub(crate) const DAY: i64 = 86_400;

/// An operation that responds from records, with an emulator whose clock stands at `MOMENT`.
pub(crate) struct Listed {
    pub(crate) emulator: Emulated,
    pub(crate) client: Arc<dyn Caller>,
    provider: &'static Provider,
    pub(crate) operation: Value,
    /// The list with the records of its responses.
    source: Value,
    root: Value,
    /// The behaviour of the emulator.
    behaviour: Value,
    record: String,
}

/// Returns all list operations.
pub(crate) async fn listed() -> Vec<Listed> {
    let mut all = emulated().await;
    all.retain(|listed| listed.operation.get("x-pagination").is_some());
    all
}

/// Returns all operations that respond from records.
pub(crate) async fn emulated() -> Vec<Listed> {
    let mut all = Vec::new();
    for provider in PROVIDERS {
        let document = sdk_codegen::read(&provider.document()).unwrap();
        let behaviour = document.emulator().unwrap().json();
        let methods = document.json()["paths"].as_object().unwrap().values();
        let operations: Vec<_> = methods.flat_map(|methods| methods.as_object().unwrap().values()).collect();
        for operation in &operations {
            let of = behaviour_of(behaviour, operation).get("of").unwrap_or(&operation["operationId"]);
            let source = operations.iter().find(|source| source["operationId"] == *of).unwrap();
            if source.get("x-pagination").is_some() {
                let (operation, source) = (Value::clone(operation), Value::clone(source));
                let (root, behaviour) = (document.json().clone(), behaviour.clone());
                all.push(Listed::start(provider, operation, source, root, behaviour).await);
            }
        }
    }
    all
}

fn behaviour_of<'a>(behaviour: &'a Value, operation: &Value) -> &'a Value {
    &behaviour["operations"][operation["operationId"].as_str().unwrap()]
}

impl Listed {
    async fn start(
        provider: &'static Provider,
        operation: Value,
        source: Value,
        root: Value,
        behaviour: Value,
    ) -> Self {
        let emulator = (provider.emulate)().await;
        emulator.set_clock(Timestamp::from_second(MOMENT + 60).unwrap());
        let client = (provider.connect)(&emulator.base_url(), &emulator.api_key()).unwrap().into();
        let record = String::new();
        let mut listed = Self { emulator, client, provider, operation, source, root, behaviour, record };
        listed.record = listed.record_schema();
        listed
    }

    /// Returns the same operation with a new emulator.
    pub(crate) async fn with_new_emulator(&self) -> Self {
        let (operation, source) = (self.operation.clone(), self.source.clone());
        Self::start(self.provider, operation, source, self.root.clone(), self.behaviour.clone()).await
    }

    /// Returns the behaviour of the emulator in this operation.
    pub(crate) fn behaviour(&self) -> &Value {
        behaviour_of(&self.behaviour, &self.operation)
    }

    /// Returns the filter of a parameter; null for one that pages or sorts.
    pub(crate) fn filter(&self, parameter: &Value) -> &Value {
        &self.behaviour()["filters"][parameter["name"].as_str().unwrap()]
    }

    fn schemas(&self) -> &Value {
        &self.root["components"]["schemas"]
    }

    /// Returns the member of the wrapper that holds the response, if the service has a wrapper.
    pub(crate) fn envelope(&self) -> Option<&str> {
        self.root["x-sdk"]["envelope"].as_str()
    }

    pub(crate) fn id(&self) -> &str {
        self.operation["operationId"].as_str().unwrap()
    }

    pub(crate) fn list(&self) -> List {
        self.emulator.list(self.id()).unwrap()
    }

    pub(crate) fn parameters(&self) -> &[Value] {
        self.operation["parameters"].as_array().unwrap()
    }

    /// Returns the required parameters, and the first of those of which one is required.
    fn needed(&self) -> impl Iterator<Item = &Value> {
        let first = &self.operation["x-one-of-required"][0];
        self.parameters().iter().filter(move |it| it["required"] == json!(true) || it["name"] == *first)
    }

    /// Adds the required parameters to these.
    pub(crate) fn with_needed<'a>(&'a self, own: &[(&'a str, Value)]) -> Vec<(&'a str, Value)> {
        let one_of = self.operation["x-one-of-required"].as_array();
        let one_of = |name: &str| one_of.is_some_and(|names| names.contains(&json!(name)));
        let mut all = own.to_vec();
        for parameter in self.needed() {
            let name = parameter["name"].as_str().unwrap();
            let is_there = own.iter().any(|(own, _)| *own == name || (one_of(own) && one_of(name)));
            if !is_there {
                all.push((name, self.sample(parameter)));
            }
        }
        all
    }

    /// Calls it with these parameters and the required ones.
    pub(crate) async fn call(&self, own: &[(&str, Value)]) -> Result<Value, Error> {
        self.client.call(self.id(), &self.with_needed(own)).await
    }

    /// Returns the parameter that is named at this place of `x-pagination`.
    pub(crate) fn named(&self, pointer: &str) -> Option<&str> {
        self.operation["x-pagination"].pointer(pointer)?.as_str()
    }

    pub(crate) fn identity(&self) -> &str {
        self.source["x-pagination"]["identity"][0].as_str().unwrap()
    }

    /// Returns the path of the time that the list is ordered by.
    pub(crate) fn fixed(&self) -> &str {
        behaviour_of(&self.behaviour, &self.source)["order"]["fixed"].as_str().unwrap()
    }

    /// Returns the name of the component that describes a record, found from the response inwards.
    fn record_schema(&self) -> String {
        let target =
            |schema: &Value| schema["$ref"].as_str().and_then(|target| target.rsplit('/').next()).map(str::to_owned);
        let referred = |schema: &Value| target(schema).or_else(|| target(&schema["allOf"][0]));
        let response = self.source.pointer("/responses/200/content/application~1json/schema").unwrap();
        let mut response = &self.schemas()[target(response).unwrap()]["properties"];
        if let Some(proper) = self.envelope().and_then(|member| referred(&response[member])) {
            response = &self.schemas()[proper]["properties"];
        }
        target(&response[self.source["x-pagination"]["records"].as_str().unwrap()]["items"]).unwrap()
    }

    /// Returns the schema at a path; `None` for hidden members.
    pub(crate) fn field(&self, path: &str) -> Option<Value> {
        let mut schema = self.schemas()[&self.record].clone();
        for step in path.split('.') {
            let mut property = schema["properties"].get(stem(step))?.clone();
            if step.ends_with("[]") {
                property = property["items"].clone();
            }
            let target = property.get("$ref").or(property.pointer("/allOf/0/$ref")).and_then(Value::as_str);
            schema =
                target.map_or(property.clone(), |target| self.schemas()[target.rsplit('/').next().unwrap()].clone());
        }
        Some(schema)
    }

    /// Returns a record that is listed with the required parameters only; in one row if responses have rows.
    pub(crate) fn plain(&self, id: &str) -> Value {
        let mut record = json!({});
        set(&mut record, self.identity(), json!(id));
        set(&mut record, self.fixed(), self.time(self.fixed(), MOMENT));
        if let Some(list) = self.behaviour()["rows"]["each"].as_str() {
            record[list] = json!([{}]);
        }
        for parameter in self.needed() {
            let filters = self.filter(parameter).as_object();
            for paths in filters.into_iter().flatten().map(|(_, paths)| paths) {
                let path = paths.as_str().or_else(|| paths[0].as_str()).unwrap();
                if path != self.identity() {
                    set(&mut record, path, self.sample(parameter));
                }
            }
        }
        if let Some(member) = self.behaviour()["parts"]["member"].as_str() {
            set(&mut record, member, json!("part.example"));
        }
        record
    }

    /// Returns the part of a record that a response shows.
    pub(crate) fn shown(&self, mut record: Value) -> Value {
        for hidden in self.behaviour()["hidden"].as_array().into_iter().flatten() {
            record.as_object_mut().unwrap().remove(hidden.as_str().unwrap());
        }
        record
    }

    /// Returns a time in the form of the field at the path.
    pub(crate) fn time(&self, path: &str, seconds: i64) -> Value {
        match self.field(path).unwrap()["format"].as_str() {
            Some("unix-time") => json!(seconds * 1000),
            _ => json!(Timestamp::from_second(seconds).unwrap().to_string()),
        }
    }

    fn schema(&self, parameter: &Value) -> Value {
        match parameter["schema"]["$ref"].as_str() {
            Some(target) => self.schemas()[target.rsplit('/').next().unwrap()].clone(),
            None => parameter["schema"].clone(),
        }
    }

    /// Returns the first known value of a parameter that has known values.
    pub(crate) fn vocabulary(&self, parameter: &Value) -> Option<Value> {
        let schema = self.schema(parameter);
        let values = schema.get("enum").or_else(|| schema.get("x-extensible-enum"))?;
        values.get(0).cloned()
    }

    /// Returns a valid value.
    pub(crate) fn sample(&self, parameter: &Value) -> Value {
        let schema = self.schema(parameter);
        let bound = |key: &str| schema[key].as_f64();
        match (schema["type"].as_str().unwrap(), schema["format"].as_str()) {
            _ if self.vocabulary(parameter).is_some() => self.vocabulary(parameter).unwrap(),
            (_, Some("unix-seconds")) => json!(MOMENT),
            (_, Some("date")) => json!("2026-04-23"),
            ("integer" | "number", _) => {
                let number = 3.0_f64.max(bound("minimum").unwrap_or(3.0)).min(bound("maximum").unwrap_or(3.0));
                json!(number as i64)
            }
            ("boolean", _) => json!(true),
            _ => match schema["pattern"].as_str() {
                Some(pattern) => json!(pattern::texts(pattern).unwrap().inside[0]),
                None => json!("abc".repeat(schema["minLength"].as_u64().unwrap_or(1) as usize)),
            },
        }
    }

    /// Returns the identities of the records that a call returns.
    pub(crate) async fn ids(&self, parameters: &[(&str, Value)]) -> Vec<String> {
        let page = self.call(parameters).await.unwrap();
        let records = page[self.named("/records").unwrap()].as_array().unwrap().clone();
        records.iter().map(|record| record[self.identity()].as_str().unwrap().to_owned()).collect()
    }
}

pub(crate) fn stem(step: &str) -> &str {
    step.split('.').next().unwrap().trim_end_matches("[]")
}

/// Sets a value at a path, and creates missing members on the way.
pub(crate) fn set(record: &mut Value, path: &str, value: Value) {
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
