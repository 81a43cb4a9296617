//! Nothing but its dependencies: see `Cargo.toml`.

#![forbid(unsafe_code)]
