//! The effect of the feature `rustls` on a program that makes reqwest clients itself. The READMEs say so at `Install`;
//! if the first half of this fails after an update of reqwest, they need not any more.
//!
//! The provider is one of the whole process, so this test has one to itself.
#![cfg(all(feature = "rustls", not(feature = "native-tls")))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

#[test]
fn a_client_of_reqwest_without_a_tls_feature_panics_until_a_provider_is_installed() {
    let panic = std::panic::catch_unwind(|| reqwest::Client::builder().build()).unwrap_err();
    let words = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let words = words.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap();
    assert!(words.contains("No rustls crypto provider is configured"), "{words}");

    rustls::crypto::ring::default_provider().install_default().unwrap();
    reqwest::Client::builder().build().unwrap();
}
