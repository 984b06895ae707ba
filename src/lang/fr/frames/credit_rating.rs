//! Credit notes: what an agency gives, raises, cuts, confirms, and the outlook beside it.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense, Term},
        marks::Triggers,
        ontology::FactType,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    text::Span,
    value::Modality,
};

use super::near::{fold, has_word, infinitive, is_quote, moment};

/// Reads credit notes.
pub const FRAME: Frame = Frame {
    id: "credit_rating",
    triggers: Triggers::NONE.words(&[NOTES, &["noter", "degrader"]]),
    read,
    examples: EXAMPLES,
};

/// Parts of the names of agencies.
const AGENCIES: &[&str] = &[
    "S&P Global",
    "Standard & Poor",
    "Moody",
    "Fitch",
    "DBRS",
    "Morningstar",
    "Scope Ratings",
    "KBRA",
    "Bloomfield",
    "GCR",
];
/// Words that lead to a note.
const NOTES: &[&str] = &["note", "notation", "rating", "notes", "perspective"];
const OUTLOOKS: &[(&str, &str)] = &[
    ("stable", "stable"),
    ("positive", "positive"),
    ("negative", "negative"),
    ("positif", "positive"),
    ("negatif", "negative"),
];
/// Long notes from best to worst, in the two alphabets of the agencies.
const SCALE: &[&[&str]] = &[
    &[
        "AAA", "AA+", "AA", "AA-", "A+", "A", "A-", "BBB+", "BBB", "BBB-", "BB+", "BB", "BB-", "B+", "B", "B-", "CCC+",
        "CCC", "CCC-", "CC", "C", "D",
    ],
    &[
        "Aaa", "Aa1", "Aa2", "Aa3", "A1", "A2", "A3", "Baa1", "Baa2", "Baa3", "Ba1", "Ba2", "Ba3", "B1", "B2", "B3",
        "Caa1", "Caa2", "Caa3", "Ca", "C",
    ],
];

/// What agencies do to notes.
const DEEDS: &[Sense] = &[Sense::Raise, Sense::Cut, Sense::Downgrade, Sense::Confirm, Sense::Keep];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    let mut agency = None;
    let mut rated = None;
    let agencies: Vec<bool> = (0..ctx.mentions.entities.len()).map(|e| is_agency(ctx, e as u32)).collect();
    if !agencies.contains(&true) {
        return;
    }
    for s in 0..ctx.sentences.len() {
        if here.contains(&s) {
            sentence(ctx, s, &mut agency, &mut rated, out);
        } else {
            let named = ctx.atoms(s).iter().rev().find_map(|a| match a.kind {
                Kind::Entity(e) if agencies.get(e as usize) == Some(&true) => Some(e),
                _ => None,
            });
            agency = named.or(agency);
        }
    }
}

fn is_agency(ctx: &Context<'_>, entity: u32) -> bool {
    ctx.mentions.entities.get(entity as usize).is_some_and(|e| AGENCIES.iter().any(|a| e.name.contains(a)))
}

/// The place of a note on its scale.
fn rank(note: &str) -> Option<usize> {
    SCALE.iter().find_map(|scale| scale.iter().position(|n| *n == note))
}

/// The note that starts at atom `at`: its words and how many atoms it takes (`A`, `-`).
fn note_at(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> Option<(Span, String)> {
    let start = ctx.span(&atoms.get(at)?.tokens);
    let source = ctx.text.source;
    // `Ba1` may pass for a name.
    let name = matches!(atoms[at].kind, Kind::Entity(_)) && (start.len() < 3 || rank(start.slice(source)).is_none());
    if name || matches!(atoms[at].kind, Kind::Figure(_) | Kind::Date(_)) {
        return None;
    }
    let rest = source.get(start.start as usize..)?;
    let len = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))).unwrap_or(rest.len());
    let word = rest.get(..len)?;
    let word = if rank(word).is_some() { word } else { word.trim_end_matches('-') };
    rank(word)?;
    Some((Span::new(start.start, start.start + word.len() as u32), word.to_owned()))
}

struct Part {
    from: usize,
    to: usize,
    agency: u32,
}

