//! The words of the dialog for handing on.

use crate::embed::{EmbedPart, Theme};

/// The folder of the real cases' own pages, whose pictures are seen where a link is previewed.
pub const CASES: &str = "case/";
/// The button and the heading.
pub const SHARE: &str = word!("Share", "Compartir");
/// Copies the link.
pub const COPY_LINK: &str = word!("Copy link", "Copiar enlace");
/// Hands it to the system.
pub const SHARE_ON: &str = word!("Send …", "Enviar …");
/// Heading of the second half.
pub const EMBED: &str = word!("Embed in a page", "Insertar en una página");
/// Copies the lines.
pub const COPY_LINES: &str = word!("Copy these lines", "Copiar estas líneas");
/// What stands on the clipboard now.
pub const COPIED: &str = word!("Copied.", "Copiado.");
/// What to do instead.
pub const NOT_COPIED: &str = word!(
    "The browser does not let this page copy: select the text and copy it.",
    "El navegador no deja copiar a esta página: seleccione el texto y cópielo."
);
/// The name of the preview.
pub const PREVIEW: &str =
    word!("Preview of the embedded view", "Vista previa de la vista insertada");
/// Frame or element.
pub const WAY: &str = word!("As", "Como");
/// A frame.
pub const FRAME: &str = word!("frame", "marco");
/// An element.
pub const ELEMENT: &str = word!("script and element", "script y elemento");
/// Before the parts of the page.
pub const PARTS: &str = word!("Show", "Mostrar");
/// Heading of the inputs.
pub const INPUTS: &str = word!("Inputs to show", "Datos que se muestran");
/// Whether one is shown as it is.
pub const LOCKED: &str = word!("locked", "bloqueado");
/// Adds one.
pub const ADD: &str = word!("Add", "Añadir");
/// While none is chosen to be added.
pub const ADD_HINT: &str = word!("an input …", "un dato …");
/// Whether the lines carry a picture.
pub const PICTURE: &str = word!(
    "with a picture for readers without scripts (in the lines themselves)",
    "con una imagen para quienes leen sin scripts (en las propias líneas)"
);
/// Whose colours.
pub const THEME: &str = word!("Theme", "Tema");
/// How wide.
pub const WIDTH: &str = word!("Width", "Ancho");
/// As wide as its place.
pub const FILL: &str = word!("of its place", "el de su lugar");
/// As wide as text.
pub const TEXT: &str = word!("of a column of text", "el de una columna de texto");

/// A part of the page.
#[must_use]
pub fn part(part: EmbedPart) -> &'static str {
    match part {
        EmbedPart::Headline => word!("answer", "respuesta"),
        EmbedPart::Comparison => word!("comparison", "comparación"),
        EmbedPart::Map => word!("map", "mapa"),
        EmbedPart::Cash => word!("cash", "caja"),
        EmbedPart::Chances => word!("chances", "probabilidades"),
        EmbedPart::Fan => word!("fan of cash", "abanico de caja"),
    }
}

/// Whose colours, as an entry of a list. A frame does not know the page around it.
#[must_use]
pub fn theme(theme: Theme, in_frame: bool) -> &'static str {
    match theme {
        Theme::Auto if in_frame => word!("as the reader prefers", "como prefiera el lector"),
        Theme::Auto => word!("as the page around", "como la página que lo rodea"),
        Theme::Light => word!("light", "claro"),
        Theme::Dark => word!("dark", "oscuro"),
        Theme::Inherit => {
            word!("text and ground of the page around", "texto y fondo de la página que lo rodea")
        }
    }
}

/// Takes an input away.
#[must_use]
pub fn remove(label: &str) -> String {
    say!("Do not show {label}", "No mostrar {label}")
}
