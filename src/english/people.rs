//! Sentences of people, authorities and the calendar.

use super::{
    phrases,
    teller::{self, BE, Subject, Teller, Verb, Will, inner, verb},
    terms,
};
use crate::{
    facts::ontology::{Appointment, Insolvency, Legal, ProductEvent, Quote, Says, ScheduledEvent, Slot, Workforce},
    sheet::EntityKind,
    value::{FigureKind, Modality},
};

const APPOINT: Verb = verb("appoint", "appoints", "appointed");
const REAPPOINT: Verb = verb("reappoint", "reappoints", "reappointed");
const LEAVE: Verb = verb("leave", "leaves", "left");
const STEP_DOWN: Verb = verb("step down", "steps down", "stepped down");
const CUT: Verb = verb("cut", "cuts", "cut");
const HIRE: Verb = verb("hire", "hires", "hired");
const FURLOUGH: Verb = verb("furlough", "furloughs", "furloughed");
const FINE: Verb = verb("fine", "fines", "fined");
const SUE: Verb = verb("sue", "sues", "sued");
const SETTLE: Verb = verb("settle", "settles", "settled");
const CLEAR: Verb = verb("clear", "clears", "cleared");
const APPROVE: Verb = verb("approve", "approves", "approved");
const BLOCK: Verb = verb("block", "blocks", "blocked");
const CONVICT: Verb = verb("convict", "convicts", "convicted");
const INVESTIGATE: Verb = verb("investigate", "investigates", "was investigating");
const LAUNCH: Verb = verb("launch", "launches", "launched");
const WITHDRAW: Verb = verb("withdraw", "withdraws", "withdrew");
const DELAY: Verb = verb("delay", "delays", "delayed");
const FILE: Verb = verb("file", "files", "filed");

fn actor(t: &Teller<'_>, slot: &Slot, spare: &str) -> Subject {
    match slot.entity() {
        Some(id) => t.actor(id),
        None => t.named(slot).map_or_else(|| Subject::new(spare, false), |text| Subject::new(text, false)),
    }
}

/// `Veltis appointed Jeanne Ardin as chief executive, succeeding Paul Brun.`
pub(super) fn appointment(t: &Teller<'_>, b: &Appointment) -> String {
    let person = actor(t, &b.person, "an executive");
    let office = b.role.phrase().map(|p| match terms::office(inner(&p.text).as_str()) {
        Some(english) => english.to_owned(),
        None => t.bare_phrase(p),
    });
    let after =
        t.named(&b.predecessor).filter(|_| !t.is_headline()).map_or_else(String::new, |p| glue![", succeeding ", p]);
    let tail = glue![t.time(), after];
    let organisation = b.organisation.entity().map(|id| t.name(id));
    if b.action.term() == Some("departs") {
        return match (office, organisation) {
            (Some(office), of) => {
                let of = of.map_or_else(String::new, |o| glue![" of ", o]);
                t.clause(&person, "", LEAVE, Will::Due, &glue!["as ", office, of, tail])
            }
            (None, Some(of)) => t.clause(&person, "", LEAVE, Will::Due, &glue![of, tail]),
            (None, None) => t.clause(&person, "", STEP_DOWN, Will::Due, tail.trim_start()),
        };
    }
    let verb = if b.action.term() == Some("reappointed") { REAPPOINT } else { APPOINT };
    let as_office = office.as_ref().map_or_else(String::new, |o| glue![" as ", o]);
    match b.organisation.entity() {
        Some(id) => {
            let rest = glue![person.text, as_office, tail];
            t.clause(&t.actor(id), "", verb, Will::Plan, &rest)
        }
        None => t.clause(&person, "", BE, Will::Due, &glue![verb.past, as_office, tail]),
    }
}

