use super::*;
use crate::evaluation::evaluate;
use crate::format::Plain;
use crate::view::{Readable, Theme};

fn cash() -> Cash {
    let mut series = [const { None }; 4];
    series[1] = Some(vec![-100.0, -50.0, 50.0, -10.0, 30.0, 60.0]);
    Cash {
        start: 2027.0 * 12.0,
        series,
        events: Vec::new(),
        has_bridge: false,
        sight: Sight::default(),
    }
}

#[test]
fn marks_of_a_series() {
    let cash = cash();
    let values = cash.series[1].as_ref().unwrap();
    assert_eq!(Cash::lowest(values), Some((0, -100.0)));
    assert_eq!(Cash::back_above(values), Some(4), "50 at month 2 does not last");
    assert_eq!(Cash::back_above(&[0.0, 5.0]), None, "never below zero: nothing to pay back");
    assert_eq!(Cash::lowest(&[0.0, 5.0]), None);
}

#[test]
fn a_pointer_finds_the_month() {
    let (cash, look) = (cash(), Look::new(&Plain, 720.0, 360.0, Theme::Light));
    assert_eq!(cash.nearest(&look, 0.0), Some(0));
    assert_eq!(cash.nearest(&look, 1.0), Some(5));
    let reading = cash.readout(&look, 2).unwrap();
    assert_eq!(cash.nearest(&look, reading.x / 720.0), Some(2));
    assert_eq!(reading.heading, "February 2027, after 2 mo");
    assert_eq!((reading.lines.len(), reading.lines[0].value.as_str()), (1, "$50"));
    assert_eq!(cash.readout(&look, 6), None);
    let none = Cash { series: [const { None }; 4], ..cash };
    assert_eq!(none.nearest(&look, 0.5), None);
}

#[test]
fn the_last_value_is_all_cash_with_the_bridge() {
    let scenario = Scenario::default();
    let evaluation = evaluate(&scenario);
    let cash = Cash::of(&scenario, &evaluation);
    for (strategy, values) in cash.ready() {
        let ledger = &evaluation.outcome(strategy).unwrap().ledger;
        let sum = ledger.sum(Column::FreeCashFlow) + ledger.sum(Column::BridgeCashFlow);
        let last = values.last().unwrap();
        assert!((last - sum).abs() <= 1e-9 * sum.abs().max(1.0), "{strategy:?} {last} {sum}");
    }
}

fn default_cash() -> Cash {
    let scenario = Scenario::default();
    Cash::of(&scenario, &evaluate(&scenario))
}

#[test]
fn periods_add_up_to_the_total() {
    let cash = default_cash();
    for per in [Per::Month, Per::Year] {
        let cash = cash.clone().shown(Sight { only: None, per });
        for (strategy, total) in cash.ready() {
            let sum: f64 = cash.by_period(total).iter().sum();
            let last = total.last().unwrap();
            assert!((sum - last).abs() <= 1e-9 * last.abs().max(1.0), "{strategy:?} {per:?}");
        }
    }
    let years = cash.shown(Sight { only: None, per: Per::Year });
    assert_eq!((years.positions(), years.period(0).as_str()), (20, "Year to December 2027"));
}

#[test]
fn one_use_alone_has_a_scale_of_its_own() {
    let look = Look::new(&Plain, 900.0, 300.0, Theme::Light);
    let all = default_cash();
    let mine = all.clone().shown(Sight { only: Some(Strategy::Mining), per: Per::Total });
    let span = |cash: &Cash| {
        let layout = cash.layout(&look);
        layout.y.value(layout.frame.top) - layout.y.value(layout.frame.bottom)
    };
    assert!(span(&mine) < 0.1 * span(&all), "{} {}", span(&mine), span(&all));
    let drawing = mine.draw(&look);
    assert!(drawing.title.starts_with("Bitcoin mining"), "{}", drawing.title);
    assert_eq!(drawing.table.header.len(), 2);
    assert!(!drawing.svg.contains("series-colocation"));
}

#[test]
fn what_happens_is_written_on_a_wide_chart_and_numbered_on_a_narrow_one() {
    let cash = default_cash();
    let wide = cash.draw(&Look::new(&Plain, 912.0, 300.0, Theme::Light));
    for text in ["mine closed and sold, $", "cloud closed and sold, $", "hall sold, $", "halving"] {
        assert!(wide.svg.contains(text), "{text}");
        assert!(text == "halving" || wide.description.contains(text), "{text}");
    }
    let narrow = cash.draw(&Look::new(&Plain, 340.0, 320.0, Theme::Light));
    assert!(!narrow.svg.contains(">mine closed"));
    // A file has no list beside it: what numbers stand for is written under them.
    assert_eq!(wide.key, "");
    assert!(narrow.key.starts_with("(1) December 2027: mine closed and sold, $"), "{}", narrow.key);
    assert_eq!(narrow.key.split(" · ").count(), cash.notable().count());
    let list = told(&Plain, &cash);
    assert_eq!(list.matches("<li>").count(), cash.notable().count());
    assert!(list.contains("December 2027: mine closed and sold, $"), "{list}");
    let read = cash.readout(&Look::new(&Plain, 912.0, 300.0, Theme::Light), 12).unwrap();
    let told = read.lines.iter().find(|line| line.label == "mine closed and sold");
    assert_eq!(told.and_then(|line| line.strategy), Some(Strategy::Mining));
}

#[test]
fn a_rare_month_does_not_flatten_the_others() {
    let mut months = vec![1.0; 100];
    months[3] = -500.0;
    let (low, high) = flows::without_rare(months.clone());
    assert!(low > -3.0 && low < 0.0 && high < 2.0, "{low} {high}");
    months[3] = -2.0;
    assert!(flows::without_rare(months).0 <= -2.0);
    assert_eq!(flows::without_rare(Vec::new()).0, 0.0, "nothing to show is no fault");
}
