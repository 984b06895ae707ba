//! Sentences of accounts: results, targets, activity, dividends, buybacks.

use super::{
    measure::{self, Roles, Thing, basis, moved},
    numbers::Style,
    phrases, table,
    teller::{Subject, Teller, Verb, Will, is_negative, verb},
    terms::{self, Measure},
};
use crate::{
    facts::ontology::{Body, Dividend, FinancialResult, Guidance, OperatingMetric, Says, ShareBuyback, Slot},
    sheet::EntityKind,
    value::{Amount, Bound, Decimal, FigureKind, Modality},
};

const HAVE: Verb = verb("have", "has", "had");
/// Horizons of a target that are no dates.
const HORIZONS: &[(&str, &str)] = &[("à moyen terme", " in the medium term"), ("à long terme", " in the long term")];
const HAS_NOW: Verb = verb("have", "has", "has");
const EXPECT: Verb = verb("expect", "expects", "expects");
const SAY: Verb = verb("say", "says", "said");
const HAD_EXPECTED: Verb = verb("have expected", "had expected", "had expected");
const RAISE: Verb = verb("raise", "raises", "raised");
const CUT: Verb = verb("cut", "cuts", "cut");
const CONFIRM: Verb = verb("confirm", "confirms", "confirmed");
const WITHDRAW: Verb = verb("withdraw", "withdraws", "withdrew");
const PAY: Verb = verb("pay", "pays", "paid");
const SET: Verb = verb("set", "sets", "set");
const BUY_BACK: Verb = verb("buy back", "buys back", "bought back");
const ANNOUNCE: Verb = verb("announce", "announces", "announced");

static NONE: Slot = Slot::Empty;

/// ` in the United States`, ` from leather goods`: the part of the company that is told of, products behind their own
/// preposition; its second value stands before the noun.
pub(super) fn segment(t: &Teller<'_>, slot: &Slot, products: &str) -> (String, String) {
    match slot.first().map(|r| &r.says) {
        Some(Says::Entity { entity }) => {
            let at = if t.kind(*entity) == EntityKind::Place { "in" } else { "at" };
            (glue![" ", at, " ", t.name(*entity)], String::new())
        }
        Some(Says::Phrase { phrase }) => match t.translate(phrase) {
            // A bare adjective: `international revenue`.
            Some(np) if np.bound && np.plural.is_none() && np.text.chars().all(|c| c.is_lowercase() || c == ' ') => {
                (String::new(), glue![np.text, " "])
            }
            Some(np) => {
                let part = ["business", "division", "network", "region", "sector", "segment", "zone"];
                let part = part.iter().any(|p| np.text.ends_with(p));
                let place = np.text.starts_with(char::is_uppercase);
                let lead = match (part, place) {
                    (true, _) => " in the ",
                    (false, true) => " in ",
                    (false, false) => products,
                };
                (glue![lead, np.text], String::new())
            }
            None => (glue![" in the segment \"", super::teller::inner(&phrase.text), "\""], String::new()),
        },
        _ => (String::new(), String::new()),
    }
}

/// `Veltis' revenue rose 4% like for like to EUR 1.2 billion in the third quarter of 2025, from EUR 1.15 billion.`
pub(super) fn financial_result(t: &Teller<'_>, b: &FinancialResult) -> String {
    let term = b.metric.term().unwrap_or("");
    let spare = table::spaced(term);
    let measure = terms::measure(term);
    // Products bring revenue; a margin or a loss is made in them.
    let sales = matches!(term, "revenue" | "order_intake" | "same_store_sales");
    let (segment, before) = segment(t, &b.segment, if sales { " from " } else { " in " });
    let before = t.qualifier(&b.metric, measure.as_ref().map_or("", |m| m.noun)) + &before;
    let roles = Roles {
        value: &b.value,
        change: &b.change,
        direction: b.direction.term(),
        basis: &b.basis,
        previous: &b.previous,
        consensus: &b.consensus,
        period: &b.period,
        place: &NONE,
    };
    match measure {
        Some(measure) => {
            let thing =
                Thing { owner: b.subject.entity(), before: &before, measure, segment, reports: true, share: "" };
            measure::tell(t, &thing, &roles)
        }
        None => {
            let noun = if spare.is_empty() { "result".to_owned() } else { spare };
            let thing = Thing {
                owner: b.subject.entity(),
                before: &glue![before, noun, " "],
                measure: BLANK,
                segment,
                reports: false,
                share: "",
            };
            measure::tell(t, &thing, &roles)
        }
    }
}

