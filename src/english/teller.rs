//! What every sentence is made of: names, figures and dates of one fact, its stance, and the verb that carries it.

use super::{
    calendar, numbers,
    phrases::{self, Book, Np},
    table, terms,
};
use crate::{
    facts::ontology::{Body, Phrase, Role, Says, Sign, Slot},
    sheet::{Date, EntityId, EntityKind, Fact, Figure, Sheet},
    value::{Amount, Bound, DateBound, FigureKind, Modality},
};

const WALL_STREET: &str = "Wall Street";

/// How a fact is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// A full sentence in the past tense.
    Statement,
    /// A news headline: present tense, main figures only.
    Headline,
}

/// A verb's forms; `be` is a verb of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub base: &'static str,
    pub third: &'static str,
    pub past: &'static str,
}

/// The verb with these forms.
pub(super) const fn verb(base: &'static str, third: &'static str, past: &'static str) -> Verb {
    Verb { base, third, past }
}

/// `be`, which bends on its own.
pub(super) const BE: Verb = verb("be", "is", "was");

/// How what is expected is told: somebody's plan, somebody's expectation, or a thing on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Will {
    Plan,
    Expect,
    Due,
}

/// The grammatical subject.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub text: String,
    pub plural: bool,
    /// Who acts or owns it, so that his own word is told as his.
    pub entity: Option<EntityId>,
    /// The same with `its` for the owner.
    pub its: Option<String>,
}

impl Subject {
    pub fn new(text: impl Into<String>, plural: bool) -> Self {
        Self { text: text.into(), plural, entity: None, its: None }
    }
}

/// One fact to tell.
#[derive(Clone, Copy, Debug)]
pub(super) struct Teller<'a> {
    pub sheet: &'a Sheet,
    /// The sheet's phrases in English.
    pub book: &'a Book,
    pub fact: &'a Fact,
    pub voice: Voice,
    /// Told already: an actor that `it` and `its` stand for.
    pub pronoun: Option<EntityId>,
    /// Leaves out the day and period: the sentence before told them.
    pub undated: bool,
}

impl<'a> Teller<'a> {
    pub fn new(sheet: &'a Sheet, book: &'a Book, fact: &'a Fact, voice: Voice) -> Self {
        Self { sheet, book, fact, voice, pronoun: None, undated: false }
    }

    pub fn is_headline(&self) -> bool {
        self.voice == Voice::Headline
    }

    pub fn modality(&self) -> Modality {
        self.fact.modality
    }

    // Names.

    pub fn kind(&self, id: EntityId) -> EntityKind {
        self.sheet.entities.get(id.index()).map_or(EntityKind::Company, |e| e.kind)
    }

    /// The name as it stands in the sheet; a common noun in French is put into English or quoted.
    pub fn plain(&self, id: EntityId) -> String {
        let Some(entity) = self.sheet.entities.get(id.index()) else { return "an unnamed party".to_owned() };
        let common = entity.name.starts_with(char::is_lowercase)
            && matches!(entity.kind, EntityKind::Company | EntityKind::Organisation | EntityKind::Product);
        let office = entity.kind == EntityKind::Organisation && terms::is_office(&entity.name);
        if (common || office)
            && entity.name.contains(' ')
            && let Some(np) = phrases::title(&entity.name)
        {
            return glue!["the ", np.text];
        }
        // The market as a whole, which the source calls by its street.
        if entity.kind == EntityKind::Exchange && entity.mentions.iter().all(|mention| mention.text == WALL_STREET) {
            return WALL_STREET.to_owned();
        }
        entity.name.clone()
    }

    /// The name with its article: `the European Central Bank`, `Veltis`.
    pub fn name(&self, id: EntityId) -> String {
        let plain = self.plain(id);
        if terms::takes_the(&plain, self.kind(id)) { glue!["the ", plain] } else { plain }
    }

    /// The name as subject: `it` where it was told just before.
    pub fn actor(&self, id: EntityId) -> Subject {
        let text = if self.pronoun == Some(id) { "it".to_owned() } else { self.name(id) };
        Subject { text, plural: false, entity: Some(id), its: None }
    }

    /// The name as owner: `Veltis'`, `its`.
    pub fn owner(&self, id: EntityId) -> String {
        if self.pronoun == Some(id) { "its".to_owned() } else { possessive(self.name(id)) }
    }

