//! Rules for what says in a response with status 2xx that the call failed.

use serde_json::Value;

use super::Checker;
use crate::document::join;

/// Checks `x-sdk.failure` of the root, or `x-failure` of an operation.
pub(super) fn check(checker: &mut Checker<'_>, at: &str) {
    let Some(failure) = checker.get(at) else { return };
    if !failure.is_object() {
        let message =
            "write `{success: false, error: present}`, members at the root of a response; `{}` if nothing says so";
        checker.report(at, "failure", message);
    }
    for (member, says) in checker.members(at) {
        if *says != Value::Bool(false) && says != "present" {
            let message = format!(
                "`{member}` says that a call failed either by being `false` or by being `present`, which is with a value \
                 that is not empty"
            );
            checker.report(&join(at, member), "failure", message);
        }
    }
}
