//! Sentences of the market: price moves, ratings, worth, holdings.

use super::{
    measure::{moved, perfect},
    numbers::Style,
    teller::{self, BE, Subject, Teller, Verb, Will, verb},
    terms,
};
use crate::{
    facts::ontology::{AnalystRating, Ownership, PriceMove, Valuation},
    sheet::EntityKind,
    value::{FigureKind, Modality},
};

const STAND: Verb = verb("stand", "stands", "stood");
const RAISE: Verb = verb("raise", "raises", "raised");
const CUT: Verb = verb("cut", "cuts", "cut");
const UPGRADE: Verb = verb("upgrade", "upgrades", "upgraded");
const DOWNGRADE: Verb = verb("downgrade", "downgrades", "downgraded");
const REITERATE: Verb = verb("reiterate", "reiterates", "reiterated");
const INITIATE: Verb = verb("initiate", "initiates", "initiated");
const HOLD: Verb = verb("hold", "holds", "held");
const LOWER: Verb = verb("lower", "lowers", "lowered");

/// What the source says of the hour of a move that is not the session's, or that the news came after.
const HOURS: &[(&str, &str)] = &[
    ("avant cette annonce", " before the announcement"),
    ("avant cette publication", " before the announcement"),
    ("avant-bourse", " in pre-market trading"),
    ("avant-séance", " in pre-market trading"),
    ("hors séance", " in after-hours trading"),
    ("préouverture", " in pre-market trading"),
];

/// `Veltis shares rose 3.2% to EUR 25 on Euronext Paris on 24 October 2025.`
pub(super) fn price_move(t: &Teller<'_>, b: &PriceMove) -> String {
    let yields = [&b.level, &b.change, &b.previous].into_iter().any(|slot| {
        t.figure(slot).is_some_and(|f| matches!(f.kind, FigureKind::BasisPoints | FigureKind::PercentagePoints))
    }) || t.figure(&b.level).is_some_and(|f| f.kind == FigureKind::Percent);
    let mut own_unit = None;
    let subject = match b.subject.entity() {
        Some(id) => match t.kind(id) {
            EntityKind::Company => {
                let name = if t.pronoun == Some(id) { "its".to_owned() } else { t.plain(id) };
                Subject {
                    entity: Some(id),
                    its: Some("its shares".to_owned()),
                    ..Subject::new(glue![name, " shares"], true)
                }
            }
            // An exchange is told as the shares on it.
            EntityKind::Exchange => Subject { entity: Some(id), ..Subject::new(glue!["shares on ", t.name(id)], true) },
            EntityKind::Instrument => {
                let name = t.plain(id);
                if name == "euro" {
                    own_unit = Some("EUR");
                } else if name == "US dollar" {
                    own_unit = Some("USD");
                }
                let (text, plural) = terms::quoted_thing(&name, yields);
                Subject { entity: Some(id), ..Subject::new(text, plural) }
            }
            _ => Subject { entity: Some(id), ..Subject::new(t.name(id), false) },
        },
        None => Subject::new("the price", false),
    };
    let level = |slot| {
        let no_per = t.figure(slot).is_some_and(|f| own_unit.is_some() && f.per.as_deref() == own_unit);
        t.level_in(slot, Style { no_per, ..Style::default() })
    };
    let venue = b.venue.entity().filter(|_| !t.is_headline()).map(|id| {
        let preposition = if t.kind(id) == EntityKind::Place { "in" } else { "on" };
        glue![" ", preposition, " ", t.name(id)]
    });
    let mut when = venue.unwrap_or_default();
    let mut since = t.is_since(&b.period);
    // A move over a stretch is another move without it, in a headline too.
    if let Some(period) = t.when(&b.period).filter(|_| !t.undated) {
        // A day that is no time of the move is where it set out: the day of a peak.
        let start = period.strip_prefix("on ").filter(|_| b.period.date() != t.fact.time.map(|told| told.date));
        since |= start.is_some();
        when.push(' ');
        when.push_str(&start.map_or_else(|| period.clone(), |day| glue!["since ", day]));
    }
    // What has lasted since a day is told as of now.
    if b.period.is_empty() || !since {
        when.push_str(&t.time());
    }
    let hours = HOURS.iter().find(|(french, _)| t.fact.evidence.iter().any(|e| e.text.to_lowercase().contains(french)));
    when.push_str(hours.filter(|_| !t.is_headline()).map_or("", |(_, english)| english));
    let style = Style { no_per: t.same_per(&b.level, &b.previous), ..Style::default() };
    let previous = t.level_in(&b.previous, style).filter(|_| !t.is_headline());
    let Some(told) = moved(t, b.direction.term(), &b.change) else {
        let rest = match level(&b.level) {
            Some(level) => glue!["at ", level, when],
            None => when,
        };
        return t.clause(&subject, "", STAND, Will::Expect, rest.trim_start());
    };
    let mut rest = told.by;
    if let Some(size) =
        t.amount_in(&b.change_abs, Style { unsigned: true, ..Style::default() }).filter(|_| !t.is_headline())
    {
        rest.push_str(&if rest.is_empty() { glue!["by ", size] } else { glue![", or ", size, ","] });
    }
    if let Some(level) = level(&b.level) {
        rest.push_str(if told.flat { " at " } else { " to " });
        rest.push_str(&level);
        if let Some(previous) = &previous {
            rest.push_str(if told.flat { ", compared with " } else { " from " });
            rest.push_str(previous);
        }
    } else if let Some(previous) = &previous {
        rest.extend([" from ", previous]);
    }
    rest.push_str(&when);
    let verb = if since { perfect(t, told.verb, subject.plural) } else { told.verb };
    t.clause(&subject, told.adverb, verb, Will::Expect, rest.trim_start().trim_end_matches(','))
}

