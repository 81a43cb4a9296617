//! The words of the trade, each in two or three plain sentences: the page `glossary.html`.
//!
//! The places (`#npv`) stand in links for ever.

/// Heading, and the link to the page.
pub const GLOSSARY: &str = word!("The words of the trade", "Las palabras del oficio");
/// Where it is, beside the page.
pub const URL: &str = "glossary.html";
/// Under the heading.
pub const LEAD: &str = "What the page means by them, in plain sentences. Where the trade uses a word in more than one way, the one that is used here is said.";
/// In front of the words that are explained elsewhere in the list.
pub const SEE: &str = "See also";

/// Words about one thing.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// Its place on the page.
    pub id: &'static str,
    /// Its heading.
    pub name: &'static str,
    /// Its words.
    pub terms: &'static [Term],
}

/// A word and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    /// Its place on the page.
    pub id: &'static str,
    /// As it is written on the page.
    pub name: &'static str,
    /// In full, or as others call it; empty if there is nothing to add.
    pub full: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// Places of words that belong to it.
    pub see: &'static [&'static str],
}

/// The address of a word's place, beside the page.
#[must_use]
pub fn address(id: &str) -> String {
    format!("{URL}#{id}")
}

/// The words that a text uses, in the order of the page.
pub fn used_in(text: &str) -> impl Iterator<Item = &'static Term> + use<> {
    let text = format!(" {} ", text.to_lowercase());
    let stands = move |name: &str| {
        let name = name.to_lowercase();
        text.match_indices(&name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + name.len()..].trim_start_matches('s').chars().next();
            [before, after].iter().all(|c| !c.is_some_and(char::is_alphanumeric))
        })
    };
    let terms = SUBJECTS.iter().flat_map(|subject| subject.terms);
    terms.filter(move |term| stands(term.name))
}

const fn term(
    id: &'static str,
    name: &'static str,
    full: &'static str,
    meaning: &'static str,
    see: &'static [&'static str],
) -> Term {
    Term { id, name, full, meaning, see }
}

/// All of them.
pub const SUBJECTS: [Subject; 5] = [
    Subject { id: "uses", name: "The four uses", terms: &USES },
    Subject { id: "bitcoin", name: "Bitcoin and its network", terms: &BITCOIN },
    Subject { id: "hosting-words", name: "Halls, leases, accelerators", terms: &HOSTING },
    Subject { id: "money-words", name: "Worth, return, debt", terms: &MONEY },
    Subject { id: "power-words", name: "Power and site", terms: &POWER },
];

const USES: [Term; 5] = [
    term(
        "bridge",
        "Bridge",
        "",
        "A mine that goes on running while halls for AI are built on the same connection. It ends when they open, and its machines are sold.",
        &["colocation", "hybrid"],
    ),
    term(
        "colocation",
        "Colocation",
        "powered space to let",
        "The owner builds a hall with power and cooling and lets it to a tenant, who brings the computers. Income is a rent for each kW of critical IT and month, under a contract of many years.",
        &["kw-month", "critical-it", "triple-net"],
    ),
    term(
        "gpu-cloud",
        "GPU cloud",
        "neocloud",
        "The owner of the hall also buys the accelerators and leases them out by the hour. It earns more on a megawatt than a rent does and ties up several times the money, in machines that age in a few years.",
        &["gpu-hour", "accelerator"],
    ),
    term(
        "hybrid",
        "Hybrid",
        "",
        "Part of the connection mines and part of it hosts AI. Since every rule here is proportional to megawatts, it is worth exactly its shares of the two.",
        &[],
    ),
    term(
        "mining",
        "Mining",
        "",
        "Machines compute hashes; in proportion to their number the owner receives new bitcoin and fees. A mine can switch off within seconds, which a hall for AI cannot.",
        &["hashprice", "curtailment"],
    ),
];

