//! The language of the words on screen, chosen when the crate is built: English, or Spanish by the feature `es`.
//!
//! Both wordings of a text stand side by side where it is written, so that its logic is written once and no
//! wording can be forgotten: `say!` for a sentence, `word!` for a fixed text. Both are checked in every build;
//! the compiler drops the one that is not spoken, so no reader downloads a language that was not asked for.

/// A sentence in the language of the build, written like `format!` once for each: English, Spanish, arguments.
///
/// Each wording must use every argument; `{1}` lets a wording take them in another order.
macro_rules! say {
    ($english:literal, $spanish:literal $(, $($argument:expr),+ $(,)?)?) => {
        if $crate::language::SPANISH {
            format!($spanish $(, $($argument),+)?)
        } else {
            format!($english $(, $($argument),+)?)
        }
    };
}

/// A fixed text in the language of the build, also where a constant is needed: English, Spanish.
macro_rules! word {
    ($english:expr, $spanish:expr $(,)?) => {
        if $crate::language::SPANISH { $spanish } else { $english }
    };
}

/// Whether this build speaks Spanish.
pub const SPANISH: bool = cfg!(feature = "es");

/// Its code, as attributes and addresses name a language.
pub const CODE: &str = word!("en", "es");

/// The other language's code.
pub const OTHER: &str = word!("es", "en");

/// Where the page in the other language is, from this one's folder.
pub const OTHER_HOME: &str = word!("es/", "../");

/// Where this page's folder is under the site's own, where the files stand that both share.
pub const FOLDER: &str = word!("", "es/");

/// The way from this page's folder to the files that both share.
pub const SHARED: &str = word!("", "../");

/// A letter in small, of those of both languages: std's tables have all the world's, and their bytes.
pub(crate) fn small(letter: char) -> char {
    match letter {
        'À'..='Ö' | 'Ø'..='Þ' => char::from(letter as u8 + 32),
        _ => letter.to_ascii_lowercase(),
    }
}

/// A text with a capital to begin with, of the letters of both languages.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| match letter {
        'à'..='ö' | 'ø'..='þ' => char::from(letter as u8 - 32),
        _ => letter.to_ascii_uppercase(),
    });
    first.into_iter().chain(letters).collect()
}

/// A text in small letters.
pub(crate) fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

/// A text as a search reads it: in small letters, and without the marks on them, which few type.
#[must_use]
pub fn unmarked(text: &str) -> String {
    let plain = |letter| match small(letter) {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        letter => letter,
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::{SPANISH, capital, lowercase, small, unmarked};

    #[test]
    fn letters_of_both_languages_become_small_as_std_has_them() {
        for letter in ('\0'..='ÿ').chain(['ｍ', '€', '٪']) {
            assert_eq!(vec![small(letter)], letter.to_lowercase().collect::<Vec<_>>(), "{letter}");
        }
        assert_eq!(lowercase("SÍ, Índice 2×"), "sí, índice 2×");
    }

    #[test]
    fn a_search_finds_a_word_however_it_is_typed() {
        for typed in ["energía", "ENERGÍA", "energia", "Energia"] {
            assert_eq!(unmarked(typed), "energia", "{typed}");
        }
        assert_eq!(unmarked("Áéíóúüñ ÁÉÍÓÚÜÑ ç 5%"), "aeiouun aeiouun ç 5%");
    }

    #[test]
    fn a_capital_begins_as_std_has_it() {
        for letter in ('\0'..='þ').filter(|letter| !matches!(letter, 'µ' | 'ß')) {
            let upper: String = letter.to_uppercase().collect();
            assert_eq!(capital(&format!("{letter}ña")), upper + "ña");
        }
        assert_eq!((capital("").as_str(), capital("índice").as_str()), ("", "Índice"));
    }

    #[test]
    fn the_wording_of_the_build_is_taken() {
        const NAME: &str = word!("mining", "minería");
        let (a, b) = (1, 2);
        let said = say!("{a} of {}", "de {}, {a}", b);
        let expected = if SPANISH { ("minería", "de 2, 1") } else { ("mining", "1 of 2") };
        assert_eq!((NAME, said.as_str()), expected);
    }
}
