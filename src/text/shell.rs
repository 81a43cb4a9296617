//! The words of `www/index.html` itself: what stands there before any program, and what its script says when none comes.

/// The title of the window.
pub const TITLE: &str = word!(
    "Hash or Host: what does a megawatt earn mining bitcoin, and what hosting AI?",
    "Hash or Host: ¿cuánto gana un megavatio minando bitcoin, y cuánto alojando IA?"
);
/// For those who list pages.
pub const DESCRIPTION: &str = word!(
    "Mining, AI colocation, GPU cloud and a hybrid on the same grid connection, side by side: NPV, IRR, payback, capex and cash, computed in your browser from assumptions you can change.",
    "Minería, colocación para IA, nube de GPU y una combinación en la misma conexión a la red, lado a lado: VAN, TIR, recuperación, inversión y caja, calculados en su navegador con supuestos que usted puede cambiar."
);
/// Beside a link to the page.
pub const PREVIEW: &str = word!(
    "What does a megawatt earn mining bitcoin, and what hosting AI? Four uses of one grid connection, side by side.",
    "¿Cuánto gana un megavatio minando bitcoin, y cuánto alojando IA? Cuatro usos de una misma conexión a la red, lado a lado."
);
/// The picture beside a link, for those who do not see it.
pub const PICTURE: &str = word!(
    "The answer for the default site, and the net present value of each use",
    "La respuesta para el sitio predeterminado y el valor actual neto de cada uso"
);
/// Without scripts.
pub const NO_SCRIPT: &str = word!(
    "The figures below are those of the default site. Moving the inputs needs JavaScript and WebAssembly.",
    "Las cifras de abajo son las del sitio predeterminado. Mover los datos requiere JavaScript y WebAssembly."
);
/// In a browser that runs no program.
pub const NO_PROGRAM: &str = word!(
    "This browser has no WebAssembly (or it is switched off), so the inputs cannot be moved.",
    "Este navegador no tiene WebAssembly (o está desactivado), así que los datos no se pueden mover."
);
/// When the program does not come.
pub const NOT_LOADED: &str = word!(
    "The calculator could not be loaded, so the inputs cannot be moved. Loading the page again may help.",
    "No se ha podido cargar la calculadora, así que los datos no se pueden mover. Volver a cargar la página puede ayudar."
);
/// Whose figures are shown then.
pub const DEFAULT_SITE: &str = word!(
    "The figures below are those of the default site.",
    "Las cifras de abajo son las del sitio predeterminado."
);
/// The same, opened by a link to a scenario.
pub const NOT_THIS_LINK: &str = word!(
    "The figures below are those of the default site, not of this link.",
    "Las cifras de abajo son las del sitio predeterminado, no las de este enlace."
);
/// The way to the page in the other language, written in that one.
pub const OTHER: &str = word!("Español", "English");

/// Every mark of `www/index.html` with what stands there instead.
pub const MARKS: [(&str, &str); 10] = [
    ("language", crate::language::CODE),
    ("shared", crate::language::SHARED),
    ("title", TITLE),
    ("description", DESCRIPTION),
    ("preview", PREVIEW),
    ("no-script", NO_SCRIPT),
    ("no-program", NO_PROGRAM),
    ("not-loaded", NOT_LOADED),
    ("default-site", DEFAULT_SITE),
    ("not-this-link", NOT_THIS_LINK),
];