/// `Veltis plans to cut 2,300 jobs in Belgium.`
pub(super) fn workforce(t: &Teller<'_>, b: &Workforce) -> String {
    let who = actor(t, &b.organisation, "the company");
    let figure = t.figure(&b.count);
    let share = figure.is_some_and(|f| matches!(f.kind, FigureKind::Percent | FigureKind::Fraction));
    let mut tail = t.named(&b.place).map_or_else(String::new, |p| glue![" in ", p]);
    tail.push_str(&t.period(&b.period));
    tail.push_str(&t.time());
    let count = |noun: &str| -> String {
        if share {
            return t.amount(&b.count).map_or_else(|| noun.to_owned(), |a| glue![a, " of its ", noun]);
        }
        t.amount_in(&b.count, crate::english::numbers::Style { noun: Some(noun), ..Default::default() })
            .unwrap_or_else(|| noun.to_owned())
    };
    let asserted = t.modality() == Modality::Asserted;
    match b.action.term() {
        Some("cuts") => t.clause(&who, "", CUT, Will::Plan, &glue![count("jobs"), tail]),
        Some("hires") => t.clause(&who, "", HIRE, Will::Plan, &glue![count("people"), tail]),
        Some("furlough") => t.clause(&who, "", FURLOUGH, Will::Plan, &glue![count("employees"), tail]),
        Some("strike") => {
            let whom = who.entity.map_or_else(|| who.text.clone(), |id| t.name(id));
            let (people, of) =
                if figure.is_some() && !share { (count("employees"), whom) } else { ("employees".to_owned(), whom) };
            let subject = Subject { entity: who.entity, ..Subject::new(glue![people, " of ", of], true) };
            t.clause(&subject, "", verb("strike", "strikes", "went on strike"), Will::Expect, tail.trim_start())
        }
        _ => {
            let employ = if asserted && b.period.is_empty() {
                verb("employ", "employs", "employs")
            } else {
                verb("employ", "employs", "employed")
            };
            t.clause(&who, "", employ, Will::Plan, &glue![count("people"), tail])
        }
    }
}

/// `The European Commission fined Veltis EUR 200 million over the digital markets act.`
pub(super) fn legal(t: &Teller<'_>, b: &Legal) -> String {
    let subject = actor(t, &b.subject, "the company");
    let whom = b.subject.entity().map_or_else(|| subject.text.clone(), |id| t.name(id));
    let authority = match b.authority.entity() {
        Some(id) => Some(t.actor(id)),
        None => t.named(&b.authority).map(|text| Subject::new(text, false)),
    };
    let amount = t.amount(&b.amount);
    let kept = |p: &&crate::facts::ontology::Phrase| {
        !t.is_headline() || b.action.term() == Some("approved") && t.bare_phrase(p).len() < 60
    };
    let object = b.object.phrase().filter(kept).map(|p| t.phrase(p));
    // `over USD 66 million` would bound the amount.
    let counted = |o: &str| o.split(' ').take(2).any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    // A law is what a fine rests on.
    let law = |o: &str| o.contains(" Act") || o.contains("egulation") || o.ends_with("irective");
    let over = object.as_ref().map_or_else(String::new, |o| match (counted(o), law(o)) {
        (true, _) => glue![" for ", o],
        (_, true) => glue![" under the ", o.trim_start_matches("the ")],
        _ => glue![" over ", o],
    });
    let time = t.time();
    let passive = |done: &str, rest: &str| {
        let by = authority.as_ref().map_or_else(String::new, |a| glue![" by ", a.text]);
        t.clause(&subject, "", BE, Will::Expect, &glue![done, by, rest])
    };
    let active = |verb: Verb, done: &str, rest: &str| match &authority {
        Some(by) => t.clause(by, "", verb, Will::Expect, &glue![whom, rest]),
        None => passive(done, rest),
    };
    // `over USD 66 million of unpaid rents` says how much.
    let amount = amount.filter(|amount| !over.contains(amount.as_str()));
    let of = |lead: &str| amount.as_ref().map_or_else(String::new, |a| glue![" ", lead, a]);
    match b.action.term() {
        Some("fined") => active(FINE, "fined", &glue![of(""), over, time]),
        Some("investigated") if t.modality() == Modality::Asserted => match &authority {
            Some(by) if t.is_headline() => t.clause(by, "", INVESTIGATE, Will::Expect, &glue![whom, over, time]),
            Some(by) => {
                let be = if time.is_empty() { verb("be", "is", "is") } else { verb("be", "is", "was") };
                t.clause(by, "", be, Will::Expect, &glue!["investigating ", whom, over, time])
            }
            None => {
                t.clause(&subject, "", verb("be", "is", "is"), Will::Expect, &glue!["under investigation", over, time])
            }
        },
        Some("investigated") => {
            active(verb("investigate", "investigates", "investigated"), "investigated", &glue![over, time])
        }
        Some("sued") => active(SUE, "sued", &glue![of("for "), over, time]),
        Some("settled") => {
            let with = authority.as_ref().map_or_else(String::new, |a| glue![" with ", a.text]);
            let over = object.as_ref().map_or_else(String::new, |o| glue![" over ", o]);
            t.clause(&subject, "", SETTLE, Will::Plan, glue![with, of("for "), over, time].trim_start())
        }
        Some("cleared") => active(CLEAR, "cleared", &glue![over, time]),
        Some("approved") => match (&authority, &object) {
            (Some(by), Some(object)) => {
                // `approval for crossing a threshold of 20%`
                if object.split(' ').next().is_some_and(|word| word.len() > 4 && word.ends_with("ing")) {
                    let what = glue![whom, " approval for ", object, time];
                    return t.clause(by, "", verb("give", "gives", "gave"), Will::Expect, &what);
                }
                let for_it = if object.starts_with('"') {
                    glue![teller::possessive(whom.as_str()), " request: ", object]
                } else {
                    glue![teller::possessive(whom.as_str()), " ", bare(object)]
                };
                t.clause(by, "", APPROVE, Will::Expect, &glue![for_it, of("for "), time])
            }
            (Some(by), None) => {
                t.clause(by, "", verb("give", "gives", "gave"), Will::Expect, &glue![whom, " its approval", time])
            }
            (None, _) => {
                let object = object.map_or_else(String::new, |o| glue![" for ", o]);
                t.clause(&subject, "", verb("win", "wins", "won"), Will::Expect, &glue!["approval", object, time])
            }
        },
        Some("blocked") => match (&authority, &object) {
            (Some(by), Some(object)) => t.clause(
                by,
                "",
                BLOCK,
                Will::Expect,
                &glue![teller::possessive(whom.as_str()), " plan: ", object, time],
            ),
            _ => active(BLOCK, "blocked", &glue![over, time]),
        },
        Some("convicted") => {
            let pay = amount.as_ref().map_or_else(String::new, |a| glue![" and ordered to pay ", a]);
            let of_what = over.replacen(" over ", " in a case over ", 1);
            match &authority {
                Some(by) if pay.is_empty() => t.clause(by, "", CONVICT, Will::Expect, &glue![whom, of_what, time]),
                _ => passive("convicted", &glue![if pay.is_empty() { &of_what } else { &over }, pay, time]),
            }
        }
        _ => active(INVESTIGATE, "named in a case", &glue![of("for "), over, time]),
    }
}

