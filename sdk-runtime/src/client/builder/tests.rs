use super::*;

crate::testing::provider! { base_url: "http://localhost:1/v1", key_prefixes: &["api_"], }

fn builder(key: &str) -> ClientBuilder<Client> {
    ClientBuilder::new(key)
}

fn build_error(builder: ClientBuilder<Client>) -> String {
    let error = builder.build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(error.attempts(), 0);
    error.to_string()
}

#[test]
fn the_defaults_are_the_documented_ones() {
    let client = builder("api_1").build().unwrap();
    let shared = client.core().shared();
    assert_eq!(shared.base_url.as_str(), "http://localhost:1/v1");
    assert_eq!(client.core().settings().timeout, Duration::from_secs(30));
    assert_eq!(shared.user_agent, "test-sdk/1.2.3");
    let (settings, shared) = (client.core().settings(), client.core().shared());
    assert_eq!(settings.connect_timeout, Duration::from_secs(10));
    assert_eq!(settings.retry.max_retries, 2);
    assert_eq!(settings.retry.first_delay, Duration::from_millis(500));
    assert_eq!(settings.retry.max_delay, Duration::from_secs(8));
    assert_eq!(settings.retry.max_retry_after, Duration::from_secs(60));
    assert_eq!(shared.max_pause, Duration::from_secs(3600));
    assert_eq!(shared.max_body_size, 67_108_864);
}

#[test]
fn the_error_of_a_key_that_no_header_can_carry_does_not_show_it() {
    for (key, reason) in [
        ("", "empty"),
        (" secret", "whitespace"),
        ("secret\n", "whitespace"),
        ("  ", "whitespace"),
        ("sec\nret", "no HTTP header"),
        ("sec\0ret", "no HTTP header"),
        ("sécret", "no HTTP header"),
    ] {
        let text = build_error(builder(key));
        assert!(text.contains(reason), "{text}");
        assert!(!text.contains("ret"), "{text}");
    }
}

#[test]
fn settings_that_are_not_valid_are_errors() {
    let insecure = || builder("k").base_url("http://api.example");
    assert!(build_error(insecure()).contains("allow_insecure_http"));
    assert!(insecure().allow_insecure_http(true).build().is_ok());
    assert!(build_error(builder("k").base_url("https://u:p@api.example")).contains("user name"));
    assert!(build_error(builder("k").timeout(Duration::ZERO)).contains("timeout"));
    assert!(build_error(builder("k").connect_timeout(Duration::ZERO)).contains("timeout"));
    assert!(build_error(builder("k").max_body_size(0)).contains("body"));
    assert!(build_error(builder("k").max_pause(Duration::ZERO)).contains("pause"));
    for limit in [RateLimit::new(0, Duration::from_secs(1)), RateLimit::new(1, Duration::ZERO)] {
        assert!(build_error(builder("k").rate_limits([limit])).contains("rate limit"));
    }
    assert!(builder("k").rate_limits([]).build().is_ok());
}

#[cfg(any(feature = "rustls", feature = "native-tls"))]
#[test]
fn a_client_for_https_is_built_without_a_process_wide_provider() {
    assert!(builder("k").base_url("https://api.example").build().is_ok());
    #[cfg(feature = "rustls")]
    assert!(rustls::crypto::CryptoProvider::get_default().is_none());
}

#[cfg(not(any(feature = "rustls", feature = "native-tls")))]
#[test]
fn https_without_tls_is_an_error_unless_an_http_client_is_given() {
    let https = || builder("k").base_url("https://api.example");
    let text = build_error(https());
    assert!(text.contains("`rustls`") && text.contains("http_client"), "{text}");
    assert!(https().http_client(reqwest::Client::new()).build().is_ok());
}

#[test]
fn debug_shows_neither_key_nor_base_url_password() {
    let builder = builder("api_secret").base_url("https://u:secret@api.example");
    assert!(!format!("{builder:?}").contains("secret"));
    let client = ClientBuilder::<Client>::new("api_secret").build().unwrap();
    let text = format!("{client:#?}");
    assert!(!text.contains("secret") && text.contains("localhost"), "{text}");
}

#[test]
fn a_client_is_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + fmt::Debug + 'static>() {}
    shared::<Client>();
}

#[test]
fn a_missing_key_names_its_variable() {
    let error = ClientBuilder::<Client>::from_env().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_eq!(error.to_string(), "the environment variable TEST_API_KEY is not set; it must hold the API key");
}

#[test]
fn a_key_of_the_wrong_kind_is_hinted_at_without_being_shown() {
    let hint = |key: &str| builder(key).build().unwrap().core.key_hint();
    assert_eq!(hint("api_1"), None);
    for key in ["transactional_9", "un_9"] {
        let hint = hint(key).unwrap();
        assert!(hint.contains("`api_`") && !hint.contains('9'), "{hint}");
    }
}
