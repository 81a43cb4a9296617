//! Cells by row and column.

/// What stands where, from row 0 and column 0 on: found by its place, since formulas ask for cells far more often than they
/// are written.
#[derive(Clone, Debug)]
pub struct Grid<T> {
    rows: Vec<Vec<Option<T>>>,
}

impl<T> Default for Grid<T> {
    fn default() -> Grid<T> {
        Grid { rows: Vec::new() }
    }
}

impl<T> Grid<T> {
    /// What stands in a cell.
    pub fn get(&self, (row, column): (u32, u32)) -> Option<&T> {
        self.rows.get(row as usize)?.get(column as usize)?.as_ref()
    }

    /// What stands in a cell, to change.
    pub fn get_mut(&mut self, (row, column): (u32, u32)) -> Option<&mut T> {
        self.rows.get_mut(row as usize)?.get_mut(column as usize)?.as_mut()
    }

    /// Writes a cell.
    pub fn put(&mut self, (row, column): (u32, u32), value: T) {
        let (row, column) = (row as usize, column as usize);
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize_with(column + 1, || None);
        }
        cells[column] = Some(value);
    }

    /// Rows and columns, to the last that was written.
    pub fn size(&self) -> (u32, u32) {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        (self.rows.len() as u32, columns as u32)
    }
}