/// A noun phrase without its article.
fn bare(text: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// `Veltis launched Horizon.`
pub(super) fn product_event(t: &Teller<'_>, b: &ProductEvent) -> String {
    let who = b.organisation.entity();
    let product = t.named(&b.product);
    let tail = t.time();
    match b.action.term() {
        Some("approved") => {
            let noun = product.unwrap_or_else(|| "product".to_owned());
            t.clause(&t.owned(who, &noun, false), "", BE, Will::Expect, &glue!["approved", tail])
        }
        action => {
            let verb = match action {
                Some("withdrawn") => WITHDRAW,
                Some("delayed") => DELAY,
                _ => LAUNCH,
            };
            let what = product.unwrap_or_else(|| "a product".to_owned());
            t.clause(&actor(t, &b.organisation, "the company"), "", verb, Will::Plan, &glue![what, tail])
        }
    }
}

/// `Veltis was placed in receivership.`
pub(super) fn insolvency(t: &Teller<'_>, b: &Insolvency) -> String {
    let who = actor(t, &b.organisation, "the company");
    let tail = t.time();
    let (state, placed) = match b.action.term() {
        Some("chapter_11") => {
            return t.clause(&who, "", FILE, Will::Plan, &glue!["for Chapter 11 bankruptcy protection", tail]);
        }
        Some("liquidation") => ("in liquidation", "placed in liquidation"),
        Some("safeguard") => {
            ("under court protection from its creditors", "placed under court protection from its creditors")
        }
        _ => ("in receivership", "placed in receivership"),
    };
    // `has been in receivership since May`
    if t.has_lasted() {
        return t.clause(&who, "", verb("have been", "has been", "has been"), Will::Expect, &glue![state, tail]);
    }
    t.clause(&who, "", BE, Will::Expect, &glue![placed, tail])
}

/// What is told of an event by a French stem.
const EVENTS: &[(&str, Verb, &str)] = &[
    ("prononc", verb("give", "gives", "gave"), "its decision"),
    ("tranch", verb("give", "gives", "gave"), "its decision"),
    ("statu", verb("give", "gives", "gave"), "its decision"),
    ("examin", verb("consider", "considers", "considered"), "the matter"),
    ("cotation", verb("resume", "resumes", "resumed"), "trading"),
    ("échanges", verb("resume", "resumes", "resumed"), "trading"),
    ("négociations", verb("resume", "resumes", "resumed"), "trading"),
];

/// What an institution makes public.
const PUBLISHED: &[&str] = &["estimate", "figures", "report", "statistics"];

/// `Veltis is due to publish its results on Thursday, 13 November 2025.`
pub(super) fn scheduled_event(t: &Teller<'_>, b: &ScheduledEvent) -> String {
    let who = actor(t, &b.subject, "the company");
    // The date is the news: a headline keeps it.
    let when = t.when(&b.date).filter(|_| !t.undated).map_or_else(String::new, |when| glue![" ", when]);
    let told = |subject: &Subject, verb: Verb, rest: &str| {
        let rest = glue![rest, when];
        t.clause(subject, "", verb, Will::Due, rest.trim_start())
    };
    let what = match b.event.first().map(|role| &role.says) {
        Some(Says::Term { text: Some(text), .. }) => phrases::words(text),
        _ => None,
    };
    let publish = verb("publish", "publishes", "published");
    let stem = match b.event.first().map(|role| &role.says) {
        Some(Says::Term { text: Some(text), .. }) => {
            let text = text.to_lowercase();
            EVENTS.iter().find(|(stem, ..)| text.contains(stem)).copied()
        }
        _ => None,
    };
    match b.event.term() {
        Some("other") if let Some((_, verb, rest)) = stem => told(&who, verb, rest),
        Some("other") if let Some(np) = what.as_ref().filter(|np| PUBLISHED.iter().any(|p| np.text.contains(p))) => {
            let its = if np.plural == Some(true) { "" } else { "its " };
            told(&who, publish, &glue![its, np.text])
        }
        Some("results") if what.as_ref().is_some_and(|np| matches!(np.text.as_str(), "sales" | "revenue")) => {
            told(&who, publish, "its sales figures")
        }
        Some("results") => told(&who, publish, "its results"),
        Some("agm") => told(&who, verb("hold", "holds", "held"), "its general meeting"),
        Some("ex_dividend") => {
            let shares = match b.subject.entity() {
                Some(id) => Subject { entity: Some(id), ..Subject::new(glue![t.plain(id), " shares"], true) },
                None => Subject::new("the shares", true),
            };
            told(&shares, verb("go", "goes", "went"), "ex-dividend")
        }
        Some("meeting") => match b.subject.entity().map(|id| t.kind(id)) {
            Some(EntityKind::Organisation) => told(&who, verb("meet", "meets", "met"), ""),
            _ => told(&who, verb("hold", "holds", "held"), "a meeting"),
        },
        Some("launch" | "other") if what.is_some() => {
            let Some(np) = what else { return String::new() };
            let start = if b.event.term() == Some("launch") {
                verb("start", "starts", "started")
            } else {
                verb("take place", "takes place", "took place")
            };
            let thing = match (b.event.term(), np.plural, b.subject.entity()) {
                // There may be others of the kind.
                (Some("launch"), Some(false), Some(id)) => {
                    let of = glue![phrases::article(&np.text), " ", np.text, " of ", t.name(id)];
                    Subject { entity: Some(id), ..Subject::new(of, false) }
                }
                _ => t.owned(b.subject.entity(), &np.text, np.plural == Some(true)),
            };
            told(&thing, start, "")
        }
        Some("launch") => {
            let whose = t.owned(b.subject.entity(), "launch", false);
            told(&whose, verb("take place", "takes place", "took place"), "")
        }
        _ if t.modality() == Modality::Expected => {
            let when = when.strip_prefix(" on ").map_or_else(|| when.clone(), |day| glue![" for ", day]);
            glue![who.text, " has an event scheduled", when, t.according_unless(&[who.entity])]
        }
        _ => told(&who, verb("hold", "holds", "held"), "an event"),
    }
}

/// `Jeanne Ardin said: "Nous tenons le cap" (in French).`
pub(super) fn quote(t: &Teller<'_>, b: &Quote) -> String {
    let speaker = actor(t, &b.speaker, "a spokesperson");
    let words = b.text.phrase().map_or_else(String::new, |p| inner(&p.text));
    let said = match (t.modality(), t.is_headline()) {
        (Modality::Denied, true) => "denies saying",
        (Modality::Denied, false) => "denied saying",
        (Modality::Possible, _) => "reportedly said",
        (_, true) => "says",
        (Modality::Expected, false) => "is expected to say",
        (_, false) => "said",
    };
    let according = t.according_unless(&[b.speaker.entity()]);
    // A part of a sentence shows that it is one.
    let dots = if words.starts_with(char::is_lowercase) { "… " } else { "" };
    glue![speaker.text, " ", said, t.time(), ": \"", dots, words, "\" (in French)", according]
}
