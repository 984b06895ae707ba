//! What moves and what is measured: the sentence of a level, a change or both.

use super::{
    numbers::{self, Factor, Style},
    phrases,
    teller::{BE, Subject, Teller, Verb, Will, is_negative, verb},
    terms::Measure,
};
use crate::{
    facts::ontology::{Body, Slot},
    sheet::{EntityId, Figure},
    value::{Amount, Bound, DateMod, FigureKind, Modality},
};

pub(super) const RISE: Verb = verb("rise", "rises", "rose");
pub(super) const FALL: Verb = verb("fall", "falls", "fell");
const CHANGE: Verb = verb("change", "changes", "changed");
const MOVE: Verb = verb("move", "moves", "moved");
const DOUBLE: Verb = verb("double", "doubles", "doubled");
const TRIPLE: Verb = verb("triple", "triples", "tripled");
const QUADRUPLE: Verb = verb("quadruple", "quadruples", "quadrupled");
const HALVE: Verb = verb("halve", "halves", "halved");
const REPORT: Verb = verb("report", "reports", "reported");
const REACH: Verb = verb("reach", "reaches", "reached");
const SWING: Verb = verb("swing", "swings", "swung");
const NARROW: Verb = verb("narrow", "narrows", "narrowed");
const WIDEN: Verb = verb("widen", "widens", "widened");

/// A move in words: adverb, verb, how much.
pub(super) struct Move {
    pub adverb: &'static str,
    pub verb: Verb,
    pub by: String,
    pub flat: bool,
}

/// The move that a direction and a change tell; `None` where neither is there.
pub(super) fn moved(t: &Teller<'_>, told: Option<&str>, change: &Slot) -> Option<Move> {
    let figure = t.figure(change);
    if figure.is_none() && told.is_none() {
        return None;
    }
    let negative = figure.is_some_and(|f| is_negative(f, change.first()));
    // `between -1% and 3%` goes neither way.
    let crosses = negative && figure.and_then(|f| f.max).is_some_and(|max| !max.is_negative());
    let told = told.filter(|_| !crosses);
    let negative = negative && !crosses;
    let down = told == Some("down") || told.is_none() && negative;
    let verb = match told {
        Some("up") => RISE,
        _ if down => FALL,
        Some("flat") => BE,
        _ if matches!(t.fact.body, Body::PriceMove(_)) => MOVE,
        _ => CHANGE,
    };
    let Some(figure) = figure else {
        let flat = told == Some("flat");
        return Some(Move { adverb: "", verb, by: if flat { "unchanged".to_owned() } else { String::new() }, flat });
    };
    let own = change.first().and_then(|r| r.modality).is_some_and(|m| m != t.modality());
    if !own
        && told != Some("flat")
        && let Some(factor) = numbers::factor(figure)
    {
        let bound = numbers::bound_words(figure);
        let whole = |verb| Some(Move { adverb: bound, verb, by: String::new(), flat: false });
        match factor {
            Factor::Double if !down => return whole(DOUBLE),
            Factor::Triple if !down => return whole(TRIPLE),
            Factor::Quadruple if !down => return whole(QUADRUPLE),
            Factor::Halve if told != Some("up") => return whole(HALVE),
            Factor::Fold(fold) => {
                let verb = if down { FALL } else { RISE };
                return Some(Move { adverb: "", verb, by: glue![bound, fold], flat: false });
            }
            Factor::Part(part) if down => {
                let by = glue!["to ", bound, part, " times the level before"];
                return Some(Move { adverb: "", verb: FALL, by, flat: false });
            }
            Factor::Part(part) => {
                return Some(Move { adverb: "", verb: BE, by: glue!["multiplied by ", bound, part], flat: false });
            }
            _ => {}
        }
    }
    let amount = t.amount_in(change, Style { unsigned: down, ..Style::default() })?;
    if told == Some("flat") {
        return Some(Move { adverb: "", verb, by: glue!["little changed (", amount, ")"], flat: true });
    }
    let plain = figure.max.is_none()
        && !matches!(figure.bound, Bound::AtMost | Bound::Vague)
        && matches!(
            figure.kind,
            FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::BasisPoints | FigureKind::Points
        )
        && !own
        && verb.base != MOVE.base
        && verb.base != CHANGE.base;
    let by = if matches!(figure.value, Some(Amount::Fraction(..))) && figure.kind == FigureKind::Multiple {
        glue!["to ", amount]
    } else if plain {
        amount
    } else {
        glue!["by ", amount]
    };
    Some(Move { adverb: "", verb, by, flat: false })
}

