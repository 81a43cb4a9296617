//! Embedded in pages of others: their styles, their content policy, their scripts or none.

use std::path::Path;

use crate::host::{Host, post};
use anyhow::Result;
use browser_tests::{Page, Viewport, example};
use xtask::server::Server;

/// Scrolls through the page, since what is far away is not loaded.
fn read_through(page: &mut Page) -> Result<()> {
    for selector in ["#first", "#second", "iframe", ".end"] {
        page.eval(&format!("document.querySelector('{selector}').scrollIntoView()"))?;
        page.rest(std::time::Duration::from_millis(200))?;
    }
    Ok(())
}

#[test]
fn an_element_a_locked_one_and_a_frame_in_a_hostile_post() -> Result<()> {
    let mut host = post()?;
    host.is_complete("#first")?;
    read_through(&mut host.page)?;
    host.is_complete("#second")?;
    host.page.wait_until(example::FRAME_HAS_TOLD)?;
    assert!(host.inside("#first", ".sentence")?.starts_with("100 MW at $50/MWh"));
    assert!(host.inside("#second", ".sentence")?.starts_with("100 MW at $25/MWh"));
    assert_eq!(host.inside("#second", "[data-input=power] b")?, "$25/MWh");
    assert_eq!(host.inside("#second", "[data-input=power] input")?, "nothing");
    assert_ne!(host.inside("#second", "[data-input=btc] input[type=range]")?, "nothing");

    // One program for the two elements, one for the frame; nothing from anywhere else.
    assert_eq!(host.modules(), 2);
    let origins = [host.page.site().to_owned(), host.site.url(), "data:".to_owned()];
    for request in host.page.requests() {
        assert!(origins.iter().any(|origin| request.url.starts_with(origin)), "{request:?}");
    }
    assert_eq!(host.page.eval("document.cookie + localStorage.length")?, "0");

    // Neither side's styles reach the other.
    let looks = host.page.eval(
        "(() => { const root = document.querySelector('#first').shadowRoot;\
         const is = (selector, name) => getComputedStyle(root.querySelector(selector))[name];\
         return [is('.sentence', 'fontSize'), is('.sentence', 'direction'), is('.footing', 'textTransform'),\
           is('.sentence', 'letterSpacing'), is('.answer', 'borderTopStyle'), is('.answer', 'float'),\
           is('.icon', 'backgroundColor'), is('.hoh', 'cursor'), is('.sentence', 'color')] })()",
    )?;
    let expected = serde_json::json!([
        "21px",
        "ltr",
        "none",
        "-0.168px",
        "none",
        "none",
        "rgba(0, 0, 0, 0)",
        "auto",
        "rgb(26, 29, 33)"
    ]);
    assert_eq!(looks, expected);
    assert_eq!(
        host.page.eval("document.styleSheets.length + document.adoptedStyleSheets.length")?,
        1
    );
    assert_eq!(
        host.page.eval("getComputedStyle(document.querySelector('h1')).color")?,
        "rgb(51, 41, 28)"
    );

    host.page.eval("document.querySelector('#first').scrollIntoView()")?;
    host.focus("#first", "[data-input=power] input[type=range]")?;
    host.page.press("ArrowLeft")?;
    host.page.wait_until(
        "heard.textContent.startsWith('You have moved it: gpu_cloud is best (v=1.1.1&power=')",
    )?;
    host.no_complaint();
    Ok(())
}

#[test]
fn the_post_looks_as_meant_in_light_and_dark_wide_and_narrow() -> Result<()> {
    let mut host = post()?;
    for (width, dark) in [(1200, false), (390, true)] {
        host.page.set_viewport(Viewport { width, height: 900, dark })?;
        read_through(&mut host.page)?;
        host.is_complete("#second")?;
        let lies_within = "[...document.querySelectorAll('hash-or-host, iframe')].every(e => {\
            const inner = e.shadowRoot?.querySelector('.hoh') ?? e;\
            return inner.scrollWidth <= inner.clientWidth + 1 && e.getBoundingClientRect().right <= innerWidth })";
        host.page.wait_until(lies_within)?;
        assert_eq!(host.page.eval("document.documentElement.scrollWidth <= innerWidth")?, true);
        // The second takes over the post's ink, whichever it is.
        host.page.wait_until(
            "getComputedStyle(document.querySelector('#second').shadowRoot.querySelector('.sentence')).color\
             === getComputedStyle(document.querySelector('#second').parentElement).color",
        )?;
    }
    Ok(())
}

