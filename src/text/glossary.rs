//! The words of the trade, each in two or three plain sentences: the page `glossary.html`.
//!
//! The places (`#npv`) stand in links for ever.

use crate::language::{SPANISH, lowercase};

/// Heading, and the link to the page.
pub const GLOSSARY: &str = word!("The words of the trade", "Las palabras del oficio");
/// Where it is, beside the page.
pub const URL: &str = "glossary.html";
/// Under the heading.
pub const LEAD: &str = word!(
    "What the page means by them, in plain sentences. Where the trade uses a word in more than one way, the one that is used here is said.",
    "Qué quiere decir la página con ellas, en frases sencillas. Donde el oficio usa una palabra de más de una manera, se dice cuál es la de aquí."
);
/// In front of the words that are explained elsewhere in the list.
pub const SEE: &str = word!("See also", "Véase también");

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

/// Whether a name is an abbreviation that is meant in capitals only: the Spanish of NPV is a verb in small letters.
#[must_use]
pub fn is_abbreviation(name: &str) -> bool {
    SPANISH && !name.bytes().any(|letter| letter.is_ascii_lowercase())
}

/// The words that a text uses, in the order of the page: place and name.
pub fn used_in(text: &str) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    let text = format!(" {text} ");
    let small = lowercase(&text);
    let stands = move |name: &str| {
        let (text, name) = match is_abbreviation(name) {
            true => (&text, name.to_owned()),
            false => (&small, lowercase(name)),
        };
        text.match_indices(&name).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + name.len()..].trim_start_matches('s').chars().next();
            [before, after].iter().all(|c| !c.is_some_and(char::is_alphanumeric))
        })
    };
    WORDS[..NAMES].iter().copied().filter(move |(_, name)| stands(name))
}

/// How some words stand in running text, besides their names.
const FORMS: [(&str, &str); 6] = [
    ("npv", word!("Net present value", "Valor actual neto")),
    ("equity-irr", word!("IRR on equity", "TIR del capital propio")),
    ("peak-funding", word!("Deepest funding need", "Mayor necesidad de fondos")),
    ("kw-month", word!("kW-month", "kW-mes")),
    ("gpu-hour", word!("GPU-hour", "hora de GPU")),
    ("critical-it", word!("MW of IT", "MW de TI")),
];

/// How many words there are.
const NAMES: usize = {
    let (mut count, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        count += SUBJECTS[subject].terms.len();
        subject += 1;
    }
    count
};

/// Place and wording of every word, without what it means: all that a link to it needs.
pub static WORDS: [(&str, &str); NAMES + FORMS.len()] = {
    let mut words = [("", ""); NAMES + FORMS.len()];
    let (mut at, mut subject) = (0, 0);
    while subject < SUBJECTS.len() {
        let (terms, mut term) = (SUBJECTS[subject].terms, 0);
        while term < terms.len() {
            words[at] = (terms[term].id, terms[term].name);
            (at, term) = (at + 1, term + 1);
        }
        subject += 1;
    }
    let mut form = 0;
    while form < FORMS.len() {
        words[at] = FORMS[form];
        (at, form) = (at + 1, form + 1);
    }
    words
};

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
    Subject { id: "uses", name: word!("The four uses", "Los cuatro usos"), terms: &USES },
    Subject {
        id: "bitcoin",
        name: word!("Bitcoin and its network", "Bitcoin y su red"),
        terms: &BITCOIN,
    },
    Subject {
        id: "hosting-words",
        name: word!("Halls, leases, accelerators", "Salas, contratos, aceleradores"),
        terms: &HOSTING,
    },
    Subject {
        id: "money-words",
        name: word!("Worth, return, debt", "Valor, retorno, deuda"),
        terms: &MONEY,
    },
    Subject { id: "power-words", name: word!("Power and site", "Energía y sitio"), terms: &POWER },
];

