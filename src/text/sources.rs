//! The words of the page of sources.

use crate::cases::PRESETS;
use crate::cases::picks::CATALOGUES;
use crate::scenario::{Confidence, DOCUMENTS, Input, Seen};

/// Heading, and the link to the page.
pub const SOURCES: &str =
    word!("Every default and its sources", "Todos los valores predeterminados y sus fuentes");
/// Where it is, beside the page.
pub const URL: &str = "sources.html";
/// The way back.
pub const BACK: &str = word!("To the calculator", "A la calculadora");
/// Heading of values that belong together.
pub const PICKS: &str = word!("Values that belong together", "Valores que van juntos");
/// Under it.
pub const PICKS_LEAD: &str = word!(
    "Machines, accelerators, leases and markets that set several inputs at once, and where their values come from.",
    "Máquinas, aceleradores, contratos y mercados que fijan varios datos a la vez, y de dónde salen sus valores."
);
/// Heading of the real cases.
pub const CASES: &str = word!("Real cases", "Casos reales");
/// Under it.
pub const CASES_LEAD: &str = word!(
    "What every case sets and why stands on its card. Here: what its sources leave open, and the sources.",
    "Lo que fija cada caso y por qué está en su ficha. Aquí: lo que sus fuentes no dicen, y las fuentes."
);
/// Heading of the lease rates.
pub const RATES: &str = word!("Lease rates of the day", "Tarifas del momento");
/// Over those of contracts.
pub const CONTRACTS: &str =
    word!("By contract, signed or on offer", "Por contrato, firmado u ofrecido");
/// Over those without.
pub const ON_DEMAND: &str = word!("By the hour, without a contract", "Por horas, sin contrato");
/// In front of what is not published.
pub const OPEN: &str = word!("Open:", "Abierto:");
/// In front of the words of the trade that a default uses.
pub const WORDS: &str = word!("Words:", "Términos:");
/// In front of the plausible range.
pub const PLAUSIBLE: &str = "plausible";
/// In front of the accepted range.
pub const ACCEPTED: &str = word!("accepted", "admitido");
/// On a document of which the original was read.
pub const ORIGINAL: &str = "original";
/// On a document of which a copy was read.
pub const COPY: &str = word!("copy", "copia");

/// What there is, counted: how much rests on documents and how much is judgement.
#[must_use]
pub fn lead() -> String {
    let of = |wanted: Confidence| {
        Input::ALL.into_iter().filter(|input| input.note().confidence == wanted).count()
    };
    let (judged, yours) = (of(Confidence::Judgement), of(Confidence::User));
    let rest = Input::ALL.len() - judged - yours;
    let read = DOCUMENTS.iter().filter(|document| document.seen == Seen::Original).count();
    let entries: usize = CATALOGUES.iter().map(|catalogue| catalogue.entries.len()).sum();
    say!(
        "{} defaults: {rest} rest on documents, {judged} are our judgement and say so, {yours} are yours to set. \
         Of {} documents {read} were read in the original; of the others a copy or an account was read, and the original \
         is named and linked where its address is known. Behind them {entries} picks and {} real cases, each with its own.",
        "{} valores predeterminados: {rest} se apoyan en documentos, {judged} son criterio nuestro y lo dicen, {yours} los fija usted. De {} documentos, {read} se leyeron en el original; de los demás se leyó una copia o una reseña, y el original se nombra y se enlaza donde se conoce su dirección. Detrás hay {entries} selecciones y {} casos reales, cada uno con las suyas.",
        Input::ALL.len(),
        DOCUMENTS.len(),
        PRESETS.len()
    )
}
