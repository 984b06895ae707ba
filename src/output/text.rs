//! A sheet as plain text for a terminal of some width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::view::{Body, Row, View, joined};
use crate::sheet::Sheet;

/// Columns between two columns of a table.
const GAP: usize = 2;
/// The least columns that a table's column is narrowed to.
const NARROW: usize = 8;

/// The sheet as plain text at most `width` columns wide, with terminal colours where asked; `source` is the article's
/// text. Only a width too small for a table's columns is passed over.
#[must_use]
pub fn render(sheet: &Sheet, source: &str, width: usize, colour: bool) -> String {
    let view = View::of(sheet, source);
    let paint = |code: &str, text: &str| if colour { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() };
    let mut out = String::new();
    let mut say = |line: &str| {
        out.push_str(line.trim_end());
        out.push('\n');
    };
    wrap(&view.headline, width).iter().for_each(|line| say(&paint("1", line)));
    wrap(&view.origin, width).iter().for_each(|line| say(&paint("2", line)));
    for section in &view.sections {
        say("");
        say(&paint("1;36", section.title));
        match &section.body {
            Body::Prose(lines) => wrap(&joined(lines), width).iter().for_each(|line| say(line)),
            Body::List(lines) => {
                for item in lines {
                    for (at, line) in wrap(&item.text, width.saturating_sub(2)).iter().enumerate() {
                        say(&format!("{} {line}", if at == 0 { "•" } else { " " }));
                    }
                }
            }
            Body::Table { head, rows } => {
                let head: Vec<String> = head.iter().map(|h| (*h).to_owned()).collect();
                let used: Vec<usize> = (0..head.len())
                    .filter(|at| rows.iter().any(|row| row.cells.get(*at).is_some_and(|c| !c.is_empty())))
                    .collect();
                let widths = widths(&head, rows, &used, width);
                lay(&head, &used, &widths, |line| say(&paint("2", line)));
                rows.iter().for_each(|row| lay(&row.cells, &used, &widths, &mut say));
            }
        }
    }
    out
}

/// The widths of the columns that hold something: as wide as their cells, the widest narrowed until all fit.
fn widths(head: &[String], rows: &[Row], used: &[usize], width: usize) -> Vec<usize> {
    let natural = |at: &usize| {
        let cells = std::iter::once(head).chain(rows.iter().map(|row| row.cells.as_slice()));
        cells.filter_map(|row| row.get(*at)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = used.iter().map(natural).collect();
    let room = width.saturating_sub(GAP * widths.len().saturating_sub(1));
    let mut total: usize = widths.iter().sum();
    while total > room {
        let Some(widest) = widths.iter_mut().max().filter(|widest| **widest > NARROW) else { break };
        *widest -= 1;
        total -= 1;
    }
    widths
}

/// Prints one row of a table, its cells wrapped inside their columns.
fn lay(row: &[String], used: &[usize], widths: &[usize], mut say: impl FnMut(&str)) {
    let cells: Vec<Vec<String>> =
        used.iter().zip(widths).map(|(at, width)| wrap(row.get(*at).map_or("", String::as_str), *width)).collect();
    for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let part = cell.get(at).map_or("", String::as_str);
            line.push_str(part);
            line.extend(std::iter::repeat_n(' ', (width + GAP).saturating_sub(part.width())));
        }
        say(line.trim_end());
    }
}

/// Lines of at most `width` columns, broken at spaces; a longer word is broken where it must.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    let (mut lines, mut line, mut columns) = (Vec::new(), String::new(), 0);
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let word: String = word.chars().filter(|c| !c.is_control()).collect();
        let own = word.width();
        if columns > 0 && columns + 1 + own <= width {
            line.push(' ');
            line.push_str(&word);
            columns += 1 + own;
            continue;
        }
        if columns > 0 {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        for c in word.chars() {
            let more = c.width().unwrap_or(0);
            if columns > 0 && columns + more > width {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            }
            line.push(c);
            columns += more;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_and_where_they_must() {
        assert_eq!(wrap("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(wrap("anticonstitutionnel oui", 8), ["anticons", "titution", "nel oui"]);
        assert_eq!(wrap("日本 株式", 4), ["日本", "株式"]);
        assert!(wrap(" ", 8).is_empty());
    }

    #[test]
    fn tables_fit_their_width() {
        let head = ["What", "Value"].map(str::to_owned);
        let cells = ["a long thing told in words", "EUR 1"].map(str::to_owned).to_vec();
        let rows = [Row { cells, ..Row::default() }];
        assert_eq!(widths(&head, &rows, &[0, 1], 20), [13, 5]);
        let mut out = Vec::new();
        lay(&rows[0].cells, &[0, 1], &[13, 5], |line| out.push(line.to_owned()));
        assert_eq!(out, ["a long thing   EUR 1", "told in words"]);
    }
}
