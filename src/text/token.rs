//! One pass over the text: words, numbers and signs, folded once.
//!
//! Word boundaries are those of UAX #29 (unicode-segmentation); French elisions, glued sentences and quotation marks
//! that clash with apostrophes are cut on top of them.

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Interner, Span, WordId,
    fold::{first_piece, fold_char, fold_into, is_blank, is_elided},
    ready::hash,
};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, or letters and digits (`A320neo`, `10h15`); an elided word keeps its apostrophe (`l'`).
    Word,
    /// Digits with the marks inside them (`1.196`, `1,46`, `4'870`).
    Number,
    /// A single sign: punctuation, currency, `%`.
    Sign,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital first.
    Lower,
    /// A capital, then lower case (`Alstom`, `L'`).
    Capital,
    /// Two or more letters, all capitals (`SNCF`).
    Upper,
    /// Capitals inside (`AviLease`, `iPhone`, `TPUs`).
    Mixed,
    /// No letters.
    None,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// How it is written.
    pub case: Case,
    /// Whether white space (or the start of the text) stands before it.
    pub spaced: bool,
    /// Its word in the pack's interner; [`WordId::UNKNOWN`] where no table knows it.
    pub word: WordId,
    /// Its folded form: range into [`super::Text::folds`].
    fold: (u32, u32),
    /// The hash of its folded form, by which ready tables are searched.
    pub(crate) hash: u64,
    /// The first character (of the unfolded text).
    pub first: char,
}

impl Token {
    /// Whether it is this single sign.
    #[must_use]
    pub fn is(&self, sign: char) -> bool {
        self.kind == TokenKind::Sign && self.first == sign
    }

    /// Its folded form, out of the buffer it was folded into.
    #[must_use]
    pub fn fold<'t>(&self, folds: &'t str) -> &'t str {
        &folds[self.fold.0 as usize..self.fold.1 as usize]
    }
}

fn case_of(word: &str) -> Case {
    let (mut upper, mut letters, mut first) = (0, 0, None);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        let capital = c.is_uppercase();
        first.get_or_insert(capital);
        upper += u32::from(capital);
        letters += 1;
    }
    first.map_or(Case::None, |capital| case(capital, upper, letters))
}

/// The case of so many letters, so many of them capitals.
fn case(capital: bool, upper: u32, letters: u32) -> Case {
    match (capital, upper) {
        (true, 1) => Case::Capital,
        (true, _) if upper == letters => Case::Upper,
        (false, 0) => Case::Lower,
        _ => Case::Mixed,
    }
}

/// What a byte is to the short way.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Byte {
    /// A letter of ASCII.
    Letter,
    /// The first of the two bytes of an accented Latin letter (or of `×`, `÷`).
    Accent,
    Digit,
    Space,
    /// A sign that joins nothing.
    Sign,
    /// `'`, `.`, `:`, `,` and `;`: they may stand inside a word or number.
    Inner,
    /// What the rules must tell.
    Other,
}

const BYTES: [Byte; 256] = {
    let mut bytes = [Byte::Other; 256];
    let mut at = 0;
    while at < 256 {
        bytes[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Byte::Letter,
            b'0'..=b'9' => Byte::Digit,
            b' ' | b'\n' | b'\t' => Byte::Space,
            b'\'' | b'.' | b':' | b',' | b';' => Byte::Inner,
            b'_' => Byte::Other,
            b'!'..=b'~' => Byte::Sign,
            0xC3..=0xC5 => Byte::Accent,
            _ => Byte::Other,
        };
        at += 1;
    }
    bytes
};

fn byte_at(bytes: &[u8], at: usize) -> Option<Byte> {
    bytes.get(at).map(|b| BYTES[usize::from(*b)])
}

/// The accented letter of Latin-1 or Latin Extended-A at `at`.
fn accented(bytes: &[u8], at: usize) -> Option<char> {
    let [lead, next] = *bytes.get(at..at + 2)? else { return None };
    let c = char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(next & 0x3F))?;
    (!matches!(c, '×' | '÷')).then_some(c)
}

/// Bytes of the common sign or space beyond ASCII at `at`.
fn wide_sign(bytes: &[u8], at: usize) -> Option<usize> {
    match *bytes.get(at..)? {
        // No-break space, guillemets.
        [0xC2, 0xA0 | 0xAB | 0xBB, ..] => Some(2),
        // Narrow no-break space, dashes, curly marks, ellipsis; the euro.
        [0xE2, 0x80, 0xAF | 0x93 | 0x94 | 0x99 | 0x9C | 0x9D | 0xA6, ..] | [0xE2, 0x82, 0xAC, ..] => Some(3),
        _ => None,
    }
}

