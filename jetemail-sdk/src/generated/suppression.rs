// Made from spec/jetemail.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

pub(super) mod builder {
    ::sdk_runtime::operation! {
        pub struct DeleteSuppression = delete_suppression(DELETE "/outbound/suppression/{id}") -> json;
        required ["id"];
        failure { when_false: &["success"], when_present: &["error", "errors"] }
        path {
            id = "id": integer(1..=i64::MAX),
        }
        arguments {
        }
    }
    ::sdk_runtime::operation! {
        pub struct ExportSuppressions = export_suppressions(GET "/outbound/suppression/export") -> text;
        failure { when_false: &["success"], when_present: &["error", "errors"] }
        arguments {
        }
    }
}
pub(super) mod types {
    ::sdk_runtime::types! {
    }
}
