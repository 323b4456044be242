//! Texts that are not clean Unicode.

use std::borrow::Cow;

const REPLACEMENT: &[u8] = "\u{fffd}".as_bytes();

/// JSON whose texts are clean: U+FFFD stands in place of each half of a surrogate pair, each sequence that is no UTF-8,
/// each control character, and each backslash that begins no escape. Nothing outside of texts is touched. One pass
/// measures; where there is something to replace, a second one writes.
pub(crate) fn repaired(json: &[u8]) -> Cow<'_, [u8]> {
    let (mut pieces, mut length) = (0, 0);
    for_each_piece(json, |piece| {
        pieces += 1;
        length += piece.len();
    });
    if pieces == 1 {
        return Cow::Borrowed(json);
    }
    let mut clean = Vec::with_capacity(length);
    for_each_piece(json, |piece| clean.extend_from_slice(piece));
    Cow::Owned(clean)
}

/// Gives the clean JSON piece by piece; a single one where all is clean.
fn for_each_piece(json: &[u8], mut give: impl FnMut(&[u8])) {
    let (mut at, mut clean_from, mut in_text) = (0, 0, false);
    let mut replace = |begin: usize, length: usize| {
        give(&json[clean_from..begin]);
        give(REPLACEMENT);
        clean_from = begin + length;
    };
    while let Some(byte) = json.get(at) {
        let mut length = 1;
        match byte {
            b'"' => in_text = !in_text,
            _ if !in_text => {}
            b'\\' => match escape(&json[at..]) {
                Ok(good) => length = good,
                Err(bad) => {
                    replace(at, bad);
                    length = bad;
                }
            },
            0..b' ' => replace(at, 1),
            b' '..0x80 => {}
            0x80.. => {
                let rest = &json[at..];
                length = rest.iter().position(u8::is_ascii).unwrap_or(rest.len());
                let mut place = at;
                for chunk in rest[..length].utf8_chunks() {
                    let (valid, invalid) = (chunk.valid().len(), chunk.invalid().len());
                    if invalid > 0 {
                        replace(place + valid, invalid);
                    }
                    place += valid + invalid;
                }
            }
        }
        at += length;
    }
    give(&json[clean_from..]);
}

/// The length of the escape that these bytes begin with, else that of what is to be replaced.
fn escape(json: &[u8]) -> Result<usize, usize> {
    match json.get(1) {
        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(2),
        Some(b'u') => match unit(json) {
            Some(0xd800..0xdc00) => match unit(&json[6..]) {
                Some(0xdc00..0xe000) => Ok(12),
                _ => Err(6),
            },
            Some(0xdc00..0xe000) => Err(6),
            Some(_) => Ok(6),
            None => Err(1),
        },
        _ => Err(1),
    }
}

/// The UTF-16 unit of an escape `\uXXXX` at the beginning.
fn unit(json: &[u8]) -> Option<u16> {
    let digits = json.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |unit, digit| Some(unit << 4 | char::from(*digit).to_digit(16)? as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: impl AsRef<[u8]>) -> String {
        String::from_utf8_lossy(&repaired(json.as_ref())).into_owned()
    }

    #[test]
    fn each_thing_that_is_not_clean_is_one_replacement() {
        for (json, expected) in [
            (&br#""now \ud83d""#[..], "\"now \u{fffd}\""),
            (
                br#""\udc00\ud83d\ud83d\ude00\uD83D\u0041\ud83d\n""#,
                "\"\u{fffd}\u{fffd}\\ud83d\\ude00\u{fffd}\\u0041\u{fffd}\\n\"",
            ),
            (b"\"Montr\xe9al\"", "\"Montr\u{fffd}al\""),
            (b"\"\xff\xc3\xbc\xe2\x82 \xed\xa0\x80\"", "\"\u{fffd}\u{fc}\u{fffd} \u{fffd}\u{fffd}\u{fffd}\""),
            (b"\"a\0b\nc\"", "\"a\u{fffd}b\u{fffd}c\""),
            (br#""C:\Users \x41 \u12 \\x \"""#, "\"C:\u{fffd}Users \u{fffd}x41 \u{fffd}u12 \\\\x \\\"\""),
            (b"{\"\\ud83d\":[\"\\ude00\",1]}", "{\"\u{fffd}\":[\"\u{fffd}\",1]}"),
        ] {
            assert_eq!(of(json), expected);
        }
    }

    #[test]
    fn what_is_clean_is_not_copied() {
        for json in
            ["", "{}", " {\n\t\"a\": \"\\\"\\u00fc\u{fc}\\ud83d\\ude00\\\\\" }\r\n", "\"cut of", "\"ends in \\\""]
        {
            assert!(matches!(repaired(json.as_bytes()), Cow::Borrowed(same) if same == json.as_bytes()), "{json}");
        }
    }

    #[test]
    fn nothing_is_replaced_outside_of_texts() {
        for json in [&b"{\xff:1}"[..], b"[\0]", b"\\ud83d", b"{\"a\":\xe9}", b"\xff\xfe{\0}\0"] {
            assert_eq!(&*repaired(json), json);
        }
    }

    #[test]
    fn the_end_may_come_anywhere() {
        let json = b"{\"a\":\"\\ud83d\\ude00\xc3\xbc\\n\"}";
        for end in 0..json.len() {
            let clean = repaired(&json[..end]).into_owned();
            assert!(clean.len() <= end + 2 * 3, "{end}");
        }
    }
}
