//! Random futures as they are drawn and told, for what is held of all their pictures and words.

use hash_or_host::format::Plain;
use hash_or_host::paths::Paths;
use hash_or_host::scenario::Scenario;
use hash_or_host::simulation::report::Report;
use hash_or_host::simulation::waiting::{WaitingValue, waiting_value};
use hash_or_host::simulation::{Future, Model, Options, simulate};
use hash_or_host::text::futures as words;
use hash_or_host::view::futures::{Causes, Chances, Converted, Fans, LivedWorld, Needs, Spreads};
use hash_or_host::view::{Drawing, Look};

fn found(scenario: &Scenario) -> (Report, Future, WaitingValue) {
    let options = Options { futures: 400, seed: 1 };
    let report = simulate(scenario, options, |_, _| true).expect("run to the end");
    let value = waiting_value(scenario, (100, 1), |_, _| true).expect("run to the end");
    (report, Future::of(&Model::of(scenario, 1), 7), value)
}

/// The drawings of four hundred random futures, and of one of them; `at`: the look of a height.
pub(crate) fn futures(
    scenario: &Scenario,
    at: impl Fn(f64) -> Look<'static>,
) -> Vec<(&'static str, Drawing)> {
    let (report, future, value) = found(scenario);
    let (chances, fans, needs) =
        (Chances::of(&report), Fans::of(scenario, &report), Needs::of(&report));
    let spreads = Spreads { looked_at: Some(future.npv_usd), ..Spreads::of(&report) };
    let world = LivedWorld::of(scenario, &future, &Plain);
    let converted = Converted::of(&value);
    let any = at(100.0);
    let mut all = vec![
        ("chances", chances.draw(&at(chances.height(any.size.width)))),
        ("spreads", spreads.draw(&at(spreads.height()))),
        ("fans", fans.draw(&at(fans.height(&any)))),
        ("needs", needs.draw(&at(needs.height()))),
        ("world", world.draw(&at(world.height(&any)))),
        ("converted", converted.draw(&at(converted.height()))),
    ];
    if let Some(causes) = Causes::of(&report) {
        all.push(("causes", causes.draw(&at(causes.height()))));
    }
    all
}

/// What the section says of them beside its drawings.
pub(crate) fn sentences(scenario: &Scenario) -> Vec<String> {
    let (report, future, value) = found(scenario);
    let base = Paths::of(scenario);
    let usual = |month: usize| [base.lease_level[month], base.hashprice[month], base.price[month]];
    vec![
        words::verdict(&Plain, &report).html(),
        words::regret(&Plain, &report).html(),
        words::hybrid(&report).to_owned(),
        words::drivers(&Plain, &report),
        words::heading(&Plain, 7),
        words::story(&Plain, scenario, &future),
        words::progress(&Plain, 300, 400),
        words::waiting(&Plain, &value).html(),
        words::rule(&Plain, &value, usual),
    ]
}
