//! French phrases put into English by tables and a small grammar; what they cannot read stays French.

use std::borrow::Cow;

use super::{
    grammar::{self, OF_HEADS},
    lexicon::{self, Token, Word},
};
use crate::{
    facts::ontology::Phrase,
    sheet::{Figure, Sheet},
    value::FigureKind,
};

/// A noun phrase in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Np {
    /// Its words, without an article.
    pub text: String,
    /// Whether it is plural; `None` where it is not counted.
    pub plural: Option<bool>,
    /// Whether it takes no article: it has a number, a possessive, is a name or a doing (`building a plant`).
    pub bound: bool,
    /// Whether the French has the definite article.
    pub definite: bool,
}

impl Np {
    /// With the article that it stands with in a sentence.
    pub fn with_article(&self) -> String {
        let opens = |with: &str| self.text.strip_prefix(with).is_some_and(|rest| rest.starts_with(' '));
        let article = if self.bound {
            if self.definite { "the" } else { "" }
        } else if self.text.contains(" Act")
            || self.plural.is_none() && ["first", "second", "third"].into_iter().any(opens)
            || self.plural != Some(true) && OF_HEADS.iter().any(|head| opens(&glue![head, " of"]))
        {
            "the"
        } else {
            match self.plural {
                Some(false) if !self.definite => article(&self.text),
                // Of what is not counted, only what is told more of: the energy transition of its customers.
                plural if self.definite && (plural == Some(false) || self.text.contains(" of ")) => "the",
                _ => "",
            }
        };
        if article.is_empty() { self.text.clone() } else { glue![article, " ", self.text] }
    }
}

/// `a` or `an`.
pub(super) fn article(text: &str) -> &'static str {
    let word = text.split([' ', '-']).next().unwrap_or("");
    let letters = word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_ascii_digit());
    let vowel = match word.chars().next() {
        // Spelled letter by letter: an MRI, a UPS.
        Some(c) if letters && !matches!(word, "NATO") => {
            matches!(c, 'A' | 'E' | 'F' | 'H' | 'I' | 'L' | 'M' | 'N' | 'O' | 'R' | 'S' | 'X' | '8')
        }
        Some(c) => matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u') || word.starts_with("hour"),
        None => false,
    };
    let sounded =
        ["eu", "Eu", "uni", "use", "usu", "one", "once", "US", "UK"].iter().any(|head| word.starts_with(head));
    if vowel && !(sounded && !word.starts_with("unin")) { "an" } else { "a" }
}

/// `a` or `an` before a number as it is spoken: an 8% stake, an 11% stake.
pub(super) fn number_article(text: &str) -> &'static str {
    let digits: &str = text.split(['.', '%', ',', ' ']).next().unwrap_or("");
    if digits.starts_with('8') || digits == "11" || digits == "18" { "an" } else { "a" }
}

/// The phrase in English; `None` where a word of it cannot be told.
pub(super) fn translate(phrase: &Phrase, sheet: &Sheet) -> Option<Np> {
    let np = grammar::read(&lexicon::tokens(phrase, sheet)?)?;
    Some(Np { text: in_context(&phrase.text, np.text, sheet), ..np })
}

/// The English `told` of French words, as the article makes it: `appareils` are aircraft where it counts planes too.
pub(super) fn in_context(french: &str, told: String, sheet: &Sheet) -> String {
    let planes = |f: &Figure| f.kind == FigureKind::Count && f.unit.as_deref().is_some_and(|u| u.starts_with("avion"));
    let unit = told.ends_with("units") || told.ends_with("unit");
    let these = french.contains("appareil") || french.contains("exemplaire");
    if unit && these && sheet.figures.iter().any(planes) {
        return glue![told.trim_end_matches('s').trim_end_matches("unit"), "aircraft"];
    }
    told
}

/// Phrases of a sheet that were read, with what came of them.
#[derive(Debug, Default)]
pub(super) struct Book(Vec<(Phrase, Option<Np>)>);

impl Book {
    /// Reads a phrase, or remembers it.
    pub fn read(&mut self, phrase: &Phrase, sheet: &Sheet) -> Option<&Np> {
        let known = self.0.iter().position(|(known, _)| known.span == phrase.span && known.text == phrase.text);
        let at = known.unwrap_or_else(|| {
            self.0.push((phrase.clone(), translate(phrase, sheet)));
            self.0.len() - 1
        });
        self.0.get(at)?.1.as_ref()
    }

    /// What came of a phrase, where it was read.
    pub fn find(&self, phrase: &Phrase) -> Option<Option<&Np>> {
        let known = |(known, _): &&(Phrase, Option<Np>)| known.span == phrase.span && known.text == phrase.text;
        self.0.iter().find(known).map(|(_, np)| np.as_ref())
    }
}

/// A counted noun or other bare French words in English.
pub(super) fn words(text: &str) -> Option<Np> {
    let mut tokens = Vec::new();
    lexicon::split(text, &mut tokens);
    grammar::read(&tokens)
}

/// A title of common words and a place in English: `Cour d'appel de Versailles`.
pub(super) fn title(text: &str) -> Option<Np> {
    let mut tokens = Vec::new();
    lexicon::split(text, &mut tokens);
    for token in tokens.iter_mut().skip(1) {
        if let Token::Word(Word { text: Cow::Borrowed(name), .. }) = *token
            && name.starts_with(char::is_uppercase)
        {
            *token = Token::Name { name, the: false, place: true };
        }
    }
    grammar::read(&tokens)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::table;

    const EXAMPLES: &str = include_str!("tables/examples.tsv");

    #[test]
    fn examples() {
        assert_eq!(table::faults(EXAMPLES, 2), Vec::<String>::new());
        let wrong: Vec<String> = EXAMPLES
            .lines()
            .skip(1)
            .filter_map(|row| row.split_once('\t'))
            .filter_map(|(french, english)| {
                let got = words(french).map_or_else(String::new, |np| np.text);
                (got != english).then(|| format!("{french}: {got:?}, not {english:?}"))
            })
            .collect();
        assert!(wrong.is_empty(), "tables/examples.tsv or the grammar is wrong:\n{}", wrong.join("\n"));
    }

    #[test]
    fn titles() {
        for (french, english) in [
            ("Cour d'appel de Versailles", "Versailles court of appeal"),
            ("tribunal de commerce de Nanterre", "Nanterre commercial court"),
            ("Ministère de la Justice", "Justice ministry"),
            ("Tribunal du Veltis qui siège", ""),
        ] {
            assert_eq!(title(french).map_or_else(String::new, |np| np.text), english, "{french}");
        }
    }

    #[test]
    fn articles() {
        for (text, want) in [
            ("operating margin", "an"),
            ("EBITDA margin", "an"),
            ("unit", "a"),
            ("European plant", "a"),
            ("order", "an"),
            ("CET1 ratio", "a"),
        ] {
            assert_eq!(article(text), want, "{text}");
        }
    }
}