const BLANK: Measure = Measure { noun: "figure", plural: false, article: "", negative: "", negative_article: "" };

/// What a target is for, in words.
struct Aim {
    /// `revenue`, `the segment's …`.
    noun: String,
    plural: bool,
    article: &'static str,
    negative: Option<(&'static str, &'static str)>,
}

/// `Veltis raised its operating margin target for 2026 to 13% from 12%.`
pub(super) fn guidance(t: &Teller<'_>, b: &Guidance) -> String {
    let owner = b.subject.entity();
    let sales = matches!(b.metric.term(), Some("revenue" | "order_intake" | "same_store_sales"));
    let (segment, before) = segment(t, &b.segment, if sales { " from " } else { " for " });
    let before = t.qualifier(&b.metric, b.metric.term().and_then(terms::measure).map_or("", |m| m.noun)) + &before;
    let aim = aim(t, &b.metric, &before);
    let actor = match owner {
        Some(id) => t.actor(id),
        None => Subject::new("the company", false),
    };
    let basis = basis(&b.basis);
    let mut when = t.period(&b.period);
    let for_when = t.when_noun(&b.period).filter(|_| !t.is_headline() && !t.undated).map_or_else(String::new, |when| {
        match t.date(&b.period).and_then(|d| d.bound) {
            Some(_) => glue![" ", when],
            None => glue![" for ", when],
        }
    });
    // `à moyen terme` is no date.
    let horizon = HORIZONS
        .iter()
        .find(|(french, _)| b.period.is_empty() && t.fact.evidence.iter().any(|e| e.text.contains(french)));
    if let Some((_, english)) = horizon {
        when.push_str(english);
    }
    let for_when = horizon.map_or(for_when, |(_, english)| (*english).to_owned());
    let previous = t.level(&b.previous).filter(|_| !t.is_headline()).map(|p| p + &t.earlier(&b.previous, &b.period));
    let told = moved(t, b.direction.term(), &b.change);
    let value = target(t, &b.value, &aim);
    // The target in words: `revenue to rise 4% to EUR 5 billion`, `an operating margin of 12%`.
    let aimed = |when: &str, compared: bool| -> String {
        // A level that moves comes from another; a change stands beside another.
        let untold = b.value.is_empty() && b.change.is_empty();
        let level = told.as_ref().is_some_and(|m| !m.flat)
            && (untold || t.figure(&b.value).map(|f| f.kind) == t.figure(&b.previous).map(|f| f.kind));
        let lead = if level { ", from " } else { ", compared with " };
        let compare = previous.as_ref().filter(|_| compared).map_or_else(String::new, |p| glue![lead, p]);
        match (&told, &value) {
            (Some(m), value) => {
                let to = value
                    .as_ref()
                    .map_or_else(String::new, |(bare, _)| glue![" ", if m.flat { "at" } else { "to" }, " ", bare]);
                let by = if m.by.is_empty() { String::new() } else { glue![" ", m.by] };
                glue!["its ", aim.noun, segment, " to ", m.adverb, m.verb.base, by, basis, to, when, compare]
            }
            (None, Some((_, whole))) => glue![whole, segment, basis, when, compare],
            (None, None) => {
                let the = if aim.plural || aim.article.is_empty() { String::new() } else { glue![aim.article, " "] };
                glue![the, aim.noun, segment, when, compare]
            }
        }
    };
    let growth = match &told {
        Some(m) if b.value.is_empty() && !m.flat && m.verb.base != "fall" => " growth",
        _ => "",
    };
    let what = if b.metric.is_empty() {
        glue!["its targets", segment]
    } else if segment.starts_with(" from ") {
        glue!["its", growth, " target for ", aim.noun, segment]
    } else {
        glue!["its ", target_noun(&aim.noun), growth, " target", segment]
    };
    let own = |verb: Verb, rest: &str| tell_own(t, &actor, verb, rest);
    let amount = match (&told, &value) {
        (Some(m), value) if !b.change.is_empty() => {
            let by = m.by.trim_start_matches("by ");
            let fall = m.verb.base == "fall";
            // `between -8% and 0%` is no decline alone.
            let crosses = t.figure(&b.change).is_some_and(|f| {
                let low = f.value.and_then(Amount::decimal);
                low.is_some_and(Decimal::is_negative) && f.max.is_some_and(|max| !max.is_negative())
            });
            match value {
                None if crosses => t.level(&b.change),
                Some(_) => t
                    .level(&b.value)
                    .map(|v| glue![v, ", ", if fall { "a decline" } else { "an increase" }, " of ", by]),
                None if fall => Some(glue!["a decline of ", by]),
                None if t.figure(&b.change).is_some_and(|f| f.max.is_some()) => Some(glue!["a range of ", by]),
                None => Some(by.to_owned()),
            }
        }
        (_, Some(_)) => t.level_in(&b.value, Style { named: Some(&aim.noun), ..Style::default() }),
        _ => None,
    };
    let to = |lead: &str| {
        amount.as_ref().map_or_else(String::new, |a| match (lead, a.strip_prefix("a range of ")) {
            ("of", Some(range)) => glue![" of ", range, basis],
            _ => glue![" ", lead, " ", a, basis],
        })
    };
    match b.action.term() {
        Some(action @ ("raised" | "cut")) => {
            let from = previous
                .as_ref()
                .map_or_else(String::new, |p| if amount.is_some() { glue![", from ", p] } else { glue![" from ", p] });
            let to = if amount.is_some() { to("to") } else { basis.to_owned() };
            own(if action == "raised" { RAISE } else { CUT }, &glue![what, for_when, to, from])
        }
        Some("withdrawn") => {
            let was = previous.as_ref().map_or_else(String::new, |p| glue![", previously ", p]);
            own(WITHDRAW, &glue![what, to("of"), for_when, was])
        }
        Some("confirmed") => {
            let compare = previous.as_ref().map_or_else(String::new, |p| glue![", compared with ", p]);
            if told.is_some() {
                return own(CONFIRM, &glue!["that it expects ", aimed(&when, true)]);
            }
            own(CONFIRM, &glue![what, to("of"), for_when, compare])
        }
        _ if b.value.is_empty() && b.change.is_empty() && told.is_none() => {
            own(SET, &glue!["a target for ", aimed("", true), for_when])
        }
        _ if t.is_headline() => own(EXPECT, &aimed("", false)),
        _ if is_past_target(t, b) => own(HAD_EXPECTED, &aimed(&when, true)),
        // A plan told before the news.
        _ if t.fact.time.is_some() && !t.is_told_on_a_day() => {
            own(SAY, &glue!["that it expected ", aimed(&when, true)])
        }
        _ => own(EXPECT, &aimed(&when, true)),
    }
}

