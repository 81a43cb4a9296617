//! Numbers read and written, against std, which is another's work: the same digits, the same bits.

use hash_or_host::decimal::{brief, fixed, parse, shortest};

/// Doubles of every size, and those where rounding is hard.
fn doubles() -> impl Iterator<Item = f64> {
    #[expect(clippy::excessive_precision, reason = "as it was published: a double hard to reach")]
    // Published hard cases of reading and writing, and the ends of every range.
    let hard = [
        0.0,
        -0.0,
        5e-324,
        2.2250738585072011e-308,
        2.2250738585072014e-308,
        f64::MAX,
        f64::MIN_POSITIVE,
        9007199254740991.0,
        9007199254740992.0,
        9007199254740994.0,
        1e22,
        1e23,
        8.41e21,
        9.5367431640625e-7,
        0.1 + 0.2,
        1.0 / 3.0,
        2.0 / 3.0,
        123456.7,
        0.125,
        0.375,
        2.5,
        3.5,
        1e15,
        1e16,
        1e17,
        1e-7,
        1e21,
        4.35,
        5.0e-5,
        0.045,
        6.02214076e23,
        1.7976931348623157e308,
        8.98846567431158e307,
        4.4501477170144023e-308,
    ];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    let all_bits: Vec<u64> = (0..10_000).map(|_| next()).collect();
    let amounts = (0..10_000)
        .map(|at| f64::from(at * 7 + 1) / [1.0, 10.0, 1e2, 1e3, 1e4, 1e6][at as usize % 6]);
    // Random bits are of either sign.
    let signed = hard.into_iter().chain(amounts.collect::<Vec<_>>()).flat_map(|x| [x, -x]);
    signed.chain(all_bits.into_iter().map(f64::from_bits).filter(|x| x.is_finite()))
}

#[test]
fn the_shortest_digits_are_those_of_std() {
    // Below them doubles lie closer than above.
    let steps = (0..52).map(|bit| 1 << bit).chain((1..2047).map(|exponent| exponent << 52));
    let steps = steps.map(f64::from_bits);
    for x in doubles().chain(steps).chain([f64::NAN, f64::INFINITY, f64::NEG_INFINITY]) {
        assert_eq!(shortest(x), x.to_string(), "{x:e}");
    }
}

#[test]
fn decimals_are_those_of_std() {
    for x in doubles() {
        for decimals in [0, 1, 2, 4, 8, 17] {
            assert_eq!(fixed(x, decimals), format!("{x:.decimals$}"), "{x:e} to {decimals}");
        }
    }
}

#[test]
fn few_digits_are_those_of_std() {
    for x in doubles().filter(|x| *x > 0.0) {
        let rounded: f64 = format!("{x:.5e}").parse().unwrap();
        let (plain, scientific) = (format!("{rounded}"), format!("{rounded:e}"));
        // Beyond the largest double there is nothing to write in few letters.
        let expected = if scientific.len() < plain.len() { scientific } else { plain };
        assert_eq!(brief(x, 6), expected, "{x:e}");
    }
}

#[test]
fn what_is_read_is_what_std_reads() {
    let same = |text: &str| {
        let ours = parse(text).map(f64::to_bits);
        assert_eq!(ours, text.parse::<f64>().ok().map(f64::to_bits), "{text}");
    };
    for x in doubles() {
        for text in [x.to_string(), format!("{x:e}"), format!("{x:.3e}"), format!("{x:.25e}")] {
            same(&text);
        }
    }
    for text in [
        "",
        "+",
        "-",
        ".",
        "e",
        "1e",
        "1e+",
        "e5",
        ".e1",
        "1.",
        ".5",
        "+.5",
        "-5.e2",
        "1e5",
        "1E-5",
        "1e+05",
        "0e999999",
        "1e999999999999",
        "1e-999999999999",
        "1e308",
        "1.8e308",
        "2e-324",
        "2.4703282292062328e-324",
        "00012.500",
        "1.2.3",
        "1,5",
        " 1",
        "1 ",
        "0x10",
        "1_0",
        "inf",
        "-Infinity",
        "+INF",
        "nan",
        "NaN",
        "infinit",
        "１",
        "1e5.0",
        "9007199254740993",
        "9007199254740992.999999999999999999999999",
        "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
    ] {
        same(text);
    }
    assert!(parse("nan").is_some_and(f64::is_nan));
    // A text is not read for ever.
    assert_eq!(parse(&"1".repeat(2000)), None);
}
