//! Tracing: a span for each call, and events for failures.
//!
//! The target is always `sdk_runtime`. The span has level INFO; the events `call failed`, a pause, and a time that cannot
//! be read have level WARN; a retry has DEBUG. Fields are named as in OpenTelemetry for HTTP clients where it has a name.
//! They never hold a key, a query, a body or any other text from the service or the caller. Without the feature
//! `tracing` these functions do nothing.

#[cfg(feature = "tracing")]
pub(crate) use on::{Trace, is_heard, left_out};

#[cfg(not(feature = "tracing"))]
pub(crate) use off::{Trace, is_heard, left_out};

#[cfg(feature = "tracing")]
mod on {
    use std::time::{Duration, Instant};

    use reqwest::{Method, StatusCode, Url};
    use tracing::field::Empty;
    use tracing::{Instrument, Level, Span};

    use crate::error::redact;

    use crate::Error;

    /// The target of the span and of all events.
    const TARGET: &str = "sdk_runtime";

    /// Says whether warnings are enabled.
    pub(crate) fn is_heard() -> bool {
        tracing::enabled!(target: TARGET, Level::WARN)
    }

    /// Reports a time that cannot be read and was left out. `operation` is given outside of its span.
    pub(crate) fn left_out(operation: Option<&str>, path: &str) {
        tracing::event!(
            target: TARGET,
            Level::WARN,
            sdk.operation = operation,
            sdk.json_path = redact::piece(path, 120),
            "a time cannot be read and was left out"
        );
    }

    /// The span of a call.
    pub(crate) struct Trace<'a> {
        span: Span,
        started: Instant,
        /// Also a field of the events, since a filter may leave out the span.
        sdk: &'static str,
        operation: &'a str,
    }

    impl<'a> Trace<'a> {
        /// Makes the span. `path` is given where it holds no text of the caller.
        pub(crate) fn new(
            sdk: &'static str,
            base_url: &Url,
            operation: &'a str,
            method: &Method,
            path: Option<&str>,
        ) -> Self {
            let span = tracing::span!(
                target: TARGET,
                Level::INFO,
                "sdk call",
                "otel.kind" = "client",
                "otel.name" = path.map_or_else(|| method.to_string(), |path| format!("{method} {path}")),
                "otel.status_code" = Empty,
                "http.request.method" = method.as_str(),
                "url.template" = path,
                "server.address" = base_url.host_str().unwrap_or_default(),
                "server.port" = base_url.port_or_known_default(),
                "http.response.status_code" = Empty,
                "http.request.resend_count" = Empty,
                "error.type" = Empty,
                "sdk.name" = sdk,
                "sdk.operation" = operation,
                "sdk.attempts" = Empty,
                "sdk.duration_ms" = Empty,
                "sdk.limiter_wait_ms" = Empty,
            );
            Self { span, started: Instant::now(), sdk, operation }
        }

        pub(crate) fn within<F: Future>(&self, future: F) -> impl Future<Output = F::Output> + use<'a, F> {
            future.instrument(self.span.clone())
        }

        /// Runs synchronous work in the span.
        pub(crate) fn inside<T>(&self, work: impl FnOnce() -> T) -> T {
            self.span.in_scope(work)
        }

        /// Reports a retry after `wait`.
        pub(crate) fn retry(&self, error: &Error, attempt: u32, wait: Duration) {
            tracing::event!(
                target: TARGET,
                parent: &self.span,
                Level::DEBUG,
                sdk.name = self.sdk,
                sdk.operation = self.operation,
                sdk.attempts = attempt,
                sdk.retry_wait_ms = milliseconds(wait),
                error.type = kind(error),
                "attempt failed, trying again"
            );
        }

        /// Reports a pause of all calls for `wait`.
        pub(crate) fn closed(&self, wait: Duration) {
            tracing::event!(
                target: TARGET,
                parent: &self.span,
                Level::WARN,
                sdk.name = self.sdk,
                sdk.operation = self.operation,
                sdk.retry_wait_ms = milliseconds(wait),
                "the service asked for a pause, no call is sent until then"
            );
        }

        /// Reports the end of the call. `waited` is the time that it waited for gate and limiter.
        pub(crate) fn finish(
            &self,
            status: Option<StatusCode>,
            attempts: u32,
            waited: Duration,
            error: Option<&Error>,
        ) {
            let span = &self.span;
            if let Some(status) = status {
                span.record("http.response.status_code", status.as_u16());
            }
            if attempts > 1 {
                span.record("http.request.resend_count", attempts - 1);
            }
            if let Some(error) = error {
                span.record("error.type", kind(error));
                span.record("otel.status_code", "ERROR");
                tracing::event!(
                    target: TARGET,
                    parent: span,
                    Level::WARN,
                    sdk.name = self.sdk,
                    sdk.operation = self.operation,
                    sdk.attempts = attempts,
                    sdk.error_kind = %error.kind(),
                    http.response.status_code = status.map(|status| status.as_u16()),
                    error.type = kind(error),
                    "call failed"
                );
            }
            span.record("sdk.attempts", attempts);
            span.record("sdk.duration_ms", milliseconds(self.started.elapsed()));
            span.record("sdk.limiter_wait_ms", milliseconds(waited));
        }
    }

    /// Returns the status if it is an error, else the kind.
    fn kind(error: &Error) -> String {
        match error.status() {
            Some(status) if status.is_client_error() || status.is_server_error() => status.as_str().to_owned(),
            _ => error.kind().to_string().replace(' ', "_"),
        }
    }

    fn milliseconds(time: Duration) -> u64 {
        u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use std::marker::PhantomData;
    use std::time::Duration;

    use reqwest::{Method, StatusCode, Url};

    use crate::Error;

    #[inline(always)]
    pub(crate) fn is_heard() -> bool {
        false
    }

    #[inline(always)]
    pub(crate) fn left_out(_: Option<&str>, _: &str) {}

    /// Span that does nothing.
    pub(crate) struct Trace<'a>(PhantomData<&'a str>);

    impl<'a> Trace<'a> {
        #[inline(always)]
        pub(crate) fn new(_: &'static str, _: &Url, _: &'a str, _: &Method, _: Option<&str>) -> Self {
            Self(PhantomData)
        }

        #[inline(always)]
        pub(crate) fn within<F: Future>(&self, future: F) -> F {
            future
        }

        #[inline(always)]
        pub(crate) fn inside<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        #[inline(always)]
        pub(crate) fn retry(&self, _: &Error, _: u32, _: Duration) {}

        #[inline(always)]
        pub(crate) fn closed(&self, _: Duration) {}

        #[inline(always)]
        pub(crate) fn finish(&self, _: Option<StatusCode>, _: u32, _: Duration, _: Option<&Error>) {}
    }
}

#[cfg(feature = "tracing")]
#[cfg(test)]
mod tests;
