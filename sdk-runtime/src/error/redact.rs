//! Redaction: text that is safe for logs is one line, bounded, and without mail addresses.
//!
//! Errors end up in logs. Text from a service and from a caller is therefore
//! redacted here before it becomes part of an error's text.
//!
//! Such text may be long, or crafted to be slow to read: every function here reads its
//! text once, and [`line`], [`piece`] and [`value`] read only its first 4 KiB.

/// Length of the longest text that an error shows, in characters.
const LINE: usize = 300;

/// Length of the longest value that an error shows, in characters.
const VALUE: usize = 40;

/// The most bytes of a text that are read for a line or a value.
const LOOKED_AT: usize = 4096;

/// Length of the longest address that is recognized, in bytes.
const ADDRESS: usize = 512;

/// Returns the text as one line of at most 300 characters, with addresses redacted.
pub(crate) fn line(text: &str) -> String {
    piece(text, LINE)
}

/// Returns a part of a line: redacted like [`line`], of at most `length` characters.
pub(crate) fn piece(text: &str, length: usize) -> String {
    let (text, is_whole) = beginning(text);
    cut(&one_line(text), is_whole, length)
}

/// Returns a value in quotes, redacted and cut to 40 characters.
pub(crate) fn value(text: &str) -> String {
    let (text, is_whole) = beginning(text);
    format!("{:?}", cut(text, is_whole, VALUE))
}

