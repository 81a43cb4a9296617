//! Parts of std that are large and that the page's first module does without: one call brings each of them in whole.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{module, optimise};

/// What they are, what the page has in their place, and what the names of their functions contain.
const FAMILIES: [(&str, &str, &[&str]); 5] = [
    (
        "prints floating-point numbers",
        "`decimal`, and `math::Within` for `clamp`",
        &["flt2dec", "float_to_decimal"],
    ),
    ("reads floating-point numbers", "`decimal::parse`", &["dec2flt"]),
    ("has the case tables of all scripts", "`language`", &["unicode_data"]),
    ("searches and cuts text", "`pieces`", &["TwoWaySearcher", "StrSearcher", "slice_error_fail"]),
    ("sorts", "`rank`", &["5slice4sort", "slice::sort"]),
];

/// Fails if one of them is in the first module of the English page as it was last built.
pub fn check() -> Result<()> {
    let file = optimise::kept("page", &format!("{}_bg", module::NAME))?;
    // Without its optimiser the build keeps none, and says so.
    if !file.is_file() {
        return Ok(());
    }
    let found = found(&fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?);
    if found.is_empty() {
        return Ok(());
    }
    bail!("the first module has what it does without: {}", found.join("; "))
}

/// Those that a module with its names has.
fn found(module: &[u8]) -> Vec<String> {
    let has = |part: &str| module.windows(part.len()).any(|at| at == part.as_bytes());
    let families = FAMILIES.iter().filter(|(_, _, parts)| parts.iter().any(|part| has(part)));
    families
        .map(|(what, instead, _)| format!("what {what} (the page has {instead} instead)"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn a_function_is_known_by_its_name() {
        assert_eq!(found(b"\0asm core::str::count::do_count_chars"), [] as [String; 0]);
        let printer = found(b"..\x31_ZN4core3num7flt2dec8strategy5grisu16format_exact_opt17h..");
        assert_eq!(printer.len(), 1);
        assert!(printer[0].starts_with("what prints floating-point numbers"), "{printer:?}");
        let both = found(b"_ZN4core3str16slice_error_fail17h, _ZN4core5slice4sort6stable5drift17h");
        assert_eq!(both.len(), 2, "{both:?}");
    }
}
