//! Quotations: the words between the marks, and who said them.

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense, Term},
        marks::Triggers,
        nominal::named,
        ontology::FactType,
        syntax::{Atom, Group, Kind, governed, subject},
    },
    mentions::Gender,
    sheet::{EntityKind, MarkKind},
    text::Span,
};

use super::near::{fold, has_word, infinitive, is_house, is_quote};

/// Reads quotations.
pub const FRAME: Frame = Frame { id: "quote", triggers: Triggers::ALWAYS, read, examples: EXAMPLES };

const SPEAKERS: &[EntityKind] = &[EntityKind::Person, EntityKind::Company, EntityKind::Organisation];
/// Verbs that tell speech where they stand inverted after a quotation.
const INVERTED: &[&str] = &[
    "relever",
    "lancer",
    "avancer",
    "pointer",
    "promettre",
    "sourire",
    "soutenir",
    "prevenir",
    "conclure",
    "se",
    "lire",
    "faire",
    "resumer",
    "lacher",
    "certifier",
    "trancher",
];
/// Pronouns that head a clause.
const SUBJECTS: &[&str] = &["nous", "je", "j'", "vous", "c'", "cela", "on", "il", "elle", "ils", "elles", "ca"];
/// Fewest words of a quotation that is no scrap.
const WORDS: usize = 5;

fn read(ctx: &Context<'_>, _: &[usize], out: &mut Reading) {
    for mark in ctx.doc.marks.iter().filter(|m| m.kind == MarkKind::Quotation) {
        let title = ctx.doc.title.is_some_and(|t| t.overlaps(mark.span));
        let inner = inner(ctx.text.source, mark.span);
        if ctx.doc.is_boilerplate(mark.span) || inner.slice(ctx.text.source).is_empty() {
            continue;
        }
        let Some((s, from, to)) = place(ctx, mark.span) else { continue };
        let after = after_voice(ctx, s, to);
        // In a title the marks are often scare quotes; `« … », assure X` is none.
        if title && after.is_none() {
            continue;
        }
        let Some(speaker) = after.or_else(|| before_voice(ctx, s, from, to)) else {
            if words(ctx, mark.span) >= WORDS {
                out.refuse("quote", mark.span, "who speaks is not told");
            }
            continue;
        };
        if !is_clause(ctx, mark.span, after.is_some() && opens_sentence(ctx, mark.span)) {
            continue;
        }
        let mut draft = Draft::new(FactType::Quote, "quote.marks", ctx.sentence(s).cover(mark.span));
        draft.entity("speaker", speaker).phrase("text", inner, ctx.text.source);
        out.drafts.push(draft);
    }
}

/// The words between the marks, without the stop at their end.
fn inner(source: &str, span: Span) -> Span {
    let text = span.slice(source);
    let mark = |c: char| matches!(c, '"' | '«' | '»' | '“' | '”' | '„' | '\'' | '’' | '‘') || c.is_whitespace();
    let head = text.len() - text.trim_start_matches(mark).len();
    let body = text.get(head..).unwrap_or("").trim_end_matches(|c| mark(c) || matches!(c, '.' | ',' | ';' | ':'));
    Span::new(span.start + head as u32, span.start + (head + body.len()) as u32)
}

/// The sentences that a span touches.
fn touched(ctx: &Context<'_>, span: Span) -> std::ops::Range<usize> {
    let sentences = 0..ctx.sentences.len();
    let from = sentences.clone().find(|s| ctx.sentence(*s).end >= span.start).unwrap_or(sentences.end);
    let to = sentences.rev().find(|s| ctx.sentence(*s).start <= span.end).map_or(from, |s| s + 1);
    from..to.max(from)
}