/// Replaces every occurrence of `secret`, also of its beginning alone, since the text may have been cut.
pub(crate) fn without(text: &str, secret: &str) -> String {
    // No real key is this short, and replacing it would make the text unreadable.
    if secret.len() < 4 {
        return text.to_owned();
    }
    let beginning = secret.get(..12).unwrap_or(secret);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find(beginning).and_then(|at| rest.split_at_checked(at)) {
        let same = from.chars().zip(secret.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
        shown.push_str(before);
        shown.push_str("***");
        rest = from.get(same..).unwrap_or_default();
    }
    shown.push_str(rest);
    shown
}

/// Returns the part of the text that is read, and whether that is all of it.
fn beginning(text: &str) -> (&str, bool) {
    let kept = text.get(..boundary(text, LOOKED_AT)).unwrap_or_default();
    (kept, kept.len() == text.len())
}

/// Returns the first `length` characters, redacted; the last one is an ellipsis if that is not all.
fn cut(text: &str, is_whole: bool, length: usize) -> String {
    // Half an address cannot be recognized, so nothing is shown that may be the beginning of one.
    let sure = if is_whole { text.len() } else { boundary(text, text.len().saturating_sub(ADDRESS)) };
    let shown = redacted(text, sure);
    if is_whole && shown.chars().nth(length).is_none() {
        return shown;
    }
    let mut kept: String = shown.chars().take(length.saturating_sub(1)).collect();
    kept.push('…');
    kept
}

/// Returns the last index up to `most` at which a character begins or the text ends.
fn boundary(text: &str, most: usize) -> usize {
    (0..=most.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// Replaces every run of whitespace, control and direction characters by one space.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || is_invisible(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Says whether this is a control character, or makes a terminal show text in another order.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Replaces everything that looks like a mail address, in doubt too much rather than too little.
pub(crate) fn addresses(text: &str) -> String {
    redacted(text, text.len())
}

/// Does what [`addresses`] does, but leaves out everything that begins after the first `sure` bytes.
fn redacted(text: &str, sure: usize) -> String {
    let mut shown = String::with_capacity(sure);
    let mut rest = text;
    for (at, sign) in signs(text) {
        // The bytes that are done. No sign is part of a domain, so each sign begins after them.
        let done = text.len() - rest.len();
        let Some((before, after)) = at.checked_sub(done).and_then(|at| rest.split_at_checked(at)) else { continue };
        let outside = before_local_part(before);
        if done + outside.len() >= sure {
            break;
        }
        let after = after.get(sign.len()..).unwrap_or_default();
        rest = after.trim_start_matches(is_domain);
        if outside.len() == before.len() && rest.len() == after.len() {
            shown.push_str(before);
            shown.push_str(sign); // an at sign alone
        } else {
            shown.push_str(outside);
            shown.push_str("***@***");
        }
    }
    let done = text.len() - rest.len();
    shown.push_str(text.get(done..sure).unwrap_or_default());
    shown
}

/// Returns the at signs with their indices, also the percent-encoded and the full-width ones.
fn signs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(['@', '%', '\u{ff20}']).filter_map(|(at, sign)| match sign {
        "%" => text.get(at..at + 3).filter(|sign| *sign == "%40").map(|sign| (at, sign)),
        _ => Some((at, sign)),
    })
}

/// Returns `text` without the local part that it ends with.
fn before_local_part(text: &str) -> &str {
    if let Some((outside, _)) = text.strip_suffix('"').and_then(|quoted| quoted.rsplit_once('"')) {
        return outside; // "john doe"@example.com
    }
    text.trim_end_matches(|c: char| !c.is_whitespace() && !is_invisible(c) && !"<>()[],;\"\\".contains(c))
}

fn is_domain(c: char) -> bool {
    // With the star, redacting a redacted text changes nothing.
    c.is_alphanumeric() || "-._*[]".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_every_look_are_redacted() {
        for (text, expected) in [
            ("to maria@client.example now", "to ***@*** now"),
            ("<maria@client.example>", "<***@***>"),
            ("a@b, c@d", "***@***, ***@***"),
            ("mailto:maria+x@client.example", "***@***"),
            ("email=maria%40client.example&x", "***@***&x"),
            ("jürgen@bücher.example", "***@***"),
            ("\"john doe\"@client.example", "***@***"),
            ("maria@[192.0.2.1]", "***@***"),
            ("maria@", "***@***"),
            ("@client.example", "***@***"),
            ("maria＠client.example", "***@***"),
            ("a@b@c", "***@******@***"),
            ("{\"to\":\"maria@client.example\"}", "{\"to\":\"***@***\"}"),
        ] {
            assert_eq!(line(text), expected, "{text}");
        }
    }

    #[test]
    fn a_lone_at_sign_stays() {
        assert_eq!(line("5 @ 3"), "5 @ 3");
    }

    #[test]
    fn redacting_twice_redacts_once() {
        let once = line("a@b@c and \"x y\"@z");
        assert!(!once.contains('x'), "{once}");
        assert_eq!(line(&line(&once)), line(&once));
    }

    #[test]
    fn a_line_has_no_line_break_and_no_control_character() {
        assert_eq!(line("a\r\n\tb\u{1b}[31mc\u{202e}d\0"), "a b [31mc d");
    }

    #[test]
    fn a_line_is_cut_at_300_characters() {
        let text = line(&"ü".repeat(500));
        assert_eq!(text.chars().count(), 300);
        assert!(text.ends_with('…'));
        assert_eq!(line(&"ü".repeat(300)), "ü".repeat(300));
    }

    #[test]
    fn a_value_is_quoted_and_cut_at_40_characters() {
        assert_eq!(value("a \"b\"\n"), r#""a \"b\"\n""#);
        assert_eq!(value(&"x".repeat(41)), format!("\"{}…\"", "x".repeat(39)));
    }

    #[test]
    fn an_address_longer_than_the_cut_is_redacted() {
        let long = format!("{}@client.example", "m".repeat(60));
        assert_eq!(value(&long), "\"***@***\"");
    }

    #[test]
    fn an_address_that_begins_where_a_long_text_is_cut_off_is_not_shown_in_part() {
        for address in ["maria.jones@client.example", "\"maria jones\"@client.example", "maria.jones%40client.example"]
        {
            // White space shrinks to one space, so that the cut comes near the beginning.
            for begins in LOOKED_AT - 60..LOOKED_AT + 20 {
                let text = format!("to{}{address} {}", " ".repeat(begins - 2), "x".repeat(500));
                assert!(["…", "to ***@*** …"].contains(&&*line(&text)), "{begins}: {}", line(&text));
                assert_eq!(value(&text), format!("\"to{}…\"", " ".repeat(37)));
            }
        }
    }

    #[test]
    fn of_a_long_text_the_beginning_is_shown() {
        assert_eq!(value(&"x".repeat(10_000_000)), format!("\"{}…\"", "x".repeat(39)));
        assert_eq!(line(&"ü".repeat(10_000_000)), format!("{}…", "ü".repeat(299)));
        assert_eq!(line(&format!("{}x", " ".repeat(10_000_000))), "…");
    }

    #[test]
    fn a_secret_is_replaced_wherever_it_stands() {
        assert_eq!(without("bad key un_1234, un_1234!", "un_1234"), "bad key ***, ***!");
        assert_eq!(without("\"un_0123456789ab…\" is cut", "un_0123456789abcdef"), "\"***…\" is cut");
    }
}
