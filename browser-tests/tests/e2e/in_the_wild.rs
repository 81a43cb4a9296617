//! Embeds as they meet the web: moved about by scripts, beside shortcuts, behind optimisers and hosts that redirect.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};

use crate::host::Host;
use anyhow::Result;
use browser_tests::{Page, Viewport};
use xtask::server::Server;

#[test]
fn an_element_put_in_again_follows_its_author() -> Result<()> {
    let mut host = Host::with("<hash-or-host id=a scenario=\"v=1.1.1&power=38\"></hash-or-host>")?;
    host.is_complete("#a")?;
    host.page.eval("globalThis.element = a")?;
    let again = |change: &str| {
        format!(
            "(async () => {{ element.remove(); await new Promise(done => setTimeout(done)); {change};\
              document.body.append(element) }})()"
        )
    };
    host.page.eval(&again("element.setAttribute('scenario', 'v=1.1.1&power=30')"))?;
    host.page.wait_until(
        "element.link === 'v=1.1.1&power=30' && !!element.shadowRoot.querySelector('.sentence')",
    )?;
    // What the reader moved stays, whatever else the author changes.
    host.focus("#a", "[data-input=mw] input[type=range]")?;
    host.page.press("Home")?;
    host.page.wait_until("element.link === 'v=1.1.1&mw=20&power=30'")?;
    host.page.eval(&again("element.setAttribute('theme', 'dark')"))?;
    host.page.wait_until("!!element.shadowRoot.querySelector('.sentence')")?;
    assert_eq!(host.page.eval("element.link")?, "v=1.1.1&mw=20&power=30");
    host.page.eval(&again("element.setAttribute('scenario', 'v=1.1.1&power=31')"))?;
    host.page.wait_until("element.link === 'v=1.1.1&power=31'")?;
    host.no_complaint();
    Ok(())
}

#[test]
fn what_is_typed_in_a_view_reaches_no_shortcut_around_it() -> Result<()> {
    let html = "<!doctype html><title>host</title><link rel=icon href=data:,>\
        <script type=module async src=\"{site}embed.js\"></script><script>globalThis.heard = [];\
        for (const name of ['keydown', 'keypress', 'keyup']) addEventListener(name, event => heard.push(event.key))</script>\
        <input id=own><hash-or-host id=a></hash-or-host>";
    let mut host = Host::serve(&[("index.html", html)])?;
    host.page.wait_until("!!a.shadowRoot?.querySelector('.sentence')")?;
    host.focus("#a", "[data-input=power] .field input")?;
    for key in [
        "3",
        "8",
        ".",
        "5",
        "s",
        "/",
        "Backspace",
        "Backspace",
        "Control+z",
        "Control+a",
        "Enter",
        "ArrowUp",
    ] {
        host.page.press(key)?;
    }
    host.focus("#a", "[data-input=power] input[type=range]")?;
    host.page.press("ArrowRight")?;
    host.page.press("Home")?;
    host.page.wait_until("a.link.includes('power=')")?;
    assert_eq!(host.page.eval("heard")?, serde_json::json!([]));
    // What it has no use for is the page's, as are its own fields.
    host.page.press("k")?;
    host.page.press("F6")?;
    host.page.eval("own.focus()")?;
    host.page.press("x")?;
    let heard = host.page.eval("[...new Set(heard)].join(' ')")?;
    assert_eq!(heard, "k F6 x");
    Ok(())
}

#[test]
fn a_frame_fits_whatever_has_become_of_its_script_or_itself() -> Result<()> {
    let script = std::fs::read_to_string(xtask::site::dist().join("embed-frame.js"))?;
    let module = "<script type=module src=\"{site}embed-frame.js\"></script>".to_owned();
    let inline = format!("<script>{script}</script>");
    let plain = "<script async src=\"{site}embed-frame.js\"></script>".to_owned();
    for (script, sandbox) in [(module, ""), (inline, ""), (plain, "sandbox=\"allow-scripts\"")] {
        let html = format!(
            "<!doctype html><title>host</title><link rel=icon href=data:,>\
             <iframe {sandbox} src=\"{{site}}embed.html#v=1.1.1\" width=358 height=700></iframe>{script}"
        );
        let mut host = Host::serve(&[("index.html", &html)])?;
        // On a phone it is higher than the lines say.
        host.page.wait_until(
            "(height => height > 800 && height < 3000)(document.querySelector('iframe').offsetHeight)",
        )?;
    }
    Ok(())
}

