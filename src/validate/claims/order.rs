//! Who does what to whom: the order of names in both languages.

use super::{
    judge::Judge,
    ledger::{Ledger, Sentence},
    names::{self, NAMES},
    told::Name,
};
use crate::text::Span;

/// Whether two names, given as words, are of one thing.
pub(super) fn same(a: &str, b: &str) -> bool {
    NAMES.stands(a, b) || NAMES.stands(b, a)
}

/// Words after which a name is only where something is, or what stands beside it.
const BESIDE: &[&str] = &[
    "a", "au", "aux", "avec", "chez", "contre", "dans", "de", "d", "des", "du", "en", "par", "pour", "selon", "sur",
    "vers",
];

/// Whether a name is at hand where a sentence of the source refers to somebody: in the sentence, in the title, or among
/// the names told since; with `alone` only where it is told last before.
pub(super) fn introduced(ledger: &Ledger<'_>, at: usize, words: &str, alone: bool) -> bool {
    let stands = |i: usize| ledger.sentence(i).is_some_and(|s| NAMES.stands(words, &s.words));
    if stands(at) || stands(0) {
        return true;
    }
    let paragraph = ledger.sentence(at).map(|s| s.paragraph);
    let before = (0..at).rev();
    let near: Vec<usize> =
        before.take_while(|i| ledger.sentence(*i).map(|s| s.paragraph) == paragraph || at - i <= 2).collect();
    if alone { near.first().is_some_and(|i| stands(*i)) } else { near.into_iter().any(stands) || most(ledger, words) }
}

/// Whether a name stands in a third of the sentences: the article is about it.
pub(super) fn most(ledger: &Ledger<'_>, words: &str) -> bool {
    let count = ledger.sentences.iter().filter(|s| NAMES.stands(words, &s.words)).count();
    count * 3 >= ledger.sentences.len() && count > 2
}

/// Words before the name of a part of a company.
const PARTS: &[&str] =
    &["activite", "activites", "branche", "division", "filiale", "marque", "marques", "metier", "pole", "segment"];
/// Capitals that name no one.
const MEASURES: &[&str] = &[
    "a",
    "au",
    "aux",
    "bnpa",
    "bnr",
    "bpa",
    "ca",
    "capex",
    "ce",
    "cet",
    "cet1",
    "cette",
    "chiffre",
    "dans",
    "de",
    "des",
    "du",
    "ebe",
    "ebit",
    "ebita",
    "ebitda",
    "ebo",
    "elle",
    "en",
    "et",
    "eur",
    "eurm",
    "fcfa",
    "il",
    "ils",
    "ipc",
    "l",
    "la",
    "le",
    "les",
    "leur",
    "lui",
    "mais",
    "mde",
    "mdeur",
    "mdh",
    "mdse",
    "meur",
    "mmdh",
    "musd",
    "on",
    "or",
    "par",
    "pib",
    "pnb",
    "pour",
    "puissance",
    "rbe",
    "rex",
    "rn",
    "s",
    "sa",
    "selon",
    "ses",
    "soit",
    "son",
    "sur",
    "un",
    "une",
    "us",
    "usd",
];

/// A name of a sentence of the source.
struct Mention {
    words: String,
    span: Span,
    /// Whether a preposition stands before it.
    marked: bool,
    /// Whether it is one that brings in who acts.
    by: bool,
    /// Whether it only says where, when or beside whom.
    aside: bool,
}

/// The name that stands nearest before a place of a sentence, without a preposition: its likely subject.
pub(super) fn subject_before(ledger: &Ledger<'_>, sentence: &Sentence, place: Span) -> Option<(String, Span)> {
    let before = mentions(ledger, sentence, Span::new(sentence.span.start, place.start));
    before.into_iter().rfind(|name| !name.marked).map(|name| (name.words, name.span))
}

/// The name whose bracket holds a place (`Veltis (+3,5%)`).
pub(super) fn bracketed(ledger: &Ledger<'_>, sentence: &Sentence, place: Span) -> Option<(String, Span)> {
    let last = mentions(ledger, sentence, Span::new(sentence.span.start, place.start)).pop()?;
    let between = Span::new(last.span.end, place.start).slice(ledger.source.text).trim();
    let opens = ["(", "(+", "(-", "(plus", "(moins"].iter().any(|end| between.ends_with(end));
    let opens = opens && between.split_whitespace().count() <= 3;
    opens.then_some((last.words, last.span))
}

