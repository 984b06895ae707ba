//! What a sheet for people shows: sections with lines and tables, the same for every form they are printed in.

use std::collections::HashSet;

use crate::{
    english,
    facts::ontology::{Role, Says, Sign},
    output::findings,
    sheet::{CoverageState, DateId, Entity, EntityId, Fact, FactId, Sheet, Status},
    source::position,
    text::Span,
};

/// A sheet for people.
#[derive(Debug)]
pub(super) struct View {
    /// The news in one line.
    pub headline: String,
    /// Where it came from and how far it can be trusted.
    pub origin: String,
    /// The sections that have something to say, in reading order.
    pub sections: Vec<Section>,
}

/// One section.
#[derive(Debug)]
pub(super) struct Section {
    pub title: &'static str,
    pub body: Body,
}

/// What stands in a section.
#[derive(Debug)]
pub(super) enum Body {
    /// Sentences that read on.
    Prose(Vec<Told>),
    /// One thing a line.
    List(Vec<Told>),
    /// Rows under a head.
    Table { head: &'static [&'static str], rows: Vec<Row> },
}

/// Words, and the facts they follow from.
#[cfg_attr(not(feature = "report"), allow(dead_code, reason = "only pages point at facts"))]
#[derive(Debug, Default)]
pub(super) struct Told {
    pub text: String,
    pub facts: Vec<FactId>,
}

/// A row of a table, the facts it follows from, and the date it stands at in a timeline.
#[cfg_attr(not(feature = "report"), allow(dead_code, reason = "only pages point at facts"))]
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    pub cells: Vec<String>,
    pub facts: Vec<FactId>,
    pub date: Option<DateId>,
}

impl Row {
    fn of(cells: Vec<String>, fact: FactId) -> Self {
        Self { cells, facts: vec![fact], date: None }
    }
}

impl Body {
    fn is_empty(&self) -> bool {
        match self {
            Self::Prose(lines) | Self::List(lines) => lines.is_empty(),
            Self::Table { rows, .. } => rows.is_empty(),
        }
    }
}

/// Columns of the table of figures.
const FIGURES: &[&str] = &["What", "Value", "Change", "Period", "Compared with", "Source"];
/// Columns of the table of analyst views.
const VIEWS: &[&str] = &["Broker", "On", "View", "Rating", "Target", "Upside", "Source"];

/// Roles whose figures say how much something moved.
const CHANGES: &[&str] = &["change", "change_abs", "upside", "premium"];
/// Roles whose figures are there to compare with.
const COMPARISONS: &[&str] = &["previous", "previous_stake", "previous_target", "consensus"];
/// Roles whose figures are what the fact is about: their name need not be said.
const VALUES: &[&str] = &["value", "amount", "count", "stake"];
/// Roles that say what the figures are of.
const MEASURES: &[&str] = &["metric", "indicator", "segment", "basis"];
/// Dates at which something happens.
const MOMENTS: &[&str] = &["date", "ex_date", "payment_date", "maturity"];

/// The part that who fills a role plays in the story: fact type, role, words.
const PARTS: &[(&str, &str, &str)] = &[
    ("acquisition", "acquirer", "buyer"),
    ("acquisition", "seller", "seller"),
    ("acquisition", "target", "target"),
    ("analyst_rating", "broker", "broker"),
    ("analyst_rating", "subject", "rated share"),
    ("appointment", "organisation", "employer"),
    ("appointment", "person", "appointee"),
    ("capital_raise", "investors", "investor"),
    ("capital_raise", "issuer", "issuer"),
    ("contract", "customer", "customer"),
    ("contract", "supplier", "supplier"),
    ("credit_rating", "agency", "rating agency"),
    ("credit_rating", "subject", "rated issuer"),
    ("dividend", "subject", "pays a dividend"),
    ("financial_result", "subject", "reports results"),
    ("guidance", "subject", "gives guidance"),
    ("insolvency", "organisation", "insolvent company"),
    ("investment", "investor", "investor"),
    ("legal", "authority", "authority"),
    ("legal", "subject", "party to proceedings"),
    ("macro_indicator", "area", "economy"),
    ("operating_metric", "subject", "reports activity"),
    ("ownership", "holder", "owner"),
    ("ownership", "subject", "owned company"),
    ("partnership", "parties", "partner"),
    ("policy_rate", "authority", "sets rates"),
    ("price_move", "subject", "moved"),
    ("price_move", "venue", "market"),
    ("product_event", "organisation", "maker"),
    ("product_event", "product", "product"),
    ("quote", "speaker", "quoted"),
    ("scheduled_event", "subject", "on the calendar"),
    ("share_buyback", "seller", "seller of shares"),
    ("share_buyback", "subject", "buys its own shares"),
    ("valuation", "subject", "valued company"),
    ("workforce", "organisation", "employer"),
];

