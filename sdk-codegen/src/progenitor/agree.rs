//! The names that progenitor gave, and whether what it wrote has what the model has.
//!
//! This is the one place that knows progenitor's output. Whatever is missing or new is an error here, so that an
//! update of progenitor cannot change the generated crates in silence.

use std::collections::{BTreeMap, BTreeSet};

use syn::{
    Expr, Fields, File, FnArg, GenericArgument, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemMod, ItemStruct,
    PathArguments, ReturnType, Type,
};

use crate::model::{Api, Choice, Content, Field, Kind, Object, Operation, pascal, snake};

/// Methods that a builder has besides setters.
const OWN_METHODS: &[&str] = &["new", "send"];

/// Puts progenitor's names into the model; of types from one file, of operations from another.
///
/// # Errors
///
/// The part that is missing, or has another shape than the model says. An operation's own is said with its name.
pub(super) fn agree(api: &mut Api, types: &File, operations: &File) -> Result<(), String> {
    let types = module(&types.items, "types")?;
    let (mut structs, mut enums) = (BTreeMap::new(), BTreeMap::new());
    for item in types {
        match item {
            Item::Struct(item) => drop(structs.insert(item.ident.to_string(), item)),
            Item::Enum(item) => drop(enums.insert(item.ident.to_string(), item)),
            _ => {}
        }
    }
    for object in &mut api.objects {
        let found = structs.get(&object.name).ok_or_else(|| format!("there is no struct `{}`", object.name))?;
        self::object(object, found)?;
    }
    for choice in &mut api.enums {
        let found = enums.get(&choice.name).ok_or_else(|| format!("there is no enum `{}`", choice.name))?;
        self::choice(choice, found)?;
    }
    let (clients, builders) = (inherent(&operations.items), inherent(module(&operations.items, "builder")?));
    let client = clients.get("Client").map(Vec::as_slice).unwrap_or_default();
    let client: BTreeMap<_, _> = client.iter().map(|method| (method.sig.ident.to_string(), *method)).collect();
    for operation in &mut api.operations {
        self::operation(operation, &client, &builders).map_err(|what| format!("`{}`: {what}", operation.id))?;
    }
    Ok(())
}

fn module<'a>(items: &'a [Item], name: &str) -> Result<&'a [Item], String> {
    let found = items.iter().find_map(|item| match item {
        Item::Mod(ItemMod { ident, content: Some((_, items)), .. }) if ident == name => Some(items.as_slice()),
        _ => None,
    });
    found.ok_or_else(|| format!("there is no module `{name}`"))
}

fn object(object: &mut Object, item: &ItemStruct) -> Result<(), String> {
    let name = &object.name;
    let mut found = BTreeMap::new();
    for field in &item.fields {
        let ident = field.ident.as_ref().ok_or_else(|| format!("a field of `{name}` has no name"))?.to_string();
        found.insert(serde_rename(&field.attrs).unwrap_or_else(|| ident.clone()), (ident, &field.ty));
    }
    if found.len() != object.fields.len() {
        return Err(format!("struct `{name}` has {} fields, not {}", found.len(), object.fields.len()));
    }
    for field in &mut object.fields {
        let (rust, of) =
            found.remove(&field.name).ok_or_else(|| format!("type `{name}` has no field for `{}`", field.name))?;
        if !holds(field, of) {
            return Err(format!("field `{rust}` of `{name}` has another type than the document says"));
        }
        field.rust = rust;
        field.boxed = boxed(of).is_some();
    }
    Ok(())
}

/// Says whether progenitor's type of a field is the one that the model has, without regard to whether it may be absent.
fn holds(field: &Field, of: &Type) -> bool {
    let of = argument(of, "Option").unwrap_or(of);
    is(&field.kind, boxed(of).unwrap_or(of))
}

/// The type that is boxed, since it holds itself.
fn boxed(of: &Type) -> Option<&Type> {
    argument(argument(of, "Option").unwrap_or(of), "Box")
}