    /// The subject that somebody owns: `Veltis' operating margin`.
    pub fn owned(&self, owner: Option<EntityId>, noun: &str, plural: bool) -> Subject {
        let Some(id) = owner else { return Subject::new(noun, plural) };
        let mut text = self.owner(id);
        text.extend([" ", noun]);
        // Only what somebody expects of his own is told so.
        let its = (self.modality() == Modality::Expected).then(|| glue!["its ", noun]);
        Subject { text, plural, entity: Some(id), its }
    }

    /// What a role names, with its article: an entity, or a phrase in English or quoted.
    pub fn named(&self, slot: &Slot) -> Option<String> {
        self.named_role(slot.first()?)
    }

    fn named_role(&self, role: &Role) -> Option<String> {
        match &role.says {
            Says::Entity { entity } => Some(self.name(*entity)),
            Says::Phrase { phrase } => Some(self.phrase(phrase)),
            _ => None,
        }
    }

    /// Everything a list names: `A, B and C`.
    pub fn list(&self, slot: &Slot) -> Option<String> {
        let names: Vec<String> = slot.all().iter().filter_map(|role| self.named_role(role)).collect();
        (!names.is_empty()).then(|| join(&names))
    }

    /// A phrase in English.
    pub fn translate(&self, phrase: &Phrase) -> Option<Np> {
        self.book.find(phrase).map_or_else(|| phrases::translate(phrase, self.sheet), Option::<&Np>::cloned)
    }

