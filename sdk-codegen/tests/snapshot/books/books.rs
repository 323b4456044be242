// Made from spec/books.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct ListBooks = list_books(GET "/books") -> BookPage in "data";
        required ["isbn"];
        failure { when_false: &["success"], when_present: &["error"], unless: &["data"] }
        arguments {
            /// Page size, 1 to 50; default 10.
            ///
            /// Allowed: 1 to 50.
            limit = "limit": integer(1..=50),
            /// Books to skip.
            ///
            /// Allowed: 0 or more.
            offset = "offset": integer(0..=i64::MAX),
            /// Field to sort by.
            ///
            /// Allowed: any text but an empty one.
            sort_by = "sort_by": text,
            /// Earliest birth of the author, a Unix time in seconds.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            ///
            /// Sent as `bornAfter`.
            born_after = "bornAfter": unix_seconds,
            /// Least number of stars.
            ///
            /// Allowed: 0 to 5.
            stars = "stars": number(0.0..=5.0),
            /// Only books that are lent, or only those that are not.
            lent = "lent": boolean,
            /// Part of the title.
            ///
            /// Allowed: 2 to 40 characters.
            title = "title": text(min_length: 2, max_length: 40),
            /// The ISBN without hyphens.
            ///
            /// Required. Allowed: text that matches `^(97[89])?[0-9]{9}[0-9X]$`.
            isbn = "isbn": text(pattern: Some(Pattern { source: "^(97[89])?[0-9]{9}[0-9X]$", node: &Concat(&[Repeat(&Concat(&[Class(&[('9', '9')]), Class(&[('7', '7')]), Class(&[('8', '9')])]), 0, Some(1)), Repeat(&Class(&[('0', '9')]), 9, Some(9)), Class(&[('0', '9'), ('X', 'X')])]), ..Pattern::NONE })),
            /// Direction. Default `DESC`.
            ///
            /// Allowed: `ASC`, `DESC`.
            order = "order": choice(Direction),
            /// Kind of book.
            ///
            /// Allowed: `novel`, `short-story`; other texts but an empty one are sent as they are.
            ///
            /// Sent as `type`.
            type_ = "type": choice(Kind),
            /// Latest time of printing, a Unix time in seconds.
            ///
            /// Allowed: a Unix time in seconds, or a time, date or text as
            /// [`IntoUnixSeconds`](::sdk_runtime::param::IntoUnixSeconds) takes it.
            ///
            /// Sent as `printedUntil`.
            printed_until = "printedUntil": unix_seconds,
        }
        ///
        /// That holds while `sort_by` is left out or is `printed_at`. In other orders it is best effort.
        ///
        /// `offset` is where the walk begins.
        ///
        /// With [`concurrency`](::sdk_runtime::Records::concurrency) several pages are asked for at once.
        list Book pinned {
            limit: "limit",
            max_limit: 50,
            default_limit: 10,
            offset: "offset",
            records: "data",
            identity: &["id"],
            ordered_by: &["printed_at"],
            total: &["total"],
            window: Some("printedUntil"),
            sort: Some(Sort { by: "sort_by", order: "order", ascending: "ASC", fixed: &["printed_at"], ..Sort::NONE }),
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Sort direction.
        pub closed Direction {
            Asc = "ASC",
            Desc = "DESC",
        }
        /// Kind of book.
        pub open Kind {
            Novel = "novel",
            ShortStory = "short-story",
        }
        /// One page of books.
        pub answer BookPage {
            /// The books.
            data: Vec<Book> = "data" required list,
            /// Number of all books.
            total: Option<i64> = "total" optional,
        }
        /// One book.
        pub object Book {
            /// Identity.
            id: String = "id" required,
            /// Title.
            short_title: Option<String> = "shortTitle" optional,
            /// Kind of the book.
            kind: Option<Kind> = "kind" optional,
            /// Mean of all votes.
            stars: Option<f64> = "stars" optional,
            /// Number of all votes.
            votes: Option<i64> = "votes" optional,
            /// Whether somebody has it.
            lent: Option<bool> = "lent" optional,
            /// Names of the authors.
            authors: Vec<String> = "authors" scalars,
            /// Whatever the librarians wrote.
            notes: ::serde_json::Map<String, ::serde_json::Value> = "notes" map,
            /// When it was printed.
            printed_at: Option<::sdk_runtime::Timestamp> = "printed_at" optional,
            /// Seen in milliseconds.
            lent_until: Option<::sdk_runtime::UnixTime> = "lent_until" optional,
        }
    }
}
