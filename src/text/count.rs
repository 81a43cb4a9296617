//! Small numbers in words.

/// A small number in words: "two" to "twelve"; beyond, in figures.
pub(crate) fn counted(count: usize) -> String {
    const WORDS: [&str; 11] = word!(
        [
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
            "twelve",
        ],
        [
            "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once",
            "doce"
        ]
    );
    let word = count.checked_sub(2).and_then(|index| WORDS.get(index));
    word.map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