/// What has gone on since then is told in the perfect.
pub(super) fn perfect(t: &Teller<'_>, verb: Verb, plural: bool) -> Verb {
    if t.modality() != Modality::Asserted {
        return verb;
    }
    let (many, one) = match verb.base {
        "rise" => ("have risen", "has risen"),
        "fall" => ("have fallen", "has fallen"),
        "move" => ("have moved", "has moved"),
        "double" => ("have doubled", "has doubled"),
        "triple" => ("have tripled", "has tripled"),
        "quadruple" => ("have quadrupled", "has quadrupled"),
        "halve" => ("have halved", "has halved"),
        _ => return verb,
    };
    let told = if plural { many } else { one };
    // One form for a headline and a sentence.
    Verb { base: told, third: told, past: told }
}

/// A level that is a range says so.
fn ranged(t: &Teller<'_>, slot: &Slot, text: String) -> String {
    let range = t.figure(slot).is_some_and(|f| f.max.is_some() && f.bound == Bound::Exact);
    if range { glue!["a range of ", text] } else { text }
}

/// The words of a basis.
pub(super) fn basis(slot: &Slot) -> &'static str {
    slot.term().map_or("", basis_words)
}

/// The words of a basis's term.
pub(super) fn basis_words(term: &str) -> &'static str {
    match term {
        "yoy" => " year on year",
        "mom" => " month on month",
        "qoq" => " quarter on quarter",
        "sequential" => " sequentially",
        "like_for_like" => " like for like",
        "constant_currency" => " at constant currency",
        _ => "",
    }
}

/// The roles that measures share.
pub(super) struct Roles<'r> {
    pub value: &'r Slot,
    pub change: &'r Slot,
    pub direction: Option<&'r str>,
    pub basis: &'r Slot,
    pub previous: &'r Slot,
    pub consensus: &'r Slot,
    pub period: &'r Slot,
    pub place: &'r Slot,
}

/// What is measured of whom.
pub(super) struct Thing<'a> {
    pub owner: Option<EntityId>,
    /// Before the noun (`French`), where no owner stands there.
    pub before: &'a str,
    pub measure: Measure,
    /// ` in the United States`.
    pub segment: String,
    /// Whether the owner tells it as a report (`reported revenue of`).
    pub reports: bool,
    /// What a level in percent is a share of: ` of GDP`.
    pub share: &'static str,
}

impl Thing<'_> {
    fn noun(&self) -> String {
        glue![self.before, self.measure.noun, self.segment]
    }

    fn subject(&self, t: &Teller<'_>, noun: &str) -> Subject {
        t.owned(self.owner, noun, self.measure.plural)
    }

    fn share_of(&self, figure: &Figure) -> &'static str {
        if figure.kind == FigureKind::Percent { self.share } else { "" }
    }

    /// `a net loss of EUR 5 million`, `revenue of EUR 1 billion`.
    fn told(&self, t: &Teller<'_>, slot: &Slot) -> Option<String> {
        let figure = t.figure(slot)?;
        let minus = is_negative(figure, slot.first());
        let loss = minus && !self.measure.negative.is_empty();
        let amount = amount(t, slot, figure, loss, self.measure.noun)?;
        let noun = if loss { self.measure.negative } else { self.measure.noun };
        let article = if loss { self.measure.negative_article } else { self.measure.article };
        let gap = if article.is_empty() { "" } else { " " };
        let article =
            if loss || self.before.is_empty() || article.is_empty() { article } else { phrases::article(self.before) };
        // `243 deliveries`: a bare count of what the noun names.
        if figure.kind == FigureKind::Count
            && self.measure.plural
            && !self.measure.noun.is_empty()
            && counts(figure, noun)
            && !loss
        {
            let told = t.amount_in(slot, Style { noun: Some(noun), ..Style::default() })?;
            return Some(glue![self.before, told, self.segment]);
        }
        Some(glue![article, gap, self.before, noun, " of ", amount, self.segment])
    }
}

