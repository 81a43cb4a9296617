//! How a number arises, in words.

use super::month::month;
use super::{figure, solve, statement, strategy};
use crate::analysis::working::{Constant, Entered, Item, Node, Role, Rule, Term, Working};
use crate::evaluation::Measure;
use crate::format::{Format, MINUS, money, number, per_mwh, short, value_with_unit};
use crate::scenario::{Input, Scenario};
use crate::strategy::{Action, Strategy};

/// Heading of the section.
pub const HEADING: &str = "How a number arises";
/// Under it.
pub const LEAD: &str = "Any result, opened to what it is made of: years, months, machines, rents, down to the inputs. Press a part to open it.";
/// Chooses the result.
pub const RESULT: &str = "Result";
/// Over the parts.
pub const PARTS: [&str; 2] = ["Made of", "Value"];
/// Names the way from the result to what is open.
pub const TRAIL: &str = "The way here";
/// Heading of the owner's decisions.
pub const DECISIONS: &str = "What the owner decides";
/// Under it.
pub const DECISIONS_LEAD: &str = "Once a year, whatever is worth most from then on, after tax, in money of that day. What was chosen is marked.";
/// Heading of the decisions of the mine on its way out.
pub const BRIDGE_DECISIONS: &str = "The owned mine while AI is built";
/// The use decides nothing.
pub const NO_DECISIONS: &str = "Nothing is decided later: what is built runs to the horizon.";
/// The head of the dates.
pub const DATE: &str = "End of";
/// It has no value.
pub const NO_VALUE: &str = "This result has no value here.";

/// A month of the calendar; the valuation date for 0.
fn date(scenario: &Scenario, t: usize) -> String {
    match t {
        0 => "the start".to_owned(),
        _ => month(scenario.get(Input::SiteStart) + (t - 1) as f64),
    }
}

fn year(scenario: &Scenario, year: usize) -> String {
    match year {
        0 => "the start".to_owned(),
        _ => statement::year(scenario.get(Input::SiteStart) + (12 * (year - 1)) as f64),
    }
}

/// What a number is.
#[must_use]
pub fn name(scenario: &Scenario, node: Node) -> String {
    let line = |line| statement::name(line);
    let on = |what: &str, t| format!("{what}, {}", date(scenario, t));
    match node {
        Node::Figure(use_, of) => format!("{}, {}", figure::name(of), strategy::name(use_)),
        Node::Present(_, of) => format!("{}, present value", line(of)),
        Node::PresentYear(_, of, y) => {
            format!("{} of {}, present value", line(of), year(scenario, y))
        }
        Node::PresentMonth(_, of, t) => format!("{}, present value", on(line(of), t)),
        Node::Total(_, of) => format!("{}, all years", line(of)),
        Node::Year(_, of, y) => format!("{} of {}", line(of), year(scenario, y)),
        Node::Month(_, of, t) => on(line(of), t),
        Node::Item(Item::Pool, t) => on("Paid by the pool", t),
        Node::Item(Item::DemandResponse, t) => on("Demand response", t),
        Node::Item(Item::CloudPerMw, t) => on("Operations per MW", t),
        Node::Item(Item::CloudOfRevenue, t) => on("Operations, share of revenue", t),
        Node::Factor(_, t) => on("Discount factor", t),
        Node::FinalSale(_) => "The final sale, after tax".to_owned(),
        Node::Energy(_) => "Energy at the meter, all years".to_owned(),
        Node::CriticalIt(_) => "Critical IT".to_owned(),
        Node::Accelerators => "Accelerators".to_owned(),
        Node::Petahash(t) => on("Hashrate of the machines", t),
        Node::Efficiency(t) => on("Efficiency of the machines", t),
        Node::Rent(t) => on("Rent charged", t),
        Node::HourlyRate(t) => on("Billed per accelerator-hour", t),
        Node::Hashprice(t) => on("Hashprice", t),
        Node::Reward(t) => on("A block pays", t),
        Node::Network(t) => on("Network hashrate", t),
        Node::Price(t) => on("Bitcoin price", t),
        Node::Power(t) => on("Power price", t),
        Node::FirmPower(t) => on("Firm power", t),
        Node::Premium(t) => on("Premium for firm power", t),
        Node::CostIndex(t) => on("A dollar of cost has become", t),
        Node::Input(input) => input.row().label.to_owned(),
    }
}

