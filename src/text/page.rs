//! The words of the page that belong to no single result.

use crate::scenario::Confidence;

/// The name of the page.
pub const NAME: &str = "Hash or Host";
/// The question.
pub const QUESTION: &str = word!(
    "What does a megawatt earn mining bitcoin, and what hosting AI?",
    "¿Cuánto gana un megavatio minando bitcoin, y cuánto alojando IA?"
);
/// Under the question: what the four uses are.
pub const DECK: &str = word!(
    "One grid connection can mine bitcoin, let halls to an AI company, rent out chips of its own by the hour, or mix these.",
    "Una conexión a la red puede minar bitcoin, alquilar salas a una empresa de IA, alquilar chips propios por horas o combinar estos usos."
);

/// Where the answer will stand, until that of the linked scenario is computed.
pub const LINKED: &str = word!("Computing the linked site …", "Calculando el sitio del enlace …");

/// A section in the line of contents.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name in links and its id, for ever.
    pub code: &'static str,
    /// Its class.
    pub class: &'static str,
    /// Its name in the line.
    pub name: &'static str,
    /// What it answers.
    pub question: &'static str,
}

/// The sections in their order.
pub const PLACES: [Place; 16] = [
    place(
        ("answer", "sentence"),
        word!("Answer", "Respuesta"),
        word!("what earns most?", "¿qué rinde más?"),
    ),
    place(
        ("cash", "cash"),
        word!("Cash", "Caja"),
        word!("when does the money come back?", "¿cuándo vuelve el dinero?"),
    ),
    place(
        ("map", "map"),
        word!("Map", "Mapa"),
        word!("where does each use win?", "¿dónde gana cada uso?"),
    ),
    place(
        ("break-even", "break-even"),
        word!("Break-even", "Equilibrio"),
        word!("what would flip it?", "¿qué la cambiaría?"),
    ),
    place(
        ("what-matters", "tornado"),
        word!("What matters", "Qué importa"),
        word!("what matters most?", "¿qué importa más?"),
    ),
    place(
        ("stress", "stress"),
        word!("Stress", "Estrés"),
        word!("what if it happens again?", "¿y si vuelve a ocurrir?"),
    ),
    place(
        ("futures", "futures-place"),
        word!("Futures", "Futuros"),
        word!("how sure is that?", "¿cuán seguro es?"),
    ),
    place(
        ("hybrid", "frontier"),
        word!("Hybrid", "Híbrido"),
        word!("should it be a mix?", "¿conviene combinar?"),
    ),
    place(
        ("who-gets-it", "split"),
        word!("Who gets it", "Quién lo recibe"),
        word!("who gets each dollar?", "¿quién recibe cada dólar?"),
    ),
    place(
        ("miners-leaving", "migration"),
        word!("Miners leaving", "Mineros que se van"),
        word!("what if miners leave?", "¿y si los mineros se van?"),
    ),
    place(
        ("when", "waiting"),
        word!("When", "Cuándo"),
        word!("now, later or never?", "¿ahora, después o nunca?"),
    ),
    place(
        ("year-by-year", "year-by-year"),
        word!("Year by year", "Año a año"),
        word!("what happens in each year?", "¿qué pasa cada año?"),
    ),
    place(
        ("how", "how"),
        word!("How", "Cómo"),
        word!("where does each number come from?", "¿de dónde sale cada número?"),
    ),
    place(
        ("solve", "solve"),
        word!("Solve", "Resolver"),
        word!("what must be true?", "¿qué tendría que cumplirse?"),
    ),
    place(
        ("compare", "compare-scenarios"),
        word!("Compare", "Comparar"),
        word!("how does it compare?", "¿cómo se compara?"),
    ),
    place(
        ("assumptions", "assumptions"),
        word!("Assumptions", "Supuestos"),
        word!("what does all this rest on?", "¿en qué se apoya todo esto?"),
    ),
];