#[test]
fn two_elements_share_one_program_and_nothing_else() -> Result<()> {
    let mut host = Host::with(
        "<hash-or-host id=a></hash-or-host><hash-or-host id=b power=30></hash-or-host>",
    )?;
    host.is_complete("#a")?;
    host.is_complete("#b")?;
    let glue = xtask::pin::glue(&xtask::site::dist().join("pkg"))?;
    let module = glue.replace("host.", "host_bg.").replace(".js", ".wasm");
    for file in [&module, &glue, "embed.css", "embed.js"] {
        assert_eq!(host.requests(file), 1, "{file}");
    }
    assert_eq!(host.requests("pkg/hash_or_host.js"), 0);
    host.focus("#a", "[data-input=mw] input[type=range]")?;
    host.page.press("Home")?;
    host.page.wait_until(
        "document.querySelector('#a').shadowRoot.querySelector('.sentence').textContent.startsWith('20 MW')",
    )?;
    assert!(host.inside("#b", ".sentence")?.starts_with("100 MW at $30/MWh"));
    let ids = "[...document.querySelectorAll('hash-or-host')].flatMap(e => [...e.shadowRoot.querySelectorAll('[id]')].map(e => e.id))";
    assert_eq!(host.page.eval(&format!("new Set({ids}).size === {ids}.length"))?, true);
    host.no_complaint();
    Ok(())
}

#[test]
fn what_is_far_away_waits_and_the_host_does_not() -> Result<()> {
    let mut host = Host::with(
        "<style>div{height:5000px}</style><div></div><hash-or-host>later</hash-or-host>",
    )?;
    host.page.rest(std::time::Duration::from_millis(500))?;
    // Inline styles are not in the policy: the distance is made by script.
    host.page.eval("document.querySelector('hash-or-host').remove(); document.querySelector('div').style.height = '5000px'")?;
    host.page.forget();
    host.page.eval("document.body.append(Object.assign(document.createElement('hash-or-host'), { id: 'far' }))")?;
    host.page.rest(std::time::Duration::from_millis(500))?;
    assert_eq!(
        host.page.eval("!!document.querySelector('#far').shadowRoot.querySelector('.hoh')")?,
        false
    );
    host.page.eval("document.querySelector('#far').scrollIntoView()")?;
    host.is_complete("#far")
}

#[test]
fn a_given_path_goes_along_with_what_leads_out_of_a_view() -> Result<()> {
    let mut host = Host::with(
        "<hash-or-host id=a scenario='v=1.1.1&amp;p_price=80000_81000'></hash-or-host>",
    )?;
    host.page.eval("a.addEventListener('change', event => { globalThis.told = event.detail })")?;
    host.is_complete("#a")?;
    host.page.eval("a.setAttribute('power', '25')")?;
    host.page.wait_until("globalThis.told !== undefined")?;
    let said = host.page.eval(
        "[told.link, [...told.scenario.paths.btc_price_usd], new URL(a.shadowRoot.querySelector('.embed-foot a').href).hash]",
    )?;
    let link = "v=1.1.1&power=25&p_price=8e4_81000";
    assert_eq!(said, serde_json::json!([link, [80_000, 81_000], format!("#{link}")]));
    Ok(())
}