const USES: [Term; 5] = [
    term(
        "bridge",
        word!("Bridge", "Transición"),
        "",
        word!(
            "A mine that goes on running while halls for AI are built on the same connection. It ends when they open, and its machines are sold.",
            "Una mina que sigue operando mientras se construyen salas para IA en la misma conexión. Termina cuando abren, y sus máquinas se venden."
        ),
        &["colocation", "hybrid"],
    ),
    term(
        "colocation",
        word!("Colocation", "Colocación"),
        word!("powered space to let", "espacio con energía en alquiler"),
        word!(
            "The owner builds a hall with power and cooling and lets it to a tenant, who brings the computers. Income is a rent for each kW of critical IT and month, under a contract of many years.",
            "El propietario construye una sala con energía y refrigeración y la alquila a un inquilino, que trae los equipos. Los ingresos son una renta por kW de TI crítica y mes, con un contrato de muchos años."
        ),
        &["kw-month", "critical-it", "triple-net"],
    ),
    term(
        "gpu-cloud",
        word!("GPU cloud", "Nube de GPU"),
        word!("neocloud", "neonube"),
        word!(
            "The owner of the hall also buys the accelerators and leases them out by the hour. It earns more on a megawatt than a rent does and ties up several times the money, in machines that age in a few years.",
            "El propietario de la sala compra también los aceleradores y los alquila por horas. Gana más por megavatio que una renta e inmoviliza varias veces más dinero, en máquinas que envejecen en pocos años."
        ),
        &["gpu-hour", "accelerator"],
    ),
    term(
        "hybrid",
        word!("Hybrid", "Híbrido"),
        "",
        word!(
            "Part of the connection mines and part of it hosts AI. Since every rule here is proportional to megawatts, it is worth exactly its shares of the two.",
            "Una parte de la conexión mina y otra aloja IA. Como todas las reglas de aquí son proporcionales a los megavatios, vale exactamente sus partes de ambas."
        ),
        &[],
    ),
    term(
        "mining",
        word!("Mining", "Minería"),
        "",
        word!(
            "Machines compute hashes; in proportion to their number the owner receives new bitcoin and fees. A mine can switch off within seconds, which a hall for AI cannot.",
            "Las máquinas calculan hashes; en proporción a su número, el propietario recibe bitcoin nuevos y comisiones. Una mina puede desconectarse en segundos; una sala para IA, no."
        ),
        &["hashprice", "curtailment"],
    ),
];

