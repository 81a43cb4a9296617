//! The maker of workbooks: a crate of its own, in the page's program alone (`page/`), which takes the model from the
//! library as that crate does.

use crate::scenario::Scenario;

/// The file of a scenario, under a title, with its address and the day; `None` in a program without the maker.
#[cfg(feature = "workbook")]
pub fn file(scenario: &Scenario, title: String, link: String, date: String) -> Option<Vec<u8>> {
    use hash_or_host_workbook::{About, workbook};
    Some(workbook(scenario, &About { title, link, date }))
}

/// The file of a scenario, under a title, with its address and the day; `None` in a program without the maker.
#[cfg(not(feature = "workbook"))]
pub fn file(_: &Scenario, _: String, _: String, _: String) -> Option<Vec<u8>> {
    None
}