#[test]
fn attributes_change_and_every_change_is_told() -> Result<()> {
    let mut host = Host::with("<hash-or-host id=a></hash-or-host>")?;
    host.page.eval(
        "globalThis.told = []; a.addEventListener('change', event => told.push(event.detail))",
    )?;
    host.is_complete("#a")?;
    assert_eq!(host.page.eval("told.length")?, 0);

    host.page.eval("a.setAttribute('power', '25'); a.setAttribute('mw', '200')")?;
    host.page.wait_until("told.length === 1")?;
    assert!(host.inside("#a", ".sentence")?.starts_with("200 MW at $25/MWh"));
    let detail = host.page.eval(
        "[told[0].link, told[0].scenario.site.power_price_usd_per_mwh, told[0].best, Object.keys(told[0].npv_usd).join(' '),\
          told[0].npv_usd[told[0].best] === Math.max(...Object.values(told[0].npv_usd))]",
    )?;
    let expected = serde_json::json!([
        "v=1.1.1&mw=200&power=25",
        25,
        "gpu_cloud",
        "mining colocation gpu_cloud hybrid",
        true
    ]);
    assert_eq!(detail, expected);

    // What is shown follows, and what the reader did stays.
    host.focus("#a", "[data-input=mw] input[type=range]")?;
    host.page.press("Home")?;
    host.page.wait_until("told.length === 2")?;
    host.page.eval("a.setAttribute('view', 'cash'); a.setAttribute('inputs', 'btc'); a.setAttribute('theme', 'dark'); a.setAttribute('width', '500')")?;
    host.page.wait_until("!!a.shadowRoot.querySelector('.cash svg')")?;
    let shown = host.page.eval(
        "[!!a.shadowRoot.querySelector('.sentence'), [...a.shadowRoot.querySelectorAll('.control')].map(e => e.dataset.input).join(),\
          a.shadowRoot.querySelector('.hoh').dataset.theme, a.shadowRoot.querySelector('.hoh').offsetWidth, a.link, told.length]",
    )?;
    assert_eq!(shown, serde_json::json!([false, "btc", "dark", 500, "v=1.1.1&mw=20&power=25", 2]));

    host.page.eval("a.removeAttribute('mw')")?;
    host.page.wait_until("told.length === 3 && a.link === 'v=1.1.1&power=25'")?;
    host.no_complaint();
    Ok(())
}

#[test]
fn a_view_changes_its_language_and_keeps_what_the_reader_moved() -> Result<()> {
    let mut host = Host::with("<hash-or-host id=a view=headline></hash-or-host>")?;
    host.is_complete("#a")?;
    host.focus("#a", "[data-input=mw] input[type=range]")?;
    host.page.press("Home")?;
    for (lang, answer) in [("es", "20 MW a $50/MWh"), ("en", "20 MW at $50/MWh")] {
        host.page.wait_until("a.link === 'v=1.1.1&mw=20'")?;
        host.page.eval(&format!("a.lang = '{lang}'"))?;
        host.page.wait_until(&format!(
            "a.shadowRoot.querySelector('.sentence')?.textContent.startsWith('{answer}') === true"
        ))?;
    }
    assert_eq!(host.page.eval("a.link")?, "v=1.1.1&mw=20");
    host.no_complaint();
    Ok(())
}

#[test]
fn taken_out_and_put_back_without_a_leak() -> Result<()> {
    let mut host = Host::with(
        "<p id=p></p><hash-or-host id=a view=\"headline comparison cash\">fallback</hash-or-host>",
    )?;
    host.is_complete("#a")?;
    host.page.eval("globalThis.element = a")?;
    host.focus("#a", "[data-input=mw] input[type=range]")?;
    host.page.press("Home")?;
    host.page.wait_until("element.link === 'v=1.1.1&mw=20'")?;
    // Moved at once, it is not even built anew.
    let same = host.page.eval(
        "(async () => { const before = element.shadowRoot.querySelector('.hoh'); p.append(element); await null; await null;\
          return before === element.shadowRoot.querySelector('.hoh') })()",
    )?;
    assert_eq!(same, true);
    let again = "(async () => { element.remove(); await new Promise(done => setTimeout(done));\
        const empty = !element.shadowRoot.querySelector('.hoh'); document.body.append(element);\
        while (!element.shadowRoot.querySelector('.cash svg')) await new Promise(done => setTimeout(done, 5));\
        return empty })()";
    let mut counts = Vec::new();
    for _ in 0..2 {
        for _ in 0..15 {
            assert_eq!(host.page.eval(again)?, true);
        }
        host.page.rest(std::time::Duration::from_millis(300))?;
        counts.push(host.page.held()?);
    }
    assert!(host.inside("#a", ".sentence")?.starts_with("20 MW"), "the reader's scenario is kept");
    let [first, second] = [counts[0], counts[1]];
    assert!(second.listeners <= first.listeners + 5, "{counts:?}");
    assert!(second.nodes <= first.nodes + 50, "{counts:?}");
    assert_eq!(host.modules(), 1);
    host.no_complaint();
    Ok(())
}

