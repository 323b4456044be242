//! A hash that is the same in every version and on every machine, since checkpoints keep it.

use serde_json::Value;
use serde_json::value::RawValue;

use crate::wire::decode::decode_value;

const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

/// Returns the hash of bytes by FNV-1a with 64 bits.
pub(super) fn of(bytes: &[u8]) -> u64 {
    more(EMPTY, bytes)
}

/// Joins pairs into one text, to be hashed.
pub(super) fn joined<'a>(pairs: impl IntoIterator<Item = (&'a String, &'a String)>) -> String {
    pairs.into_iter().map(|(name, value)| format!("{name}\0{value}\0")).collect()
}

/// Returns the hash of JSON, which does not depend on whitespace and on the order of members.
pub(super) fn of_json(raw: &RawValue) -> u64 {
    const LONG: usize = 1024 * 1024;
    match Some(raw.get().as_bytes()).filter(|json| json.len() <= LONG).map(decode_value) {
        Some(Ok(value)) => of_value(EMPTY, &value),
        // It is nested too deeply, or its values would take too much memory.
        _ => of(raw.get().as_bytes()),
    }
}

fn more(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

fn of_value(hash: u64, value: &Value) -> u64 {
    match value {
        Value::Array(values) => {
            let hash = values.iter().fold(more(hash, b"["), |hash, value| more(of_value(hash, value), b","));
            more(hash, b"]")
        }
        Value::Object(members) => {
            // A feature of serde_json makes the map keep the order of the members; any crate can turn it on.
            let mut members: Vec<_> = members.iter().collect();
            members.sort_unstable_by_key(|(name, _)| *name);
            let member = |hash, (name, value): (&String, &Value)| {
                let hash = more(of_text(hash, name), b":");
                more(of_value(hash, value), b",")
            };
            more(members.into_iter().fold(more(hash, b"{"), member), b"}")
        }
        Value::String(text) => of_text(hash, text),
        Value::Null | Value::Bool(_) | Value::Number(_) => more(hash, value.to_string().as_bytes()),
    }
}

/// Hashes a text. The byte that delimits it never occurs in a text.
fn of_text(hash: u64, text: &str) -> u64 {
    more(more(more(hash, b"\xff"), text.as_bytes()), b"\xff")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_hash_is_that_of_the_published_algorithm() {
        assert_eq!(super::of(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(super::of(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(super::of(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn only_what_json_says_counts() {
        let of = |text: &str| super::of_json(&serde_json::value::RawValue::from_string(text.to_owned()).unwrap());
        let one = of(r#"{"a":[1,"x",null],"b":{"c":true,"d":1.50}}"#);
        assert_eq!(one, of(r#" { "b" : {"d":1.5, "c":true}, "a" : [1, "\u0078", null] } "#));
        for other in [
            r#"{"a":[1,"x"],"b":{"c":true,"d":1.5}}"#,
            r#"{"a":["x",1,null],"b":{"c":true,"d":1.5}}"#,
            r#"{"a":["1","x",null],"b":{"c":true,"d":1.5}}"#,
            r#"{"a":[1,"x",null,"b",{"c":true,"d":1.5}]}"#,
        ] {
            assert_ne!(one, of(other), "{other}");
        }
        // Checkpoints keep it: it must never change.
        assert_eq!(one, 6_375_327_520_507_621_653);
    }
}
