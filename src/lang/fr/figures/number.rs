//! Numbers: digits with their marks, and number words.

use super::{reader::Reader, tables::Flag};
use crate::{text::TokenKind, value::Decimal};

/// How a number is written: what its reading and its standing alone depend on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// Whether marks or spaces group its thousands.
    pub grouped: bool,
    /// Whether one dot and three digits leave open what the dot is (`1.116`).
    pub open_dot: bool,
    /// Whether it is told in words.
    pub words: bool,
    /// Digits before the decimal mark.
    pub digits: u32,
}

/// A number at a token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    /// The token past it.
    pub end: usize,
    /// Its value.
    pub value: Decimal,
    /// How it is written.
    pub shape: Shape,
    /// Byte offset in the source of what is glued to its last token (`800ME`), where anything is.
    pub glued: Option<usize>,
}

/// Reads digits with marks: `1.196`, `1,46`, `4'870`, `1.331,80`, `3,412.85`.
pub(super) fn digits(written: &str) -> Option<(Decimal, Shape)> {
    if written.len() <= 18 && written.bytes().all(|b| b.is_ascii_digit()) {
        let whole = written.parse().ok()?;
        return Some((Decimal::whole(whole), Shape { digits: written.len() as u32, ..Shape::default() }));
    }
    let marks = || written.char_indices().filter(|(_, c)| !c.is_ascii_digit()).map(|(at, c)| (at, plain_mark(c)));
    if marks().any(|(_, c)| !matches!(c, '.' | ',' | '\'' | ' ')) {
        return None;
    }
    let mut shape = Shape::default();
    let decimal_at = match (marks().next(), marks().next_back()) {
        (Some((at, mark)), Some((last, _))) if at == last => {
            shape.open_dot = mark == '.' && written.len() == at + 4 && at <= 3 && !written.starts_with('0');
            (matches!(mark, '.' | ',') && !shape.open_dot).then_some(at)
        }
        (_, Some((last, mark @ ('.' | ',')))) => (marks().filter(|(_, c)| *c == mark).count() == 1).then_some(last),
        _ => None,
    };
    let whole = written.get(..decimal_at.unwrap_or(written.len()))?;
    let mut lengths = whole.split(|c: char| !c.is_ascii_digit()).map(str::len);
    let first = lengths.next().unwrap_or(0);
    shape.digits = first as u32;
    for length in lengths {
        if !(1..=3).contains(&first) || length != 3 {
            return None;
        }
        shape.grouped = true;
        shape.digits += 3;
    }
    let fraction = decimal_at.map_or("", |at| written.get(at + 1..).unwrap_or(""));
    if (decimal_at.is_some() && fraction.is_empty()) || whole.is_empty() || fraction.len() > 20 {
        return None;
    }
    let mut mantissa: i128 = 0;
    let mut count = 0;
    for digit in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
        count += 1;
        if count > 27 {
            return None;
        }
        mantissa = mantissa * 10 + i128::from(digit - b'0');
    }
    Some((Decimal::new(mantissa, fraction.len() as u32)?, shape))
}

/// The mark that `c` stands for: one apostrophe, one space.
fn plain_mark(c: char) -> char {
    match c {
        '\u{2019}' => '\'',
        c if is_space(c) => ' ',
        c => c,
    }
}

/// Whether one `c` may part groups of thousands.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{00A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}')
}

/// Bytes of a word that are digits with marks, before what is glued to them.
fn digit_head(word: &str) -> usize {
    let head: usize = word
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{2019}'))
        .map(char::len_utf8)
        .sum();
    word.get(..head).map_or(0, |h| h.trim_end_matches(['.', ',', '\'', '\u{2019}']).len())
}