fn is(kind: &Kind, of: &Type) -> bool {
    let named = |name: &str| last_ident(of).is_some_and(|ident| ident == name);
    match kind {
        Kind::Text | Kind::Time => named("String"),
        Kind::Integer | Kind::UnixTime => named("i64"),
        Kind::Number => named("f64"),
        Kind::Boolean => named("bool"),
        // A type of the document may be called `Map`, too; it has no arguments.
        Kind::Map => argument(of, "Map").is_some(),
        Kind::Object(name) | Kind::Choice(name) => named(name),
        Kind::List(items) => argument(of, "Vec").is_some_and(|inner| is(items, inner)),
    }
}

fn choice(choice: &mut Choice, item: &ItemEnum) -> Result<(), String> {
    let name = &choice.name;
    let value = |variant: &syn::Variant| serde_rename(&variant.attrs).unwrap_or_else(|| variant.ident.to_string());
    if item.variants.iter().any(|variant| !matches!(variant.fields, Fields::Unit)) {
        return Err(format!("enum `{name}` has a variant with fields"));
    }
    if !item.variants.iter().map(value).eq(choice.values.iter().map(|value| value.text.clone())) {
        return Err(format!("enum `{name}` does not have the values of the document"));
    }
    for value in &mut choice.values {
        // Typify calls the variant of `+1` `plus1`.
        value.rust = pascal(&value.text);
    }
    Ok(())
}

/// Follows the client's method to its builder, with its setters and the type that its `send` gives.
fn operation(
    operation: &mut Operation,
    client: &BTreeMap<String, &ImplItemFn>,
    builders: &BTreeMap<String, Vec<&ImplItemFn>>,
) -> Result<(), String> {
    let method = client.get(&operation.id).ok_or("the client has no such method")?;
    let builder =
        returned(method).and_then(last_ident).map(ToString::to_string).ok_or("the method gives no builder")?;
    let methods = || builders.get(&builder).into_iter().flatten().copied();
    let send = methods().find(|method| method.sig.ident == "send");
    let send = send.ok_or_else(|| format!("builder `{builder}` has no `send`"))?;
    let body = returned(send).and_then(|of| argument(of, "Result")).and_then(|of| argument(of, "ResponseValue"));
    if let Content::Object(name) = &operation.success.content
        && body.and_then(last_ident).is_none_or(|ident| ident != name)
    {
        return Err(format!("`send` of `{builder}` does not give `{name}`"));
    }
    let takes_self = |method: &&ImplItemFn| matches!(method.sig.inputs.first(), Some(FnArg::Receiver(_)));
    let names = methods().filter(takes_self).map(|method| method.sig.ident.to_string());
    let mut setters: BTreeSet<_> = names.filter(|name| !OWN_METHODS.contains(&name.as_str())).collect();
    for argument in &mut operation.arguments {
        // Progenitor forms the name of a setter as that of a field, but for one that begins with a digit.
        let setter = snake(&argument.name);
        let is_there = setters.remove(&setter)
            || setter.strip_prefix('x').is_some_and(|digits| setters.remove(&format!("_{digits}")));
        if !is_there {
            return Err(format!("`{builder}` has no setter for `{}`", argument.name));
        }
        argument.rust = setter;
    }
    match setters.first() {
        Some(other) => Err(format!("`{builder}` has a setter `{other}` that sets no argument of the document")),
        None => {
            operation.rust = builder;
            Ok(())
        }
    }
}

/// The methods of each `impl Name { .. }`, by the name.
fn inherent(items: &[Item]) -> BTreeMap<String, Vec<&ImplItemFn>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for item in items {
        let Item::Impl(ItemImpl { trait_: None, self_ty, items, .. }) = item else { continue };
        let Some(name) = last_ident(self_ty) else { continue };
        let methods = items.iter().filter_map(|item| match item {
            ImplItem::Fn(method) => Some(method),
            _ => None,
        });
        found.entry(name.to_string()).or_default().extend(methods);
    }
    found
}

