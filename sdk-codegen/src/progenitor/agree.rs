//! What progenitor made of the lowered document, read from its output.
//!
//! This is the one place that knows progenitor's output. Whatever is missing or new is an error here, so that an
//! update of progenitor cannot change the generated crates in silence.

use std::collections::BTreeMap;

use proc_macro2::TokenTree;
use syn::{
    Expr, Fields, File, GenericArgument, Ident, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, ItemMod, ItemStruct,
    Lit, Pat, PathArguments, ReturnType, Stmt, Type,
    visit::{self, Visit},
};

use super::lower::{EnumNote, Notes};

/// Types and calls, by the names that progenitor gave them.
pub(crate) struct Parts {
    objects: BTreeMap<String, BTreeMap<String, Field>>,
    enums: BTreeMap<String, Vec<(Ident, String)>>,
    /// In the order of the document.
    pub(crate) calls: Vec<Call>,
}

/// A field of a struct.
pub(crate) struct Field {
    pub(crate) ident: Ident,
    pub(crate) shape: Shape,
}

/// What a field holds, without regard to whether it may be absent.
pub(crate) enum Shape {
    One(Ident),
    List(Ident),
    Map,
}

/// An operation: its builder, and the request that progenitor's `send` would build.
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) builder: Ident,
    /// The HTTP method in capitals.
    pub(crate) method: String,
    pub(crate) path: String,
    /// The setter of every parameter, by wire name.
    pub(crate) setters: BTreeMap<String, Ident>,
    /// The type of a success answer.
    pub(crate) answer: String,
}

impl Parts {
    pub(crate) fn field(&self, object: &str, wire: &str) -> Result<&Field, String> {
        let field = self.objects.get(object).and_then(|fields| fields.get(wire));
        field.ok_or_else(|| format!("type `{object}` has no field for `{wire}`"))
    }

    /// Variant and value, in the order of the document.
    pub(crate) fn variants<'a>(&'a self, note: &'a EnumNote) -> impl Iterator<Item = (&'a Ident, &'a str)> {
        let variants = self.enums.get(&note.name).map_or(&[][..], Vec::as_slice);
        variants.iter().map(|(ident, value)| (ident, value.as_str()))
    }
}

/// Takes progenitor's output apart.
///
/// # Errors
///
/// What is missing or has another shape than expected.
pub(crate) fn take(file: File, notes: &Notes) -> Result<Parts, String> {
    let types = module(&file.items, "types")?;
    let builder = module(&file.items, "builder")?;
    let mut objects = BTreeMap::new();
    let mut enums = BTreeMap::new();
    for item in types {
        match item {
            Item::Struct(item) => {
                objects.insert(item.ident.to_string(), fields(item)?);
            }
            Item::Enum(item) => {
                enums.insert(item.ident.to_string(), variants(item)?);
            }
            _ => {}
        }
    }
    for note in &notes.objects {
        let found = objects.get(&note.name).ok_or_else(|| format!("there is no struct `{}`", note.name))?;
        if found.len() != note.fields.len() {
            return Err(format!("struct `{}` has {} fields, not {}", note.name, found.len(), note.fields.len()));
        }
    }
    for note in &notes.enums {
        let found = enums.get(&note.name).ok_or_else(|| format!("there is no enum `{}`", note.name))?;
        if !found.iter().map(|(_, value)| value).eq(&note.values) {
            return Err(format!("enum `{}` does not have the values of the document", note.name));
        }
    }
    let calls =
        notes.operations.iter().map(|note| call(&file.items, builder, &note.id)).collect::<Result<Vec<_>, _>>()?;
    for (call, note) in calls.iter().zip(&notes.operations) {
        if !note.parameters.iter().all(|parameter| call.setters.contains_key(&parameter.name))
            || call.setters.len() != note.parameters.len()
        {
            return Err(format!("`{}` does not send the parameters of the document", note.id));
        }
    }
    Ok(Parts { objects, enums, calls })
}

fn module<'a>(items: &'a [Item], name: &str) -> Result<&'a [Item], String> {
    let found = items.iter().find_map(|item| match item {
        Item::Mod(ItemMod { ident, content: Some((_, items)), .. }) if ident == name => Some(items.as_slice()),
        _ => None,
    });
    found.ok_or_else(|| format!("there is no module `{name}`"))
}

fn fields(item: &ItemStruct) -> Result<BTreeMap<String, Field>, String> {
    let Fields::Named(named) = &item.fields else { return Ok(BTreeMap::new()) };
    let mut fields = BTreeMap::new();
    for field in &named.named {
        let ident = field.ident.clone().ok_or("a field has no name")?;
        let wire = serde_rename(&field.attrs).unwrap_or_else(|| ident.to_string());
        fields.insert(wire, Field { ident, shape: shape(&field.ty)? });
    }
    Ok(fields)
}

fn variants(item: &ItemEnum) -> Result<Vec<(Ident, String)>, String> {
    item.variants
        .iter()
        .map(|variant| match variant.fields {
            Fields::Unit => {
                Ok((variant.ident.clone(), serde_rename(&variant.attrs).unwrap_or_else(|| variant.ident.to_string())))
            }
            _ => Err(format!("enum `{}` has a variant with fields", item.ident)),
        })
        .collect()
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

fn shape(kind: &Type) -> Result<Shape, String> {
    if let Some(inner) = argument(kind, "Option") {
        return shape(inner);
    }
    if let Some(inner) = argument(kind, "Vec") {
        return name(inner).map(Shape::List);
    }
    match name(kind)? {
        map if map == "Map" => Ok(Shape::Map),
        one => Ok(Shape::One(one)),
    }
}

/// The short name of a type that is in scope everywhere: a scalar, or a type of the document.
fn name(kind: &Type) -> Result<Ident, String> {
    last_ident(kind).cloned().ok_or_else(|| "a field is not of a named type".to_owned())
}

/// The first type argument of a path that ends in `name`.
fn argument<'a>(kind: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = kind else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    arguments.args.iter().find_map(|argument| match argument {
        GenericArgument::Type(kind) => Some(kind),
        _ => None,
    })
}

