//! The list that the tests read: its operation, its paging and its types.

use crate::paging::pagination::{Coverage, Pagination};
use crate::{Answer, Operation, Pinned};

pub(super) const LIST: Operation =
    Operation { id: "list_logs", path: "/logs", failure: crate::wire::envelope::tests::FAILURE, ..Operation::NONE };

pub(super) static FLAG: Pagination = Pagination {
    limit: "limit",
    max_limit: 100,
    default_limit: 50,
    offset: "offset",
    page: Some("page"),
    sort: None,
    ordered_by: &["first_seen"],
    records: "data",
    identity: &["uid", "domain"],
    more: &["pagination", "more"],
    total: &["pagination", "total"],
    capped: &["pagination", "capped"],
    cap: &["pagination", "cap"],
    window: Some("date_to"),
    coverage: Some(Coverage {
        included: "included",
        of: "of",
        parts: "parts",
        name: "name",
        status: "status",
        complete: "success",
    }),
};

pub(super) static TOTAL: Pagination = Pagination { more: &[], ..FLAG };

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct Log {
        #[wire("uid", required)]
        pub(super) uid: String,
        #[wire("version", optional)]
        pub(super) version: Option<i64>,
    }
}

crate::object! {
    #[derive(Clone, Debug, PartialEq)]
    pub(super) struct LogPage {
        #[wire("data", required list)]
        pub(super) data: Vec<Log>,
    }
}

impl Answer for LogPage {}
impl Pinned for Log {}
impl Pinned for LogPage {}
