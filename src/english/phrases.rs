//! French noun phrases put into English by a table of nouns and a small grammar; what it cannot read stays French.
//!
//! The grammar is: determiner, number, adjectives, noun, adjectives, names, complements (`de`, `pour`, `en` …), `et`.
//! Every word must be read, or the phrase is not told at all.

use super::lexicon::{self, Noun, Token, Word, is_name};
use crate::{facts::ontology::Phrase, sheet::Sheet};

/// Nouns of doing: their complement follows with `of`.
const OF_HEADS: &[&str] = &[
    "acquisition",
    "commissioning",
    "construction",
    "delivery",
    "development",
    "disposal",
    "launch",
    "maintenance",
    "manufacturing",
    "modernisation",
    "number",
    "opening",
    "operation",
    "purchase",
    "quantity",
    "renovation",
    "rental",
    "sale",
    "storage",
    "supply",
    "tranche",
];

/// Parts of a company, which the noun behind them names.
const PARTS: &[&str] = &["business", "division", "sector", "segment"];

/// A noun phrase in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Np {
    /// Its words, without an article.
    pub text: String,
    /// Whether it is plural; `None` where it is not counted.
    pub plural: Option<bool>,
    /// Whether it takes no article: it has a number, a possessive, or is a name.
    pub bound: bool,
}

impl Np {
    /// With `a` or `an` where it is one of several.
    pub fn with_article(&self) -> String {
        if self.text.contains(" Act") && !self.bound {
            return glue!["the ", self.text];
        }
        if self.plural == Some(false) && !self.bound {
            let heads = OF_HEADS.iter().any(|head| self.text.starts_with(head) && self.text.contains(" of "));
            let article = if heads { "the" } else { article(&self.text) };
            return glue![article, " ", self.text];
        }
        if ["first ", "second ", "third "].iter().any(|o| self.text.starts_with(o)) && !self.bound {
            return glue!["the ", self.text];
        }
        if self.plural.is_none() && !self.bound && OF_HEADS.iter().any(|h| self.text.starts_with(&glue![h, " of "])) {
            return glue!["the ", self.text];
        }
        self.text.clone()
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
    let tokens = lexicon::tokens(phrase, sheet)?;
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let np = reader.list()?;
    (reader.at == tokens.len()).then_some(np)
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
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let np = reader.list()?;
    (reader.at == tokens.len()).then_some(np)
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
}

impl<'a> Reader<'a> {
    fn token(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at)
    }

