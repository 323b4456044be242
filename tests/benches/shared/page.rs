//! Pages of all kinds of records, made from the documents' examples.

use serde_json::Value;

/// A kind of record.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// The file of a response with several records.
    example: &'static str,
    /// JSON pointer from the response to the page.
    page: &'static str,
    identity: &'static str,
}

pub(crate) const OUTBOUND: Kind = Kind {
    name: "OutboundLog",
    example: include_str!("../../../spec/examples/jetemail/list_outbound_logs.mixed.json"),
    page: "",
    identity: "uid",
};

pub(crate) const INBOUND: Kind = Kind {
    name: "InboundLog",
    example: include_str!("../../../spec/examples/jetemail/list_inbound_account_logs.partial.json"),
    page: "",
    identity: "uid",
};

pub(crate) const UNOSEND: Kind = Kind {
    name: "Log",
    example: include_str!("../../../spec/examples/unosend/list_logs.mixed.json"),
    page: "/data",
    identity: "id",
};

impl Kind {
    /// Returns a response with this many records, no two of them alike.
    pub(crate) fn page(&self, count: usize) -> String {
        let mut example: Value = serde_json::from_str(self.example).unwrap();
        let page = example.pointer_mut(self.page).unwrap();
        let records = page["data"].as_array_mut().unwrap();
        let shown = std::mem::take(records);
        let mut random = 1;
        for (number, record) in shown.iter().cycle().take(count).enumerate() {
            let mut record = record.clone();
            vary(&mut record, &mut random);
            record[self.identity] = format!("69e9d3f0b1c24a7f{number:08}").into();
            records.push(record);
        }
        page.to_string()
    }
}

/// Replaces the digits in all texts that are not times. Identical records would compress to nothing.
fn vary(value: &mut Value, random: &mut u32) {
    match value {
        Value::String(text) if text.parse::<jiff::Timestamp>().is_err() => {
            let mut digit = || {
                // The next of a sequence without a pattern; the constants are those of Numerical Recipes.
                *random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                char::from_digit((*random >> 16) % 10, 10).unwrap()
            };
            *text = text.chars().map(|c| if c.is_ascii_digit() { digit() } else { c }).collect();
        }
        Value::Array(values) => values.iter_mut().for_each(|value| vary(value, random)),
        Value::Object(members) => members.values_mut().for_each(|value| vary(value, random)),
        _ => {}
    }
}