/// The sentence where a quotation ends, and the atoms where it starts and stops there.
fn place(ctx: &Context<'_>, span: Span) -> Option<(usize, usize, usize)> {
    let (mut s, mut last) = touched(ctx, span).rev().find_map(|s| {
        let at = ctx.atoms(s).iter().rposition(|a| ctx.span(&a.tokens).overlaps(span))?;
        Some((s, at + 1))
    })?;
    let mut from = ctx.atoms(s).iter().position(|a| ctx.span(&a.tokens).overlaps(span)).unwrap_or(0);
    // `« … ? », demande X`: the stop inside ended the sentence.
    let source = ctx.text.source;
    if last >= ctx.atoms(s).len()
        && let Some(next) = ctx.text.sentences.get(s + 1)
        && ctx.text.sentences.get(s).is_some_and(|x| x.paragraph == next.paragraph)
        && ctx.sentence(s + 1).slice(source).starts_with(|c: char| c == ',' || c.is_lowercase())
    {
        (s, from, last) = (s + 1, 0, 0);
    }
    Some((s, from, last))
}

fn opens_sentence(ctx: &Context<'_>, span: Span) -> bool {
    (0..ctx.sentences.len()).any(|s| {
        let start = ctx.sentence(s).start;
        start <= span.start + 3 && span.start <= start + 3
    })
}

/// The atoms that the quotation holds.
fn held<'c>(ctx: &'c Context<'_>, span: Span) -> impl Iterator<Item = &'c Atom> {
    let spans = move |a: &&Atom| {
        let own = ctx.span(&a.tokens);
        own.start >= span.start && own.end <= span.end
    };
    touched(ctx, span).flat_map(move |s| ctx.atoms(s)).filter(spans)
}

fn words(ctx: &Context<'_>, span: Span) -> usize {
    span.slice(ctx.text.source).split([' ', '\'', '’', '\u{a0}']).filter(|w| w.chars().any(char::is_alphabetic)).count()
}

/// Whether a quotation holds a clause or a long predicate; `own`: it stands as its own sentence.
fn is_clause(ctx: &Context<'_>, span: Span, own: bool) -> bool {
    let count = words(ctx, span);
    // `Nous …`, `C'est …`: a subject that speaks.
    let voice = |a: &Atom| a.tokens.clone().any(|t| SUBJECTS.contains(&ctx.text.fold(t)));
    if count >= WORDS && held(ctx, span).filter(|a| !is_quote(a)).take(4).any(voice) {
        return true;
    }
    let mut relative = false;
    for atom in held(ctx, span) {
        match atom.kind {
            Kind::Term(Term { class: Class::Relative, .. }) => relative = true,
            Kind::Verb(g) if g.is_finite() => {
                if relative {
                    // `une opération qui renforce`: a noun with its relative clause.
                    relative = false;
                    continue;
                }
                return count >= WORDS;
            }
            _ => {}
        }
    }
    count > WORDS && (own || predicate(ctx, span))
}

/// `L'opération « éloigne le spectre de la faillite »`: a verb no table knows, between its subject and its object.
fn predicate(ctx: &Context<'_>, span: Span) -> bool {
    let Some((s, from, _)) = place(ctx, span) else { return false };
    let atoms = ctx.atoms(s);
    let subject = from.checked_sub(1).is_some_and(|i| match atoms[i].kind {
        Kind::Word | Kind::Entity(_) => true,
        Kind::Term(t) => !matches!(t.class, Class::Det | Class::Prep | Class::And | Class::Clitic | Class::Sub),
        _ => false,
    });
    let Some(verb) = (from..atoms.len()).find(|i| !is_quote(&atoms[*i])) else { return false };
    let bare = matches!(atoms[verb].kind, Kind::Word) && fold(ctx, atoms, verb).ends_with(['e', 't']);
    subject && bare && atoms.get(verb + 1).is_some_and(|a| a.term(Class::Det).is_some())
}

fn is_speech(ctx: &Context<'_>, g: &Group, inverted: bool) -> bool {
    let said = g.senses.any(&[Sense::Say, Sense::Announce]);
    (said || inverted && INVERTED.contains(&infinitive(ctx, g))) && g.is_finite()
}

