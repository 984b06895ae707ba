//! The calendar: results to come, general meetings, ex-dates, meetings of institutions, dated starts.

use jiff::civil::Date;

use crate::{
    facts::{
        engine::Context,
        frame::{Draft, Example, Frame, Reading},
        lexicon::{Class, Sense, Tense, Term},
        marks::Triggers,
        nominal::named,
        ontology::FactType,
        scene::Scene,
        syntax::{Atom, Kind, governed, subject},
    },
    sheet::EntityKind,
    text::{Published, Span},
    value::{DateBound, DateValue, Modality},
};

use super::near::{has_word, infinitive};

/// Reads the calendar.
pub const FRAME: Frame = Frame { id: "scheduled_event", triggers: Triggers::DATES, read, examples: EXAMPLES };

/// Verbs that make accounts public.
const PUBLISH: &[&str] =
    &["publier", "devoiler", "presenter", "communiquer", "livrer", "detailler", "annoncer", "diffuser", "delivrer"];
/// Verbs that put something on the calendar.
const SET: &[&str] = &["prevoir", "fixer", "attendre", "programmer", "planifier", "agender", "tenir", "convoquer"];
/// What a company publishes.
const ACCOUNTS: &[&str] =
    &["comptes", "resultats", "resultat", "ventes", "publication", "publications", "semestriels", "trimestriels"];
/// What is told to the public on a day: `point d'activité`, `première estimation`.
const REPORTS: &[&str] = &["point", "estimation", "statistiques", "chiffres", "rapport", "journee"];
/// What a share takes up again.
const RESUMED: &[&str] = &["cotation", "cotations", "echanges", "negociations"];
/// Accounts that tell more than sales.
const RESULTS: &[&str] = &["comptes", "resultats", "resultat", "semestriels", "benefice", "benefices", "marge"];
/// Verbs of whoever has to decide.
const DECIDE: &[&str] = &["prononcer", "trancher", "statuer", "examiner"];
const MEETINGS: &[&str] = &["reunion", "rendez-vous", "rendez"];
/// What begins on a day: `la première cotation`, `un programme de rachat`.
const STARTS: &[&str] = &[
    "cotation",
    "cotations",
    "souscription",
    "souscriptions",
    "programme",
    "offre",
    "construction",
    "chantier",
    "travaux",
    "production",
    "livraisons",
    "essais",
    "commercialisation",
    "achats",
    "rachats",
    "negociation",
    "negociations",
    "echanges",
    "service",
    "ligne",
    "liaison",
    "magasin",
    "boutique",
    "usine",
    "augmentation",
];
/// Verbs of a beginning.
const BEGIN: &[&str] = &["debuter", "demarrer", "commencer", "lancer", "ouvrir", "reprendre"];
/// What a court or authority holds.
const HEARINGS: &[&str] = &["audience", "proces", "audition"];

/// Labels of a calendar line.
const LABELS: &[&str] = &["rendez-vous", "rendez", "agenda", "calendrier", "publication", "communication"];

fn read(ctx: &Context<'_>, here: &[usize], out: &mut Reading) {
    for &s in here {
        let atoms = ctx.atoms(s);
        for (i, atom) in atoms.iter().enumerate() {
            if let Kind::Date(d) = atom.kind
                && is_ahead(ctx, d, true)
                && let Some((event, subject)) = event(ctx, s, i, d)
            {
                let Some(subject) = subject else {
                    out.refuse("scheduled_event", ctx.span(&atom.tokens), "whose event it is is not told");
                    continue;
                };
                let words = words(ctx, s, i, event);
                out.drafts.push(draft(ctx, s, subject, (event, words), d));
            }
        }
    }
}

