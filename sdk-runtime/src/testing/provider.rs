//! A client for the tests of this crate.

/// Makes `Client`, a client of a service on this machine. Its description can be set member by member.
macro_rules! provider {
    ($($field:ident: $value:expr,)*) => {
        #[derive(Clone, Debug)]
        struct Client {
            core: $crate::Core,
        }

        impl $crate::Provider for Client {
            const SDK: &'static $crate::Sdk = {
                const ALIKE: $crate::Sdk = $crate::Sdk {
                    name: "test-sdk",
                    version: "1.2.3",
                    env_prefix: "TEST",
                    base_url: "http://localhost:1",
                    quota_codes: &["quota_exceeded"],
                    failure: $crate::wire::envelope::tests::FAILURE,
                    ..$crate::Sdk::NONE
                };
                &$crate::Sdk { $($field: $value,)* ..ALIKE }
            };

            fn from_core(core: $crate::Core) -> Self {
                Self { core }
            }

            fn core(&self) -> &$crate::Core {
                &self.core
            }
        }
    };
}

pub(crate) use provider;