    /// A phrase in English with its article, or the French in quotation marks.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        self.translate(phrase).map_or_else(|| quoted(phrase), |np| np.with_article())
    }

    /// A phrase in English as it stands, or the French in quotation marks.
    pub fn bare_phrase(&self, phrase: &Phrase) -> String {
        self.translate(phrase).map_or_else(|| quoted(phrase), |np| np.text)
    }

    // Figures and dates.

    pub fn figure(&self, slot: &Slot) -> Option<&'a Figure> {
        self.sheet.figures.get(slot.figure()?.index())
    }

    pub fn amount(&self, slot: &Slot) -> Option<String> {
        self.amount_in(slot, numbers::Style::default())
    }

    /// The amounts of a role, with the modality that is its own.
    pub fn amount_in(&self, slot: &Slot, style: numbers::Style<'_>) -> Option<String> {
        if let [only] = slot.all() {
            return self.amount_of(only, style);
        }
        let told: Vec<String> = slot.all().iter().filter_map(|role| self.amount_of(role, style)).collect();
        (!told.is_empty()).then(|| join(&told))
    }

    /// `adjusted `: what the source's words make of a metric that the term does not say, unless its noun does.
    pub fn qualifier(&self, metric: &Slot, noun: &str) -> String {
        let Some(Says::Term { text: Some(text), span: Some(span), .. }) = metric.first().map(|role| &role.says) else {
            return String::new();
        };
        let behind = self.fact.evidence.iter().find_map(|slice| {
            let end = span.end.checked_sub(slice.span.start)?;
            slice.text.get(usize::try_from(end).ok()?..).map(str::trim_start)
        });
        let found = terms::qualifier(text).or_else(|| behind.and_then(terms::qualifier_behind));
        found.filter(|word| !noun.contains(word)).map_or_else(String::new, |word| glue![word, " "])
    }

    /// The amount of one of the things that a role says.
    pub fn amount_of(&self, role: &Role, style: numbers::Style<'_>) -> Option<String> {
        let Says::Figure { figure } = role.says else { return None };
        let figure = self.sheet.figures.get(figure.index())?;
        let unit = figure.unit.as_deref().filter(|_| figure.kind == FigureKind::Count);
        let counted =
            unit.filter(|_| style.noun.is_none()).map(|unit| phrases::in_context(unit, counted_noun(unit), self.sheet));
        // Where the words around name what is counted, the figure does not again.
        let counted = counted.filter(|noun| style.named != Some(noun.as_str()));
        let style = numbers::Style { noun: style.noun.or(counted.as_deref()), ..style };
        let mut text = numbers::amount(figure, style);
        if let Some(own) = role.modality.filter(|m| *m != self.fact.modality) {
            text = match own {
                Modality::Possible => glue!["potentially ", text],
                Modality::Expected => glue!["an expected ", text],
                Modality::Denied => glue!["not ", text],
                Modality::Asserted => text,
            };
        }
        if let Some(who) = &role.attribution {
            text = glue![text, " (according to ", self.speaker(who)?, ")"];
        }
        Some(text)
    }

    pub fn date(&self, slot: &Slot) -> Option<&'a Date> {
        self.sheet.dates.get(slot.date()?.index())
    }

    /// The date of a role with its preposition.
    pub fn when(&self, slot: &Slot) -> Option<String> {
        self.date(slot).map(calendar::with_preposition)
    }

    /// ` in 2020`, ` a year earlier`, ` forecast in March 2024`: what the text says of the figure that another is compared
    /// with.
    pub fn earlier(&self, previous: &Slot, period: &Slot) -> String {
        let Some(role) = previous.first().filter(|_| !self.is_headline()) else { return String::new() };
        let date = role.period.and_then(|period| self.sheet.dates.get(period.date.index()));
        let forecast = role.modality == Some(Modality::Expected) && self.modality() == Modality::Expected;
        let Some(date) = date else { return (if forecast { " forecast before" } else { "" }).to_owned() };
        if !forecast && calendar::is_year_before(date, self.date(period)) {
            return " a year earlier".to_owned();
        }
        let when = calendar::with_preposition(date);
        match forecast {
            true if calendar::has_begun(date, self.sheet.source.published.as_deref()) => glue![" forecast ", when],
            true => glue![" expected ", when],
            // A balance-sheet day.
            false if calendar::ends_a_month(date) => glue![" ", when.replacen("on ", "at ", 1)],
            false => glue![" ", when],
        }
    }

    /// The amount as a level that something moves to or from: a range says that it is one.
    pub fn level(&self, slot: &Slot) -> Option<String> {
        self.level_in(slot, numbers::Style::default())
    }

    /// The same in a style.
    pub fn level_in(&self, slot: &Slot, style: numbers::Style<'_>) -> Option<String> {
        let text = self.amount_in(slot, style)?;
        let range = self.figure(slot).is_some_and(|f| f.max.is_some() && f.bound == Bound::Exact);
        Some(if range { glue!["a range of ", text] } else { text })
    }

    /// Whether two figures are told for each of the same: the second leaves it out.
    pub fn same_per(&self, a: &Slot, b: &Slot) -> bool {
        match (self.figure(a), self.figure(b)) {
            (Some(a), Some(b)) => a.per.is_some() && a.per == b.per,
            _ => false,
        }
    }

    /// `a 34% stake in`, `a stake of up to 10% in`, `one third of`: a share of something, with the preposition.
    pub fn stake(&self, slot: &Slot) -> Option<String> {
        let figure = self.figure(slot)?;
        let stake = self.amount(slot)?;
        if figure.kind != FigureKind::Percent {
            return Some(glue![stake, " of"]);
        }
        let plain = figure.bound == Bound::Exact
            && figure.max.is_none()
            && slot.first().is_some_and(|r| r.modality.is_none() && r.attribution.is_none());
        Some(if plain {
            glue![phrases::number_article(&stake), " ", stake, " stake in"]
        } else {
            glue!["a stake of ", stake, " in"]
        })
    }

    /// The date of a role as a noun.
    pub fn when_noun(&self, slot: &Slot) -> Option<String> {
        self.date(slot).map(calendar::noun)
    }

    /// ` in the third quarter of 2025`: a period as it ends a clause; nothing in a headline.
    pub fn period(&self, slot: &Slot) -> String {
        if self.is_headline() || self.undated {
            return String::new();
        }
        self.when(slot).map_or_else(String::new, |when| glue![" ", when])
    }

    /// ` on Thursday, 23 October 2025`: when the fact happens.
    pub fn time(&self) -> String {
        if self.is_headline() || self.undated {
            return String::new();
        }
        let published = self.sheet.source.published.as_deref();
        let Some(date) = self.fact_date() else { return String::new() };
        match self.modality() {
            // The day on which a plan was told is not the day of what is planned.
            Modality::Expected | Modality::Possible if calendar::is_over(date, published) => String::new(),
            Modality::Expected | Modality::Possible => glue![" ", calendar::with_preposition(date)],
            // What is decided takes effect on a day to come; what is so already is not so then.
            _ if calendar::is_ahead(date, published) => match self.fact.body {
                Body::Appointment(_) | Body::Partnership(_) | Body::PolicyRate(_) => {
                    let day = calendar::noun(date);
                    glue![", with effect from ", day]
                }
                _ => String::new(),
            },
            _ => glue![" ", calendar::with_preposition(date)],
        }
    }

    fn fact_date(&self) -> Option<&'a Date> {
        self.sheet.dates.get(self.fact.time?.date.index())
    }

    /// Whether the fact has lasted since its time (`depuis`).
    pub fn has_lasted(&self) -> bool {
        !self.is_headline() && !self.undated && self.fact_date().is_some_and(|d| d.bound == Some(DateBound::Since))
    }

    /// Whether the fact's time is a day or an hour of it.
    pub fn is_told_on_a_day(&self) -> bool {
        self.fact_date().is_some_and(calendar::is_day)
    }

    /// Whether the role's date is a stretch that lasts until now (`depuis`).
    pub fn is_since(&self, slot: &Slot) -> bool {
        self.date(slot).is_some_and(|d| d.bound == Some(DateBound::Since))
    }

    // Stance.

    /// Who the text says tells the fact.
    pub fn speaker(&self, says: &Says) -> Option<String> {
        match says {
            Says::Entity { entity } => Some(self.name(*entity)),
            Says::Phrase { phrase } => Some(self.phrase(phrase)),
            Says::Term { text, term, .. } => {
                Some(text.as_ref().map_or_else(|| term.to_string(), |t| glue!["\"", t, "\""]))
            }
            _ => None,
        }
    }

    /// The verb in the tense and mood of the fact: what stands before it, and the form of its own.
    pub fn verb(&self, verb: Verb, plural: bool, will: Will) -> (&'static str, &'static str) {
        let be = verb.base == "be";
        match (self.modality(), self.voice) {
            (Modality::Asserted, Voice::Statement) if be && plural => ("", "were"),
            (Modality::Asserted, Voice::Statement) => ("", verb.past),
            (Modality::Asserted, Voice::Headline) if be && plural => ("", "are"),
            (Modality::Asserted, Voice::Headline) if plural => ("", verb.base),
            (Modality::Asserted, Voice::Headline) => ("", verb.third),
            // `it to cut` is no English: a subject told before takes the full verb.
            (Modality::Expected, Voice::Headline) if self.pronoun.is_none() => ("to ", verb.base),
            (Modality::Expected, _) => match (will, plural) {
                (Will::Plan, true) => ("plan to ", verb.base),
                (Will::Plan, false) => ("plans to ", verb.base),
                (Will::Expect, true) => ("are expected to ", verb.base),
                (Will::Expect, false) => ("is expected to ", verb.base),
                (Will::Due, true) => ("are due to ", verb.base),
                (Will::Due, false) => ("is due to ", verb.base),
            },
            (Modality::Possible, _) => ("could ", verb.base),
            (Modality::Denied, voice) => match (be, plural, voice) {
                (true, true, Voice::Statement) => ("", "were not"),
                (true, false, Voice::Statement) => ("", "was not"),
                (true, true, Voice::Headline) => ("", "are not"),
                (true, false, Voice::Headline) => ("", "is not"),
                (false, _, Voice::Statement) => ("did not ", verb.base),
                (false, true, Voice::Headline) => ("do not ", verb.base),
                (false, false, Voice::Headline) => ("does not ", verb.base),
            },
        }
    }

    /// Subject, verb and the rest, with the stance of the fact. `adverb` stands before the verb (`more than` doubled).
    pub fn clause(&self, subject: &Subject, adverb: &str, verb: Verb, will: Will, rest: &str) -> String {
        let who = self.fact.attribution.as_ref();
        let own = matches!((who, subject.entity), (Some(Says::Entity { entity }), Some(of)) if *entity == of);
        let join = |head: &[&str], lead: &str, verb: &str| {
            let length: usize = head.iter().map(|part| part.len()).sum();
            // With room for who said so.
            let mut out = String::with_capacity(length + lead.len() + adverb.len() + verb.len() + rest.len() + 32);
            out.extend(head.iter().copied());
            for part in [" ", lead, adverb, verb] {
                out.push_str(part);
            }
            if !rest.is_empty() && !rest.starts_with([',', ' ', ';']) {
                out.push(' ');
            }
            out.push_str(rest);
            out
        };
        if self.modality() == Modality::Expected
            && !self.is_headline()
            && let Some(says) = who
        {
            if own {
                let actor = subject.entity.map(|id| self.actor(id).text);
                return match (&subject.its, actor) {
                    (Some(its), Some(actor)) => join(&[&actor, " expects ", its], "to ", verb.base),
                    _ if will == Will::Plan => join(&[&subject.text, " plans"], "to ", verb.base),
                    _ => join(&[&subject.text, " expects"], "to ", verb.base),
                };
            }
            if let Some(speaker) = self.speaker(says) {
                let expects = if self.is_many(says) { " expect " } else { " expects " };
                return join(&[&speaker, expects, &subject.text], "to ", verb.base);
            }
        }
        let (lead, told) = self.verb(verb, subject.plural, will);
        let mut out = join(&[&subject.text], lead, told);
        if own {
            out.push_str(self.own_word(subject));
        } else {
            out.push_str(&self.according());
        }
        out
    }

    /// `, it said`: a statement that is the subject's own word.
    fn own_word(&self, subject: &Subject) -> &'static str {
        // A note is its broker's own word.
        if self.is_headline() || matches!(self.fact.body, Body::AnalystRating(_)) {
            return "";
        }
        match subject.entity.map(|id| self.kind(id)) {
            Some(EntityKind::Person) => ", by their own account",
            Some(EntityKind::Company) => ", the company said",
            _ => ", it said",
        }
    }

    /// `, according to Ardine`; nothing where nobody is named.
    pub fn according(&self) -> String {
        let says = self.fact.attribution.as_ref();
        says.and_then(|s| self.speaker(s)).map_or_else(String::new, |speaker| glue![", according to ", speaker])
    }

    /// `, according to Ardine`, unless the sentence names it among `actors`.
    pub fn according_unless(&self, actors: &[Option<EntityId>]) -> String {
        match &self.fact.attribution {
            Some(Says::Entity { entity }) if actors.contains(&Some(*entity)) => String::new(),
            _ => self.according(),
        }
    }

    fn is_many(&self, says: &Says) -> bool {
        matches!(says, Says::Phrase { phrase } if self.translate(phrase).is_some_and(|np| np.plural == Some(true)))
    }
}