#[test]
fn wrong_attributes_are_named_inside_and_nothing_else_happens() -> Result<()> {
    let mut host = Host::with(
        "<p id=p>Untouched</p><hash-or-host id=a power=900 powr=38 view=\"headline pie\" theme=sepia \
         scenario=\"v=1.1.1&rent=cheap\" mw=50 data-x=1 class=y></hash-or-host>",
    )?;
    host.is_complete("#a")?;
    let notice = host.inside("#a", ".notice[role=alert]")?;
    for words in [
        "Not every attribute of this view could be read. The rest is shown.",
        "Power price: 900 is outside the accepted range, $0/MWh to $500/MWh.",
        "“powr” is no input of this page.",
        "view: “pie” is not known; accepted: headline, comparison, map, cash, chances, fan.",
        "theme: “sepia” is not known; accepted: auto, light, dark, inherit.",
        "Rent, first year: “cheap” is not a number",
    ] {
        assert!(notice.contains(words), "{words} is not in {notice}");
    }
    assert_eq!(notice.lines().filter(|line| !line.trim().is_empty()).count(), 6, "{notice}");
    assert!(host.inside("#a", ".sentence")?.starts_with("50 MW at $50/MWh"));
    assert_eq!(host.page.text("#p")?, "Untouched");
    host.page.eval("for (const name of ['power', 'powr', 'view', 'theme', 'scenario']) a.removeAttribute(name)")?;
    host.page.wait_until("a.shadowRoot.querySelector('.notice').hidden")?;
    host.no_complaint();
    Ok(())
}

#[test]
fn a_host_with_scripts_off_has_the_picture_and_the_link() -> Result<()> {
    let mut host = Host::serve(&[(
        "index.html",
        "<!doctype html><title>off</title><link rel=icon href=data:,>",
    )])?;
    host.page.scripts(false)?;
    let html =
        example::file("blog-post.html")?.replace("../", &host.site.url()).replace("'self'", "*");
    let folder = tempfile::tempdir()?;
    std::fs::write(folder.path().join("post.html"), html)?;
    let server = Server::start(folder.path(), 0)?;
    host.page.open(&format!("{}post.html", server.url()))?;
    host.page.wait_until("document.querySelector('#first img').complete && document.querySelector('#first img').naturalWidth === 1200")?;
    let seen = host.page.eval(
        "[document.querySelector('#first').shadowRoot === null, document.querySelector('#first a').innerText.trim(),\
          document.querySelector('#second a').getBoundingClientRect().height > 10, document.querySelector('#second a').getAttribute('href')]",
    )?;
    let link = format!("{}#v=1.1.1&power=25", host.site.url());
    let words = "100 MW at $50/MWh earns most as a GPU cloud: NPV $410m over 20 years, $78m ahead of AI colocation.";
    assert_eq!(seen, serde_json::json!([true, words, true, link]));
    assert_eq!(host.requests(".wasm"), 0);
    Ok(())
}

