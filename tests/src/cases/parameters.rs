//! Each parameter under its exact name with its exact value, alone and together with all others.

use super::{Maker, values};
use crate::case::{Case, Group};

pub(super) fn cases(maker: &Maker<'_>) -> Result<Vec<Case>, String> {
    let mut cases = Vec::new();
    let mut together = Vec::new();
    let mut reversed = Vec::new();
    for parameter in &maker.operation.parameters {
        for argument in values::ordinary(parameter)? {
            let name = format!("{} = {}", argument.name, argument.value);
            cases.push(maker.call(Group::Parameter, name, &[argument]));
        }
        together.push(values::one(parameter)?);
        reversed.push(values::another(parameter)?);
    }
    if together.is_empty() {
        return Ok(cases);
    }
    reversed.reverse();
    cases.push(maker.call(Group::Together, "all parameters", &together));
    cases.push(maker.call(Group::Together, "all parameters, other values, backwards", &reversed));
    let mut twice = maker.call(Group::Together, "all parameters set twice, the last value counts", &together);
    twice.arguments = reversed.into_iter().chain(together).collect();
    cases.push(twice);
    Ok(cases)
}
