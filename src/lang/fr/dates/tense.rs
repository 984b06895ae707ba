//! Whether the clause around a date looks back or ahead.

use super::{lex::Lex, scan::Scan, shape::Found};
use crate::text::{Case, TokenKind};

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// No verb that tells.
    Open,
}

/// Whether a present form speaks of what is to come.
fn is_ahead(fold: &str) -> bool {
    matches!(
        fold,
        "ambitionne"
            | "ambitionnent"
            | "anticipe"
            | "anticipent"
            | "apprete"
            | "appretent"
            | "attend"
            | "attendent"
            | "doit"
            | "doivent"
            | "entend"
            | "entendent"
            | "encaissable"
            | "encaissables"
            | "envisage"
            | "envisagent"
            | "espere"
            | "esperent"
            | "exigible"
            | "exigibles"
            | "chances"
            | "eventualite"
            | "hypothese"
            | "livraison"
            | "livrable"
            | "livrables"
            | "payable"
            | "payables"
            | "planifie"
            | "possibilite"
            | "preavis"
            | "prevoit"
            | "prevoient"
            | "probabilite"
            | "projette"
            | "projettent"
            | "remboursable"
            | "remboursables"
            | "table"
            | "tablent"
            | "va"
            | "vise"
            | "visent"
            | "viser"
            | "vont"
            | "rendez-vous"
            | "scenario"
            | "scenarios"
    )
}

/// Whether a present form looks ahead before an infinitive: *compte publier*.
fn intends(fold: &str) -> bool {
    matches!(fold, "compte" | "comptent" | "pense" | "pensent" | "souhaite" | "souhaitent" | "veut" | "veulent")
}

/// Whether an auxiliary or another form speaks of what is over.
fn is_behind(fold: &str) -> bool {
    matches!(fold, "ont" | "avait" | "avaient" | "eut" | "etait" | "etaient" | "fut" | "furent" | "vient" | "viennent")
}

/// Stems of participles that look ahead.
const FORESEEN: &[&str] =
    &["anticipe", "attendu", "escompte", "espere", "estime", "prevu", "projete", "souhaite", "vise", "programme"];

/// Participles in *-u* and the like that tell of a level reached.
const SET_OFF: &[&str] = &["apparu", "apparue", "descendu", "descendue", "parvenu", "parvenue", "revenu", "revenue"];

/// Words in *-ait* that are no imperfects.
const NO_IMPERFECT: &[&str] = &[
    "attrait",
    "autrefait",
    "extrait",
    "fait",
    "forfait",
    "lait",
    "parait",
    "parfait",
    "portrait",
    "retrait",
    "sait",
    "satisfait",
    "souhait",
    "trait",
    "tait",
];

/// Words in *-ra* and *-ront* that are no futures.
const NO_FUTURE: &[&str] = &["front", "affront", "opera", "camera", "era", "aura_", "sierra", "tiara", "cobra"];

/// The tense of one word, where it is a verb form that tells.
fn of_word(fold: &str, slice: &str) -> Option<Tense> {
    if is_ahead(fold) && (!slice.ends_with('é') || fold.ends_with("ite")) {
        return Some(Tense::Future);
    }
    if is_behind(fold) || slice == "a" {
        return Some(Tense::Past);
    }
    if fold.len() < 4 {
        return None;
    }
    let accented = |ending: &str| slice.ends_with(ending);
    let future = (fold.ends_with("ra") || fold.ends_with("ront"))
        && [
            "era", "ira", "dra", "ura", "rra", "evra", "ivra", "ttra", "itra", "oira", "eront", "iront", "dront",
            "uront", "rront", "vront", "tront", "ettront",
        ]
        .iter()
        .any(|e| fold.ends_with(e));
    if future && !accented("éra") && !NO_FUTURE.contains(&fold) {
        return Some(Tense::Future);
    }
    if matches!(fold, "aurait" | "auraient" | "serait" | "seraient") {
        return None;
    }
    let conditional = (fold.ends_with("rait") || fold.ends_with("raient"))
        && [
            "erait", "drait", "urait", "rrait", "evrait", "ttrait", "eraient", "draient", "rraient", "evraient",
            "ttraient",
        ]
        .iter()
        .any(|e| fold.ends_with(e));
    if conditional
        && !accented("érait")
        && !accented("éraient")
        && !fold.ends_with("surait")
        && !fold.ends_with("eurait")
    {
        return Some(Tense::Future);
    }
    let imperfect = (fold.ends_with("ait") || fold.ends_with("aient")) && !NO_IMPERFECT.contains(&fold);
    imperfect.then_some(Tense::Past)
}

