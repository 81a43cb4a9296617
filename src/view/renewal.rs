//! From one markup to the next: what of it has changed, so that a page writes that and lets the rest stand.
//!
//! Where elements and the names of their attributes are the same, texts and values are told one by one; what is in an
//! element in which they are not is written anew, and what stands around it stays.

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

/// A change of a markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change<'a> {
    /// Where: the number of the node among its siblings, from the outermost to the one that changes. Empty for what holds
    /// the whole markup.
    pub path: Vec<usize>,
    /// What changes there.
    pub news: News<'a>,
}

/// What changes in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News<'a> {
    /// A text.
    Text {
        /// What was there.
        before: String,
        /// What is to be there.
        now: String,
    },
    /// The value of an attribute.
    Value {
        /// Its name.
        name: &'a str,
        /// What is to be there.
        now: String,
    },
    /// Everything in it: the markup of that.
    Inside(&'a str),
}

/// What leads from one markup to the next, in its order; `None` where one of them is not written as this program writes:
/// every element closed, every value in double quotes.
#[must_use]
pub fn changes<'a>(before: &str, now: &'a str) -> Option<Vec<Change<'a>>> {
    let (old, new) = (parsed(before)?, parsed(now)?);
    let mut found = Vec::new();
    let whole = |nodes: &[Node]| (0, nodes.len());
    let mut renewal = Renewal { old: &old, new: &new, path: Vec::new(), found: &mut found };
    renewal.inside(whole(&old), whole(&new), now)?;
    Some(found)
}

/// An element or a text.
struct Node<'a> {
    /// Its tag; empty for a text.
    name: &'a str,
    /// Its attributes, or the text, as written.
    said: &'a str,
    /// What is in it, as written.
    inside: &'a str,
    /// The number of the node behind it and all in it.
    next: usize,
}

/// Nodes from one number until another.
type Span = (usize, usize);

/// What has nothing in it, and no end.
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// The nodes of a markup, each before what is in it.
fn parsed(html: &str) -> Option<Vec<Node<'_>>> {
    let (mut nodes, mut open, mut at) = (Vec::<Node>::new(), Vec::<(usize, usize)>::new(), 0);
    // The number of open elements outside the drawing that is being read.
    let mut drawing = None;
    while at < html.len() {
        let rest = html.get(at..)?;
        let number = nodes.len();
        if !rest.starts_with('<') {
            let (text, _) = rest.split_at_checked(rest.find('<').unwrap_or(rest.len()))?;
            nodes.push(Node { name: "", said: text, inside: "", next: number + 1 });
            at += text.len();
            continue;
        }
        let tag = rest.get(1..end_of_tag(rest)?)?;
        let behind = at + tag.len() + 2;
        if let Some(name) = tag.strip_prefix('/') {
            let (begun, from) = open.pop()?;
            let node = nodes.get_mut(begun).filter(|node| node.name == name)?;
            (node.inside, node.next) = (html.get(from..at)?, number);
            drawing = drawing.filter(|outside| *outside < open.len());
        } else {
            let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
            let (name, said) = tag.split_once(' ').unwrap_or((tag, ""));
            if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                return None;
            }
            if name == "svg" && drawing.is_none() {
                drawing = Some(open.len());
            }
            let ends = VOID.contains(&name) || closed && drawing.is_some();
            if closed && !ends {
                return None;
            }
            nodes.push(Node { name, said: said.trim_end(), inside: "", next: number + 1 });
            if !ends {
                open.push((number, behind));
            }
        }
        at = behind;
    }
    open.is_empty().then_some(nodes)
}

/// Where the tag ends with which a text begins; a value may hold the sign of it.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes().position(|byte| {
        quoted ^= byte == b'"';
        byte == b'>' && !quoted
    })
}

/// The attributes of an element: names, and values as written; `None` for one that is not written as this program writes,
/// and nothing behind it.
fn attributes(said: &str) -> impl Iterator<Item = Option<(&str, &str)>> {
    let mut rest = said.trim_start();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let found = attribute(rest);
        rest = found.map_or("", |(_, behind)| behind);
        Some(found.map(|(attribute, _)| attribute))
    })
}

/// The first attribute, and what stands behind it.
fn attribute(said: &str) -> Option<((&str, &str), &str)> {
    let (name, behind) = said.split_at_checked(said.find([' ', '=']).unwrap_or(said.len()))?;
    let (value, behind) = match behind.strip_prefix('=') {
        Some(value) => value.strip_prefix('"')?.split_once('"')?,
        None => ("", behind),
    };
    Some(((name, value), behind.trim_start()))
}

/// A text or value as it is read; `None` where something stands for a character that this program does not write so.
fn read(written: &str) -> Option<String> {
    let mut parts = written.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return None,
        });
        out.push_str(rest);
    }
    Some(out)
}

struct Renewal<'a, 'b> {
    old: &'b [Node<'b>],
    new: &'b [Node<'a>],
    path: Vec<usize>,
    found: &'b mut Vec<Change<'a>>,
}

/// The siblings of a span.
fn siblings<'n, 'a>(
    nodes: &'n [Node<'a>],
    span: Span,
) -> impl Iterator<Item = (usize, &'n Node<'a>)> {
    let mut at = span.0;
    std::iter::from_fn(move || {
        let node = nodes.get(at).filter(|_| at < span.1)?;
        Some((std::mem::replace(&mut at, node.next), node))
    })
}

impl<'a> Renewal<'a, '_> {
    fn tell(&mut self, news: News<'a>) {
        self.found.push(Change { path: self.path.clone(), news });
    }

    /// Compares what is in one element with what is to be in it.
    fn inside(&mut self, old: Span, new: Span, html: &'a str) -> Option<()> {
        let (before, now) = (self.old, self.new);
        let pairs = || siblings(before, old).zip(siblings(now, new));
        let as_many = siblings(before, old).count() == siblings(now, new).count();
        if !as_many || !pairs().all(|((_, old), (_, new))| alike(old, new)) {
            self.tell(News::Inside(html));
            return Some(());
        }
        for (number, ((at, old), (to, new))) in pairs().enumerate() {
            self.path.push(number);
            if new.name.is_empty() {
                if old.said != new.said {
                    self.tell(News::Text { before: read(old.said)?, now: read(new.said)? });
                }
            } else {
                if old.said != new.said {
                    self.values(old.said, new.said)?;
                }
                if old.inside != new.inside {
                    self.inside((at + 1, old.next), (to + 1, new.next), new.inside)?;
                }
            }
            self.path.pop();
        }
        Some(())
    }

    fn values(&mut self, old: &str, new: &'a str) -> Option<()> {
        for (before, now) in attributes(old).zip(attributes(new)) {
            let ((_, before), (name, now)) = before.zip(now)?;
            if before != now {
                self.tell(News::Value { name, now: read(now)? });
            }
        }
        Some(())
    }
}

/// Whether one node becomes the other by texts and values alone, apart from what is in it.
fn alike(old: &Node, new: &Node) -> bool {
    old.name == new.name
        && (old.name.is_empty() || old.said == new.said || have_same_names(old.said, new.said))
}

/// Whether attributes have the same names in the same order.
fn have_same_names(old: &str, new: &str) -> bool {
    let (mut old, mut new) = (attributes(old), attributes(new));
    loop {
        match (old.next(), new.next()) {
            (None, None) => return true,
            (Some(Some((old, _))), Some(Some((new, _)))) if old == new => {}
            _ => return false,
        }
    }
}