impl Reader<'_> {
    /// The number in digits at `at`, its groups of thousands joined across single spaces.
    pub fn digits_at(&self, at: usize) -> Option<Number> {
        let token = self.text.tokens.get(at)?;
        if !token.first.is_ascii_digit() || !self.free(at) {
            return None;
        }
        let slice = self.text.slice(at);
        if token.kind != TokenKind::Number {
            let head = digit_head(slice);
            let (value, shape) = digits(slice.get(..head)?)?;
            return Some(Number { end: at + 1, value, shape, glued: Some(token.span.start as usize + head) });
        }
        let mut end = at + 1;
        let mut glued = None;
        if slice.len() <= 3 && slice.bytes().all(|b| b.is_ascii_digit()) && !slice.starts_with('0') {
            // Ten groups are more digits than a number may have.
            while let Some(group) = (end <= at + 10).then(|| self.group_at(end)).flatten() {
                end += 1;
                glued = group.1;
                if group.0 {
                    break;
                }
            }
        }
        let stop = glued.unwrap_or(self.text.tokens.get(end - 1)?.span.end as usize);
        let written = self.text.source.get(token.span.start as usize..stop)?;
        let (value, shape) = digits(written)?;
        Some(Number { end, value, shape, glued })
    }

    /// Whether token `at` is a further group of three digits: whether it ends the number, and what is glued to it.
    fn group_at(&self, at: usize) -> Option<(bool, Option<usize>)> {
        let token = self.text.tokens.get(at)?;
        let mut gap = self.text.gap(at).chars();
        let single = gap.next().is_some_and(is_space) && gap.next().is_none();
        if !single || !token.first.is_ascii_digit() || !self.free(at) {
            return None;
        }
        let slice = self.text.slice(at);
        let (head, glued) = if token.kind == TokenKind::Number {
            (slice.len(), None)
        } else {
            let head = digit_head(slice);
            (head, Some(token.span.start as usize + head))
        };
        let head = slice.get(..head)?;
        let whole = head.find([',', '.']).map_or(head, |mark| head.get(..mark).unwrap_or(""));
        let plain = whole.len() == 3 && whole.bytes().all(|b| b.is_ascii_digit());
        // `12 100.000` is two numbers side by side: a mark here can only be the decimal one.
        let decimal = whole.len() < head.len();
        let dotted = head.matches(['.', ',']).count() > 1;
        (plain && !dotted).then_some((decimal || glued.is_some(), glued))
    }

    /// The number in words at `at`; a lone *un* is one only where the caller knows what follows.
    pub fn words_at(&self, at: usize) -> Option<Number> {
        let (mut total, mut current) = (0i64, 0i64);
        let (mut end, mut last) = (at, 0i64);
        let mut read = 0;
        loop {
            let mut next = end;
            if read > 0 && self.sign(next, '-') && !self.spaced(next) {
                next += 1;
            }
            let joined = read > 0 && self.is(next, Flag::And);
            if joined {
                next += 1;
            }
            if !self.free(next) {
                break;
            }
            let Some(value) = self.word(next).number.map(i64::from) else { break };
            let low = current % 100;
            let fits = match value {
                _ if joined => matches!(value, 1 | 11) && low >= 20 && low % 10 == 0,
                0 => read == 0,
                1..=9 => low == 0 || (low >= 20 && low % 10 == 0) || (matches!(low, 10 | 70 | 90) && value >= 7),
                10..=16 => low == 0 || low == 60 || low == 80,
                20 if last == 4 && low == 4 => true,
                20..=90 => low == 0,
                100 => current < 10 && !(read > 0 && self.text.fold(next) == "cents" && self.are_cents(next)),
                _ => total == 0 && last != 1000,
            };
            if !fits {
                break;
            }
            match value {
                20 if last == 4 && low == 4 => current += 76,
                100 => current = current.max(1) * 100,
                1000 => {
                    total = current.max(1) * 1000;
                    current = 0;
                }
                _ => current += value,
            }
            read += 1;
            last = value;
            end = next + 1;
        }
        if read == 0 {
            return None;
        }
        let shape = Shape { words: true, digits: 1, ..Shape::default() };
        Some(Number { end, value: Decimal::whole(total + current), shape, glued: None })
    }

    /// Whether `cents` at `at` are coins (*trois cents de plus*), not hundreds.
    fn are_cents(&self, at: usize) -> bool {
        let next = at + 1;
        if self.is(next, Flag::By) {
            return true;
        }
        let more = matches!(self.text.fold(next + 1), "plus" | "moins" | "mieux" | "dollar" | "euro");
        (self.is(next, Flag::Of) && more) || self.text.fold(next) == "l'"
    }
}