/// Whether a target is told beside the result that it was for.
fn is_past_target(t: &Teller<'_>, b: &Guidance) -> bool {
    let told = |evidence: &crate::sheet::Slice| t.fact.evidence.iter().any(|own| own.span == evidence.span);
    b.action.term().is_none_or(|action| action == "set")
        && t.sheet.facts.iter().any(|fact| match &fact.body {
            Body::FinancialResult(result) => {
                fact.modality == Modality::Asserted
                    && result.metric.term().is_some()
                    && result.metric.term() == b.metric.term()
                    && result.subject.entity() == b.subject.entity()
                    && result.segment.is_empty() == b.segment.is_empty()
                    && fact.evidence.iter().any(told)
            }
            _ => false,
        })
}

/// The noun before `target`: `delivery target`.
fn target_noun(noun: &str) -> &str {
    match noun {
        "deliveries" => "delivery",
        "net inflows" => "net inflow",
        _ => noun,
    }
}

/// A company's own act on its target, whatever the modality of the target: the act is done, the target is to come.
fn tell_own(t: &Teller<'_>, actor: &Subject, verb: Verb, rest: &str) -> String {
    let own = match t.modality() {
        Modality::Asserted | Modality::Expected if t.is_headline() => verb.third.to_owned(),
        Modality::Asserted | Modality::Expected => verb.past.to_owned(),
        Modality::Possible => glue!["could ", verb.base],
        Modality::Denied if t.is_headline() => glue!["does not ", verb.base],
        Modality::Denied => glue!["did not ", verb.base],
    };
    let said = t.according_unless(&[actor.entity]);
    // An act of a month or year before is no news.
    let before = if t.is_told_on_a_day() { String::new() } else { t.time() };
    glue![actor.text, " ", own, before, " ", rest, said]
}

