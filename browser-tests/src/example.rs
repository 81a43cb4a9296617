//! The example post (`www/examples`) as another site would have it.

use anyhow::{Context, Result};

/// Whether its frame has told its height, where its style sheet says 150 pixels. It is kept in sight until then: what comes
/// late above pushes it down, and what is out of sight is not asked for.
pub const FRAME_HAS_TOLD: &str = "(frame => (frame.scrollIntoView(), frame.getBoundingClientRect().height > 600))\
(document.querySelector('iframe'))";

/// One of its files.
pub fn file(name: &str) -> Result<String> {
    let file = xtask::root().join("www/examples").join(name);
    std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// Its files by name: its own styles and script, the rest from `site`, in the policy, too.
pub fn post(site: &str) -> Result<[(&'static str, String); 3]> {
    let html = file("blog-post.html")?.replace("../", site);
    let policy = |html: String, directive: &str| {
        html.replace(&format!("{directive} 'self'"), &format!("{directive} 'self' {site}"))
    };
    let html = ["script-src", "connect-src", "frame-src", "img-src"].into_iter().fold(html, policy);
    Ok([
        ("index.html", html),
        ("blog-post.css", file("blog-post.css")?),
        ("blog-post.js", file("blog-post.js")?),
    ])
}
