//! Which TLS library a client uses.

/// Sets up TLS by rustls, with ring named outright: nothing is taken from, or
/// installed as, a default of the whole process.
#[cfg(feature = "rustls")]
pub(crate) fn configure(builder: reqwest::ClientBuilder, https: bool) -> Result<reqwest::ClientBuilder, String> {
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
        config.with_platform_verifier().map_err(failed)?
    } else {
        // Redirects are not followed, so there is nothing to verify. A machine
        // without any certificates must still reach its own loopback.
        config.with_root_certificates(rustls::RootCertStore::empty())
    };
    let mut config = config.with_no_client_auth();
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(builder.tls_backend_preconfigured(config))
}

/// TLS by the operating system, also when another crate turns on rustls in reqwest.
#[cfg(all(feature = "native-tls", not(feature = "rustls")))]
pub(crate) fn configure(builder: reqwest::ClientBuilder, _: bool) -> Result<reqwest::ClientBuilder, String> {
    Ok(builder.tls_backend_native())
}

/// No TLS, so no `https`.
#[cfg(not(any(feature = "native-tls", feature = "rustls")))]
pub(crate) fn configure(builder: reqwest::ClientBuilder, https: bool) -> Result<reqwest::ClientBuilder, String> {
    if https {
        return Err("https needs the feature `rustls` or `native-tls`, \
             or an own client given with http_client"
            .to_owned());
    }
    Ok(builder)
}

/// Whether the two sides cannot agree, or the certificate is not trusted: that is
/// no accident of the moment. Told apart for rustls only.
#[cfg(feature = "rustls")]
pub(crate) fn is_refusal(error: &(dyn std::error::Error + 'static)) -> bool {
    let mut link = Some(error);
    while let Some(error) = link {
        if error.is::<rustls::Error>() {
            return true;
        }
        // An I/O error passes over what it wraps when it is asked for its source.
        let wrapped = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        link = wrapped.map_or_else(|| error.source(), |wrapped| Some(wrapped));
    }
    false
}

#[cfg(not(feature = "rustls"))]
pub(crate) fn is_refusal(_: &(dyn std::error::Error + 'static)) -> bool {
    false
}
