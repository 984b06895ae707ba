//! A plain scan of a text into words, digit runs and signs; the checks' own, simpler than the tokenizer.
//!
//! A text is scanned once, and each word looked up once in its language's tables; what is asked later is answered from
//! [`Stretch`]es of that scan.

use super::reading::Word;
use crate::text::Span;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, and digits after a letter (`A320neo`).
    Word,
    /// A run of digits.
    Digits,
    /// Any other single character that is no white space.
    Sign,
}

/// One piece of a text.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether it starts with a capital.
    pub upper: bool,
    /// What the tables know of it.
    pub word: Word,
    /// The folded sign; nought for words and digits.
    mark: char,
    /// Where its folded form stands.
    fold: (u32, u32),
    /// Whether that is among the folded forms; it is in the text where folding changes nothing.
    changed: bool,
}

/// A scanned text.
#[derive(Debug, Default)]
pub(super) struct Scan<'a> {
    text: &'a str,
    pub pieces: Vec<Piece>,
    folds: String,
}

/// Some pieces of a scanned text, as if nothing stood before and after them.
#[derive(Clone, Copy, Debug)]
pub struct Stretch<'a> {
    scan: &'a Scan<'a>,
    pieces: &'a [Piece],
    start: u32,
    end: u32,
}

impl<'a> Stretch<'a> {
    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.scan.text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The text from the start of the source to the end of the stretch: what bytes of pieces count in.
    pub(super) fn source(&self) -> &'a str {
        self.scan.text.get(..self.end as usize).unwrap_or("")
    }

    /// The stretch of the pieces from `from` up to `to`.
    #[must_use]
    pub(super) fn part(&self, from: usize, to: usize) -> Self {
        let pieces = self.pieces.get(from..to.min(self.pieces.len())).unwrap_or_default();
        let start = pieces.first().map_or(self.start, |p| p.start);
        Self { scan: self.scan, pieces, start, end: pieces.last().map_or(start, |p| p.end) }
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Its pieces.
    #[must_use]
    pub fn pieces(&self) -> &'a [Piece] {
        self.pieces
    }

    /// The piece at `at`.
    #[must_use]
    #[inline]
    pub fn get(&self, at: usize) -> Option<&'a Piece> {
        self.pieces.get(at)
    }

    /// The piece at `at` as it is written; empty beyond the end.
    #[must_use]
    pub fn raw(&self, at: usize) -> &'a str {
        self.get(at).and_then(|p| self.scan.text.get(p.start as usize..p.end as usize)).unwrap_or("")
    }

    /// The piece at `at` in small letters without accents; empty beyond the end.
    #[must_use]
    pub fn fold(&self, at: usize) -> &'a str {
        let Some(piece) = self.get(at) else { return "" };
        let whole = if piece.changed { self.scan.folds.as_str() } else { self.scan.text };
        whole.get(piece.fold.0 as usize..piece.fold.1 as usize).unwrap_or("")
    }

    /// The last byte of a piece of it, as it is written.
    #[inline]
    pub(super) fn last_byte(&self, piece: &Piece) -> Option<u8> {
        self.scan.text.as_bytes().get((piece.end as usize).wrapping_sub(1)).copied()
    }

    /// The first byte of a piece of it, as it is written.
    #[inline]
    pub(super) fn first_byte(&self, piece: &Piece) -> Option<u8> {
        self.scan.text.as_bytes().get(piece.start as usize).copied()
    }

    /// Whether the piece at `at` is the sign `sign`; dashes are all `-`, apostrophes `'`.
    #[must_use]
    #[inline]
    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        self.pieces.get(at).is_some_and(|p| p.mark == sign)
    }

    /// Whether the piece at `at` is a run of digits.
    #[inline]
    pub(super) fn is_digits(&self, at: usize) -> bool {
        self.get(at).is_some_and(|p| p.kind == Kind::Digits)
    }

    /// Whether nothing stands between the pieces at `at` and `at + 1`.
    pub(super) fn glued(&self, at: usize) -> bool {
        match (self.get(at), self.get(at + 1)) {
            (Some(a), Some(b)) => a.end == b.start,
            _ => false,
        }
    }
}

