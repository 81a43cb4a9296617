//! What the repository's own commands are made of: one file per concern.
//!
//! The binary (`cargo xtask ...`) only reads the command line; the browser tests use the server and the search for
//! browsers from here, so that both drive the same page in the same browser.

#![forbid(unsafe_code)]

pub mod bench;
pub mod budget;
pub mod chunks;
pub mod embed;
pub mod folder;
pub mod machinery;
pub mod module;
pub mod notices;
pub mod npm;
pub mod offline;
pub mod optimise;
pub mod pictures;
pub mod pin;
pub mod run;
pub mod script;
pub mod serve;
pub use prerender;
pub use prerender::root;
pub use server;
pub mod single;
pub mod site;
pub mod styles;
pub mod test;
pub mod tools;
