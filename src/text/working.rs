//! How a number arises, in words.

use super::month::month;
use super::units::hashprice;
use super::{figure, solve, statement, strategy};
use crate::analysis::working::{
    Book, Constant, Entered, Item, Node, Role, Rule, Shared, Term, Within, Working,
};
use crate::evaluation::Measure;
use crate::format::{Format, MINUS, money, number, per_mwh, short, value_with_unit};
use crate::scenario::{Input, Scenario, Unit};
use crate::strategy::{Action, Strategy};

/// Heading of the section.
pub const HEADING: &str = word!("How a number arises", "De dónde sale un número");
/// Under it.
pub const LEAD: &str = word!(
    "Any result, opened to what it is made of: years, months, machines, rents, down to the inputs. Press a part to open it.",
    "Cualquier resultado, abierto hasta lo que lo compone: años, meses, máquinas, rentas, hasta los datos. Pulse una parte para abrirla."
);
/// Chooses the result.
pub const RESULT: &str = word!("Result", "Resultado");
/// Over the parts.
pub const PARTS: [&str; 2] = [word!("Made of", "Se compone de"), word!("Value", "Valor")];
/// Names the way from the result to what is open.
pub const TRAIL: &str = word!("The way here", "El camino hasta aquí");
/// Heading of the owner's decisions.
pub const DECISIONS: &str = word!("What the owner decides", "Lo que decide el propietario");
/// Under it.
pub const DECISIONS_LEAD: &str = word!(
    "Once a year, whatever is worth most from then on, after tax, in money of that day. What was chosen is marked.",
    "Una vez al año, lo que más vale a partir de entonces, tras impuestos, en dinero de ese día. Se marca lo elegido."
);
/// Heading of the decisions of the mine on its way out.
pub const BRIDGE_DECISIONS: &str =
    word!("The owned mine while AI is built", "La mina propia mientras se construye la IA");
/// The use decides nothing.
pub const NO_DECISIONS: &str = word!(
    "Nothing is decided later: what is built runs to the horizon.",
    "No se decide nada después: lo construido funciona hasta el horizonte."
);
/// The head of the dates.
pub const DATE: &str = word!("Date", "Fecha");
/// It has no value.
pub const NO_VALUE: &str =
    word!("This result has no value here.", "Este resultado no tiene valor aquí.");

/// A month of the calendar; the valuation date for 0.
fn date(scenario: &Scenario, t: usize) -> String {
    match t {
        0 => word!("the start", "el inicio").to_owned(),
        _ => month(scenario.get(Input::SiteStart) + (t - 1) as f64),
    }
}

