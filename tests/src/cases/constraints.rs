//! Each constraint of a parameter, one step inside and one step outside.

use serde_json::json;

use super::{Maker, bounds, values};
use crate::case::{Argument, Case, Expect, Group};

pub(super) fn cases(maker: &Maker<'_>) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    for parameter in &maker.operation.parameters {
        for argument in bounds::inside(parameter)? {
            let name = format!("{} = {} is sent", argument.name, short(&argument.value.to_string()));
            cases.push(maker.call(Group::Constraint, name, &[argument]));
        }
        for invalid in bounds::outside(parameter)? {
            let mut names = vec![format!("`{}`", parameter.name), invalid.shown];
            names.extend(invalid.rule);
            let name = format!("{} = {} is invalid", parameter.name, short(&invalid.value.to_string()));
            let argument = Argument { name: parameter.name.clone(), value: invalid.value, wire: String::new() };
            let expect = Expect::Invalid { names };
            cases.push(Case { expect, ..maker.call(Group::Constraint, name, &[argument]) });
        }
        if parameter.required {
            let mut case = maker.case(Group::Constraint, format!("{} is missing", parameter.name));
            case.arguments.retain(|argument| argument.name != parameter.name);
            case.expect = Expect::Invalid { names: vec![format!("`{}`", parameter.name)] };
            cases.push(case);
        }
    }
    let one_of = &maker.operation.one_of;
    if !one_of.is_empty() {
        let mut case = maker.case(Group::Constraint, format!("a call without any of {} is invalid", one_of.join(", ")));
        case.arguments.retain(|argument| !one_of.contains(&argument.name));
        let names = one_of.iter().map(|name| format!("`{name}`")).collect();
        cases.push(Case { expect: Expect::Invalid { names }, ..case });
    }
    for parameter in maker.operation.parameters.iter().filter(|parameter| one_of.contains(&parameter.name)) {
        let name = format!("{} alone satisfies {}", parameter.name, one_of.join(", "));
        cases.push(maker.call(Group::Constraint, name, &[values::one(parameter)?]));
    }
    let unknown = "no_such_parameter".to_owned();
    let argument = Argument { name: unknown.clone(), value: json!("x"), wire: String::new() };
    let expect = Expect::Invalid { names: vec![unknown, maker.operation.id.clone()] };
    let mut case = maker.call(Group::Constraint, "an unknown parameter is invalid", &[argument]);
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
