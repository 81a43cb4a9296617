//! The state of one page: the scenario, its evaluation, what was typed but not accepted, and the
//! way back.

use super::frame::{AtRest, OncePerFrame};
use super::loading::{Chunk, Later};
use super::locale::Locale;
use super::notes::Notes;
use super::quoted::Quoted;
use super::window::put_off;
use super::work::Work;
use crate::analysis::working::Within;
use crate::cases;
use crate::evaluation::{Engine, Evaluation};
use crate::reactive::{Live, Owner, hold, untrack};
use crate::scenario::{
    FieldError, Input, Kept, Link, Scenario, Series, Setting, Settings, Unit, Units,
    to_lasting_link, to_link, with_case, with_future, with_kept, with_settings, with_units,
};
use crate::strategy::Strategy;
use crate::text::page::Place;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// A scenario with its evaluation; they never differ.
#[derive(Clone)]
pub struct Shown {
    /// The question.
    pub scenario: Scenario,
    /// The answer.
    pub evaluation: Evaluation,
    /// The same in the reader's units, where these take more than another way to write.
    read: Option<Evaluation>,
}

/// Evaluates in a reader's units.
type EvaluateIn = fn(&mut Engine, &Scenario, Units) -> Evaluation;

impl Shown {
    /// The answer in the units in which it is to be read.
    pub fn in_units(&self) -> &Evaluation {
        self.read.as_ref().unwrap_or(&self.evaluation)
    }
}

/// A text that is not accepted, and why.
#[derive(Clone, PartialEq)]
pub struct Typed {
    /// As typed.
    pub text: String,
    /// What is wrong with it.
    pub error: FieldError,
}

/// The real case that a scenario was made from.
#[derive(Clone, PartialEq)]
pub struct Case {
    /// Its short name in links.
    pub code: String,
    /// How many inputs have been moved since.
    pub moved: usize,
    /// Whether its values are still to come: a link named it and gave none.
    pub awaited: bool,
}

impl Case {
    /// What a link says; how far it was moved is found when the cases are there.
    pub fn of(link: &Link) -> Option<Case> {
        // Of a name that no case has there is nothing to wait for.
        let awaited = |code: &str| link.names_case_alone && cases::title(code).is_some();
        link.case.clone().map(|code| Case { awaited: awaited(&code), ..Case::named(code) })
    }

    /// A case whose values are those of the scenario.
    pub fn named(code: String) -> Case {
        Case { code, moved: 0, awaited: false }
    }
}

/// Writes HTML with ways to what its words mean.
pub type Explain = Rc<dyn Fn(&str) -> String>;

/// Steps of one kind that follow each other are one step back.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Input(Input),
    Both(Input, Input),
    Whole,
}

#[derive(Default)]
struct History {
    back: Vec<Scenario>,
    forward: Vec<Scenario>,
    /// The step that is being made: no new entry until it ends.
    open: Option<Step>,
}

/// How many steps back are kept.
const STEPS: usize = 200;

static INSTANCES: AtomicU32 = AtomicU32::new(0);

/// The state of one page. A handle: copies mean the same page.
#[derive(Clone, Copy)]
pub struct Store {
    instance: u32,
    /// Whose it is.
    owner: Owner,
    scenario: Live<Scenario>,
    /// The values of inputs that somebody follows, by input.
    values: Live<Vec<(Input, Live<f64>)>>,
    shown: Live<Arc<Shown>>,
    typed: Live<Vec<(Input, Typed)>>,
    link_notes: Live<Notes>,
    case: Live<Option<Case>>,
    kept: Live<Vec<Kept>>,
    /// The result whose working is asked for, by its name, and where it stands.
    working: Live<Option<(String, Within)>>,
    /// Writes a text with ways to what its words mean; there when what comes later is.
    words: Live<Option<Explain>>,
    /// The random future that is looked at.
    future: Live<Option<u32>>,
    /// The units in which the page is shown.
    units: Live<Units>,
    /// What is set on the page beside the scenario, as its link says it.
    settings: Live<Settings>,
    /// The section that is to be gone to.
    going: Live<Option<&'static Place>>,
    /// The section in view.
    place: Live<Option<&'static Place>>,
    /// How to evaluate in them, once that is there.
    evaluate_in: Live<Option<EvaluateIn>>,
    /// The picture that is being taken away; none where the page takes none.
    quoted: Option<Live<Option<Quoted>>>,
    open_source: Live<Option<u32>>,
    /// The NPVs at the start of the move that is being made.
    start: Live<Option<[Option<f64>; 4]>>,
    /// Counts the changes that did not come from dragging: sliders may take a new range.
    settled: Live<u32>,
    steps: Live<(usize, usize)>,
    history: Live<History>,
    engine: Live<Engine>,
    work: Work,
    later: Later,
    frame: OncePerFrame,
    rest: AtRest,
}

