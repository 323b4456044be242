//! Recorder of `tracing`: every name, field and value of spans and events, of all crates.

use std::{
    fmt::{Debug, Write as _},
    sync::{
        LazyLock, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

static RECORDED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Installs the recorder for the whole process, once.
static LISTENING: LazyLock<()> =
    LazyLock::new(|| tracing::subscriber::set_global_default(Listener::default()).unwrap());

/// Starts recording.
pub(crate) fn listen() {
    *LISTENING
}

/// Returns everything recorded so far.
pub(crate) fn recorded() -> Vec<String> {
    RECORDED.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

#[derive(Default)]
struct Listener {
    spans: AtomicU64,
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields::of(span.metadata());
        span.record(&mut fields);
        fields.keep();
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields("recorded".to_owned());
        values.record(&mut fields);
        fields.keep();
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::of(event.metadata());
        event.record(&mut fields);
        fields.keep();
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Fields(String);

impl Fields {
    fn of(metadata: &Metadata<'_>) -> Self {
        Self(format!("{} {}", metadata.target(), metadata.name()))
    }

    fn keep(self) {
        RECORDED.lock().unwrap_or_else(PoisonError::into_inner).push(self.0);
    }
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let _ = write!(self.0, " {}={value:?}", field.name());
    }
}
