//! Each constraint of a parameter, one step inside and one step outside.

use serde_json::json;

use super::{Maker, bounds};
use crate::case::{Argument, Case, Expect, Group};

pub(super) fn cases(maker: &Maker<'_>) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for parameter in &maker.operation.parameters {
        for argument in bounds::inside(parameter)? {
            let name = format!("{} = {} is sent", argument.name, short(&argument.value.to_string()));
            cases.push(maker.call(Group::Constraint, name, &[argument]));
        }
        for refused in bounds::outside(parameter)? {
            let mut names = vec![format!("`{}`", parameter.name), refused.shown];
            names.extend(refused.rule);
            let name = format!("{} = {} is refused", parameter.name, short(&refused.value.to_string()));
            let argument = Argument { name: parameter.name.clone(), value: refused.value, wire: String::new() };
            let expect = Expect::Refused { names };
            cases.push(Case { expect, ..maker.call(Group::Constraint, name, &[argument]) });
        }
        if parameter.required {
            let mut case = maker.case(Group::Constraint, format!("{} is missing", parameter.name));
            case.arguments.retain(|argument| argument.name != parameter.name);
            case.expect = Expect::Refused { names: vec![format!("`{}`", parameter.name)] };
            cases.push(case);
        }
    }
    let unknown = "no_such_parameter".to_owned();
    let argument = Argument { name: unknown.clone(), value: json!("x"), wire: String::new() };
    let expect = Expect::Refused { names: vec![unknown, maker.operation.id.clone()] };
    let mut case = maker.call(Group::Constraint, "an unknown parameter is refused", &[argument]);
    case.covers.clear();
    cases.push(Case { expect, ..case });
    Ok(cases)
}

fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
        None => text.to_owned(),
    }
}