/// An amount that a measure takes; one that words make negative and no noun says so keeps its minus.
fn amount(t: &Teller<'_>, slot: &Slot, figure: &Figure, loss: bool, noun: &str) -> Option<String> {
    // Where the noun says it (`earnings per share`), the unit does not again.
    let no_per = noun.contains("per share") && figure.per.as_deref() == Some("share");
    let style = Style { unsigned: loss, no_per, named: Some(noun), ..Style::default() };
    let text = t.amount_in(slot, style)?;
    let printed = matches!(figure.value, Some(Amount::Decimal(value)) if value.is_negative());
    let minus = is_negative(figure, slot.first()) && !loss && !printed;
    Some(match minus {
        true if text.starts_with(|c: char| c.is_ascii_digit()) => glue!["-", text],
        true => glue!["minus ", text],
        false => text,
    })
}

/// `, against EUR 3.7 billion expected`, `, against a fall of 2% expected`.
fn consensus(t: &Teller<'_>, roles: &Roles<'_>, noun: &str) -> String {
    let slot = roles.consensus;
    let Some(figure) = t.figure(slot) else { return String::new() };
    if t.is_headline() {
        return String::new();
    }
    // Beside what fell or stood still a bare rate does not say which way was expected.
    let moves = figure.kind == FigureKind::Percent && !RATES.iter().any(|rate| noun.ends_with(rate));
    let fall = moves && is_negative(figure, slot.first());
    let rise = moves && !fall && roles.direction == Some("flat");
    let way = if fall {
        "a fall of "
    } else if rise {
        "a rise of "
    } else {
        ""
    };
    let told = amount(t, slot, figure, fall, noun).map(|told| glue![way, told]);
    told.map_or_else(String::new, |told| {
        // What is itself expected stands beside the consensus.
        if t.modality() == Modality::Expected {
            glue![", with the consensus at ", told]
        } else {
            glue![", against ", told, " expected"]
        }
    })
}

/// Whether the figure counts what the noun names, or says not what it counts.
pub(super) fn counts(figure: &Figure, noun: &str) -> bool {
    figure.unit.as_deref().is_none_or(|unit| super::teller::counted_noun(unit) == noun)
}

fn is_negative_at(t: &Teller<'_>, slot: &Slot) -> bool {
    t.figure(slot).is_some_and(|f| is_negative(f, slot.first()))
}

/// Whether the level is told by what it stays under.
fn is_ceiling(t: &Teller<'_>, slot: &Slot) -> bool {
    t.figure(slot).is_some_and(|f| matches!(f.bound, Bound::LessThan | Bound::AtMost))
}

fn value_of(figure: Option<&Figure>) -> Option<Amount> {
    figure.and_then(|f| f.value)
}

/// What a company has at a moment, rather than over a stretch.
const STOCKS: &[&str] = &[
    "CET1 ratio",
    "assets under management",
    "cash",
    "debt",
    "fleet",
    "gross debt",
    "leverage",
    "net debt",
    "order backlog",
    "solvency ratio",
];

/// What is itself a rate, so that a percentage is its level.
const RATES: &[&str] = &["margin", "ratio", "rate", "inflation", "leverage"];

