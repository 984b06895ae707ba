//! How words are folded and table phrases cut: what the tokenizer and the makers of tables must do alike.
//!
//! The build script compiles this file too, so that tables are ready when the program starts.

use unicode_segmentation::UnicodeSegmentation;

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
        // Soft hyphens, zero-width spaces, and the accents of decomposed text.
        '\u{00AD}' | '\u{200B}' | '\u{0300}'..='\u{036F}' => return,
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

/// Appends the fold of `text`: plain stretches at once, other characters one by one.
pub(crate) fn fold_into(text: &str, out: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let (plain, after) = rest.split_at(rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len()));
        let start = out.len();
        out.push_str(plain);
        out[start..].make_ascii_lowercase();
        let mut chars = after.chars();
        if let Some(c) = chars.next() {
            fold_char(c, out);
        }
        rest = chars.as_str();
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}')
}

/// Whether a word of UAX #29 is white space or nothing to see.
pub(crate) fn is_blank(word: &str) -> bool {
    word.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{00AD}'))
}

/// Words that lose their vowel before another and keep an apostrophe.
const ELIDED: &[&str] =
    &["l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"];

/// Whether `head` before an apostrophe is a word of its own.
pub(crate) fn is_elided(head: &str) -> bool {
    head.len() <= 8 && ELIDED.iter().any(|e| head.eq_ignore_ascii_case(e))
}

/// Splits what UAX #29 leaves whole but French does not: elisions (`l'`, `qu'`), glued sentences (`hier.Selon`).
/// Gives the byte length of the first piece, or the whole length.
pub(crate) fn first_piece(word: &str) -> usize {
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
            if is_elided(&word[..at]) && end < word.len() {
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
    if !is_plain(phrase) {
        return each_by_the_rules(phrase, each);
    }
    let mut start = 0;
    let mut cut = |start: usize, end: usize| phrase.get(start..end).filter(|piece| !piece.is_empty()).map(&mut each);
    for (at, byte) in phrase.bytes().enumerate() {
        let elided = || byte == b'\'' && phrase.get(start..at).is_some_and(is_elided);
        if matches!(byte, b' ' | b'-') {
            cut(start, at);
            cut(at, at + usize::from(byte == b'-'));
            start = at + 1;
        } else if elided() {
            cut(start, at + 1);
            start = at + 1;
        }
    }
    cut(start, phrase.len());
}

/// Whether the short way is open: nothing but Latin letters and digits, spaces, hyphens, and apostrophes between letters.
fn is_plain(phrase: &str) -> bool {
    let bytes = phrase.as_bytes();
    if bytes.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b' ') {
        return true;
    }
    let letter = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0x80);
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b' ' | b'-' => true,
        b'\'' => letter(bytes.get(at.wrapping_sub(1))) && letter(bytes.get(at + 1)),
        // The letters of Latin-1 and Latin Extended-A, without `×` and `÷`.
        0xC3 => !matches!(bytes.get(at + 1), Some(0x97 | 0xB7)),
        0xC4 | 0xC5 | 0x80..=0xBF => true,
        _ => false,
    })
}

/// The long way: the words of UAX #29, cut further as the tokenizer cuts them.
fn each_by_the_rules(phrase: &str, mut each: impl FnMut(&str)) {
    // An elided word is cut off only before another: `l'` alone needs one.
    let head = phrase.strip_suffix(is_apostrophe).and_then(|head| head.rsplit(' ').next());
    let open = head.is_some_and(is_elided);
    let running = if open { format!("{phrase}x") } else { phrase.to_owned() };
    let mut pieces = Vec::new();
    for mut word in running.split_word_bounds().filter(|word| !is_blank(word)) {
        while let Some(first) = word.chars().next() {
            let (piece, rest) = word.split_at(first_piece(word).max(first.len_utf8()));
            if piece != "\u{202F}" {
                pieces.push(piece);
            }
            word = rest;
        }
    }
    let kept = pieces.len() - usize::from(open);
    pieces.iter().take(kept).for_each(|piece| each(piece));
}