fn year(scenario: &Scenario, year: usize) -> String {
    match year {
        0 => word!("the start", "el inicio").to_owned(),
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
        Node::Lead(ahead, behind) => {
            let [ahead, behind] = [ahead, behind].map(strategy::name);
            say!("{ahead} ahead of {behind}", "{ahead} por delante de {behind}")
        }
        Node::Present(_, of) => say!("{}, present value", "{}, valor actual", line(of)),
        Node::PresentYear(_, of, y) => {
            say!("{} of {}, present value", "{} de {}, valor actual", line(of), year(scenario, y))
        }
        Node::PresentMonth(_, of, t) => {
            say!("{}, present value", "{}, valor actual", on(line(of), t))
        }
        Node::Total(_, of) => say!("{}, all years", "{}, todos los años", line(of)),
        Node::Year(_, of, y) => say!("{} of {}", "{} de {}", line(of), year(scenario, y)),
        Node::Month(_, of, t) => on(line(of), t),
        Node::Item(Item::Pool, t) => on(word!("Paid by the pool", "Pagado por el pool"), t),
        Node::Item(Item::DemandResponse, t) => {
            on(word!("Demand response", "Respuesta de la demanda"), t)
        }
        Node::Item(Item::CloudPerMw, t) => on(word!("Operations per MW", "Operación por MW"), t),
        Node::Item(Item::CloudOfRevenue, t) => {
            on(word!("Operations, share of revenue", "Operación, parte de los ingresos"), t)
        }
        Node::Factor(_, t) => on(word!("Discount factor", "Factor de descuento"), t),
        Node::FinalSale(_) => {
            word!("The final sale, after tax", "La venta final, tras impuestos").to_owned()
        }
        Node::Shared(Shared::Ai, _) => {
            word!("The AI part of the site", "La parte de IA del sitio").to_owned()
        }
        Node::Shared(Shared::Mine, _) => {
            word!("The part that mines", "La parte que mina").to_owned()
        }
        Node::Shared(Shared::Second, _) => word!("The second mine", "La segunda mina").to_owned(),
        Node::Energy(_) => {
            word!("Energy at the meter, all years", "Energía en el contador, todos los años")
                .to_owned()
        }
        Node::CriticalIt(_) => word!("Critical IT", "TI crítica").to_owned(),
        Node::Accelerators => word!("Accelerators", "Aceleradores").to_owned(),
        Node::Petahash(t) => on(word!("Hashrate of the machines", "Hashrate de las máquinas"), t),
        Node::Efficiency(t) => {
            on(word!("Efficiency of the machines", "Eficiencia de las máquinas"), t)
        }
        Node::Rent(t) => on(word!("Rent charged", "Renta cobrada"), t),
        Node::HourlyRate(t) => {
            on(word!("Billed per accelerator-hour", "Facturado por hora de acelerador"), t)
        }
        Node::Hashprice(t) => on("Hashprice", t),
        Node::Reward(t) => on(word!("A block pays", "Un bloque paga"), t),
        Node::Network(t) => on(word!("Network hashrate", "Hashrate de la red"), t),
        Node::Price(t) => on(word!("Bitcoin price", "Precio de bitcoin"), t),
        Node::Power(t) => on(word!("Power price", "Precio de la energía"), t),
        Node::FirmPower(t) => on(word!("Firm power", "Energía firme"), t),
        Node::Premium(t) => on(word!("Premium for firm power", "Prima por energía firme"), t),
        Node::CostIndex(t) => {
            on(word!("A dollar of cost has become", "Un dólar de costo se ha convertido en"), t)
        }
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
        Node::Rent(_) => say!("{}/kW-month", "{}/kW-mes", money(numbers, value)),
        Node::HourlyRate(_) => say!("{}/hour", "{}/h", money(numbers, value)),
        Node::Hashprice(_) => say!("{}/PH/s/day", "{}/PH/s/día", money(numbers, value)),
        Node::Network(_) => of("EH/s"),
        Node::Power(_) | Node::FirmPower(_) | Node::Premium(_) => per_mwh(numbers, value),
        _ => money(numbers, value),
    }
}

/// Hashprice once more in sats, where a reader asked for them: its formula is one of dollars.
#[must_use]
pub fn in_sats(numbers: &dyn Format, book: &Book, node: Node, usd: f64) -> String {
    match node {
        Node::Hashprice(t) if numbers.units().has(Unit::Sats) => {
            let price = book.price(t).unwrap_or(f64::NAN);
            format!(" = {}", hashprice(numbers, usd, price))
        }
        _ => String::new(),
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
        Constant::Paid => word!("paid: negative", "pagado: negativo"),
        Constant::Hours => word!("hours in a month", "horas en un mes"),
        Constant::Days => word!("days in a month", "días en un mes"),
        Constant::Blocks => word!("blocks a day", "bloques al día"),
        Constant::Months => word!("months in a year", "meses en un año"),
        Constant::Thousand => word!("a thousand, between units", "mil, entre unidades"),
        Constant::Million => word!("a million, between units", "un millón, entre unidades"),
        Constant::One => word!("one", "uno"),
        Constant::Ramp => word!("share of full use", "parte del uso pleno"),
        Constant::EbitdaOfMonths => {
            word!("EBITDA of the months that count", "EBITDA de los meses que cuentan")
        }
        Constant::CountOfMonths => word!("how many months", "cuántos meses"),
        Constant::NotSoldNow => word!(
            "What selling now would bring, given up",
            "Lo que daría vender ahora, a lo que se renuncia"
        ),
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
        Action::Keep => word!("Go on", "Seguir"),
        Action::Replace => word!("Buy new", "Comprar nuevas"),
        Action::Stop => word!("Stop, keep the site", "Parar, conservar el sitio"),
        Action::Close => word!("Sell everything", "Vender todo"),
    }
}