#[test]
fn a_view_is_as_light_as_the_page_around_it() -> Result<()> {
    // A reader who prefers dark, on pages that are light, dark, either, or say nothing.
    for (style, theme) in [
        ("body { background: #fff }", "light"),
        ("html { background: #101418; color: #eee }", "dark"),
        (":root { color-scheme: light dark }", "reader"),
        (":root { color-scheme: dark }", "dark"),
        ("", "light"),
    ] {
        let html = format!(
            "<!doctype html><title>host</title><link rel=icon href=data:,><style>{style}</style>\
             <script type=module async src=\"{{site}}embed.js\"></script>\
             <hash-or-host id=a view=headline inputs=none></hash-or-host>"
        );
        let mut host = Host::serve(&[("index.html", &html)])?;
        host.page.set_viewport(Viewport { width: 900, height: 900, dark: true })?;
        host.page.wait_until("!!a.shadowRoot?.querySelector('.sentence')")?;
        let seen =
            host.page.eval("a.shadowRoot.querySelector('.hoh').dataset.theme ?? 'reader'")?;
        assert_eq!(seen, theme, "{style}");
    }
    Ok(())
}

#[test]
fn a_view_follows_a_theme_that_takes_its_time_and_one_of_what_is_around_it() -> Result<()> {
    let element = "<hash-or-host view=headline inputs=none";
    let html = format!(
        "<!doctype html><title>host</title><link rel=icon href=data:,>\
         <style>body, .card {{ background: #fff; color: #111; transition: background-color .3s, color .3s }}\
         body.dark, .card.dark {{ background: #111; color: #eee }}</style>\
         <script type=module async src=\"{{site}}embed.js\"></script>\
         {element} id=a></hash-or-host><div id=card class=card><p>{element} theme=inherit id=b></hash-or-host></p></div>"
    );
    let mut host = Host::serve(&[("index.html", &html)])?;
    host.page.wait_until(
        "!!a.shadowRoot?.querySelector('.sentence') && !!b.shadowRoot?.querySelector('.sentence')",
    )?;
    let themes =
        "[a, b].map(view => view.shadowRoot.querySelector('.hoh').dataset.theme).join(' ')";
    assert_eq!(host.page.eval(themes)?, "light light");
    host.page.eval("document.body.className = 'dark'")?;
    host.page.wait_until(&format!("{themes} === 'dark light'"))?;
    host.page.eval("card.className = 'card dark'")?;
    host.page.wait_until(&format!("{themes} === 'dark dark'"))?;
    let ink = "getComputedStyle(b.shadowRoot.querySelector('.sentence')).color";
    host.page.wait_until(&format!("{ink} === 'rgb(238, 238, 238)'"))?;
    host.page.eval("document.body.className = ''")?;
    host.page.wait_until(&format!("{themes} === 'light dark'"))?;
    host.no_complaint();
    Ok(())
}

#[test]
fn a_dark_view_is_printed_as_a_light_one() -> Result<()> {
    let html = "<!doctype html><title>host</title><link rel=icon href=data:,>\
        <style>body { background: #111; color: #eee }</style>\
        <script type=module async src=\"{site}embed.js\"></script>\
        <hash-or-host id=a view=headline inputs=none></hash-or-host>\
        <hash-or-host id=b view=headline inputs=none theme=inherit></hash-or-host>";
    let mut host = Host::serve(&[("index.html", html)])?;
    host.page.wait_until(
        "!!a.shadowRoot?.querySelector('.sentence') && !!b.shadowRoot?.querySelector('.sentence')",
    )?;
    let inks = "[a, b].map(view => getComputedStyle(view.shadowRoot.querySelector('.sentence')).color).join(' ')";
    assert_eq!(host.page.eval(inks)?, "rgb(236, 238, 240) rgb(238, 238, 238)");
    host.page.set_paper(true)?;
    let grounds = "[a, b].map(view => getComputedStyle(view.shadowRoot.querySelector('.hoh')).getPropertyValue('--surface')).join(' ')";
    assert_eq!(host.page.eval(inks)?, "rgb(26, 29, 33) rgb(26, 29, 33)");
    assert_eq!(host.page.eval(grounds)?, "#ffffff #ffffff");
    Ok(())
}

