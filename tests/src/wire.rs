//! The target of a request and the meaning of a status, decoded independently of the SDK.

use sdk_runtime::ErrorKind;

/// Names and values, in the order of the query.
pub type Pairs = Vec<(String, String)>;

/// Splits a request target into path and query. The query is `None` if there is no question mark.
///
/// # Errors
///
/// Fails if the query is not form-encoded: a stray `%`, a pair without `=`, bytes that are not UTF-8, or a character
/// that must be encoded.
pub fn split(target: &str) -> Result<(&str, Option<Pairs>), String> {
    let Some((path, query)) = target.split_once('?') else { return Ok((target, None)) };
    let pairs = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').ok_or_else(|| format!("`{pair}` is not a pair"))?;
        Ok((decode(name)?, decode(value)?))
    });
    Ok((path, Some(pairs.collect::<Result<_, String>>()?)))
}

/// Returns the decoded parts of a path.
///
/// # Errors
///
/// Fails for a stray `%`, bytes that are not UTF-8, or a character that must be encoded.
pub fn parts(path: &str) -> Result<Vec<String>, String> {
    // In a path a plus sign is one.
    path.split('/').map(|part| decode(&part.replace('+', "%2B"))).collect()
}

/// Returns the kind of an error with this status.
#[must_use]
pub fn kind_of(status: u16) -> ErrorKind {
    match status {
        401 => ErrorKind::Authentication,
        403 => ErrorKind::PermissionDenied,
        404 => ErrorKind::NotFound,
        429 => ErrorKind::RateLimited,
        400..=499 => ErrorKind::Rejected,
        _ => ErrorKind::Server,
    }
}

fn decode(text: &str) -> Result<String, String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (rest.next().and_then(digit), rest.next().and_then(digit));
                let (Some(high), Some(low)) = (high, low) else { return Err(format!("stray % in `{text}`")) };
                high * 16 + low
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'*' => byte,
            _ => return Err(format!("`{}` is not encoded in `{text}`", char::from(byte))),
        });
    }
    String::from_utf8(bytes).map_err(|_| format!("`{text}` is not UTF-8"))
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_without_question_mark_has_no_query() {
        assert_eq!(split("/a/b"), Ok(("/a/b", None)));
        assert!(split("/a?").is_err());
    }

    #[test]
    fn pairs_are_decoded_once() {
        let pairs = vec![("a b".to_owned(), "+&%41ü".to_owned()), ("c".to_owned(), String::new())];
        assert_eq!(split("/?a+b=%2B%26%2541%C3%BC&c="), Ok(("/", Some(pairs))));
    }

    #[test]
    fn a_query_that_is_not_encoded_is_an_error() {
        for target in ["/?a", "/?a=%4", "/?a=%GG", "/?a=%FF", "/?a=b=c", "/?a=x@y", "/?a=#"] {
            assert!(split(target).is_err(), "{target}");
        }
    }
}