fn returned(method: &ImplItemFn) -> Option<&Type> {
    match &method.sig.output {
        ReturnType::Type(_, of) => Some(of),
        ReturnType::Default => None,
    }
}

/// The text of `#[serde(rename = "..")]`, whatever stands beside it.
fn serde_rename(attributes: &[syn::Attribute]) -> Option<String> {
    let mut found = None;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        // Other entries than `rename` are passed over; an entry that cannot be read has no name in it.
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("rename") {
                found = Some(meta.value()?.parse::<syn::LitStr>()?.value());
            } else if meta.input.peek(syn::Token![=]) {
                meta.value()?.parse::<Expr>()?;
            }
            Ok(())
        });
    }
    found
}

/// The first type argument of a path that ends in `name`.
fn argument<'a>(of: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = of else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(of) => Some(of),
        _ => None,
    })
}

fn last_ident(of: &Type) -> Option<&syn::Ident> {
    match of {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use syn::{File, parse_quote};

    use super::agree;
    use crate::{document::read_text, model::Api};

    const DOCUMENT: &str = "
paths:
  /books:
    get:
      operationId: list_books
      parameters:
        - { name: sortBy, in: query, schema: { type: string } }
      responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } }
components:
  schemas:
    Page: { type: object, properties: { type: { type: string } } }
";

    fn named(file: &File) -> Result<Api, String> {
        let mut api = Api::read(&read_text("books.yaml", DOCUMENT).unwrap());
        agree(&mut api, file, file).map(|()| api)
    }

    /// The output of progenitor, as far as it is read; its builder has these methods.
    fn written(methods: &syn::ItemImpl) -> File {
        parse_quote! {
            pub mod types {
                pub struct Page { #[serde(rename = "type", default)] pub type_: ::std::option::Option<::std::string::String> }
            }
            impl Client { pub fn list_books(&self) -> builder::ListBooks<'_> {} }
            pub mod builder { #methods }
        }
    }

    #[test]
    fn the_names_are_those_that_progenitor_gave() {
        let api = named(&written(&parse_quote! {
            impl<'a> ListBooks<'a> {
                pub fn new(client: &'a super::Client) -> Self {}
                pub fn sort_by<V>(mut self, value: V) -> Self {}
                pub async fn send(self) -> Result<ResponseValue<types::Page>, Error<()>> {}
            }
        }));
        let api = api.unwrap();
        assert_eq!(api.objects[0].fields[0].rust, "type_");
        assert_eq!(
            (api.operations[0].rust.as_str(), api.operations[0].arguments[0].rust.as_str()),
            ("ListBooks", "sort_by")
        );
    }

    #[test]
    fn what_does_not_fit_is_said_with_the_name_of_the_operation() {
        let no_setter: syn::ItemImpl = parse_quote! {
            impl<'a> ListBooks<'a> { pub async fn send(self) -> Result<ResponseValue<types::Page>, Error<()>> {} }
        };
        let another_setter: syn::ItemImpl = parse_quote! {
            impl<'a> ListBooks<'a> {
                pub fn sort_by<V>(mut self, value: V) -> Self {}
                pub fn order<V>(mut self, value: V) -> Self {}
                pub async fn send(self) -> Result<ResponseValue<types::Page>, Error<()>> {}
            }
        };
        let another_type: syn::ItemImpl = parse_quote! {
            impl<'a> ListBooks<'a> { pub async fn send(self) -> Result<ResponseValue<types::Other>, Error<()>> {} }
        };
        for (methods, expected) in [
            (no_setter, "`list_books`: `ListBooks` has no setter for `sortBy`"),
            (another_setter, "`list_books`: `ListBooks` has a setter `order`"),
            (another_type, "`list_books`: `send` of `ListBooks` does not give `Page`"),
        ] {
            let error = named(&written(&methods)).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }
}