const fn place(
    (code, class): (&'static str, &'static str),
    name: &'static str,
    question: &'static str,
) -> Place {
    Place { code, class, name, question }
}

impl Place {
    /// The section of a code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<&'static Place> {
        PLACES.iter().find(|place| place.code == code)
    }

    /// How a link says that it is open: of the first, where a page opens anyway, nothing.
    #[must_use]
    pub fn code_in_link(&self) -> String {
        if self.code == PLACES[0].code { String::new() } else { self.code.to_owned() }
    }
}

/// Names the line of contents for those who hear the page.
pub const CONTENTS: &str = word!("Contents", "Contenido");
/// The first stop of the keyboard: past the tools, the cases and the inputs.
pub const SKIP: &str = word!("To the answer", "Ir a la respuesta");

/// "Next: what would flip it?"
#[must_use]
pub fn next(place: &Place) -> String {
    say!("Next: {}", "Siguiente: {}", place.question)
}

/// Heading of the headline inputs.
pub const YOUR_SITE: &str = word!("Your site and its markets", "Su sitio y sus mercados");
/// Heading of the answer, for those who hear the page.
pub const ANSWER: &str = word!("The answer", "La respuesta");
/// Heading of the comparison.
pub const COMPARISON: &str =
    word!("Four uses of the same connection", "Cuatro usos de la misma conexión");
/// Caption of the table.
pub const COMPARISON_CAPTION: &str = word!(
    "The four uses compared on every figure; the best value of a row is marked",
    "Los cuatro usos comparados en todas las cifras; se marca el mejor valor de cada fila"
);
/// Opens how the numbers of the comparison arise.
pub const HOW: &str = word!("How these numbers arise", "De dónde salen estos números");
/// The same beside one number.
pub const HOW_SHORT: &str = word!("How?", "¿Cómo?");
/// Opens the rest of the table.
pub const ALL_FIGURES: &str = word!("All 22 figures", "Las 22 cifras");
/// Closes it again.
pub const MAIN_FIGURES: &str = word!("Main figures only", "Solo las cifras principales");
/// What the mark means.
pub const BEST_MARK: &str =
    word!("best of its row, the hybrid aside", "el mejor de su fila, sin el híbrido");
/// Of a file whose text does not come.
pub const UNREADABLE: &str = word!(
    "The file cannot be read. Nothing was changed.",
    "No se puede leer el archivo. No se ha cambiado nada."
);
/// Heading of the cash chart.
pub const CASH: &str =
    word!("Cash, after tax and before debt", "Caja, tras impuestos y antes de deuda");
/// How to read a chart by keyboard.
pub const CHART_KEYS: &str =
    word!("Arrow keys read it month by month.", "Las flechas lo leen mes a mes.");
/// Heading of what stands beside the answer.
pub const BESIDE: &str = word!("Beside the answer", "Junto a la respuesta");
/// On a value that can be gone to.
pub const GO_THERE: &str = word!("Set the input to this value", "Fijar el dato en este valor");
/// Opens the table behind a chart.
pub const DATA: &str = word!("The numbers behind this chart", "Los números de este gráfico");

/// Heading of all other inputs.
pub const ASSUMPTIONS: &str = word!("Every assumption", "Todos los supuestos");
/// Under it.
pub const ASSUMPTIONS_LEAD: &str = word!(
    "Each default carries its source, its date and how far it can be trusted. Change any of them.",
    "Cada valor predeterminado lleva su fuente, su fecha y cuánto se puede confiar en él. Cambie el que quiera."
);
/// On paper: "Printed on 27 November 2026 from https://…".
#[must_use]
pub fn printed(date: &str, address: &str) -> String {
    say!("Printed on {date} from {address}", "Impreso el {date} desde {address}")
}