fn sentence(ctx: &Context<'_>, s: usize, agency: &mut Option<u32>, rated: &mut Option<u32>, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    // Each agency owns the stretch up to the next one.
    let mut parts: Vec<Part> = Vec::new();
    for (i, atom) in atoms.iter().enumerate() {
        if let Kind::Entity(e) = atom.kind
            && is_agency(ctx, e)
            && parts.last().is_none_or(|p| p.agency != e)
        {
            if let Some(last) = parts.last_mut() {
                last.to = i;
            }
            parts.push(Part { from: if parts.is_empty() { 0 } else { i }, to: atoms.len(), agency: e });
        }
    }
    // `et rehaussé celle de Y`: the same agency's deed on another note.
    let mut k = 0;
    while k < parts.len() {
        let (from, to) = (parts[k].from, parts[k].to);
        let turn = (from + 1..to).find(|i| {
            atoms[*i].verb().is_some_and(|g| g.senses.any(DEEDS))
                && has_word(ctx, atoms, i + 1..i + 3, &["celle", "celles"])
                && (from..*i).any(|j| note_at(ctx, atoms, j).is_some())
        });
        if let Some(turn) = turn {
            let agency = parts[k].agency;
            parts[k].to = turn;
            parts.insert(k + 1, Part { from: turn, to, agency });
        }
        k += 1;
    }
    let named = parts.last().map(|p| p.agency);
    if parts.is_empty() {
        let Some(held) = *agency else { return };
        parts.push(Part { from: 0, to: atoms.len(), agency: held });
    }
    for part in &parts {
        stretch(ctx, s, part, rated, out);
    }
    *agency = named.or(*agency);
}

