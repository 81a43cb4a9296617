//! Lines of a drawing told step by step, for a page that is sent: from point to point along a month's width the numbers
//! repeat, and compress to half.

use crate::decimal;

/// The same HTML, each path's corners as steps from the one before. Coordinates have a tenth at most, as [`super::svg`]
/// writes them; a path that has others stays as it is.
pub(super) fn relative(html: &str) -> String {
    let mut parts = html.split(" d=\"");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(" d=\"");
        let Some((path, rest)) = part.split_once('"') else {
            out.push_str(part);
            continue;
        };
        out.push_str(steps(path).as_deref().unwrap_or(path));
        out.push('"');
        out.push_str(rest);
    }
    out
}

/// A path of `M`, `L` and `Z` as `M`, `l` and `z`.
fn steps(path: &str) -> Option<String> {
    let (mut out, mut last) = (String::new(), (0, 0));
    let mut rest = path;
    while let Some(command) = rest.chars().next() {
        let after = rest.get(1..)?;
        let end = after.find(['M', 'L', 'Z']).unwrap_or(after.len());
        let (point, behind) = after.split_at(end);
        rest = behind;
        if command == 'Z' {
            out.push('z');
            continue;
        }
        let (x, y) = point.split_once(',')?;
        let to = (tenths(x)?, tenths(y)?);
        let (letter, (x, y)) = match command {
            'M' => ('M', to),
            'L' => ('l', (to.0 - last.0, to.1 - last.1)),
            _ => return None,
        };
        out.push(letter);
        number(&mut out, x);
        if y >= 0 {
            out.push(' ');
        }
        number(&mut out, y);
        last = to;
    }
    Some(out)
}

/// A coordinate in tenths, if it is whole in them.
fn tenths(text: &str) -> Option<i64> {
    let tenths = decimal::parse(text)? * 10.0;
    ((tenths - tenths.round()).abs() < 1e-6).then_some(tenths.round() as i64)
}

/// Tenths in as few letters as SVG lets them have: "-.5".
fn number(out: &mut String, tenths: i64) {
    if tenths < 0 {
        out.push('-');
    }
    let (whole, tenth) = (tenths.abs() / 10, tenths.abs() % 10);
    if whole > 0 || tenth == 0 {
        out.push_str(&whole.to_string());
    }
    if tenth > 0 {
        out.push('.');
        out.push_str(&tenth.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn corners_are_steps_from_the_one_before() {
        let square = "<path d=\"M1.9,1.9L10.1,1.9L10.1,10.1L1.9,10.1Z\" fill=\"none\"/>";
        assert_eq!(relative(square), "<path d=\"M1.9 1.9l8.2 0l0 8.2l-8.2 0z\" fill=\"none\"/>");
        assert_eq!(
            relative("a<b d=\"M0,121.8L2.9,121.7M5,6L5.5,5\">"),
            "a<b d=\"M0 121.8l2.9-.1M5 6l.5-1\">"
        );
    }

    #[test]
    fn what_is_no_such_path_stays() {
        for html in [
            "",
            "<p>d</p>",
            "<path d=\"M0,0C1,2,3,4\"/>",
            "<path d=\"M0.25,0L1,1\"/>",
            "<path d=\"M1",
        ] {
            assert_eq!(relative(html), html);
        }
    }
}
