//! From candidates to things: spans typed, short forms and acronyms joined, metonyms told, entities listed.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{
    cues::Cue,
    key_of,
    rates::Made,
    scan::{Candidate, Scan, What},
    table::{Entry, Level},
    unknown::Votes,
};
use crate::{
    mentions::{Gender, Mentions, NameMention, NamedEntity, Owner},
    sheet::{EntityKind, Identifiers},
    text::{Case, TokenKind},
};

/// What a candidate turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Thing<'k> {
    /// An entry of the tables.
    Entry(u32),
    /// A state, by country.
    State(&'k str),
    /// A name made of parts, by its English.
    Made(&'k str),
    /// A name that no table knows, by its key.
    Named(&'k str),
}

/// What is known of a name that no table knows.
struct Named {
    kind: Option<EntityKind>,
    votes: Votes,
    /// As first written outside a line of capitals.
    written: String,
}

/// The names that no table knows, by their keys.
type Unknown<'k> = FxHashMap<&'k str, Named>;

/// A candidate, and its key where no table knows it.
struct Keyed {
    candidate: Candidate,
    key: String,
}

impl std::ops::Deref for Keyed {
    type Target = Candidate;

    fn deref(&self) -> &Candidate {
        &self.candidate
    }
}

/// Turns candidates into mentions and entities.
pub(super) fn resolve(scan: &Scan<'_, '_>, candidates: Vec<Candidate>, found: &mut Mentions) {
    let keyed = |candidate: Candidate| Keyed {
        key: match candidate.what {
            What::Unknown(_) => span_key(scan, candidate.start, candidate.end),
            _ => String::new(),
        },
        candidate,
    };
    let candidates: Vec<Keyed> = candidates.into_iter().map(keyed).collect();
    let mut names = typed(scan, &candidates);
    headings(scan, &candidates, &mut names);
    coordinated(scan, &candidates, &mut names);
    let mut things: Vec<Option<Thing<'_>>> = candidates.iter().map(|c| thing(c, &names)).collect();
    if !names.is_empty() {
        let acronyms = acronyms(scan, &candidates, &things);
        short_forms(scan, &candidates, &mut things, &acronyms, &names);
    }
    metonyms(scan, &candidates, &mut things);
    tickers(scan, &candidates, &mut things, &names);

    let states: Vec<Made> = candidates
        .iter()
        .filter_map(|c| if let What::Made(made) = &c.what { Some(made.clone()) } else { None })
        .filter(|m| m.state)
        .collect();
    let mut index: FxHashMap<Thing<'_>, u32> = FxHashMap::default();
    for (candidate, thing) in candidates.iter().zip(things) {
        let Some(thing) = thing else { continue };
        let fresh = found.entities.len() as u32;
        let entity = *index.entry(thing).or_insert(fresh);
        if entity == fresh {
            let Some(new) = entity_of(scan, &thing, candidate, &names, &states) else {
                index.remove(&thing);
                continue;
            };
            found.entities.push(new);
        }
        let tokens = candidate.start as u32..candidate.end as u32;
        found.claim(tokens.clone(), Owner::Name(found.names.len() as u32));
        let span = scan.text.span(candidate.start, candidate.end);
        found.names.push(NameMention { tokens, span, entity });
    }
}

/// The key of a span: its folded words without legal form.
fn span_key(scan: &Scan<'_, '_>, start: usize, end: usize) -> String {
    let (mut start, mut end) = (start, end);
    // `Groupe Mérande` is Mérande.
    if end > start + 1 && scan.cue(start, Cue::Group) && word(scan, start + 1) {
        start += 1;
    }
    while end > start + 1 && (scan.cue(end - 1, Cue::Legal) || scan.cue(end - 1, Cue::Group) || !word(scan, end - 1)) {
        end -= 1;
    }
    key_of(scan.text.span(start, end).slice(scan.text.source))
}

fn word(scan: &Scan<'_, '_>, at: usize) -> bool {
    scan.text.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
}

/// Sums what speaks for each unknown name and types it.
fn typed<'k>(scan: &Scan<'_, '_>, candidates: &'k [Keyed]) -> Unknown<'k> {
    let mut names = Unknown::default();
    for candidate in candidates {
        let What::Unknown(votes) = &candidate.what else { continue };
        let written = scan.text.span(candidate.start, candidate.end).slice(scan.text.source);
        let named = names.entry(&candidate.key).or_insert_with(|| Named {
            kind: None,
            votes: Votes::default(),
            written: written.to_owned(),
        });
        named.votes.add(votes);
        if shouts(&named.written) && !shouts(written) {
            written.clone_into(&mut named.written);
        }
    }
    for named in names.values_mut() {
        let acronym = shouts(&named.written) && !named.written.contains(' ') && named.written.len() <= 5;
        let mut votes = named.votes;
        if acronym {
            // An acronym needs a cue of its own, not only a place in a sentence.
            votes.weak = false;
        }
        named.kind = votes.kind();
    }
    names
}