const BITCOIN: [Term; 11] = [
    term(
        "difficulty",
        "Difficulty",
        "",
        "How rare a valid hash is. The network sets it anew every 2,016 blocks so that a block comes every ten minutes on average. Difficulty × 2^32 ÷ 600 is the network’s hashrate in hashes a second.",
        &["network-hashrate"],
    ),
    term(
        "fees",
        "Transaction fees",
        "",
        "What senders of bitcoin pay for a place in a block. They come on top of the subsidy, and are entered as bitcoin per block.",
        &["subsidy"],
    ),
    term(
        "halving",
        "Halving",
        "",
        "Every 210,000 blocks, about four years, the new bitcoin in a block drops to half. The income of every mine drops with it at once; the network’s hashrate follows only later and in part.",
        &["subsidy", "hashprice"],
    ),
    term(
        "hashprice",
        "Hashprice",
        "USD/PH/day",
        "What one petahash per second earns in a day, subsidy and fees together, before power. It rises with bitcoin’s price and falls as the network grows, and it halves at a halving.",
        &["ph", "network-hashrate"],
    ),
    term(
        "hashrate",
        "Hashrate",
        "EH/s",
        "Hashes computed in a second. An exahash (EH) is a million million million of them, a thousand petahash.",
        &["ph", "network-hashrate"],
    ),
    term(
        "j-per-th",
        "J/TH",
        "efficiency of a machine",
        "Joules of electricity for one terahash, a million million hashes; less is better. It is also watts for each terahash per second, so a machine of 200 TH/s at 17.5 J/TH draws 3,500 watts.",
        &["hashrate"],
    ),
    term(
        "network-hashrate",
        "Network hashrate",
        "",
        "The hashes per second of all miners together. Nobody can count them: it is inferred from the difficulty and the pace of blocks.",
        &["difficulty"],
    ),
    term(
        "ph",
        "PH/s",
        "petahash per second",
        "A thousand million million hashes a second, the work of about five of today’s machines. Hashprice is quoted for it.",
        &["hashprice"],
    ),
    term(
        "pool-fee",
        "Pool fee",
        "",
        "Miners join in pools so that income comes daily and not by luck. The pool keeps a share of it.",
        &[],
    ),
    term(
        "subsidy",
        "Subsidy",
        "block reward without fees",
        "The new bitcoin in each block: 3.125 since April 2024, half of that from the next halving on.",
        &["halving", "fees"],
    ),
    term(
        "shutdown-price",
        "Shutdown price",
        "",
        "The hashprice below which a machine earns less than its power costs and is better switched off. It is 0.024 × J/TH × USD/MWh, in USD/PH/day: 17.5 J/TH at $50/MWh stop at $21.",
        &["hashprice", "j-per-th", "curtailment"],
    ),
];

const HOSTING: [Term; 16] = [
    term(
        "accelerator",
        "Accelerator",
        "GPU, TPU, AI chip",
        "The processor that does the work of AI. Its watts here are those at the wall for one of them, with its share of the server, the network and the storage, before cooling.",
        &["gpu-hour"],
    ),
    term(
        "backstop",
        "Backstop",
        "credit support",
        "A stronger company’s promise to step in if the tenant does not pay, as Google gave for leases of Fluidstack. Lenders ask less interest for it; the owner pays with shares or rent. It need not cover the whole rent.",
        &["tenor", "take-or-pay"],
    ),
    term(
        "critical-it",
        "Critical IT",
        "MW of critical IT",
        "The megawatts that reach the tenant’s computers, and what a lease counts. Cooling and losses come on top, and so does reserve: 100 MW of grid carry about 70 MW of it.",
        &["pue", "kw-month"],
    ),
    term(
        "escalator",
        "Escalator",
        "",
        "The agreed yearly step of a rent within a lease, 3% in most of those published. After the lease ends, the market decides.",
        &["renewal"],
    ),
    term(
        "gpu-hour",
        "Lease rate per GPU-hour",
        "USD per accelerator-hour",
        "What one accelerator costs its user for an hour. Contracts of years are cheaper than hours on demand, and 8,760 times the rate is a year’s income if every hour is billed.",
        &["take-or-pay", "spot"],
    ),
    term(
        "hyperscaler",
        "Hyperscaler",
        "",
        "One of the few companies with very large clouds of their own, such as Amazon, Google, Microsoft, Oracle. As tenants they pay less rent and never worry a lender.",
        &["neocloud"],
    ),
    term(
        "kw-month",
        "kW-month of IT",
        "USD/kW-month",
        "The unit of rent: one kilowatt of critical IT for one month. At $128 a megawatt brings $1.5 m a year.",
        &["critical-it"],
    ),
    term(
        "modified-gross",
        "Modified gross lease",
        "",
        "The tenant pays its power, and the owner runs the hall out of the rent. The rent is higher than that of a net lease and the owner’s costs are, too: never compare one alone.",
        &["triple-net"],
    ),
    term(
        "neocloud",
        "Neocloud",
        "",
        "A young company that leases accelerators to others, such as CoreWeave or Fluidstack. As a tenant it often needs a backstop.",
        &["gpu-cloud", "backstop"],
    ),
    term(
        "prepayment",
        "Prepayment",
        "",
        "What a customer pays before delivery, commonly a share of the whole contract. It finances the accelerators and is credited against later bills: cash earlier, not more of it.",
        &[],
    ),
    term(
        "powered-shell",
        "Powered shell",
        "",
        "A building with power at its wall and little inside. The tenant fits it out; rent and cost are a fraction of a finished hall’s.",
        &["colocation"],
    ),
    term(
        "pue",
        "PUE",
        "power usage effectiveness",
        "All the power a hall draws over the power that reaches its computers. At 1.2, cooling and losses take a fifth on top.",
        &["critical-it"],
    ),
    term(
        "renewal",
        "Renewal",
        "re-letting",
        "What comes when a lease ends: here some months of vacancy, then a new lease at a share of the old rent. Nobody has signed it yet, so the value of a building after its first lease is the softest part of any answer.",
        &["escalator", "cap-rate"],
    ),
    term(
        "spot",
        "Spot hours",
        "on demand",
        "Hours sold without a contract, at the price of the day and only as far as somebody wants them. Here: all hours after an accelerator’s first contract.",
        &["gpu-hour"],
    ),
    term(
        "take-or-pay",
        "Take-or-pay",
        "",
        "The customer pays for the agreed amount whether it is used or not. Its opposite is pay-as-you-go. A promise is worth what its giver is.",
        &["backstop"],
    ),
    term(
        "triple-net",
        "Triple net lease",
        "NNN",
        "The tenant pays power, running costs, taxes and insurance. Nearly all of the rent is the owner’s income.",
        &["modified-gross"],
    ),
];