/// `UBS raised its price target on Veltis to EUR 32 from EUR 30 and kept its buy rating.`
pub(super) fn analyst_rating(t: &Teller<'_>, b: &AnalystRating) -> String {
    let broker = match b.broker.entity() {
        Some(id) => t.actor(id),
        None => Subject::new("a broker", false),
    };
    let share = b.subject.entity().map_or_else(|| "the stock".to_owned(), |id| t.name(id));
    let rating = teller::rating(&b.rating);
    let before = teller::rating(&b.previous_rating).filter(|_| !t.is_headline());
    let target = t.amount(&b.target);
    let target_before = t.amount(&b.previous_target);
    let raised = match (t.figure(&b.target), t.figure(&b.previous_target)) {
        (Some(now), Some(was)) => match (now.value.and_then(|v| v.decimal()), was.value.and_then(|v| v.decimal())) {
            (Some(now), Some(was)) if now > was => Some(true),
            (Some(now), Some(was)) if now < was => Some(false),
            _ => None,
        },
        _ => None,
    };
    let upside = t
        .amount(&b.upside)
        .filter(|_| !t.is_headline())
        .map_or_else(String::new, |u| glue![", implying upside of ", u]);
    let tail = glue![upside, t.time()];
    let action = b.action.term();
    // The target beside the rating: moved, or only told.
    let beside = |short: bool| match (&target, &target_before, raised) {
        (Some(now), Some(was), Some(up)) if !short => {
            glue![" and ", if up { "raised" } else { "cut" }, " its price target to ", now, " from ", was]
        }
        (Some(now), Some(was), None) if !short => glue![", with a price target of ", now, ", after ", was],
        (Some(now), ..) if !short => glue![", with a price target of ", now],
        _ => String::new(),
    };
    let short = t.is_headline();
    let its = |word: &str| if short { word.to_owned() } else { glue!["its ", word] };
    match action {
        Some("upgraded" | "downgraded") => {
            let verb = if action == Some("upgraded") { UPGRADE } else { DOWNGRADE };
            let to = rating.map_or_else(String::new, |r| glue![" to ", r]);
            let from = before.map_or_else(String::new, |r| glue![" from ", r]);
            t.clause(&broker, "", verb, Will::Expect, &glue![share, to, from, beside(short), tail])
        }
        Some("initiated") => {
            let with = match (&rating, &target) {
                (Some(r), Some(now)) if !short => {
                    glue![" with ", super::phrases::article(r), " ", r, " rating and a price target of ", now]
                }
                (Some(r), _) => glue![" with ", super::phrases::article(r), " ", r, " rating"],
                (None, Some(now)) => glue![" with a price target of ", now],
                _ => String::new(),
            };
            t.clause(&broker, "", INITIATE, Will::Plan, &glue!["coverage of ", share, with, tail])
        }
        Some("target_raised" | "target_cut") => {
            let verb = if action == Some("target_raised") { RAISE } else { CUT };
            let to = target.map_or_else(String::new, |now| glue![" to ", now]);
            let from = target_before.map_or_else(String::new, |was| glue![" from ", was]);
            let kept =
                rating.filter(|_| !short).map_or_else(String::new, |r| glue![" and reiterated its ", r, " rating"]);
            t.clause(&broker, "", verb, Will::Expect, &glue![its("price target"), " on ", share, to, from, kept, tail])
        }
        Some("reiterated") if rating.is_some() => {
            let r = rating.unwrap_or_default();
            let rest = glue![its(&glue![r, " rating"]), " on ", share, beside(short), tail];
            t.clause(&broker, "", REITERATE, Will::Expect, &rest)
        }
        Some("reiterated") => {
            let of = target.map_or_else(String::new, |now| glue![" of ", now]);
            t.clause(&broker, "", REITERATE, Will::Expect, &glue![its("price target"), of, " on ", share, tail])
        }
        _ => match (rating, target) {
            (Some(r), now) => {
                let from = before.map_or_else(String::new, |b| glue![" (previously ", b, ")"]);
                let with = match (now, &target_before) {
                    (Some(now), Some(was)) if !short => glue![", with a price target of ", now, ", after ", was],
                    (Some(now), _) if !short => glue![", with a price target of ", now],
                    _ => String::new(),
                };
                t.clause(&broker, "", rates(t), Will::Expect, &glue![share, " at ", r, from, with, tail])
            }
            (None, Some(now)) => {
                let was = target_before.map_or_else(String::new, |was| glue![", after ", was]);
                t.clause(&broker, "", has(t), Will::Expect, &glue!["a price target of ", now, " on ", share, was, tail])
            }
            (None, None) => t.clause(&broker, "", has(t), Will::Expect, &glue!["an opinion on ", share, tail]),
        },
    }
}