/// On paper, where nothing was changed.
pub const UNCHANGED: &str = word!(
    "Every input stands at its default.",
    "Todos los datos están en su valor predeterminado."
);
/// The search box.
pub const SEARCH: &str = word!("Find an assumption", "Buscar un supuesto");
/// In the search box.
pub const SEARCH_HINT: &str = word!("rent, PUE, halving, tax …", "renta, PUE, halving, impuesto …");
/// Nothing found.
pub const SEARCH_NOTHING: &str =
    word!("No assumption has these words.", "Ningún supuesto tiene estas palabras.");
/// Heading of the list of changes.
pub const CHANGED: &str =
    word!("Changed from the defaults", "Cambiado respecto a lo predeterminado");
/// Puts everything back.
pub const RESET_ALL: &str = word!("Reset all", "Restablecer");
/// Puts one input back.
pub const RESET: &str = word!("Reset", "Restablecer");
/// Steps back.
pub const UNDO: &str = word!("Undo", "Deshacer");
/// Steps forward.
pub const REDO: &str = word!("Redo", "Rehacer");
/// Opens the source of a default.
pub const SOURCE: &str = word!("Source", "Fuente");
/// Where a part of the page takes long to come.
pub const LOADING: &str = word!("Loading …", "Cargando …");
/// Where a part of the page could not be loaded.
pub const NOT_LOADED: &str =
    word!("This part could not be loaded.", "No se ha podido cargar esta parte.");
/// Loads it again.
pub const TRY_AGAIN: &str = word!("Try again", "Reintentar");
/// Closes something.
pub const CLOSE: &str = word!("Close", "Cerrar");
/// Title of a link's problems.
pub const LINK_PROBLEMS: &str = word!(
    "Not everything in this link could be read. The rest is shown.",
    "No se ha podido leer todo lo de este enlace. Se muestra lo demás."
);
/// Over the rules that have changed since a link was made.
pub const RULES_CHANGED: &str = word!(
    "Rules of the model have changed since this link was made. The figures follow today’s and may differ from those that were shared:",
    "Las reglas del modelo han cambiado desde que se hizo este enlace. Las cifras siguen las de hoy y pueden diferir de las compartidas:"
);
/// The form of a month, beside its field.
pub const MONTH_FORM: &str = word!("YYYY-MM", "AAAA-MM");
/// While a field holds something that is not accepted.
pub const HELD_BACK: &str = word!(
    "The figures are those of the last accepted values.",
    "Las cifras son las de los últimos valores admitidos."
);
/// On a phone: which input the dock shows.
pub const DOCK: &str = word!("Which input to move", "Qué dato mover");
/// What the curves above the sliders show, after the names of their lines.
pub const CURVES: &str = word!(
    "NPV of each use as the slider moves; the tint is the colour of the one that leads there.",
    "VAN de cada uso al mover el control; el tinte es el color del que va por delante."
);
/// Unfolds a section on a phone.
pub const UNFOLD: &str = word!("Show all of it", "Mostrar todo");
/// Folds it again.
pub const FOLD: &str = word!("Show less", "Mostrar menos");
/// Unfolds the headline inputs in the bar at the foot.
pub const INPUTS: &str = word!("Inputs", "Datos");
/// Names that bar for those who hear the page.
pub const STANDING: &str =
    word!("The answer, and the inputs at hand", "La respuesta, y los datos a mano");
/// The default, in a source's card.
pub const DEFAULT: &str = word!("Default", "Predeterminado");
/// The plausible range.
pub const PLAUSIBLE: &str = "Plausible";
/// The accepted range.
pub const ACCEPTED: &str = word!("Accepted", "Admitido");
/// Yes.
pub const YES: &str = word!("Yes", "Sí");
/// No.
pub const NO: &str = "No";

