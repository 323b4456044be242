/// How a list operation pages, as the document says. Generated.
///
/// Paths are member names from the answer proper inwards.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    /// The parameter for the number of records per page.
    pub limit: &'static str,
    /// The largest page that the service gives.
    pub max_limit: u64,
    /// The page size when the parameter is not set.
    pub default_limit: u64,
    /// The parameter for the number of records to skip.
    pub offset: &'static str,
    /// The parameter for the number of the page, counted from 1, if there is one.
    pub page: Option<&'static str>,
    /// The parameters of the order, if there are any. Without them the newest record comes first.
    pub sort: Option<Sort>,
    /// The time of a record that the list is ordered by: in its default order, and in those that `sort` calls fixed.
    /// Empty where that is not known.
    pub ordered_by: &'static [&'static str],
    /// The member that holds the records.
    pub records: &'static str,
    /// The members that identify a record. The first is always there; the others count where they are.
    pub identity: &'static [&'static str],
    /// The flag that says whether records follow. Without one, the end is where the total is reached; without that too,
    /// where a request brings nothing new.
    pub more: &'static [&'static str],
    /// The number of records in the whole list.
    pub total: &'static [&'static str],
    /// The flag that says that the service stopped counting.
    pub capped: &'static [&'static str],
    /// The count at which the service stops counting.
    pub cap: &'static [&'static str],
    /// The parameter that bounds from above, in Unix seconds, the time at which a record came, if there is one.
    pub window: Option<&'static str>,
    /// Which part of what was asked the answer covers, if it may be a part only.
    pub coverage: Option<Coverage>,
}

impl Pagination {
    /// The pagination of a list of which nothing is said.
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

/// The parameters of a list's order.
#[derive(Clone, Copy, Debug)]
pub struct Sort {
    /// The parameter for the field.
    pub by: &'static str,
    /// The parameter for the direction.
    pub order: &'static str,
    /// The direction in which new records come last.
    pub ascending: &'static str,
    /// The fields whose order a change of a record does not alter.
    pub fixed: &'static [&'static str],
}

/// How an answer tells that it covers only a part of what was asked.
#[derive(Clone, Copy, Debug)]
pub struct Coverage {
    /// The number of parts that were asked.
    pub included: &'static str,
    /// The number of parts that there are.
    pub of: &'static str,
    /// The list of the parts that were asked.
    pub parts: &'static str,
    /// The member that names a part.
    pub name: &'static str,
    /// The member that says how it went.
    pub status: &'static str,
    /// The status of a part that is complete.
    pub complete: &'static str,
}
