//! French noun phrases put into English by a table of nouns and a small grammar; what it cannot read stays French.
//!
//! The grammar is: determiner, number, adjectives, noun, adjectives, names, complements (`de`, `pour`, `en` …), `et`.
//! Every word must be read, or the phrase is not told at all.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{calendar, numbers};
use crate::{facts::ontology::Phrase, sheet::Sheet};

pub(super) const NOUNS: &str = include_str!("tables/nouns.tsv");
pub(super) const ADJECTIVES: &str = include_str!("tables/adjectives.tsv");

/// Words that the longest noun of the table has.
const LONGEST: usize = 8;

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

struct Noun {
    english: &'static str,
    /// Whether the form is plural; `None` where the noun is not counted.
    plural: Option<bool>,
    /// Its English singular, which stands before another noun.
    modifier: &'static str,
}

static TABLE: LazyLock<FxHashMap<String, Noun>> = LazyLock::new(|| {
    let mut out = FxHashMap::default();
    for row in NOUNS.lines().skip(1) {
        let mut columns = row.split('\t');
        let mut next = || columns.next().unwrap_or("");
        let (one, many, english, plural) = (next(), next(), next(), next());
        let counted = !plural.is_empty() && !many.is_empty();
        if counted && many != one {
            let noun = Noun { english: plural, plural: Some(true), modifier: english };
            out.insert(key(many), noun);
        }
        let noun = Noun { english, plural: counted.then_some(false), modifier: english };
        out.insert(key(one), noun);
    }
    out
});

static ADJECTIVE: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| ADJECTIVES.lines().skip(1).filter_map(|row| row.split_once('\t')).collect());