/// The name that a sentence is about, as near as its order tells: the first that is no place, no agency in a bracket and
/// not merely beside.
pub(super) fn first_in(ledger: &Ledger<'_>, sentence: &Sentence) -> Option<String> {
    let text = ledger.source.text;
    let bracketed = |span: Span| text.get(..span.start as usize).is_some_and(|before| before.ends_with('('));
    let all = mentions(ledger, sentence, sentence.span).into_iter();
    let mut apt = all.filter(|name| !name.aside && !bracketed(name.span) && !NAMES.is_place(&name.words));
    apt.next().map(|name| name.words)
}

/// The names of a sentence, as words.
pub(super) fn names_in(ledger: &Ledger<'_>, sentence: &Sentence) -> Vec<String> {
    mentions(ledger, sentence, sentence.span).into_iter().map(|name| name.words).collect()
}

/// The names in a part of a sentence that starts where the sentence does.
fn mentions(ledger: &Ledger<'_>, sentence: &Sentence, part: Span) -> Vec<Mention> {
    ledger.source.at(part, |text| {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(piece) = text.get(at) {
            // The first word of a sentence is a name only where names start so.
            let capital = piece.upper && text.raw(at).chars().count() > 2;
            if !capital {
                at += 1;
                continue;
            }
            // `L'Astrée`: the article is of the name where it is written large inside a sentence.
            let article = at > 2 && text.raw(at - 2) == "L" && text.is_sign(at - 1, '\'') && text.glued(at - 1);
            let from = if article { at - 2 } else { at };
            at += 1;
            while text.get(at).is_some_and(|p| p.upper)
                || matches!(text.fold(at), "&" | "-" | "'") && text.get(at + 1).is_some_and(|p| p.upper)
            {
                at += 1;
            }
            let stretch = text.part(from, at);
            let words = names::words(stretch.as_str());
            let before = if from > 0 { text.fold(from - 1) } else { "" };
            // A part of a company, a measure or a currency is told of somebody else.
            let own = NAMES.knows(&words);
            let part = PARTS.contains(&before) || !own && matches!(before, "l" | "la" | "le" | "'" | "les");
            if part || MEASURES.contains(&words.trim()) || crate::validate::en::is_code(stretch.as_str()) {
                continue;
            }
            let known = own
                || from > 0
                || text.get(from + 1).is_some_and(|p| p.upper) && at > from + 1
                || elsewhere(ledger, stretch.as_str(), sentence.span);
            let marked = from > 0
                && (BESIDE.contains(&before)
                    || text.is_sign(from - 1, '\'') && from > 1 && BESIDE.contains(&text.fold(from - 2)));
            if known {
                let by = ["par", "selon", "pour", "chez"].contains(&before);
                let aside = marked && !["d", "de", "du", "des", "'"].contains(&before);
                found.push(Mention { words, span: stretch.span(), marked, by, aside });
            }
        }
        found
    })
}

/// The clause of the sentence around a name, where it stands there.
pub(super) fn clause_of(ledger: &Ledger<'_>, sentence: &Sentence, words: &str) -> Option<Span> {
    let (from, to) = stands_at(ledger, sentence, words)?;
    let span = ledger.source.at(sentence.span, |text| text.part(from, to).span());
    Some(ledger.source.clause(span))
}

/// Whether the words stand with their capitals elsewhere in the source, inside a sentence, or more than once and never
/// small.
fn elsewhere(ledger: &Ledger<'_>, name: &str, sentence: Span) -> bool {
    let text = ledger.source.text;
    let small = name.to_lowercase();
    if name.len() > 4 && text.matches(name).count() > 1 && !text.contains(&small) && !OPENERS.contains(&&*small) {
        return true;
    }
    text.match_indices(name).any(|(at, _)| {
        let away = at < sentence.start as usize || at >= sentence.end as usize;
        let inside =
            text.get(..at).and_then(|t| t.trim_end().chars().next_back()).is_some_and(|c| c.is_lowercase() || c == ',');
        away && inside
    })
}

/// Words that open sentences and name nobody.
const OPENERS: &[&str] = &[
    "ainsi", "alors", "apres", "après", "aussi", "autre", "avant", "cela", "cette", "comme", "depuis", "enfin",
    "entre", "hormis", "jeudi", "lundi", "mardi", "mercredi", "outre", "parmi", "pendant", "quant", "selon", "seule",
    "seuls", "vendredi",
];

/// Whether a sentence refers to somebody without a name (`le groupe`, `elle`, `son titre`).
pub(super) fn refers(words: &str) -> bool {
    const WORDS: &[&str] = &[
        "action",
        "banque",
        "celle",
        "celui",
        "compagnie",
        "elle",
        "elles",
        "entreprise",
        "firme",
        "groupe",
        "il",
        "ils",
        "institution",
        "maison",
        "sa",
        "ses",
        "societe",
        "son",
        "titre",
        "leur",
        "leurs",
        "ce",
        "cette",
        "valeur",
        "constructeur",
        "direction",
        "lui",
    ];
    WORDS.iter().any(|word| words.contains(&format!(" {word} ")))
}