fn aim(t: &Teller<'_>, metric: &Slot, before: &str) -> Aim {
    if let Some(term) = metric.term() {
        return match terms::measure(term) {
            Some(m) => Aim {
                noun: glue![before, m.noun],
                plural: m.plural,
                article: if before.is_empty() || m.article.is_empty() { m.article } else { phrases::article(before) },
                negative: (!m.negative.is_empty()).then_some((m.negative, m.negative_article)),
            },
            None => Aim { noun: glue![before, table::spaced(term)], plural: false, article: "", negative: None },
        };
    }
    let np = metric.phrase().and_then(|p| t.translate(p));
    match np {
        Some(np) => {
            let article = if np.plural == Some(false) && !np.bound { phrases::article(&np.text) } else { "" };
            Aim { noun: glue![before, np.text], plural: np.plural == Some(true), article, negative: None }
        }
        None => Aim {
            noun: metric.phrase().map_or_else(|| "unnamed".to_owned(), super::teller::quoted),
            plural: false,
            article: "",
            negative: None,
        },
    }
}

/// The amount aimed at, bare and with its noun.
fn target(t: &Teller<'_>, slot: &Slot, aim: &Aim) -> Option<(String, String)> {
    let figure = t.figure(slot)?;
    let negative = is_negative(figure, slot.first());
    let no_per = aim.noun.contains("per share") && figure.per.as_deref() == Some("share");
    let named = aim.negative.filter(|_| negative);
    let style = Style { unsigned: named.is_some(), no_per, named: Some(&aim.noun), ..Style::default() };
    let bare = t.amount_in(slot, style)?;
    // `150 deliveries`, `about 60 stores`: a count of what the noun names.
    if figure.kind == FigureKind::Count && aim.plural && measure::counts(figure, &aim.noun) {
        let amount = t.amount_in(slot, Style { noun: Some(&aim.noun), ..Style::default() })?;
        return Some((bare, amount));
    }
    let (noun, article) = named.map_or((aim.noun.as_str(), aim.article), |(noun, article)| (noun, article));
    let gap = if article.is_empty() { "" } else { " " };
    Some((bare.clone(), glue![article, gap, noun, " of ", bare]))
}

/// `Veltis had more than 300,000 business customers.`
pub(super) fn operating_metric(t: &Teller<'_>, b: &OperatingMetric) -> String {
    let owner = b.subject.entity();
    let np = b.metric.phrase().and_then(|p| t.translate(p));
    let (segment, before) = segment(t, &b.segment, " in ");
    let counted = t.figure(&b.value).filter(|f| f.kind == FigureKind::Count);
    let moves = !b.direction.is_empty() || !b.change.is_empty();
    let noun = match (&np, b.metric.phrase()) {
        (Some(np), _) => np.text.clone(),
        (None, Some(phrase)) => super::teller::quoted(phrase),
        (None, None) => "activity".to_owned(),
    };
    if let Some(figure) = counted.filter(|_| !moves && np.as_ref().is_none_or(|np| np.plural == Some(true))) {
        let place = t.named(&b.place).map_or_else(String::new, |p| glue![" in ", p]);
        // What the figure itself counts says more than the metric's name.
        let own = figure
            .unit
            .as_deref()
            .filter(|u| b.metric.phrase().is_none_or(|p| !p.text.contains(*u) && !u.contains(p.text.as_str())));
        let what = own.map_or_else(|| glue![before, noun], super::teller::counted_noun);
        let amount = t.amount_in(&b.value, Style { noun: Some(&what), ..Style::default() }).unwrap_or_default();
        let mut rest = glue![amount, segment, place];
        let mut when = t.period(&b.period);
        if when.is_empty() {
            when = t.time();
        }
        rest.push_str(&when);
        if let Some(previous) = t.amount(&b.previous).filter(|_| !t.is_headline()) {
            rest.extend([", compared with ", &previous, &t.earlier(&b.previous, &b.period)]);
        }
        let actor = match owner {
            Some(id) => t.actor(id),
            None => Subject::new("the company", false),
        };
        // What is told without its day is so now.
        let have = if when.is_empty() { HAS_NOW } else { HAVE };
        return t.clause(&actor, "", have, Will::Expect, &rest);
    }
    let plural = np.as_ref().is_some_and(|np| np.plural == Some(true));
    let before = glue![before, noun];
    let roles = Roles {
        value: &b.value,
        change: &b.change,
        direction: b.direction.term(),
        basis: &NONE,
        previous: &b.previous,
        consensus: &NONE,
        period: &b.period,
        place: &b.place,
    };
    let measure = Measure { noun: "", plural, ..BLANK };
    measure::tell(t, &Thing { owner, before: &before, measure, segment, reports: false, share: "" }, &roles)
}