/// The sentence of a measure.
pub(super) fn tell(t: &Teller<'_>, thing: &Thing<'_>, roles: &Roles<'_>) -> String {
    let place = t.named(roles.place).filter(|_| !t.is_headline()).map_or_else(String::new, |p| glue![" in ", p]);
    let mut when = t.period(roles.period);
    // A balance-sheet day: `at 30 June 2025`.
    if t.date(roles.period).is_some_and(super::calendar::is_day)
        && let Some(day) = when.strip_prefix(" on ")
    {
        when = glue![" at ", day];
    }
    // What flows is told of the stretch that ends there.
    let closes = t.date(roles.period).is_some_and(|d| super::calendar::is_day(d) || d.modifier == Some(DateMod::End));
    if thing.reports && closes && !when.is_empty() && !STOCKS.contains(&thing.measure.noun) {
        when = t.when_noun(roles.period).map_or(when, |end| glue![" in the period to ", end]);
    }
    // What was sold since a day is compared with as long a stretch before.
    let runs = thing.reports && t.is_since(roles.period) && !STOCKS.contains(&thing.measure.noun);
    if runs && !when.is_empty() {
        when = glue![" in the period", when];
    }
    // When a result was told is not when it was reached.
    if !t.is_told_on_a_day() {
        let told = t.time();
        if !told.is_empty() {
            when.extend([", as reported", &told]);
        }
    }
    let when = place + &when;
    let value = t.figure(roles.value);
    let previous = t.figure(roles.previous).filter(|_| !t.is_headline());
    let minus = |figure: Option<&Figure>, slot: &Slot| {
        figure.is_some_and(|f| is_negative(f, slot.first())) && !thing.measure.negative.is_empty()
    };
    let (loss, was_loss) = (minus(value, roles.value), minus(previous, roles.previous));
    // A metric that is no term stands before.
    let named = if thing.measure.noun.is_empty() { thing.before } else { thing.measure.noun };
    // What is only forecast, with its direction, moves as forecast.
    let untold = roles.value.is_empty() && roles.change.is_empty() && t.modality() == Modality::Expected;
    let forecast = (untold && !t.is_headline()).then(|| t.figure(roles.consensus)).flatten();
    let rate =
        forecast.is_some_and(|f| f.kind == FigureKind::Percent && !RATES.iter().any(|rate| named.ends_with(rate)));
    let (value_slot, change_slot) = match forecast {
        Some(_) if roles.direction.is_none() => (roles.value, roles.change),
        Some(_) if rate => (roles.value, roles.consensus),
        Some(_) => (roles.consensus, roles.change),
        None => (roles.value, roles.change),
    };
    let mut expected = match forecast {
        Some(_) => ", according to the consensus forecast".to_owned(),
        None => consensus(t, roles, named),
    };
    let noun = thing.noun();
    let earlier = t.earlier(roles.previous, roles.period);
    let told = |slot: &Slot, loss: bool| {
        let figure = t.figure(slot)?;
        let share = if std::ptr::eq(slot, roles.value) { thing.share_of(figure) } else { "" };
        let earlier = if std::ptr::eq(slot, roles.previous) { earlier.as_str() } else { "" };
        Some(amount(t, slot, figure, loss, named)? + share + earlier)
    };
    let basis = basis(roles.basis);
    // Two levels say by themselves which way it went: where the source's word is of something else, none is told.
    let against = |way: &str| {
        let level = |slot: &Slot| t.figure(slot).filter(|f| f.max.is_none()).and_then(|f| f.value?.decimal());
        let alike = value.map(|f| (f.kind, &f.unit)) == previous.map(|f| (f.kind, &f.unit));
        match (level(roles.value), level(roles.previous).filter(|_| alike && roles.change.is_empty())) {
            (Some(now), Some(was)) => way == "up" && now < was || way == "down" && now > was,
            _ => false,
        }
    };
    let told_move = moved(t, roles.direction.filter(|way| !against(way)), change_slot);
    if loss || was_loss {
        return tell_loss(t, thing, roles, &Loss { now: loss, before: was_loss, when, expected });
    }
    // A forecast of a rate is compared with what it was before: an earlier forecast, or an earlier period.
    if let (Some(told_move), Some(before)) = (&told_move, t.figure(roles.previous))
        && t.modality() == Modality::Expected
        && roles.change.is_empty()
        && RATES.iter().any(|rate| named.ends_with(rate))
        && let (Some(value), Some(was)) = (told(roles.value, false), told(roles.previous, false))
    {
        let same = value_of(t.figure(roles.value)) == value_of(Some(before));
        let compared = match (same || told_move.flat, t.is_headline()) {
            (_, true) => String::new(),
            (true, _) if earlier.is_empty() => ", unchanged".to_owned(),
            _ => glue![", compared with ", was],
        };
        let rest = glue!["at ", value, basis, when, compared, expected];
        return t.clause(&thing.subject(t, &noun), "", verb("stand", "stands", "stood"), Will::Expect, &rest);
    }
    if let Some(told_move) = told_move {
        let mut rest = told_move.by;
        // The basis belongs to the change; where only a rate is told, to the rate.
        let after_value = roles.change.is_empty() && value.is_some();
        if !after_value {
            rest.push_str(basis);
        }
        if let Some(value) = told(value_slot, false) {
            rest.push_str(if told_move.flat { " at " } else { " to " });
            rest.push_str(&ranged(t, value_slot, value));
        }
        if after_value {
            rest.push_str(basis);
        }
        rest.push_str(&when);
        if previous.is_some()
            && let Some(before) = told(roles.previous, false)
        {
            // A change of a level, a level with its direction, or a rate beside its earlier rate.
            let of_change = t.figure(roles.change).map(|f| f.kind) == previous.map(|f| f.kind);
            let rate = of_change && value.map(|f| f.kind) != previous.map(|f| f.kind);
            let percent = previous.is_some_and(|f| f.kind == FigureKind::Percent) && value.is_none();
            // `rose 0.5%, after a rise of 0.3%`: where a sign or the same way says which way it went before.
            let fell = is_negative_at(t, roles.previous);
            let signed = told_move.verb.base == "rise" || is_negative_at(t, change_slot) || fell;
            // What stood still had risen before, where it is no rate itself.
            let still = told_move.flat && percent && !RATES.iter().any(|rate| named.ends_with(rate));
            if (rate && signed || still)
                && t.modality() == Modality::Asserted
                && previous.is_some_and(|f| f.max.is_none())
            {
                // The consensus stands by the figure it is of.
                rest.push_str(&std::mem::take(&mut expected));
                rest.push_str(if fell { ", after a fall of " } else { ", after a rise of " });
                rest.push_str(&told(roles.previous, true).unwrap_or(before));
            } else {
                let compared = told_move.flat || rate;
                rest.push_str(if compared { ", compared with " } else { ", from " });
                rest.push_str(&if compared { before } else { ranged(t, roles.previous, before) });
            }
        }
        rest.push_str(&expected);
        let lasts = t.is_since(roles.period) && !runs;
        let verb = if lasts { perfect(t, told_move.verb, thing.measure.plural) } else { told_move.verb };
        return t.clause(&thing.subject(t, &noun), told_move.adverb, verb, Will::Expect, rest.trim_start());
    }
    let mut tail = String::from(basis);
    tail.push_str(&when);
    if let Some(before) = previous.and_then(|_| told(roles.previous, false)) {
        tail.push_str(", compared with ");
        tail.push_str(&before);
    }
    tail.push_str(&expected);
    if let Some(value) = told(roles.value, false) {
        if thing.reports
            && matches!(t.modality(), Modality::Asserted | Modality::Denied)
            && let (Some(owner), Some(what)) = (thing.owner, thing.told(t, roles.value))
        {
            return t.clause(&t.actor(owner), "", REPORT, Will::Expect, &glue![what, tail]);
        }
        // `was not more than` would turn a bound round.
        let ceiling = is_ceiling(t, roles.value);
        let carry = if t.modality() == Modality::Asserted || ceiling { BE } else { REACH };
        return t.clause(&thing.subject(t, &noun), "", carry, Will::Expect, &glue![value, tail]);
    }
    if let Some(value) = told(roles.consensus, false) {
        if matches!(t.modality(), Modality::Asserted | Modality::Expected) && !t.is_headline() {
            let whose = thing.subject(t, &noun).text;
            return glue!["the consensus forecast for ", whose, " is ", value, basis, when, t.according()];
        }
        let rest = glue![value, basis, when, ", according to the consensus forecast"];
        return t.clause(&thing.subject(t, &noun), "", BE, Will::Expect, &rest);
    }
    match thing.owner {
        Some(owner) if thing.reports => t.clause(&t.actor(owner), "", REPORT, Will::Expect, &glue!["on ", noun, tail]),
        _ => t.clause(&thing.subject(t, &noun), "", BE, Will::Expect, &glue!["reported", tail]),
    }
}