const BITCOIN: [Term; 11] = [
    term(
        "difficulty",
        word!("Difficulty", "Dificultad"),
        "",
        word!(
            "How rare a valid hash is. The network sets it anew every 2,016 blocks so that a block comes every ten minutes on average. Difficulty × 2^32 ÷ 600 is the network’s hashrate in hashes a second.",
            "Qué tan raro es un hash válido. La red la fija de nuevo cada 2016 bloques para que llegue un bloque cada diez minutos de media. Dificultad × 2^32 ÷ 600 es el hashrate de la red en hashes por segundo."
        ),
        &["network-hashrate"],
    ),
    term(
        "fees",
        word!("Transaction fees", "Comisiones de transacción"),
        "",
        word!(
            "What senders of bitcoin pay for a place in a block. They come on top of the subsidy, and are entered as bitcoin per block.",
            "Lo que pagan quienes envían bitcoin por un lugar en un bloque. Se suman al subsidio y se indican en bitcoin por bloque."
        ),
        &["subsidy"],
    ),
    term(
        "halving",
        "Halving",
        "",
        word!(
            "Every 210,000 blocks, about four years, the new bitcoin in a block drops to half. The income of every mine drops with it at once; the network’s hashrate follows only later and in part.",
            "Cada 210.000 bloques, unos cuatro años, los bitcoin nuevos de un bloque caen a la mitad. Los ingresos de todas las minas caen con ellos de inmediato; el hashrate de la red lo sigue solo después y en parte."
        ),
        &["subsidy", "hashprice"],
    ),
    term(
        "hashprice",
        "Hashprice",
        word!("USD/PH/day", "USD/PH/día"),
        word!(
            "What one petahash per second earns in a day, subsidy and fees together, before power. It rises with bitcoin’s price and falls as the network grows, and it halves at a halving.",
            "Lo que gana en un día un petahash por segundo, con subsidio y comisiones, antes de energía. Sube con el precio de bitcoin, baja cuando la red crece y se reduce a la mitad en un halving."
        ),
        &["ph", "network-hashrate"],
    ),
    term(
        "hashrate",
        "Hashrate",
        "EH/s",
        word!(
            "Hashes computed in a second. An exahash (EH) is a million million million of them, a thousand petahash.",
            "Hashes calculados en un segundo. Un exahash (EH) es un millón de millones de millones de ellos, mil petahashes."
        ),
        &["ph", "network-hashrate"],
    ),
    term(
        "j-per-th",
        "J/TH",
        word!("efficiency of a machine", "eficiencia de una máquina"),
        word!(
            "Joules of electricity for one terahash, a million million hashes; less is better. It is also watts for each terahash per second, so a machine of 200 TH/s at 17.5 J/TH draws 3,500 watts.",
            "Julios de electricidad por terahash, un millón de millones de hashes; menos es mejor. También son vatios por cada terahash por segundo, así que una máquina de 200 TH/s a 17,5 J/TH consume 3500 vatios."
        ),
        &["hashrate"],
    ),
    term(
        "network-hashrate",
        word!("Network hashrate", "Hashrate de la red"),
        "",
        word!(
            "The hashes per second of all miners together. Nobody can count them: it is inferred from the difficulty and the pace of blocks.",
            "Los hashes por segundo de todos los mineros juntos. Nadie puede contarlos: se deduce de la dificultad y del ritmo de los bloques."
        ),
        &["difficulty"],
    ),
    term(
        "ph",
        "PH/s",
        word!("petahash per second", "petahash por segundo"),
        word!(
            "A thousand million million hashes a second, the work of about five of today’s machines. Hashprice is quoted for it.",
            "Mil millones de millones de hashes por segundo, el trabajo de unas cinco máquinas de hoy. El hashprice se cotiza por él."
        ),
        &["hashprice"],
    ),
    term(
        "pool-fee",
        word!("Pool fee", "Comisión del pool"),
        "",
        word!(
            "Miners join in pools so that income comes daily and not by luck. The pool keeps a share of it.",
            "Los mineros se unen en pools para que los ingresos lleguen a diario y no por suerte. El pool se queda con una parte."
        ),
        &[],
    ),
    term(
        "subsidy",
        word!("Subsidy", "Subsidio"),
        word!("block reward without fees", "recompensa del bloque sin comisiones"),
        word!(
            "The new bitcoin in each block: 3.125 since April 2024, half of that from the next halving on.",
            "Los bitcoin nuevos de cada bloque: 3,125 desde abril de 2024, la mitad a partir del próximo halving."
        ),
        &["halving", "fees"],
    ),
    term(
        "shutdown-price",
        word!("Shutdown price", "Precio de apagado"),
        "",
        word!(
            "The hashprice below which a machine earns less than its power costs and is better switched off. It is 0.024 × J/TH × USD/MWh, in USD/PH/day: 17.5 J/TH at $50/MWh stop at $21.",
            "El hashprice por debajo del cual una máquina gana menos de lo que cuesta su energía y conviene apagarla. Es 0,024 × J/TH × USD/MWh, en USD/PH/día: 17,5 J/TH a $50/MWh se apagan a $21."
        ),
        &["hashprice", "j-per-th", "curtailment"],
    ),
];

