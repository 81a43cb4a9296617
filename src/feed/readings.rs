//! From an answer to a reading: the shapes of mempool.space, and what is believed of them.

use super::json::{self, Json};
use super::{Failure, FeedReading, Quantity};

/// The difficulty of 27 October 2026, that the default hashrate was made from.
pub const LAST_DIFFICULTY: f64 = 140.58e12;

/// One adjustment moves the difficulty by four times at most, either way: a rule of the network.
const MOST_A_STEP: f64 = 4.0;
/// How far the hashrate of a difficulty may be from the measured one: luck and a fortnight's lag make less.
const MOST_BESIDE: f64 = 2.0;
/// Dollars a bitcoin that are believed.
const PRICES: [f64; 2] = [5_000.0, 1_000_000.0];
/// Bitcoin a block that are believed as fees.
const FEES: [f64; 2] = [0.0, 5.0];
/// No answer of these is longer.
const LONGEST: usize = 200_000;

/// The hashrate that finds a block in 600 seconds at a difficulty, in EH/s: difficulty × 2^32 / 600.
#[must_use]
pub fn hashrate_eh_per_s(difficulty: f64) -> f64 {
    difficulty * 4_294_967_296.0 / 600.0 / 1e18
}

/// What an answer says.
///
/// # Errors
/// Why it is not taken.
pub fn read(quantity: Quantity, status: u16, body: &str) -> Result<FeedReading, Failure> {
    match status {
        200 => {}
        429 => return Err(Failure::TooOften),
        other => return Err(Failure::Status(other)),
    }
    if body.len() > LONGEST {
        return Err(Failure::Unreadable);
    }
    let told = json::read(body).ok_or(Failure::Unreadable)?;
    let of = match quantity {
        Quantity::Price => price,
        Quantity::Difficulty => difficulty,
        Quantity::Fees => fees,
    };
    of(&told)
}

/// `{"time":1703252411,"USD":43753,...}`
fn price(told: &Json) -> Result<FeedReading, Failure> {
    let said = number(told, "USD")?;
    let value = between(said, PRICES)?.round();
    Ok(FeedReading { quantity: Quantity::Price, value, said, at: time(told) })
}

/// `{"hashrates":[..],"difficulty":[{"time":..,"difficulty":..},..],"currentHashrate":..,"currentDifficulty":..}`; the
/// list carries `timestamp` or `time`, and may be empty.
fn difficulty(told: &Json) -> Result<FeedReading, Failure> {
    let said = number(told, "currentDifficulty")?;
    between(said, [LAST_DIFFICULTY / MOST_A_STEP, LAST_DIFFICULTY * MOST_A_STEP])?;
    let last = told.member("difficulty").and_then(Json::last);
    if let Some(before) = last.and_then(|last| last.member("difficulty")).and_then(Json::number) {
        between(said, [before / MOST_A_STEP, before * MOST_A_STEP])?;
    }
    // In H/s where it is said: the same number by another way.
    if let Some(measured) = told.member("currentHashrate").and_then(Json::number) {
        let same = measured * 600.0 / 4_294_967_296.0;
        between(said, [same / MOST_BESIDE, same * MOST_BESIDE])?;
    }
    let at = last.and_then(|last| time(last).or_else(|| seconds(last.member("timestamp")?)));
    let value = hashrate_eh_per_s(said).round();
    Ok(FeedReading { quantity: Quantity::Difficulty, value, said, at })
}

/// `{"startBlock":736556,"endBlock":736655,"totalFee":"1311748254",...}`; the fees of all in satoshi, as a text.
fn fees(told: &Json) -> Result<FeedReading, Failure> {
    let blocks = number(told, "endBlock")? - number(told, "startBlock")? + 1.0;
    if !(1.0..=2016.0).contains(&blocks) {
        return Err(Failure::Unreadable);
    }
    let said = number(told, "totalFee")? / blocks / 1e8;
    // To a ten-thousandth of a bitcoin: more is the luck of the day.
    let value = (between(said, FEES)? * 1e4).round() / 1e4;
    Ok(FeedReading { quantity: Quantity::Fees, value, said, at: None })
}

fn number(told: &Json, name: &str) -> Result<f64, Failure> {
    told.member(name).and_then(Json::number).ok_or(Failure::Unreadable)
}

fn time(told: &Json) -> Option<f64> {
    seconds(told.member("time")?)
}

/// Seconds since 1970, of this century.
fn seconds(told: &Json) -> Option<f64> {
    told.number().filter(|seconds| (1.0e9..4.1e9).contains(seconds))
}

