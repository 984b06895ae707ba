//! Plain tables: one row a line, columns parted by tabs, sorted by the first.

use std::cmp::Ordering;

/// The row of a sorted table whose first column is `key`.
pub(super) fn find(table: &'static str, key: &str) -> Option<&'static str> {
    let mut rows = table.split_once('\n')?.1;
    while !rows.is_empty() {
        // The row around the middle, then the half that the key is in.
        let (before, after) = rows.as_bytes().split_at(rows.len() / 2);
        let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        let end = after.iter().position(|b| *b == b'\n').map_or(rows.len(), |at| before.len() + at);
        let row = rows.get(start..end)?;
        match column(row, 0).cmp(key) {
            Ordering::Equal => return Some(row),
            Ordering::Less => rows = rows.get(end + 1..).unwrap_or(""),
            Ordering::Greater => rows = rows.get(..start)?,
        }
    }
    None
}

/// The column at `at`; empty beyond the last.
pub(super) fn column(row: &'static str, at: usize) -> &'static str {
    row.split('\t').nth(at).unwrap_or("")
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
