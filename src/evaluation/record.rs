//! A struct of results that is named once: its fields, what they are called outside, and their TypeScript.

use super::Rate;

/// A value of a record as one number, or two where it may have a reason instead.
pub(super) trait Entry {
    /// Its TypeScript.
    const TYPESCRIPT: &str;
    /// Whether the reason why there is none stands beside it.
    const REASON: bool = false;

    /// The number; NaN if there is none.
    fn number(&self) -> f64;

    /// Why there is none, as a place in [`NoRate::ALL`](crate::finance::NoRate::ALL); NaN where there is one.
    fn reason(&self) -> f64 {
        f64::NAN
    }
}

impl Entry for f64 {
    const TYPESCRIPT: &str = "number";

    fn number(&self) -> f64 {
        *self
    }
}

impl Entry for usize {
    const TYPESCRIPT: &str = "number";

    fn number(&self) -> f64 {
        *self as f64
    }
}

impl Entry for Rate {
    const TYPESCRIPT: &str = "number | null";
    const REASON: bool = true;

    fn number(&self) -> f64 {
        self.unwrap_or(f64::NAN)
    }

    fn reason(&self) -> f64 {
        self.map_or_else(|why| f64::from(why as u8), |_| f64::NAN)
    }
}

impl<T: Entry> Entry for Option<T> {
    const TYPESCRIPT: &str = "number | null";
    const REASON: bool = T::REASON;

    fn number(&self) -> f64 {
        self.as_ref().map_or(f64::NAN, T::number)
    }

    fn reason(&self) -> f64 {
        self.as_ref().map_or(f64::NAN, T::reason)
    }
}

/// How long the parts are together.
pub(super) const fn length(parts: &[&str]) -> usize {
    let (mut length, mut i) = (0, 0);
    while i < parts.len() {
        length += parts[i].len();
        i += 1;
    }
    length
}

/// The parts, one after the other, at compile time.
pub(super) const fn joined<const LENGTH: usize>(parts: &[&str]) -> [u8; LENGTH] {
    let (mut bytes, mut at, mut i) = ([0; LENGTH], 0, 0);
    while i < parts.len() {
        let part = parts[i].as_bytes();
        let mut k = 0;
        while k < part.len() {
            bytes[at] = part[k];
            at += 1;
            k += 1;
        }
        i += 1;
    }
    bytes
}

/// Texts in one, at compile time.
macro_rules! text_of {
    ($($part:expr),+ $(,)?) => {{
        const PARTS: &[&str] = &[$($part),+];
        const BYTES: [u8; $crate::evaluation::record::length(PARTS)] =
            $crate::evaluation::record::joined(PARTS);
        match std::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("texts make a text"),
        }
    }};
}

/// A struct of numbers whose fields are entries. In a list of them, or in TypeScript, a field that may have a reason is
/// followed by it.
macro_rules! record {
    (
        #[doc = $about:literal]
        $(#[$meta:meta])*
        $vis:vis struct $record:ident {
            $($(#[doc = $doc:literal])+ $field_vis:vis $field:ident: $kind:ty,)+
        }
    ) => {
        #[doc = $about]
        $(#[$meta])*
        $vis struct $record {
            $($(#[doc = $doc])+ $field_vis $field: $kind,)+
        }

        impl $record {
            /// The names outside, in the order of [`Self::numbers`], each followed by a comma.
            $vis const NAMES: &str = $crate::evaluation::record::text_of!($(
                concat!(stringify!($field), ","),
                if <$kind as Entry>::REASON { concat!(stringify!($field), "_reason,") } else { "" },
            )+);

            /// The TypeScript interface.
            $vis const TYPESCRIPT: &str = $crate::evaluation::record::text_of!(
                concat!("/**", $about, " */\nexport interface ", stringify!($record), " {\n"),
                $(
                    concat!("  /**" $(, $doc)+, " */\n  ", stringify!($field), ": "),
                    <$kind as Entry>::TYPESCRIPT,
                    ";\n",
                    if <$kind as Entry>::REASON {
                        concat!(
                            "  /** Why there is no `", stringify!($field), "`. */\n  ",
                            stringify!($field), "_reason: IrrReason | null;\n"
                        )
                    } else {
                        ""
                    },
                )+
                "}\n",
            );

            /// Every value, NaN where there is none, and after a rate the place of its reason in
            /// [`NoRate::ALL`](crate::finance::NoRate::ALL), NaN without one.
            #[must_use]
            $vis fn numbers(&self) -> Vec<f64> {
                let mut numbers = Vec::with_capacity(32);
                $(
                    numbers.push(self.$field.number());
                    if <$kind as Entry>::REASON {
                        numbers.push(self.$field.reason());
                    }
                )+
                numbers
            }
        }
    };
}

pub(super) use {record, text_of};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::NoRate;

    record! {
        /// Two of a kind.
        #[derive(Debug)]
        struct Pair {
            /// Always there.
            first: usize,
            /// Or a reason,
            /// or neither.
            second: Option<Rate>,
        }
    }

    #[test]
    fn a_record_is_told_in_the_order_of_its_names() {
        assert_eq!(Pair::NAMES, "first,second,second_reason,");
        let numbers = |second| Pair { first: 3, second }.numbers();
        let [first, rate, reason] = numbers(Some(Ok(0.5)))[..] else { panic!("three") };
        assert!(first == 3.0 && rate == 0.5 && reason.is_nan());
        let [_, rate, reason] = numbers(Some(Err(NoRate::NeverRepaid)))[..] else {
            panic!("three")
        };
        assert!(rate.is_nan() && NoRate::ALL[reason as usize] == NoRate::NeverRepaid);
        assert!(numbers(None)[1..].iter().all(|number| number.is_nan()));
    }

    #[test]
    fn its_typescript_has_the_words_of_its_documentation() {
        let expected = "/** Two of a kind. */\nexport interface Pair {\n  \
            /** Always there. */\n  first: number;\n  \
            /** Or a reason, or neither. */\n  second: number | null;\n  \
            /** Why there is no `second`. */\n  second_reason: IrrReason | null;\n}\n";
        assert_eq!(Pair::TYPESCRIPT, expected);
    }
}
