//! Progenitor names types, fields, builders and setters: it is given what it can express, and its output is read.

pub(crate) mod agree;
mod generate;
mod lower;

pub(crate) use generate::generate;
pub(crate) use lower::{
    FieldNote, Lowered, Notes, ObjectNote, OperationNote, PaginationNote, ParameterNote, Rule, Time, lower,
};