fn stretch(ctx: &Context<'_>, s: usize, part: &Part, rated: &mut Option<u32>, out: &mut Reading) {
    let atoms = ctx.atoms(s);
    let (from, to) = (part.from, part.to);
    let subject = whose(ctx, s, part).or(*rated);
    let mut draft = Draft::new(FactType::CreditRating, "credit_rating.note", ctx.sentence(s));
    let (mut now, mut earlier): (Option<String>, Option<String>) = (None, None);
    let context = has_word(ctx, atoms, 0..to, NOTES)
        || atoms[from..to].iter().any(|a| a.verb().is_some_and(|g| infinitive(ctx, g) == "noter"));
    if !context {
        return;
    }
    let mut skip = 0;
    for i in from..to {
        let Some((span, word)) = note_at(ctx, atoms, i) else { continue };
        if span.start < skip || (word.len() == 1 && !told_as_note(ctx, atoms, i)) {
            continue;
        }
        skip = span.end;
        let lead = (from..i).rev().find(|j| !is_quote(&atoms[*j]) && atoms[*j].term(Class::Det) != Some("the"));
        let link = lead.map(|j| &atoms[j]);
        let onward = (i + 1..to.min(i + 7))
            .any(|j| atoms[j].prep("to") && (j + 1..to.min(j + 3)).any(|k| note_at(ctx, atoms, k).is_some()));
        let before = link.is_some_and(|a| a.term(Class::Versus).is_some() || a.prep("after"))
            || (link.is_some_and(|a| a.prep("of")) && onward);
        let slot = if before { &mut earlier } else { &mut now };
        if slot.is_none() {
            *slot = Some(word.clone());
            let role = if before { "previous_rating" } else { "rating" };
            draft.fill(
                role,
                crate::facts::ontology::Says::Term {
                    term: word.into(),
                    text: Some(span.slice(ctx.text.source).to_owned()),
                    span: Some(span),
                },
            );
        }
    }
    // `toutes deux avec une perspective stable`: said of every note of the sentence.
    let both = has_word(ctx, atoms, 0..atoms.len(), &["toutes", "tous"]);
    let (first, to_outlook) = if both { (0, atoms.len()) } else { (from, to) };
    let outlook = (first..to_outlook).find_map(|i| {
        if fold(ctx, atoms, i) != "perspective" {
            return None;
        }
        // `ramené la perspective de 'positive' à 'stable'`: the one it comes to.
        let words = (i + 1..to_outlook.min(i + 12))
            .filter_map(|j| OUTLOOKS.iter().find(|(w, _)| *w == fold(ctx, atoms, j)).map(|(_, t)| (j, *t)));
        let onto = |j: usize| (i..j).rev().find(|k| !is_quote(&atoms[*k])).is_some_and(|k| atoms[k].prep("to"));
        let found: Vec<_> = words.collect();
        // `abaisse de 'stable' à 'négative' la perspective de la note`
        let ahead = || {
            (first..i)
                .filter_map(|j| OUTLOOKS.iter().find(|(w, _)| *w == fold(ctx, atoms, j)).map(|(_, t)| (j, *t)))
                .find(|(j, _)| (first..*j).rev().find(|k| !is_quote(&atoms[*k])).is_some_and(|k| atoms[k].prep("to")))
        };
        found.iter().find(|(j, _)| onto(*j)).or(found.first()).copied().or_else(ahead)
    });
    if let Some((at, term)) = outlook {
        draft.term("outlook", term, Some((ctx.span(&atoms[at].tokens), ctx.text.source)));
    }
    let told = atoms[from..to].iter().filter_map(Atom::verb).find_map(|g| {
        if g.negated || !matches!(g.modality(), Modality::Asserted) {
            return None;
        }
        if g.senses.has(Sense::Downgrade) || g.senses.has(Sense::Cut) {
            Some("downgraded")
        } else if g.senses.has(Sense::Raise) {
            Some("upgraded")
        } else if g.senses.any(&[Sense::Confirm, Sense::Keep]) {
            Some("affirmed")
        } else {
            None
        }
    });
    let by_notes =
        now.as_deref().and_then(rank).zip(earlier.as_deref().and_then(rank)).and_then(|(n, e)| match n.cmp(&e) {
            std::cmp::Ordering::Less => Some("upgraded"),
            std::cmp::Ordering::Greater => Some("downgraded"),
            std::cmp::Ordering::Equal => None,
        });
    // The verb may act on the outlook alone: `relève la perspective de stable à positive`.
    let of_note = (from..to).any(|i| {
        fold(ctx, atoms, i) == "perspective"
            && atoms.get(i + 1).is_some_and(|a| a.prep("of"))
            && has_word(ctx, atoms, i + 2..(i + 4).min(to), &["note", "notation"])
    });
    let outlook_alone = outlook.is_some()
        && (of_note && earlier.is_none() || now.is_none() && !has_word(ctx, atoms, from..to, &["note", "notation"]));
    let action =
        if outlook_alone { told.filter(|t| *t != "affirmed").map(|_| "outlook_changed") } else { by_notes.or(told) };
    let unreal = atoms[from..to]
        .iter()
        .filter_map(Atom::verb)
        .any(|g| g.senses.any(DEEDS) && g.is_finite() && g.modality() != Modality::Asserted);
    if now.is_none() && (action.is_none() || !(outlook_alone || has_word(ctx, atoms, from..to, &["note", "notation"])))
        || unreal
    {
        return;
    }
    let Some(subject) = subject else {
        out.refuse("credit_rating", ctx.sentence(s), "who is rated is not told");
        return;
    };
    *rated = Some(subject);
    draft.entity("agency", part.agency).entity("subject", subject);
    if let Some(action) = action {
        draft.term("action", action, None);
    }
    // A note that only stands was given on no day that is told.
    let deed = (from..to).find(|i| atoms[*i].verb().is_some_and(|g| g.senses.any(DEEDS)));
    draft.time = deed.filter(|_| action.is_some()).and_then(|at| moment(ctx, atoms, from..to, at));
    out.drafts.push(draft);
}

/// A note of one letter is told as one: quoted, or right after the noun or a preposition.
fn told_as_note(ctx: &Context<'_>, atoms: &[Atom], at: usize) -> bool {
    let quoted = at > 0 && is_quote(&atoms[at - 1]);
    let letter = ctx.text.slice(atoms[at].tokens.start);
    let lead = at.checked_sub(1).map(|i| &atoms[i]);
    quoted
        || matches!(letter, "A" | "B" | "C" | "D")
            && lead.is_some_and(|a| a.prep("to") || a.prep("of") || a.term(Class::Versus).is_some())
}