impl Store {
    /// A page that shows `scenario`.
    pub fn new(scenario: Scenario) -> Store {
        let mut engine = Engine::new();
        let evaluation = engine.evaluate(&scenario);
        let shown = Shown { evaluation, read: None, scenario: scenario.clone() };
        Store {
            instance: INSTANCES.fetch_add(1, Ordering::Relaxed),
            owner: Owner::current().unwrap_or_default(),
            scenario: Live::new(scenario),
            values: Live::new(Vec::new()),
            shown: Live::new(Arc::new(shown)),
            typed: Live::new(Default::default()),
            link_notes: Live::new(Notes::default()),
            case: Live::new(None),
            kept: Live::new(Vec::new()),
            working: Live::new(None),
            words: Live::new(None),
            future: Live::new(None),
            units: Live::new(Units::default()),
            settings: Live::new(Settings::default()),
            going: Live::new(None),
            place: Live::new(None),
            evaluate_in: Live::new(None),
            quoted: None,
            open_source: Live::new(Default::default()),
            start: Live::new(None),
            settled: Live::new(Default::default()),
            steps: Live::new(Default::default()),
            history: Live::new(History::default()),
            engine: Live::new(engine),
            work: Work::new(),
            later: Later::new(),
            frame: OncePerFrame::new(),
            rest: AtRest::new(600),
        }
    }

    /// An id that no other page in the document has.
    pub fn id(self, part: &str, name: &str) -> String {
        format!("hoh{}-{part}-{name}", self.instance)
    }

    /// How numbers are written. The page is made anew for other units; the PUE is tracked where it counts.
    pub fn numbers(self) -> Locale {
        let units = untrack(|| self.shown_in());
        let pue = if units.has(Unit::ItMegawatts) { self.value(Input::ColocationPue) } else { 1.0 };
        Locale { units, pue }
    }

    /// The units that the reader has chosen.
    pub fn units(self) -> Live<Units> {
        self.units
    }

    /// The units in which the page is shown: those that were chosen, as soon as it can. Tracked.
    pub fn shown_in(self) -> Units {
        let units = self.units.get();
        if self.evaluate_in.with(Option::is_some) { units } else { units.at_once() }
    }

    /// Shows the page in other units; the scenario stays what it is.
    pub fn show_in(self, units: Units) {
        if self.units.now() == Some(units) {
            return;
        }
        // No amount stands under the name of another unit, not for a frame.
        self.evaluate_now(units, self.evaluate_in.now().flatten());
        self.units.set(units);
    }

    /// Learns to evaluate in the reader's units.
    pub fn learn(self, evaluate_in: EvaluateIn) {
        if self.evaluate_in.now().flatten().is_none() {
            let units = self.units.now().unwrap_or_default();
            // For whoever asks for no such units nothing changes.
            if units != units.at_once() {
                self.evaluate_now(units, Some(evaluate_in));
            }
            self.evaluate_in.set(Some(evaluate_in));
        }
    }

    /// The present value of an input, as stored. Tracked: who follows it hears of no other input's step.
    pub fn value(self, input: Input) -> f64 {
        let known = |values: &Vec<(Input, Live<f64>)>| {
            values.iter().find(|(of, _)| *of == input).map(|(_, value)| *value)
        };
        self.values.peek(known).flatten().unwrap_or_else(|| self.follow_value(input)).get()
    }

    fn follow_value(self, input: Input) -> Live<f64> {
        // It outlives who is the first to ask.
        let value = self.owner.with(|| Live::new(self.value_now(input)));
        self.values.alter(|values| values.push((input, value)));
        value
    }

    /// Changes the scenario, and the values that somebody follows and that it changes: a step is of one of them.
    fn change(self, scenario: Scenario) {
        self.values.peek(|values| {
            for (input, value) in values {
                let now = scenario.get(*input);
                if value.now() != Some(now) {
                    value.set(now);
                }
            }
        });
        self.scenario.set(scenario);
    }

    /// The present value of an input without following it.
    pub fn value_now(self, input: Input) -> f64 {
        self.scenario.peek(|scenario| scenario.get(input)).unwrap_or(input.row().default)
    }

    /// The scenario. Tracked.
    pub fn scenario(self) -> Scenario {
        self.scenario.get()
    }