/// Lines of capitals that name a company: told by the line after, or by other such lines that the article resolves.
fn headings(scan: &Scan<'_, '_>, candidates: &[Keyed], names: &mut Unknown<'_>) {
    if !names.values().any(|n| n.votes.heading) {
        return;
    }
    let alone = |candidate: &Candidate| {
        let index = scan.text.sentence_of(candidate.start);
        let sentence = scan.text.sentences.get(index)?;
        (sentence.range() == (candidate.start..candidate.end)).then_some(index)
    };
    let resolved = candidates.iter().any(|c| match &c.what {
        What::Known(entry) => alone(c).is_some() && scan.entry(*entry).is_some_and(|e| e.kind == EntityKind::Company),
        What::Unknown(votes) => {
            votes.heading && names.get(c.key.as_str()).is_some_and(|n| n.kind == Some(EntityKind::Company))
        }
        What::Made(_) => false,
    });
    for candidate in candidates {
        let What::Unknown(votes) = &candidate.what else { continue };
        let Some(index) = alone(candidate).filter(|_| votes.heading) else { continue };
        let next = scan.text.sentences.get(index + 1).map_or(0, |s| s.range().start);
        let told = matches!(scan.text.fold(next), "le" | "la" | "l'")
            && next > 0
            && scan.cue(next + 1, Cue::CompanyNoun)
            && candidate.end > candidate.start + 1;
        if let Some(named) = names.get_mut(candidate.key.as_str())
            && named.kind.is_none()
            && (resolved || told)
        {
            named.kind = Some(EntityKind::Company);
        }
    }
}

