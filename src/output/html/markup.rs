//! The source as segments: each knows which facts it is evidence of, which it fills a role of, and what it is.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    english,
    facts::ontology::Says,
    output::view::{Look, words},
    sheet::{CoverageState, EntityId, Fact, MarkKind, Severity},
    text::Span,
};

/// Facts that one segment names at most: a sentence of a thousand facts stays a page.
const MOST: usize = 24;

/// Kinds of segments, as the legend tells them.
pub(super) const KINDS: &[(&str, &str)] = &[
    ("company", "company"),
    ("organisation", "organisation"),
    ("person", "person"),
    ("place", "place"),
    ("exchange", "exchange"),
    ("index", "index"),
    ("instrument", "instrument"),
    ("product", "product"),
    ("figure", "figure"),
    ("date", "date"),
    ("word", "wording"),
    ("unread", "unread"),
    ("aside", "set aside"),
    ("quotation", "quoted"),
    ("boilerplate", "boilerplate"),
];

/// A line of the source that is not blank.
#[derive(Debug)]
pub(super) struct Line<'s> {
    pub number: usize,
    pub segments: Vec<Segment<'s>>,
}

/// A stretch of one line in which nothing starts and nothing ends.
#[derive(Debug, Default)]
pub(super) struct Segment<'s> {
    pub text: &'s str,
    /// Names of its kinds.
    pub class: String,
    /// Its place, where the evidence of a fact starts.
    pub anchor: Option<u32>,
    /// Fact that it leads to.
    pub link: Option<u32>,
    /// Facts that it is evidence of, by number.
    pub evidence: String,
    /// Facts that it fills a role of, by number.
    pub roles: String,
    /// What it is, in English.
    pub title: String,
    /// Places of the findings that start here.
    pub notes: Vec<usize>,
}

impl Segment<'_> {
    pub fn is_plain(&self) -> bool {
        self.class.is_empty() && self.evidence.is_empty() && self.title.is_empty()
    }
}

/// A named thing, figure, date or word and the facts it fills a role of.
#[derive(Debug, Default)]
struct Mention {
    class: String,
    title: String,
    facts: BTreeSet<u32>,
}

#[derive(Clone, Copy)]
enum What<'m> {
    Evidence(u32),
    Mention(Span, &'m Mention),
    Mark(&'static str),
}

/// The marked source.
#[derive(Debug)]
pub(super) struct Markup<'s> {
    pub lines: Vec<Line<'s>>,
    /// How often each kind of [`KINDS`] occurs.
    pub counts: Vec<usize>,
}

/// Marks the source of a sheet.
pub(super) fn mark<'s>(look: &Look<'s>) -> Markup<'s> {
    let (sheet, source) = (look.sheet, look.source);
    let mentions = mentions(look);
    let mut spans: Vec<(Span, What<'_>)> = Vec::new();
    spans.extend(sheet.marks.iter().map(|mark| {
        let class = match mark.kind {
            MarkKind::Quotation => "quotation",
            MarkKind::Mojibake => "mojibake",
            _ => "boilerplate",
        };
        (mark.span, What::Mark(class))
    }));
    let mut anchors = BTreeSet::new();
    for (number, fact) in (1..).zip(&sheet.facts) {
        anchors.extend(fact.evidence.iter().map(|slice| slice.span.start));
        spans.extend(fact.evidence.iter().map(|slice| (slice.span, What::Evidence(number))));
    }
    spans.extend(mentions.iter().map(|(span, mention)| (*span, What::Mention(*span, mention))));
    spans.retain(|(span, _)| !span.slice(source).is_empty());
    let mut notes: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, finding) in sheet.validation.findings.iter().enumerate() {
        if let Some(span) = finding.span.filter(|_| finding.severity > Severity::Note) {
            notes.entry(span.start).or_default().push(at);
        }
    }
    let counts = KINDS.iter().map(|(class, _)| {
        let named = mentions.values().filter(|m| m.class.split(' ').any(|c| c == *class)).count();
        named + spans.iter().filter(|(_, what)| matches!(what, What::Mark(mark) if mark == class)).count()
    });
    let counts = counts.collect();
    // Every place where something starts or ends; ends come first, so that neighbours do not touch.
    let mut turns: Vec<(u32, bool, usize)> = Vec::with_capacity(2 * spans.len());
    for (at, (span, _)) in spans.iter().enumerate() {
        turns.extend([(span.start, true, at), (span.end, false, at)]);
    }
    turns.extend(notes.keys().map(|start| (*start, false, usize::MAX)));
    turns.sort_unstable();
    let mut cutter = Cutter { source, lines: vec![Line { number: 1, segments: Vec::new() }], linked: BTreeSet::new() };
    let mut open = Open::default();
    let mut from = 0;
    for (at, starts, place) in turns {
        if at > from {
            cutter.cut(from..at, &open, &anchors, &notes);
            from = at;
        }
        if let Some((_, what)) = spans.get(place) {
            open.turn(*what, starts);
        }
    }
    cutter.cut(from..u32::try_from(source.len()).unwrap_or(u32::MAX), &open, &anchors, &notes);
    let mut lines = cutter.lines;
    lines.retain(|line| line.segments.iter().any(|segment| !segment.text.trim().is_empty()));
    link_the_rest(&mut lines, sheet.facts.len(), &cutter.linked);
    Markup { lines, counts }
}