/// Verbs that set one party over another: what stands before acts, what stands after is acted upon.
const VERBS: &[(&str, &str)] = &[
    ("acquire", "acqui"),
    ("acquired", "acqui"),
    ("acquisition of", "acqui"),
    ("bought", "rachet"),
    ("buy", "rachet"),
    ("buying", "rachet"),
    ("buys", "rachet"),
    ("takeover of", "rach"),
];

/// Words of what one does to another: the first name acts, the second stands beside a preposition in the source.
const ACTS: &[&str] = &[
    " price target on ",
    " rating on ",
    " upgraded ",
    " downgraded ",
    " rates ",
    " stake in ",
    " of the capital of ",
    " voting rights in ",
    " credit rating at ",
    " credit rating to ",
    " initiated coverage of ",
];

/// Of two names, the one that acts in the summary is not the one acted upon in the source.
pub(super) fn parties(judge: &mut Judge<'_, '_>) {
    let (told, ledger) = (judge.told, judge.ledger);
    let [first, second, ..] = told.names.as_slice() else { return };
    if !ACTS.iter().any(|words| told.words.contains(words)) {
        return;
    }
    judge.tick();
    // Where a sentence names neither, the one before does.
    let near = judge.sentences().into_iter().flat_map(|at| [Some(at), at.checked_sub(1)]).flatten();
    for at in near {
        let Some(sentence) = ledger.sentence(at) else { continue };
        let mentions = mentions(ledger, sentence, sentence.span);
        let opens = |words: &str| starts(ledger, sentence, words);
        let find = |words: &str| mentions.iter().find(|m| same(words, &m.words));
        let wrong = match (find(&first.words), find(&second.words)) {
            (Some(agent), Some(patient)) => {
                let active = !agent.marked && !patient.marked && patient.span.start < agent.span.start;
                patient.by && !agent.by || agent.marked && !agent.by && !patient.marked || active
            }
            (None, Some(patient)) => {
                !patient.marked && mentions.first().is_some_and(|first| first.span == patient.span)
            }
            (Some(agent), None) if opens(&second.words) => agent.marked,
            (Some(agent), None) => agent.marked && !agent.by,
            (None, None) if opens(&second.words) => true,
            (None, None) => continue,
        };
        if wrong {
            let message = format!(
                "contradicted: in the source, {} does not act on {}",
                judge.words(first.span),
                judge.words(second.span)
            );
            judge.found("claim-roles", judge.whole(), Some(sentence.span), message);
        }
        return;
    }
}

/// Words before the name of a parent, and before that of what it owns.
const PARENTS: &[&str] = &["actionnaire", "filiale de", "filiale d", "maison mere", "propriete de", "propriete d"];
const OWNED: &[&str] = &["filiale", "proprietaire de", "proprietaire d", "mere de", "mere d", "controle"];

/// Who is told to be the parent company of another is not owned in the source, and owns what the source says.
pub(super) fn parent(judge: &mut Judge<'_, '_>) {
    let (told, ledger) = (judge.told, judge.ledger);
    let [first, second, ..] = told.names.as_slice() else { return };
    if !told.words.contains(" parent company of ") || told.denied() {
        return;
    }
    judge.tick();
    let marks = [" filiale", " maison mere", " propriet", " actionnaire", " controle", " detenu", " giron", " appart"];
    let told_of = |s: &&Sentence| marks.iter().any(|mark| s.words.contains(mark));
    let beside = |name: &str, s: &Sentence, before: &[&str]| {
        NAMES.forms(name).any(|form| before.iter().any(|mark| s.words.contains(&format!(" {mark}{form}"))))
    };
    let (mut turned, mut known, mut place) = (false, false, None);
    let mut before: Option<&Sentence> = None;
    for sentence in &ledger.sentences {
        let last = before.replace(sentence);
        if !told_of(&sentence) {
            continue;
        }
        let owner = |name: &Name| beside(&name.words, sentence, PARENTS);
        let owned = |name: &Name| beside(&name.words, sentence, OWNED) && !owner(name);
        turned |= owner(second) && !owner(first) || owned(first) && !owned(second);
        known |=
            NAMES.stands(&second.words, &sentence.words) || last.is_some_and(|s| NAMES.stands(&second.words, &s.words));
        place = place.or(Some(sentence.span));
    }
    if place.is_some() && (turned || !known) {
        let message = format!(
            "contradicted: in the source, {} does not own {}",
            judge.words(first.span),
            judge.words(second.span)
        );
        judge.found("claim-roles", judge.whole(), place, message);
    }
}

