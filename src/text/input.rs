//! An input by its name, where inputs of all groups stand side by side.

use crate::language::small;
use crate::scenario::{GROUPS, Input};

/// An input's name, with the use it belongs to where another's has the same: "Build time, colocation".
#[must_use]
pub fn label(input: Input) -> String {
    let row = input.row();
    if Input::ALL.into_iter().any(|other| other != input && other.row().label == row.label) {
        let group = GROUPS[row.group].label;
        let use_of = group.split_once(':').map_or(group, |(use_of, _)| use_of);
        return format!("{}, {}", row.label, lowered(use_of));
    }
    row.label.to_owned()
}

/// A label inside a sentence: small, unless it is an abbreviation.
pub(crate) fn lowered(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            std::iter::once(small(first)).chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::label;
    use crate::scenario::Input;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_inputs_have_one_name() {
        let names: BTreeSet<String> = Input::ALL.into_iter().map(label).collect();
        assert_eq!(names.len(), Input::ALL.len());
        assert_eq!(label(Input::ColocationBuildMonths), "Build time, colocation");
        assert_eq!(label(Input::GpuCloudBuildMonths), "Build time, GPU cloud");
        assert_eq!(label(Input::SitePowerPriceUsdPerMwh), "Power price");
    }
}
