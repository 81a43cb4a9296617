//! What moves a result.

use super::ask::Watched;
use super::told::Told;
use super::{Desktop, Making, Step};
use crate::analysis::tornado::{Tornado, TornadoJob};
use crate::scenario::Input;
use crate::text::tornado as words;
use crate::view::tornado::{Tornado as Chart, WhichBars};

pub(in super::super) fn begin(watched: Watched, bars: Option<usize>) -> Making {
    let mut making: Option<TornadoJob> = None;
    let mut steps = 0;
    Box::new(move |engine, desk| {
        let Some(mut job) = making.take() else {
            let target = watched.target(&engine.evaluate(desk.scenario));
            making = Some(TornadoJob::new(desk.scenario, target));
            return Step::Going(0.0);
        };
        if job.step(engine) {
            return Step::Done(tell(desk, &job.finish(), bars));
        }
        steps += 1;
        making = Some(job);
        Step::Going(f64::from(steps) / Input::ALL.len() as f64)
    })
}

fn tell(desk: &Desktop, found: &Tornado, bars: Option<usize>) -> Told {
    let mut told = desk.told();
    let labels: Vec<&str> = found.deciding().map(|bar| bar.input.row().label).collect();
    told.say(words::deciding(found.best, &labels));
    let outside = words::outside(desk.numbers, found);
    if !outside.is_empty() {
        told.say(outside);
    }
    let part = bars.map_or(WhichBars::All, WhichBars::Largest);
    let title = words::target(found.target);
    let chart = Chart::of(desk.numbers, found, title, part);
    let height = chart.height(&desk.look(100.0));
    told.show(chart.draw(&desk.look(height)));
    for bar in &found.bars {
        told.keep(bar.input.key(), [bar.low.target, bar.high.target]);
    }
    told
}