/// `Veltis set a dividend of EUR 2.12 per share for 2025, up from EUR 2.`
pub(super) fn dividend(t: &Teller<'_>, b: &Dividend) -> String {
    let actor = match b.subject.entity() {
        Some(id) => t.actor(id),
        None => Subject::new("the company", false),
    };
    let kind = match b.kind.term() {
        Some("interim") => "an interim dividend",
        Some("special") => "a special dividend",
        Some("ordinary") => "an ordinary dividend",
        _ => "a dividend",
    };
    let mut rest = kind.to_owned();
    if let Some(amount) = t.amount(&b.amount) {
        rest.extend([" of ", &amount]);
    }
    if let Some(period) = t.when_noun(&b.period).filter(|_| !t.is_headline() && !t.undated) {
        rest.extend([" for ", &period]);
    }
    rest.push_str(&t.time());
    if !t.is_headline() {
        let change = moved(t, None, &b.change).map(|m| m.by.trim_start_matches("by ").to_owned());
        let sizes = (
            t.figure(&b.amount).and_then(|f| f.value?.decimal()),
            t.figure(&b.previous).and_then(|f| f.value?.decimal()),
        );
        let way = match sizes {
            (Some(now), Some(was)) if now > was => "up",
            (Some(now), Some(was)) if now < was => "down",
            _ => "",
        };
        let was = t.amount_in(&b.previous, Style { no_per: t.same_per(&b.amount, &b.previous), ..Style::default() });
        match (change, was) {
            (Some(change), Some(was)) if !way.is_empty() => rest.extend([", ", way, " ", &change, " from ", &was]),
            (Some(change), Some(was)) => rest.extend([", a change of ", &change, ", after ", &was]),
            (None, Some(was)) if way.is_empty() => rest.extend([", after ", &was]),
            (None, Some(was)) => rest.extend([", ", way, " from ", &was]),
            (Some(change), None) => rest.extend([", a change of ", &change]),
            (None, None) => {}
        }
        if let Some(paid) = t.when(&b.payment_date) {
            rest.extend([", to be paid ", &paid]);
        }
        if let Some(ex) = t.when(&b.ex_date) {
            rest.extend([", with the shares trading ex-dividend ", &ex]);
        }
    }
    match t.modality() {
        Modality::Asserted => t.clause(&actor, "", SET, Will::Plan, &rest),
        _ => t.clause(&actor, "", PAY, Will::Plan, &rest),
    }
}

/// `Veltis bought back 250,000 of its own shares from Ardine at EUR 20 per share.`
pub(super) fn share_buyback(t: &Teller<'_>, b: &ShareBuyback) -> String {
    let actor = match b.subject.entity() {
        Some(id) => t.actor(id),
        None => Subject::new("the company", false),
    };
    let share = t.amount(&b.stake).filter(|_| !t.is_headline());
    let mut from = share.map_or_else(String::new, |s| glue![", or ", s, " of its capital,"]);
    if let Some(seller) = t.named(&b.seller) {
        from.extend([" from ", &seller]);
    }
    let mut tail = String::new();
    if let Some(price) = t.amount(&b.price_per_share).filter(|_| !t.is_headline()) {
        tail.extend([" at ", &price]);
    }
    tail.push_str(&t.period(&b.period));
    tail.push_str(&t.time());
    let shares = t.amount_in(&b.shares, Style { noun: Some(""), ..Style::default() }).map(|s| s.trim_end().to_owned());
    // A ceiling is what may be bought, not what was.
    let ceiling = [&b.shares, &b.amount].iter().any(|s| t.figure(s).is_some_and(|f| f.bound == Bound::AtMost));
    let allowed = ceiling && t.modality() == Modality::Asserted;
    match (shares, t.amount(&b.amount)) {
        (Some(shares), amount) if allowed => {
            let worth = amount.map_or_else(String::new, |a| glue![", for ", a]);
            let rest = glue!["a buyback of ", shares, " of its own shares", from, tail, worth];
            t.clause(&actor, "", ANNOUNCE, Will::Plan, &rest)
        }
        (Some(shares), amount) => {
            let worth = amount.map_or_else(String::new, |a| glue![", for ", a]);
            t.clause(&actor, "", BUY_BACK, Will::Plan, &glue![shares, " of its own shares", from, tail, worth])
        }
        (None, Some(amount)) if t.modality() == Modality::Asserted && b.seller.is_empty() => {
            t.clause(&actor, "", ANNOUNCE, Will::Plan, &glue!["a share buyback of ", amount, tail])
        }
        (None, Some(amount)) => {
            t.clause(&actor, "", BUY_BACK, Will::Plan, &glue![amount, " of its own shares", from, tail])
        }
        (None, None) => t.clause(&actor, "", BUY_BACK, Will::Plan, &glue!["some of its own shares", from, tail]),
    }
}
