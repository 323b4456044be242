// Made from spec/lending.yaml by `cargo xtask regenerate`. Edit the document: changes made here are overwritten.

::sdk_emulator::emulator! {
    /// The Lending API in small, on loopback, for tests: what clients read from it is what a test puts in.
    ///
    /// There is one method a list here, to put records in. What is not about one list is a method of
    /// [`Emulator`](::sdk_emulator::Emulator), to which this derefs: the log of requests, the clock,
    /// faults, latency, limits. An example is at the top of this module.
    ///
    /// It models the service as it is documented; where the documentation is silent, the most likely
    /// behaviour was chosen. That a test passes here proves nothing of the service.
    pub struct Emulator(include_str!("emulator.json"));
    lists {
    }
    examples {
    }
}
