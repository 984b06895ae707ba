//! Text from anywhere as text on a page: never markup, never invisible.

use std::fmt::{self, Write};

use askama::filters::Escaper;

/// The escaper of every template: markup is shown as written, and what no eye can see by its number (`⟦U+202E⟧`).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shown;

impl Escaper for Shown {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(|c| entity(c).is_some() || is_hidden(c)) {
            let (plain, special) = rest.split_at(at);
            dest.write_str(plain)?;
            let mut chars = special.chars();
            if let Some(c) = chars.next() {
                match entity(c) {
                    Some(entity) => dest.write_str(entity)?,
                    None => number(&mut dest, c)?,
                }
            }
            rest = chars.as_str();
        }
        dest.write_str(rest)
    }
}

fn entity(c: char) -> Option<&'static str> {
    Some(match c {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        '\'' => "&#39;",
        // Browsers make line ends of it.
        '\r' => "",
        _ => return None,
    })
}

/// Whether a character has no picture of its own, or turns those around it.
fn is_hidden(c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}' => true,
        c => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}

fn number(mut dest: impl Write, c: char) -> fmt::Result {
    write!(dest, "⟦U+{:04X}⟧", u32::from(c))
}

/// Text with what is hidden in it shown, for data that a script puts on the page as text.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            // Writing to a string does not fail.
            let _ = number(&mut out, c);
        } else {
            out.push(c);
        }
    }
    out
}

/// JSON that may stand inside a script element: only strings of it hold what is escaped here.
pub(super) fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        if matches!(c, '<' | '>' | '&') || is_hidden(c) {
            c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| {
                let _ = write!(out, "\\u{unit:04x}");
            });
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_and_nothing_is_hidden() {
        let mut out = String::new();
        Shown.write_escaped_str(&mut out, "<b a='1' c=\"2\">&\r\n\u{202e}x\0é\u{200b}</b>").unwrap();
        assert_eq!(out, "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;\n⟦U+202E⟧x⟦U+0000⟧é⟦U+200B⟧&lt;/b&gt;");
        assert_eq!(visible("a\u{2066}b\u{e0041}"), "a⟦U+2066⟧b⟦U+E0041⟧");
        let told = ["</script><!--\u{2028}\u{e0041}&"];
        let json = json(&serde_json::to_string(&told).unwrap());
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{e0041}']), "{json}");
        assert_eq!(serde_json::from_str::<[String; 1]>(&json).unwrap(), told);
    }
}
