//! The words around the map.

/// Heading of the section.
pub const HEADING: &str = word!("The frontier between the uses", "La frontera entre los usos");
/// Under it.
pub const LEAD: &str = word!(
    "Best use, and by how much, over any two assumptions; the others as they stand. Drag the point, or press anywhere: both inputs follow.",
    "El mejor uso, y por cuánto, según dos supuestos cualesquiera; los demás como están. Arrastre el punto o pulse en cualquier lugar: ambos datos lo siguen."
);
/// The chooser of the input from left to right.
pub const ACROSS: &str = word!("Across", "En horizontal");
/// The chooser of the input from bottom to top.
pub const UPWARDS: &str = word!("Upwards", "En vertical");
/// Exchanges the two.
pub const SWAP: &str = word!("Swap", "Intercambiar");
/// How the point is moved by keyboard.
pub const KEYS: &str = word!(
    "Left and right arrow keys move the first input, up and down the second; with Shift ten steps.",
    "Las flechas izquierda y derecha mueven el primer dato, arriba y abajo el segundo; con Mayús, diez pasos."
);
/// What the point is.
pub const POINT: &str = word!("Your site on the map", "Su sitio en el mapa");
/// A role for the point that says that it moves two ways.
pub const POINT_ROLE: &str = word!("point on a map", "punto en un mapa");

/// "Bitcoin price $84,700/BTC, Rent $120/kW-month; AI colocation is best by $45m".
#[must_use]
pub fn place(x: (&str, &str), y: (&str, &str), outcome: &str) -> String {
    format!("{} {}, {} {}; {outcome}", x.0, x.1, y.0, y.1)
}
