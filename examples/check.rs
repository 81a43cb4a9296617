//! Compares with the shared examples.
use hash_or_host::{evaluation::*, finance::Column, scenario::*, strategy::*};
use serde_json::Value;
fn flat(p: &str, v: &Value, out: &mut Vec<(String, Given)>) {
    match v {
        Value::Object(m) => {
            for (k, v) in m {
                flat(&if p.is_empty() { k.clone() } else { format!("{p}.{k}") }, v, out)
            }
        }
        Value::Number(n) => out.push((p.into(), Given::Number(n.as_f64().unwrap()))),
        Value::Bool(b) => out.push((p.into(), Given::YesNo(*b))),
        Value::String(s) => out.push((p.into(), Given::Text(s.clone()))),
        _ => {}
    }
}
fn main() {
    let t = std::fs::read_to_string("../shared/examples.json").unwrap();
    let v: Value = serde_json::from_str(&t).unwrap();
    for (i, e) in v.as_array().unwrap().iter().enumerate() {
        let mut f = vec![];
        flat("", &e["scenario"], &mut f);
        let s = Scenario::default().with(f.iter().map(|(k, g)| (k.as_str(), g.clone()))).unwrap();
        let ev = evaluate(&s);
        for st in Strategy::ALL {
            let x = &e["expected"][st.key()];
            let o = ev.outcome(st);
            let Some(o) = o else {
                println!("{i} {} not ready; expected {}", st.key(), x);
                continue;
            };
            let g = &o.figures;
            let got: Vec<(&str, Option<f64>)> = vec![
                ("npv_usd", Some(g.npv_usd)),
                ("bridge_npv_usd", Some(g.bridge_npv_usd)),
                ("irr", g.irr.ok()),
                ("equity_irr", g.equity_irr.ok()),
                ("payback_months", g.payback_months.map(|m| m as f64)),
                ("initial_capex_usd", Some(g.initial_capex_usd)),
                ("capex_usd", Some(g.capex_usd)),
                ("peak_funding_usd", Some(g.peak_funding_usd)),
                ("revenue_usd", Some(g.revenue_usd)),
                ("energy_mwh", Some(g.energy_mwh)),
                ("min_dscr", g.min_dscr),
            ];
            for (k, a) in got {
                let b = x[k].as_f64();
                let ok = match (a, b) {
                    (None, None) => true,
                    (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * b.abs().max(1e-3),
                    _ => false,
                };
                if !ok {
                    println!("{i} {} {k}: got {a:?} expected {b:?}", st.key());
                }
            }
            let fy: Vec<f64> = x["free_cash_flow_by_year"]
                .as_array()
                .map(|a| a.iter().map(|v| v.as_f64().unwrap()).collect())
                .unwrap_or_default();
            let c = o.ledger.column(Column::FreeCashFlow);
            for (y, b) in fy.iter().enumerate() {
                let a: f64 = if y == 0 { c[0] } else { c[12 * y - 11..=12 * y].iter().sum() };
                if (a - b).abs() > 1e-7 * b.abs().max(1.0) {
                    println!("{i} {} fcf year {y}: {a} vs {b}", st.key());
                }
            }
            for k in x.as_object().unwrap().keys() {
                if ![
                    "npv_usd",
                    "bridge_npv_usd",
                    "irr",
                    "equity_irr",
                    "payback_months",
                    "initial_capex_usd",
                    "capex_usd",
                    "peak_funding_usd",
                    "revenue_usd",
                    "energy_mwh",
                    "min_dscr",
                    "free_cash_flow_by_year",
                ]
                .contains(&k.as_str())
                {
                    println!("other key {k}")
                }
            }
        }
        println!("example {i} best {:?}", ev.best);
    }
    let s = Scenario::default();
    let mut en = Engine::new();
    for _ in 0..3 {
        let t = std::time::Instant::now();
        for _ in 0..2000 {
            std::hint::black_box(en.evaluate(std::hint::black_box(&s)));
        }
        println!("evaluate {:?}", t.elapsed() / 2000);
        let t = std::time::Instant::now();
        for _ in 0..2000 {
            std::hint::black_box(en.npvs(std::hint::black_box(&s)));
        }
        println!("npvs {:?}", t.elapsed() / 2000);
    }
}