/// An event of `subject` at the date, as told in sentence `s`.
pub(super) fn draft(
    ctx: &Context<'_>,
    s: usize,
    subject: u32,
    (event, words): (&'static str, Option<Span>),
    date: u32,
) -> Draft {
    let mut draft = Draft::new(FactType::ScheduledEvent, "scheduled_event.date", ctx.sentence(s));
    let words = words.map(|span| (span, ctx.doc.source));
    draft.entity("subject", subject).term("event", event, words).date("date", date);
    draft.modality = Modality::Expected;
    draft
}

/// The day that a date starts on, where it is no longer than a quarter or half.
fn start(value: &DateValue) -> Option<Date> {
    let month = |year: i16, month: u8| Date::new(year, i8::try_from(month).ok()?, 1).ok();
    match value {
        DateValue::Clock(day, ..) | DateValue::Part(day, _) | DateValue::Day(day) => Some(*day),
        DateValue::Month(y, m) => month(*y, *m),
        DateValue::Quarter(y, q) => month(*y, (q - 1) * 3 + 1),
        DateValue::Half(y, h) => month(*y, (h - 1) * 6 + 1),
        _ => None,
    }
}

/// Whether a date lies ahead; the day of publication counts where the clause is future.
pub(super) fn is_ahead(ctx: &Context<'_>, date: u32, today: bool) -> bool {
    let Some(day) = ctx.date(date).value.as_ref().and_then(start) else { return false };
    match ctx.doc.published {
        Some(Published::Day(published)) => day > published || today && day == published,
        Some(Published::Month(year, month)) => {
            let (then, now) = ((day.year(), day.month()), (year, i8::try_from(month).unwrap_or(12)));
            then > now || today && then == now
        }
        None => today,
    }
}

fn is_day(ctx: &Context<'_>, date: u32) -> bool {
    matches!(ctx.date(date).value, Some(DateValue::Day(_) | DateValue::Part(..) | DateValue::Clock(..)))
}

/// What the date at atom `at` is the date of, and whose.
fn event(ctx: &Context<'_>, s: usize, at: usize, date: u32) -> Option<(&'static str, Option<u32>)> {
    let atoms = ctx.atoms(s);
    let (from, to) = clause(atoms, at);
    let verb = verb_of(atoms, from, at, to);
    let group = verb.and_then(|v| atoms[v].verb());
    // `devait trancher à son tour`: still to come where its day is.
    let due = group.is_some_and(|g| g.modal.has(Sense::Must) && g.tense == Tense::Imperfect);
    let future = group.is_some_and(|g| (g.modality() == Modality::Expected || due) && !g.negated);
    let name = group.map_or("", |g| infinitive(ctx, g));
    let set = group.is_some_and(|g| g.passive && !g.perfect && SET.contains(&name)) || future && SET.contains(&name);
    if !is_ahead(ctx, date, future || set) {
        return None;
    }
    // What stands between the day before and this one is about this one.
    let last =
        (from..at).rev().find(|i| matches!(atoms[*i].kind, Kind::Date(d) if is_day(ctx, d))).map_or(from, |i| i + 1);
    let near = last.max(at.saturating_sub(12))..at;
    // `l'assemblée générale du 16 mai`
    if has_word(ctx, atoms, near.clone(), &["assemblee", "ag"]) && is_day(ctx, date) {
        let owner = verb.filter(|v| *v < at).and_then(|v| actor(ctx, s, v));
        return Some(("agm", owner.or_else(|| play(ctx, s, from))));
    }
    let clause = from..to;
    let accounts = has_word(ctx, atoms, clause.clone(), ACCOUNTS)
        || atoms[clause.clone()].iter().any(|a| matches!(a.term(Class::Metric), Some("revenue" | "net_income")));
    if is_day(ctx, date) && future && PUBLISH.contains(&name) && !dated_before(ctx, atoms, verb?, at) {
        let passive = group.is_some_and(|g| g.passive);
        let who = if passive { play(ctx, s, from) } else { actor(ctx, s, verb?) };
        let organisation = who.is_some_and(|e| ctx.is_kind(e, &[EntityKind::Organisation]));
        return if organisation && !passive {
            Some(("other", who))
        } else if accounts {
            Some(("results", who))
        } else {
            None
        };
    }
    if is_day(ctx, date) && set && verb.is_some_and(|v| v < at && at - v < 6) {
        if accounts && verb.is_some_and(|v| accounts_before(ctx, atoms, from, v)) {
            return Some(("results", play(ctx, s, from)));
        }
        if has_word(ctx, atoms, from..at, &["investisseurs", "activite", "point"]) {
            return Some(("other", play(ctx, s, from)));
        }
    }
    // `Publication des comptes annuels le 19 février`, without a verb.
    if is_day(ctx, date) && verb.is_none() && has_word(ctx, atoms, near.clone(), &["publication"]) && accounts {
        return Some(("results", play(ctx, s, from)));
    }
    // `Prochain rendez-vous : chiffre d'affaires du premier trimestre, le 6 mai`
    let label = from > 1 && atoms[from - 1].is(':') && has_word(ctx, atoms, from.saturating_sub(9)..from, LABELS);
    if is_day(ctx, date) && label && accounts && verb.is_none() {
        return Some(("results", play(ctx, s, from)));
    }
    let meets = has_word(ctx, atoms, near, MEETINGS)
        && verb.is_none_or(|v| v > at || !atoms[v].verb().is_some_and(|g| !future && g.is_finite() && !g.passive));
    let decides = name == "rendre" && has_word(ctx, atoms, from..to, &["decision"]) || name == "reunir";
    let gathers = future && decides && verb.is_some_and(|v| v < at && at - v < 7);
    if is_day(ctx, date) && (meets || gathers) {
        if has_word(ctx, atoms, from..to, &["actionnaires"]) {
            return Some(("agm", actor(ctx, s, verb?).or_else(|| play(ctx, s, from))));
        }
        // `Prochain rendez-vous le 13 novembre avec les comptes semestriels`
        if accounts && meets {
            return Some(("results", play(ctx, s, from)));
        }
        // `Le conseil d'administration de X se réunira lundi`
        let board = verb.is_some_and(|v| atoms[from..v].iter().any(|a| a.term(Class::Spokesperson).is_some()));
        if gathers && board {
            return Some(("meeting", play(ctx, s, from)));
        }
        return institution(ctx, s).map(|who| ("meeting", Some(who)));
    }
    // `Le chantier démarrera au quatrième trimestre`
    let starts = future && matches!(name, "debuter" | "demarrer" | "commencer") && found_day(ctx, date);
    if !is_day(ctx, date)
        && starts
        && verb.is_some_and(|v| v < at && at - v < 5 && has_word(ctx, atoms, from..v, STARTS))
    {
        return Some(("launch", play(ctx, s, from)));
    }
    // `La première cotation est prévue le 28 septembre`, `Les achats débuteront le 13 mars`, `lancera le 2 avril un programme`
    let begins = future && BEGIN.contains(&name) || set && !accounts;
    if is_day(ctx, date) && begins && verb.is_some_and(|v| v < at && at - v < 7) && found_day(ctx, date) {
        let v = verb?;
        let object = if future && matches!(name, "lancer" | "reprendre" | "ouvrir") { v..to } else { from..v };
        if has_word(ctx, atoms, object, STARTS) {
            // `l'action reprendra sa cotation`: whose share it is.
            let share = subject(atoms, v).filter(|h| atoms[*h].term(Class::Share).is_some());
            if name == "reprendre" && share.is_some() {
                return Some(("other", share.and_then(|h| ctx.stands_for(s, h))));
            }
            let own = if matches!(name, "lancer" | "ouvrir") { actor(ctx, s, v) } else { None };
            return Some(("launch", own.or_else(|| play(ctx, s, from))));
        }
        if has_word(ctx, atoms, from..v, HEARINGS) {
            let court = court(ctx, s);
            return Some(("meeting", court.or_else(|| play(ctx, s, from))));
        }
    }
    // `doit se prononcer le 12 septembre`
    if is_day(ctx, date) && future && DECIDE.contains(&name) {
        return Some(("other", actor(ctx, s, verb?).or_else(|| court(ctx, s))));
    }
    // `X fera son entrée en Bourse le 9 juillet`
    let listed = future
        && name == "faire"
        && has_word(ctx, atoms, verb?..at, &["entree"])
        && has_word(ctx, atoms, verb?..to, &["bourse", "cote"]);
    if is_day(ctx, date) && listed {
        return Some(("launch", actor(ctx, s, verb?)));
    }
    let service = future && name == "entrer" && has_word(ctx, atoms, verb?..to, &["service"]);
    service.then(|| ("launch", play(ctx, s, from)))
}

/// What takes place at the date of atom `at`, as the source calls it: `programme de rachat d'actions`, `ventes` where
/// only these are published, `se prononcer`.
fn words(ctx: &Context<'_>, s: usize, at: usize, event: &str) -> Option<Span> {
    let atoms = ctx.atoms(s);
    let (from, to) = clause(atoms, at);
    let holds = |a: &Atom, list: &[&str]| a.tokens.clone().any(|t| list.contains(&ctx.text.fold(t)));
    let plain = |a: &Atom| matches!(a.kind, Kind::Word | Kind::Term(_));
    let find = |list: &[&str]| (from..to).find(|i| plain(&atoms[*i]) && holds(&atoms[*i], list));
    let head = match event {
        "launch" => find(STARTS).or_else(|| find(&["entree"]))?,
        "other" => match find(REPORTS).or_else(|| find(RESUMED)) {
            Some(head) => head,
            None => {
                let decides = |i: &usize| atoms[*i].verb().is_some_and(|g| DECIDE.contains(&infinitive(ctx, g)));
                return (from..to).find(decides).map(|i| ctx.span(&atoms[i].tokens));
            }
        },
        "results" => {
            let sales = |i: &usize| atoms[*i].term(Class::Metric) == Some("revenue") || holds(&atoms[*i], &["ventes"]);
            let whole = (from..to).any(|i| !sales(&i) && holds(&atoms[i], RESULTS));
            return (from..to).find(sales).filter(|_| !whole).map(|i| ctx.span(&atoms[i].tokens));
        }
        _ => return None,
    };
    // `la première estimation pour la zone euro`
    let place = |a: &Atom| matches!(a.kind, Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Place]));
    let ends = |a: &Atom| !matches!(a.kind, Kind::Word | Kind::Term(_)) && !(event == "other" && place(a));
    let mut end = (head + 1..to).find(|i| ends(&atoms[*i])).unwrap_or(to).min(head + 6);
    while end > head + 1
        && has_word(
            ctx,
            atoms,
            end - 1..end,
            &["de", "d", "du", "des", "a", "au", "en", "pour", "dans", "vers", "le", "la", "les", "l"],
        )
    {
        end -= 1;
    }
    Scene::new(ctx, s, head).phrase(head..end)
}