/// Names in a list are of one kind: `Alvia, Corvane et Oxalys`.
fn coordinated(scan: &Scan<'_, '_>, candidates: &[Keyed], names: &mut Unknown<'_>) {
    let kind = |candidate: &Keyed, names: &Unknown<'_>| match &candidate.what {
        What::Known(entry) => scan.entry(*entry).map(|e| e.kind),
        What::Unknown(_) => names.get(candidate.key.as_str()).and_then(|n| n.kind),
        What::Made(_) => None,
    };
    let mut spread = |left: &Keyed, right: &Keyed, from: &Keyed, to: &Keyed| {
        let What::Unknown(votes) = &to.what else { return false };
        let Some(shared) = kind(from, names) else { return false };
        if names.get(to.key.as_str()).is_none_or(|n| n.kind.is_some()) {
            return false;
        }
        let mut at = left.end;
        // A move in brackets stands between the names of a list.
        if scan.text.tokens.get(at).is_some_and(|t| t.is('(')) {
            at = (at..(at + 12).min(right.start))
                .find(|i| scan.text.tokens.get(*i).is_some_and(|t| t.is(')')))
                .map_or(at, |i| i + 1);
        }
        let joins = match right.start.wrapping_sub(at) {
            1 => matches!(scan.text.fold(at), "et" | "ou" | "/") || scan.text.tokens.get(at).is_some_and(|t| t.is('/')),
            2 => {
                matches!(scan.text.fold(at), "et" | "ou")
                    && matches!(scan.text.fold(at + 1), "de" | "d'" | "a" | "par" | "chez" | "avec")
            }
            _ => false,
        };
        // `X gagne 1,95%, Y 1,86% et Z 0,2%`.
        let number = if scan.verb_follows(left.end) { left.end + 1 } else { left.end };
        let moved = scan.text.tokens.get(number).is_some_and(|t| t.kind == TokenKind::Number)
            && scan.text.tokens.get(number + 1).is_some_and(|t| t.is('%'))
            && right.start == number + 3;
        let joins = joins
            || (moved
                && (scan.text.fold(number + 2) == "et" || scan.text.tokens.get(number + 2).is_some_and(|t| t.is(','))));
        let comma = right.start == at + 1 && scan.text.tokens.get(at).is_some_and(|t| t.is(','));
        // A comma also sets off appositions: it needs more than a place in a list.
        let fits = joins || (comma && votes.weak);
        let told = match shared {
            EntityKind::Company => fits && !votes.heading,
            EntityKind::Person => joins && to.end > to.start + 1,
            EntityKind::Place => {
                joins && scan.text.fold(to.start.wrapping_sub(1)) == scan.text.fold(from.start.wrapping_sub(1))
            }
            _ => false,
        };
        let Some(named) = names.get_mut(to.key.as_str()).filter(|_| told) else { return false };
        if shouts(&named.written) && named.written.len() < 4 || named.votes.company < 0 {
            return false;
        }
        named.kind = Some(shared);
        true
    };
    for _ in 0..4 {
        let mut changed = false;
        for pair in candidates.windows(2) {
            let [left, right] = pair else { continue };
            changed |= spread(left, right, left, right);
            changed |= spread(left, right, right, left);
        }
        if !changed {
            break;
        }
    }
}

fn shouts(name: &str) -> bool {
    name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
}

fn thing<'k>(candidate: &'k Keyed, names: &Unknown<'_>) -> Option<Thing<'k>> {
    match &candidate.what {
        What::Known(entry) => Some(Thing::Entry(*entry)),
        What::Made(made) if made.state && !made.country.is_empty() => Some(Thing::State(&made.country)),
        What::Made(made) => Some(Thing::Made(&made.name)),
        What::Unknown(_) => {
            let key = candidate.key.as_str();
            names.get(key).is_some_and(|n| n.kind.is_some()).then_some(Thing::Named(key))
        }
    }
}