/// Builds the tables of phrases.
pub(super) fn warm_up() {
    LazyLock::force(&TABLE);
    LazyLock::force(&ADJECTIVE);
}

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
            return format!("the {}", self.text);
        }
        if self.plural == Some(false) && !self.bound {
            let heads = OF_HEADS.iter().any(|head| self.text.starts_with(head) && self.text.contains(" of "));
            let article = if heads { "the" } else { article(&self.text) };
            return format!("{article} {}", self.text);
        }
        if ["first ", "second ", "third "].iter().any(|o| self.text.starts_with(o)) && !self.bound {
            return format!("the {}", self.text);
        }
        if self.plural.is_none() && !self.bound && OF_HEADS.iter().any(|h| self.text.starts_with(&format!("{h} of "))) {
            return format!("the {}", self.text);
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

/// A word of the phrase.
#[derive(Clone, Debug)]
enum Token {
    Word(String),
    /// A name, in the sheet's English form.
    Name(String),
    /// An amount, printed.
    Number(String),
    /// A date, printed with its preposition.
    Date(String),
    /// An acronym in parentheses.
    Aside(String),
}

/// The phrase in English; `None` where a word of it cannot be told.
pub(super) fn translate(phrase: &Phrase, sheet: &Sheet) -> Option<Np> {
    let tokens = tokens(phrase, sheet)?;
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let np = reader.list()?;
    (reader.at == tokens.len()).then_some(np)
}

/// A counted noun or other bare French words in English.
pub(super) fn words(text: &str) -> Option<Np> {
    let mut tokens = Vec::new();
    split(text, &mut tokens);
    let mut reader = Reader { tokens: &tokens, at: 0 };
    let np = reader.list()?;
    (reader.at == tokens.len()).then_some(np)
}

fn tokens(phrase: &Phrase, sheet: &Sheet) -> Option<Vec<Token>> {
    let span = phrase.span;
    let inside = |s: crate::text::Span| s.start >= span.start && s.end <= span.end && s.start < s.end;
    let mut fixed: Vec<(crate::text::Span, Token)> = Vec::new();
    // An amount whose bound stands before the phrase (`jusqu'à | 55 trains`) is told whole.
    for figure in
        sheet.figures.iter().filter(|f| f.span.start < span.end && span.start < f.span.end && f.span.end <= span.end)
    {
        fixed.push((figure.span, Token::Number(numbers::amount(figure, numbers::Style::default()))));
    }
    for date in sheet.dates.iter().filter(|d| inside(d.span)) {
        let printed = if calendar::is_duration(date) {
            calendar::length(date.value.as_deref()?)?
        } else {
            calendar::with_preposition(date, sheet.source.published.as_deref())
        };
        fixed.push((date.span, Token::Date(printed)));
    }
    for entity in &sheet.entities {
        for mention in entity.mentions.iter().filter(|m| inside(m.span)) {
            fixed.push((mention.span, Token::Name(entity.name.clone())));
        }
    }
    fixed.sort_by_key(|(s, _)| (s.start, std::cmp::Reverse(s.end)));
    let mut out = Vec::new();
    let mut at = span.start;
    for (place, token) in fixed {
        if place.start < at && at > span.start {
            continue;
        }
        let place = crate::text::Span::new(place.start.max(at), place.end);
        split(phrase.text.get((at - span.start) as usize..(place.start - span.start) as usize)?, &mut out);
        out.push(token);
        at = place.end;
    }
    split(phrase.text.get((at - span.start) as usize..)?, &mut out);
    Some(out)
}

fn split(text: &str, out: &mut Vec<Token>) {
    for piece in text.split(|c: char| c.is_whitespace() || matches!(c, '\u{00A0}' | '\u{202F}')) {
        if let Some(aside) = piece.strip_prefix('(').and_then(|p| p.strip_suffix(')')).filter(|a| is_name(a)) {
            out.push(Token::Aside(aside.to_owned()));
            continue;
        }
        let mut rest = piece.trim_matches(['"', '«', '»', '(', ')', ',', ';', '.']);
        // An elision of at most two letters: `d'`, `l'`, `qu'`.
        while let Some(at) = rest.find(['\'', '\u{2019}']).filter(|at| *at > 0 && *at <= 2) {
            let mark = rest[at..].chars().next().map_or(1, char::len_utf8);
            out.push(Token::Word(format!("{}'", &rest[..at])));
            rest = &rest[at + mark..];
        }
        if !rest.is_empty() {
            out.push(Token::Word(rest.to_owned()));
        }
    }
}

/// The table's key of French words.
fn key(text: &str) -> String {
    let mut tokens = Vec::new();
    split(text, &mut tokens);
    let mut out = String::with_capacity(text.len() + 4);
    for token in &tokens {
        if let Token::Word(word) = token {
            push(&mut out, word);
        }
    }
    out
}

fn push(out: &mut String, word: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    // Acronyms keep their capitals, so that no word is taken for one.
    if word.len() > 1 && word.chars().all(|c| !c.is_lowercase()) {
        out.push_str(word);
    } else {
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        match self.tokens.get(at)? {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }

    fn lower(&self) -> String {
        self.word(self.at).map(str::to_lowercase).unwrap_or_default()
    }

    /// Noun phrases joined by `et` or `ou`.
    fn list(&mut self) -> Option<Np> {
        let mut np = self.np()?;
        while let Some(joint) = match self.lower().as_str() {
            "et" | "&" => Some("and"),
            "ou" => Some("or"),
            _ => None,
        } {
            self.at += 1;
            let next = self.np()?;
            np.text = format!("{} {joint} {}", np.text, next.text);
            np.plural = Some(true);
        }
        Some(np)
    }

    fn adjective(&mut self) -> Option<&'static str> {
        let english = ADJECTIVE.get(self.lower().as_str()).copied()?;
        self.at += 1;
        Some(english)
    }

    /// The longest noun of the table at this place, and how many words it takes.
    fn noun(&self) -> Option<(&'static Noun, usize)> {
        let mut best = None;
        let mut wanted = String::new();
        for length in 1..=LONGEST {
            let Some(word) = self.word(self.at + length - 1) else { break };
            push(&mut wanted, word);
            if let Some(noun) = TABLE.get(&wanted) {
                best = Some((noun, length));
            }
        }
        best
    }

    fn np(&mut self) -> Option<Np> {
        let mut possessive = None;
        let mut number = None;
        loop {
            match self.lower().as_str() {
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
                _ => match self.tokens.get(self.at) {
                    Some(Token::Number(printed)) if number.is_none() => {
                        number = Some(printed.clone());
                        self.at += 1;
                    }
                    Some(Token::Word(word)) if number.is_none() && is_number(word) => {
                        number = Some(word.replace(['.', '\u{202F}'], ","));
                        self.at += 1;
                    }
                    // `55 et 22 exemplaires`.
                    Some(Token::Word(word)) if word == "et" && number.is_some() => {
                        let next = match self.tokens.get(self.at + 1) {
                            Some(Token::Number(printed)) => printed.clone(),
                            Some(Token::Word(word)) if is_number(word) => word.replace('.', ","),
                            _ => break,
                        };
                        number = number.map(|n| format!("{n} and {next}"));
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
            match self.tokens.get(self.at) {
                Some(Token::Name(name)) => {
                    let mut names = name.clone();
                    self.at += 1;
                    while let (Some(Token::Word(et)), Some(Token::Name(next))) =
                        (self.tokens.get(self.at), self.tokens.get(self.at + 1))
                        && et == "et"
                    {
                        names = format!("{names} and {next}");
                        self.at += 2;
                    }
                    modifiers.push(names);
                }
                Some(Token::Aside(aside)) => {
                    np.text = format!("{} ({aside})", np.text);
                    self.at += 1;
                }
                // `division beauté`: the part is named by what it makes.
                Some(Token::Word(_)) if PARTS.contains(&noun.modifier) && self.noun().is_some() => {
                    if let Some((named, taken)) = self.noun() {
                        modifiers.push(named.english.to_owned());
                        self.at += taken;
                    }
                }
                Some(Token::Word(word)) if is_name(word) => {
                    modifiers.push(word.clone());
                    self.at += 1;
                }
                _ => break,
            }
        }
        for modifier in modifiers.iter().rev() {
            np.text = format!("{modifier} {}", np.text);
        }
        while self.complement(&mut np, noun).is_some() {}
        for adjective in before.iter().rev() {
            np.text = format!("{adjective} {}", np.text);
        }
        if let Some(count) = number {
            np.bound = true;
            np.plural = Some(count != "one" && count != "1");
            let its = possessive.map_or_else(String::new, |p| format!("of {p} "));
            np.text = format!("{count} {its}{}", np.text);
        } else if let Some(its) = possessive {
            np.bound = true;
            np.text = format!("{its} {}", np.text);
        }
        Some(np)
    }

    /// A phrase whose head is a name or a bare adjective: `Creed`, `30 A320neo`, `international`.
    fn named(&mut self, possessive: Option<&str>, number: Option<String>, before: &[&str]) -> Option<Np> {
        let mut text = String::new();
        while let Some(word) = match self.tokens.get(self.at) {
            Some(Token::Name(name)) => Some(name.clone()),
            Some(Token::Word(word)) if is_name(word) => Some(word.clone()),
            _ => None,
        } {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&word);
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
        if let Some(Token::Date(date)) = self.tokens.get(self.at) {
            np.text = format!("{} {date}", np.text);
            self.at += 1;
            return Some(());
        }
        let start = self.at;
        let preposition = match self.lower().as_str() {
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
            match self.tokens.get(self.at) {
                Some(Token::Date(date)) => {
                    // `de 50 ans`: 50-year.
                    let length = date.strip_suffix('s').unwrap_or(date).replace(' ', "-");
                    np.text = format!("{length} {}", np.text);
                    self.at += 1;
                    return Some(());
                }
                Some(Token::Number(amount)) if !matches!(self.tokens.get(self.at + 1), Some(Token::Word(w)) if !is_link(w)) =>
                {
                    np.text = format!("{} of {amount}", np.text);
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
                    Some(Token::Word(word)) => is_link(word) && !matches!(word.as_str(), "de" | "d'" | "du" | "des"),
                    Some(_) => false,
                };
                if ends {
                    self.at += article + taken;
                    np.text = format!("{} {}", noun.modifier, np.text);
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
            np.text = format!("{} {}", next.text, np.text);
        } else {
            let what = if preposition == "per" { next.text } else { next.with_article() };
            np.text = format!("{} {preposition} {what}", np.text);
        }
        Some(())
    }

    /// The noun behind `la` or `l'` of a complement.
    fn after_article(&mut self, head: &Noun) -> Option<(&'static Noun, usize)> {
        if OF_HEADS.contains(&head.modifier) || !matches!(self.lower().as_str(), "la" | "l'") {
            return None;
        }
        self.at += 1;
        let found = self.noun();
        self.at -= 1;
        found
    }
}

/// Whether a word brings in what no longer belongs to the noun before it.
fn is_link(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
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

/// Whether a word that no table knows is a code (`A320neo`, `TPU`): capitals or digits inside it. A capital alone may
/// open any French word.
fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        && !TABLE.contains_key(&key(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::english::table;

    #[test]
    fn the_tables_are_sorted_and_unique() {
        assert_eq!(table::faults(NOUNS, 4), Vec::<String>::new());
        assert_eq!(table::faults(ADJECTIVES, 2), Vec::<String>::new());
        let longest =
            NOUNS.lines().skip(1).map(|row| key(row.split('\t').next().unwrap_or("")).split(' ').count()).max();
        assert_eq!(longest, Some(LONGEST), "LONGEST counts the words of the table's longest noun");
    }

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