struct Loss {
    now: bool,
    before: bool,
    when: String,
    expected: String,
}

/// What is below nought, now or before.
fn tell_loss(t: &Teller<'_>, thing: &Thing<'_>, roles: &Roles<'_>, loss: &Loss) -> String {
    let now = thing.told(t, roles.value).unwrap_or_else(|| thing.noun());
    let earlier = t.earlier(roles.previous, roles.period);
    let before = thing.told(t, roles.previous).filter(|_| !t.is_headline()).map(|before| before + &earlier);
    let basis = basis(roles.basis);
    let size = |slot: &Slot| t.figure(slot)?.value?.decimal().map(crate::value::Decimal::abs);
    let change = t.amount_in(roles.change, Style { unsigned: true, ..Style::default() });
    let actor = |t: &Teller<'_>| match thing.owner {
        Some(owner) => t.actor(owner),
        None => thing.subject(t, &thing.noun()),
    };
    if loss.now && (loss.before || before.is_none()) {
        let grows = match (size(roles.value), size(roles.previous).filter(|_| before.is_some())) {
            (Some(now), Some(before)) if now != before => Some(now > before),
            _ => match roles.direction {
                Some("up") => Some(false),
                Some("down") => Some(true),
                _ => None,
            },
        };
        if let Some(grows) = grows {
            let value = t.figure(roles.value).and_then(|f| amount(t, roles.value, f, true, thing.measure.noun));
            let mut rest = change.map_or_else(String::new, |c| glue!["by ", c, basis, " "]);
            rest.push_str("to ");
            rest.push_str(&value.unwrap_or_default());
            rest.push_str(t.figure(roles.value).map_or("", |f| thing.share_of(f)));
            rest.push_str(&loss.when);
            if before.is_some()
                && let Some(was) =
                    t.figure(roles.previous).and_then(|f| amount(t, roles.previous, f, true, thing.measure.noun))
            {
                rest.extend([", from ", &was, &earlier]);
            }
            rest.push_str(&loss.expected);
            let noun = glue![thing.before, thing.measure.negative, thing.segment];
            let subject = t.owned(thing.owner, &noun, false);
            return t.clause(&subject, "", if grows { WIDEN } else { NARROW }, Will::Expect, &rest);
        }
    }
    let change = change.map_or_else(String::new, |c| glue![", a change of ", c]);
    if let Some(before) = before {
        let rest = glue!["to ", now, basis, loss.when, ", from ", before, change, loss.expected];
        if loss.now != loss.before {
            return t.clause(&actor(t), "", SWING, Will::Expect, &rest);
        }
    }
    t.clause(&actor(t), "", REPORT, Will::Expect, &glue![now, basis, loss.when, change, loss.expected])
}