/// Acronyms in brackets after a name: the acronym and the name it stands for.
fn acronyms<'t, 'k>(
    scan: &Scan<'_, 't>,
    candidates: &[Keyed],
    things: &[Option<Thing<'k>>],
) -> FxHashMap<&'t str, Thing<'k>> {
    let mut out = FxHashMap::default();
    for (candidate, thing) in candidates.iter().zip(things) {
        let Some(thing) = thing else { continue };
        let at = candidate.end;
        let opened = scan.text.tokens.get(at).is_some_and(|t| t.is('('));
        let closed = scan.text.tokens.get(at + 2).is_some_and(|t| t.is(')'));
        let acronym = scan.text.slice(at + 1);
        if opened && closed && shouts(acronym) && acronym.len() >= 2 && candidate.end > candidate.start + 1 {
            let initial = scan.text.slice(candidate.start).chars().next();
            if acronym.chars().next().map(|c| c.to_ascii_uppercase()) == initial.map(|c| c.to_ascii_uppercase()) {
                out.insert(acronym, *thing);
            }
        }
    }
    out
}

/// Joins surnames, first words and acronyms to the thing they stand for.
fn short_forms<'k>(
    scan: &Scan<'_, '_>,
    candidates: &'k [Keyed],
    things: &mut [Option<Thing<'k>>],
    acronyms: &FxHashMap<&str, Thing<'k>>,
    names: &Unknown<'_>,
) {
    // Long names by the short form they may take; two owners of one short form make it useless.
    let mut owners: FxHashMap<String, Option<Thing<'k>>> = FxHashMap::default();
    let mut offer = |key: String, thing: &Thing<'k>| {
        let slot = owners.entry(key).or_insert(Some(*thing));
        if slot.as_ref() != Some(thing) {
            *slot = None;
        }
    };
    for (candidate, thing) in candidates.iter().zip(things.iter()) {
        let Some(thing) = thing else { continue };
        let (start, end) = (candidate.start, candidate.end);
        let subsidiary = match thing {
            Thing::Named(key) => names.get(*key).is_some_and(|n| n.votes.subsidiary),
            _ => false,
        };
        // `X Sénégal`, `X Americas`: X itself is another house.
        let tail =
            scan.longest_form(end - 1, end, |_, form| form.caps != 0).and_then(|(_, form)| scan.entry(form.entry));
        let abroad = tail.is_some_and(|e| e.kind == EntityKind::Place)
            || matches!(scan.text.fold(end - 1), "americas" | "polska" | "deutschland");
        if end <= start + 1 || subsidiary || (abroad && kind_of(scan, thing, names) == Some(EntityKind::Company)) {
            continue;
        }
        match kind_of(scan, thing, names) {
            Some(EntityKind::Index) => offer(span_key(scan, end - 1, end), thing),
            Some(EntityKind::Person) => {
                for at in start + 1..end {
                    if scan.capital(at) || scan.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower) {
                        offer(span_key(scan, at, end), thing);
                    }
                }
            }
            Some(EntityKind::Company | EntityKind::Product | EntityKind::Organisation) => {
                let generic = scan.cue(start, Cue::Stop)
                    || scan.cue(start, Cue::FirstM)
                    || scan.cue(start, Cue::FirstF)
                    || (scan.cue(start, Cue::Corporate) && !scan.cue(start, Cue::OrgHead));
                if !generic && scan.text.slice(start).chars().count() >= 3 {
                    offer(span_key(scan, start, start + 1), thing);
                    if end > start + 2 && word(scan, start + 1) {
                        offer(span_key(scan, start, start + 2), thing);
                    }
                }
            }
            _ => {}
        }
    }
    for (at, candidate) in candidates.iter().enumerate() {
        let slice = scan.text.span(candidate.start, candidate.end).slice(scan.text.source);
        let known = !matches!(candidate.what, What::Unknown(_));
        // What the article says an acronym stands for goes before what the tables say.
        let house = |thing: &Thing<'_>| {
            matches!(thing, Thing::Named(_)) && kind_of(scan, thing, names) == Some(EntityKind::Company)
        };
        if let Some(thing) = acronyms.get(slice).filter(|t| !known || house(t)) {
            things[at] = Some(*thing);
            continue;
        }
        if known {
            continue;
        }
        let key = candidate.key.as_str();
        if let Some(Some(owner)) = owners.get(key).filter(|o| **o != Some(Thing::Named(key))) {
            {
                // `l'indice Composite`: only the word *indice* makes a last word an index.
                let index = kind_of(scan, owner, names) == Some(EntityKind::Index);
                let led = scan.text.fold(candidate.start.wrapping_sub(1)) == "indice";
                if index && !led {
                    continue;
                }
                let weak = index
                    || match names.get(key).and_then(|n| n.kind) {
                        None => true,
                        // A surname alone, or the first word of a longer name, is the same thing.
                        // What is surely a house is not the product that bears its name (`Veltis lance Veltis Cash`).
                        Some(EntityKind::Company) => {
                            let product = kind_of(scan, owner, names) == Some(EntityKind::Product);
                            !(product && names.get(key).is_some_and(|n| n.votes.company > 2))
                        }
                        Some(kind) => kind_of(scan, owner, names) == Some(kind),
                    };
                if weak {
                    things[at] = Some(*owner);
                }
            }
        }
    }
}