const MONEY: [Term; 19] = [
    term(
        "capex",
        "Capex",
        "capital expenditure",
        "Money spent on buildings, machines and accelerators, as against running costs. Headlines about gigawatts are mostly of it, or of contract value: look which.",
        &["contract-value"],
    ),
    term(
        "cap-rate",
        "Cap rate",
        "capitalisation rate",
        "A year’s net operating income of a building over its price. At 9% a building sells for eleven times its income; at 7% for fourteen.",
        &["noi"],
    ),
    term(
        "contract-value",
        "Contract value",
        "TCV",
        "All that a customer will pay over all years of a contract, nothing deducted. Neither income of a year nor profit.",
        &["capex"],
    ),
    term(
        "depreciation",
        "Depreciation",
        "",
        "The cost of a machine or a building spread over its years, to find the income that is taxed. No cash flows; only the tax changes.",
        &[],
    ),
    term(
        "discount-rate",
        "Discount rate",
        "",
        "The return that money could earn elsewhere at the same risk. At 10% a dollar in a year counts as 91 cents now. Each use has its own here, since a mine is riskier than a lease.",
        &["npv"],
    ),
    term(
        "dscr",
        "DSCR",
        "debt service coverage ratio",
        "The year’s cash before debt over the interest and principal that are due in it. Below 1 the loan cannot be served from the business; lenders ask for more, 1.3 or so on a good lease.",
        &["tenor"],
    ),
    term(
        "ebitda",
        "EBITDA",
        "",
        "Revenue less power and running costs: earnings before interest, taxes, depreciation. Of the site here, without a company’s overhead.",
        &["noi"],
    ),
    term(
        "equity-irr",
        "Equity IRR",
        "levered return",
        "The rate of return on the owner’s own money, after the lenders have had theirs. Much debt makes it large and fragile.",
        &["irr", "dscr"],
    ),
    term(
        "free-cash-flow",
        "Free cash flow",
        "",
        "What is left each month after running costs, tax and purchases, before lenders. NPV is the sum of it, discounted.",
        &["npv", "ebitda"],
    ),
    term(
        "interest-rate",
        "Interest rate",
        "",
        "What a lender is paid a year on what is still owed. Bonds behind a lease of a strong tenant pay 6%, those behind a young cloud’s own name above 9%.",
        &["backstop", "dscr"],
    ),
    term(
        "irr",
        "IRR",
        "internal rate of return",
        "The discount rate at which an investment is worth exactly nothing. It needs an investment first and a return later; where there is none, or several, the page says so.",
        &["npv", "equity-irr"],
    ),
    term(
        "irr-on-sale-value",
        "IRR on sale value",
        "",
        "The rate earned by not selling the site today: what a sale would bring counts as the investment. It gives a mine that is owned already a rate, too.",
        &["irr", "sale-value"],
    ),
    term(
        "noi",
        "NOI",
        "net operating income",
        "A building’s rent less what its owner pays to run it, in a year, before tax and loans. What buyers of buildings pay for.",
        &["cap-rate", "ebitda"],
    ),
    term(
        "npv",
        "NPV",
        "net present value",
        "All cash of all years, after tax and before debt, each year’s counted for less the later it comes. Above zero: worth more than it costs at that discount rate.",
        &["discount-rate", "free-cash-flow"],
    ),
    term(
        "payback",
        "Payback",
        "",
        "The first month from which all cash so far is never below zero again. It says nothing of what comes after.",
        &[],
    ),
    term(
        "peak-funding",
        "Peak funding",
        "",
        "The deepest point of cumulative cash: the most money that is ever in the project at once.",
        &["capex"],
    ),
    term(
        "regret",
        "Regret",
        "",
        "What one use brings less than the one that would have been best in that future, on average over futures. The price of not knowing.",
        &[],
    ),
    term(
        "tenor",
        "Tenor",
        "",
        "The years in which a loan is paid back. Lenders want it to end before the lease that pays for it.",
        &["dscr"],
    ),
    term(
        "yield-on-cost",
        "Yield on cost",
        "",
        "A full year’s income over all that was spent to get it. A builder hopes for more than the cap rate at which the building sells.",
        &["noi", "cap-rate"],
    ),
];