/// A fact that no mention leads to is reached by its evidence.
fn link_the_rest(lines: &mut [Line<'_>], facts: usize, linked: &BTreeSet<u32>) {
    let mut left: BTreeSet<u32> =
        (1..=u32::try_from(facts).unwrap_or(u32::MAX)).filter(|n| !linked.contains(n)).collect();
    for segment in lines.iter_mut().flat_map(|line| &mut line.segments).filter(|segment| segment.link.is_none()) {
        if left.is_empty() {
            return;
        }
        let first = segment.evidence.split(' ').filter_map(|n| n.parse().ok()).find(|n| left.contains(n));
        if let Some(fact) = first.filter(|_| !segment.text.trim().is_empty()) {
            segment.link = Some(fact);
            left.remove(&fact);
        }
    }
}

/// What covers the place that is looked at.
#[derive(Default)]
struct Open<'m> {
    evidence: BTreeMap<u32, u32>,
    mentions: Vec<(Span, &'m Mention)>,
    marks: BTreeMap<&'static str, u32>,
}

impl<'m> Open<'m> {
    fn turn(&mut self, what: What<'m>, starts: bool) {
        fn count<K: Ord>(open: &mut BTreeMap<K, u32>, key: K, starts: bool) {
            if starts {
                *open.entry(key).or_default() += 1;
            } else if let Some(n) = open.get_mut(&key) {
                *n -= 1;
                if *n == 0 {
                    open.remove(&key);
                }
            }
        }
        match what {
            What::Evidence(fact) => count(&mut self.evidence, fact, starts),
            What::Mark(class) => count(&mut self.marks, class, starts),
            What::Mention(span, mention) if starts => self.mentions.push((span, mention)),
            What::Mention(span, _) => self.mentions.retain(|(open, _)| *open != span),
        }
    }
}

struct Cutter<'s> {
    source: &'s str,
    lines: Vec<Line<'s>>,
    /// Facts that some segment leads to.
    linked: BTreeSet<u32>,
}

impl<'s> Cutter<'s> {
    fn cut(
        &mut self,
        range: std::ops::Range<u32>,
        open: &Open<'_>,
        anchors: &BTreeSet<u32>,
        notes: &BTreeMap<u32, Vec<usize>>,
    ) {
        let text = self.source.get(range.start as usize..range.end as usize).unwrap_or("");
        for (at, part) in text.split('\n').enumerate() {
            if at > 0 {
                let number = self.lines.last().map_or(1, |line| line.number + 1);
                self.lines.push(Line { number, segments: Vec::new() });
            }
            if part.is_empty() {
                continue;
            }
            let mut segment = Segment { text: part, ..Segment::default() };
            let mut classes: Vec<&str> = open.marks.keys().copied().collect();
            // The innermost says what it is.
            if let Some((span, mention)) = open.mentions.iter().min_by_key(|(span, _)| span.len()) {
                classes.push(&mention.class);
                segment.title.clone_from(&mention.title);
                if at == 0 && span.start == range.start {
                    segment.link = mention.facts.iter().next().copied();
                    if segment.link.is_some() {
                        self.linked.extend(mention.facts.iter().take(MOST));
                    }
                }
            }
            let roles: BTreeSet<u32> =
                open.mentions.iter().flat_map(|(_, m)| m.facts.iter().take(MOST).copied()).collect();
            segment.class = classes.join(" ");
            segment.evidence = listed(open.evidence.keys());
            segment.roles = listed(roles.iter());
            if at == 0 {
                segment.anchor = Some(range.start).filter(|start| anchors.contains(start));
                segment.notes = notes.get(&range.start).cloned().unwrap_or_default();
            }
            if let Some(line) = self.lines.last_mut() {
                line.segments.push(segment);
            }
        }
    }
}