fn kind_of(scan: &Scan<'_, '_>, thing: &Thing<'_>, names: &Unknown<'_>) -> Option<EntityKind> {
    match thing {
        Thing::Entry(entry) => scan.entry(*entry).map(|e| e.kind),
        Thing::State(_) => Some(EntityKind::Organisation),
        Thing::Made(_) => Some(EntityKind::Instrument),
        Thing::Named(key) => names.get(*key).and_then(|n| n.kind),
    }
}

/// `Omnis (OMC)`: letters in brackets after a company are its code, whatever else they name.
fn tickers(scan: &Scan<'_, '_>, candidates: &[Keyed], things: &mut [Option<Thing<'_>>], names: &Unknown<'_>) {
    for (at, pair) in candidates.windows(2).enumerate() {
        let [left, right] = pair else { continue };
        let sign = |i: usize, s: char| scan.text.tokens.get(i).is_some_and(|t| t.is(s));
        let bracketed =
            right.start == left.end + 1 && right.end == right.start + 1 && sign(left.end, '(') && sign(right.end, ')');
        let code = scan.text.tokens.get(right.start).is_some_and(|t| t.case == Case::Upper && t.span.len() <= 5);
        let Some(Some(owner)) = things.get(at).copied().filter(|_| bracketed) else { continue };
        if code && kind_of(scan, &owner, names) == Some(EntityKind::Company) {
            if let Some(slot) = things.get_mut(at + 1).filter(|t| t.as_ref() != Some(&owner)) {
                *slot = None;
            }
        } else if matches!(left.what, What::Unknown(_))
            && kind_of(scan, &owner, names) == Some(EntityKind::Organisation)
            && let Some(Some(known @ Thing::Entry(_))) = things.get(at + 1).copied()
            && scan.text.fold(left.start).chars().next() == scan.text.fold(right.start).chars().next()
        {
            // `Institut national de statistiques (Insee)`: the acronym is known, the long form is not.
            if let Some(slot) = things.get_mut(at) {
                *slot = Some(known);
            }
        }
    }
}

/// Cities that stand for their market or their government.
fn metonyms<'k>(scan: &Scan<'_, '_>, candidates: &[Keyed], things: &mut [Option<Thing<'k>>]) {
    let states: Vec<&'k str> =
        things.iter().flatten().filter_map(|t| if let Thing::State(iso) = t { Some(*iso) } else { None }).collect();
    let present: Vec<u32> =
        things.iter().flatten().filter_map(|t| if let Thing::Entry(e) = t { Some(*e) } else { None }).collect();
    for (at, candidate) in candidates.iter().enumerate() {
        let What::Known(entry) = candidate.what else { continue };
        let Some(city) = scan.entry(entry).filter(|e| e.level == Level::City) else { continue };
        let before = scan.text.fold(candidate.start.wrapping_sub(1));
        let subject = scan.verb_follows(candidate.end)
            && !matches!(
                before,
                "a" | "de" | "en" | "pour" | "vers" | "d'" | "sur" | "dans" | "entre" | "depuis"
            )
            // `Paris et Bruxelles montent`.
            && !(before == "et" && at > 0 && candidates[at - 1].end + 1 == candidate.start);
        let fold = key_of(scan.text.span(candidate.start, candidate.end).slice(scan.text.source));
        let exchange = scan.gazetteer.exchange_of(&fold);
        let sentence = scan.text.sentences.get(scan.text.sentence_of(candidate.start));
        let told = sentence.is_some_and(|s| market_told(scan, s.range(), &present));
        if let Some(exchange) = exchange
            && (before == "a" || subject || sentence.is_some_and(|s| s.title && s.range().start == candidate.start))
            && (told || (subject && present.contains(&exchange) && sentence.is_some_and(|s| s.title)))
        {
            things[at] = Some(Thing::Entry(exchange));
        } else if subject && let Some(state) = states.iter().find(|s| **s == city.cells().iso) {
            things[at] = Some(Thing::State(state));
        } else if fold == "bruxelles"
            && before != "a"
            && (subject || matches!(before, "de" | "par" | "selon" | "avec" | "contre"))
            && let Some(commission) = scan.gazetteer.commission()
        {
            things[at] = Some(Thing::Entry(commission));
        }
    }
}

