/// `stream`, `pages` and `follow` of a call that lists records.
#[doc(hidden)]
#[macro_export]
macro_rules! __list {
    ($id:ident $answer:ident $record:ident [$($docs:literal)*] { limit: $limit:literal, $($field:ident: $value:expr),+ $(,)? }) => {
        #[allow(clippy::needless_update, reason = "a list of which all is said has no use for it")]
        const PAGINATION: $crate::Pagination = {
            #[allow(unused_imports, reason = "most lists have no such parts")]
            use $crate::{Coverage, Sort};
            $crate::Pagination { limit: $limit, $($field: $value,)+ ..$crate::Pagination::NONE }
        };

        #[doc = ::core::concat!(
            " All records of [`", ::core::stringify!($id), "`](super::super::Client::", ::core::stringify!($id),
            "), one by one, page after page."
        )]
        ///
        /// Every record that matches when the walk begins is yielded exactly once, while records arrive, change and leave:
        /// see [`Records`](::sdk_runtime::Records).
        $(#[doc = $docs])*
        ///
        #[doc = ::core::concat!(
            " **`", $limit, "` is the page size, not a number of records to take**; left out, the largest page is asked for, \
             and 1 is taken for 2, since pages overlap by one record."
        )]
        ///
        /// A validation error is the first item, and nothing is sent.
        pub fn stream(self) -> $crate::Records<super::super::types::$record> {
            $crate::Records::new($crate::Provider::core(&self.client), Self::OPERATION, &Self::PAGINATION, self.query)
        }

        /// The same page by page.
        ///
        /// A page holds those of its records that were on none before; see [`Pages`](::sdk_runtime::Pages), and
        /// [`stream`](Self::stream) for what the parameters mean to a walk.
        pub fn pages(self) -> $crate::Pages<super::super::types::$answer> {
            $crate::Pages::new($crate::Provider::core(&self.client), Self::OPERATION, &Self::PAGINATION, self.query)
        }

        #[doc = ::core::concat!(
            " New and changed records of [`", ::core::stringify!($id), "`](super::super::Client::", ::core::stringify!($id),
            "), as they come."
        )]
        ///
        /// Oldest first, none lost and no version twice, also when more arrive than a page has and when the service is away;
        /// see [`Follow`](::sdk_runtime::Follow). Where it begins, how often it asks and how far back it looks for changes is
        /// said by [`FollowOptions`](::sdk_runtime::FollowOptions).
        ///
        #[doc = ::core::concat!(
            " `", $limit, "` is the page size; left out, the largest page is asked for, and 1 is taken for 2. It always reads \
             from the newest record on, so a parameter that says where a page begins, or in which order records come, is \
             refused."
        )]
        ///
        /// A validation error is the first item, and nothing is sent.
        pub fn follow(self, options: $crate::FollowOptions) -> $crate::Follow<super::super::types::$record> {
            $crate::Follow::new($crate::Provider::core(&self.client), Self::OPERATION, &Self::PAGINATION, self.query, options)
        }
    };
}

/// Walks of a call by name. `pinned`: several requests can read the list at once.
#[doc(hidden)]
#[macro_export]
macro_rules! __walks {
    ($record:ident pinned) => {
        fn stream(self, concurrency: usize) -> $crate::by_name::Walked {
            ::core::result::Result::Ok(::std::boxed::Box::new(Self::stream(self).concurrency(concurrency)))
        }

        fn pages(self, concurrency: usize) -> $crate::by_name::Walked {
            ::core::result::Result::Ok(::std::boxed::Box::new(Self::pages(self).concurrency(concurrency)))
        }
    };
    ($record:ident) => {
        fn stream(self, _concurrency: usize) -> $crate::by_name::Walked {
            ::core::result::Result::Ok(::std::boxed::Box::new(Self::stream(self)))
        }

        fn pages(self, _concurrency: usize) -> $crate::by_name::Walked {
            ::core::result::Result::Ok(::std::boxed::Box::new(Self::pages(self)))
        }
    };
}