/// The end of the month at which it is decided; the valuation date for 0.
#[must_use]
pub fn decided(scenario: &Scenario, at: usize) -> String {
    match at {
        0 => date(scenario, 0),
        _ => say!("end of {}", "fin de {}", date(scenario, at)),
    }
}

/// How the value follows, in words.
#[must_use]
pub fn rule(numbers: &dyn Format, working: &Working) -> String {
    match working.rule {
        Rule::Sum => word!("The sum of these:", "La suma de:").to_owned(),
        Rule::Product => word!("These multiplied; what is marked ÷ divides:", "El producto de estos; lo marcado con ÷ divide:").to_owned(),
        Rule::Least => word!("The smallest of these:", "El menor de:").to_owned(),
        Rule::Most => word!("The largest of these:", "El mayor de:").to_owned(),
        Rule::Grown { years, falling } => {
            let way = if falling { word!("falling", "decreciendo") } else { word!("growing", "creciendo") };
            let years = short(numbers, years, 4);
            say!("The first, {way} by the second a year, over {years} years:", "El primero, {way} cada año según el segundo, durante {years} años:")
        }
        Rule::Rate => word!("The yearly rate at which the months of these years, discounted, add up to nothing:", "La tasa anual con la que los meses de estos años, descontados, suman cero:").to_owned(),
        Rule::Deepest => word!("How far the running sum of the months of these years falls at its lowest:", "Hasta dónde cae, en su punto más bajo, la suma corriente de los meses de estos años:").to_owned(),
        Rule::Payback => word!("The month from which on the running sum of the months of these years stays at zero or above:", "El mes a partir del cual la suma corriente de los meses de estos años se mantiene en cero o más:").to_owned(),
        Rule::Entered(entered) => self::entered(entered).to_owned(),
    }
}

