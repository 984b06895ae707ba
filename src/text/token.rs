//! One pass over the text: words, numbers and signs, folded once.
//!
//! Word boundaries are those of UAX #29 (unicode-segmentation); French elisions, glued sentences and quotation marks
//! that clash with apostrophes are cut on top of them.

use unicode_segmentation::UnicodeSegmentation;

use super::{Interner, Span, WordId};

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

/// Appends the fold of `c`: lower case, no accent, `œ` as `oe`, curly apostrophes straight.
pub(crate) fn fold_char(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let plain = match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' | 'Ë' => 'e',
        'î' | 'ï' | 'í' | 'ì' | 'Î' | 'Ï' | 'Í' | 'Ì' => 'i',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'Ô' | 'Ö' | 'Ó' | 'Ò' | 'Õ' | 'Ø' => 'o',
        'ù' | 'û' | 'ü' | 'ú' | 'Ù' | 'Û' | 'Ü' | 'Ú' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        'ÿ' | 'Ÿ' | 'ý' | 'Ý' => 'y',
        'š' | 'Š' => 's',
        'ž' | 'Ž' => 'z',
        '\u{2019}' | '\u{02BC}' | '\u{2018}' => '\'',
        '\u{2010}' | '\u{2011}' => '-',
        // Accents that stand apart from their letters, and what is not seen.
        '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200B}' => return,
        'œ' | 'Œ' => {
            out.push_str("oe");
            return;
        }
        'æ' | 'Æ' => {
            out.push_str("ae");
            return;
        }
        other => {
            out.extend(other.to_lowercase());
            return;
        }
    };
    out.push(plain);
}

/// The fold of a whole string: lower case, unaccented.
///
/// ```
/// assert_eq!(fiche::text::fold("Société Générale"), "societe generale");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Appends the fold of `text`.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
    } else {
        text.chars().for_each(|c| fold_char(c, out));
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// Words that lose their vowel before another and keep an apostrophe.
const ELIDED: &[&str] =
    &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"];

/// Splits what UAX #29 leaves whole but French does not: elisions (`l'`, `qu'`), glued sentences (`hier.Selon`).
/// Gives the byte length of the first piece, or the whole length.
fn first_piece(word: &str) -> usize {
    for (at, c) in word.char_indices() {
        if at == 0 && matches!(c, '.' | ':') {
            return 1;
        }
        // UAX #29 joins numbers across a narrow no-break space; here it is white space like any other.
        if c == '\u{202F}' {
            return if at == 0 { c.len_utf8() } else { at };
        }
        if is_apostrophe(c) {
            let end = at + c.len_utf8();
            let head = &word[..at];
            if head.len() <= 8 && ELIDED.iter().any(|e| head.eq_ignore_ascii_case(e)) && end < word.len() {
                return end;
            }
        } else if c == '.' {
            let before = word[..at].chars().next_back();
            let mut after = word[at + 1..].chars();
            let (next, then) = (after.next(), after.next());
            if before.is_some_and(char::is_lowercase)
                && next.is_some_and(char::is_uppercase)
                && then.is_none_or(|c| !c.is_uppercase())
            {
                return at;
            }
        } else if c == ':' {
            return at;
        }
    }
    word.len()
}

fn case_of(word: &str) -> Case {
    let (mut upper, mut lower, mut first) = (0u32, 0u32, None);
    for c in word.chars().filter(|c| c.is_ascii_alphabetic() || is_latin(*c) || c.is_alphabetic()) {
        first.get_or_insert(c.is_uppercase());
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first, upper, lower) {
        (None, ..) => Case::None,
        (Some(true), 1, _) => Case::Capital,
        (Some(true), _, 0) => Case::Upper,
        (Some(false), 0, _) => Case::Lower,
        _ => Case::Mixed,
    }
}

/// The word, number, sign or white space that `text` starts with, by the rules of UAX #29.
fn next_word(text: &str) -> Option<&str> {
    match short_way(text) {
        Some(len) => text.get(..len),
        None => text.split_word_bounds().next(),
    }
}

/// Bytes of a plain piece at the start of `text`: a run of Latin letters, a run of digits, one common sign or a space,
/// with a character after it that UAX #29 joins to none of them. Most of running text is cut here, the rest by the rules.
fn short_way(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    let len = match first {
        b'0'..=b'9' => bytes.iter().take_while(|b| b.is_ascii_digit()).count(),
        b' ' | b'\n' | b',' | b';' | b'(' | b')' | b'"' | b'%' | b'!' | b'?' | b'-' | b'/' | b'+' => 1,
        _ => latin_letters(text),
    };
    let ends = match (len, bytes.get(len)?) {
        (0, _) => false,
        (_, b' ' | b'\n' | b')' | b'"' | b'%' | b'!' | b'?' | b'-' | b'/' | b'+') => true,
        (_, b',' | b';') => !first.is_ascii_digit(),
        (_, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'(') => !first.is_ascii_alphanumeric() && first.is_ascii(),
        _ => false,
    };
    ends.then_some(len)
}

/// Whether `c` is one of the accented letters of Latin-1 and Latin Extended-A.
fn is_latin(c: char) -> bool {
    matches!(c, '\u{C0}'..='\u{17F}') && !matches!(c, '×' | '÷')
}

/// Bytes of the Latin letters that `text` starts with.
fn latin_letters(text: &str) -> usize {
    let letter = |c: char| c.is_ascii_alphabetic() || is_latin(c);
    text.char_indices().find(|(_, c)| !letter(*c)).map_or(text.len(), |(at, _)| at)
}

/// Cuts `source[from..]` into tokens, appending folds to `folds`; spans are offsets into the whole of `source`.
pub(crate) fn tokenize(source: &str, from: usize, words: &Interner, tokens: &mut Vec<Token>, folds: &mut String) {
    let mut spaced = true;
    let mut emit = |start: usize, piece: &str, spaced: bool, folds: &mut String| {
        let Some(first) = piece.chars().next() else { return };
        let kind = if first.is_ascii_digit() && piece.bytes().all(|b| !b.is_ascii_alphabetic()) {
            TokenKind::Number
        } else if first.is_alphanumeric() {
            TokenKind::Word
        } else {
            TokenKind::Sign
        };
        let fold_start = folds.len();
        fold_into(piece, folds);
        let folded = &folds[fold_start..];
        let word = if kind == TokenKind::Number { WordId::UNKNOWN } else { words.get(folded) };
        let case = if kind == TokenKind::Word { case_of(piece) } else { Case::None };
        tokens.push(Token {
            span: Span::new(start as u32, (start + piece.len()) as u32),
            kind,
            case,
            spaced,
            word,
            fold: (fold_start as u32, folds.len() as u32),
            first,
        });
    };
    let body = source.get(from..).unwrap_or("");
    let mut at = 0;
    while let Some(mut word) = body.get(at..).and_then(next_word) {
        let mut start = from + at;
        at += word.len();
        if word.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}')) {
            spaced = true;
            continue;
        }
        while !word.is_empty() {
            let cut = if word.is_ascii() && !word.bytes().any(|b| matches!(b, b'\'' | b'.' | b':')) {
                word.len()
            } else {
                first_piece(word)
            };
            let cut = if cut == 0 { word.chars().next().map_or(word.len(), char::len_utf8) } else { cut };
            let (piece, rest) = word.split_at(cut);
            if piece == "\u{202F}" {
                spaced = true;
                start += cut;
                word = rest;
                continue;
            }
            emit(start, piece, spaced, folds);
            spaced = false;
            start += cut;
            word = rest;
        }
    }
}