const HOSTING: [Term; 16] = [
    term(
        "accelerator",
        word!("Accelerator", "Acelerador"),
        word!("GPU, TPU, AI chip", "GPU, TPU, chip de IA"),
        word!(
            "The processor that does the work of AI. Its watts here are those at the wall for one of them, with its share of the server, the network and the storage, before cooling.",
            "El procesador que hace el trabajo de la IA. Aquí sus vatios son los de uno en la toma, con su parte del servidor, la red y el almacenamiento, antes de refrigeración."
        ),
        &["gpu-hour"],
    ),
    term(
        "backstop",
        word!("Backstop", "Respaldo"),
        word!("credit support", "respaldo crediticio (backstop)"),
        word!(
            "A stronger company’s promise to step in if the tenant does not pay, as Google gave for leases of Fluidstack. Lenders ask less interest for it; the owner pays with shares or rent. It need not cover the whole rent.",
            "La promesa de una empresa más fuerte de responder si el inquilino no paga, como la que dio Google para contratos de Fluidstack. Los prestamistas piden menos interés; el propietario paga con acciones o renta. No tiene por qué cubrir toda la renta."
        ),
        &["tenor", "take-or-pay"],
    ),
    term(
        "critical-it",
        word!("Critical IT", "TI crítica"),
        word!("MW of critical IT", "MW de TI crítica"),
        word!(
            "The megawatts that reach the tenant’s computers, and what a lease counts. Cooling and losses come on top, and so does reserve: 100 MW of grid carry about 70 MW of it.",
            "Los megavatios que llegan a los equipos del inquilino, y lo que cuenta un contrato. La refrigeración y las pérdidas se suman, y también la reserva: 100 MW de red llevan unos 70 MW de TI crítica."
        ),
        &["pue", "kw-month"],
    ),
    term(
        "escalator",
        word!("Escalator", "Alza anual"),
        "",
        word!(
            "The agreed yearly step of a rent within a lease, 3% in most of those published. After the lease ends, the market decides.",
            "El alza anual pactada de una renta dentro de un contrato, el 3% en la mayoría de los publicados. Cuando el contrato termina, decide el mercado."
        ),
        &["renewal"],
    ),
    term(
        "gpu-hour",
        word!("Lease rate per GPU-hour", "Tarifa por hora de GPU"),
        word!("USD per accelerator-hour", "USD por hora de acelerador"),
        word!(
            "What one accelerator costs its user for an hour. Contracts of years are cheaper than hours on demand, and 8,760 times the rate is a year’s income if every hour is billed.",
            "Lo que un acelerador le cuesta por hora a quien lo usa. Los contratos de años son más baratos que las horas sueltas, y 8760 veces la tarifa son los ingresos de un año si se factura cada hora."
        ),
        &["take-or-pay", "spot"],
    ),
    term(
        "hyperscaler",
        word!("Hyperscaler", "Hiperescalador"),
        "",
        word!(
            "One of the few companies with very large clouds of their own, such as Amazon, Google, Microsoft, Oracle. As tenants they pay less rent and never worry a lender.",
            "Una de las pocas empresas con nubes propias muy grandes, como Amazon, Google, Microsoft u Oracle. Como inquilinas pagan menos renta y nunca inquietan a un prestamista."
        ),
        &["neocloud"],
    ),
    term(
        "kw-month",
        word!("kW-month of IT", "kW-mes de TI"),
        word!("USD/kW-month", "USD/kW-mes"),
        word!(
            "The unit of rent: one kilowatt of critical IT for one month. At $128 a megawatt brings $1.5 m a year.",
            "La unidad de la renta: un kilovatio de TI crítica durante un mes. A $128, un megavatio deja $1,5 M al año."
        ),
        &["critical-it"],
    ),
    term(
        "modified-gross",
        word!("Modified gross lease", "Contrato bruto modificado"),
        "",
        word!(
            "The tenant pays its power, and the owner runs the hall out of the rent. The rent is higher than that of a net lease and the owner’s costs are, too: never compare one alone.",
            "El inquilino paga su energía y el propietario opera la sala con la renta. La renta es más alta que la de un contrato neto y los costos del propietario también: nunca compare solo una de las dos cosas."
        ),
        &["triple-net"],
    ),
    term(
        "neocloud",
        word!("Neocloud", "Neonube"),
        "",
        word!(
            "A young company that leases accelerators to others, such as CoreWeave or Fluidstack. As a tenant it often needs a backstop.",
            "Una empresa joven que alquila aceleradores a otros, como CoreWeave o Fluidstack. Como inquilina suele necesitar un respaldo."
        ),
        &["gpu-cloud", "backstop"],
    ),
    term(
        "prepayment",
        word!("Prepayment", "Pago por adelantado"),
        "",
        word!(
            "What a customer pays before delivery, commonly a share of the whole contract. It finances the accelerators and is credited against later bills: cash earlier, not more of it.",
            "Lo que un cliente paga antes de la entrega, por lo común una parte de todo el contrato. Financia los aceleradores y se abona en facturas posteriores: la caja llega antes, no es más."
        ),
        &[],
    ),
    term(
        "powered-shell",
        word!("Powered shell", "Edificio con potencia"),
        "",
        word!(
            "A building with power at its wall and little inside. The tenant fits it out; rent and cost are a fraction of a finished hall’s.",
            "Un edificio con energía en la pared y poco dentro. El inquilino lo equipa; la renta y el costo son una fracción de los de una sala terminada."
        ),
        &["colocation"],
    ),
    term(
        "pue",
        "PUE",
        word!(
            "power usage effectiveness",
            "eficacia del uso de la energía (power usage effectiveness)"
        ),
        word!(
            "All the power a hall draws over the power that reaches its computers. At 1.2, cooling and losses take a fifth on top.",
            "Toda la energía que consume una sala entre la que llega a sus equipos. Con 1,2, la refrigeración y las pérdidas suman una quinta parte."
        ),
        &["critical-it"],
    ),
    term(
        "renewal",
        word!("Renewal", "Renovación"),
        word!("re-letting", "nuevo alquiler"),
        word!(
            "What comes when a lease ends: here some months of vacancy, then a new lease at a share of the old rent. Nobody has signed it yet, so the value of a building after its first lease is the softest part of any answer.",
            "Lo que viene cuando un contrato termina: aquí, algunos meses de vacancia y luego un contrato nuevo a una parte de la renta anterior. Nadie lo ha firmado todavía, así que el valor de un edificio tras su primer contrato es la parte más blanda de cualquier respuesta."
        ),
        &["escalator", "cap-rate"],
    ),
    term(
        "spot",
        word!("Spot hours", "Horas sueltas"),
        word!("on demand", "por horas, sin contrato"),
        word!(
            "Hours sold without a contract, at the price of the day and only as far as somebody wants them. Here: all hours after an accelerator’s first contract.",
            "Horas vendidas sin contrato, al precio del día y solo en la medida en que alguien las quiera. Aquí: todas las horas tras el primer contrato de un acelerador."
        ),
        &["gpu-hour"],
    ),
    term(
        "take-or-pay",
        "Take-or-pay",
        "",
        word!(
            "The customer pays for the agreed amount whether it is used or not. Its opposite is pay-as-you-go. A promise is worth what its giver is.",
            "El cliente paga la cantidad acordada, la use o no. Lo contrario es pagar por uso. Una promesa vale lo que vale quien la hace."
        ),
        &["backstop"],
    ),
    term(
        "triple-net",
        word!("Triple net lease", "Contrato triple neto"),
        "NNN",
        word!(
            "The tenant pays power, running costs, taxes and insurance. Nearly all of the rent is the owner’s income.",
            "El inquilino paga energía, costos operativos, impuestos y seguros. Casi toda la renta es ingreso del propietario."
        ),
        &["modified-gross"],
    ),
];

