//! The sentences of a summary in English, Markdown or plain.

use crate::text::Span;

/// Words with a stop that ends no sentence.
const SHORT: &[&str] = &[
    "approx", "co", "corp", "dr", "e.g", "est", "fig", "i.e", "inc", "jr", "ltd", "mr", "mrs", "ms", "no", "nos",
    "plc", "prof", "sr", "st", "u.k", "u.s", "vs",
];

/// Every sentence with a letter or digit in it, in order.
///
/// Lines are taken apart first where they are items, headings or paragraphs; marks of Markdown before a line are left out.
pub(super) fn sentences(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let (mut start, mut at) = (0, 0);
    let mut open: Option<(usize, usize)> = None;
    let mut fenced = false;
    for line in text.split_inclusive('\n') {
        start = at;
        at += line.len();
        let bare = line.trim();
        if bare.starts_with("```") {
            fenced = !fenced;
        }
        let rule = !bare.is_empty() && bare.bytes().all(|b| b"-=_*|: ".contains(&b));
        let body = if bare.is_empty() || rule || bare.starts_with("```") { None } else { Some(mark(line)) };
        // A plain line after a plain line goes on with its paragraph.
        match (body, open) {
            (Some(0), Some((from, _))) if !fenced => open = Some((from, at)),
            (body, was) => {
                if let Some((from, to)) = was {
                    cut(text, from, to, &mut out);
                }
                open = body.map(|skipped| (start + skipped, at));
                // A heading ends with its line.
                if bare.starts_with('#')
                    && let Some((from, to)) = open.take()
                {
                    cut(text, from, to, &mut out);
                }
            }
        }
    }
    debug_assert!(start <= text.len());
    if let Some((from, to)) = open {
        cut(text, from, to, &mut out);
    }
    out
}

/// Bytes of Markdown's marks before the words of a line; nought for a plain line.
fn mark(line: &str) -> usize {
    let words = line.trim_start_matches([' ', '\t', '#', '>', '|', '*', '-', '+', '•', '–']);
    let marks = line.len() - words.len();
    let marked = line.get(..marks).is_some_and(|m| m.contains(['#', '>', '|', '*', '-', '+', '•', '–']));
    // A minus before a digit and stars that make a word bold are of the words.
    if marked
        && !line
            .get(..marks)
            .is_some_and(|m| m.ends_with(['-', '+']) && words.starts_with(|c: char| c.is_ascii_digit()))
    {
        return marks;
    }
    let digits = line.trim_start().bytes().take_while(u8::is_ascii_digit).count();
    let indent = line.len() - line.trim_start().len();
    let item = line.get(indent + digits..).is_some_and(|rest| rest.starts_with(". ") || rest.starts_with(") "));
    if digits > 0 && digits < 3 && item { indent + digits + 2 } else { 0 }
}

/// The sentences of the paragraph from byte `from` up to `to`.
fn cut(text: &str, from: usize, to: usize, out: &mut Vec<Span>) {
    let Some(body) = text.get(from..to) else { return };
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let Some(part) = body.get(start..end) else { return };
        let (head, tail) = (part.len() - part.trim_start().len(), part.trim_end().len());
        if part.contains(char::is_alphanumeric) {
            out.push(Span::new((from + start + head) as u32, (from + start + tail) as u32));
        }
    };
    for (at, mark) in body.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | ';')) {
        let after = body.get(at + mark.len_utf8()..).unwrap_or("");
        let closed = after.trim_start_matches(['"', '\'', ')', '»', '”', '’', '*', '_']);
        let next = closed.trim_start();
        let spaced = closed.is_empty() || closed.len() != next.len();
        let opens = next.chars().next().is_none_or(|c| !c.is_lowercase());
        let word = body.get(start..at).unwrap_or("").rsplit([' ', '(', '\n']).next().unwrap_or("").to_lowercase();
        let short = mark == '.'
            && (SHORT.contains(&word.as_str()) || word.chars().count() == 1 && word.chars().all(char::is_alphabetic));
        if spaced && opens && !(short && !next.is_empty()) {
            let end = at + mark.len_utf8() + (after.len() - closed.len());
            push(start, end);
            start = end;
        }
    }
    push(start, body.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|span| span.slice(text)).collect()
    }

    #[test]
    fn plain_and_marked_down() {
        assert_eq!(
            of("Veltis rose 3.5% to EUR 25. Mr. Durand left.\nIt is so."),
            ["Veltis rose 3.5% to EUR 25.", "Mr. Durand left.", "It is so."]
        );
        assert_eq!(
            of("# Veltis up\n\n- Sales rose 4%.\n- The U.S. unit\n  fell.\n\n---\n1. \"So it is.\" They said so."),
            ["Veltis up", "Sales rose 4%.", "The U.S. unit\n  fell.", "\"So it is.\"", "They said so."]
        );
        assert_eq!(of("-2.3% it was"), ["-2.3% it was"]);
        assert!(of("\n --- \n***\n").is_empty());
    }
}
