//! TLS as users have it: the clients' default features against a real server with its own certificate authority.
//!
//! The trusted authorities depend on the operating system, and there on the variable `SSL_CERT_FILE`, so every call is
//! made by a separate process.
#![allow(clippy::unwrap_used, reason = "clippy.toml allows it in test functions only, not beside them")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

const RESPONSE: &str = "HTTP/1.1 200 OK\r\ncontent-length: 11\r\nconnection: close\r\n\r\n{\"data\":[]}";

#[test]
fn a_certificate_of_a_trusted_authority_is_accepted() {
    let authority = Authority::new();
    let server = Server::start(&authority, certificate("localhost"));
    assert_eq!(call(&server, &authority), "0 records");
    assert_eq!(server.requests.recv().unwrap(), "GET /outbound/logs HTTP/1.1");
}

#[test]
fn a_certificate_of_another_authority_is_refused_without_a_retry() {
    let authority = Authority::new();
    refused(&Server::start(&authority, certificate("localhost")), &Authority::new());
}

#[test]
fn a_certificate_for_another_name_is_refused_without_a_retry() {
    let authority = Authority::new();
    refused(&Server::start(&authority, certificate("another.example")), &authority);
}

#[test]
fn an_expired_certificate_is_refused_without_a_retry() {
    let authority = Authority::new();
    let mut expired = certificate("localhost");
    expired.not_before = date_time_ymd(2020, 1, 1);
    expired.not_after = date_time_ymd(2020, 2, 1);
    refused(&Server::start(&authority, expired), &authority);
}

fn refused(server: &Server, trusted: &Authority) {
    assert_eq!(call(server, trusted), "Connection, attempts: 1");
    assert!(server.requests.try_recv().is_err(), "the key was sent");
}

/// Calls the server with a client that trusts this authority only, and returns the output.
fn call(server: &Server, trusted: &Authority) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), &trusted.pem).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_one_call"))
        .env("SSL_CERT_FILE", file.path())
        .env_remove("SSL_CERT_DIR")
        .env("JETEMAIL_API_KEY", "api_test")
        .env("JETEMAIL_BASE_URL", &server.url)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
}

/// A certificate authority.
struct Authority {
    issuer: Issuer<'static, KeyPair>,
    pem: String,
}

impl Authority {
    fn new() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let pem = params.self_signed(&key).unwrap().pem();
        Self { issuer: Issuer::new(params, key), pem }
    }
}

/// Returns the unsigned certificate of a server of this name.
fn certificate(name: &str) -> CertificateParams {
    CertificateParams::new([name.to_owned()]).unwrap()
}

/// A server that sends an empty page to every request.
struct Server {
    url: String,
    /// The first lines of the requests.
    requests: Receiver<String>,
}

impl Server {
    fn start(authority: &Authority, certificate: CertificateParams) -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = certificate.signed_by(&key, &authority.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        let config = Arc::new(config);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
        let (sender, requests) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
                let mut stream = BufReader::new(StreamOwned::new(connection, stream.unwrap()));
                let mut line = String::new();
                // A client that refuses the certificate ends the connection before it has sent anything.
                if stream.read_line(&mut line).is_ok_and(|length| length > 0) {
                    sender.send(line.trim_end().to_owned()).unwrap();
                    while stream.read_line(&mut line).is_ok_and(|length| length > 2) {}
                    stream.get_mut().write_all(RESPONSE.as_bytes()).unwrap();
                    stream.get_mut().conn.send_close_notify();
                    stream.get_mut().flush().unwrap();
                }
            }
        });
        Self { url, requests }
    }
}
