// Made from spec/lending.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct LendBook = lend_book(PUT "/members/{memberNumber}/loans/{isbn}") -> Loan in "loan";
        repeat Once;
        required ["isbn"], ["memberNumber"];
        headers "X-Branch";
        failure { when_false: &["success"], when_present: &["error"] }
        path {
            member_number = "memberNumber": integer(1..=i64::MAX),
            isbn = "isbn": text(pattern: Some(Pattern { source: "^[0-9X]{10,13}$", node: &Repeat(&Class(&[('0', '9'), ('X', 'X')]), 10, Some(13)), ..Pattern::NONE })),
        }
        arguments {
            /// Branch that asks.
            ///
            /// Allowed: 1 to 20 characters.
            ///
            /// Sent as the header `X-Branch`.
            x_branch = "X-Branch": text(max_length: 20),
        }
    }
    ::sdk_runtime::operation! {
        pub struct RenewLoan = renew_loan(PATCH "/members/{memberNumber}/loans/{isbn}") -> Done;
        repeat Idempotent;
        required ["memberNumber"], ["isbn"];
        failure { when_false: &["success"], when_present: &["error"] }
        path {
            member_number = "memberNumber": integer(1..=i64::MAX),
            isbn = "isbn": text(pattern: Some(Pattern { source: "^[0-9X]{10,13}$", node: &Repeat(&Class(&[('0', '9'), ('X', 'X')]), 10, Some(13)), ..Pattern::NONE })),
        }
        arguments {
            /// Weeks from now. Default `4`.
            ///
            /// Allowed: 1 to 8.
            weeks = "weeks": integer(1..=8),
        }
    }
    ::sdk_runtime::operation! {
        pub struct ListLoans = list_loans(GET "/loans") -> [Loan] in "loans";
        failure { when_false: &["success"], when_present: &["error"], unless: &["loans"] }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct ExportLoans = export_loans(GET "/loans/export") -> text;
        failure { when_false: &["success"], when_present: &["error"] }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct GetCover = get_cover(GET "/covers/{isbn}") -> bytes;
        required ["isbn"];
        path {
            isbn = "isbn": text(pattern: Some(Pattern { source: "^[0-9X]{10,13}$", node: &Repeat(&Class(&[('0', '9'), ('X', 'X')]), 10, Some(13)), ..Pattern::NONE })),
        }
        arguments {
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// A book that is lent.
        pub answer Loan {
            /// The ISBN of the book.
            isbn: String = "isbn" required,
            /// When it is due.
            until: Option<::sdk_runtime::Timestamp> = "until" optional,
        }
    }
}
