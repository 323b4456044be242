//! What may be shown.

use crate::case::{ADDRESS, ASKED, SECRET};

/// Neither the key, nor what the query asks for, nor the address that servers repeat, nor any half of it.
pub(crate) fn assert_discreet(text: &str) {
    let (local_part, domain) = ADDRESS.split_once('@').unwrap();
    for hidden in [SECRET, ASKED, local_part, domain, "search=", "from_address="] {
        assert!(!text.contains(hidden), "`{hidden}` is shown: {text}");
    }
}
