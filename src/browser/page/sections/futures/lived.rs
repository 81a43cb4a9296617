//! One future: chosen by a percentile of a use or by a point of the picture, and its world.

use super::errands::{ErrandPlace, Errands};
use super::look;
use crate::analysis::working::Within;
use crate::browser::page::Store;
use crate::browser::page::choose::{ChoiceGroup, choose};
use crate::browser::page::dom::{El, el, target};
use crate::browser::page::sections::picture::{head, picture};
use crate::evaluation::{Figure, Measure};
use crate::format::money;
use crate::question::errand::{Errand, Finding, Found, Lived};
use crate::reactive::{Live, effect};
use crate::scenario::Scenario;
use crate::strategy::Strategy;
use crate::text::strategy::short_name;
use crate::text::{futures as words, page};
use crate::view::comparison::key;
use crate::view::futures::LivedWorld;
use web_sys::Event;

/// The percentiles that have a button.
const MARKS: [usize; 5] = [5, 25, 50, 75, 95];

/// What the reader looks at. A handle.
#[derive(Clone, Copy)]
pub struct Looking {
    store: Store,
    all: ErrandPlace,
    one: ErrandPlace,
    errands: Errands,
    /// Whose percentiles are meant.
    of: Live<Strategy>,
}

impl Looking {
    /// Nothing is looked at unless the link says so.
    pub fn new(store: Store, errands: Errands) -> Looking {
        let [all, _, one] = errands.places();
        Looking { store, all, one, errands, of: Live::new(Strategy::Colocation) }
    }

    /// The number of the future that is looked at. Tracked.
    fn number(self) -> Option<u32> {
        self.store.future().get()
    }

    /// Asks for the future that is looked at. Tracked.
    pub fn ask(self, scenario: &Scenario) {
        if let Some(number) = self.number() {
            self.errands.ask(self.one, Errand::Future(number), scenario);
        }
    }

    /// Looks at the future at a hundredth of a use's NPVs.
    pub fn pick(self, strategy: Strategy, hundredth: usize) {
        let found = self.all.found();
        let future = found.as_ref().and_then(|answered| match &answered.answer {
            Finding::Futures(found) => at(found, strategy, hundredth),
            _ => None,
        });
        if let Some(future) = future {
            self.of.set(strategy);
            self.store.future().set(Some(future));
        }
    }

    /// What is known of the future that is looked at. Tracked.
    fn read<R: Default>(self, write: impl FnOnce(&Lived, &Scenario) -> R) -> R {
        let (number, found) = (self.number(), self.one.found());
        let lived = found.as_ref().and_then(|answered| match &answered.answer {
            Finding::Future(lived) => Some((lived, &answered.scenario)),
            _ => None,
        });
        let lived = lived.filter(|(lived, _)| Some(lived.number) == number);
        lived.map(|(lived, scenario)| write(lived, scenario)).unwrap_or_default()
    }

    /// What each use is worth in it. Tracked.
    pub fn npvs(self) -> Option<[Option<f64>; 4]> {
        self.read(|lived, _| Some(lived.future.npv_usd))
    }
}

/// The future at a hundredth of a use's NPVs.
fn at(found: &Found, strategy: Strategy, hundredth: usize) -> Option<u32> {
    let spread = found.report.strategies[strategy as usize].as_ref()?;
    spread.quantiles.get(hundredth).map(|quantile| quantile.future)
}

/// The choice of a future, and the one that is chosen.
pub fn lived(looking: Looking) -> El {
    let is_away = move || looking.number().is_none();
    let close =
        El::button("quiet", words::CLOSE).on("click", move |_| looking.store.future().set(None));
    let heading = move || {
        let numbers = looking.store.numbers();
        looking.number().map(|number| words::heading(&numbers, number)).unwrap_or_default()
    };
    let story = move || {
        looking
            .read(|lived, scenario| words::story(&looking.store.numbers(), scenario, &lived.future))
    };
    let draw = move |width: f64| {
        let numbers = looking.store.numbers();
        let world = looking
            .read(|lived, scenario| Some(LivedWorld::of(scenario, &lived.future, &numbers)))?;
        let high = world.height(&look(&looking.store.numbers(), width, 100.0));
        Some(world.draw(&look(&looking.store.numbers(), width, high)))
    };
    let one = el("div", "one-future")
        .live_flag("hidden", is_away)
        .child(el("div", "one-head").child(el("h3", "").live_text(heading)).child(close))
        .child(el("p", "").attr("role", "status").live_text(story))
        .child(worth(looking))
        .child(picture(looking.store, words::WORLD, draw));
    el("div", "").child(choice(looking)).child(one)
}