impl<'a> Scan<'a> {
    /// The pieces of `text`, each word and digit run as `know` tells from its folded form; `note` is told where each
    /// sign and line end stands.
    pub fn of(text: &'a str, know: impl Fn(&str) -> Word, mut note: impl FnMut(usize, char)) -> Self {
        let (pieces, folds) = (Vec::with_capacity(text.len() / 4), String::with_capacity(text.len() / 4));
        let mut scan = Self { text, pieces, folds };
        let mut at = 0;
        while let Some(byte) = text.as_bytes().get(at) {
            let class = class(*byte);
            if class == SPACE {
                if *byte == b'\n' {
                    note(at, '\n');
                }
                at += 1;
                continue;
            }
            if class == SIGN {
                note(at, char::from(*byte));
                at = scan.sign(at, char::from(*byte));
                continue;
            }
            let mut upper = class == UPPER;
            if class == HIGH {
                let Some(c) = char_at(text, at) else { break };
                if !is_letter(c) {
                    if is_space(c) {
                        at += c.len_utf8();
                    } else {
                        note(at, c);
                        at = scan.sign(at, c);
                    }
                    continue;
                }
                upper = c.is_uppercase();
            }
            // Most words are small letters without accents: their folded form is themselves.
            let (kind, more) = if class == DIGIT { (Kind::Digits, DIGIT) } else { (Kind::Word, LOWER | DIGIT) };
            let mut end = run(text, if class == UPPER || class == HIGH { at } else { at + 1 }, more);
            let next = text.as_bytes().get(end).map_or(SPACE, |byte| self::class(*byte));
            let (start, mut fold, changed) = (at, (at, end), kind == Kind::Word && next & (UPPER | HIGH) != 0);
            if changed {
                fold.0 = scan.folds.len();
                end = scan.fold(start);
                fold.1 = scan.folds.len();
            }
            let whole = if changed { scan.folds.as_str() } else { text };
            let word = know(whole.get(fold.0..fold.1).unwrap_or(""));
            scan.pieces.push(Piece {
                kind,
                start: start as u32,
                end: end as u32,
                upper,
                word,
                mark: '\0',
                fold: (fold.0 as u32, fold.1 as u32),
                changed,
            });
            at = end;
        }
        scan
    }

    /// All of it.
    pub fn all(&self) -> Stretch<'_> {
        Stretch { scan: self, pieces: &self.pieces, start: 0, end: self.text.len() as u32 }
    }

    /// The stretch at `span`, no piece of which stands before `from`; `None` where that cuts a piece.
    pub fn stretch(&self, span: Span, from: usize) -> Option<Stretch<'_>> {
        self.text.get(span.start as usize..span.end as usize)?;
        let mut from = from;
        while self.pieces.get(from).is_some_and(|p| p.end <= span.start) {
            from += 1;
        }
        let mut to = from;
        while self.pieces.get(to).is_some_and(|p| p.start < span.end) {
            to += 1;
        }
        let pieces = self.pieces.get(from..to)?;
        let whole =
            pieces.first().is_none_or(|p| p.start >= span.start) && pieces.last().is_none_or(|p| p.end <= span.end);
        whole.then_some(Stretch { scan: self, pieces, start: span.start, end: span.end })
    }

    /// Folds the word from `start`; gives where it ends.
    fn fold(&mut self, start: usize) -> usize {
        let mut end = start;
        while let Some(byte) = self.text.as_bytes().get(end) {
            match class(*byte) {
                UPPER => {
                    self.folds.push(char::from(byte.to_ascii_lowercase()));
                    end += 1;
                }
                LOWER | DIGIT => {
                    let from = end;
                    end = run(self.text, end + 1, LOWER | DIGIT);
                    self.folds.push_str(self.text.get(from..end).unwrap_or(""));
                }
                HIGH => match char_at(self.text, end) {
                    Some(c) if is_letter(c) || matches!(c, '\u{00AD}' | '\u{200B}') => {
                        fold_char(c, &mut self.folds);
                        end += c.len_utf8();
                    }
                    _ => break,
                },
                _ => break,
            }
        }
        end
    }

    fn sign(&mut self, start: usize, sign: char) -> usize {
        let end = start + sign.len_utf8();
        let mark = if sign.is_ascii() { sign } else { plain(sign) };
        let changed = mark != sign;
        let mut fold = (start as u32, end as u32);
        if changed {
            fold.0 = self.folds.len() as u32;
            self.folds.extend((mark != '\0').then_some(mark));
            fold.1 = self.folds.len() as u32;
        }
        let (kind, start, word) = (Kind::Sign, start as u32, Word::default());
        self.pieces.push(Piece { kind, start, end: end as u32, upper: false, word, mark, fold, changed });
        end
    }
}