/// The verb's party of the summary is the source's.
pub(super) fn roles(judge: &mut Judge<'_, '_>) {
    let (told, ledger) = (judge.told, judge.ledger);
    let [first, second, ..] = told.names.as_slice() else { return };
    if !VERBS.iter().any(|(verb, _)| told.words.contains(&format!(" {verb} "))) {
        return;
    }
    let between = told.english.scan.all();
    let passive = (first.pieces.end..second.pieces.start).any(|at| between.fold(at) == "by");
    let joined = (first.pieces.end..second.pieces.start).all(|at| matches!(between.fold(at), "and" | "," | "&"));
    let from = second.pieces.start > 0 && between.fold(second.pieces.start - 1) == "from";
    if joined || from {
        return;
    }
    let (agent, patient) = if passive { (second, first) } else { (first, second) };
    judge.tick();
    for at in judge.sentences() {
        let Some(sentence) = ledger.sentence(at) else { continue };
        let (Some(a), Some(p)) =
            (stands_at(ledger, sentence, &agent.words), stands_at(ledger, sentence, &patient.words))
        else {
            continue;
        };
        let acts = acts(ledger, sentence, a, p);
        if acts == Some(false) {
            let message = format!(
                "contradicted: in the source, {} acts on {}",
                judge.words(patient.span),
                judge.words(agent.span)
            );
            return judge.found("claim-roles", judge.whole(), Some(sentence.span), message);
        }
        if acts.is_some() {
            return;
        }
    }
}

/// Whether the name stands right after an amount, brought in by `par` or `pour`.
pub(super) fn follows(ledger: &Ledger<'_>, sentence: &Sentence, amount: Span, words: &str) -> bool {
    let Some((from, to)) = stands_at(ledger, sentence, words) else { return false };
    let name = ledger.source.at(sentence.span, |text| text.part(from, to).span());
    let Some(gap) = name.start.checked_sub(amount.end) else { return false };
    let between = Span::new(amount.end, name.start).slice(ledger.source.text);
    gap <= 24 && [" par ", " pour "].iter().any(|by| between.starts_with(by))
}

/// Whether the name opens the sentence.
pub(super) fn starts(ledger: &Ledger<'_>, sentence: &Sentence, words: &str) -> bool {
    stands_at(ledger, sentence, words).is_some_and(|(from, _)| from == 0)
}

/// The pieces where a name stands in a sentence: the first and one past the last.
fn stands_at(ledger: &Ledger<'_>, sentence: &Sentence, words: &str) -> Option<(usize, usize)> {
    ledger.source.at(sentence.span, |text| {
        let count = text.pieces().len();
        for form in NAMES.forms(words) {
            let want: Vec<&str> = form.split_whitespace().collect();
            for from in 0..count {
                let mut at = from;
                let mut seen = 0;
                while at < count && want.get(seen).is_some_and(|w| *w == text.fold(at)) {
                    seen += 1;
                    at += 1;
                    while at < count && matches!(text.fold(at), "'" | "-" | "&" | ".") && seen < want.len() {
                        at += 1;
                    }
                }
                if seen == want.len() && seen > 0 {
                    return Some((from, at));
                }
            }
        }
        None
    })
}

/// Whether the first of two names acts on the second by a verb or noun of buying between or before them.
fn acts(ledger: &Ledger<'_>, sentence: &Sentence, a: (usize, usize), p: (usize, usize)) -> Option<bool> {
    ledger.source.at(sentence.span, |text| {
        let buys = |at: usize| {
            ["acqui", "achet", "rach", "repren", "repris", "repri", "absorb"]
                .iter()
                .any(|stem| text.fold(at).starts_with(stem))
        };
        let (first, second) = if a.0 < p.0 { (a, p) } else { (p, a) };
        let verb = (first.1..second.0).find(|at| buys(*at));
        let by = |name: (usize, usize)| name.0 > 0 && text.fold(name.0 - 1) == "par";
        if by(a) || by(p) {
            return Some(by(a));
        }
        let verb = verb?;
        // `X a été racheté` and `l'achat d'X` leave X acted upon.
        let passive = verb > 0 && matches!(text.fold(verb - 1), "ete" | "etre" | "est" | "sera" | "serait" | "fait");
        let after = second.0 > verb;
        (after && !passive).then_some(first == a)
    })
}
