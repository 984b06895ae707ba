//! The grammar of French noun phrases, read into English.
//!
//! A phrase is determiner, number, adjectives, noun, adjectives, names and complements (`de`, `pour`, `destiné à` …),
//! or a doing (`moderniser son réseau`); `et` and `ou` join them. Every word must be read, or the phrase is not told.

use super::{
    lexicon::{self, ADJECTIVE, LINK, Noun, Phrases, Token, VERB, Word, is_name},
    phrases::Np,
};

/// Nouns of doing: their complement follows with `of`.
pub(super) const OF_HEADS: &[&str] = &[
    "acquisition",
    "addition",
    "closure",
    "commissioning",
    "completion",
    "construction",
    "conversion",
    "creation",
    "delivery",
    "design",
    "development",
    "disposal",
    "expansion",
    "extension",
    "implementation",
    "installation",
    "launch",
    "maintenance",
    "manufacturing",
    "modernisation",
    "number",
    "opening",
    "operation",
    "overhaul",
    "purchase",
    "quantity",
    "refurbishment",
    "renewal",
    "renovation",
    "rental",
    "replacement",
    "rollout",
    "sale",
    "storage",
    "supply",
    "takeover",
    "tranche",
    "transformation",
    "upgrade",
];

/// Parts of a company, which a noun with a capital names too; behind other nouns it is a name.
const PARTS: &[&str] = &["business", "division", "sector", "segment", "unit"];

/// A complement of more words than these stands behind its noun.
const SHORT: usize = 3;

/// The phrase of these words in English; `None` where one cannot be told.
pub(super) fn read(tokens: &[Token<'_>]) -> Option<Np> {
    let mut reader = Reader { tokens, at: 0, means: "" };
    let np = reader.list()?;
    (reader.at == tokens.len()).then_some(np)
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    /// What `en` is after the verb that was read: `équiper … en`.
    means: &'static str,
}

/// A noun phrase as it is read.
struct Part<'a> {
    np: Np,
    /// Its words as they stand before another noun, where they can.
    modifier: Option<String>,
    /// The name that is all of it.
    name: Option<&'a Token<'a>>,
}

/// What opens a noun phrase.
#[derive(Default)]
struct Opening {
    number: Option<String>,
    possessive: Option<&'static str>,
    definite: bool,
    indefinite: bool,
}

