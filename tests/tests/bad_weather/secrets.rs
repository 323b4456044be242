//! Check that a text shows no secret.

use crate::case::{ADDRESS, ASKED, SECRET};

/// Checks that the text shows neither the key, nor the values of the query, nor the address that servers repeat, nor a
/// half of it.
pub(crate) fn assert_shows_no_secret(text: &str) {
    let (local_part, domain) = ADDRESS.split_once('@').unwrap();
    for hidden in [SECRET, ASKED, local_part, domain, "search=", "from_address="] {
        assert!(!text.contains(hidden), "`{hidden}` is shown: {text}");
    }
}
