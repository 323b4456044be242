// Made from spec/lending.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

mod members;
mod loans;
#[cfg(feature = "mock")]
mod emulator;
#[cfg(feature = "mock")]
pub(super) mod mock {
    pub use super::emulator::*;
}
::sdk_runtime::client! {
    /// Client of the Lending API.
    ///
    /// A small document that uses each kind of request without a body, and each kind of response.
    pub struct Client {
        env_prefix: "LENDING",
        base_url: "https://library.example/lending",
        key_prefixes: &["lend_"],
        failure: Failure { when_false: &["success"], when_present: &["error"], ..Failure::NONE },
    }
    /// - `https://library.example/lending` (default): The only one.
    fn builder;
    calls {
        /// Finds a member.
        ///
        /// As everybody expects it.
        ///
        /// `member_number`: Number on the card of the member. Allowed: 1 or more.
        ///
        /// Calls `GET /members/{memberNumber}`. Documentation: <https://library.example/docs/get_member>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.get_member(1).send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        get_member(member_number: IntoInteger) -> GetMember,
        /// Takes a card away.
        ///
        /// As everybody expects it.
        ///
        /// `member_number`: Number on the card of the member. Allowed: 1 or more.
        ///
        /// An attempt that fails is made again, since a second one changes no more than the first.
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether one of
        /// them may have worked.
        ///
        /// Calls `DELETE /members/{memberNumber}`. Documentation: <https://library.example/docs/delete_member>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.delete_member(1).send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        delete_member(member_number: IntoInteger) -> DeleteMember,
        /// Shows the card of a member.
        ///
        /// As everybody expects it.
        ///
        /// `member_number`: Number on the card of the member. Allowed: 1 or more.
        ///
        /// Calls `GET /members/{memberNumber}/card`. Documentation: <https://library.example/docs/get_card>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.get_card(1).send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        get_card(member_number: IntoInteger) -> GetCard,
        /// Lends a book.
        ///
        /// As everybody expects it.
        ///
        /// `member_number`: Number on the card of the member. Allowed: 1 or more.
        ///
        /// `isbn`: The ISBN of the book, without hyphens. Allowed: text that matches `^[0-9X]{10,13}$`.
        ///
        /// An attempt that fails is made again only if it cannot have had an effect;
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether it may.
        ///
        /// Calls `PUT /members/{memberNumber}/loans/{isbn}`. Documentation:
        /// <https://library.example/docs/lend_book>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.lend_book(1, "…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        lend_book(member_number: IntoInteger, isbn: IntoText) -> LendBook,
        /// Lends a book for longer.
        ///
        /// As everybody expects it.
        ///
        /// `member_number`: Number on the card of the member. Allowed: 1 or more.
        ///
        /// `isbn`: The ISBN of the book, without hyphens. Allowed: text that matches `^[0-9X]{10,13}$`.
        ///
        /// An attempt that fails is made again, since a second one changes no more than the first.
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether one of
        /// them may have worked.
        ///
        /// Calls `PATCH /members/{memberNumber}/loans/{isbn}`. Documentation:
        /// <https://library.example/docs/renew_loan>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.renew_loan(1, "…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        renew_loan(member_number: IntoInteger, isbn: IntoText) -> RenewLoan,
        /// Lists what is lent.
        ///
        /// As everybody expects it.
        ///
        /// Calls `GET /loans`. Documentation: <https://library.example/docs/list_loans>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.list_loans().send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        list_loans -> ListLoans,
        /// Lists what is lent as a table.
        ///
        /// As everybody expects it.
        ///
        /// Calls `GET /loans/export`. Documentation: <https://library.example/docs/export_loans>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.export_loans().send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        export_loans -> ExportLoans,
        /// Shows the cover of a book.
        ///
        /// As everybody expects it.
        ///
        /// `isbn`: The ISBN of the book, without hyphens. Allowed: text that matches `^[0-9X]{10,13}$`.
        ///
        /// Calls `GET /covers/{isbn}`. Documentation: <https://library.example/docs/get_cover>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.get_cover("…").send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        get_cover(isbn: IntoText) -> GetCover,
        /// Rings the bell at the desk.
        ///
        /// As everybody expects it.
        ///
        /// An attempt that fails is made again only if it cannot have had an effect;
        /// [`Error::may_have_taken_effect`](::sdk_runtime::Error::may_have_taken_effect) says whether it may.
        ///
        /// Calls `POST /bell`. Documentation: <https://library.example/docs/ring>
        ///
        /// # Example
        ///
        /// ```text
        /// # async fn example() -> Result<(), lending_sdk::Error> {
        /// let client = lending_sdk::Client::from_env()?;
        /// let response = client.ring().send().await?;
        /// println!("{response:?}");
        /// # Ok(())
        /// # }
        /// ```
        ring -> Ring,
    }
    modules { members, loans }
}
::sdk_runtime::schemas! { Member Loan Done }
