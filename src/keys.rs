//! Enums whose variants have a name outside: in scenarios, links, files and the API.

/// Names every variant once: the enum, `ALL`, `key`, `from_key`, and the TypeScript, where it may have
/// another name (`enum NoRate as IrrReason`).
macro_rules! keys {
    (
        #[doc = $about:literal]
        $(#[$meta:meta])*
        $vis:vis enum $name:ident $(as $outside:ident)? {
            $($(#[$variant_meta:meta])* $variant:ident = $key:literal,)+
        }
    ) => {
        #[doc = $about]
        $(#[$meta])*
        $vis enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// All of them, in order.
            $vis const ALL: [$name; [$($key),+].len()] = [$($name::$variant),+];

            /// The TypeScript type.
            $vis const TYPESCRIPT: &str = concat!(
                "/**", $about, " */\nexport type ", $crate::keys::outside!($name $($outside)?), " ="
                $(, "\n  | \"", $key, "\"")+, ";\n",
            );

            /// The name outside.
            #[must_use]
            $vis const fn key(self) -> &'static str {
                match self {
                    $($name::$variant => $key,)+
                }
            }

            /// What is called so.
            #[must_use]
            $vis fn from_key(key: &str) -> Option<$name> {
                $name::ALL.into_iter().find(|known| known.key() == key)
            }
        }

        $crate::keys::written_by_key!($name);
    };
}

/// What a type is called outside.
macro_rules! outside {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $outside:ident) => {
        stringify!($outside)
    };
}

/// Lets a value be written as its key, wherever results or letters are written.
macro_rules! written_by_key {
    ($name:ident) => {
        #[cfg(any(feature = "serde", test, js))]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }
    };
}

pub(crate) use {keys, outside, written_by_key};

#[cfg(test)]
mod tests {
    keys! {
        /// Where the wind comes from.
        #[derive(Clone, Copy, Debug, PartialEq)]
        enum Wind {
            /// Up.
            North = "north",
            /// Not down.
            SouthEast = "south_east",
        }
    }

    #[test]
    fn every_variant_is_found_by_its_name() {
        assert_eq!(Wind::ALL, [Wind::North, Wind::SouthEast]);
        assert_eq!(Wind::from_key("south_east"), Some(Wind::SouthEast));
        assert_eq!(Wind::from_key("SouthEast"), None);
        let expected = "/** Where the wind comes from. */\nexport type Wind =\n  | \"north\"\n  | \"south_east\";\n";
        assert_eq!(Wind::TYPESCRIPT, expected);
    }
}