fn listed<'n>(numbers: impl Iterator<Item = &'n u32>) -> String {
    numbers.take(MOST).map(u32::to_string).collect::<Vec<_>>().join(" ")
}

/// Everything of the source that a sheet names, by its place.
fn mentions(look: &Look<'_>) -> BTreeMap<Span, Mention> {
    let sheet = look.sheet;
    let mut found: BTreeMap<Span, Mention> = BTreeMap::new();
    for entity in &sheet.entities {
        let class = kind(&entity.kind);
        let title = format!("{class}: {}", entity.name);
        for mention in &entity.mentions {
            let new = Mention { class: class.clone(), title: title.clone(), facts: BTreeSet::new() };
            found.entry(mention.span).or_insert(new);
        }
    }
    let state: HashMap<&str, _> = sheet.coverage.iter().map(|line| (line.item.as_str(), line)).collect();
    let became = |id: &str, class: &str, said: String| {
        let line = state.get(id);
        let (more, why) = match line.map(|line| line.state) {
            Some(CoverageState::Unread) => (" unread", ", unread".to_owned()),
            Some(CoverageState::SetAside) => {
                let reason = line.and_then(|line| line.reason.as_deref()).map_or_else(String::new, words);
                (" aside", format!(", set aside: {reason}"))
            }
            _ => ("", String::new()),
        };
        Mention { class: format!("{class}{more}"), title: format!("{class}: {said}{why}"), facts: BTreeSet::new() }
    };
    for figure in &sheet.figures {
        let new = became(&figure.id.to_string(), "figure", english::figure(figure));
        found.entry(figure.span).or_insert(new);
    }
    for date in &sheet.dates {
        let new = became(&date.id.to_string(), "date", english::date(date));
        found.entry(date.span).or_insert(new);
    }
    for (number, fact) in (1..).zip(&sheet.facts) {
        fill(look, number, fact, &mut found);
    }
    found
}

/// Notes on the mentions of a fact's roles that they fill it.
fn fill(look: &Look<'_>, number: u32, fact: &Fact, found: &mut BTreeMap<Span, Mention>) {
    let time = fact.time.map(|time| Says::Date { date: time.date });
    let besides =
        fact.attribution.iter().map(|says| ("attribution", says)).chain(time.iter().map(|says| ("time", says)));
    let said: Vec<(&str, &Says)> = look.roles(fact).map(|(name, role)| (name, &role.says)).chain(besides).collect();
    for (name, says) in said {
        let (spans, is_word) = match says {
            Says::Entity { entity } => (named(look, fact, *entity), false),
            Says::Figure { figure } => {
                (look.sheet.figures.get(figure.index()).map(|f| f.span).into_iter().collect(), false)
            }
            Says::Date { date } => (look.sheet.dates.get(date.index()).map(|d| d.span).into_iter().collect(), false),
            Says::Term { span, .. } => (span.iter().copied().collect(), true),
            Says::Phrase { phrase } => (vec![phrase.span], true),
        };
        for span in spans {
            let mention = found.entry(span).or_default();
            if is_word && mention.class.is_empty() {
                mention.class = "word".to_owned();
                // The words of a quotation are read where they stand.
                let of = if name == "text" { "quotation".to_owned() } else { look.said(name, says) };
                mention.title = format!("{}: {of}", words(name));
            }
            mention.facts.insert(number);
        }
    }
}

/// Where the evidence of a fact names an entity; where it does not (*le groupe*), the mention before it.
fn named(look: &Look<'_>, fact: &Fact, id: EntityId) -> Vec<Span> {
    let Some(entity) = look.sheet.entities.get(id.index()) else { return Vec::new() };
    let from = |start: u32| entity.mentions.partition_point(|mention| mention.span.start < start);
    let mut spans = Vec::new();
    for slice in &fact.evidence {
        let inside = entity.mentions.get(from(slice.span.start)..from(slice.span.end)).unwrap_or_default();
        spans.extend(inside.iter().map(|mention| mention.span));
    }
    if spans.is_empty() {
        let start = fact.evidence.first().map_or(0, |slice| slice.span.start);
        let nearest = from(start).checked_sub(1).and_then(|at| entity.mentions.get(at)).or(entity.mentions.first());
        spans.extend(nearest.map(|mention| mention.span));
    }
    spans
}

/// A term of the contract by its name.
pub(super) fn kind(term: &impl serde::Serialize) -> String {
    let name = serde_json::to_value(term).ok();
    name.and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