#[test]
fn the_text_behind_a_view_stays_where_it_is() -> Result<()> {
    for (width, view, inputs) in [
        (680, "headline comparison", "all"),
        (358, "headline comparison", "all"),
        (680, "headline cash", "none"),
        (358, "headline", "power mw"),
    ] {
        let html = format!(
            "<!doctype html><title>host</title><link rel=icon href=data:,><style>body {{ margin: 0 }}</style>\
             <div><hash-or-host id=a view=\"{view}\" inputs=\"{inputs}\"></hash-or-host></div><p id=p>Text</p>\
             <script type=module async src=\"{{site}}embed.js\"></script>"
        );
        let mut host = Host::serve(&[("index.html", &html)])?;
        host.page.set_viewport(Viewport { width, height: 900, dark: false })?;
        // Once more, with its program so slow that both moments can be seen.
        host.page.eval(
            "globalThis.tops = []; new ResizeObserver(() => tops.push(p.offsetTop)).observe(a)",
        )?;
        host.page.eval("{ const again = a.cloneNode(); a.replaceWith(again); tops.length = 0; new ResizeObserver(() => tops.push(p.offsetTop)).observe(again) }")?;
        host.page.wait_until("!!a.shadowRoot?.querySelector('.sentence')")?;
        // All of it is there, no room is held free any more, and the last place is known.
        host.page.wait_until("!a.shadowRoot.querySelector('[aria-busy=true]') && !parseFloat(getComputedStyle(a).minHeight) && tops.at(-1) === p.offsetTop")?;
        let tops = host.page.eval("tops")?;
        let tops: Vec<f64> = serde_json::from_value(tops)?;
        let (first, last) = (tops[0], tops[tops.len() - 1]);
        assert!((first - last).abs() < 0.12 * last, "{width} {view} {inputs}: {tops:?}");
    }
    Ok(())
}

/// A host that leads from `/page.html` to `/page`, as Cloudflare Pages and Netlify do, before `site`.
fn redirecting(site: &Server) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let behind = site.url().trim_end_matches('/').replace("http://", "");
    let address = format!("http://{}/", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let behind = behind.clone();
            // A browser that hangs up is no concern of the host's.
            std::thread::spawn(move || drop(redirect(stream, &behind)));
        }
    });
    Ok(address)
}

fn redirect(mut stream: TcpStream, behind: &str) -> Result<()> {
    let mut request = Vec::new();
    while !request.ends_with(b"\r\n\r\n") {
        let mut part = [0; 2048];
        match stream.read(&mut part)? {
            0 => return Ok(()),
            read => request.extend_from_slice(&part[..read]),
        }
    }
    let request = String::from_utf8(request)?;
    let target = request.split(' ').nth(1).unwrap_or("/").to_owned();
    let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
    if let Some(clean) = path.strip_suffix(".html") {
        let clean = clean.strip_suffix("index").unwrap_or(clean);
        write!(
            stream,
            "HTTP/1.1 308 Permanent Redirect\r\nLocation: {clean}{query}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        )?;
        return Ok(());
    }
    let file = path.rsplit('/').next().unwrap_or_default();
    let real = if file.is_empty() || file.contains('.') {
        path.to_owned()
    } else {
        format!("{path}.html")
    };
    let mut site = TcpStream::connect(behind)?;
    write!(site, "GET {real}{query} HTTP/1.1\r\nHost: {behind}\r\nConnection: close\r\n\r\n")?;
    std::io::copy(&mut site, &mut stream)?;
    Ok(())
}

#[test]
fn behind_a_host_that_redirects_everything_opens_twice() -> Result<()> {
    let site = Server::start(&xtask::site::dist(), 0)?;
    let host = redirecting(&site)?;
    let mut page = Page::that_may_keep_sites()?;
    page.open(&host)?;
    page.wait_until_kept()?;
    let view = "document.querySelector('hash-or-host')?.shadowRoot?.querySelector('.sentence')?.textContent.includes('$25/MWh') === true";
    for path in ["embed.html#v=1.1.1&power=25", "embed#v=1.1.1&power=25"] {
        page.open(&format!("{host}{path}"))?;
        page.wait_until(view)?;
    }
    for path in ["index.html", ""] {
        page.open(&format!("{host}{path}#v=1.1.1&power=25"))?;
        page.wait_until("document.querySelector('.hoh:not(.still) .sentence')?.textContent.includes('$25/MWh') === true")?;
    }
    page.offline(true)?;
    page.open(&format!("{host}embed#v=1.1.1&power=25"))?;
    page.wait_until(view)?;
    Ok(())
}