impl Scan<'_> {
    /// The tense of the clause that holds `found`: the nearest verb form that tells, commas counting as distance.
    pub(super) fn tense(&self, found: &Found) -> Tense {
        // *un préavis de grève pour le 15 juin*; *pour le troisième trimestre* tells nothing.
        if self.before(found.start, &["pour", "le"]) && matches!(self.lex(found.start + 1), Lex::Month(_)) {
            return Tense::Future;
        }
        let mut best = (usize::MAX, Tense::Open);
        let mut cost = 0;
        for at in (self.from..found.start).rev() {
            cost += 1;
            match self.fold(at) {
                "," => cost += 40,
                ";" => break,
                ":" | "(" | "«" => cost += 60,
                _ => {}
            }
            if cost >= best.0 {
                break;
            }
            if let Some(tense) = self.tense_at(at, found) {
                best = (cost, tense);
                break;
            }
        }
        // What stands before the verb is in its clause as well; a subordinate after it is another.
        cost = 2;
        for at in found.end..self.to {
            cost += 1;
            match self.fold(at) {
                "," => cost += 40,
                ";" | "." => break,
                ":" | "(" | "«" | "qui" | "que" | "qu'" | "dont" => cost += 60,
                _ => {}
            }
            if cost >= best.0 {
                break;
            }
            if let Some(tense) = self.tense_at(at, found) {
                best = (cost, tense);
                break;
            }
        }
        best.1
    }

    fn tense_at(&self, at: usize, found: &Found) -> Option<Tense> {
        let fold = self.fold(at);
        if fold.is_empty() {
            return None;
        }
        // *il y a*, and the name of a bank spelled *a*; *a lieu* is a present.
        if fold == "a" && (self.before(at, &["il", "y"]) || self.is(at + 1, "lieu")) {
            return None;
        }
        // *VELTIS A RACHETE CORDIAL*: capitals have no accent.
        if fold == "a" && at > self.from && self.case(at + 1) == Case::Upper && self.fold(at + 1).ends_with('e') {
            return Some(Tense::Past);
        }
        if intends(fold) && ["er", "ir", "re"].iter().any(|e| self.fold(at + 1).ends_with(e)) {
            return Some(Tense::Future);
        }
        if matches!(self.lex(at), Lex::Planned) {
            let before = at.checked_sub(1).map_or("", |b| self.fold(b));
            let told = matches!(before, "est" | "sont" | "sera" | "seront" | "actuellement" | "toujours");
            let near = at < found.start && found.start - at <= 3 && !matches!(before, "ete" | "etait" | "etaient");
            let adjacent = near
                && (at + 1..found.start).all(|t| {
                    self.any(t, &["le", "la", "l'", "en", "au", "a", "pour", "du", "fin", "d'", "ici", "les", "vers"])
                });
            // *2,3% prévus en mars* is the earlier forecast.
            let figure = at.checked_sub(1).and_then(|b| self.text.tokens.get(b)).is_some_and(|t| t.is('%'))
                || at > self.from && self.text.tokens.get(at - 1).is_some_and(|t| t.kind == TokenKind::Number);
            return match (told, adjacent, figure) {
                (false, true, true) => Some(Tense::Past),
                (true, ..) | (_, true, _) => Some(Tense::Future),
                _ => None,
            };
        }
        if matches!(fold, "s'" | "se") && self.any(at + 1, &["est", "sont"]) {
            return Some(Tense::Past);
        }
        if matches!(fold, "est" | "sont") && self.any(at.wrapping_sub(1), &["s'", "se"]) {
            return Some(Tense::Past);
        }
        let slice = self.text.slice(at);
        // *, retombée à 3% en décembre,*: a participle set off by a comma.
        if at > self.from
            && at < found.start
            && matches!(self.fold(at - 1), "," | "(")
            && !FORESEEN.iter().any(|f| fold.starts_with(f))
            && (["é", "ée", "és", "ées"].iter().any(|e| slice.ends_with(e)) || SET_OFF.contains(&fold))
        {
            return Some(Tense::Past);
        }
        // *annoncé le 5 mars*: a participle right before the date.
        if at < found.start
            && (at + 1..found.start).all(|t| self.any(t, &["le", "en", "au", "ce", "la", "l'"]))
            && found.start - at <= 2
            && ["é", "ée", "és", "ées"].iter().any(|e| slice.ends_with(e))
            && !self.any(
                at.wrapping_sub(1),
                &["le", "la", "l'", "les", "un", "une", "des", "son", "sa", "ses", "cette", "d'"],
            )
        {
            // *seront dévoilés le*, *doit être présenté le*: the verb before tells.
            let aux = at.wrapping_sub(1);
            return match of_word(self.fold(aux), self.text.slice(aux)) {
                Some(tense) => Some(tense),
                None if self.any(aux, &["etre", "est", "sont", "et", "ou"]) => None,
                None => Some(Tense::Past),
            };
        }
        of_word(fold, slice)
    }
}
