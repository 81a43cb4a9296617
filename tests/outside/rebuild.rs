//! `docs/rebuild.py`, the default scenario from first principles in a hundred lines, against the model.

use hash_or_host::evaluation::evaluate;
use hash_or_host::scenario::Scenario;
use hash_or_host::strategy::Strategy;
use std::path::Path;
use std::process::Command;

#[test]
fn the_script_rebuilds_the_default_to_the_cent() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rebuild.py");
    let text = std::fs::read_to_string(&script).unwrap();
    assert!(text.lines().count() <= 100, "short enough to be read");
    assert!(!text.contains("import os") && !text.contains("subprocess"), "it asks nobody");
    let output = Command::new("python3").arg(&script).output().expect("python3 is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8(output.stdout).unwrap();
    let evaluation = evaluate(&Scenario::default());
    for strategy in [Strategy::Mining, Strategy::Colocation] {
        let line = said.lines().find_map(|line| line.strip_prefix(strategy.key()));
        let rebuilt: f64 = line.expect("named").trim().parse().unwrap();
        let npv = evaluation.npv(strategy).unwrap();
        assert!((rebuilt - npv).abs() < 0.01, "{strategy:?}: {rebuilt} against {npv}");
    }
}
