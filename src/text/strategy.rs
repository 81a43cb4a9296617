//! The names of the four uses of a site.

use crate::analysis::standing::Contender;
use crate::strategy::Strategy;

/// As a heading: "AI colocation".
#[must_use]
pub fn name(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => word!("Bitcoin mining", "Minería de bitcoin"),
        Strategy::Colocation => word!("AI colocation", "Colocación para IA"),
        Strategy::GpuCloud => word!("GPU cloud", "Nube de GPU"),
        Strategy::Hybrid => word!("Hybrid", "Híbrido"),
    }
}

/// In a drawing, where room is short: "Colocation".
#[must_use]
pub const fn short_name(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => word!("Mining", "Minería"),
        Strategy::Colocation => word!("Colocation", "Colocación"),
        Strategy::GpuCloud => word!("GPU cloud", "Nube de GPU"),
        Strategy::Hybrid => word!("Hybrid", "Híbrido"),
    }
}

/// What it is, in a few words under the heading.
#[must_use]
pub fn gloss(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => word!("run mining machines", "operar máquinas de minado"),
        Strategy::Colocation => {
            word!("rent halls to an AI tenant", "alquilar salas a un inquilino de IA")
        }
        Strategy::GpuCloud => word!("own chips, lease hours", "chips propios, horas alquiladas"),
        Strategy::Hybrid => word!("part AI, part mining", "parte IA, parte minería"),
    }
}

/// Behind "earns most ".
#[must_use]
pub fn adverb(strategy: Strategy) -> (&'static str, &'static str) {
    match strategy {
        Strategy::Mining => {
            (word!("by ", "con la "), word!("mining bitcoin", "minería de bitcoin"))
        }
        Strategy::Colocation => {
            (word!("as ", "con la "), word!("AI colocation", "colocación para IA"))
        }
        Strategy::GpuCloud => (word!("as a ", "como "), word!("GPU cloud", "nube de GPU")),
        Strategy::Hybrid => {
            (word!("as a ", "como "), word!("hybrid of AI and mining", "híbrido de IA y minería"))
        }
    }
}

/// Within a sentence: "ahead of the hybrid".
#[must_use]
pub fn noun(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => word!("mining", "la minería"),
        Strategy::Colocation => word!("AI colocation", "la colocación para IA"),
        Strategy::GpuCloud => word!("the GPU cloud", "la nube de GPU"),
        Strategy::Hybrid => word!("the hybrid", "la opción híbrida"),
    }
}

/// The same of all that a use is held against.
#[must_use]
pub fn contender(contender: Contender) -> &'static str {
    match contender {
        Contender::Strategy(strategy) => noun(strategy),
        Contender::SellNow => word!("selling now", "vender ahora"),
        Contender::Zero => word!("nothing", "nada"),
    }
}
