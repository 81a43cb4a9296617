//! The words of the page that holds the model against the world.

/// Heading, and the link to the page.
pub const CHECKED: &str = word!("Checked against", "Contrastado con (en inglés)");
/// Where it is, beside the page.
pub const URL: &str = word!("checked.html", "../checked.html");
/// Under the heading.
pub const LEAD: &str = "Published production, deals, shutdown prices and libraries of finance, each beside what this model makes of the same inputs. The figures are written by the tests that compare them; a miss stays on the page with what explains it.";

/// Places and headings of the parts, in order, with what stands under them.
pub const PARTS: [(&str, &str, &str); 8] = [
    (
        "income",
        "Bitcoin income",
        "What miners reported and what others computed, through this model’s network and mine.",
    ),
    (
        "shutdown",
        "Shutdown prices",
        "The bitcoin price at which a machine earns no more than its power.",
    ),
    (
        "deals",
        "Signed deals, by arithmetic",
        "What value, years and megawatts make of a rent or a rate, and back.",
    ),
    (
        "cases",
        "Real cases, as they are set",
        "Each case is set from its documents; this shows that what was read is what comes out.",
    ),
    (
        "guidance",
        "Real cases, beside what their parties expect",
        "These figures are results here, and were no input.",
    ),
    ("finance", "Libraries of finance", "Flows with a published answer."),
    (
        "deal",
        "Why others get another number: a deal",
        "IREN and Microsoft, 9.7 billion over five years, from three published calculations to the case on this site, a step at a time. Every line is this model with one thing more in it.",
    ),
    (
        "mine",
        "Why others get another number: a mine",
        "From three published calculations to this site’s default mine, a step at a time.",
    ),
];

/// Heads of the tables.
pub const OURS: &str = "here";
/// Theirs.
pub const THEIRS: &str = "published";
/// How far apart.
pub const OFF: &str = "apart";
/// What a step changes.
pub const CHANGE: &str = "change";
/// Percentage points.
pub const POINTS: &str = "pt";

/// Place and heading of what is not known.
pub const LIMITS: (&str, &str) = ("limits", "Known limits");
/// Their date.
pub const LIMITS_LEAD: &str =
    "As of 26 November 2026. The method has the whole list of what the model does not do.";
/// What is not known, or not done.
pub const LIMITS_LIST: [&str; 8] = [
    "The newest bitcoin price that could be read is of 3 October 2026 and the newest difficulty of 27 October. No filing for the third quarter of 2026 was to be had.",
    "Many documents were read as copies or accounts. The page of sources marks each, and names the original.",
    "What halls let for after their first lease, and what accelerators earn after their first contract, nobody has signed yet. A large part of every AI value hangs on it.",
    "A mine’s own share of the network is left out: 100 MW are 0.6% of it, and a mine above a tenth gets a notice.",
    "One power price a month: no hours, no negative prices, no peaks. A mine that switches by the hour earns more on a volatile market than it does here.",
    "Accelerators draw the same power, busy or idle. Loans are plain: no sculpting, reserves, fees or refinancing. No company stands above the site.",
    "Owners decide once a year, and in the main figures they know the path. The section on random futures shows what not knowing costs.",
    "The building of IREN’s halls, the chips of its deal with Nvidia, and the megawatts of both Amazon leases are estimates; each case says what its sources leave open.",
];
