//! The only place that names the providers.

use std::{
    future::Future,
    ops::Deref,
    path::{Path, PathBuf},
    pin::Pin,
};

use sdk_emulator::Emulator;
use sdk_runtime::{Error, Method, RequestOptions, by_name::Walk};
use serde_json::{Map, Value};

/// A provider: its document and its client.
#[derive(Debug)]
pub struct Provider {
    /// Name of the document and of the folder of examples, such as `jetemail`.
    pub name: &'static str,
    /// Name of the crate, as in the `User-Agent`.
    pub package: &'static str,
    /// Makes a client.
    pub connect: Connect,
    /// Makes a client from the environment, as a user does.
    pub from_env: fn() -> Result<Box<dyn Caller>, Error>,
    /// Reads a response body without a call.
    pub decode: Decode,
    /// Starts an emulator.
    pub emulate: Emulate,
    /// Returns the JSON schemas of the types.
    pub schemas: Schemas,
}

/// Makes a client for a base URL and a key.
pub type Connect = fn(base_url: &str, key: &str) -> Result<Box<dyn Caller>, Error>;

/// Reads the body of an operation's response, as a call does.
pub type Decode = fn(operation: &str, body: &[u8]) -> Result<Value, Error>;

/// Returns the JSON schemas of a client's types, by name.
pub type Schemas = fn() -> Map<String, Value>;

/// Starts an emulator.
pub type Emulate = fn() -> Pin<Box<dyn Future<Output = Emulated>>>;

/// An emulator of either provider.
pub type Emulated = Box<dyn Deref<Target = Emulator> + Send + Sync>;

/// The pending result of a call by name.
pub type Pending<'a> = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + 'a>>;

/// A client whose operations are called by their names.
pub trait Caller: Send + Sync {
    /// Returns the same client with these options applied.
    fn with_options(&self, options: RequestOptions) -> Box<dyn Caller>;

    /// Calls an operation with parameters by their wire names.
    fn call<'a>(&'a self, operation: &'a str, parameters: &'a [(&'a str, Value)]) -> Pending<'a>;

    /// Calls `GET` on a path with this query, without validation, and returns the response's JSON unchanged.
    fn raw<'a>(&'a self, path: &'a str, query: &'a [(String, String)]) -> Pending<'a>;

    /// Returns all records of a list, with this many concurrent requests where the operation supports them.
    ///
    /// # Errors
    ///
    /// Fails for a parameter name that the document does not have, or a value of another type.
    fn stream(&self, operation: &str, parameters: &[(&str, Value)], concurrency: usize)
    -> Result<Box<dyn Walk>, Error>;

    /// Returns the same list page by page.
    ///
    /// # Errors
    ///
    /// Fails as [`stream`](Self::stream) does.
    fn pages(&self, operation: &str, parameters: &[(&str, Value)], concurrency: usize) -> Result<Box<dyn Walk>, Error>;
}

impl Provider {
    /// Returns the path of the document.
    #[must_use]
    pub fn document(&self) -> PathBuf {
        specification().join(format!("{}.yaml", self.name))
    }

    /// Returns the `User-Agent` of requests. All crates of the workspace have the same version.
    #[must_use]
    pub fn user_agent(&self) -> String {
        format!("{}/{}", self.package, env!("CARGO_PKG_VERSION"))
    }
}

fn specification() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")
}

/// Declares all providers: the document and its crate.
macro_rules! providers {
    ($($name:ident: $sdk:ident),+ $(,)?) => {
        /// All providers.
        pub static PROVIDERS: &[Provider] = &[$(Provider {
            name: stringify!($name),
            package: concat!(stringify!($name), "-sdk"),
            connect: |base_url, key| {
                Ok(Box::new($sdk::Client::builder(key).base_url(base_url).max_retries(0).rate_limits([]).build()?))
            },
            from_env: || Ok(Box::new($sdk::Client::from_env()?)),
            decode: $sdk::mock::decode,
            emulate: || Box::pin(async { Box::new($sdk::mock::Emulator::start().await) as Emulated }),
            schemas: $sdk::mock::schemas,
        }),+];

        $(impl Caller for $sdk::Client {
            fn with_options(&self, options: RequestOptions) -> Box<dyn Caller> {
                Box::new($sdk::Client::with_options(self, options))
            }

            fn call<'a>(&'a self, operation: &'a str, parameters: &'a [(&'a str, Value)]) -> Pending<'a> {
                Box::pin($sdk::mock::call(self, operation, parameters))
            }

            fn raw<'a>(&'a self, path: &'a str, query: &'a [(String, String)]) -> Pending<'a> {
                let call = self.request(Method::GET, path);
                let call = query.iter().fold(call, |call, (name, value)| call.query(name, value));
                Box::pin(async { Ok(call.send().await?.into_inner()) })
            }

            fn stream(
                &self,
                operation: &str,
                parameters: &[(&str, Value)],
                concurrency: usize,
            ) -> Result<Box<dyn Walk>, Error> {
                $sdk::mock::stream(self, operation, parameters, concurrency)
            }

            fn pages(
                &self,
                operation: &str,
                parameters: &[(&str, Value)],
                concurrency: usize,
            ) -> Result<Box<dyn Walk>, Error> {
                $sdk::mock::pages(self, operation, parameters, concurrency)
            }
        })+
    };
}

providers! {
    jetemail: jetemail_sdk,
    unosend: unosend_sdk,
}