impl<'a> Reader<'a> {
    fn token(&self) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at)
    }

    /// The word at this place in small letters.
    fn lower(&self) -> &'a str {
        self.token().and_then(Token::word).map_or("", |word| &word.lower)
    }

    fn words(&self) -> impl Iterator<Item = &'a Word<'a>> + use<'a> {
        self.tokens.get(self.at..).unwrap_or_default().iter().map_while(Token::word)
    }

    /// Takes the longest phrase of a table.
    fn take(&mut self, table: &Phrases) -> Option<&'static str> {
        let (english, taken) = table.longest(self.words())?;
        self.at += taken;
        Some(english)
    }

    /// The longest noun of the table at this place, and how many words it takes.
    fn noun(&self) -> Option<(Noun, usize)> {
        lexicon::noun(self.words())
    }

    fn joint(&mut self) -> Option<&'static str> {
        let joint = match self.lower() {
            "et" | "&" => "and",
            "ou" => "or",
            _ => return None,
        };
        self.at += 1;
        Some(joint)
    }

    /// Noun phrases or doings, joined.
    fn list(&mut self) -> Option<Np> {
        let mut np = self.item(false)?.np;
        while let Some(joint) = self.joint() {
            let next = self.item(false)?.np;
            np.text = glue![np.text, " ", joint, " ", next.text];
            np.plural = Some(true);
        }
        Some(np)
    }

    fn item(&mut self, definite: bool) -> Option<Part<'a>> {
        self.doing().or_else(|| self.part(definite, true))
    }

    /// An infinitive and what it does something to: `building a battery plant`.
    fn doing(&mut self) -> Option<Part<'a>> {
        let start = self.at;
        let (verb, means) = self.take(&VERB)?.split_once('\t')?;
        let mut text = verb.to_owned();
        let mut back = self.at;
        // `développer et commercialiser un vaccin`
        while let Some((joint, verb)) = self.joint().zip(self.take(&VERB)) {
            text.extend([" ", joint, " ", verb.split('\t').next().unwrap_or("")]);
            back = self.at;
        }
        self.at = back;
        self.means = means;
        let with = if !means.is_empty() && matches!(self.lower(), "en" | "de" | "d'") { self.with() } else { None };
        let partitive = matches!(self.lower(), "de" | "du" | "des" | "d'");
        self.at += usize::from(partitive);
        if partitive && matches!(self.lower(), "la" | "l'") {
            self.at += 1;
        }
        match self.part(false, true) {
            Some(object) => text.extend([" ", &object.np.with_article()]),
            None if partitive => {
                self.at = start;
                return None;
            }
            None => {}
        }
        if let Some(with) = with {
            text.extend([" ", means, " ", &with.np.with_article()]);
        }
        self.means = "";
        let np = Np { text, plural: Some(false), bound: true, definite: false };
        Some(Part { np, modifier: None, name: None })
    }

    /// `en signalisation`: the means, told before the object.
    fn with(&mut self) -> Option<Part<'a>> {
        let start = self.at;
        self.at += 1;
        let part = self.part(false, false);
        if part.is_none() {
            self.at = start;
        }
        part
    }

    /// A noun phrase; where it is `loose`, with complements of every kind.
    fn part(&mut self, definite: bool, loose: bool) -> Option<Part<'a>> {
        let start = self.at;
        let part = self.noun_phrase(definite, loose);
        if part.is_none() {
            self.at = start;
        }
        part
    }

    fn opening(&mut self, definite: bool) -> Opening {
        let mut opening = Opening { definite, ..Opening::default() };
        loop {
            match self.lower() {
                "le" | "la" | "les" | "l'" | "ce" | "cet" | "cette" | "ces" => opening.definite = true,
                "un" | "une" | "des" => opening.indefinite = true,
                "son" | "sa" | "ses" => opening.possessive = Some("its"),
                "leur" | "leurs" => opening.possessive = Some("their"),
                // After a magnitude: `un million de`.
                "de" | "d'" if opening.number.is_some() => {}
                // `55 et 22 exemplaires`.
                "et" if opening.number.is_some() => {
                    let Some(next) = self.tokens.get(self.at + 1).and_then(number) else { return opening };
                    opening.number = opening.number.map(|n| glue![n, " and ", next]);
                    self.at += 1;
                }
                _ => match self.token().and_then(number) {
                    Some(printed) if opening.number.is_none() => opening.number = Some(printed),
                    _ => return opening,
                },
            }
            self.at += 1;
        }
    }

    fn noun_phrase(&mut self, definite: bool, loose: bool) -> Option<Part<'a>> {
        let opening = self.opening(definite);
        let mut before: Vec<&str> = Vec::new();
        let noun = loop {
            if let Some(found) = self.noun() {
                break Some(found);
            }
            match self.take(&ADJECTIVE) {
                Some(english) => before.push(english),
                None => break None,
            }
        };
        let Some((noun, taken)) = noun else {
            return self.named(&opening, &before, loose);
        };
        self.at += taken;
        // Told from here: adjectives, complements before the noun, the noun, what follows it.
        let (mut adjectives, mut complements) = (Vec::<String>::new(), String::new());
        let (mut tail, mut labelled) = (String::new(), false);
        loop {
            if let Some(english) = self.adjective() {
                match self.doer() {
                    // `commandés par Ardine`
                    Some(doer) => tail.extend([" ", english, " by ", &doer]),
                    // The nearer an adjective stands in French, the nearer it stands in English.
                    None => adjectives.insert(0, english.to_owned()),
                }
                continue;
            }
            match self.token() {
                Some(Token::Name { name, .. }) => {
                    let mut names = (*name).to_owned();
                    self.at += 1;
                    while let (Some(Token::Word(et)), Some(Token::Name { name, .. })) =
                        (self.token(), self.tokens.get(self.at + 1))
                        && et.text == "et"
                    {
                        names = glue![names, " and ", name];
                        self.at += 2;
                    }
                    adjectives.push(names);
                    continue;
                }
                Some(Token::Aside(aside)) => {
                    tail = glue![tail, " (", aside, ")"];
                    self.at += 1;
                    continue;
                }
                // `terminal 1`
                Some(Token::Word(word)) if is_number(&word.text) => {
                    tail = glue![tail, " ", word.text];
                    labelled = true;
                    self.at += 1;
                    continue;
                }
                // `division beauté`, `clients télévision`
                Some(Token::Word(word))
                    if (word.text.starts_with(char::is_lowercase) || PARTS.contains(&noun.modifier))
                        && self.noun().is_some() =>
                {
                    if let Some((named, taken)) = self.noun() {
                        let whole = PARTS.contains(&noun.modifier);
                        adjectives.push(if whole { named.english } else { named.modifier }.to_owned());
                        self.at += taken;
                        continue;
                    }
                }
                Some(Token::Word(word)) if is_name(&word.text) => {
                    adjectives.push(word.text.clone().into_owned());
                    self.at += 1;
                    continue;
                }
                _ => {}
            }
            match self.complement(noun.modifier, loose) {
                Some(Complement::Before(text)) => complements = glue![text, " ", complements],
                Some(Complement::Behind(text)) => tail = glue![tail, " ", text],
                None => break,
            }
        }
        let mut head = String::new();
        for word in before.iter().copied().chain(adjectives.iter().map(String::as_str)) {
            head.extend([word, " "]);
        }
        head.push_str(&complements);
        let short = tail.is_empty()
            && opening.number.is_none()
            && opening.possessive.is_none()
            && !opening.indefinite
            && !OF_HEADS.contains(&noun.modifier)
            && head.split(' ').count() <= SHORT;
        let modifier = short.then(|| glue![head, noun.modifier]);
        let mut np = Np {
            text: glue![head, noun.english, tail],
            plural: noun.plural,
            bound: labelled,
            definite: opening.definite && !opening.indefinite && !labelled,
        };
        if let Some(count) = opening.number {
            np.bound = true;
            np.definite = false;
            np.plural = Some(count != "one" && count != "1");
            // `480 MWh of storage`
            let money = count.starts_with(char::is_uppercase);
            let measured = count.ends_with(char::is_alphabetic) && !count.starts_with(char::is_lowercase);
            if money || measured && noun.plural.is_none() {
                np.text = glue!["of ", np.text];
            }
            let its = opening.possessive.map_or_else(String::new, |p| glue!["of ", p, " "]);
            np.text = glue![count, " ", its, np.text];
        } else if let Some(its) = opening.possessive {
            np.bound = true;
            np.definite = false;
            np.text = glue![its, " ", np.text];
        }
        Some(Part { np, modifier, name: None })
    }

    /// The adjective here, unless it only opens a longer link: `destiné à`.
    fn adjective(&mut self) -> Option<&'static str> {
        let length = |table: &Phrases| table.longest(self.words()).map_or(0, |(_, length)| length);
        if length(&LINK) > length(&ADJECTIVE) { None } else { self.take(&ADJECTIVE) }
    }

    /// Who did it, behind a participle.
    fn doer(&mut self) -> Option<String> {
        let start = self.at;
        if self.lower() != "par" {
            return None;
        }
        self.at += 1;
        let doer = self.part(false, false).map(|part| part.np.with_article());
        if doer.is_none() {
            self.at = start;
        }
        doer
    }

    /// A phrase whose head is a name or a bare adjective: `Creed`, `30 A320neo`, `international`, `310 GWh`, `12 more`.
    fn named(&mut self, opening: &Opening, before: &[&str], loose: bool) -> Option<Part<'a>> {
        let (mut text, start) = (String::new(), self.at);
        while let Some(word) = match self.token() {
            Some(Token::Name { name, .. }) => Some(*name),
            Some(Token::Word(word)) if is_name(&word.text) => Some(&*word.text),
            _ => None,
        } {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
            self.at += 1;
        }
        let counted = opening.number.is_some();
        let more = if counted && text.is_empty() && before == ["additional"] { &["more"] } else { before };
        let alone = match more {
            [] => counted,
            ["more"] => true,
            [_] => !counted,
            _ => false,
        };
        if text.is_empty() && (!alone || opening.possessive.is_some()) {
            return None;
        }
        let mut parts: Vec<&str> = Vec::new();
        parts.extend(opening.number.as_deref());
        parts.extend(opening.possessive);
        parts.extend(more);
        if !text.is_empty() {
            parts.push(&text);
        }
        let name = self.tokens.get(start).filter(|_| parts.len() == 1 && self.at == start + 1);
        let definite = matches!(name, Some(Token::Name { the: true, .. }));
        let mut text = parts.join(" ");
        let named = self.at > start;
        // `Asie hors Japon`
        while let Some(Complement::Behind(more)) = if named && loose { self.complement("", true) } else { None } {
            text.extend([" ", &more]);
        }
        let np = Np { text, plural: counted.then_some(true), bound: true, definite };
        Some(Part { np, modifier: None, name })
    }

    /// One complement of the head.
    fn complement(&mut self, head: &str, loose: bool) -> Option<Complement> {
        let start = self.at;
        let told = match self.lower() {
            "de" | "d'" | "du" | "des" => {
                let definite = self.lower() == "du";
                self.at += 1;
                self.of(head, definite)
            }
            _ if !loose => None,
            _ => self.linked(head),
        };
        if told.is_none() {
            self.at = start;
        }
        told
    }

    /// What follows `de`.
    fn of(&mut self, head: &str, definite: bool) -> Option<Complement> {
        match self.token()? {
            Token::Date(date) => {
                self.at += 1;
                // `de 50 ans`: 50-year.
                let length = date.strip_suffix('s').unwrap_or(date).replace(' ', "-");
                let counted = length.starts_with(|c: char| c.is_ascii_digit());
                return Some(if counted { Complement::Before(length) } else { Complement::Behind(date.clone()) });
            }
            Token::Number(amount) => {
                let next = self.tokens.get(self.at + 1).and_then(Token::word);
                if next.is_none_or(|word| {
                    matches!(&*word.lower, "de" | "et" | "ou") || LINK.longest([word].into_iter()).is_some()
                }) {
                    self.at += 1;
                    return Some(Complement::Behind(glue!["of ", amount]));
                }
            }
            _ => {}
        }
        let next = self.part(definite, false)?;
        if OF_HEADS.contains(&head) {
            return Some(Complement::Behind(glue!["of ", next.np.with_article()]));
        }
        Some(match (next.name, next.modifier) {
            // `parfums de Gucci`
            (Some(_), _) => Complement::Before(next.np.text),
            (None, Some(modifier)) => Complement::Before(modifier),
            (None, None) => Complement::Behind(glue!["of ", next.np.with_article()]),
        })
    }

    /// What follows another preposition or a participle.
    fn linked(&mut self, head: &str) -> Option<Complement> {
        if let Some(Token::Date(date)) = self.token() {
            self.at += 1;
            return Some(Complement::Behind(date.clone()));
        }
        let start = self.at;
        let word = self.lower();
        let mut preposition = self.take(&LINK)?;
        let last = self.tokens.get(self.at - 1).and_then(Token::word).map_or("", |word| &word.lower);
        let definite = matches!(last, "au" | "du");
        let plain = self.at == start + 1;
        if plain && word == "en" && !self.means.is_empty() {
            preposition = self.means;
        }
        // `véhicules à hydrogène`
        if plain && word == "à" && self.noun().is_some() {
            return self.part(false, false)?.modifier.map(Complement::Before);
        }
        let next = self.item(definite)?;
        if plain && preposition == "to" {
            let place = match next.name {
                Some(name) => matches!(name, Token::Name { place: true, .. }),
                // `au Maroc`, which the table of nouns knows.
                None => next.np.text.starts_with(char::is_uppercase),
            };
            if place {
                preposition = "in";
            } else if head == "breach" {
                preposition = "of";
            }
        }
        if preposition != "per" {
            return Some(Complement::Behind(glue![preposition, " ", next.np.with_article()]));
        }
        Some(Complement::Behind(glue![preposition, " ", next.np.text]))
    }
}

/// Where a complement stands in English.
enum Complement {
    Before(String),
    Behind(String),
}

const NUMBERS: &[(&str, &str)] = &[
    ("deux", "two"),
    ("trois", "three"),
    ("quatre", "four"),
    ("cinq", "five"),
    ("six", "six"),
    ("sept", "seven"),
    ("huit", "eight"),
    ("neuf", "nine"),
    ("dix", "10"),
    ("douze", "12"),
];

/// A number, printed.
fn number(token: &Token<'_>) -> Option<String> {
    match token {
        Token::Number(printed) => Some(printed.clone()),
        Token::Word(word) if is_number(&word.text) => Some(word.text.replace(['.', '\u{202F}'], ",")),
        Token::Word(word) => {
            NUMBERS.iter().find(|(french, _)| *french == word.lower).map(|(_, english)| (*english).to_owned())
        }
        _ => None,
    }
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}
