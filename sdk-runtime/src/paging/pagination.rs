//! The description of a list operation.

/// Description of the paging of a list operation. Generated from its document.
///
/// Paths are member names from the content of the response inwards.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    /// Parameter for the number of records per page.
    pub limit: &'static str,
    /// Largest number of records per page.
    pub max_limit: u64,
    /// Number of records per page when the parameter is not set.
    pub default_limit: u64,
    /// Parameter for the number of records to skip.
    pub offset: &'static str,
    /// Parameter for the number of the page, counted from 1, if there is one.
    pub page: Option<&'static str>,
    /// Parameters of the order, if there are any. Without them the newest record comes first.
    pub sort: Option<Sort>,
    /// Path of the time of a record that the list is ordered by: in its default order, and in those that `sort` calls
    /// fixed. Empty if it is not known.
    pub ordered_by: &'static [&'static str],
    /// Member that holds the records.
    pub records: &'static str,
    /// Members that identify a record. The first is always present; the others count if they are present.
    pub identity: &'static [&'static str],
    /// Path of the flag that says whether records follow. Without one, the list ends where the total is reached;
    /// without a total, where a request brings no new record.
    pub more: &'static [&'static str],
    /// Path of the number of records in the whole list.
    pub total: &'static [&'static str],
    /// Path of the flag that says that the service stopped counting.
    pub capped: &'static [&'static str],
    /// Path of the number at which the service stops counting.
    pub cap: &'static [&'static str],
    /// Parameter for the latest time of a record, in Unix seconds, if there is one.
    pub window: Option<&'static str>,
    /// Description of the part of the account that a response covers, if it may be only a part.
    pub coverage: Option<Coverage>,
}

impl Pagination {
    /// Description in which nothing is set.
    #[doc(hidden)]
    pub const NONE: Self = Self {
        limit: "",
        max_limit: 0,
        default_limit: 0,
        offset: "",
        page: None,
        sort: None,
        ordered_by: &[],
        records: "",
        identity: &[],
        more: &[],
        total: &[],
        capped: &[],
        cap: &[],
        window: None,
        coverage: None,
    };
}

/// Parameters of the order of a list.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// Parameter for the field.
    pub by: &'static str,
    /// Parameter for the direction.
    pub order: &'static str,
    /// Value of the direction in which new records come last.
    pub ascending: &'static str,
    /// Values of the field whose order a change of a record does not alter.
    pub fixed: &'static [&'static str],
}

impl Sort {
    /// An order of which nothing is said.
    #[doc(hidden)]
    pub const NONE: Self = Self { by: "", order: "", ascending: "", fixed: &[] };
}

/// Description of the members that say that a response covers only a part of the account.
#[derive(Clone, Copy, Debug)]
pub struct Coverage {
    /// Member with the number of parts that were asked.
    pub included: &'static str,
    /// Member with the number of parts that there are.
    pub of: &'static str,
    /// Member with the list of the parts that were asked.
    pub parts: &'static str,
    /// Member of a part with its name.
    pub name: &'static str,
    /// Member of a part with its status.
    pub status: &'static str,
    /// Status of a part that is complete.
    pub complete: &'static str,
}

impl Coverage {
    /// A coverage of which nothing is said.
    #[doc(hidden)]
    pub const NONE: Self = Self { included: "", of: "", parts: "", name: "", status: "", complete: "" };
}
