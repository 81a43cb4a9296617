//! The words of the page of sources.

use crate::cases::PRESETS;
use crate::cases::picks::CATALOGUES;
use crate::scenario::{Confidence, DOCUMENTS, Input, Seen};

/// Heading, and the link to the page.
pub const SOURCES: &str = "Every default and its sources";
/// Where it is, beside the page.
pub const URL: &str = "sources.html";
/// The way back.
pub const BACK: &str = "To the calculator";
/// Heading of values that belong together.
pub const PICKS: &str = "Values that belong together";
/// Under it.
pub const PICKS_LEAD: &str = "Machines, accelerators, leases and markets that set several inputs at once, and where their values come from.";
/// Heading of the real cases.
pub const CASES: &str = "Real cases";
/// Under it.
pub const CASES_LEAD: &str = "What every case sets and why stands on its card. Here: what its sources leave open, and the sources.";
/// Heading of the lease rates.
pub const RATES: &str = "Lease rates of the day";
/// Over those of contracts.
pub const SIGNED: &str = "Signed";
/// Over those without.
pub const ON_DEMAND: &str = "By the hour, without a contract";
/// In front of what is not published.
pub const OPEN: &str = "Open:";
/// In front of the words of the trade that a default uses.
pub const WORDS: &str = "Words:";
/// In front of the plausible range.
pub const PLAUSIBLE: &str = "plausible";
/// In front of the accepted range.
pub const ACCEPTED: &str = "accepted";
/// On a document of which the original was read.
pub const ORIGINAL: &str = "original";
/// On a document of which a copy was read.
pub const COPY: &str = "copy";

/// What there is, counted: how much rests on documents and how much is judgement.
#[must_use]
pub fn lead() -> String {
    let of = |wanted: Confidence| {
        Input::ALL.into_iter().filter(|input| input.row().confidence == wanted).count()
    };
    let (judged, yours) = (of(Confidence::Judgement), of(Confidence::User));
    let rest = Input::ALL.len() - judged - yours;
    let read = DOCUMENTS.iter().filter(|document| document.seen == Seen::Original).count();
    let entries: usize = CATALOGUES.iter().map(|catalogue| catalogue.entries.len()).sum();
    format!(
        "{} defaults: {rest} rest on documents, {judged} are our judgement and say so, {yours} are yours to set. \
         Of {} documents {read} were read in the original; of the others a copy or an account was read, and the original \
         is named and linked where its address is known. Behind them {entries} picks and {} real cases, each with its own.",
        Input::ALL.len(),
        DOCUMENTS.len(),
        PRESETS.len()
    )
}
