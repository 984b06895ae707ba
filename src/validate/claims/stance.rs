//! Direction, hedge, denial and attribution of a sentence against the clause that it tells.

use super::{
    judge::Judge,
    ledger,
    names::{self, NAMES},
    order, times,
    told::Told,
};
use crate::{
    text::Span,
    validate::{cues::Cues, reading::Unit},
};

/// The direction that cues tell outright: up or down, not both.
fn way(cues: Cues) -> Option<bool> {
    match (cues.has(Cues::UP), cues.has(Cues::DOWN)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether French cues tell the other way than `up` and nothing turns them.
fn against(cues: Cues, up: bool) -> bool {
    let (other, own) =
        if up { (Cues::DOWN, Cues::UP | Cues::MAYBE_UP) } else { (Cues::UP, Cues::DOWN | Cues::MAYBE_DOWN) };
    cues.has(other) && !cues.has(own | Cues::TURN)
}

/// A rise is a rise.
pub(super) fn direction(judge: &mut Judge<'_, '_>) {
    let told = judge.told;
    if let Some(wider) = widens(told)
        && let Some((new, old)) = pair(told)
        && new != old
        && (new > old) != wider
    {
        let message = "contradicted: the two amounts move the other way than the words".to_owned();
        return judge.found("claim-direction", judge.whole(), None, message);
    }
    let Some(up) = way(told.english.cues).filter(|_| told.quotes.is_empty()) else { return };
    judge.tick();
    if let Some(better) = rating(told) {
        if better != up {
            let message = "contradicted: the two ratings move the other way than the words".to_owned();
            return judge.found("claim-direction", judge.whole(), None, message);
        }
        return;
    }
    if let Some((new, old)) = pair(told) {
        let turned = told.english.cues.has(Cues::TURN) || told.denied();
        if (new > old) != up && new != old && !turned {
            let message = "contradicted: the two amounts move the other way than the words".to_owned();
            return judge.found("claim-direction", judge.whole(), None, message);
        }
        // Two amounts of the source that move as the words say need no word of the source besides.
        if new != old && !turned {
            return;
        }
    }
    // `0.2%, down from 0.4%` says how two levels stand, not what the source says of one.
    let level = told.words.contains(" down from ") || told.words.contains(" up from ");
    let Some((_, source)) = judge.main().filter(|_| !level) else { return };
    let Some(sentence) = judge.ledger.sentence(source.sentence) else { return };
    let soft = |cues: Cues| cues.has(Cues::SOFT | Cues::FLAT);
    let both = if up {
        (Cues::DOWN | Cues::MAYBE_DOWN, Cues::UP | Cues::MAYBE_UP)
    } else {
        (Cues::UP | Cues::MAYBE_UP, Cues::DOWN | Cues::MAYBE_DOWN)
    };
    // A verb with two lives right before the amount, where the clause tells nothing else.
    let likely = source.before.has(both.0)
        && !source.before.has(both.1)
        && !source.bounds.has(Cues::LESS_THAN)
        && !soft(source.before);
    let before = (against(source.before, up) || likely) && !source.before.has(Cues::TURN);
    let clause = against(source.clause, up)
        && !soft(source.clause)
        && !source.before.has(if up { Cues::UP | Cues::MAYBE_UP } else { Cues::DOWN | Cues::MAYBE_DOWN });
    let whole = || {
        source.clause & (Cues::UP | Cues::DOWN | Cues::MAYBE_UP | Cues::MAYBE_DOWN) == Cues::NONE
            && against(sentence.cues, up)
            && !soft(sentence.cues)
    };
    let plus = judge.ledger.slice(source.span).starts_with('+') && !up;
    let around = around(judge, source, up);
    let signed =
        plus || source.reading.numbers.iter().any(|n| n.minus) && up && matches!(source.reading.unit, Unit::Percent);
    if (before || clause || whole() || signed || around) && !source.denies {
        let quote = judge.ledger.slice(source.span);
        let message = format!("contradicted: the source tells «{quote}» as a {}", if up { "fall" } else { "rise" });
        judge.found("claim-direction", judge.whole(), Some(source.span), message);
    }
}

/// Whether the words and signs right beside a rate tell the other way: `(-0,4%)`, `une perte de 0,4%`, `7% de plus`.
fn around(judge: &Judge<'_, '_>, source: &ledger::Amount, up: bool) -> bool {
    if !matches!(source.reading.unit, Unit::Percent) {
        return false;
    }
    let text = judge.ledger.source.text;
    let Some((before, after)) = text.get(..source.span.start as usize).zip(text.get(source.span.end as usize..)) else {
        return false;
    };
    let ends = |list: &[&str]| list.iter().any(|end| before.ends_with(end));
    let starts = |list: &[&str]| list.iter().any(|start| after.starts_with(start));
    if up {
        ends(&["(-", "(moins ", " perte de ", " pertes à "]) || starts(&[" de moins"])
    } else {
        ends(&["(+", "(plus ", " gain de ", " gains à "]) || starts(&[" de plus "])
    }
}

/// Whether something is told to widen or narrow.
fn widens(told: &Told<'_>) -> Option<bool> {
    let has = |words: &[&str]| words.iter().any(|word| told.words.contains(word));
    match (has(&[" widened ", " widen "]), has(&[" narrowed ", " narrow "])) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether a rating told `to X from Y` is the better one.
fn rating(told: &Told<'_>) -> Option<bool> {
    const RATINGS: &[&[&str]] = &[
        &["sell"],
        &["underperform", "underweight", "reduce"],
        &["hold", "neutral", "market", "perform", "equal", "inline"],
        &["outperform", "overweight", "add", "accumulate"],
        &["buy", "strong"],
    ];
    if !told.words.contains("grade") {
        return None;
    }
    let all = told.english.scan.all();
    let after = |word: &str| {
        let at = (0..all.pieces().len())
            .rev()
            .find(|at| all.fold(*at) == word && RATINGS.iter().any(|names| names.contains(&all.fold(at + 1))))?;
        RATINGS.iter().position(|names| names.contains(&all.fold(at + 1)))
    };
    let (new, old) = (after("to")?, after("from")?);
    (new != old).then_some(new > old)
}

/// The new and the earlier amount, where the sentence tells both (`to X from Y`).
fn pair(told: &Told<'_>) -> Option<(f64, f64)> {
    let old = told.amounts.iter().find(|a| a.beside)?;
    let all = told.english.scan.all();
    // What is compared with a forecast did not move from it.
    let expected = (old.pieces.end..old.pieces.end + 2).any(|at| matches!(all.fold(at), "expected" | "forecast"));
    let against = old.pieces.start > 0 && matches!(all.fold(old.pieces.start - 1), "with" | "against");
    let level = told.words.contains(" down from ") || told.words.contains(" up from ");
    let new = told
        .amounts
        .iter()
        .find(|a| !a.beside && a.unit == old.unit && !a.loose && (level || to(told, a.pieces.start)))?;
    let value = |a: &super::counted::Amount| a.values.last().map(|v| if a.minus { -v.to_f64() } else { v.to_f64() });
    (!expected && !against).then_some((value(new)?, value(old)?))
}

/// Whether `to` stands right before piece `at`, a currency and a bound left out.
fn to(told: &Told<'_>, at: usize) -> bool {
    let all = told.english.scan.all();
    (1..=4).filter_map(|back| at.checked_sub(back)).any(|i| all.fold(i) == "to")
}

/// What is expected is not told as done.
pub(super) fn hedge(judge: &mut Judge<'_, '_>) {
    let seen = judge.told.words.contains(" saw its ");
    if judge.told.plans() && !seen || judge.told.denied() || !judge.told.quotes.is_empty() {
        return;
    }
    judge.tick();
    let later = judge.told.whens.iter().find(|when| times::is_future(&when.said, judge.ledger.published));
    let done = DONE.iter().any(|verb| judge.told.words.contains(verb))
        && ![" until ", " with effect "].iter().any(|words| judge.told.words.contains(words));
    if let Some(when) = later.filter(|_| done) {
        let span = judge.told.span(&when.pieces);
        let message = format!("{} lies after publication, but this is told as done", judge.words(span));
        return judge.found("claim-hedge", judge.whole(), None, message);
    }
    let Some((clause, span)) = clause(judge) else { return };
    let later = clause.has(Cues::FUTURE | Cues::CONDITIONAL) && !clause.has(Cues::FINITE);
    if later || done && !judge.told.hedged() && planned(judge) {
        let message = "contradicted: the source tells this in the future or conditional".to_owned();
        judge.found("claim-hedge", judge.whole(), Some(span), message);
    }
}

/// Verbs of what is done.
const DONE: &[&str] = &[
    " cut ",
    " did ",
    " fell ",
    " held ",
    " hired ",
    " met ",
    " paid ",
    " published ",
    " reported ",
    " rose ",
    " saw ",
    " took ",
    " went ",
];

/// Words of a plan or forecast of the source that stand before what is planned.
const PLANS: &[&str] = &[
    "ambitionne",
    "anticipe",
    "attendu",
    "attendue",
    "attendus",
    "devrait",
    "devraient",
    "espere",
    "prevoit",
    "prevoient",
    "projette",
    "tablent",
    "table",
    "vise",
    "visent",
    "viser",
];

/// Whether a plan or forecast governs the main amount: in its clause, before it.
fn planned(judge: &Judge<'_, '_>) -> bool {
    let Some((_, source)) = judge.main() else { return false };
    let before = |start: u32| judge.ledger.source.at(Span::new(start, source.span.start), ledger::words);
    let mut words = before(judge.ledger.source.clause(source.span).start);
    // `il vise un chiffre d'affaires de X, et une marge de Y`
    if [" et un ", " et une ", " et la ", " et le "].iter().any(|and| words.starts_with(and)) {
        words = judge.ledger.sentence(source.sentence).map_or(words, |s| before(s.span.start));
    }
    let compared = ["contre", "que"].iter().any(|word| words.contains(&format!(" {word} ")));
    let list: Vec<&str> = words.split(' ').collect();
    // `compte recruter` plans, `compte 96 appareils` does not.
    let counts = list.windows(3).any(
        |three| matches!(three, ["compte" | "comptent", after @ ..] if after.iter().any(|next| next.ends_with('r'))),
    );
    // `elle vise à réduire une dette de X` plans no debt.
    let aims = words.contains(" vise a ") || words.contains(" visent a ");
    !compared && !aims && (counts || words.split(' ').any(|word| PLANS.contains(&word)))
}

/// The cues of the clause that the sentence tells, and where it stands.
fn clause(judge: &Judge<'_, '_>) -> Option<(Cues, Span)> {
    if let Some((_, source)) = judge.main() {
        return Some((source.clause, source.span));
    }
    let sentence = judge.ledger.sentence(judge.anchor.best?)?;
    Some((sentence.cues, sentence.span))
}

/// What is denied is denied, and nothing else is.
pub(super) fn negation(judge: &mut Judge<'_, '_>) {
    let told = judge.told;
    if !told.quotes.is_empty() {
        return;
    }
    let denied = told.denied();
    judge.tick();
    let sentences = judge.sentences();
    let beside = |at: &usize| told.amounts.is_empty().then_some([at.saturating_sub(1), at + 1]).into_iter().flatten();
    let near: Vec<usize> = sentences.iter().copied().chain(sentences.iter().flat_map(beside)).collect();
    let any = near.iter().filter_map(|at| judge.ledger.sentence(*at)).any(|s| s.cues.has(Cues::NEGATION) || s.denies);
    if denied && !any && !sentences.is_empty() {
        let place = judge.anchor.best.and_then(|at| judge.ledger.sentence(at)).map(|s| s.span);
        return judge.found(
            "claim-negation",
            judge.whole(),
            place,
            "contradicted: the source does not deny this".to_owned(),
        );
    }
    if denied || told.english.cues.has(Cues::NEGATION | Cues::FLAT | Cues::EXACT) {
        return;
    }
    let source = judge.main().map(|(_, source)| (source.denies, source.span));
    // Without an amount, the clause that holds all its names is the one that denies.
    let named = || {
        let sentence = judge.anchor.best.and_then(|at| judge.ledger.sentence(at)).filter(|s| s.denies)?;
        let mut clauses = told.names.iter().filter_map(|name| order::clause_of(judge.ledger, sentence, &name.words));
        let first = clauses.next()?;
        let denies = judge.ledger.source.at(first, |text| judge.ledger.reader.denies(text));
        Some((denies && clauses.all(|clause| clause == first) && told.names.len() > 1, sentence.span))
    };
    let best = if told.amounts.is_empty() && !told.hedged() { named() } else { None };
    if let Some((true, span)) = source.or(best) {
        judge.found("claim-negation", judge.whole(), Some(span), "contradicted: the source denies this".to_owned());
    }
}

/// A forecast is told as that of whoever makes it.
pub(super) fn attribution(judge: &mut Judge<'_, '_>) {
    let told = judge.told;
    if !told.hedged() {
        return;
    }
    let Some((_, source)) = judge.main() else { return };
    let Some(sentence) = judge.ledger.sentence(source.sentence) else { return };
    judge.tick();
    if let Some((name, span)) = speaker(judge, source, sentence) {
        if !told.names.iter().any(|own| order::same(&own.words, &name)) {
            let message = format!("the source says this after «{}», the summary does not", judge.ledger.slice(span));
            judge.found("claim-attribution", judge.whole(), Some(span), message);
        }
        return;
    }
    const SPEAKS: &[&str] = &[
        " according ",
        " consensus",
        " expects ",
        " forecasts ",
        " plans ",
        " said ",
        " says ",
        " sees ",
        " estimates ",
    ];
    let nobody = told.words.contains(" expected to ") && !SPEAKS.iter().any(|word| told.words.contains(word));
    if nobody && let Some(span) = forecaster(judge, source, sentence) {
        let message = format!("«{}» expects this in the source, the summary does not say so", judge.ledger.slice(span));
        judge.found("claim-attribution", judge.whole(), Some(span), message);
    }
}

/// Who forecasts an amount before it in its sentence: a verb of forecast with a name or a house before it, or the words
/// after `selon`; nobody where it is who is told of.
fn forecaster(judge: &Judge<'_, '_>, source: &ledger::Amount, sentence: &ledger::Sentence) -> Option<Span> {
    const VERBS: &[&str] = &["anticipe", "anticipent", "attend", "escompte", "estime", "prevoit", "table", "tablent"];
    const HOUSES: &[&str] = &["agence", "analystes", "banque", "broker", "courtier", "experts", "institut"];
    let part = Span::new(sentence.span.start, source.span.start);
    judge.ledger.source.at(part, |text| {
        let count = text.pieces().len();
        let verb = (0..count).rev().find(|at| VERBS.contains(&text.fold(*at)));
        let by = (0..count).find(|at| matches!(text.fold(*at), "selon" | "d'apres"));
        let at = verb.or(by)?;
        let (from, to) = if verb.is_some() { (at.saturating_sub(4), at) } else { (at + 1, (at + 7).min(count)) };
        let house = |i: usize| {
            HOUSES.contains(&text.fold(i)) || text.get(i).is_some_and(|p| p.upper) && i > 0 || {
                let words = names::words(text.raw(i));
                text.get(i).is_some_and(|p| p.upper) && NAMES.knows(&words)
            }
        };
        let first = (from..to).find(|i| house(*i))?;
        let stretch = text.part(first, (first + 1).max(to.min(first + 3)));
        let own = judge.told.names.iter().any(|name| order::same(&name.words, &names::words(text.raw(first))));
        (!own).then(|| stretch.span())
    })
}

/// The name after `selon` in the sentence of an amount.
fn speaker(judge: &Judge<'_, '_>, source: &ledger::Amount, sentence: &ledger::Sentence) -> Option<(String, Span)> {
    let _ = source;
    judge.ledger.source.at(sentence.span, |text| {
        let at = (0..text.pieces().len()).find(|at| matches!(text.fold(*at), "selon" | "d'apres"))?;
        let mut from = at + 1;
        while matches!(text.fold(from), "la" | "le" | "les" | "l" | "'") {
            from += 1;
        }
        let mut end = from;
        while text.get(end).is_some_and(|p| p.upper) {
            end += 1;
        }
        let stretch = text.part(from, end);
        let words = names::words(stretch.as_str());
        (end > from && NAMES.stands(&words, &sentence.words)).then(|| (words, stretch.span()))
    })
}