/// The stretch between the strong signs around `at`.
fn clause(atoms: &[Atom], at: usize) -> (usize, usize) {
    let strong = |a: &Atom| matches!(a.kind, Kind::Sign(';' | ':') | Kind::Term(Term { class: Class::Sub, .. }));
    let from = (0..at).rev().find(|i| strong(&atoms[*i])).map_or(0, |i| i + 1);
    let to = (at..atoms.len()).find(|i| strong(&atoms[*i])).unwrap_or(atoms.len());
    (from, to)
}

/// The verb whose clause the date belongs to: the nearest before it, else the first after it.
fn verb_of(atoms: &[Atom], from: usize, at: usize, to: usize) -> Option<usize> {
    let carries = |i: &usize| atoms[*i].verb().is_some_and(|g| g.is_finite());
    (from..at).rev().find(carries).or_else(|| (at..to).find(carries))
}

/// Whether another date stands between the verb and this one (`publiera mercredi ses comptes clos le 31 mars`).
fn dated_before(ctx: &Context<'_>, atoms: &[Atom], verb: usize, at: usize) -> bool {
    verb < at && atoms[verb + 1..at].iter().any(|a| matches!(a.kind, Kind::Date(d) if is_day(ctx, d)))
}

fn accounts_before(ctx: &Context<'_>, atoms: &[Atom], from: usize, verb: usize) -> bool {
    has_word(ctx, atoms, from..verb, ACCOUNTS)
        || atoms[from..verb].iter().any(|a| a.term(Class::Metric) == Some("revenue"))
}

