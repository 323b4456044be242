// Made from spec/books.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

mod books;
#[cfg(feature = "mock")]
mod emulator;
#[cfg(feature = "mock")]
pub(super) mod mock {
    pub use super::emulator::*;
}
::sdk_runtime::client! {
    /// Client of the Library API.
    ///
    /// A small document that uses each thing that the pipeline knows.
    pub struct Client {
        env_prefix: "LIBRARY",
        base_url: "https://library.example/v1",
        key_prefixes: &["lib_"],
        rate_limits: &[RateLimit::new(5, ::std::time::Duration::from_secs(1)), RateLimit::new(60, ::std::time::Duration::from_secs(60))],
        quota_codes: &["borrowed_out"],
        failure: Failure { when_false: &["success"], when_present: &["error"], ..Failure::NONE },
    }
    /// - `https://library.example/v1` (default): The only one.
    fn builder;
    calls {
        /// Lists books.
        ///
        /// The newest first.
        ///
        /// - A list item in the description stays a list item even where the text is so long that the line has
        ///   to be broken somewhere.
        ///
        /// Calls `GET /books`. Documentation: <https://library.example/docs/books>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), books_sdk::Error> {
        /// let client = books_sdk::Client::from_env()?;
        /// let response = client.list_books().isbn("…").type_("novel").limit(20).send().await?;
        /// println!("{response:?}");
        ///
        /// // All records, page after page:
        /// let mut all = client.list_books().isbn("…").type_("novel").limit(20).stream();
        /// while let Some(record) = all.next().await {
        ///     println!("{:?}", record?);
        /// }
        /// # Ok(())
        /// # }
        /// ```
        list_books -> ListBooks,
    }
    modules { books }
}
impl ::sdk_runtime::Pinned for types::Book {}
impl ::sdk_runtime::Pinned for types::BookPage {}
::sdk_runtime::schemas! { BookPage Book Direction Kind }