/// A use and its percentiles.
fn choice(looking: Looking) -> El {
    let named = |strategy: Strategy| (strategy.key().to_owned(), short_name(strategy).to_owned());
    let options = Strategy::ALL.into_iter().map(named).collect();
    let list = choose(
        words::LOOK,
        vec![ChoiceGroup { heading: "", options }],
        move || looking.of.get().key().to_owned(),
        move |key| {
            if let Some(strategy) = Strategy::ALL.into_iter().find(|s| s.key() == key) {
                looking.of.set(strategy);
            }
        },
    );
    let button = |hundredth: usize| {
        let is_shown = move || {
            let found = looking.all.found();
            let at = found.as_ref().and_then(|answered| match &answered.answer {
                Finding::Futures(found) => at(found, looking.of.get(), hundredth),
                _ => None,
            });
            at.is_some() && at == looking.number()
        };
        El::button("mark", &words::mark(hundredth))
            .live_attr("aria-pressed", move || Some(is_shown().to_string()))
            .on("click", move |_| {
                if let Some(of) = looking.of.now() {
                    looking.pick(of, hundredth);
                }
            })
    };
    el("div", "look-at")
        .child(list)
        .child(el("span", "").text(words::LOOK_AT))
        .child(el("span", "marks").children(MARKS.map(button)))
}

/// What each use is worth in it, beside its mean and its place among all futures.
fn worth(looking: Looking) -> El {
    let rows = move || {
        let numbers = looking.store.numbers();
        let found = looking.all.found();
        let report = found.as_ref().and_then(|answered| match &answered.answer {
            Finding::Futures(found) => Some(&found.report),
            _ => None,
        });
        let row = |strategy: Strategy, npv: f64, tenant_found: bool| {
            let spread = report.and_then(|report| report.strategies[strategy as usize].as_ref());
            let mean =
                spread.map(|spread| money(&numbers, spread.npv_mean_usd)).unwrap_or_default();
            let place = spread.map(|spread| {
                let below = spread.quantiles.iter().filter(|quantile| quantile.npv_usd < npv);
                words::place(below.count().min(100))
            });
            let cells = [money(&numbers, npv), mean, place.unwrap_or_default()];
            let cells = cells.iter().zip(&words::USES[1..]);
            let cells: String =
                cells.map(|(cell, head)| format!("<td data-head=\"{head}\">{cell}</td>")).collect();
            let name =
                format!("{}{}{}", key(strategy), short_name(strategy), how(strategy, tenant_found));
            format!("<tr><th scope=\"row\">{name}</th>{cells}</tr>")
        };
        looking.read(|lived, _| {
            let npvs = Strategy::ALL.into_iter().zip(lived.future.npv_usd);
            let tenant = lived.future.tenant_found;
            npvs.filter_map(|(strategy, npv)| Some(row(strategy, npv?, tenant))).collect::<String>()
        })
    };
    // Rows are written anew with every future: one listener for all of their buttons.
    let open = move |event: Event| {
        let target = target(&event);
        let of = target.and_then(|target| target.get_attribute("data-opens"));
        if let (Some(of), Some(Some(number))) = (of, looking.store.future().now()) {
            looking.store.open(of, Within::Future(number));
        }
    };
    let table = el("table", "uses")
        .on("click", open)
        .child(el("caption", "unseen").text(words::USES_CAPTION))
        .child(head(&words::USES))
        .child(el("tbody", "").live_html(rows));
    el("div", "scroll").attr("tabindex", "0").child(table)
}

/// The way to how a use's NPV arises in the future that is looked at; without a tenant that is the mine's.
fn how(strategy: Strategy, tenant_found: bool) -> String {
    let lived = if tenant_found { strategy } else { Strategy::Mining };
    format!(
        " <button type=\"button\" class=\"quiet how\" aria-label=\"{0} {1}\" data-opens=\"{2}\">{0}</button>",
        page::HOW_SHORT,
        short_name(strategy),
        Measure::Of(lived, Figure::Npv).key()
    )
}

/// Follows the looked-at future while somebody looks.
pub fn follow(looking: Looking, near: Live<bool>) {
    effect(move || {
        if near.get() {
            looking.ask(&looking.store.shown().scenario);
        }
    });
}
