//! Pages of all kinds of records, made of the documents' examples.

use serde_json::Value;

/// A kind of record.
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// An answer that shows several.
    example: &'static str,
    /// Where in it the page is.
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
    /// An answer with so many records, each with an identity of its own.
    pub(crate) fn page(&self, count: usize) -> String {
        let mut example: Value = serde_json::from_str(self.example).unwrap();
        let page = example.pointer_mut(self.page).unwrap();
        let records = page["data"].as_array_mut().unwrap();
        let shown = std::mem::take(records);
        for (number, record) in shown.iter().cycle().take(count).enumerate() {
            let mut record = record.clone();
            record[self.identity] = format!("69e9d3f0b1c24a7f{number:08}").into();
            records.push(record);
        }
        page.to_string()
    }
}