impl View {
    /// What `sheet` of `source` shows.
    pub fn of(sheet: &Sheet, source: &str) -> Self {
        let look = Look { sheet, source };
        let said = |lines: &[crate::sheet::Line]| {
            let told = lines.iter().filter(|l| !l.statement.is_empty());
            told.map(|l| Told { text: l.statement.clone(), facts: l.facts.clone() }).collect::<Vec<_>>()
        };
        let key_facts = match said(&sheet.key_facts) {
            told if told.is_empty() => look.statements(),
            told => told,
        };
        let sections = [
            ("Summary", Body::Prose(said(&sheet.summary))),
            ("Key facts", Body::List(key_facts)),
            ("Figures", Body::Table { head: FIGURES, rows: look.figures() }),
            ("Analyst views", Body::Table { head: VIEWS, rows: look.views() }),
            ("Timeline", Body::Table { head: &["When", "What"], rows: look.timeline() }),
            ("Who's who", Body::Table { head: &["Name", "Kind", "Identifiers", "In this story"], rows: look.who() }),
            ("Quotes", Body::List(look.quotes())),
            ("Unread", Body::List(look.unread())),
            ("Findings", Body::List(look.findings())),
        ];
        let title = || sheet.source.title.clone().unwrap_or_else(|| "Untitled article".to_owned());
        Self {
            headline: Some(sheet.headline.statement.clone()).filter(|s| !s.is_empty()).unwrap_or_else(title),
            origin: look.origin(),
            sections: sections
                .into_iter()
                .filter(|(_, body)| !body.is_empty())
                .map(|(title, body)| Section { title, body })
                .collect(),
        }
    }
}

/// A sheet as it is looked at.
pub(super) struct Look<'a> {
    pub sheet: &'a Sheet,
    pub source: &'a str,
}

