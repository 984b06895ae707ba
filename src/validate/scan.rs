//! A plain scan of a stretch of text into words, digit runs and signs; the checks' own, simpler than the tokenizer.

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits after a letter (`A320neo`).
    Word,
    /// A run of digits.
    Digits,
    /// Any other single character that is no white space.
    Sign,
}

/// One piece of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub kind: Kind,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Whether it starts with a capital.
    pub upper: bool,
    fold: (u32, u32),
}

/// A scanned text; reuse one for many texts, it keeps its buffers.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub pieces: Vec<Piece>,
    folds: String,
}

impl Scan {
    /// The pieces of `text`.
    pub fn of(text: &str) -> Self {
        let mut scan = Self::default();
        scan.read(text);
        scan
    }

    /// Scans `text` in place of what was scanned before.
    pub fn read(&mut self, text: &str) {
        self.pieces.clear();
        self.folds.clear();
        self.pieces.reserve(text.len() / 4);
        self.folds.reserve(text.len());
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let start = at;
            at += c.len_utf8();
            if is_space(c) {
                continue;
            }
            let from = self.folds.len() as u32;
            let kind = if c.is_ascii_digit() {
                Kind::Digits
            } else if is_letter(c) {
                Kind::Word
            } else {
                Kind::Sign
            };
            // Plain letters and digits are folded in one stroke, what is not ASCII letter by letter.
            let plain = match kind {
                Kind::Digits => u8::is_ascii_digit,
                _ => u8::is_ascii_alphanumeric,
            };
            if kind == Kind::Sign || !c.is_ascii() {
                fold_char(c, &mut self.folds);
            } else {
                at = start;
            }
            // What is no sign goes on to its last letter or digit.
            loop {
                if kind == Kind::Sign {
                    break;
                }
                let run = at + bytes.iter().skip(at).take_while(|b| plain(b)).count();
                let folded = self.folds.len();
                self.folds.push_str(text.get(at..run).unwrap_or(""));
                if let Some(run) = self.folds.get_mut(folded..) {
                    run.make_ascii_lowercase();
                }
                at = run;
                let next = match bytes.get(at) {
                    Some(byte) if kind == Kind::Word && !byte.is_ascii() => {
                        text.get(at..).and_then(|r| r.chars().next())
                    }
                    _ => None,
                };
                let Some(next) = next.filter(|c| is_letter(*c) || matches!(c, '\u{00AD}' | '\u{200B}')) else { break };
                fold_char(next, &mut self.folds);
                at += next.len_utf8();
            }
            let end = at;
            self.pieces.push(Piece {
                kind,
                start: start as u32,
                end: end as u32,
                upper: c.is_uppercase(),
                fold: (from, self.folds.len() as u32),
            });
        }
    }

    /// The piece at `at`.
    pub fn get(&self, at: usize) -> Option<&Piece> {
        self.pieces.get(at)
    }

    /// The folded form of the piece at `at`; empty beyond the end.
    pub fn fold(&self, at: usize) -> &str {
        self.pieces.get(at).and_then(|p| self.folds.get(p.fold.0 as usize..p.fold.1 as usize)).unwrap_or("")
    }

    /// Whether the piece at `at` is the sign `sign`.
    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        let mut buffer = [0; 4];
        self.get(at).is_some_and(|p| p.kind == Kind::Sign) && self.fold(at) == &*sign.encode_utf8(&mut buffer)
    }

    /// Whether nothing stands between the pieces at `at` and `at + 1`.
    pub fn glued(&self, at: usize) -> bool {
        match (self.get(at), self.get(at + 1)) {
            (Some(a), Some(b)) => a.end == b.start,
            _ => false,
        }
    }
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

fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let plain = match c {
        'à' | 'â' | 'ä' | 'á' | 'À' | 'Â' | 'Ä' | 'Á' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'Î' | 'Ï' | 'Í' => 'i',
        'ô' | 'ö' | 'ó' | 'Ô' | 'Ö' | 'Ó' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        '\u{2019}' | '\u{02BC}' | '\u{2018}' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}' | '\u{2014}' | '\u{2212}' => '-',
        '\u{00AD}' | '\u{200B}' => return,
        'œ' | 'Œ' => {
            out.push_str("oe");
            return;
        }
        'æ' | 'Æ' => {
            out.push_str("ae");
            return;
        }
        _ => {
            out.extend(c.to_lowercase());
            return;
        }
    };
    out.push(plain);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        let scan = Scan::of(text);
        (0..scan.pieces.len()).map(|at| scan.fold(at).to_owned()).collect()
    }

    #[test]
    fn words_digits_and_signs() {
        assert_eq!(
            pieces("L'A320neo : 14h50, 1 284,6 M€"),
            ["l", "'", "a320neo", ":", "14", "h50", ",", "1", "284", ",", "6", "m", "€"]
        );
        assert_eq!(pieces("Société – Œuvre"), ["societe", "-", "oeuvre"]);
        assert!(pieces(" \u{202F}\n").is_empty());
    }
}
