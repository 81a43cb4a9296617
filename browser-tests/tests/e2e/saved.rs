//! What the page hands to the browser to save.

/// Keeps what the page saves, and where it would have gone, instead of saving it.
pub(crate) const KEEP: &str = "{
    window.kept = [];
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { window.kept.push({ blob }); return make(blob); };
    HTMLAnchorElement.prototype.click = function () { window.kept.at(-1).name = this.download; };
}";