const MONEY: [Term; 19] = [
    term(
        "capex",
        word!("Capex", "Inversión"),
        word!("capital expenditure", "gasto de capital (capex)"),
        word!(
            "Money spent on buildings, machines and accelerators, as against running costs. Headlines about gigawatts are mostly of it, or of contract value: look which.",
            "Dinero gastado en edificios, máquinas y aceleradores, a diferencia de los costos operativos. Los titulares sobre gigavatios hablan sobre todo de ella, o del valor del contrato: mire de cuál."
        ),
        &["contract-value"],
    ),
    term(
        "cap-rate",
        word!("Cap rate", "Tasa de capitalización"),
        word!("capitalisation rate", "cap rate"),
        word!(
            "A year’s net operating income of a building over its price. At 9% a building sells for eleven times its income; at 7% for fourteen.",
            "El resultado operativo neto de un edificio en un año entre su precio. Al 9%, un edificio se vende por once veces ese resultado; al 7%, por catorce."
        ),
        &["noi"],
    ),
    term(
        "contract-value",
        word!("Contract value", "Valor del contrato"),
        "TCV",
        word!(
            "All that a customer will pay over all years of a contract, nothing deducted. Neither income of a year nor profit.",
            "Todo lo que un cliente pagará en todos los años de un contrato, sin descontar nada. No es el ingreso de un año ni un beneficio."
        ),
        &["capex"],
    ),
    term(
        "depreciation",
        word!("Depreciation", "Amortización contable"),
        "",
        word!(
            "The cost of a machine or a building spread over its years, to find the income that is taxed. No cash flows; only the tax changes.",
            "El costo de una máquina o un edificio repartido entre sus años, para hallar el resultado que tributa. No se mueve caja; solo cambia el impuesto."
        ),
        &[],
    ),
    term(
        "discount-rate",
        word!("Discount rate", "Tasa de descuento"),
        "",
        word!(
            "The return that money could earn elsewhere at the same risk. At 10% a dollar in a year counts as 91 cents now. Each use has its own here, since a mine is riskier than a lease.",
            "El retorno que el dinero podría ganar en otra parte con el mismo riesgo. Al 10%, un dólar dentro de un año cuenta como 91 centavos ahora. Aquí cada uso tiene la suya, ya que una mina tiene más riesgo que un contrato."
        ),
        &["npv"],
    ),
    term(
        "dscr",
        word!("DSCR", "RCSD"),
        word!("debt service coverage ratio", "ratio de cobertura del servicio de la deuda (DSCR)"),
        word!(
            "The year’s cash before debt over the interest and principal that are due in it. Below 1 the loan cannot be served from the business; lenders ask for more, 1.3 or so on a good lease.",
            "La caja del año antes de deuda entre los intereses y el principal que vencen en él. Por debajo de 1, el negocio no puede atender el préstamo; los prestamistas piden más, cerca de 1,3 con un buen contrato."
        ),
        &["tenor"],
    ),
    term(
        "ebitda",
        "EBITDA",
        "",
        word!(
            "Revenue less power and running costs: earnings before interest, taxes, depreciation. Of the site here, without a company’s overhead.",
            "Ingresos menos energía y costos operativos: resultado antes de intereses, impuestos y amortización. Aquí es el del sitio, sin los gastos generales de una empresa."
        ),
        &["noi"],
    ),
    term(
        "equity-irr",
        word!("Equity IRR", "TIR del capital propio"),
        word!("levered return", "retorno apalancado"),
        word!(
            "The rate of return on the owner’s own money, after the lenders have had theirs. Much debt makes it large and fragile.",
            "La tasa de retorno del dinero del propietario, después de que los prestamistas reciban el suyo. Mucha deuda la hace grande y frágil."
        ),
        &["irr", "dscr"],
    ),
    term(
        "free-cash-flow",
        word!("Free cash flow", "Flujo de caja libre"),
        "",
        word!(
            "What is left each month after running costs, tax and purchases, before lenders. NPV is the sum of it, discounted.",
            "Lo que queda cada mes tras costos operativos, impuestos y compras, antes de los prestamistas. El VAN es su suma, descontada."
        ),
        &["npv", "ebitda"],
    ),
    term(
        "interest-rate",
        word!("Interest rate", "Tasa de interés"),
        "",
        word!(
            "What a lender is paid a year on what is still owed. Bonds behind a lease of a strong tenant pay 6%, those behind a young cloud’s own name above 9%.",
            "Lo que cobra un prestamista al año sobre lo que aún se debe. Los bonos respaldados por el contrato de un inquilino sólido pagan el 6%; los que llevan solo el nombre de una nube joven, más del 9%."
        ),
        &["backstop", "dscr"],
    ),
    term(
        "irr",
        word!("IRR", "TIR"),
        word!("internal rate of return", "tasa interna de retorno"),
        word!(
            "The discount rate at which an investment is worth exactly nothing. It needs an investment first and a return later; where there is none, or several, the page says so.",
            "La tasa de descuento con la que una inversión vale exactamente cero. Requiere primero una inversión y después un retorno; cuando no existe, o hay varias, la página lo dice."
        ),
        &["npv", "equity-irr"],
    ),
    term(
        "irr-on-sale-value",
        word!("IRR on sale value", "TIR sobre el valor de venta"),
        "",
        word!(
            "The rate earned by not selling the site today: what a sale would bring counts as the investment. It gives a mine that is owned already a rate, too.",
            "La tasa que se gana por no vender hoy el sitio: lo que daría una venta cuenta como inversión. Así también tiene una tasa una mina que ya se posee."
        ),
        &["irr", "sale-value"],
    ),
    term(
        "noi",
        "NOI",
        word!("net operating income", "resultado operativo neto"),
        word!(
            "A building’s rent less what its owner pays to run it, in a year, before tax and loans. What buyers of buildings pay for.",
            "La renta de un edificio menos lo que paga su propietario por operarlo, en un año, antes de impuestos y préstamos. Es por lo que pagan los compradores de edificios."
        ),
        &["cap-rate", "ebitda"],
    ),
    term(
        "npv",
        word!("NPV", "VAN"),
        word!("net present value", "valor actual neto"),
        word!(
            "All cash of all years, after tax and before debt, each year’s counted for less the later it comes. Above zero: worth more than it costs at that discount rate.",
            "Toda la caja de todos los años, tras impuestos y antes de deuda; la de cada año cuenta menos cuanto más tarde llega. Por encima de cero: vale más de lo que cuesta a esa tasa de descuento."
        ),
        &["discount-rate", "free-cash-flow"],
    ),
    term(
        "payback",
        word!("Payback", "Recuperación"),
        "",
        word!(
            "The first month from which all cash so far is never below zero again. It says nothing of what comes after.",
            "El primer mes a partir del cual toda la caja hasta entonces no vuelve a estar por debajo de cero. No dice nada de lo que viene después."
        ),
        &[],
    ),
    term(
        "peak-funding",
        word!("Deepest funding need", "Mayor necesidad de fondos"),
        "",
        word!(
            "The deepest point of cumulative cash: the most money that is ever in the project at once.",
            "El punto más bajo de la caja acumulada: el máximo de dinero que llega a estar a la vez en el proyecto."
        ),
        &["capex"],
    ),
    term(
        "regret",
        word!("Regret", "Pérdida por no acertar"),
        "",
        word!(
            "What one use brings less than the one that would have been best in that future, on average over futures. The price of not knowing.",
            "Lo que un uso deja de menos que el que habría sido mejor en ese futuro, en promedio de los futuros. El precio de no saber."
        ),
        &[],
    ),
    term(
        "tenor",
        word!("Tenor", "Plazo del préstamo"),
        "",
        word!(
            "The years in which a loan is paid back. Lenders want it to end before the lease that pays for it.",
            "Los años en que se devuelve un préstamo. Los prestamistas quieren que termine antes que el contrato que lo paga."
        ),
        &["dscr"],
    ),
    term(
        "yield-on-cost",
        word!("Yield on cost", "Rendimiento sobre el costo"),
        "",
        word!(
            "A full year’s income over all that was spent to get it. A builder hopes for more than the cap rate at which the building sells.",
            "El resultado de un año completo entre todo lo gastado para obtenerlo. Quien construye espera más que la tasa de capitalización a la que se vende el edificio."
        ),
        &["noi", "cap-rate"],
    ),
];