#[test]
fn a_view_takes_over_colours_in_whatever_form_the_host_writes_them() -> Result<()> {
    let element = "<hash-or-host view=headline inputs=none theme=inherit";
    let html = format!(
        "<!doctype html><title>host</title><link rel=icon href=data:,>\
         <style>#night {{ background: oklch(0.2 0.02 250); color: color-mix(in srgb, white 90%, black) }}\
         #paper {{ background: rgb(250 245 230); color: #321; font-family: fantasy }}\
         #ghost {{ background: color(srgb 1 1 1 / 0.1) }}</style>\
         <script type=module async src=\"{{site}}embed.js\"></script>\
         <div id=night>{element} id=a></hash-or-host><div id=ghost>{element} id=c></hash-or-host></div></div>\
         <div id=paper>{element} id=b></hash-or-host></div>"
    );
    let mut host = Host::serve(&[("index.html", &html)])?;
    let look = |id: &str| {
        format!(
            "(() => {{ const view = {id}.shadowRoot.querySelector('.hoh'); const style = getComputedStyle(view);
               return [view.dataset.theme, style.backgroundColor, style.color, style.fontFamily]; }})()"
        )
    };
    host.page.wait_until(
        "!!c.shadowRoot?.querySelector('.sentence') && !!b.shadowRoot?.querySelector('.sentence')",
    )?;
    let night = host.page.eval(&look("a"))?;
    assert_eq!(night[0], "dark");
    let around = |host: &mut Host, id: &str, property: &str| {
        host.page.eval(&format!("getComputedStyle({id}).{property}"))
    };
    assert_eq!(night[1], around(&mut host, "night", "backgroundColor")?);
    assert_eq!(night[2], around(&mut host, "night", "color")?);
    // What can be seen through is looked through.
    assert_eq!(host.page.eval(&look("c"))?, night);
    let paper = host.page.eval(&look("b"))?;
    assert_eq!(
        paper,
        serde_json::json!(["light", "rgb(250, 245, 230)", "rgb(51, 34, 17)", "fantasy"])
    );
    Ok(())
}

#[test]
fn a_program_that_cannot_be_had_leaves_the_fallback_and_says_so() -> Result<()> {
    let script = std::fs::read_to_string(xtask::site::dist().join("embed.js"))?;
    let html = "<!doctype html><title>alone</title><link rel=icon href=data:,>\
        <script type=module src=embed.js></script><hash-or-host id=a><a href=/>The link</a></hash-or-host>";
    let mut host = Host::serve(&[("index.html", html), ("embed.js", &script)])?;
    host.page.wait_until("!!a.shadowRoot.querySelector('[role=alert]')")?;
    assert_eq!(host.inside("#a", "[role=alert]")?, "The calculator could not be loaded.");
    assert_eq!(host.page.eval("a.querySelector('a').getBoundingClientRect().height > 0")?, true);
    Ok(())
}

#[test]
fn a_frame_takes_its_own_attributes_alone_and_each_once() -> Result<()> {
    let mut page = Page::of_dist()?;
    page.open(
        "embed.html?onclick=alert(1)&style=color:red&id=x&Power=30&view=cash&power=31&1+a=2&tabindex=1&dir=rtl&title=x&contenteditable=#v=1.1.1&mw=50",
    )?;
    page.wait_until(
        "!!document.querySelector('hash-or-host').shadowRoot.querySelector('.cash svg')",
    )?;
    assert_eq!(
        page.eval("document.querySelector('hash-or-host').getAttributeNames().join()")?,
        "power,view,scenario"
    );
    assert_eq!(page.eval("document.querySelector('hash-or-host').link")?, "v=1.1.1&mw=50&power=30");
    page.eval("location.hash = 'v=1.1.1%26mw%3D70'")?;
    page.wait_until("document.querySelector('hash-or-host').link === 'v=1.1.1&mw=70&power=30'")?;
    // Its scenario may stand in the query as well; what is no link is named.
    page.open("embed.html?scenario=v%3D1.1.1%26power%3D25")?;
    page.wait_until("document.querySelector('hash-or-host')?.link === 'v=1.1.1&power=25'")?;
    page.open("embed.html?view=headline#garbage")?;
    page.wait_until(
        "document.querySelector('hash-or-host')?.shadowRoot.querySelector('.notice[role=alert]')?.innerText.includes('garbage') === true",
    )?;
    assert_eq!(page.console_errors(), [] as [&str; 0]);
    Ok(())
}