/// `Veltis' market capitalisation was EUR 5 billion.`
pub(super) fn valuation(t: &Teller<'_>, b: &Valuation) -> String {
    let owner = b.subject.entity();
    let value = t.amount(&b.value);
    let previous =
        t.amount(&b.previous).filter(|_| !t.is_headline()).map_or_else(String::new, |p| glue![", compared with ", p]);
    let tail = glue![previous, t.time()];
    let told = value.unwrap_or_else(|| "an undisclosed amount".to_owned());
    let worth = |t: &Teller<'_>| match owner {
        Some(id) => t.actor(id),
        None => Subject::new("the company", false),
    };
    match b.metric.term() {
        Some("market_cap") => {
            t.clause(&t.owned(owner, "market capitalisation", false), "", BE, Will::Expect, &glue![told, tail])
        }
        Some("enterprise_value") => {
            t.clause(&t.owned(owner, "enterprise value", false), "", BE, Will::Expect, &glue![told, tail])
        }
        Some("earnings_multiple") if t.figure(&b.value).is_some_and(|f| f.kind == FigureKind::Multiple) => {
            t.clause(&worth(t), "", BE, Will::Expect, &glue!["valued at ", told, " earnings", tail])
        }
        _ => t.clause(&worth(t), "", BE, Will::Expect, &glue!["valued at ", told, tail]),
    }
}

