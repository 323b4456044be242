//! Enums: one line a value.

use super::print::Code;
use crate::model::Choice;

/// `pub open Status { Sent = "sent", Bounced = "bounced" }`
pub(super) fn write(code: &mut Code, choice: &Choice) {
    code.docs(&choice.description);
    code.line(&format!("pub {} {} {{", if choice.open { "open" } else { "closed" }, choice.name));
    for value in &choice.values {
        code.line(&format!("{} = {:?},", value.rust, value.text));
    }
    code.line("}");
}