impl Look<'_> {
    fn origin(&self) -> String {
        let source = &self.sheet.source;
        let found = &self.sheet.validation;
        let path = Some(source.path.as_str()).filter(|path| !path.is_empty()).unwrap_or("text");
        // Without a headline of its own the sheet goes under the title.
        let headed = !self.sheet.headline.statement.is_empty();
        let title = source.title.as_ref().filter(|_| headed).map(|title| format!("« {title} »"));
        let published = match &source.published {
            Some(day) => format!("published {day}"),
            None => "publication date unknown, relative dates unresolved".to_owned(),
        };
        let status = match found.status {
            Status::Pass => "passed",
            Status::Warn => "passed with warnings",
            Status::Fail => "failed",
        };
        let checked = format!("validation {status} ({} comparisons)", found.checked);
        let parts = [
            Some(path.to_owned()),
            title,
            Some(published),
            source.publisher.clone(),
            source.url.clone(),
            Some(checked),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// Every fact's sentence, for a sheet without key facts.
    fn statements(&self) -> Vec<Told> {
        let told = self.sheet.facts.iter().filter(|f| !f.statement.is_empty());
        told.map(|f| Told { text: f.statement.clone(), facts: vec![f.id] }).collect()
    }

    fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.sheet.entities.get(id.index())
    }

    /// What a role says, in English where there is English for it.
    pub fn said(&self, name: &str, says: &Says) -> String {
        match says {
            Says::Entity { entity } => self.entity(*entity).map_or_else(String::new, |e| e.name.clone()),
            Says::Figure { figure } => self.sheet.figures.get(figure.index()).map_or_else(String::new, english::figure),
            Says::Date { date } => self.sheet.dates.get(date.index()).map_or_else(String::new, english::date),
            Says::Term { term, .. } => english::term(name, term),
            Says::Phrase { phrase } => {
                phrase.english.clone().unwrap_or_else(|| format!("« {} »", on_one_line(&phrase.text)))
            }
        }
    }

    /// Each role of `fact` that is filled, with its name.
    pub fn roles<'f>(&self, fact: &'f Fact) -> impl Iterator<Item = (&'static str, &'f Role)> + use<'f> {
        let body = &fact.body;
        let slots = body.kind().roles().iter().filter_map(move |spec| Some((spec.name, body.get(spec.name)?)));
        slots.flat_map(|(name, slot)| slot.all().iter().map(move |role| (name, role)))
    }

    /// Line and column of the source where a fact is told first.
    fn place(&self, fact: &Fact) -> String {
        let start = fact.evidence.first().map(|evidence| position(self.source, evidence.span.start as usize));
        start.map_or_else(String::new, |(line, column)| format!("{line}:{column}"))
    }

    /// A row for every fact that has a figure; analyst views have a table of their own.
    fn figures(&self) -> Vec<Row> {
        let facts = self.sheet.facts.iter().filter(|fact| fact.body.kind().name() != "analyst_rating");
        facts.filter_map(|fact| self.figure_row(fact)).collect()
    }

    /// A row for what each broker says of a share.
    fn views(&self) -> Vec<Row> {
        let facts = self.sheet.facts.iter().filter(|fact| fact.body.kind().name() == "analyst_rating");
        facts.map(|fact| self.view_row(fact)).collect()
    }

    fn view_row(&self, fact: &Fact) -> Row {
        let told = |name: &str| {
            let role = fact.body.get(name)?.first()?;
            Some(self.said(name, &role.says)).filter(|said| !said.is_empty())
        };
        let rating = |name: &str| fact.body.get(name).and_then(english::rating);
        let moved = |now: Option<String>, was: Option<String>| match (now, was) {
            (Some(now), Some(was)) => format!("{now}, from {was}"),
            (Some(now), None) => now,
            (None, Some(was)) => format!("was {was}"),
            (None, None) => String::new(),
        };
        let cells = vec![
            told("broker").unwrap_or_default(),
            told("subject").unwrap_or_default(),
            told("action").unwrap_or_default(),
            moved(rating("rating"), rating("previous_rating")),
            moved(told("target"), told("previous_target")),
            told("upside").unwrap_or_default(),
            self.place(fact),
        ];
        Row::of(cells, fact.id)
    }

    fn figure_row(&self, fact: &Fact) -> Option<Row> {
        let [mut what, mut value, mut change, mut period, mut compared] = [const { Vec::new() }; 5];
        let mut named = false;
        let mut direction = None;
        for (name, role) in self.roles(fact) {
            let said = self.said(name, &role.says);
            match &role.says {
                Says::Figure { .. } => {
                    let minus = role.sign == Some(Sign::Negative) && !said.starts_with('-');
                    let said = if minus { format!("minus {said}") } else { said };
                    let labelled = |plain: bool| if plain { said.clone() } else { format!("{} {said}", words(name)) };
                    if CHANGES.contains(&name) {
                        change.push(labelled(name == "change"));
                    } else if COMPARISONS.contains(&name) {
                        compared.push(labelled(false));
                    } else {
                        value.push(labelled(VALUES.contains(&name)));
                    }
                }
                Says::Entity { .. } if !named => {
                    named = true;
                    what.push(said);
                }
                _ if MEASURES.contains(&name) => what.push(said),
                Says::Term { term, .. } if name == "direction" => direction = Some(term.as_ref()),
                Says::Date { .. } if name == "period" => period.push(said),
                _ => {}
            }
        }
        if value.is_empty() && change.is_empty() && compared.is_empty() {
            return None;
        }
        if let Some(direction) = direction {
            change.insert(0, direction.to_owned());
        }
        if period.is_empty()
            && let Some(time) = fact.time
        {
            period.push(self.said("time", &Says::Date { date: time.date }));
        }
        if !fact.body.kind().roles().iter().any(|spec| matches!(spec.name, "metric" | "indicator")) {
            what.push(words(fact.body.kind().name()));
        }
        let cells = vec![
            what.join(", "),
            value.join("; "),
            change.join(" "),
            period.join("; "),
            compared.join("; "),
            self.place(fact),
        ];
        Some(Row::of(cells, fact.id))
    }

    /// What happens on each date, the earliest first.
    fn timeline(&self) -> Vec<Row> {
        let (mut rows, mut met) = (Vec::new(), HashSet::new());
        for fact in self.sheet.facts.iter().filter(|f| !f.statement.is_empty()) {
            let time = fact.time.map(|time| time.date);
            let moments =
                self.roles(fact).filter(|(name, _)| MOMENTS.contains(name)).filter_map(|(_, role)| match role.says {
                    Says::Date { date } => Some(date),
                    _ => None,
                });
            for id in time.into_iter().chain(moments) {
                let Some(value) = self.sheet.dates.get(id.index()).and_then(|d| d.value.as_deref()) else { continue };
                if value.starts_with('P') {
                    continue;
                }
                let cells = vec![self.said("time", &Says::Date { date: id }), fact.statement.clone()];
                if met.insert(cells.clone()) {
                    rows.push((sort_key(value), Row { date: Some(id), ..Row::of(cells, fact.id) }));
                }
            }
        }
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// Everything named, with its part in the facts.
    fn who(&self) -> Vec<Row> {
        self.sheet.entities.iter().map(|entity| self.who_row(entity)).collect()
    }

    fn who_row(&self, entity: &Entity) -> Row {
        let (mut parts, mut facts) = (Vec::<String>::new(), Vec::new());
        for fact in &self.sheet.facts {
            for (name, _) in self.roles(fact).filter(|(_, role)| role.says == (Says::Entity { entity: entity.id })) {
                facts.push(fact.id);
                let kind = fact.body.kind().name();
                let part = PARTS
                    .iter()
                    .find(|(of, role, _)| *of == kind && *role == name)
                    .map_or_else(|| format!("{} of {}", words(name), words(kind)), |(.., part)| (*part).to_owned());
                if !parts.contains(&part) {
                    parts.push(part);
                }
            }
        }
        if parts.is_empty() {
            let speaks = |fact: &Fact| fact.attribution == Some(Says::Entity { entity: entity.id });
            parts.push(if self.sheet.facts.iter().any(speaks) { "source" } else { "mentioned" }.to_owned());
        }
        let ids = &entity.identifiers;
        let known =
            [("ISIN", &ids.isin), ("ticker", &ids.ticker), ("MIC", &ids.mic), ("LEI", &ids.lei), ("ISO", &ids.iso)];
        let known = known.iter().filter_map(|(name, id)| Some(format!("{name} {}", id.as_deref()?)));
        let kind = serde_json::to_value(entity.kind).ok().and_then(|v| v.as_str().map(str::to_owned));
        facts.dedup();
        let cells =
            vec![entity.name.clone(), kind.unwrap_or_default(), known.collect::<Vec<_>>().join(", "), parts.join(", ")];
        Row { cells, facts, date: None }
    }

    /// Who said what, in the words of the source.
    fn quotes(&self) -> Vec<Told> {
        let quote = |fact: &Fact| {
            let text = on_one_line(&fact.body.get("text")?.phrase()?.text);
            let speaker = fact.body.get("speaker")?.first().map(|role| self.said("speaker", &role.says));
            let text = format!("{}: « {} »", speaker.unwrap_or_else(|| "Unnamed".to_owned()), text);
            Some(Told { text, facts: vec![fact.id] })
        };
        self.sheet.facts.iter().filter_map(quote).collect()
    }

    /// Figures and dates that no fact uses and nothing sets aside, and dates that could not be resolved.
    fn unread(&self) -> Vec<Told> {
        let line = |text: &str, span: Span, why: Option<&str>| {
            let (line, column) = position(self.source, span.start as usize);
            let why = why.map_or_else(String::new, |why| format!(", unresolved: {why}"));
            let text = format!("« {} » ({line}:{column}{why})", on_one_line(text));
            Told { text, facts: Vec::new() }
        };
        let unread = |id: String| self.sheet.coverage.iter().any(|c| c.item == id && c.state == CoverageState::Unread);
        let figures = self.sheet.figures.iter().filter(|f| unread(f.id.to_string()));
        let dates = self.sheet.dates.iter().filter(|d| d.value.is_none() || unread(d.id.to_string()));
        let figures = figures.map(|f| line(&f.text, f.span, f.unresolved.as_deref()));
        figures.chain(dates.map(|d| line(&d.text, d.span, d.unresolved.as_deref()))).collect()
    }

    /// What the checks found, but for the notes on unread figures and dates that stand above.
    fn findings(&self) -> Vec<Told> {
        let told = self.sheet.validation.findings.iter().filter(|f| !f.check.ends_with("-unread"));
        told.map(|f| {
            let fact = f.fact.map_or_else(String::new, |id| format!(" ({id})"));
            let text = format!("{} {}: {}{fact}", findings::name(f.severity), f.check, on_one_line(&f.message));
            Told { text, facts: f.fact.into_iter().collect() }
        })
        .collect()
    }
}

