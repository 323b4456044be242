//! The API key: its header, and its place in the environment.

use std::env::VarError;

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use crate::Sdk;
use crate::error::{Error, ErrorKind};

/// Returns the header that sends the key, or the reason why none can.
pub(super) fn authorization(key: &SecretString) -> Result<HeaderValue, &'static str> {
    let key = key.expose_secret();
    if key.is_empty() {
        return Err("the API key is empty");
    }
    // Mostly the line break at the end of a file that the key was read from.
    if key.trim() != key {
        return Err("the API key begins or ends with whitespace; remove it");
    }
    let mut header = HeaderValue::from_str(&format!("Bearer {key}"))
        .ok()
        .filter(|_| key.is_ascii()) // a header would send other letters as bytes without a meaning
        .ok_or("the API key holds a character that no HTTP header can carry")?;
    header.set_sensitive(true);
    Ok(header)
}

/// Reads key and base URL from the environment, which is an argument so that it can be tested.
pub(super) fn from_variables(
    sdk: &Sdk,
    variable: impl Fn(&str) -> Result<String, VarError>,
) -> Result<(SecretString, Option<String>), Error> {
    let unusable = |name: &str, reason: &str| {
        Error::new(ErrorKind::Configuration, &format!("the environment variable {name} {reason}"))
    };
    let read = |suffix: &str| {
        let name = format!("{}_{suffix}", sdk.env_prefix);
        match variable(&name) {
            Ok(value) if value.is_empty() => Ok((name, None)),
            Ok(value) => Ok((name, Some(value))),
            Err(VarError::NotPresent) => Ok((name, None)),
            Err(VarError::NotUnicode(_)) => Err(unusable(&name, "is not valid Unicode")),
        }
    };
    let (name, key) = read("API_KEY")?;
    let key: SecretString = match key {
        Some(key) if key.trim().is_empty() => {
            return Err(unusable(&name, "holds nothing but whitespace; it must hold the API key"));
        }
        Some(key) => key.into(),
        None => return Err(unusable(&name, "is not set; it must hold the API key")),
    };
    // `build` checks it too, but cannot name the variable.
    if let Err(reason) = authorization(&key) {
        return Err(unusable(&name, &format!("cannot be used: {reason}")));
    }
    Ok((key, read("BASE_URL")?.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SDK: Sdk = Sdk { env_prefix: "TEST", ..Sdk::NONE };

    #[test]
    fn the_environment_gives_key_and_base_url() {
        let variables = |key: &'static str, url: Option<&'static str>| {
            move |name: &str| match name {
                "TEST_API_KEY" => Ok(key.to_owned()),
                "TEST_BASE_URL" => url.map(str::to_owned).ok_or(VarError::NotPresent),
                _ => Err(VarError::NotPresent),
            }
        };
        let (key, url) = from_variables(&SDK, variables("api_1", Some("http://x"))).unwrap();
        assert_eq!((key.expose_secret(), url.as_deref()), ("api_1", Some("http://x")));
        for url in [None, Some("")] {
            let (_, url) = from_variables(&SDK, variables("api_1", url)).unwrap();
            assert_eq!(url, None);
        }
        for (key, text) in [
            ("", "the environment variable TEST_API_KEY is not set; it must hold the API key"),
            (" \n", "the environment variable TEST_API_KEY holds nothing but whitespace; it must hold the API key"),
            (
                "api_1\n",
                "the environment variable TEST_API_KEY cannot be used: \
                 the API key begins or ends with whitespace; remove it",
            ),
        ] {
            assert_eq!(from_variables(&SDK, variables(key, None)).unwrap_err().to_string(), text);
        }
    }

    #[test]
    fn a_variable_that_is_not_unicode_is_named() {
        let not_unicode = |_: &str| Err(VarError::NotUnicode("x".into()));
        let error = from_variables(&SDK, not_unicode).unwrap_err();
        assert!(error.to_string().contains("TEST_API_KEY"), "{error}");
    }
}