/// The speaker told after a quotation: `…", assure X`, `… », a-t-il déclaré`.
fn after_voice(ctx: &Context<'_>, s: usize, to: usize) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let mut at = to;
    while atoms.get(at).is_some_and(|a| is_quote(a) || a.is(',') || a.term(Class::Adverb).is_some()) {
        at += 1;
    }
    if let Some(atom) = atoms.get(at)
        && atom.term(Class::According).is_some()
    {
        return voice(ctx, s, at + 1, atoms.len());
    }
    // `a-t-il ajouté`: the auxiliary, the pronoun and the participle stand apart.
    let verb = (at..(at + 8).min(atoms.len()))
        .find(|i| atoms[*i].verb().is_some_and(|g| !g.senses.any(&[Sense::Have, Sense::Be]) || g.compound))?;
    let group = atoms[verb].verb()?;
    let pronoun = atoms[at..verb].iter().chain(atoms.get(verb + 1)).any(|a| a.term(Class::Pronoun).is_some())
        || has_word(ctx, atoms, at..verb + 6, &["il", "elle", "t-il", "t-elle"]);
    let split = verb > at && pronoun && group.senses.any(&[Sense::Say, Sense::Announce]);
    if !(verb == at && is_speech(ctx, group, true) || split) {
        return None;
    }
    if pronoun {
        let she = has_word(ctx, atoms, at..verb + 6, &["elle", "t-elle"]);
        return last_speaker(ctx, s, Some(if she { Gender::Feminine } else { Gender::Masculine }));
    }
    let stop = (verb + 1..atoms.len())
        .find(|i| {
            atoms[*i].verb().is_some_and(|g| g.is_finite())
                || atoms[*i].term(Class::Relative).is_some()
                || atoms[*i].is(';')
                || atoms[*i].is('.')
        })
        .unwrap_or(atoms.len());
    voice(ctx, s, verb + 1, stop)
}

/// Who the noun phrase from `from` on speaks for: a person named, the house of an unnamed one, a reference.
fn voice(ctx: &Context<'_>, s: usize, from: usize, stop: usize) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let stop = stop.min(atoms.len()).min(from + 16);
    let entity = |kinds: &'static [EntityKind]| {
        (from..stop).find_map(|i| match atoms[i].kind {
            Kind::Entity(e) if ctx.is_kind(e, kinds) => Some((i, e)),
            _ => None,
        })
    };
    // `a prévenu l'institution, dirigée par X`: the institution.
    if let Some((_, person)) = entity(&[EntityKind::Person]).filter(|(i, _)| !atoms[*i - 1].prep("by")) {
        return Some(person);
    }
    let head = (from..stop).find(|i| {
        matches!(atoms[*i].kind, Kind::Entity(_) | Kind::Word)
            || atoms[*i].term(Class::Group).is_some()
            || atoms[*i].term(Class::Spokesperson).is_some()
            || atoms[*i].term(Class::Consensus).is_some()
            || atoms[*i].term(Class::Pronoun).is_some()
    });
    // The house a spokesman speaks for, named close by; `le groupe de Los Gatos` names none.
    let group = head.is_some_and(|h| atoms[h].term(Class::Group).is_some());
    if let Some((i, e)) = entity(&[EntityKind::Company, EntityKind::Organisation])
        && (!group || !governed(atoms, i))
        && i <= from + 8
        && !atoms[from..i].iter().any(|a| a.is(','))
    {
        return Some(e);
    }
    let head = head?;
    if let Some(e) = named(atoms, head, stop).filter(|e| ctx.is_kind(*e, SPEAKERS)) {
        return Some(e);
    }
    if atoms[head].term(Class::Consensus).is_some_and(|v| v == "broker")
        || has_word(ctx, atoms, from..stop, &["analyste", "analystes", "courtier"])
    {
        return broker(ctx, s);
    }
    if let Some(person) = holder(ctx, s, from) {
        return Some(person);
    }
    match atoms[head].kind {
        Kind::Term(Term { class: Class::Group, .. }) => ctx.stands_for(s, head),
        Kind::Term(Term { class: Class::Pronoun, .. }) => last_speaker(ctx, s, None),
        // `la directrice financière`, `un porte-parole`: the company spoken for.
        Kind::Term(Term { class: Class::Spokesperson, .. }) | Kind::Word
            if has_word(ctx, atoms, from..stop, OFFICES) || atoms[head].term(Class::Spokesperson).is_some() =>
        {
            // `le gouverneur de la banque centrale`: the house that the phrase names by its kind.
            let house = (head + 1..(head + 6).min(stop)).find(|i| atoms[*i].term(Class::Group).is_some());
            house.and_then(|h| ctx.stands_for(s, h)).or_else(|| ctx.refer(s, head, false))
        }
        _ => None,
    }
}