/// The folded tokens of a table phrase, cut as the tokenizer cuts running text.
///
/// ```
/// assert_eq!(fiche::text::pieces("chiffre d'affaires"), ["chiffre", "d'", "affaires"]);
/// ```
#[must_use]
pub fn pieces(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    each_piece(phrase, |piece| out.push(fold(piece)));
    out
}

/// The tokens of a table phrase as written. Latin letters and digits, spaces, hyphens and inner apostrophes, that is
/// nearly every phrase, take a short way to what the tokenizer finds.
pub(crate) fn each_piece(phrase: &str, mut each: impl FnMut(&str)) {
    if phrase.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ') {
        return phrase.split(' ').filter(|word| !word.is_empty()).for_each(each);
    }
    if !is_plain(phrase) {
        return each_token(phrase, each);
    }
    for mut word in phrase.split(' ') {
        while !word.is_empty() {
            let cut = match word.find('-') {
                Some(0) => 1,
                Some(hyphen) => first_piece(&word[..hyphen]),
                None => first_piece(word),
            };
            let (piece, rest) = word.split_at(cut);
            each(piece);
            word = rest;
        }
    }
}

/// Whether the short way is open: every apostrophe stands between two letters.
fn is_plain(phrase: &str) -> bool {
    let mut before = ' ';
    let mut chars = phrase.chars().peekable();
    while let Some(c) = chars.next() {
        let plain = match c {
            ' ' | '-' => true,
            c if is_apostrophe(c) => before.is_alphabetic() && chars.peek().is_some_and(|c| c.is_alphabetic()),
            c => c.is_ascii_alphanumeric() || (matches!(c, '\u{C0}'..='\u{17F}') && c.is_alphabetic()),
        };
        if !plain {
            return false;
        }
        before = c;
    }
    true
}

fn each_token(phrase: &str, mut each: impl FnMut(&str)) {
    let (mut tokens, mut folds) = (Vec::new(), String::new());
    // An elided word is cut off only before another: `l'` alone needs one.
    let open = phrase.ends_with(is_apostrophe);
    let running = if open { format!("{phrase}x") } else { phrase.to_owned() };
    tokenize(&running, 0, &Interner::default(), &mut tokens, &mut folds);
    let kept = tokens.len() - usize::from(open);
    tokens.iter().take(kept).for_each(|t| each(t.span.slice(&running)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_follows_the_rules() {
        let signs = "aZéœ9 \n,;.:'’()\"%!?-/+_€\u{a0}\u{301}\u{200d}\u{ad}ß".chars().collect::<Vec<_>>();
        let mut seed = 7u64;
        let mut sign = || {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            signs[(seed >> 33) as usize % signs.len()]
        };
        for _ in 0..20_000 {
            let text: String = (0..8).map(|_| sign()).collect();
            let (mut at, mut found) = (0, Vec::new());
            while let Some(word) = next_word(&text[at..]) {
                at += word.len();
                found.push(word.trim_start());
            }
            // White space may fall into other pieces: it only parts the others.
            let mut wanted: Vec<&str> = text.split_word_bounds().map(str::trim_start).collect();
            found.retain(|word| !word.is_empty());
            wanted.retain(|word| !word.is_empty());
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