/// Whether a sentence tells of shares or an index moving.
fn market_told(scan: &Scan<'_, '_>, range: std::ops::Range<usize>, present: &[u32]) -> bool {
    let shares = range.clone().any(|i| {
        matches!(
            scan.text.fold(i),
            "action" | "actions" | "titre" | "valeur" | "seance" | "cote" | "indice" | "hausse" | "baisse" | "%"
        )
    });
    let index = || {
        present.iter().any(|e| scan.entry(*e).is_some_and(|e| e.kind == EntityKind::Index))
            && range.clone().any(|i| scan.text.tokens.get(i).is_some_and(|t| t.is('%')))
    };
    shares || index()
}

fn some(cell: &str) -> Option<Cow<'static, str>> {
    (!cell.is_empty()).then(|| Cow::Owned(cell.to_owned()))
}

fn entity_of(
    scan: &Scan<'_, '_>,
    thing: &Thing<'_>,
    candidate: &Candidate,
    names: &Unknown<'_>,
    states: &[Made],
) -> Option<NamedEntity> {
    let bare = |kind, name: String| NamedEntity {
        kind,
        name,
        identifiers: Identifiers::default(),
        gender: None,
        country: None,
        sector: None,
        currency: None,
        parent: None,
        city: kind == EntityKind::Place,
    };
    Some(match thing {
        Thing::Entry(entry) => of_table(scan, &scan.entry(*entry)?),
        Thing::State(country) => {
            let name = match &candidate.what {
                What::Made(made) => made.name.clone(),
                // The capital came first; its state is named further on.
                _ => states.iter().find(|m| m.country == *country)?.name.clone(),
            };
            NamedEntity {
                country: some(country),
                gender: Some(Gender::Masculine),
                ..bare(EntityKind::Organisation, name)
            }
        }
        Thing::Made(_) => {
            let What::Made(made) = &candidate.what else { return None };
            let currency = scan.gazetteer.currency_of(&made.country);
            NamedEntity {
                country: some(&made.country),
                currency,
                gender: Some(Gender::Masculine),
                ..bare(made.kind, made.name.clone())
            }
        }
        Thing::Named(key) => {
            let named = names.get(*key)?;
            NamedEntity { gender: named.votes.gender, ..bare(named.kind?, named.written.clone()) }
        }
    })
}

fn of_table(scan: &Scan<'_, '_>, entry: &Entry<'_>) -> NamedEntity {
    let cells = entry.cells();
    let own = |cell: &str| (!cell.is_empty()).then(|| cell.to_owned());
    let iso = match entry.kind {
        EntityKind::Place if entry.level == Level::Country => own(cells.iso),
        EntityKind::Instrument if entry.when == super::table::When::Currency => own(cells.currency),
        _ => None,
    };
    let country = if cells.country.is_empty() { cells.iso } else { cells.country };
    let currency = match entry.kind {
        EntityKind::Instrument => some(cells.currency),
        EntityKind::Exchange | EntityKind::Index | EntityKind::Place if cells.currency.is_empty() => {
            scan.gazetteer.currency_of(country)
        }
        _ => some(cells.currency),
    };
    NamedEntity {
        kind: entry.kind,
        name: entry.name.to_owned(),
        identifiers: Identifiers {
            isin: own(cells.isin),
            ticker: own(cells.ticker),
            mic: own(cells.mic),
            lei: own(cells.lei),
            iso,
        },
        gender: entry.gender,
        country: some(country),
        sector: some(cells.sector),
        currency,
        parent: some(cells.parent),
        city: entry.level == Level::City,
    }
}
