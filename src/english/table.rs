//! Plain tables: one row a line, columns parted by tabs, sorted by the first.

/// A table of `N` columns, read once.
pub(super) struct Table<const N: usize>(Vec<[&'static str; N]>);

impl<const N: usize> Table<N> {
    /// The table of these lines, the first of which names the columns.
    pub fn of(lines: &'static str) -> Self {
        let row = |line: &'static str| {
            let mut columns = line.split('\t');
            std::array::from_fn(|_| columns.next().unwrap_or(""))
        };
        Self(lines.lines().skip(1).map(row).collect())
    }

    /// The row whose first column is `key`.
    pub fn find(&self, key: &str) -> Option<&[&'static str; N]> {
        let at = self.0.binary_search_by(|row| row.first().map_or("", |first| *first).cmp(key)).ok()?;
        self.0.get(at)
    }
}

/// A term with spaces for its underscores.
pub(super) fn spaced(term: &str) -> String {
    term.replace('_', " ")
}

/// What is wrong with a table; empty where nothing is.
#[cfg(test)]
pub(super) fn faults(table: &'static str, columns: usize) -> Vec<String> {
    let rows: Vec<&str> = table.lines().skip(1).collect();
    let mut out: Vec<String> = rows
        .iter()
        .filter(|r| r.split('\t').count() != columns)
        .map(|r| format!("not {columns} columns: {r:?}"))
        .collect();
    for pair in rows.windows(2) {
        let (a, b) = (column_of(pair[0]), column_of(pair[1]));
        if a >= b {
            out.push(format!("{b:?} must stand before {a:?}, once"));
        }
    }
    out
}

#[cfg(test)]
fn column_of(row: &str) -> &str {
    row.split('\t').next().unwrap_or("")
}