/// Sentences that read on.
pub(super) fn joined(lines: &[Told]) -> String {
    lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// A name of the contract in words.
pub(super) fn words(name: &str) -> String {
    name.replace('_', " ")
}

pub(super) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a date value stands among others: its first month and day, whole periods before what lies inside them.
fn sort_key(value: &str) -> String {
    let number = |text: &str| text.get(..text.len().min(2)).and_then(|t| t.trim_end_matches('-').parse::<u32>().ok());
    let year = value.get(..4).unwrap_or(value);
    // `2016/2017-H1` starts somewhere in 2016; `2024-01/2026-12` in January 2024.
    let fiscal = value.get(4..5) == Some("/");
    let rest = value.get(if fiscal { 9.. } else { 4.. }).unwrap_or("").trim_start_matches('-');
    let rest = rest.split('/').next().unwrap_or("");
    let month = match (rest.get(..1), rest.get(1..).and_then(number)) {
        (Some("Q"), Some(quarter)) => 3 * quarter - 2.min(3 * quarter),
        (Some("H"), Some(half)) => 6 * half - 5.min(6 * half),
        (Some("W"), Some(week)) => 1 + week * 7 / 31,
        _ => return format!("{year}-{rest}"),
    };
    format!("{year}-{month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_sort_by_their_start() {
        let mut values = [
            "2026",
            "2025-Q3",
            "2025-10-24",
            "2025-06",
            "2025-10-23TEV",
            "2025-W43",
            "2024-01/2026-12",
            "2016/2017-H1",
            "2025-H1",
        ];
        values.sort_by_key(|v| sort_key(v));
        assert_eq!(
            values,
            [
                "2016/2017-H1",
                "2024-01/2026-12",
                "2025-H1",
                "2025-06",
                "2025-Q3",
                "2025-W43",
                "2025-10-23TEV",
                "2025-10-24",
                "2026"
            ]
        );
    }
}