/// Who holds the office that `la présidente`, `son directeur financier`, `la dirigeante` names: the person told with it before.
fn holder(ctx: &Context<'_>, s: usize, from: usize) -> Option<u32> {
    let told = ctx.atoms(s);
    if !has_word(ctx, told, from..from + 1, &["le", "la", "l'", "son", "sa"]) {
        return None;
    }
    let office = fold(ctx, told, from + 1);
    if !OFFICES.contains(&office) || office == "direction" {
        return None;
    }
    // A director is one of something.
    let of_what = DIRECTORS.contains(&office).then(|| fold(ctx, told, from + 2));
    let any = HEADS.contains(&office);
    (0..s).rev().find_map(|t| {
        let atoms = ctx.atoms(t);
        let same = |i: usize| {
            let word = fold(ctx, atoms, i);
            (if any { OFFICES.contains(&word) } else { word == office })
                && of_what.is_none_or(|what| fold(ctx, atoms, i + 1) == what)
        };
        atoms.iter().enumerate().find_map(|(i, a)| match a.kind {
            // `X, la présidente de Y`, `la présidente, X`
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => {
                let behind = atoms.get(i + 1).is_some_and(|a| a.is(',')) && (i + 2..i + 5).any(same);
                (behind || (i.saturating_sub(5)..i).any(same)).then_some(e)
            }
            _ => None,
        })
    })
}

/// Offices that want a word for what they direct.
const DIRECTORS: &[&str] = &["directeur", "directrice", "responsable", "chef"];
/// Words for whoever is at the head.
const HEADS: &[&str] = &["dirigeant", "dirigeante", "patron", "patronne"];

/// Offices that speak for a company.
const OFFICES: &[&str] = &[
    "directeur",
    "directrice",
    "president",
    "presidente",
    "porte-parole",
    "pdg",
    "dirigeant",
    "dirigeante",
    "patron",
    "patronne",
    "administrateur",
    "fondateur",
    "fondatrice",
    "cofondateur",
    "responsable",
    "chef",
    "direction",
    "dg",
    "gouverneur",
    "gouverneure",
    "wali",
];

/// The broker that spoke last.
fn broker(ctx: &Context<'_>, s: usize) -> Option<u32> {
    (0..=s).rev().take(6).find_map(|t| {
        ctx.atoms(t).iter().find_map(|a| match a.kind {
            Kind::Entity(e) if is_house(ctx, e) => Some(e),
            _ => None,
        })
    })
}

/// Who `il` or `elle` is: the last person of that gender named nearby, else the company in play.
fn last_speaker(ctx: &Context<'_>, s: usize, gender: Option<Gender>) -> Option<u32> {
    let agrees = |e: u32| {
        let told = ctx.mentions.entities.get(e as usize).and_then(|e| e.gender);
        told.zip(gender).is_none_or(|(a, b)| a == b)
    };
    let paragraph = |at: usize| ctx.text.sentences.get(at).map(|x| x.paragraph);
    let near = |t: &usize| paragraph(*t).zip(paragraph(s)).is_some_and(|(a, b)| b - a <= 1);
    let person = (0..=s).rev().take(3).filter(near).find_map(|t| {
        ctx.atoms(t).iter().rev().find_map(|a| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) && agrees(e) => Some(e),
            _ => None,
        })
    });
    person.or_else(|| ctx.refer(s, 0, false))
}

