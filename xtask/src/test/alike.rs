//! Nothing is compiled twice for the want of a feature: what the commands of a test run share, all of them ask for alike (`alike/Cargo.toml`).

use std::collections::{BTreeMap, BTreeSet};

use crate::run;

/// What a command compiles: by package and version the sets of features.
fn asked_for(packages: &[&str]) -> BTreeMap<String, BTreeSet<String>> {
    let mut tree = run::cargo(["tree", "--edges", "normal,build,dev", "--prefix", "none"]);
    tree.args(["--format", "{p};{f}"]).args(packages);
    let mut all = BTreeMap::<_, BTreeSet<_>>::new();
    // Between two of the packages that were asked for stands an empty line.
    let lines = run::output(&mut tree).unwrap();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let (package, features) = line.trim_end_matches(" (*)").split_once(';').unwrap();
        all.entry(package.to_owned()).or_default().insert(features.to_owned());
    }
    all
}

#[test]
fn the_commands_of_a_test_run_ask_for_the_same_features() {
    let xtask = asked_for(&["--package", "xtask"]);
    let others: [&[&str]; 5] = [
        &["--workspace", "--exclude", "browser-tests"],
        &["--package", "bindgen"],
        &["--package", "browser-tests"],
        &["--package", "pictures"],
        &["--package", "prerender", "--package", "hash-or-host"],
    ];
    for packages in others {
        let mut shared = 0;
        for (package, features) in asked_for(packages) {
            if let Some(before) = xtask.get(&package) {
                assert_eq!(&features, before, "{package} in {packages:?}: see alike/Cargo.toml");
                shared += 1;
            }
        }
        assert!(shared > 20, "{packages:?} shares {shared} packages with xtask");
    }
}