/// A value in its unit.
#[must_use]
pub fn value(numbers: &dyn Format, node: Node, value: f64) -> String {
    let of = |unit: &str| format!("{} {unit}", short(numbers, value, 5));
    match node {
        Node::Figure(use_, figure) => solve::value(numbers, Measure::Of(use_, figure), value),
        Node::Input(input) => value_with_unit(numbers, input, value),
        Node::Factor(..) | Node::CostIndex(_) => number(numbers, value, 4),
        Node::Energy(_) => of("MWh"),
        Node::CriticalIt(_) => of("MW"),
        Node::Accelerators => number(numbers, value, 0),
        Node::Petahash(_) => of("PH/s"),
        Node::Efficiency(_) => of("J/TH"),
        Node::Rent(_) => format!("{}/kW-month", money(numbers, value)),
        Node::HourlyRate(_) => format!("{}/hour", money(numbers, value)),
        Node::Hashprice(_) => format!("{}/PH/s/day", money(numbers, value)),
        Node::Network(_) => of("EH/s"),
        Node::Power(_) | Node::FirmPower(_) | Node::Premium(_) => per_mwh(numbers, value),
        _ => money(numbers, value),
    }
}

/// A part: what it is, and its value.
#[must_use]
pub fn part(
    numbers: &dyn Format,
    scenario: &Scenario,
    term: Term,
    part_value: f64,
) -> (String, String) {
    match term {
        Term::Node(node) => (name(scenario, node), value(numbers, node, part_value)),
        Term::OneLess(input) => {
            (format!("1 − {}", input.row().label), short(numbers, part_value, 5))
        }
        Term::Constant(constant) => {
            let value = match constant {
                Constant::EbitdaOfMonths | Constant::NotSoldNow => money(numbers, part_value),
                _ => short(numbers, part_value, 5),
            };
            (constant_name(constant).to_owned(), value)
        }
    }
}

fn constant_name(constant: Constant) -> &'static str {
    match constant {
        Constant::Paid => "paid: negative",
        Constant::Hours => "hours in a month",
        Constant::Days => "days in a month",
        Constant::Blocks => "blocks a day",
        Constant::Months => "months in a year",
        Constant::Thousand => "a thousand, between units",
        Constant::Million => "a million, between units",
        Constant::One => "one",
        Constant::Ramp => "share of full use",
        Constant::EbitdaOfMonths => "EBITDA of the months that count",
        Constant::CountOfMonths => "how many months",
        Constant::NotSoldNow => "What selling now would bring, given up",
    }
}

/// The formula with this scenario's numbers in it: "70 MW × 1,000 × $128/kW-month = $8.96m"; nothing for
/// what is no formula of its parts, or of very many.
#[must_use]
pub fn equation(numbers: &dyn Format, scenario: &Scenario, working: &Working) -> String {
    const MOST: usize = 8;
    let parts = &working.parts;
    if parts.len() < 2 || parts.len() > MOST {
        return String::new();
    }
    let text = |at: usize| part(numbers, scenario, parts[at].term, parts[at].value).1;
    let joined = |with: &str, other: Role, sign: &str| {
        let mut all = String::new();
        for (at, part) in parts.iter().enumerate() {
            let text = text(at);
            let other = part.role == other;
            // A sign of its own is kept apart from the one before it.
            let text = if at > 0 && text.starts_with(MINUS) { format!("({text})") } else { text };
            all += &match (at, other) {
                (0, false) => text,
                (0, true) => format!("{sign} {text}"),
                (_, other) => format!(" {} {text}", if other { sign } else { with }),
            };
        }
        all
    };
    let left = match working.rule {
        Rule::Sum => joined("+", Role::Less, "−"),
        Rule::Product => joined("×", Role::Over, "÷"),
        Rule::Grown { years, falling } => {
            let sign = if falling { "−" } else { "+" };
            let years = short(numbers, years, 4);
            format!("{} × (1 {sign} {})^{years}", text(0), text(1))
        }
        _ => return String::new(),
    };
    format!("{left} = {}", value(numbers, working.node, working.value))
}

/// What an owner may do, as the head of a column.
#[must_use]
pub fn action(action: Action) -> &'static str {
    match action {
        Action::Keep => "Go on",
        Action::Replace => "Buy new",
        Action::Stop => "Stop, keep the site",
        Action::Close => "Sell everything",
    }
}

/// The month at whose end it is decided; the valuation date for 0.
#[must_use]
pub fn decided(scenario: &Scenario, at: usize) -> String {
    date(scenario, at)
}

/// How the value follows, in words.
#[must_use]
pub fn rule(numbers: &dyn Format, working: &Working) -> String {
    match working.rule {
        Rule::Sum => "The sum of these:".to_owned(),
        Rule::Product => "These multiplied; what is marked ÷ divides:".to_owned(),
        Rule::Least => "The smallest of these:".to_owned(),
        Rule::Most => "The largest of these:".to_owned(),
        Rule::Grown { years, falling } => {
            let way = if falling { "falling" } else { "growing" };
            let years = short(numbers, years, 4);
            format!("The first, {way} by the second a year, over {years} years:")
        }
        Rule::Rate => "The yearly rate at which the months of these years, discounted, add up to nothing:".to_owned(),
        Rule::Deepest => "How far the running sum of the months of these years falls at its lowest:".to_owned(),
        Rule::Payback => "The month from which on the running sum of the months of these years stays at zero or above:".to_owned(),
        Rule::Entered(entered) => self::entered(entered).to_owned(),
    }
}

