//! The names of the four uses of a site.

use crate::strategy::Strategy;

/// As a heading: "AI colocation".
#[must_use]
pub fn name(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => "Bitcoin mining",
        Strategy::Colocation => "AI colocation",
        Strategy::GpuCloud => "GPU cloud",
        Strategy::Hybrid => "Hybrid",
    }
}

/// In a drawing, where room is short: "Colocation".
#[must_use]
pub const fn short_name(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => "Mining",
        Strategy::Colocation => "Colocation",
        Strategy::GpuCloud => "GPU cloud",
        Strategy::Hybrid => "Hybrid",
    }
}

/// What it is, in a few words under the heading.
#[must_use]
pub fn gloss(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => "run mining machines",
        Strategy::Colocation => "rent halls to an AI tenant",
        Strategy::GpuCloud => "own chips, lease hours",
        Strategy::Hybrid => "part AI, part mining",
    }
}

/// Behind "earns most ".
#[must_use]
pub fn adverb(strategy: Strategy) -> (&'static str, &'static str) {
    match strategy {
        Strategy::Mining => ("by ", "mining bitcoin"),
        Strategy::Colocation => ("as ", "AI colocation"),
        Strategy::GpuCloud => ("as a ", "GPU cloud"),
        Strategy::Hybrid => ("as a ", "hybrid of AI and mining"),
    }
}

/// Within a sentence: "ahead of the hybrid".
#[must_use]
pub fn noun(strategy: Strategy) -> &'static str {
    match strategy {
        Strategy::Mining => "mining",
        Strategy::Colocation => "AI colocation",
        Strategy::GpuCloud => "the GPU cloud",
        Strategy::Hybrid => "the hybrid",
    }
}