/// The company or institution that does the verb.
fn actor(ctx: &Context<'_>, s: usize, verb: usize) -> Option<u32> {
    const ACTORS: &[EntityKind] = &[EntityKind::Company, EntityKind::Organisation];
    let atoms = ctx.atoms(s);
    let head = subject(atoms, verb)?;
    named(atoms, head, verb).or_else(|| ctx.stands_for(s, head)).filter(|e| ctx.is_kind(*e, ACTORS))
}

/// The company in play: named in the clause before, of the section, of the article, of the sentence before.
fn play(ctx: &Context<'_>, s: usize, from: usize) -> Option<u32> {
    let atoms = ctx.atoms(s);
    let company = |e: u32| ctx.is_kind(e, &[EntityKind::Company]) && !ctx.is_broker(e);
    let own = atoms[from..].iter().enumerate().find_map(|(i, a)| match a.kind {
        Kind::Entity(e) if company(e) && (i == 0 || !governed(atoms, from + i) || atoms[from + i - 1].prep("of")) => {
            Some(e)
        }
        _ => None,
    });
    own.or_else(|| ctx.topic(s))
        .or_else(|| s.checked_sub(1).and_then(|p| ctx.salience.focus.get(p).copied().flatten()))
        .filter(|e| company(*e))
}

/// Whether a date is a day to come, not the end of a stretch (`d'ici au 2 avril`).
fn found_day(ctx: &Context<'_>, date: u32) -> bool {
    matches!(ctx.date(date).bound, None | Some(DateBound::From))
}

/// The court named last.
fn court(ctx: &Context<'_>, s: usize) -> Option<u32> {
    (0..=s).rev().take(4).find_map(|t| {
        ctx.atoms(t).iter().rev().find_map(|a| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Organisation]) => {
                let span = ctx.span(&a.tokens).slice(ctx.text.source);
                ["tribunal", "Tribunal", "cour ", "Cour "].iter().any(|w| span.starts_with(w)).then_some(e)
            }
            _ => None,
        })
    })
}