/// Whether what stands at `at` never goes on a sign or space before it, as a combining mark does.
fn is_apart(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(|b| b.is_ascii() || BYTES[usize::from(*b)] == Byte::Accent)
        || wide_sign(bytes, at).is_some()
}

/// Whether a common sign or space beyond ASCII stands at `at`, with nothing that goes on it.
fn is_wide_apart(bytes: &[u8], at: usize) -> bool {
    wide_sign(bytes, at).is_some_and(|len| is_apart(bytes, at + len))
}

/// One pass over a text.
struct Cutter<'t> {
    source: &'t str,
    words: &'t Interner,
    tokens: &'t mut Vec<Token>,
    folds: &'t mut String,
    /// Whether white space stands before the next token.
    spaced: bool,
}

impl Cutter<'_> {
    /// Takes a plain piece at `at`: Latin letters, digits, a common sign or a space, with a character after it that
    /// UAX #29 joins to none of them. Nearly all of running text is cut here, the rest by the rules.
    fn short_way(&mut self, at: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        match byte_at(bytes, at)? {
            Byte::Letter | Byte::Accent => self.letters(at),
            Byte::Digit => self.number(at),
            Byte::Space => {
                let run = bytes.get(at..)?.iter().take_while(|b| BYTES[usize::from(**b)] == Byte::Space).count();
                self.spaced |= is_apart(bytes, at + run);
                is_apart(bytes, at + run).then_some(at + run)
            }
            Byte::Sign | Byte::Inner if is_apart(bytes, at + 1) => self.sign(at, at + 1),
            Byte::Other => {
                let end = at + wide_sign(bytes, at).filter(|len| is_apart(bytes, at + len))?;
                if matches!(self.source.get(at..end), Some("\u{a0}" | "\u{202f}")) {
                    self.spaced = true;
                    return Some(end);
                }
                self.sign(at, end)
            }
            _ => None,
        }
    }

    fn letters(&mut self, at: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let (mut end, mut letters, mut upper, mut plain) = (at, 0, 0, true);
        let mut capital = false;
        while let Some(byte) = bytes.get(end) {
            let large = match BYTES[usize::from(*byte)] {
                Byte::Letter => *byte < b'a',
                Byte::Accent => {
                    let Some(c) = accented(bytes, end) else { break };
                    end += 1;
                    plain = false;
                    c.is_uppercase()
                }
                _ => break,
            };
            end += 1;
            letters += 1;
            upper += u32::from(large);
            capital |= large && letters == 1;
        }
        if end == at {
            return None;
        }
        let apostrophe = match byte_at(bytes, end) {
            None | Some(Byte::Space | Byte::Sign) => 0,
            Some(Byte::Inner) => match bytes.get(end) {
                Some(b'\'') => 1,
                Some(b'.') if self.letter_at(end + 1) => return None,
                _ if is_apart(bytes, end + 1) => 0,
                _ => return None,
            },
            _ if bytes.get(end..).is_some_and(|b| b.starts_with("\u{2019}".as_bytes())) => 3,
            Some(Byte::Other) if is_wide_apart(bytes, end) => 0,
            _ => return None,
        };
        if apostrophe > 0 {
            if self.letter_at(end + apostrophe) {
                if !is_elided(self.source.get(at..end)?) {
                    return None;
                }
                end += apostrophe;
                plain &= apostrophe == 1;
            } else if !is_apart(bytes, end + apostrophe) {
                return None;
            }
        }
        let piece = self.source.get(at..end)?;
        let start = self.folds.len();
        if plain {
            self.folds.push_str(piece);
            if upper > 0 {
                self.folds[start..].make_ascii_lowercase();
            }
        } else {
            fold_into(piece, self.folds);
        }
        self.push(at, end, TokenKind::Word, case(capital, upper, letters), start);
        Some(end)
    }

    /// Whether a Latin letter stands at `at`.
    fn letter_at(&self, at: usize) -> bool {
        let bytes = self.source.as_bytes();
        match byte_at(bytes, at) {
            Some(Byte::Letter) => true,
            Some(Byte::Accent) => accented(bytes, at).is_some(),
            _ => false,
        }
    }

    fn number(&mut self, at: usize) -> Option<usize> {
        let bytes = self.source.as_bytes();
        let mut end = at;
        loop {
            match byte_at(bytes, end) {
                Some(Byte::Digit) => end += 1,
                Some(Byte::Inner) if bytes.get(end) == Some(&b':') => break,
                Some(Byte::Inner) if byte_at(bytes, end + 1) == Some(Byte::Digit) => end += 2,
                Some(Byte::Inner) if !is_apart(bytes, end + 1) => return None,
                None | Some(Byte::Inner | Byte::Space | Byte::Sign) => break,
                _ if bytes.get(end..).is_some_and(|b| b.starts_with("\u{2019}".as_bytes())) => return None,
                Some(Byte::Other) if is_wide_apart(bytes, end) => break,
                _ => return None,
            }
        }
        let start = self.folds.len();
        self.folds.push_str(self.source.get(at..end)?);
        self.push(at, end, TokenKind::Number, Case::None, start);
        Some(end)
    }

    fn sign(&mut self, at: usize, end: usize) -> Option<usize> {
        let first = self.source.get(at..end)?.chars().next()?;
        let start = self.folds.len();
        fold_char(first, self.folds);
        self.push(at, end, TokenKind::Sign, Case::None, start);
        Some(end)
    }

    /// Adds a token whose fold stands in the folds from `fold` on.
    fn push(&mut self, at: usize, end: usize, kind: TokenKind, case: Case, fold: usize) {
        let span = Span::new(at as u32, end as u32);
        let folded = &self.folds[fold..];
        let hash = hash(folded);
        let word = if kind == TokenKind::Number { WordId::UNKNOWN } else { self.words.find(hash, folded) };
        self.tokens.push(Token {
            span,
            kind,
            case,
            spaced: self.spaced,
            word,
            fold: (fold as u32, self.folds.len() as u32),
            hash,
            first: span.slice(self.source).chars().next().unwrap_or_default(),
        });
        self.spaced = false;
    }

    /// Takes one word of UAX #29 at `at`, cut further where French does; gives where it ends.
    fn by_the_rules(&mut self, at: usize) -> usize {
        let Some(mut word) = self.source.get(at..).and_then(|text| text.split_word_bounds().next()) else {
            return self.source.len();
        };
        let end = at + word.len();
        if is_blank(word) {
            self.spaced = true;
            return end;
        }
        let mut start = at;
        while let Some(first) = word.chars().next() {
            let cut = first_piece(word);
            let (piece, rest) = word.split_at(if cut == 0 { first.len_utf8() } else { cut });
            word = rest;
            let from = start;
            start += piece.len();
            if piece == "\u{202F}" {
                self.spaced = true;
                continue;
            }
            let kind = if first.is_ascii_digit() && piece.bytes().all(|b| !b.is_ascii_alphabetic()) {
                TokenKind::Number
            } else if first.is_alphanumeric() {
                TokenKind::Word
            } else {
                TokenKind::Sign
            };
            let fold = self.folds.len();
            fold_into(piece, self.folds);
            let case = if kind == TokenKind::Word { case_of(piece) } else { Case::None };
            self.push(from, start, kind, case, fold);
        }
        end
    }
}

