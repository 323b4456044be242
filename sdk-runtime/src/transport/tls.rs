//! The choice and configuration of the TLS library.

/// TLS configuration of all HTTP clients of a client.
pub(crate) struct Tls {
    #[cfg(feature = "rustls")]
    config: rustls::ClientConfig,
}

/// Configures rustls with ring explicitly: no default of the whole process is used or
/// installed.
#[cfg(feature = "rustls")]
pub(crate) fn set_up(https: bool) -> Result<Tls, String> {
    use std::sync::Arc;

    use rustls_platform_verifier::BuilderVerifierExt;

    let failed = |error: rustls::Error| {
        let cause = crate::error::Cause::of(&error);
        format!("TLS cannot be set up: {}", cause.root())
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().map_err(failed)?;
    let config = if https {
        let hint = "; install root certificates, or name them by SSL_CERT_FILE";
        config.with_platform_verifier().map_err(|error| failed(error) + hint)?
    } else {
        // Redirects are not followed, so there is no certificate to verify. A machine
        // without root certificates must still reach its own loopback.
        config.with_root_certificates(rustls::RootCertStore::empty())
    };
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Tls { config })
}

#[cfg(feature = "rustls")]
impl Tls {
    pub(crate) fn configure(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        builder.tls_backend_preconfigured(self.config.clone())
    }
}

/// Configures the TLS library of the operating system, also when another crate turns on rustls in reqwest.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
pub(crate) fn set_up(_: bool) -> Result<Tls, String> {
    Ok(Tls {})
}

#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
impl Tls {
    pub(crate) fn configure(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        builder.tls_backend_native()
    }
}

/// Allows `http` only, since there is no TLS.
#[cfg(not(any(feature = "native-tls", feature = "rustls")))]
pub(crate) fn set_up(https: bool) -> Result<Tls, String> {
    if https {
        return Err("https needs the feature `rustls` or `native-tls`, \
             or an own client given with http_client"
            .to_owned());
    }
    Ok(Tls {})
}

#[cfg(not(any(feature = "native-tls", feature = "rustls")))]
impl Tls {
    pub(crate) fn configure(&self, builder: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
        builder
    }
}

/// Returns the reason, if the two sides cannot agree on TLS or the certificate is not
/// trusted, which no retry changes. Recognized for rustls only.
#[cfg(feature = "rustls")]
pub(crate) fn permanent_failure(error: &(dyn std::error::Error + 'static)) -> Option<String> {
    let mut link = Some(error);
    while let Some(error) = link {
        if let Some(error) = error.downcast_ref::<rustls::Error>() {
            return Some(explain(error));
        }
        // The source of an I/O error is not the error that it wraps, but the source of that.
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        link = wrapped.map_or_else(|| error.source(), |wrapped| Some(wrapped));
    }
    None
}

#[cfg(not(feature = "rustls"))]
pub(crate) fn permanent_failure(_: &(dyn std::error::Error + 'static)) -> Option<String> {
    None
}

/// Explains the failures that are common with a new configuration, with a hint.
#[cfg(feature = "rustls")]
fn explain(error: &rustls::Error) -> String {
    use rustls::{CertificateError, Error, InvalidMessage};

    let clock = |what: &str, now: u64, limit: u64| {
        let time = |seconds: u64| {
            let time = i64::try_from(seconds).ok().and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
            time.unwrap_or(jiff::Timestamp::MAX)
        };
        format!("the certificate {what} {}, and here it is {}; check the clock", time(limit), time(now))
    };
    match error {
        Error::InvalidCertificate(CertificateError::ExpiredContext { time, not_after }) => {
            clock("was valid until", time.as_secs(), not_after.as_secs())
        }
        Error::InvalidCertificate(CertificateError::NotValidYetContext { time, not_before }) => {
            clock("is valid from", time.as_secs(), not_before.as_secs())
        }
        Error::InvalidCertificate(CertificateError::UnknownIssuer) => {
            "the certificate has an issuer that is not trusted here; if something in between intercepts TLS, \
             install its root certificate, or name it by SSL_CERT_FILE"
                .to_owned()
        }
        Error::InvalidMessage(InvalidMessage::InvalidContentType) => {
            "the other side does not speak TLS; check the port, and for a proxy in the way".to_owned()
        }
        error => error.to_string(),
    }
}

#[cfg(all(test, feature = "rustls"))]
mod tests {
    use std::io;

    use rustls::pki_types::UnixTime;
    use rustls::{CertificateError, Error, InvalidMessage};

    use super::*;

    #[test]
    fn the_reason_of_a_failure_has_a_hint() {
        let at = |seconds| UnixTime::since_unix_epoch(std::time::Duration::from_secs(seconds));
        let (time, limit) = (at(1_776_931_921), at(1_893_456_000));
        let late = CertificateError::ExpiredContext { time: limit, not_after: time };
        let early = CertificateError::NotValidYetContext { time, not_before: limit };
        for (error, expected) in [
            (
                Error::InvalidCertificate(late),
                "the certificate was valid until 2026-04-23T08:12:01Z, and here it is 2030-01-01T00:00:00Z; check the clock",
            ),
            (
                Error::InvalidCertificate(early),
                "the certificate is valid from 2030-01-01T00:00:00Z, and here it is 2026-04-23T08:12:01Z; check the clock",
            ),
            (Error::InvalidCertificate(CertificateError::UnknownIssuer), "SSL_CERT_FILE"),
            (Error::InvalidMessage(InvalidMessage::InvalidContentType), "does not speak TLS"),
            (Error::DecryptError, "cannot decrypt peer's message"),
        ] {
            let wrapped = io::Error::new(io::ErrorKind::InvalidData, io::Error::other(error));
            let text = permanent_failure(&wrapped).unwrap();
            assert!(text.contains(expected), "{text}");
        }
        assert_eq!(permanent_failure(&io::Error::other("reset")), None);
    }
}