/// The institution that meets: named in the sentence, else the one named last.
fn institution(ctx: &Context<'_>, s: usize) -> Option<u32> {
    (0..=s).rev().find_map(|t| {
        ctx.atoms(t).iter().rev().find_map(|a| match a.kind {
            Kind::Entity(e) if ctx.is_kind(e, &[EntityKind::Organisation]) => {
                let name = ctx.mentions.entities.get(e as usize).map_or("", |e| e.name.as_str());
                super::policy_rate::is_bank(ctx, e).then_some(e).or_else(|| name.contains("OPEC").then_some(e))
            }
            _ => None,
        })
    })
}

const EXAMPLES: &[Example] = &[
    Example {
        text: "Danone publiera ses résultats annuels le 20 février 2026.",
        facts: &["scheduled_event subject=Danone; event=results; date=2026-02-20; expected"],
    },
    Example {
        text: "Alstom a signé. Les comptes du premier semestre seront dévoilés le 13 novembre.",
        facts: &["scheduled_event subject=Alstom; event=results; date=2025-11-13; expected"],
    },
    Example {
        text: "L'assemblée générale de Sodexo se tiendra le 16 décembre.",
        facts: &["scheduled_event subject=Sodexo; event=agm; date=2025-12-16; expected"],
    },
    Example {
        text: "Danone a signé.\n\nProchain rendez-vous : chiffre d'affaires du premier trimestre, le 6 mai 2026 après Bourse.",
        facts: &["scheduled_event subject=Danone; event=results; date=2026-05-06; expected"],
    },
    Example {
        text: "Danone réunira ses actionnaires le 6 mai prochain.",
        facts: &["scheduled_event subject=Danone; event=agm; date=2026-05-06; expected"],
    },
    Example {
        text: "La prochaine réunion de la Réserve fédérale s'achèvera le 10 décembre.",
        facts: &["scheduled_event subject=Federal Reserve; event=meeting; date=2025-12-10; expected"],
    },
    Example {
        text: "Les résultats trimestriels de Kering sont attendus le 12 novembre.",
        facts: &["scheduled_event subject=Kering; event=results; date=2025-11-12; expected"],
    },
    Example {
        text: "Alstom est valorisé. La première cotation est prévue le 28 novembre.",
        facts: &["scheduled_event subject=Alstom; event=launch; date=2025-11-28; expected"],
    },
    Example {
        text: "Danone lancera le 3 novembre un programme de rachat d'actions.",
        facts: &["scheduled_event subject=Danone; event=launch; date=2025-11-03; expected"],
    },
    Example {
        text: "Les livraisons de Renault débuteront le 13 mars.",
        facts: &["scheduled_event subject=Renault; event=launch; date=2026-03-13; expected"],
    },
    Example {
        text: "Danone y ouvrira une ligne vers Lyon le 4 décembre.",
        facts: &["scheduled_event subject=Danone; event=launch; date=2025-12-04; expected"],
    },
    Example {
        text: "Alstom est suspendu. L'action reprendra sa cotation le 28 novembre.",
        facts: &["scheduled_event subject=Alstom; event=other; date=2025-11-28; expected"],
    },
    Example {
        text: "Le conseil de surveillance d'Alstom se réunira le 12 novembre.",
        facts: &["scheduled_event subject=Alstom; event=meeting; date=2025-11-12; expected"],
    },
    Example {
        text: "Le chantier de Danone, qui démarrera au premier trimestre 2026, doit durer vingt mois.",
        facts: &["scheduled_event subject=Danone; event=launch; date=2026-Q1; expected"],
    },
    Example { text: "Le conseil de surveillance d'Alstom s'est réuni le 12 octobre.", facts: &[] },
    Example { text: "Danone lancera d'ici au 3 novembre un programme de formation.", facts: &[] },
    Example { text: "Le programme de Danone a débuté le 3 octobre.", facts: &[] },
    // Near misses: the past, a promise, a deadline, a payment.
    Example { text: "Danone a publié ses résultats le 20 octobre.", facts: &[] },
    Example { text: "Alstom précisera sa stratégie avant la fin de l'année.", facts: &[] },
    Example { text: "Sodexo a tenu son assemblée générale mardi.", facts: &[] },
    Example { text: "Kering espère conclure la vente d'ici au 31 décembre.", facts: &[] },
];