    /// The scenario without following it.
    pub fn scenario_now(self) -> Scenario {
        self.scenario.now().unwrap_or_default()
    }

    /// Reads the scenario in place. Tracked.
    pub fn with_scenario<T>(self, read: impl FnOnce(&Scenario) -> T) -> T {
        self.scenario.with(read)
    }

    /// The scenario and its evaluation as drawn in the last frame. Tracked.
    pub fn shown(self) -> Arc<Shown> {
        self.shown.get()
    }

    /// What was typed into an input's field and not accepted. Tracked.
    pub fn typed(self, input: Input) -> Option<Typed> {
        self.typed.with(|typed| typed.iter().find(|(i, _)| *i == input).map(|(_, t)| t.clone()))
    }

    /// Whether any field holds something that is not accepted. Tracked.
    pub fn has_mistakes(self) -> bool {
        self.typed.with(|typed| !typed.is_empty())
    }

    /// What the reader should know of the link.
    pub fn link_notes(self) -> Live<Notes> {
        self.link_notes
    }

    /// The real case that the scenario was made from.
    pub fn case(self) -> Live<Option<Case>> {
        self.case
    }

    /// The number of the random future that is looked at.
    pub fn future(self) -> Live<Option<u32>> {
        self.future
    }

    /// The scenarios that stand beside this one.
    pub fn kept(self) -> Live<Vec<Kept>> {
        self.kept
    }

    /// The use that a section opens with: the best one; mining where none pays. Tracked.
    pub fn opening_use(self) -> Strategy {
        self.shown().evaluation.best.unwrap_or(Strategy::Mining)
    }

    /// The result whose working is asked for, from anywhere on the page.
    pub fn working(self) -> Live<Option<(String, Within)>> {
        self.working
    }

    /// Asks for the working of a result by its name (`mining.npv_usd`, `lead.colocation.mining`).
    pub fn open(self, of: String, within: Within) {
        self.working.set(Some((of, within)));
        self.later.want(Chunk::Desk);
    }

    /// What is set on the page beside the scenario.
    pub fn settings(self) -> Live<Settings> {
        self.settings
    }

    /// Sets something on the page, for its link; an empty text takes it back.
    pub fn choose(self, setting: Setting, text: String) {
        if self.settings.peek(|settings| settings.get(setting) != text) == Some(true) {
            self.settings.update(|settings| settings.set(setting, text));
        }
    }

