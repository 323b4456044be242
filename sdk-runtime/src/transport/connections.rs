//! The HTTP client of each Tokio runtime.
//!
//! A connection is driven by the runtime in which it was made. Another runtime that took it from the pool would wait
//! for the first one, which may be idle: a current-thread runtime is whenever nothing blocks on it. So each runtime has
//! an HTTP client of its own, with connections of its own.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::Url;
use tokio::runtime::{Handle, Id};

use crate::error::Cause;
use crate::transport::base_url;
use crate::transport::tls::{self, Tls};

/// Number of runtimes for which connections are kept: those that were used last.
const MOST: usize = 8;

/// HTTP clients that send the requests.
pub(crate) enum Connections {
    /// The user's client, whatever its connections are.
    Given(reqwest::Client),
    Own {
        recipe: Box<Recipe>,
        clients: Mutex<Vec<Client>>,
    },
}

/// Settings with which HTTP clients are made.
pub(crate) struct Recipe {
    tls: Tls,
    connect_timeout: Duration,
    proxies: bool,
}

/// HTTP client of a runtime.
pub(crate) struct Client {
    /// The runtime; `None` before the first request.
    runtime: Option<Id>,
    http: reqwest::Client,
}

impl Connections {
    /// Makes HTTP clients here. The error is a text and the error of the library below.
    pub(crate) fn own(base_url: &Url, connect_timeout: Duration) -> Result<Self, (String, Option<Cause>)> {
        let tls = tls::set_up(base_url.scheme() == "https").map_err(|text| (text, None))?;
        // A proxy would look for a service on loopback on its own machine.
        let recipe = Box::new(Recipe { tls, connect_timeout, proxies: !base_url::is_loopback(base_url) });
        let http = recipe.make().map_err(|error| {
            let cause = Cause::of(&error.without_url());
            (format!("the HTTP client cannot be built: {}", cause.root()), Some(cause))
        })?;
        Ok(Self::Own { recipe, clients: Mutex::new(vec![Client { runtime: None, http }]) })
    }

    /// Returns the client for the current runtime.
    pub(crate) fn client(&self) -> reqwest::Result<reqwest::Client> {
        let (recipe, clients) = match self {
            Self::Given(client) => return Ok(client.clone()),
            Self::Own { recipe, clients } => (recipe, clients),
        };
        let here = Handle::try_current().ok().map(|runtime| runtime.id());
        let mut clients = clients.lock().unwrap_or_else(PoisonError::into_inner);
        let known = clients.iter().position(|client| client.runtime.is_none() || client.runtime == here);
        let http = match known {
            Some(index) => clients.remove(index).http,
            None => recipe.make()?,
        };
        clients.push(Client { runtime: here, http: http.clone() });
        let surplus = clients.len().saturating_sub(MOST);
        clients.drain(..surplus);
        Ok(http)
    }
}

impl Recipe {
    fn make(&self) -> reqwest::Result<reqwest::Client> {
        let builder = reqwest::Client::builder()
            .connect_timeout(self.connect_timeout)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false);
        let builder = if self.proxies { builder } else { builder.no_proxy() };
        self.tls.configure(builder).build()
    }
}

#[cfg(test)]
mod tests {
    use tokio::runtime::Builder;

    use super::*;

    #[test]
    fn each_runtime_has_its_client_and_those_used_last_are_kept() {
        let url = Url::parse("http://localhost:1").unwrap();
        let own = Connections::own(&url, Duration::from_secs(1)).map_err(|(text, _)| text).unwrap();
        let runtimes: Vec<_> = (0..MOST + 1).map(|_| Builder::new_current_thread().build().unwrap()).collect();
        let ids = |own: &Connections| match own {
            Connections::Given(_) => Vec::new(),
            Connections::Own { clients, .. } => {
                clients.lock().unwrap().iter().map(|client| client.runtime.unwrap()).collect()
            }
        };
        let id = |index: usize| runtimes[index].handle().id();
        for runtime in [0, 1, 0] {
            runtimes[runtime].block_on(async { own.client().unwrap() });
        }
        assert_eq!(ids(&own), [id(1), id(0)]);
        for runtime in &runtimes[2..] {
            runtime.block_on(async { own.client().unwrap() });
        }
        assert_eq!(ids(&own), [0, 2, 3, 4, 5, 6, 7, 8].map(id));
    }
}
