//! Bodies that need much memory for their length, and typical bodies.

/// Repeats the piece as often as fits, without the comma after the last one.
pub(crate) fn repeated(before: &str, piece: &str, after: &str, length: usize) -> String {
    let count = (length - before.len() - after.len()) / piece.len();
    let mut body = String::with_capacity(length);
    body.push_str(before);
    body.extend(std::iter::repeat_n(piece, count));
    body.truncate(body.len() - usize::from(piece.ends_with(',')));
    body.push_str(after);
    body
}

/// Returns bodies of this length, each dense in another way.
pub(crate) fn dense(length: usize) -> Vec<(&'static str, String)> {
    let body = |before: &str, piece: &str, after: &str| repeated(before, piece, after, length);
    vec![
        ("records", body(r#"{"data":["#, r#"{"uid":1},"#, "]}")),
        ("records without identity", body(r#"{"data":["#, "{},", "]}")),
        ("numbers for records", body(r#"{"data":["#, "1,", "]}")),
        ("attempts of one record", body(r#"{"data":[{"uid":1,"delivery_attempts":["#, "{},", "]}]}")),
        ("one attempt each", body(r#"{"data":["#, r#"{"uid":1,"delivery_attempts":[{}]},"#, "]}")),
        ("short texts", body(r#"{"data":["#, r#"{"uid":1,"src":"a","user":"a","id":"a"},"#, "]}")),
        ("one long identity", body(r#"{"data":[{"uid":""#, "a", r#""}]}"#)),
        ("one text of escapes", body(r#"{"data":[{"uid":"1","subject":""#, r"\n", r#""}]}"#)),
        ("long identities", body(r#"{"data":["#, &format!(r#"{{"uid":"{}"}},"#, "a".repeat(50_000)), "]}")),
        ("unknown numbers", body(r#"{"data":[],"new":["#, "1,", "]}")),
        ("unknown texts", body(r#"{"data":[],"new":["#, r#""","#, "]}")),
        ("unknown objects", body(r#"{"data":[],"new":["#, r#"{"":1},"#, "]}")),
        ("unknown lists", body(r#"{"data":[],"new":["#, "[1],", "]}")),
        ("unknown members", body(r#"{"data":[],"#, r#""":1,"#, "}")),
        ("numbers in place of the total", body(r#"{"data":[],"pagination":{"total_count":["#, "1,", "]}}")),
    ]
}

/// Returns pages of typical records, with the number of records.
pub(crate) fn typical(length: usize) -> Vec<(&'static str, String, usize)> {
    let filled = |name: &str, length: usize| format!(r#""{name}":"{:x>length$}""#, "");
    let attempt = format!(r#"{{"action":"deferred",{},{}}}"#, filled("response", 60), filled("mx", 25));
    let attempts = format!("[{}]", vec![attempt; 50].join(","));
    let texts = ["message_id", "subject", "from_address", "to_address", "sender", "receiver", "final_host", "final_mx"];
    let texts = texts.map(|name| filled(name, 30)).join(",");
    let record = |number: usize, attempts: &str| {
        format!(
            r#"{{"uid":"{number:032}",{texts},{},"first_seen":1770000000,"action_count":1,"delivery_attempts":{attempts}}}"#,
            filled("final_response", 560)
        )
    };
    let page = |count: usize, attempts: &str| {
        let records: Vec<_> = (0..count).map(|number| record(number, attempts)).collect();
        let pagination = format!(r#"{{"total_count":{count},"has_next_page":false}}"#);
        (format!(r#"{{"success":true,"data":[{}],"pagination":{pagination}}}"#, records.join(",")), count)
    };
    let one = format!("[{}]", r#"{"action":"delivered","mx":"mx.example"}"#);
    let fitting = |length: usize| page((length - 1000) / (record(0, &one).len() + 1), &one);
    let (many, half, all) = (page(1000, &attempts), fitting(length / 2), fitting(length));
    vec![
        ("1,000 records with 50 attempts each", many.0, many.1),
        ("records up to half of the limit", half.0, half.1),
        ("records up to the limit", all.0, all.1),
    ]
}