/// Who is rated in the stretch: a place, company or institution after `de`, `du`, else the subject undergoing it.
fn whose(ctx: &Context<'_>, s: usize, part: &Part) -> Option<u32> {
    const RATED: &[EntityKind] = &[EntityKind::Place, EntityKind::Company, EntityKind::Organisation];
    let atoms = ctx.atoms(s);
    let fits = |e: u32| ctx.is_kind(e, RATED) && !is_agency(ctx, e);
    let of = (part.from..part.to).find_map(|i| match atoms[i].kind {
        Kind::Entity(e) if fits(e) && i > 0 && governed(atoms, i) => has_word(
            ctx,
            atoms,
            i.saturating_sub(7)..i,
            &["note", "notation", "dette", "perspective", "rating", "celle"],
        )
        .then_some(e),
        _ => None,
    });
    let verb = (part.from..part.to).find(|i| atoms[*i].verb().is_some_and(|g| g.is_finite()));
    let head = verb.and_then(|v| subject(atoms, v)).and_then(|h| match atoms[h].kind {
        Kind::Entity(e) if fits(e) => Some(e),
        Kind::Term(Term { class: Class::Group, .. }) => ctx.stands_for(s, h),
        _ => None,
    });
    let object = verb.and_then(|v| {
        (v + 1..part.to.min(v + 4)).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if fits(e) => Some(e),
            _ => None,
        })
    });
    of.or(head).or(object).or(ctx.topic(s).filter(|e| fits(*e)))
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "S&P Global Ratings a relevé vendredi la note du Portugal à 'A+', contre 'A', avec une perspective stable.",
        facts: &[
            "credit_rating agency=S&P Global Ratings; subject=Portugal; rating=A+; action=upgraded; previous_rating=A; outlook=stable",
        ],
    },
    Example {
        text: "Fitch a abaissé la note de la France de AA- à A+.",
        facts: &["credit_rating agency=Fitch; subject=France; rating=A+; action=downgraded; previous_rating=AA-"],
    },
    // Under a second heading the first one's company is not in play any more.
    Example {
        text: "Danone\n\nLe groupe signe un contrat.\n\nSodexo\n\nMoody's a abaissé d'un cran, à Baa3, la note à long terme de la société.",
        facts: &["credit_rating agency=Moody's; subject=Sodexo; rating=Baa3; action=downgraded"],
    },
    Example {
        text: "Moody's a confirmé la note Baa1 de Danone.",
        facts: &["credit_rating agency=Moody's; subject=Danone; rating=Baa1; action=affirmed"],
    },
    Example {
        text: "La note d'Alstom a été dégradée à Ba1 par Moody's.",
        facts: &["credit_rating agency=Moody's; subject=Alstom; rating=Ba1; action=downgraded"],
    },
    Example {
        text: "L'agence S&P a abaissé de \"stable\" à \"négative\" la perspective de la note BBB- de Danone.",
        facts: &[
            "credit_rating agency=S&P Global Ratings; subject=Danone; rating=BBB-; action=outlook_changed; outlook=negative",
        ],
    },
    Example {
        text: "Moody's a relevé la perspective de l'Italie de stable à positive.",
        facts: &["credit_rating agency=Moody's; subject=Italy; action=outlook_changed; outlook=positive"],
    },
    Example {
        text: "Fitch, qui note le Portugal 'A-' avec une perspective positive, attend la suite.",
        facts: &["credit_rating agency=Fitch; subject=Portugal; rating=A-; outlook=positive"],
    },
    // Near misses: a forecast, a wish, another matter, no agency.
    Example { text: "Fitch pourrait abaisser la note de la France à A+.", facts: &[] },
    Example {
        text: "Moody's rachète une filiale de Danone.",
        facts: &["acquisition acquirer=Moody's; target=filiale de Danone; status=announced"],
    },
    Example { text: "Le Portugal obtient la note A+ dans ce classement.", facts: &[] },
    Example { text: "S&P doit actualiser la note de l'Italie.", facts: &[] },
];