/// Cuts `source[from..]` into tokens, appending folds to `folds`; spans are offsets into the whole of `source`.
pub(crate) fn tokenize(source: &str, from: usize, words: &Interner, tokens: &mut Vec<Token>, folds: &mut String) {
    let mut cutter = Cutter { source, words, tokens, folds, spaced: true };
    let mut at = from;
    while at < source.len() {
        at = match cutter.short_way(at) {
            Some(end) => end,
            None => cutter.by_the_rules(at),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_follows_the_rules() {
        let signs =
            "aZéœlL9 \n\t,;.:'’()\"%!?-/+_€«»–\u{a0}\u{202f}\u{301}\u{200d}\u{ad}ß×ʼ".chars().collect::<Vec<_>>();
        let words = Interner::default();
        let mut seed = 7u64;
        let mut sign = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            signs[(seed >> 33) as usize % signs.len()]
        };
        for _ in 0..60_000 {
            let text: String = (0..9).map(|_| sign()).collect();
            let (mut tokens, mut folds) = (Vec::new(), String::new());
            tokenize(&text, 0, &words, &mut tokens, &mut folds);
            let (mut wanted, mut wanted_folds) = (Vec::new(), String::new());
            let mut rules =
                Cutter { source: &text, words: &words, tokens: &mut wanted, folds: &mut wanted_folds, spaced: true };
            let mut at = 0;
            while at < text.len() {
                at = rules.by_the_rules(at);
            }
            assert_eq!(format!("{tokens:?}"), format!("{wanted:?}"), "{text:?}");
            assert_eq!(folds, wanted_folds, "{text:?}");
        }
    }
}