    /// The section that is to be gone to.
    pub fn going(self) -> Live<Option<&'static Place>> {
        self.going
    }

    /// The section in view; none where that is the answer.
    pub fn place(self) -> Live<Option<&'static Place>> {
        self.place
    }

    /// Goes to a section, and says so in the link.
    pub fn go(self, place: &'static Place) {
        self.choose(Setting::At, place.code_in_link());
        self.going.set(Some(place));
    }

    /// What writes a text with ways to what its words mean.
    pub fn words(self) -> Live<Option<Explain>> {
        self.words
    }

    /// A text's HTML with ways to what its words mean, once those are there. Tracked.
    pub fn explained(self, html: &str) -> String {
        self.words.get().map_or_else(|| html.to_owned(), |explain| explain(html))
    }

    /// The link of the scenario, without given paths, with its case, what stands beside it and the future that is looked at. Tracked.
    pub fn link(self) -> String {
        self.linked(|scenario| to_link(&scenario.by_rule()))
    }

    /// The same with those paths, for a way that leads out of this page: nothing else takes them along. Tracked.
    pub fn whole_link(self) -> String {
        self.linked(to_link)
    }

    fn linked(self, link: fn(&Scenario) -> String) -> String {
        let link = self.with_scenario(link);
        // The defaults are no case.
        let case = self.case.get().filter(|case| !link.is_empty() || case.awaited);
        let link = with_case(link, case.as_ref().map(|case| case.code.as_str()));
        let link = with_future(link, self.future.get());
        let link = with_units(link, self.units.get());
        let link = self.settings.with(|settings| with_settings(link, settings));
        self.kept.with(|kept| with_kept(link, kept))
    }

    /// The link that keeps its meaning when defaults change, with the paths that are given month by month: what it leads
    /// to shows the same numbers.
    pub fn lasting_link(self) -> String {
        self.lasting(to_lasting_link)
    }

    /// The same without those paths: in print, hundreds of months would be most of what is printed.
    pub fn printed_link(self) -> String {
        self.lasting(|scenario| to_lasting_link(&scenario.by_rule()))
    }

    /// The link of the scenario, with all that stands beside it, without following it.
    fn lasting(self, link: fn(&Scenario) -> String) -> String {
        let scenario = self.scenario_now();
        let case = self.case.now().flatten().filter(|_| scenario != Scenario::default());
        let link = with_case(link(&scenario), case.as_ref().map(|case| case.code.as_str()));
        let link = with_future(link, self.future.now().flatten());
        let link = with_units(link, self.units.now().unwrap_or_default());
        let link = with_settings(link, &self.settings.now().unwrap_or_default());
        with_kept(link, &self.kept.now().unwrap_or_default())
    }

    /// Shows what a link says, as one step.
    pub fn follow_link(self, link: Link) {
        // First the case: whoever recognises the scenario asks for it.
        self.case.set(Case::of(&link));
        self.future.set(link.future);
        self.show_in(link.units);
        self.replace(link.scenario.clone());
        // A case or an older link says nothing of what is kept, and takes nothing away.
        if !link.kept.is_empty() {
            self.kept.set(link.kept.clone());
        }
        if !link.settings.is_empty() {
            self.settings.set(link.settings.clone());
        }
        self.link_notes.set(link.into());
    }

    /// The same page with charts that can be taken away as pictures.
    pub fn with_pictures(self) -> Store {
        Store { quoted: Some(Live::new(None)), ..self }
    }

    /// The picture that is being taken away; `None` where charts stay where they are.
    pub fn quoted(self) -> Option<Live<Option<Quoted>>> {
        self.quoted
    }

    /// The number of the control whose source is open.
    pub fn open_source(self) -> Live<Option<u32>> {
        self.open_source
    }

    /// What is loaded later.
    pub fn later(self) -> Later {
        self.later
    }

    /// Where analyses are worked out.
    pub fn work(self) -> Work {
        self.work
    }

    /// Follows every change that did not come from dragging.
    pub fn follow_settled(self) {
        self.settled.get();
    }

    /// Whether there is a step back, and one forward. Tracked.
    pub fn steps(self) -> (bool, bool) {
        let (back, forward) = self.steps.get();
        (back > 0, forward > 0)
    }

    /// The inputs that differ from the defaults. Tracked.
    pub fn changed(self) -> Vec<Input> {
        let defaults = Scenario::default();
        self.scenario.with(|scenario| scenario.differing(&defaults).collect())
    }

    /// The paths that are given month by month. Tracked.
    pub fn given(self) -> Vec<Series> {
        let is_given = |scenario: &Scenario, series: &Series| scenario.series(*series).is_some();
        self.scenario.with(|scenario| {
            Series::ALL.into_iter().filter(|series| is_given(scenario, series)).collect()
        })
    }

    /// Lets a path follow its rule again, as one step.
    pub fn take_off(self, series: Series) {
        if let Ok(without) = self.scenario_now().with_series(series, None) {
            self.replace(without);
        }
    }

    /// Sets an input, dragging: the nearest accepted value, and sliders keep their range.
    pub fn drag(self, input: Input, value: f64) {
        self.forget_typed(input);
        self.apply(Step::Input(input), |scenario| scenario.nearest(input, value));
    }

    /// Sets two inputs at once, dragging.
    pub fn drag_both(self, first: (Input, f64), second: (Input, f64)) {
        self.forget_typed(first.0);
        self.forget_typed(second.0);
        self.apply(Step::Both(first.0, second.0), |scenario| {
            scenario.nearest(first.0, first.1).nearest(second.0, second.1)
        });
    }

    /// Ends a drag: the next change is a step of its own.
    pub fn rest(self) {
        self.history.alter(|history| history.open = None);
        self.let_go();
    }

    /// Whether a step of this input is being made, which no pause has ended.
    pub fn is_moved(self, input: Input) -> bool {
        self.history.peek(|history| history.open == Some(Step::Input(input))) == Some(true)
    }

    /// What the uses were worth at the start of the move that is being made, in the reader's units; `None` at rest.
    /// Tracked.
    pub fn start(self) -> Option<[Option<f64>; 4]> {
        self.start.get()
    }

    fn let_go(self) {
        if self.start.now().flatten().is_some() {
            self.start.set(None);
        }
    }

    /// Sets an input to an accepted value.
    pub fn set(self, input: Input, value: f64) {
        self.drag(input, value);
        // Of a drag the end is told; here a pause ends the step.
        self.rest.ask(move || self.rest());
        self.settle();
    }

    /// Whether a value goes with the other inputs.
    ///
    /// # Errors
    /// What it does not go with.
    pub fn accepts(self, input: Input, value: f64) -> Result<(), FieldError> {
        match self.scenario.now() {
            Some(scenario) => scenario.set(input, value).map(drop),
            None => Ok(()),
        }
    }

    /// Keeps a text that is not accepted; the scenario stays as it is.
    pub fn refuse(self, input: Input, text: String, error: FieldError) {
        self.typed.update(|typed| {
            typed.retain(|(other, _)| *other != input);
            typed.push((input, Typed { text, error }));
        });
    }

    /// Drops a text that was not accepted.
    pub fn forget_typed(self, input: Input) {
        if self.typed.peek(|typed| typed.iter().any(|(i, _)| *i == input)) == Some(true) {
            self.typed.update(|typed| typed.retain(|(other, _)| *other != input));
        }
    }

    /// Puts one input back to its default.
    pub fn reset(self, input: Input) {
        self.rest();
        self.set(input, input.row().default);
        self.rest();
    }

    /// Puts everything back to the defaults.
    pub fn reset_all(self) {
        self.replace(Scenario::default());
    }

    /// Shows another scenario, as one step.
    pub fn replace(self, scenario: Scenario) {
        self.rest();
        self.typed.set(Vec::new());
        self.apply(Step::Whole, |_| scenario);
        self.rest();
        self.settle();
    }

    /// Shows the scenario that the page was opened for, now that it is known: no step back leads behind it.
    pub fn begin(self, scenario: Scenario) {
        self.replace(scenario);
        self.history.set(History::default());
        self.count_steps();
    }

    /// Whether the case that a link named is still to come. Tracked.
    pub fn awaits_case(self) -> bool {
        self.case.with(|case| case.as_ref().is_some_and(|case| case.awaited))
    }

    /// One step back.
    pub fn undo(self) {
        self.travel(|history, now| {
            let before = history.back.pop()?;
            history.forward.push(now);
            Some(before)
        });
    }

    /// One step forward.
    pub fn redo(self) {
        self.travel(|history, now| {
            let after = history.forward.pop()?;
            history.back.push(now);
            Some(after)
        });
    }

    fn travel(self, step: impl FnOnce(&mut History, Scenario) -> Option<Scenario>) {
        let Some(now) = self.scenario.now() else { return };
        let target = self.history.alter(|history| {
            history.open = None;
            step(history, now)
        });
        self.let_go();
        if let Some(Some(target)) = target {
            self.typed.set(Vec::new());
            self.change(target);
            self.evaluate();
            self.count_steps();
            self.settle();
        }
    }

    fn apply(self, step: Step, change: impl FnOnce(&Scenario) -> Scenario) {
        let Some(before) = self.scenario.now() else { return };
        let after = change(&before);
        if after == before {
            return;
        }
        let begins = self.history.alter(|history| {
            let begins = history.open != Some(step);
            if begins {
                history.open = Some(step);
                history.back.push(before);
                if history.back.len() > STEPS {
                    history.back.remove(0);
                }
            }
            history.forward.clear();
            begins
        });
        // A drag's step is written with what comes of it: before, the browser would lay it out to find what the pointer is
        // over, and in the frame once more. What is out of sight waits for the last one.
        if step != Step::Whole {
            hold();
            put_off();
        }
        if begins == Some(true) && step != Step::Whole {
            let npvs = |shown: &Arc<Shown>| Strategy::ALL.map(|s| shown.in_units().npv(s));
            self.start.set(self.shown.peek(npvs));
        }
        self.change(after);
        self.count_steps();
        self.evaluate();
    }

    fn count_steps(self) {
        let steps = self.history.peek(|h| (h.back.len(), h.forward.len()));
        if let Some(steps) = steps.filter(|steps| self.steps.now() != Some(*steps)) {
            self.steps.set(steps);
        }
    }

    fn settle(self) {
        self.settled.update(|n| *n = n.wrapping_add(1));
    }

    /// Evaluates what the scenario is by the next frame.
    fn evaluate(self) {
        self.frame.ask(move || {
            let units = self.units.now().unwrap_or_default();
            self.evaluate_now(units, self.evaluate_in.now().flatten());
        });
    }

    fn evaluate_now(self, units: Units, evaluate_in: Option<EvaluateIn>) {
        let Some(scenario) = self.scenario.now() else { return };
        let evaluate_in = evaluate_in.filter(|_| units != units.at_once());
        let both = self.engine.alter(|engine| {
            let read = evaluate_in.map(|evaluate_in| evaluate_in(engine, &scenario, units));
            (engine.evaluate(&scenario), read)
        });
        if let Some((evaluation, read)) = both {
            self.shown.set(Arc::new(Shown { scenario, evaluation, read }));
        }
    }
}