    /// The word at this place in small letters.
    fn lower(&self) -> &'a str {
        match self.token() {
            Some(Token::Word(word)) => &word.lower,
            _ => "",
        }
    }

    /// Noun phrases joined by `et` or `ou`.
    fn list(&mut self) -> Option<Np> {
        let mut np = self.np()?;
        while let Some(joint) = match self.lower() {
            "et" | "&" => Some("and"),
            "ou" => Some("or"),
            _ => None,
        } {
            self.at += 1;
            let next = self.np()?;
            np.text = glue![np.text, " ", joint, " ", next.text];
            np.plural = Some(true);
        }
        Some(np)
    }

    fn adjective(&mut self) -> Option<&'static str> {
        let english = lexicon::adjective(self.lower())?;
        self.at += 1;
        Some(english)
    }

    /// The longest noun of the table at this place, and how many words it takes.
    fn noun(&self) -> Option<(Noun, usize)> {
        lexicon::noun(self.tokens.get(self.at..)?.iter().map_while(|token| match token {
            Token::Word(word) => Some(word),
            _ => None,
        }))
    }

    fn np(&mut self) -> Option<Np> {
        let mut possessive = None;
        let mut number = None;
        loop {
            match self.lower() {
                "le" | "la" | "les" | "l'" | "un" | "une" | "des" | "ce" | "cet" | "cette" | "ces" => self.at += 1,
                "son" | "sa" | "ses" => {
                    possessive = Some("its");
                    self.at += 1;
                }
                "leur" | "leurs" => {
                    possessive = Some("their");
                    self.at += 1;
                }
                // After a magnitude: `un million de`.
                "de" | "d'" if number.is_some() => self.at += 1,
                _ => match self.token() {
                    Some(Token::Number(printed)) if number.is_none() => {
                        number = Some(printed.clone());
                        self.at += 1;
                    }
                    Some(Token::Word(Word { text, .. })) if number.is_none() && is_number(text) => {
                        number = Some(text.replace(['.', '\u{202F}'], ","));
                        self.at += 1;
                    }
                    // `55 et 22 exemplaires`.
                    Some(Token::Word(word)) if word.text == "et" && number.is_some() => {
                        let next = match self.tokens.get(self.at + 1) {
                            Some(Token::Number(printed)) => printed.clone(),
                            Some(Token::Word(word)) if is_number(&word.text) => word.text.replace('.', ","),
                            _ => break,
                        };
                        number = number.map(|n| glue![n, " and ", next]);
                        self.at += 2;
                    }
                    _ => break,
                },
            }
        }
        let mut before: Vec<&str> = Vec::new();
        let noun = loop {
            if let Some(found) = self.noun() {
                break Some(found);
            }
            match self.adjective() {
                Some(english) => before.push(english),
                None => break None,
            }
        };
        let Some((noun, taken)) = noun else {
            return self.named(possessive, number, &before);
        };
        self.at += taken;
        let mut np = Np { text: noun.english.to_owned(), plural: noun.plural, bound: false };
        let mut modifiers: Vec<String> = Vec::new();
        loop {
            if let Some(english) = self.adjective() {
                // The nearer an adjective stands in French, the nearer it stands in English.
                modifiers.insert(0, english.to_owned());
                continue;
            }
            match self.token() {
                Some(Token::Name(name)) => {
                    let mut names = (*name).to_owned();
                    self.at += 1;
                    while let (Some(Token::Word(et)), Some(Token::Name(next))) =
                        (self.token(), self.tokens.get(self.at + 1))
                        && et.text == "et"
                    {
                        names = glue![names, " and ", next];
                        self.at += 2;
                    }
                    modifiers.push(names);
                }
                Some(Token::Aside(aside)) => {
                    np.text = glue![np.text, " (", aside, ")"];
                    self.at += 1;
                }
                // `division beauté`: the part is named by what it makes.
                Some(Token::Word(_)) if PARTS.contains(&noun.modifier) && self.noun().is_some() => {
                    if let Some((named, taken)) = self.noun() {
                        modifiers.push(named.english.to_owned());
                        self.at += taken;
                    }
                }
                Some(Token::Word(word)) if is_name(&word.text) => {
                    modifiers.push(word.text.clone().into_owned());
                    self.at += 1;
                }
                _ => break,
            }
        }
        for modifier in modifiers.iter().rev() {
            np.text = glue![modifier, " ", np.text];
        }
        while self.complement(&mut np, &noun).is_some() {}
        for adjective in before.iter().rev() {
            np.text = glue![adjective, " ", np.text];
        }
        if let Some(count) = number {
            np.bound = true;
            np.plural = Some(count != "one" && count != "1");
            let its = possessive.map_or_else(String::new, |p| glue!["of ", p, " "]);
            np.text = glue![count, " ", its, np.text];
        } else if let Some(its) = possessive {
            np.bound = true;
            np.text = glue![its, " ", np.text];
        }
        Some(np)
    }

    /// A phrase whose head is a name or a bare adjective: `Creed`, `30 A320neo`, `international`.
    fn named(&mut self, possessive: Option<&str>, number: Option<String>, before: &[&str]) -> Option<Np> {
        let mut text = String::new();
        while let Some(word) = match self.token() {
            Some(Token::Name(name)) => Some(*name),
            Some(Token::Word(word)) if is_name(&word.text) => Some(&*word.text),
            _ => None,
        } {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
            self.at += 1;
        }
        if text.is_empty() && (before.len() != 1 || number.is_some() || possessive.is_some()) {
            return None;
        }
        let mut parts: Vec<&str> = Vec::new();
        parts.extend(number.as_deref());
        parts.extend(possessive);
        parts.extend(before);
        if !text.is_empty() {
            parts.push(&text);
        }
        Some(Np { text: parts.join(" "), plural: number.is_some().then_some(true), bound: true })
    }

    /// One complement of the head, put into `np`.
    fn complement(&mut self, np: &mut Np, head: &Noun) -> Option<()> {
        if let Some(Token::Date(date)) = self.token() {
            np.text = glue![np.text, " ", date];
            self.at += 1;
            return Some(());
        }
        let start = self.at;
        let preposition = match self.lower() {
            "de" | "d'" | "du" | "des" => "of",
            "pour" => "for",
            "en" | "dans" => "in",
            "avec" => "with",
            "par" => "per",
            "hors" => "excluding",
            "chez" => "at",
            "entre" => "between",
            "sur" if np.text.starts_with("option") => "on",
            "contre" => "against",
            _ => return None,
        };
        self.at += 1;
        if preposition == "of" {
            match self.token() {
                Some(Token::Date(date)) => {
                    // `de 50 ans`: 50-year.
                    let length = date.strip_suffix('s').unwrap_or(date).replace(' ', "-");
                    np.text = glue![length, " ", np.text];
                    self.at += 1;
                    return Some(());
                }
                Some(Token::Number(amount)) if !matches!(self.tokens.get(self.at + 1), Some(Token::Word(w)) if !is_link(w)) =>
                {
                    np.text = glue![np.text, " of ", amount];
                    self.at += 1;
                    return Some(());
                }
                _ => {}
            }
            let single = self.noun().filter(|_| !OF_HEADS.contains(&head.modifier));
            if let Some((noun, taken)) = single.or_else(|| self.after_article(head)) {
                let article = usize::from(self.noun().is_none());
                let after = self.tokens.get(self.at + article + taken);
                let ends = match after {
                    None => true,
                    Some(Token::Word(word)) => is_link(word) && !matches!(&*word.text, "de" | "d'" | "du" | "des"),
                    Some(_) => false,
                };
                if ends {
                    self.at += article + taken;
                    np.text = glue![noun.modifier, " ", np.text];
                    return Some(());
                }
            }
        }
        let Some(next) = self.np() else {
            self.at = start;
            return None;
        };
        if preposition == "of" && next.bound && next.plural.is_none() && !OF_HEADS.contains(&head.modifier) {
            // A name: `parfums de Gucci`.
            np.text = glue![next.text, " ", np.text];
        } else {
            let what = if preposition == "per" { next.text } else { next.with_article() };
            np.text = glue![np.text, " ", preposition, " ", what];
        }
        Some(())
    }

    /// The noun behind `la` or `l'` of a complement.
    fn after_article(&mut self, head: &Noun) -> Option<(Noun, usize)> {
        if OF_HEADS.contains(&head.modifier) || !matches!(self.lower(), "la" | "l'") {
            return None;
        }
        self.at += 1;
        let found = self.noun();
        self.at -= 1;
        found
    }
}