fn between(said: f64, [least, most]: [f64; 2]) -> Result<f64, Failure> {
    match (least..=most).contains(&said) {
        true => Ok(said),
        false => Err(Failure::Implausible { said, least, most }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;
    use crate::scenario::{Input, Scenario};

    // As recorded from the service and printed in its documentation; the difficulty in its newer form, with a step.
    const PRICE: &str = r#"{"time":1703252411,"USD":43753,"EUR":40545,"GBP":37528,"CAD":58123,"CHF":37438,"AUD":64499,"JPY":6218915}"#;
    const OLD_DIFFICULTY: &str = r#"{"hashrates":[{"timestamp":1652486400,"avgHashrate":236499762108771800000}],"difficulty":[{"timestamp":1652468330,"difficulty":31251101365711.12,"height":736249}],"currentHashrate":252033247355212300000,"currentDifficulty":31251101365711.12}"#;
    const DIFFICULTY: &str = r#"{"hashrates":[{"timestamp":1788566400,"avgHashrate":8.63038710113777e20}],"difficulty":[{"time":1787431520,"height":963648,"difficulty":125807076547197.55,"adjustment":0.98688}],"currentHashrate":8.63038710113777e20,"currentDifficulty":125807076547197.55}"#;
    const FEES_OF_A_DAY: &str = r#"{"startBlock":736556,"endBlock":736655,"totalReward":"63811748254","totalFee":"1311748254","totalTx":"164216"}"#;

    fn taken(quantity: Quantity, body: &str) -> Result<f64, Failure> {
        read(quantity, 200, body).map(|reading| reading.value)
    }

    #[test]
    fn recorded_answers_are_read() {
        let price = read(Quantity::Price, 200, PRICE).unwrap();
        assert_eq!((price.value, price.at), (43_753.0, Some(1_703_252_411.0)));
        // 125.807076547e12 × 4.294967296e9 / 600 = 900.56e18.
        let hashrate = read(Quantity::Difficulty, 200, DIFFICULTY).unwrap();
        assert_eq!((hashrate.value, hashrate.said), (901.0, 125_807_076_547_197.55));
        assert_eq!(hashrate.at, Some(1_787_431_520.0));
        // 13.11748254 BTC in a hundred blocks.
        let fees = read(Quantity::Fees, 200, FEES_OF_A_DAY).unwrap();
        assert_eq!((fees.value, fees.at), (0.1312, None));
        let now = apply(&Scenario::default(), [price, hashrate, fees]);
        let set = [
            Input::NetworkBtcPriceUsd,
            Input::NetworkHashrateEhPerS,
            Input::NetworkFeesBtcPerBlock,
        ];
        assert_eq!(set.map(|input| now.get(input)), [43_753.0, 901.0, 0.1312]);
        assert_eq!(now.differing(&Scenario::default()).count(), 3);
    }

    #[test]
    fn the_form_of_a_list_does_not_matter() {
        let stamped = DIFFICULTY.replace("\"time\"", "\"timestamp\"");
        assert_eq!(read(Quantity::Difficulty, 200, &stamped).unwrap().at, Some(1_787_431_520.0));
        let bare = r#"{"difficulty":[],"currentDifficulty":1.3e14}"#;
        // 1.3e14 × 2^32 / 600 = 930.6e18.
        assert_eq!(taken(Quantity::Difficulty, bare), Ok(931.0));
    }

    #[test]
    fn what_cannot_be_is_not_believed() {
        let refused = |quantity, body: &str| {
            matches!(taken(quantity, body), Err(Failure::Implausible { .. }))
        };
        // 31e12 is of 2022: less than a quarter of the last one known.
        assert!(refused(Quantity::Difficulty, OLD_DIFFICULTY));
        // Five times the step before; and a measured hashrate that is a hundredth.
        let leap =
            r#"{"difficulty":[{"time":1788000000,"difficulty":5e13}],"currentDifficulty":2.5e14}"#;
        assert!(refused(Quantity::Difficulty, leap));
        let beside = r#"{"currentHashrate":1e19,"currentDifficulty":1.4e14}"#;
        assert!(refused(Quantity::Difficulty, beside));
        for price in ["0", "-84700", "4999", "1000001", "1e308"] {
            assert!(refused(Quantity::Price, &format!("{{\"USD\":{price}}}")), "{price}");
        }
        let fees = |total: &str| format!(r#"{{"startBlock":1,"endBlock":144,"totalFee":{total}}}"#);
        assert!(refused(Quantity::Fees, &fees("\"72000000001\"")), "above 5 BTC a block");
        assert!(refused(Quantity::Fees, &fees("-1")));
        assert_eq!(taken(Quantity::Fees, &fees("\"0\"")), Ok(0.0));
    }

    #[test]
    fn limits_and_garbage_are_failures() {
        for quantity in Quantity::ALL {
            let status = |status| read(quantity, status, PRICE).unwrap_err();
            assert_eq!(status(429), Failure::TooOften);
            assert_eq!(status(503), Failure::Status(503));
            assert_eq!(status(204), Failure::Status(204));
            let deep = "[".repeat(100_000);
            let long = format!("{{\"USD\":84700,\"x\":\"{}\"}}", "y".repeat(LONGEST));
            for body in
                ["", "<html>sorry</html>", "Too Many Requests", "{}", "[]", "null", &deep, &long]
            {
                assert_eq!(read(quantity, 200, body), Err(Failure::Unreadable));
            }
        }
        for body in [r#"{"USD":"a lot"}"#, r#"{"USD":null}"#, r#"{"USD":1e999}"#, r#"{"USD":84700"#]
        {
            assert_eq!(taken(Quantity::Price, body), Err(Failure::Unreadable), "{body}");
        }
        let none = r#"{"startBlock":10,"endBlock":9,"totalFee":"5"}"#;
        assert_eq!(taken(Quantity::Fees, none), Err(Failure::Unreadable));
    }
}