const POWER: [Term; 7] = [
    term(
        "curtailment",
        "Curtailment",
        "switching off",
        "Not running for a while: because power costs more than the hashes bring, or because the grid asks and pays for it.",
        &["demand-response", "shutdown-price"],
    ),
    term(
        "demand-response",
        "Demand response",
        "",
        "Payment for being ready to switch off. Who does not run has nothing to switch off, and gets nothing here.",
        &["curtailment"],
    ),
    term(
        "firm-power",
        "Firm power",
        "",
        "Power that is there in every hour, as halls for AI need it. It costs more than what a mine buys, which goes without in the dear hours.",
        &["curtailment"],
    ),
    term(
        "grid-connection",
        "Grid connection",
        "MW of grid",
        "What may be drawn from the grid at most, energised and paid for. The scarce thing, and what the four uses compete for; megawatts on this site are of it where nothing else is said.",
        &["critical-it"],
    ),
    term(
        "load-factor",
        "Load factor",
        "",
        "Energy used over what full draw in all hours would use. A hall for AI draws less than its lease allows.",
        &[],
    ),
    term("mwh", "MWh", "megawatt-hour", "A megawatt for an hour. $50 a MWh is 5 cents a kWh.", &[]),
    term(
        "sale-value",
        "Sale value of the site",
        "",
        "What a buyer pays for a megawatt of connection with nothing on it. It is what every use gets back in the end, and what each has to beat.",
        &["grid-connection"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn all() -> impl Iterator<Item = &'static Term> {
        SUBJECTS.iter().flat_map(|subject| subject.terms)
    }

    #[test]
    fn places_are_unique_and_what_is_referred_to_is_there() {
        let ids: Vec<&str> =
            SUBJECTS.iter().map(|subject| subject.id).chain(all().map(|term| term.id)).collect();
        let distinct: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(distinct.len(), ids.len());
        for term in all() {
            for see in term.see {
                assert!(*see != term.id && all().any(|other| other.id == *see), "{}", term.id);
            }
            let safe = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(term.id.chars().all(safe), "{}", term.id);
        }
    }

    #[test]
    fn meanings_are_a_few_sentences_that_end() {
        for term in all() {
            let sentences = term.meaning.matches(". ").count() + term.meaning.matches("? ").count();
            assert!(term.meaning.ends_with('.') && sentences <= 3, "{}", term.name);
        }
    }

    #[test]
    fn words_are_found_as_words_in_one_or_many() {
        let found = |text: &str| used_in(text).map(|term| term.id).collect::<Vec<_>>();
        assert_eq!(found("Halvings, and the PUE of a hall."), ["halving", "pue"]);
        assert_eq!(found("spue, capexes, NPVx"), [] as [&str; 0]);
    }

    /// Places that are linked to from elsewhere.
    #[test]
    fn places_once_linked_stay() {
        for id in [
            "hashprice",
            "critical-it",
            "noi",
            "dscr",
            "cap-rate",
            "npv",
            "irr",
            "colocation",
            "kw-month",
            "ebitda",
            "pue",
            "take-or-pay",
            "tenor",
            "backstop",
            "halving",
            "difficulty",
            "j-per-th",
            "ph",
        ] {
            assert!(all().any(|term| term.id == id), "{id}");
        }
    }

    /// What is reckoned in the sentences, by hand.
    #[test]
    fn the_numbers_in_the_sentences_are_right() {
        // J/TH x TH/s = W; USD a day and PH/s: 1000 TH x J/TH x 24 h / 1e6 = 0.024 MWh.
        assert_eq!(200.0 * 17.5, 3_500.0);
        assert!((0.024f64 * 17.5 * 50.0 - 21.0).abs() < 1e-9);
        // 128 x 12 x 1000; 1 / 1.1; 1 / 0.09, 1 / 0.07.
        assert_eq!((128.0f64 * 12_000.0 / 1e5).round(), 15.0);
        assert_eq!((100.0f64 / 1.1).round(), 91.0);
        assert_eq!([(1.0f64 / 0.09).round(), (1.0f64 / 0.07).round()], [11.0, 14.0]);
        let critical = crate::scenario::Scenario::default();
        assert_eq!(critical.get(crate::scenario::Input::ColocationCriticalItShare), 0.7);
        assert_eq!(critical.get(crate::scenario::Input::NetworkSubsidyBtc), 3.125);
    }
}