/// `Ardine raised its stake in Veltis to 12% of the capital from 9%.`
pub(super) fn ownership(t: &Teller<'_>, b: &Ownership) -> String {
    let holder = match b.holder.entity() {
        Some(id) => t.actor(id),
        None => Subject::new("a shareholder", false),
    };
    let held = b.subject.entity().map_or_else(|| "the company".to_owned(), |id| t.name(id));
    let votes = b.basis.term() == Some("voting_rights");
    let of = match b.basis.term() {
        Some("voting_rights") => " of the voting rights",
        Some(_) => " of the capital",
        None => "",
    };
    let stake = t.amount(&b.stake);
    let from = t.amount(&b.previous_stake).filter(|_| !t.is_headline());
    let tail = t.time();
    match (b.action.term(), &stake) {
        (Some(action @ ("raised" | "lowered")), stake) => {
            let to = stake.as_ref().map_or_else(String::new, |s| glue![" to ", s, of]);
            let from = from.map_or_else(String::new, |f| glue![" from ", f]);
            let verb = if action == "raised" { RAISE } else { LOWER };
            t.clause(&holder, "", verb, Will::Expect, &glue!["its stake in ", held, to, from, tail])
        }
        (Some(action @ ("crossed_up" | "crossed_down")), _) => {
            let way = if action == "crossed_up" {
                verb("rise above", "rises above", "rose above")
            } else {
                verb("fall below", "falls below", "fell below")
            };
            let now = stake.as_ref().map_or_else(String::new, |s| glue![", to ", s, of]);
            let from = from.map_or_else(String::new, |f| glue![" from ", f]);
            let threshold = if votes { "a voting-rights threshold" } else { "an ownership threshold" };
            let whose = b.holder.entity().map_or_else(|| "a shareholder's".to_owned(), |id| t.owner(id));
            let subject =
                Subject { entity: b.holder.entity(), ..Subject::new(glue![whose, " stake in ", held], false) };
            t.clause(&subject, "", way, Will::Expect, &glue![threshold, now, from, tail])
        }
        (Some("parent"), None) => {
            t.clause(&holder, "", present(t), Will::Expect, &glue!["the parent company of ", held, tail])
        }
        (action, Some(stake)) => {
            let parent = if action == Some("parent") { ", the parent company," } else { "" };
            let after = from.map_or_else(String::new, |f| glue![", after ", f]);
            let share = if of.is_empty() {
                t.stake(&b.stake).map_or_else(|| glue![stake, " of ", held], |s| glue![s, " ", held])
            } else if votes {
                glue![stake, of, " in ", held]
            } else {
                glue![stake, of, " of ", held]
            };
            let holder = Subject { text: glue![holder.text, parent], ..holder };
            t.clause(&holder, "", holds(t), Will::Expect, &glue![share, after, tail])
        }
        (_, None) => t.clause(&holder, "", present(t), Will::Expect, &glue!["a shareholder of ", held, tail]),
    }
}

/// What holds today is told in the present.
fn present(t: &Teller<'_>) -> Verb {
    if t.modality() == Modality::Asserted { verb("be", "is", "is") } else { BE }
}

fn rates(t: &Teller<'_>) -> Verb {
    verb("rate", "rates", if t.modality() == Modality::Asserted { "rates" } else { "rated" })
}

fn has(t: &Teller<'_>) -> Verb {
    verb("have", "has", if t.modality() == Modality::Asserted { "has" } else { "had" })
}

fn holds(t: &Teller<'_>) -> Verb {
    if t.modality() == Modality::Asserted { verb("hold", "holds", "holds") } else { HOLD }
}
