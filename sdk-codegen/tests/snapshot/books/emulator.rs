// Made from spec/books.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

::sdk_runtime::emulator! {
    /// The Library API in small, on loopback, for tests: what clients read from it is what a test puts in.
    ///
    /// There is one method a list here, to put records in. What is not about one list is a method of
    /// [`Emulator`](::sdk_runtime::emulator::Emulator), to which this derefs: the log of requests, the
    /// clock, faults, latency, limits. An example is at the top of this module.
    ///
    /// It models the service as it is documented; where the documentation is silent, the most likely
    /// behaviour was chosen. That a test passes here proves nothing of the service.
    pub struct Emulator;
    service {
        base_path: "/v1",
        envelope: Some("data"),
        error: "{\"code\":\"$status\",\"message\":\"$message\"}",
        block_seconds: 5,
    }
    operations {
        ListBooks {
            identity: "id",
            members: &["id", "shortTitle", "kind", "stars", "votes", "lent", "authors", "notes", "printed_at", "lent_until"],
            hidden: &["isbn"],
            sortable: &[("id", false), ("shortTitle", false), ("kind", false), ("stars", false), ("votes", false), ("lent", false), ("printed_at", true), ("lent_until", true)],
            fixed: "printed_at",
            changed: Some("printed_at"),
            cut: true,
            past_end: Some(500),
            answer: "{\"data\":{\"data\":\"$records\",\"total\":\"$total\"},\"success\":true}",
            records: "/data",
            times: &["printed_at", "lent_until"],
            parameters: &[
                Parameter::new("limit", Role::Limit).default("10"),
                Parameter::new("offset", Role::Offset),
                Parameter::new("sort_by", Role::SortBy),
                Parameter::filter("bornAfter", &[Test::Since("printed_at")]),
                Parameter::filter("stars", &[Test::AtLeast("votes")]),
                Parameter::filter("lent", &[Test::Equals("lent")]),
                Parameter::filter("title", &[Test::Contains("shortTitle"), Test::Contains("authors[]")]),
                Parameter::filter("isbn", &[Test::Equals("isbn")]),
                Parameter::new("order", Role::SortOrder("ASC")),
                Parameter::filter("type", &[Test::Equals("kind")]),
                Parameter::filter("printedUntil", &[Test::Until("printed_at")]),
            ],
        }
    }
    lists {
        /// The records that [`Client::list_books`](super::Client::list_books) lists.
        list_books: Book,
    }
    examples {
    }
}
