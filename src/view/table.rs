//! The numbers behind a drawing: as text to be read, and with all their digits to be taken away.

use crate::format::ABSENT;

/// Numbers as text, for the table behind a chart.
#[cfg_attr(any(feature = "serde", test), derive(serde::Deserialize, serde::Serialize))]
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// One heading a column.
    pub header: Vec<String>,
    /// Rows of as many texts as there are headings; the first names the row.
    pub rows: Vec<Vec<String>>,
    /// The same with all digits, row by row; none where the texts are all there is.
    #[cfg_attr(
        any(feature = "serde", test),
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub exact: Vec<Vec<Value>>,
    /// The unit of each column's exact values; empty where it has none.
    #[cfg_attr(
        any(feature = "serde", test),
        serde(default, skip_serializing_if = "Vec::is_empty")
    )]
    pub units: Vec<String>,
}

/// A cell with all its digits.
#[cfg_attr(any(feature = "serde", test), derive(serde::Deserialize, serde::Serialize))]
#[cfg_attr(any(feature = "serde", test), serde(untagged))]
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A finite number, in its column's unit.
    Number(f64),
    /// What is no number.
    Text(String),
    /// There is none.
    Nothing,
}

impl Value {
    /// A number, or that there is none.
    #[must_use]
    pub fn of(number: Option<f64>) -> Value {
        number.filter(|number| number.is_finite()).map_or(Value::Nothing, Value::Number)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

/// A row: what stands before its numbers, and the numbers.
pub(super) type TableRow = (Vec<String>, Vec<Option<f64>>);

impl Table {
    /// Of texts alone.
    #[must_use]
    pub fn of_texts(header: Vec<String>, rows: Vec<Vec<String>>) -> Table {
        Table { header, rows, ..Table::default() }
    }

    /// Of numbers in one unit, each written by `write`, which is told in which place of its row it stands.
    pub(super) fn of_numbers(
        header: Vec<String>,
        unit: &str,
        rows: impl IntoIterator<Item = TableRow>,
        write: impl Fn(usize, f64) -> String,
    ) -> Table {
        let (mut texts, mut exact, mut named) = (Vec::new(), Vec::new(), 0);
        for (names, numbers) in rows {
            named = names.len();
            let write = |(place, number): (usize, &Option<f64>)| {
                number.map_or_else(|| ABSENT.to_owned(), |number| write(place, number))
            };
            texts
                .push(names.iter().cloned().chain(numbers.iter().enumerate().map(write)).collect());
            let names = names.into_iter().map(Value::Text);
            exact.push(names.chain(numbers.into_iter().map(Value::of)).collect());
        }
        let unit = |column| if column < named { String::new() } else { unit.to_owned() };
        Table { units: (0..header.len()).map(unit).collect(), header, rows: texts, exact }
    }

    /// The same whose column `place` has these exact values, in this unit.
    pub(super) fn with_column(
        mut self,
        place: usize,
        unit: &str,
        values: impl IntoIterator<Item = Value>,
    ) -> Table {
        for (row, value) in self.exact.iter_mut().zip(values) {
            if let Some(cell) = row.get_mut(place) {
                *cell = value;
            }
        }
        if let Some(old) = self.units.get_mut(place) {
            *old = unit.to_owned();
        }
        self
    }

    /// The same with a unit for every column.
    pub(super) fn in_units<'a>(self, units: impl IntoIterator<Item = &'a str>) -> Table {
        Table { units: units.into_iter().map(str::to_owned).collect(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let header = ["Year", "A", "B"].map(str::to_owned).to_vec();
        let rows = vec![
            (vec!["2027".to_owned()], vec![Some(1.0 / 3.0), None]),
            (vec!["2028".to_owned()], vec![Some(f64::NAN), Some(2.0)]),
        ];
        Table::of_numbers(header, "USD", rows, |place, number| format!("{place}: {number:.1}"))
    }

    #[test]
    fn texts_are_written_and_numbers_kept() {
        let table = table();
        assert_eq!(table.rows[0], ["2027", "0: 0.3", ABSENT]);
        assert_eq!(table.units, ["", "USD", "USD"]);
        let first = [Value::Text("2027".to_owned()), Value::Number(1.0 / 3.0), Value::Nothing];
        assert_eq!(table.exact[0], first);
        assert_eq!(table.exact[1][1..], [Value::Nothing, Value::Number(2.0)]);
    }

    #[test]
    fn a_column_can_have_values_of_its_own() {
        let years = [2027.0, 2028.0].map(Value::Number);
        let table = table().with_column(0, "year", years);
        assert_eq!(
            (table.exact[1][0].clone(), table.rows[1][0].as_str()),
            (Value::Number(2028.0), "2028")
        );
        assert_eq!(table.units, ["year", "USD", "USD"]);
    }
}
