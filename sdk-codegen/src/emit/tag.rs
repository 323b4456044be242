//! A file for each tag: its operations, and the types that no tag before it has.

use std::collections::BTreeSet;

use super::{enums, objects, operations, print::Code};
use crate::model::{Api, Choice, Object, Operation, module};

/// The content of the file of a tag.
pub(super) struct Tag<'a> {
    pub(super) module: String,
    pub(super) operations: Vec<&'a Operation>,
    pub(super) enums: Vec<&'a Choice>,
    pub(super) objects: Vec<&'a Object>,
}

/// Tags in the order of their first operations.
pub(super) fn tags(api: &Api) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    let mut placed = BTreeSet::new();
    for first in &api.operations {
        let module = module(&first.tag);
        if tags.iter().any(|tag| tag.module == module) {
            continue;
        }
        let operations: Vec<_> = api.operations.iter().filter(|operation| operation.tag == first.tag).collect();
        let reached: BTreeSet<&str> = operations.iter().flat_map(|operation| api.reached(operation)).collect();
        let is_new = |name: &str| reached.contains(name) && !placed.contains(name);
        let enums = api.enums.iter().filter(|choice| is_new(&choice.name)).collect();
        let objects = api.objects.iter().filter(|object| is_new(&object.name)).collect();
        placed.extend(reached);
        tags.push(Tag { module, operations, enums, objects });
    }
    tags
}

impl Tag<'_> {
    /// The text of the file.
    pub(super) fn file(&self, api: &Api) -> String {
        let mut code = Code::new(&api.document);
        code.line("pub(super) mod builder {");
        self.operations.iter().for_each(|operation| operations::write(&mut code, api, operation));
        code.line("}");
        code.line("pub(super) mod types {");
        code.line("::sdk_runtime::types! {");
        self.enums.iter().for_each(|choice| enums::write(&mut code, choice));
        self.objects.iter().for_each(|object| objects::write(&mut code, api, &|name| self.path(name), object));
        code.line("}");
        code.line("}");
        code.finish()
    }

    /// A type as it is named in this file.
    fn path(&self, name: &str) -> String {
        let names = self.enums.iter().map(|choice| &choice.name).chain(self.objects.iter().map(|object| &object.name));
        if names.into_iter().any(|own| own == name) { name.to_owned() } else { format!("super::super::types::{name}") }
    }
}

#[cfg(test)]
mod tests {
    use super::tags;
    use crate::{document::read_text, model::Api};

    const DOCUMENT: &str = "
paths:
  /a:
    get: { operationId: a, tags: [First tag], responses: &page { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } } } }
  /b:
    get: { operationId: b, tags: [Second], responses: { '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Other' } } } } } }
  /c:
    get: { operationId: c, tags: [First tag], responses: *page }
components:
  schemas:
    Other: { type: object, properties: { kind: { allOf: [{ $ref: '#/components/schemas/Kind' }] }, own: { $ref: '#/components/schemas/Own' } } }
    Page: { type: object, properties: { kinds: { type: array, items: { $ref: '#/components/schemas/Kind' } } } }
    Own: { type: object, properties: { name: { type: string } } }
    Kind: { type: string, x-extensible-enum: [a] }
";

    #[test]
    fn a_type_stands_in_the_file_of_the_first_tag_that_reaches_it() {
        let api = Api::read(&read_text("spec/some-mail.yaml", DOCUMENT).unwrap());
        assert_eq!(api.crate_name(), "some_mail_sdk");
        let tags = tags(&api);
        let [first, second] = tags.as_slice() else { panic!("two tags are expected") };
        let ids = |operations: &[&crate::Operation]| operations.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        assert_eq!(
            (first.module.as_str(), ids(&first.operations)),
            ("first_tag", vec!["a".to_owned(), "c".to_owned()])
        );
        let objects = |objects: &[&crate::model::Object]| objects.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!((objects(&first.objects), first.enums.len()), (vec!["Page".to_owned()], 1));
        assert_eq!((objects(&second.objects), second.enums.len()), (vec!["Other".to_owned(), "Own".to_owned()], 0));
        let text = second.file(&api);
        assert!(text.contains(": Option<super::super::types::Kind> = \"kind\" optional,"), "{text}");
        assert!(text.contains(": Option<Own> = \"own\" value,"), "{text}");
    }
}