/// Whether the role's amount is below nought, by its own sign or by the words around it.
pub(super) fn is_negative(figure: &Figure, role: Option<&Role>) -> bool {
    role.is_some_and(|r| r.sign == Some(Sign::Negative))
        || matches!(figure.value, Some(Amount::Decimal(value)) if value.is_negative())
}

/// The French in quotation marks.
pub(super) fn quoted(phrase: &Phrase) -> String {
    glue!["\"", inner(&phrase.text), "\""]
}

/// A stretch of source text fit to stand in quotation marks on one line.
pub(super) fn inner(text: &str) -> String {
    let text = text.trim_matches(['"', '«', '»', '“', '”', ' ', '\u{00A0}', '\u{202F}']);
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('"', "'")
}

/// A counted noun in English, or quoted in French.
pub(super) fn counted_noun(unit: &str) -> String {
    phrases::words(unit).map_or_else(|| glue!["\"", inner(unit), "\""], |np| np.text)
}

/// `A, B and C`.
pub(super) fn join(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => glue![head.join(", "), " and ", last],
    }
}

/// `Veltis'`, `Ardine's`.
pub(super) fn possessive(name: impl Into<String>) -> String {
    let mut name = name.into();
    name.push_str(if name.ends_with(['s', 'S', '\'']) { "'" } else { "'s" });
    name
}

/// The sentence with its capital and full stop.
pub(super) fn sentence(text: &str) -> String {
    let mut out = capital(text);
    if !out.ends_with(['.', '!', '?']) {
        out.push('.');
    }
    out
}

/// The text with a capital, unless it opens with a quotation.
pub(super) fn capital(text: &str) -> String {
    // With room for a full stop.
    let mut out = String::with_capacity(text.len() + 4);
    let mut chars = text.chars();
    match chars.next() {
        // `iPhone` and the like keep their form.
        Some(first) if !chars.as_str().chars().take_while(|c| *c != ' ').any(char::is_uppercase) || first == ' ' => {
            out.extend(first.to_uppercase());
            out.push_str(chars.as_str());
        }
        _ => out.push_str(text),
    }
    out
}

/// The English word of a rating: that of the very words it was read from, else of the term.
pub(super) fn rating(slot: &Slot) -> Option<String> {
    let Says::Term { term, text, .. } = &slot.first()?.says else { return None };
    let told = text.as_deref().and_then(|t| terms::rating(t));
    Some(told.map_or_else(|| table::spaced(term), str::to_owned))
}