/// Beside a scroll bar a view is narrower, and may be less high: one that stood when the height was told must go.
#[test]
fn a_frame_that_fits_has_no_scroll_bar_and_one_that_nobody_fits_has() -> Result<()> {
    let mut page = Page::of_dist()?;
    for fits in [true, false] {
        // Any file of the site without a policy: a frame of one's own site can be looked into.
        page.open("notices.txt")?;
        page.eval(
            "{ const frame = document.createElement('iframe'); frame.width = 640; frame.height = 300;\
               frame.src = 'embed.html?view=headline+cash#v=1.1.1'; document.body.prepend(frame); }",
        )?;
        if fits {
            page.eval("document.body.append(Object.assign(document.createElement('script'), { src: 'embed-frame.js' })) ?? 0")?;
        }
        let inside = "document.querySelector('iframe').contentDocument";
        page.wait_until(&format!(
            "!!{inside}?.querySelector('hash-or-host')?.shadowRoot?.querySelector('.cash svg')"
        ))?;
        let bars = format!("getComputedStyle({inside}.documentElement).overflowY");
        if fits {
            page.wait_until(&format!("{bars} === 'hidden'"))?;
            page.wait_until(&format!(
                "{inside}.documentElement.scrollHeight <= document.querySelector('iframe').clientHeight"
            ))?;
        } else {
            page.rest(std::time::Duration::from_millis(500))?;
            assert_eq!(page.eval(&bars)?, "visible");
        }
    }
    Ok(())
}

#[test]
fn the_documentation_gives_the_policy_that_is_tested() -> Result<()> {
    let text = std::fs::read_to_string(Path::new(&xtask::root()).join("docs/embedding.md"))?;
    for line in [
        "script-src https://YOUR-COPY 'wasm-unsafe-eval'",
        "connect-src https://YOUR-COPY",
        "img-src data:",
        "frame-src https://YOUR-COPY",
    ] {
        assert!(text.contains(line), "{line}");
    }
    Ok(())
}

#[test]
fn charts_that_fit_a_narrow_column_raise_no_error_in_the_host() -> Result<()> {
    let html = "<!doctype html><title>host</title><link rel=icon href=data:,>\
        <script>globalThis.raised = []; addEventListener('error', ({ message }) => raised.push(message));</script>\
        <script type=module async src=\"{site}embed.js\"></script>\
        <div style=\"width: 300px\"><hash-or-host id=a view=\"cash fan map\" inputs=none scenario=\"v=1.1.1&u_paths=100\"></hash-or-host></div>";
    let mut host = Host::serve(&[("index.html", html)])?;
    for chart in [".cash svg", ".map .chart", ".futures svg"] {
        host.page.wait_until(&format!("!!a.shadowRoot?.querySelector('{chart}')"))?;
    }
    host.page.rest(std::time::Duration::from_millis(300))?;
    assert_eq!(host.page.eval("raised")?, serde_json::json!([]));
    Ok(())
}

#[test]
fn every_part_of_a_view_is_as_wide_as_the_view() -> Result<()> {
    let mut page = Page::of_dist()?;
    for width in [1200, 390] {
        page.set_viewport(Viewport { width, height: 900, dark: false })?;
        page.open(&format!("embed.html?view=headline+comparison+map+cash&{width}=#v=1.1.1"))?;
        let root = "document.querySelector('hash-or-host').shadowRoot";
        page.wait_until(&format!("!!{root}?.querySelector('.map .chart')"))?;
        let edges = format!(
            "[...{root}.querySelectorAll('.embed-content > *')].map(part => [part.firstElementChild.getBoundingClientRect().left, part.getBoundingClientRect().right].map(Math.round).join()).filter((edge, at, all) => edge !== all[0]).length"
        );
        assert_eq!(page.eval(&edges)?, 0, "at {width}");
    }
    Ok(())
}
