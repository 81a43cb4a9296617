//! Results as text and drawings: pure functions, the same natively and in the browser.