/// Where a value comes from that is not opened further.
#[must_use]
pub fn entered(entered: Entered) -> &'static str {
    match entered {
        Entered::ByReader => word!("An input: yours to change.", "Un dato: usted puede cambiarlo."),
        Entered::GivenPath => word!("Given month by month.", "Dado mes a mes."),
        Entered::NetworkRule => {
            word!(
                "By the network’s rule: halvings, growth and miners’ response to what a block pays (methodology, “Bitcoin”).",
                "Según la regla de la red: halvings, crecimiento y respuesta de los mineros a lo que paga un bloque (metodología, «Bitcoin»)."
            )
        }
        Entered::Loan => {
            word!(
                "From the loan’s schedule: drawn, paid level over the tenor, the rest repaid at the end.",
                "Del calendario del préstamo: se dispone, se paga en cuotas constantes durante el plazo y el resto se amortiza al final."
            )
        }
        Entered::TaxRule => {
            word!(
                "Tax rate × (EBITDA − depreciation + gains on what is sold), losses by the loss rule; after interest where it says so.",
                "Tipo impositivo × (EBITDA − amortización + ganancias por ventas), pérdidas según su regla; después de intereses donde así se indica."
            )
        }
        Entered::Purchase => word!(
            "Bought, as planned or as the owner decided.",
            "Comprado, como estaba previsto o como decidió el propietario."
        ),
        Entered::Sale => word!(
            "Sold, as the owner decided or at the horizon.",
            "Vendido, como decidió el propietario o en el horizonte."
        ),
        Entered::Prepayment => word!(
            "What customers pay ahead, and its credit in later months.",
            "Lo que los clientes pagan por adelantado y su abono en meses posteriores."
        ),
        Entered::Bridge => word!(
            "The owned mine while AI capacity is built: a ledger of its own.",
            "La mina propia mientras se construye la capacidad de IA: un libro aparte."
        ),
        Entered::SecondMine => word!(
            "The second mine, on capacity that the AI part leaves spare: a ledger of its own, without a site to sell; less what the owned mine would have earned there while AI is built.",
            "La segunda mina, en la capacidad que deja libre la parte de IA: un libro aparte, sin sitio que vender; menos lo que la mina propia habría ganado allí durante la obra."
        ),
        Entered::LaterTerm => {
            word!(
                "A later term or generation: the last rent or rate, its renewal, and the market’s level.",
                "Un plazo o una generación posterior: la última renta o tarifa, su renovación y el nivel del mercado."
            )
        }
        Entered::Idle => word!(
            "Machines stand idle: running would cost more than it earns.",
            "Las máquinas están paradas: operar costaría más de lo que gana."
        ),
        Entered::Nothing => word!("Nothing in this month.", "Nada en este mes."),
        Entered::Count => {
            word!("Counted over the months of operation.", "Contado sobre los meses de operación.")
        }
        Entered::Altered => word!(
            "Altered by what befalls this world: not what was entered makes it.",
            "Alterado por lo que ocurre en este mundo: no resulta de lo introducido."
        ),
        Entered::Coverage => {
            word!(
                "Cash after tax over interest and scheduled principal, at its lowest: year by year in the statement.",
                "Caja tras impuestos entre intereses y principal previsto, en su punto más bajo: año a año en el estado de caja."
            )
        }
    }
}

/// The results to choose from, by use.
#[must_use]
pub fn result(use_: Strategy, of: crate::evaluation::Figure) -> String {
    format!("{}, {}", figure::name(of), strategy::name(use_))
}

/// Behind the number of a future in which the mine is opened instead of the use.
pub const UNLET: &str = word!(
    "No tenant is found in it: the use is worth what the mine is, which is opened.",
    "En él no se encuentra inquilino: el uso vale lo que la mina, que es lo que se abre."
);
/// Leads back to the page's own numbers.
pub const BACK: &str = word!("Back to the page’s own numbers", "Volver a los números de la página");

/// Where the numbers stand that are open, if not in the page's own scenario.
#[must_use]
pub fn within(numbers: &dyn Format, within: Within) -> String {
    // Counted from one, as in the section of futures.
    let counted = |future: u32| number(numbers, f64::from(future) + 1.0, 0);
    match within {
        Within::Page => String::new(),
        Within::Value(input, value) => {
            let (label, value) = (input.row().label, value_with_unit(numbers, input, value));
            say!(
                "Not as on the page, but with this at its break-even: {label} {value}.",
                "No como en la página, sino con esto en su punto de equilibrio: {label} {value}."
            )
        }
        Within::Shocks(shocks) => {
            let names: Vec<&str> = shocks.iter().map(super::stress::name).collect();
            say!("After the shock: {}.", "Tras el shock: {}.", names.join(", "))
        }
        Within::Future(future) => say!(
            "In random future {}, at the common discount rate.",
            "En el futuro aleatorio {}, a la tasa de descuento común.",
            counted(future)
        ),
        Within::Mean { nearest, usd, futures } => say!(
            "The mean, {}, is the sum over {} random futures, divided by their number. Opened is the one that comes nearest to it: future {}, at the common discount rate.",
            "La media, {}, es la suma de {} futuros aleatorios dividida por su número. Se abre el que más se le acerca: el futuro {}, a la tasa de descuento común.",
            money(numbers, usd),
            number(numbers, f64::from(futures), 0),
            counted(nearest)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statement::Line;
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