/// The speaker told before a quotation: `X a déclaré que "…"`, `selon X, « … »`, `X : « … »`.
fn before_voice(ctx: &Context<'_>, s: usize, from: usize, to: usize) -> Option<u32> {
    let atoms = ctx.atoms(s);
    // A predicate quoted inside a sentence: `L'opération "…", note X`, told after it as well.
    let tail = (to..atoms.len()).find(|i| {
        i.checked_sub(1).is_some_and(|p| atoms[p].is(',') || is_quote(&atoms[p]))
            && atoms[*i].verb().is_some_and(|g| is_speech(ctx, g, false))
    });
    if let Some(verb) = tail {
        let stop = (verb + 1..atoms.len()).find(|i| atoms[*i].term(Class::Relative).is_some()).unwrap_or(atoms.len());
        if let Some(found) = voice(ctx, s, verb + 1, stop) {
            return Some(found);
        }
    }
    let head = &atoms[..from.min(atoms.len())];
    if let Some(at) = head.iter().position(|a| a.term(Class::According).is_some()) {
        return voice(ctx, s, at + 1, from);
    }
    let verb = head.iter().rposition(|a| a.verb().is_some_and(|g| is_speech(ctx, g, false)));
    if let Some(verb) = verb {
        let who = subject(atoms, verb)?;
        if let Some(person) = atoms[who..verb].iter().find_map(|a| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Person]) => Some(e),
            _ => None,
        }) {
            return Some(person);
        }
        return named(atoms, who, verb).filter(|e| ctx.is_kind(*e, SPEAKERS)).or_else(|| voice(ctx, s, who, verb));
    }
    None
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "\"Nous avons sous-estimé le coût du projet\", a reconnu un porte-parole de Danone.",
        facts: &["quote speaker=Danone; text=Nous avons sous-estimé le coût du projet"],
    },
    Example {
        text: "« La porte est grande ouverte à une baisse », estime Claire Morand, économiste chez UBS.",
        facts: &["quote speaker=Claire Morand; text=La porte est grande ouverte à une baisse"],
    },
    Example {
        text: "'Cette commande conforte la charge de nos usines', assure Alstom.",
        facts: &["quote speaker=Alstom; text=Cette commande conforte la charge de nos usines"],
    },
    Example {
        text: "Danone a déclaré que \"le marché chinois reste porteur pour nos marques\".",
        facts: &["quote speaker=Danone; text=le marché chinois reste porteur pour nos marques"],
    },
    Example {
        text: "Selon Alstom, « le calendrier des livraisons sera tenu malgré tout ».",
        facts: &["quote speaker=Alstom; text=le calendrier des livraisons sera tenu malgré tout"],
    },
    Example {
        text: "L'opération \"éloigne le spectre d'une faillite\", note Claire Morand.",
        facts: &["quote speaker=Claire Morand; text=éloigne le spectre d'une faillite"],
    },
    Example {
        text: "Claire Aubert dirige Danone depuis 2020, après Paul Morand. \"Nous garderons le même cap en Europe\", a-t-elle assuré.",
        facts: &["quote speaker=Claire Aubert; text=Nous garderons le même cap en Europe"],
    },
    Example {
        text: "« Les salariés ont appris la nouvelle par la presse », s'indigne Claire Aubert, déléguée syndicale.",
        facts: &["quote speaker=Claire Aubert; text=Les salariés ont appris la nouvelle par la presse"],
    },
    Example {
        text: "« Nous voulons tout fabriquer en Europe », assure Claire Aubert, la présidente de Danone\n\nLe groupe change d'échelle. « Le plus dur est derrière nous », estime la dirigeante. « Nous ne déciderons rien avant la fin des travaux », raconte la présidente.",
        facts: &[
            "quote speaker=Claire Aubert; text=Nous voulons tout fabriquer en Europe",
            "quote speaker=Claire Aubert; text=Le plus dur est derrière nous",
            "quote speaker=Claire Aubert; text=Nous ne déciderons rien avant la fin des travaux",
        ],
    },
    Example {
        text: "Le directeur général, Paul Morand, quitte la salle. « Nous avons perdu un client important », rétorque le directeur financier de Danone.",
        facts: &["quote speaker=Danone; text=Nous avons perdu un client important"],
    },
    Example {
        text: "« Ce prix ne reflète pas la valeur de la société », tranche Claire Morand, gérante chez Ardine Gestion.",
        facts: &["quote speaker=Claire Morand; text=Ce prix ne reflète pas la valeur de la société"],
    },
    // Near misses: scraps, a noun with its relative, nobody speaking.
    Example { text: "Alstom évoque un marché \"très porteur\" en Europe.", facts: &[] },
    Example { text: "Danone salue « un signal fort » de ses actionnaires.", facts: &[] },
    Example { text: "Alstom parle d'une \"étape qui renforce notre présence au Canada\".", facts: &[] },
    Example { text: "Le programme « Nous construisons tous ensemble demain » compte trois volets.", facts: &[] },
];