/// Where a value comes from that is not opened further.
#[must_use]
pub fn entered(entered: Entered) -> &'static str {
    match entered {
        Entered::ByReader => "An input: yours to change.",
        Entered::GivenPath => "Given month by month.",
        Entered::NetworkRule => {
            "By the network’s rule: halvings, growth and miners’ response to what a block pays (methodology, “Bitcoin”)."
        }
        Entered::Loan => {
            "From the loan’s schedule: drawn, paid level over the tenor, the rest repaid at the end."
        }
        Entered::TaxRule => {
            "Tax rate × (EBITDA − depreciation + gains on what is sold), losses by the loss rule; after interest where it says so."
        }
        Entered::Purchase => "Bought, as planned or as the owner decided.",
        Entered::Sale => "Sold, as the owner decided or at the horizon.",
        Entered::Prepayment => "What customers pay ahead, and its credit in later months.",
        Entered::Bridge => "The owned mine while AI capacity is built: a ledger of its own.",
        Entered::Weighted => "The hybrid’s parts, weighted by their shares of the site.",
        Entered::LaterTerm => {
            "A later term or generation: the last rent or rate, its renewal, and the market’s level."
        }
        Entered::Idle => "Machines stand idle: running would cost more than it earns.",
        Entered::Nothing => "Nothing in this month.",
        Entered::Count => "Counted over the months of operation.",
        Entered::Coverage => {
            "Cash after tax over interest and scheduled principal, at its lowest: year by year in the statement."
        }
    }
}

/// The results to choose from, by use.
#[must_use]
pub fn result(use_: Strategy, of: crate::evaluation::Figure) -> String {
    format!("{}, {}", figure::name(of), strategy::name(use_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statement::Line;
    use crate::analysis::working::Book;
    use crate::evaluation::{Figure, evaluate};
    use crate::format::Plain;

    #[test]
    fn a_month_of_rent_reads_as_its_formula() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let book = Book::new(&scenario, &evaluation);
        let node = Node::Month(Strategy::Colocation, Line::Revenue, 23);
        let working = book.open(node).unwrap();
        assert_eq!(name(&scenario, node), "Revenue, November 2028");
        // 70 MW x 1,000 x 128 USD at full use.
        assert_eq!(value(&Plain, node, working.value), "$8.96m");
        let parts: Vec<String> = working
            .parts
            .iter()
            .map(|p| part(&Plain, &scenario, p.term, p.value))
            .map(|(what, value)| format!("{what}: {value}"))
            .collect();
        assert_eq!(parts[0], "Critical IT: 70 MW");
        assert_eq!(parts[2], "Rent charged, November 2028: $128/kW-month");
    }

    #[test]
    fn a_formula_is_written_with_its_numbers() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let book = Book::new(&scenario, &evaluation);
        let written = |node| equation(&Plain, &scenario, &book.open(node).unwrap());
        let revenue = written(Node::Month(Strategy::Colocation, Line::Revenue, 23));
        assert!(revenue.starts_with("70 MW × 1,000 × $128/kW-month"), "{revenue}");
        assert!(revenue.ends_with(" = $8.96m"), "{revenue}");
        // 8 % over two years: 1.08 to the power of -2.
        let factor = written(Node::Factor(Strategy::Colocation, 24));
        assert!(factor.ends_with("^\u{2212}2 = 0.8573"), "{factor}");
        let npv = written(Node::Figure(Strategy::Colocation, Figure::Npv));
        assert!(npv.contains(" + (\u{2212}$") && npv.ends_with(" = $332m"), "{npv}");
        let years = written(Node::Total(Strategy::Colocation, Line::Revenue));
        assert!(years.is_empty(), "21 years: {years}");
    }

    #[test]
    fn every_figure_reads_without_gaps() {
        let scenario = Scenario::default();
        let evaluation = evaluate(&scenario);
        let book = Book::new(&scenario, &evaluation);
        for use_ in Strategy::ALL {
            for of in Figure::ALL {
                let Some(working) = book.open(Node::Figure(use_, of)) else { continue };
                let mut said = vec![rule(&Plain, &working)];
                for p in &working.parts {
                    let (what, value) = part(&Plain, &scenario, p.term, p.value);
                    said.extend([what, value]);
                }
                for text in said {
                    assert!(!text.trim().is_empty(), "{use_:?} {of:?}");
                    assert!(!text.contains("NaN") && !text.contains("inf "), "{text}");
                }
            }
        }
    }
}
