// Made from spec/lending.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct GetMember = get_member(GET "/members/{memberNumber}") -> Member in "member";
        required ["memberNumber"];
        headers "X-Branch";
        failure { when_false: &["success"], when_present: &["error"] }
        path {
            member_number = "memberNumber": integer(1..=i64::MAX),
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
        pub struct DeleteMember = delete_member(DELETE "/members/{memberNumber}") -> Done;
        required ["memberNumber"];
        failure { when_false: &["success"], when_present: &["error"] }
        path {
            member_number = "memberNumber": integer(1..=i64::MAX),
        }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct GetCard = get_card(GET "/members/{memberNumber}/card") -> json;
        required ["memberNumber"];
        failure { when_false: &["success"], when_present: &["error"] }
        path {
            member_number = "memberNumber": integer(1..=i64::MAX),
        }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct Ring = ring(POST "/bell") -> nothing;
        failure { when_false: &["success"], when_present: &["error"] }
        arguments {
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
        /// Who borrows.
        pub answer Member {
            /// Number on the card.
            number: i64 = "number" required,
            /// Name.
            name: Option<String> = "name" optional,
        }
        /// It is done.
        pub answer Done {
            /// Whether the call succeeded.
            success: Option<bool> = "success" optional,
            /// What was done.
            message: Option<String> = "message" optional,
        }
    }
}