fn last_ident(kind: &Type) -> Option<&Ident> {
    match kind {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        _ => None,
    }
}

/// Follows the client's method to its builder, and reads the builder's `send`.
fn call(items: &[Item], builders: &[Item], id: &str) -> Result<Call, String> {
    let method = inherent(items, "Client").find(|method| method.sig.ident == id);
    let method = method.ok_or_else(|| format!("the client has no method `{id}`"))?;
    let builder = match &method.sig.output {
        ReturnType::Type(_, kind) => last_ident(kind).cloned(),
        ReturnType::Default => None,
    };
    let builder = builder.ok_or_else(|| format!("`{id}` gives no builder"))?;
    let send = inherent(builders, &builder.to_string()).find(|method| method.sig.ident == "send");
    let send = send.ok_or_else(|| format!("builder `{builder}` has no `send`"))?;
    let answer = match &send.sig.output {
        ReturnType::Type(_, kind) => argument(kind, "Result")
            .and_then(|kind| argument(kind, "ResponseValue"))
            .and_then(last_ident)
            .map(Ident::to_string),
        ReturnType::Default => None,
    };
    let answer = answer.ok_or_else(|| format!("`send` of `{builder}` does not give a `ResponseValue`"))?;
    let mut request = Request::default();
    request.visit_block(&send.block);
    match request {
        Request { method: Some(method), path: Some(path), built: true, setters, .. } => {
            Ok(Call { id: id.to_owned(), builder, method, path, setters, answer })
        }
        _ => Err(format!("`send` of `{builder}` does not build its request as expected")),
    }
}

/// The methods of `impl Name { .. }`.
fn inherent<'a>(items: &'a [Item], name: &str) -> impl Iterator<Item = &'a ImplItemFn> + use<'a> {
    let name = name.to_owned();
    let methods = items.iter().filter_map(move |item| match item {
        Item::Impl(ItemImpl { trait_: None, self_ty, items, .. })
            if last_ident(self_ty).is_some_and(|ident| *ident == name) =>
        {
            Some(items)
        }
        _ => None,
    });
    methods.flatten().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method),
        _ => None,
    })
}

/// The first half of progenitor's `send`, up to the `build()` of the request:
///
/// ```text
/// let url = format!("{}/logs", client.baseurl,);
/// let mut request = client.client.get(url)
///     .query(&progenitor_client::QueryParam::new("headerFrom", &header_from))
///     .build()?;
/// ```
#[derive(Default)]
struct Request {
    method: Option<String>,
    path: Option<String>,
    setters: BTreeMap<String, Ident>,
    built: bool,
}

impl<'ast> Visit<'ast> for Request {
    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        // What stands behind the built request runs hooks and decodes; it is not wanted.
        if !self.built {
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let (Pat::Ident(name), Some(init)) = (&local.pat, &local.init)
            && name.ident == "url"
            && let Expr::Macro(call) = init.expr.as_ref()
        {
            self.path = url_path(call.mac.tokens.clone());
        }
        visit::visit_local(self, local);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        match (name.as_str(), call.args.first()) {
            ("query", Some(argument)) => {
                if let Some((wire, setter)) = query_parameter(argument) {
                    self.setters.insert(wire, setter);
                }
            }
            ("build", None) => self.built = true,
            ("get" | "post" | "put" | "patch" | "delete" | "head", Some(Expr::Path(argument)))
                if argument.path.is_ident("url") =>
            {
                self.method = Some(name.to_uppercase());
            }
            _ => {}
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// `"{}/logs", client.baseurl,` is the path `/logs`; a second argument would be a path parameter.
fn url_path(tokens: proc_macro2::TokenStream) -> Option<String> {
    let mut tokens = tokens.into_iter();
    let Some(TokenTree::Literal(literal)) = tokens.next() else { return None };
    let Ok(Lit::Str(text)) = syn::parse_str::<Lit>(&literal.to_string()) else { return None };
    let arguments: String = tokens.map(|token| token.to_string()).collect();
    let only_base = arguments.trim_matches(',') == "client.baseurl";
    text.value().strip_prefix("{}").filter(|path| only_base && !path.contains('{')).map(str::to_owned)
}

/// `&progenitor_client::QueryParam::new("wire", &setter)`.
fn query_parameter(argument: &Expr) -> Option<(String, Ident)> {
    let Expr::Reference(reference) = argument else { return None };
    let Expr::Call(call) = reference.expr.as_ref() else { return None };
    let Expr::Path(function) = call.func.as_ref() else { return None };
    if !function.path.segments.iter().any(|segment| segment.ident == "QueryParam") {
        return None;
    }
    let mut arguments = call.args.iter();
    let (Some(Expr::Lit(wire)), Some(Expr::Reference(value))) = (arguments.next(), arguments.next()) else {
        return None;
    };
    match (&wire.lit, value.expr.as_ref()) {
        (Lit::Str(wire), Expr::Path(setter)) => Some((wire.value(), setter.path.get_ident()?.clone())),
        _ => None,
    }
}
