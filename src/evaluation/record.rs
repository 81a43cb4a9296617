//! A struct of results that is named once: its fields, what they are called outside, and their TypeScript.

use super::Rate;
use crate::finance::NoRate;
use crate::strategy::Strategy;

/// A value of a record, or the reason why there is none.
pub(crate) trait Entry {
    /// Its TypeScript.
    const TYPESCRIPT: &str;
    /// Whether the reason why there is none stands beside it.
    const REASON: bool = false;

    /// Why there is none; `None` where there is one.
    fn reason(&self) -> Option<NoRate> {
        None
    }

    /// What is written, without a reason.
    #[cfg(js)]
    fn written(&self) -> impl serde::Serialize;
}

/// An entry that is a number.
pub(super) trait Number: Entry {
    /// The number; NaN if there is none.
    fn number(&self) -> f64;

    /// The place of the reason in [`NoRate::ALL`]; NaN where there is none.
    fn place_of_reason(&self) -> f64 {
        self.reason().map_or(f64::NAN, |why| f64::from(why as u8))
    }
}

/// What is written as it is.
macro_rules! plain {
    ($($kind:ty = $typescript:literal,)+) => {
        $(impl Entry for $kind {
            const TYPESCRIPT: &str = $typescript;

            #[cfg(js)]
            fn written(&self) -> impl serde::Serialize {
                *self
            }
        })+
    };
}

plain! {
    f64 = "number",
    usize = "number",
    Strategy = "Strategy",
}

impl Number for f64 {
    fn number(&self) -> f64 {
        *self
    }
}

impl Number for usize {
    fn number(&self) -> f64 {
        *self as f64
    }
}

impl Entry for Rate {
    const TYPESCRIPT: &str = "number | null";
    const REASON: bool = true;

    fn reason(&self) -> Option<NoRate> {
        self.err()
    }

    #[cfg(js)]
    fn written(&self) -> impl serde::Serialize {
        self.ok()
    }
}

impl Number for Rate {
    fn number(&self) -> f64 {
        self.unwrap_or(f64::NAN)
    }
}

impl<T: Number> Entry for Option<T> {
    const TYPESCRIPT: &str = "number | null";
    const REASON: bool = T::REASON;

    fn reason(&self) -> Option<NoRate> {
        self.as_ref().and_then(T::reason)
    }

    #[cfg(js)]
    fn written(&self) -> impl serde::Serialize {
        self.as_ref().map(T::written)
    }
}

impl<T: Number> Number for Option<T> {
    fn number(&self) -> f64 {
        self.as_ref().map_or(f64::NAN, T::number)
    }
}

/// How long the parts are together.
pub(crate) const fn length(parts: &[&str]) -> usize {
    let (mut length, mut i) = (0, 0);
    while i < parts.len() {
        length += parts[i].len();
        i += 1;
    }
    length
}

/// The parts, one after the other, at compile time.
pub(crate) const fn joined<const LENGTH: usize>(parts: &[&str]) -> [u8; LENGTH] {
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

/// A struct whose fields are entries. Wherever it is written, and in TypeScript, a field that may have a reason is followed
/// by it. Outside it may have another name (`struct Layer as GpuLayer`).
macro_rules! record {
    (
        #[doc = $about:literal]
        $(#[$meta:meta])*
        $vis:vis struct $record:ident $(as $outside:ident)? {
            $($(#[doc = $doc:literal])+ $field_vis:vis $field:ident: $kind:ty,)+
        }
    ) => {
        #[doc = $about]
        $(#[$meta])*
        $vis struct $record {
            $($(#[doc = $doc])+ $field_vis $field: $kind,)+
        }

        impl $record {
            /// The TypeScript interface.
            $vis const TYPESCRIPT: &str = $crate::evaluation::record::text_of!(
                concat!(
                    "/**", $about, " */\nexport interface ",
                    $crate::keys::outside!($record $($outside)?), " {\n",
                ),
                $(
                    concat!("  /**" $(, $doc)+, " */\n  ", stringify!($field), ": "),
                    <$kind as $crate::evaluation::record::Entry>::TYPESCRIPT,
                    ";\n",
                    if <$kind as $crate::evaluation::record::Entry>::REASON {
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
        }

        #[cfg(js)]
        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                use $crate::evaluation::record::Entry;
                let mut map = to.serialize_map(None)?;
                $(
                    map.serialize_entry(stringify!($field), &self.$field.written())?;
                    if <$kind as Entry>::REASON {
                        let reason = concat!(stringify!($field), "_reason");
                        map.serialize_entry(reason, &self.$field.reason())?;
                    }
                )+
                map.end()
            }
        }
    };
}

/// A record whose entries are numbers: all of them in one list, in which a field that may have a reason is followed by it.
macro_rules! record_of_numbers {
    (
        #[doc = $about:literal]
        $(#[$meta:meta])*
        $vis:vis struct $record:ident {
            $($(#[doc = $doc:literal])+ $field_vis:vis $field:ident: $kind:ty,)+
        }
    ) => {
        $crate::evaluation::record::record! {
            #[doc = $about]
            $(#[$meta])*
            $vis struct $record {
                $($(#[doc = $doc])+ $field_vis $field: $kind,)+
            }
        }

        impl $record {
            /// The names outside, in the order of [`Self::numbers`], each followed by a comma.
            $vis const NAMES: &str = $crate::evaluation::record::text_of!($(
                concat!(stringify!($field), ","),
                if <$kind as Entry>::REASON { concat!(stringify!($field), "_reason,") } else { "" },
            )+);

            /// Every value, NaN where there is none, and after a rate the place of its reason in
            /// [`NoRate::ALL`](crate::finance::NoRate::ALL), NaN without one.
            #[must_use]
            $vis fn numbers(&self) -> Vec<f64> {
                let mut numbers = Vec::with_capacity(32);
                $(
                    numbers.push(self.$field.number());
                    if <$kind as Entry>::REASON {
                        numbers.push(self.$field.place_of_reason());
                    }
                )+
                numbers
            }
        }
    };
}

pub(super) use record_of_numbers;
pub(crate) use {record, text_of};

#[cfg(test)]
mod tests {
    use super::*;

    record_of_numbers! {
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