const POWER: [Term; 7] = [
    term(
        "curtailment",
        word!("Curtailment", "Desconexión"),
        word!("switching off", "apagado"),
        word!(
            "Not running for a while: because power costs more than the hashes bring, or because the grid asks and pays for it.",
            "No operar durante un tiempo: porque la energía cuesta más de lo que dan los hashes, o porque la red lo pide y lo paga."
        ),
        &["demand-response", "shutdown-price"],
    ),
    term(
        "demand-response",
        word!("Demand response", "Respuesta de la demanda"),
        "",
        word!(
            "Payment for being ready to switch off. Who does not run has nothing to switch off, and gets nothing here.",
            "Pago por estar listo para desconectarse. Quien no opera no tiene nada que desconectar, y aquí no recibe nada."
        ),
        &["curtailment"],
    ),
    term(
        "firm-power",
        word!("Firm power", "Energía firme"),
        "",
        word!(
            "Power that is there in every hour, as halls for AI need it. It costs more than what a mine buys, which goes without in the dear hours.",
            "Energía que está en todas las horas, como la necesitan las salas para IA. Cuesta más que la que compra una mina, que prescinde de ella en las horas caras."
        ),
        &["curtailment"],
    ),
    term(
        "grid-connection",
        word!("Grid connection", "Conexión a la red"),
        word!("MW of grid", "MW de red"),
        word!(
            "What may be drawn from the grid at most, energised and paid for. The scarce thing, and what the four uses compete for; megawatts on this site are of it where nothing else is said.",
            "Lo máximo que se puede tomar de la red, energizado y pagado. Es lo escaso, y por lo que compiten los cuatro usos; los megavatios de este sitio web son de conexión donde no se dice otra cosa."
        ),
        &["critical-it"],
    ),
    term(
        "load-factor",
        word!("Load factor", "Factor de carga"),
        "",
        word!(
            "Energy used over what full draw in all hours would use. A hall for AI draws less than its lease allows.",
            "La energía usada entre la que se usaría con el consumo máximo en todas las horas. Una sala para IA consume menos de lo que permite su contrato."
        ),
        &[],
    ),
    term(
        "mwh",
        "MWh",
        word!("megawatt-hour", "megavatio-hora"),
        word!(
            "A megawatt for an hour. $50 a MWh is 5 cents a kWh.",
            "Un megavatio durante una hora. $50 por MWh son 5 centavos por kWh."
        ),
        &[],
    ),
    term(
        "sale-value",
        word!("Sale value of the site", "Valor de venta del sitio"),
        "",
        word!(
            "What a buyer pays for a megawatt of connection with nothing on it. It is what every use gets back in the end, and what each has to beat.",
            "Lo que paga un comprador por un megavatio de conexión sin nada encima. Es lo que todo uso recupera al final, y lo que cada uno tiene que superar."
        ),
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
        let found = |text: &str| used_in(text).map(|(id, _)| id).collect::<Vec<_>>();
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