/// Whether a word brings in what no longer belongs to the noun before it.
fn is_link(word: &Word<'_>) -> bool {
    matches!(
        &*word.lower,
        "de" | "d'"
            | "du"
            | "des"
            | "pour"
            | "en"
            | "dans"
            | "avec"
            | "par"
            | "hors"
            | "et"
            | "ou"
            | "&"
            | "chez"
            | "entre"
    )
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noun_phrases() {
        for (french, english) in [
            ("ventes de ciment", "cement sales"),
            ("entreprises clientes", "business customers"),
            ("taux de rétention des clients", "customer retention rate"),
            ("nombre de grands comptes", "number of large accounts"),
            ("usines françaises", "French plants"),
            ("30 trains à grande vitesse supplémentaires", "30 additional high-speed trains"),
            ("processeurs MX20", "MX20 processors"),
            ("division beauté", "beauty division"),
            ("règlement sur les marchés numériques (DMA)", "Digital Markets Act (DMA)"),
            ("licence exclusive pour les parfums", "exclusive licence for perfumes"),
            ("fourniture de turbines", "supply of turbines"),
            ("dépenses de consommation des ménages en biens", "household spending on goods"),
            ("recette par passager", "revenue per passenger"),
            ("Mode & Maroquinerie", "fashion and leather goods"),
            ("vins et spiritueux", "wines and spirits"),
            ("puissance de calcul", "computing power"),
            ("énergies renouvelables", "renewable energies"),
            ("prix de la viande", ""),
            ("moderniser son réseau d'eau", ""),
            ("celles qui lui rapportent", ""),
        ] {
            let got = words(french).map_or_else(String::new, |np| np.text);
            assert_eq!(got, english, "{french}");
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