/// Heading of the method.
pub const METHOD: &str = word!("How this is computed", "Cómo se calcula");
/// The method in short paragraphs.
pub const METHOD_TEXT: [&str; 4] = word!(
    [
        "Each use is a ledger of monthly cash over the horizon: revenue, power, operations, capex, tax, debt. Bitcoin income follows price, halvings and the hashrate that chases them; machines and accelerators age, lose value and are replaced when that pays; leases step up, end and are renewed.",
        "Owners decide once a year whether to go on, buy new machines, stop, or close and sell the site: an exact optimum over all sequences, after tax. A let building sells for its income, an empty one by its age. Net present value discounts cash after tax and before debt at each use’s own rate. Where a rate of return does not exist, or several do, the page says which.",
        "Megawatts are those of the grid connection, dollars are nominal, results are of the site and not of a company. Everything is computed in your browser; nothing is sent anywhere, and no server is asked unless you press for today’s bitcoin values.",
        "This is arithmetic on assumptions that you can change. It is neither a forecast nor advice.",
    ],
    [
        "Cada uso es un libro de caja mensual a lo largo del horizonte: ingresos, energía, operación, inversión, impuestos, deuda. Los ingresos de bitcoin siguen al precio, a los halvings y al hashrate que los persigue; máquinas y aceleradores envejecen, pierden valor y se reemplazan cuando conviene; las rentas suben, los contratos terminan y se renuevan.",
        "Los propietarios deciden una vez al año si siguen, compran máquinas nuevas, paran, o cierran y venden el sitio: un óptimo exacto entre todas las secuencias, tras impuestos. Un edificio alquilado se vende por su renta; uno vacío, por su edad. El valor actual neto descuenta la caja tras impuestos y antes de deuda a la tasa propia de cada uso. Cuando no existe una tasa de retorno, o existen varias, la página dice cuál es el caso.",
        "Los megavatios son los de la conexión a la red, los dólares son nominales, los resultados son del sitio y no de una empresa. Todo se calcula en su navegador; nada se envía a ninguna parte, y no se pregunta a nadie salvo que usted pida los valores de bitcoin de hoy.",
        "Esto es aritmética sobre supuestos que usted puede cambiar. No es un pronóstico ni un consejo."
    ]
);
/// Where the project is.
pub const PROJECT_URL: &str = "https://github.com/hash-or-host/hash-or-host";
/// Where the page is, with a slash at its end.
pub const PAGE_URL: &str = "https://hash-or-host.github.io/hash-or-host/";
/// The link to the full method.
pub const METHOD_LINK: &str =
    word!("The method in full, rule by rule", "El método completo, regla a regla (en inglés)");
/// Where it is.
pub const METHOD_URL: &str =
    "https://github.com/hash-or-host/hash-or-host/blob/main/docs/methodology.md";
/// The link to the one-file edition.
pub const ONE_FILE: &str = word!(
    "This page in one file, to keep",
    "Esta página en un solo archivo, para guardar (en inglés)"
);
/// Where that is, beside the page.
pub const ONE_FILE_URL: &str = word!("hash-or-host.html", "../hash-or-host.html");
/// Date of the defaults.
pub const DEFAULTS_DATE: &str =
    word!("Defaults of November 2026.", "Valores predeterminados de noviembre de 2026.");

/// How far a default can be trusted, in words.
#[must_use]
pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => word!("high confidence", "confianza alta"),
        Confidence::Medium => word!("medium confidence", "confianza media"),
        Confidence::Low => word!("low confidence", "confianza baja"),
        Confidence::Judgement => word!("our judgement", "criterio nuestro"),
        Confidence::User => word!("yours to set", "lo fija usted"),
    }
}

/// "12 changed".
#[must_use]
pub fn changed_count(count: usize) -> String {
    say!("{count} changed", "{count} cambiados")
}

/// "7 of 125 assumptions".
#[must_use]
pub fn found_count(found: usize, all: usize) -> String {
    say!("{found} of {all} assumptions", "{found} de {all} supuestos")
}

/// "default $50/MWh".
#[must_use]
pub fn was(value: &str) -> String {
    say!("default {value}", "predeterminado {value}")
}