const SPACE: u8 = 1;
const DIGIT: u8 = 2;
const LOWER: u8 = 4;
const UPPER: u8 = 8;
const SIGN: u8 = 16;
/// Of a character that is not ASCII.
const HIGH: u8 = 32;

/// The class of every byte.
static CLASSES: [u8; 256] = {
    let mut classes = [SIGN; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b'\t'..=b'\r' | b' ' => SPACE,
            b'0'..=b'9' => DIGIT,
            b'a'..=b'z' => LOWER,
            b'A'..=b'Z' => UPPER,
            0x80.. => HIGH,
            _ => SIGN,
        };
        at += 1;
    }
    classes
};

#[inline]
fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

/// Where the run of bytes of these classes from `at` ends.
#[inline]
fn run(text: &str, at: usize, classes: u8) -> usize {
    let mut end = at;
    for byte in text.as_bytes().get(at..).unwrap_or_default() {
        if class(*byte) & classes == 0 {
            break;
        }
        end += 1;
    }
    end
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether `c` parts words; no-break and thin spaces too.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{00A0}' | '\u{202F}' | '\u{2009}' | '\u{200B}')
}

fn is_letter(c: char) -> bool {
    // Accented Latin letters first: they are nearly all that is not ASCII.
    let latin = matches!(c, '\u{C0}'..='\u{17F}') && !matches!(c, '×' | '÷');
    c.is_ascii_alphabetic() || latin || (!c.is_ascii() && c.is_alphabetic())
}

/// The letter without its accent, the plain dash or apostrophe; nought for what is dropped.
fn plain(c: char) -> char {
    match c {
        'à' | 'â' | 'ä' | 'á' | 'À' | 'Â' | 'Ä' | 'Á' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => 'i',
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' | 'Ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        '\u{2019}' | '\u{02BC}' | '\u{2018}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}' => '-',
        '\u{00AD}' | '\u{200B}' => '\0',
        _ => c,
    }
}

fn fold_char(c: char, out: &mut String) {
    match c {
        'œ' | 'Œ' => out.push_str("oe"),
        'æ' | 'Æ' => out.push_str("ae"),
        _ => match plain(c) {
            '\0' => {}
            plain if plain == c => out.extend(c.to_lowercase()),
            plain => out.push(plain),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let scan = Scan::of(text, |_| Word::default(), |_, _| {});
        let all = scan.all();
        (0..all.pieces().len()).map(|at| all.fold(at).to_owned()).collect()
    }

    #[test]
    fn words_digits_and_signs() {
        assert_eq!(
            pieces("L'A320neo : 14h50, 1 284,6 M€"),
            ["l", "'", "a320neo", ":", "14", "h50", ",", "1", "284", ",", "6", "m", "€"]
        );
        assert_eq!(pieces("Société – Œuvre l’été"), ["societe", "-", "oeuvre", "l", "'", "ete"]);
        assert!(pieces(" \u{202F}\n").is_empty());
    }

    #[test]
    fn a_stretch_stands_alone() {
        let mut signs = Vec::new();
        let scan = Scan::of("Été : +3,5%\nHier", |_| Word::default(), |at, sign| signs.push((at, sign)));
        assert_eq!(signs, [(6, ':'), (8, '+'), (10, ','), (12, '%'), (13, '\n')]);
        let rise = scan.stretch(Span::new(8, 13), 0).unwrap();
        assert_eq!((rise.as_str(), rise.pieces().len(), rise.fold(4)), ("+3,5%", 5, "%"));
        assert!(rise.is_sign(0, '+') && rise.is_digits(1) && rise.glued(0) && rise.fold(5).is_empty());
        assert!(scan.stretch(Span::new(15, 18), 1).is_none(), "a word is cut");
    }
}
