//! The built page (`dist/`) in WebKit, the engine of Safari.

#![forbid(unsafe_code)]

mod shared;

use browser_tests::webkit as engine;
