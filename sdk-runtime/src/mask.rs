//! Text that may be shown: one line, bounded, without mail addresses.
//!
//! Errors end up in logs. What a service answered, and what a caller passed,
//! therefore goes through here before it becomes part of an error's text.

/// Longest text that an error shows, in characters.
const LINE: usize = 300;

/// Longest value that an error shows, in characters.
const VALUE: usize = 40;

/// The text as one line of at most 300 characters, addresses masked.
pub(crate) fn line(text: &str) -> String {
    cut(&addresses(&one_line(text)), LINE)
}

/// A piece of a line: masked like [`line`], of at most `length` characters.
pub(crate) fn piece(text: &str, length: usize) -> String {
    // Masked before it is cut: half an address would no longer look like one.
    cut(&addresses(&one_line(text)), length)
}

/// A value in quotes: masked, and cut to 40 characters.
pub(crate) fn value(text: &str) -> String {
    format!("{:?}", cut(&addresses(text), VALUE))
}

/// The text with every occurrence of `secret` replaced, also of its beginning alone: the text may have been cut.
pub(crate) fn without(text: &str, secret: &str) -> String {
    // Nobody's key is this short, and a text full of stars helps nobody.
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

/// The first `length` characters, the last one an ellipsis if any were cut off.
fn cut(text: &str, length: usize) -> String {
    if text.chars().nth(length).is_none() {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(length.saturating_sub(1)).collect();
    kept.push('…');
    kept
}

/// Runs of whitespace, control and direction characters become one space.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || is_invisible(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Control characters, and those that make a terminal show text in another order.
fn is_invisible(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Replaces whatever looks like a mail address. Takes rather too much than too little.
pub(crate) fn addresses(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, sign, after)) = split_at_sign(rest) {
        let outside = before_local_part(before);
        rest = after.trim_start_matches(is_domain);
        if outside.len() == before.len() && rest.len() == after.len() {
            masked.push_str(before);
            masked.push_str(sign); // an "at" on its own
        } else {
            masked.push_str(outside);
            masked.push_str("***@***");
        }
    }
    masked.push_str(rest);
    masked
}

/// Splits at the first at sign, also a percent-encoded or a full-width one.
fn split_at_sign(text: &str) -> Option<(&str, &'static str, &str)> {
    ["@", "%40", "\u{ff20}"]
        .into_iter()
        .filter_map(|sign| {
            let (before, after) = text.split_once(sign)?;
            Some((before, sign, after))
        })
        .min_by_key(|(before, ..)| before.len())
}

/// What stands before the local part that `text` ends with.
fn before_local_part(text: &str) -> &str {
    if let Some((outside, _)) = text.strip_suffix('"').and_then(|quoted| quoted.rsplit_once('"')) {
        return outside; // "john doe"@example.com
    }
    text.trim_end_matches(|c: char| !c.is_whitespace() && !is_invisible(c) && !"<>()[],;\"\\".contains(c))
}

fn is_domain(c: char) -> bool {
    // A star, so that masking a masked text changes nothing.
    c.is_alphanumeric() || "-._*[]".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_every_look_are_masked() {
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
    fn masking_twice_masks_once() {
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
    fn an_address_longer_than_the_cut_is_masked() {
        let long = format!("{}@client.example", "m".repeat(60));
        assert_eq!(value(&long), "\"***@***\"");
    }

    #[test]
    fn a_secret_is_replaced_wherever_it_stands() {
        assert_eq!(without("bad key un_1234, un_1234!", "un_1234"), "bad key ***, ***!");
        assert_eq!(without("\"un_0123456789ab…\" is cut", "un_0123456789abcdef"), "\"***…\" is cut");
    }
}
