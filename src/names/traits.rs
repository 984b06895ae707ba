//! What an article says of a company beside its name, where the tables do not know: *l'assureur néerlandais X*,
//! *X, laboratoire suisse*. References later agree with it.

use std::borrow::Cow;

use super::{Demonym, Epithet, scan::Scan};
use crate::{mentions::Mentions, sheet::EntityKind};

/// The longest epithet that is looked for before a name, in tokens.
const BACK: usize = 6;

/// Gives companies the sector and the country that stand beside one of their mentions.
pub(super) fn tell(scan: &Scan<'_, '_>, found: &mut Mentions) {
    let open = |found: &Mentions, entity: u32| {
        found
            .entities
            .get(entity as usize)
            .is_some_and(|e| e.kind == EntityKind::Company && (e.sector.is_none() || e.country.is_none()))
    };
    for at in 0..found.names.len() {
        let Some(name) = found.names.get(at).filter(|n| open(found, n.entity)) else { continue };
        let (start, end, entity) = (name.tokens.start as usize, name.tokens.end as usize, name.entity);
        let (before, after) = (before(scan, start), after(scan, end));
        let Some(entity) = found.entities.get_mut(entity as usize) else { continue };
        for (epithet, demonym) in [before, after] {
            if let (None, Some(epithet)) = (&entity.sector, epithet) {
                entity.sector = Some(Cow::Borrowed(epithet.sectors)).filter(|s| !s.is_empty());
            }
            if let (None, Some(demonym)) = (&entity.country, demonym) {
                entity.country = Some(Cow::Borrowed(demonym.iso)).filter(|s| !s.is_empty());
            }
        }
    }
}

type Traits = (Option<Epithet>, Option<Demonym>);

/// `l'assureur néerlandais X`, `le néerlandais X`.
fn before(scan: &Scan<'_, '_>, start: usize) -> Traits {
    let text = scan.text;
    let demonym = start.checked_sub(1).and_then(|at| scan.gazetteer.demonym(text, at)).map(|(_, d)| d);
    let end = start - usize::from(demonym.is_some());
    let epithet = (1..=BACK.min(end)).rev().find_map(|back| {
        let (len, epithet) = scan.gazetteer.epithet(text, end - back)?;
        (len == back).then_some(epithet)
    });
    (epithet, demonym)
}

/// `X, laboratoire suisse …`, `X, un assureur néerlandais`.
fn after(scan: &Scan<'_, '_>, end: usize) -> Traits {
    let text = scan.text;
    if !text.tokens.get(end).is_some_and(|t| t.is(',')) {
        return (None, None);
    }
    let article = matches!(text.fold(end + 1), "le" | "la" | "l'" | "un" | "une");
    let at = end + 1 + usize::from(article);
    let Some((len, epithet)) = scan.gazetteer.epithet(text, at) else { return (None, None) };
    (Some(epithet), scan.gazetteer.demonym(text, at + len).map(|(_, d)| d))
}
