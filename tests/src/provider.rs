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
    /// Name of the crate, as it stands in the `User-Agent`.
    pub package: &'static str,
    /// Makes its client.
    pub connect: Connect,
    /// Makes its client from the environment, as a user does.
    pub from_env: fn() -> Result<Box<dyn Caller>, Error>,
    /// Reads a body without a call.
    pub decode: Decode,
    /// Starts its emulator.
    pub emulate: Emulate,
    /// The JSON schemas of its types.
    pub schemas: Schemas,
}

/// Makes a client for a base URL and a key.
pub type Connect = fn(base_url: &str, key: &str) -> Result<Box<dyn Caller>, Error>;

/// Reads the body of an answer to an operation, as a call of it does.
pub type Decode = fn(operation: &str, body: &[u8]) -> Result<Value, Error>;

/// The JSON schemas of the types of a client, by their names.
pub type Schemas = fn() -> Map<String, Value>;

/// Starts an emulator.
pub type Emulate = fn() -> Pin<Box<dyn Future<Output = Emulated>>>;

/// An emulator, whichever provider's.
pub type Emulated = Box<dyn Deref<Target = Emulator> + Send + Sync>;

/// What a call by name gives.
pub type Answered<'a> = Pin<Box<dyn Future<Output = Result<Value, Error>> + Send + 'a>>;

/// A client whose operations are called by their names.
pub trait Caller: Send + Sync {
    /// The same client, which does some things otherwise.
    fn with_options(&self, options: RequestOptions) -> Box<dyn Caller>;

    /// Calls an operation with parameters by their wire names.
    fn call<'a>(&'a self, operation: &'a str, parameters: &'a [(&'a str, Value)]) -> Answered<'a>;

    /// Calls `GET` on a path with what stands in `query`, unchecked; the answer is its JSON as it came.
    fn raw<'a>(&'a self, path: &'a str, query: &'a [(String, String)]) -> Answered<'a>;

    /// All records of a list, with so many requests at once where the operation can do that.
    ///
    /// # Errors
    ///
    /// A name that the document does not know, or a value of another type.
    fn stream(&self, operation: &str, parameters: &[(&str, Value)], concurrency: usize)
    -> Result<Box<dyn Walk>, Error>;

    /// The same page by page.
    ///
    /// # Errors
    ///
    /// As [`stream`](Self::stream).
    fn pages(&self, operation: &str, parameters: &[(&str, Value)], concurrency: usize) -> Result<Box<dyn Walk>, Error>;
}

impl Provider {
    /// The document.
    #[must_use]
    pub fn document(&self) -> PathBuf {
        specification().join(format!("{}.yaml", self.name))
    }

    /// The `User-Agent` that requests carry. All crates of the workspace have one version.
    #[must_use]
    pub fn user_agent(&self) -> String {
        format!("{}/{}", self.package, env!("CARGO_PKG_VERSION"))
    }
}

fn specification() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec")
}

/// All providers: the document and its crate.
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

            fn call<'a>(&'a self, operation: &'a str, parameters: &'a [(&'a str, Value)]) -> Answered<'a> {
                Box::pin($sdk::mock::call(self, operation, parameters))
            }

            fn raw<'a>(&'a self, path: &'a str, query: &'a [(String, String)]) -> Answered<'a> {
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
