//! Days, parts of days and clock times.

use super::{
    lex::{Lex, Toward, Unit, full_year},
    scan::Scan,
    shape::{Found, Shape},
};
use crate::{
    text::Case,
    value::{DateBound, DateMod, DayPart},
};

/// A clock time or a part of a day, and what stands around it.
struct Moment {
    end: usize,
    what: What,
    modifier: Option<DateMod>,
    bound: Option<DateBound>,
}

enum What {
    Part(DayPart),
    Clock(u8, u8, bool),
}

impl Moment {
    fn of(self, day: Option<Shape>, start: usize) -> Found {
        let day = day.map(Box::new);
        let shape = match self.what {
            What::Part(part) => Shape::Part(day, part),
            What::Clock(h, m, utc) => Shape::Clock(day, h, m, utc),
        };
        Found { modifier: self.modifier, bound: self.bound, ..Found::new(start, self.end, shape) }
    }
}

impl Scan<'_> {
    /// A day that starts at `at`, with the part of day or clock time beside it.
    pub(super) fn day(&self, at: usize) -> Option<Found> {
        let found = self.bare_day(at)?;
        Some(self.moment_beside(found))
    }

    /// A day alone.
    fn bare_day(&self, at: usize) -> Option<Found> {
        match self.lex(at) {
            Lex::Weekday(weekday) => self.weekday(at, weekday),
            Lex::Day(days) => {
                let (mut start, mut days) = (at, days);
                let joined = at >= self.from + 2 && at - 2 >= self.floor && self.dash(at - 1) && !self.spaced(at);
                let word = if days < 0 { "avant" } else { "apres" };
                if joined && days != 0 && self.is(at - 2, word) {
                    start = at - 2;
                    days *= 2;
                }
                Some(Found::new(start, at + 1, Shape::Day(days)))
            }
            Lex::Near(days) => self.near(at, i32::from(days)),
            Lex::Dotted(day, month, year) => {
                let shape = Shape::Calendar { weekday: None, day, month: Some(month), year: Some(year), toward: None };
                Some(Found::new(at, at + 1, shape))
            }
            Lex::Int(..) => self.numeric(at).or_else(|| self.day_and_month(at, None, at)),
            Lex::Ordinal(1) => self.day_and_month(at, None, at),
            Lex::Unit(Unit::Day) => self.this_day(at),
            _ => None,
        }
    }

    /// `23/10/2025`, `21-02-14`, `2025-10-23`.
    fn numeric(&self, at: usize) -> Option<Found> {
        let Lex::Int(a, aw) = self.lex(at) else { return None };
        let sign = self.fold(at + 1);
        if !matches!(sign, "/" | "-") || self.spaced(at + 1) || self.spaced(at + 2) {
            return None;
        }
        let Lex::Int(b, bw) = self.lex(at + 2) else { return None };
        let third = match self.lex(at + 4) {
            Lex::Int(c, cw) if self.is(at + 3, sign) && !self.spaced(at + 3) && !self.spaced(at + 4) => Some((c, cw)),
            _ => None,
        };
        let shape = |day: u16, month: u16, year: i16| {
            let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
            ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(Shape::Calendar {
                weekday: None,
                day,
                month: Some(month),
                year: Some(year),
                toward: None,
            })
        };
        if let Some((c, cw)) = third {
            let shape = if aw == 4 && bw == 2 && cw == 2 {
                shape(c, b, full_year(a, 4)?)
            } else if aw <= 2 && bw <= 2 && (sign == "/" || cw == 4) {
                shape(a, b, full_year(c, usize::from(cw))?)
            } else {
                None
            }?;
            return Some(Found::new(at, at + 5, shape));
        }
        // `le 05/11`
        if sign == "/" && (aw, bw) == (2, 2) && self.any(at.wrapping_sub(1), &["le", "du", "au"]) {
            let (Ok(day @ 1..=31), Ok(month @ 1..=12)) = (u8::try_from(a), u8::try_from(b)) else { return None };
            let more = self.counts(at + 3) || self.is(at + 3, "/");
            let shape = Shape::Calendar { weekday: None, day, month: Some(month), year: None, toward: None };
            return (!more).then(|| Found::new(at, at + 3, shape));
        }
        // `06/2025` is a month.
        if sign == "/" && aw == 2 && bw == 4 && (1..=12).contains(&a) && !self.counts(at + 3) {
            let month = Shape::Month(u8::try_from(a).ok()?, super::shape::When::Year(full_year(b, 4)?));
            return Some(Found::new(at, at + 3, month));
        }
        None
    }

    /// `courant`, `du mois prochain` after the number of a day, and where it ends.
    fn of_month(&self, at: usize) -> Option<(Toward, usize)> {
        if !self.any(at.wrapping_sub(2), &["le", "du", "au"]) {
            return None;
        }
        if self.is(at, "courant") {
            return matches!(self.lex(at + 1), Lex::Other).then_some((Toward::Current, at + 1));
        }
        let this = self.follows(at, &["de", "ce", "mois"]);
        if !this && !self.follows(at, &["du", "mois"]) {
            return None;
        }
        match self.lex(at + 2) {
            _ if this => Some((Toward::Current, at + 3)),
            Lex::Toward(toward @ (Toward::Current | Toward::Last | Toward::Next)) => Some((toward, at + 3)),
            _ if self.follows(at + 2, &["en", "cours"]) => Some((Toward::Current, at + 4)),
            _ => None,
        }
    }

    /// `23 octobre 2025`, `1er janvier`, the day number being at `at`.
    fn day_and_month(&self, at: usize, weekday: Option<u8>, start: usize) -> Option<Found> {
        let day = self.day_number(at)?;
        if let Some((month, end)) = self.month(at + 1, true) {
            // *Le 1er Mai* is a day like another, but *14-Juillet* is a name.
            let year = self.year(end);
            let toward = match self.lex(end) {
                Lex::Toward(toward @ (Toward::Last | Toward::Next | Toward::Current)) => Some(toward),
                _ => None,
            };
            let end = end + usize::from(year.is_some() || toward.is_some());
            let shape = Shape::Calendar { weekday, day, month: Some(month), year, toward };
            return Some(Found::new(start, end, shape));
        }
        if let Some((toward, end)) = self.of_month(at + 1) {
            let shape = Shape::Calendar { weekday, day, month: None, year: None, toward: Some(toward) };
            return Some(Found::new(start, end, shape));
        }
        // Days that share the month of the last one: *du 6 au 9 juin*, *les 6 et 7 juin*, *6-9 juin*.
        if weekday.is_some() {
            return None;
        }
        // *les 15, 16 et 17 mai*
        if self.is(at + 1, ",") {
            // What goes on for longer than a month has days is no list of days.
            let ends = (1..=31).any(|n| !self.is(at + 2 * n - 1, ",") || self.day_number(at + 2 * n).is_none());
            let listed = ends && at > self.from && self.any(at - 1, &["les", "des", "aux", ","]);
            let rest = listed.then(|| self.day_and_month(at + 2, None, at + 2)).flatten()?;
            let with_day = |shape: &Shape| match shape {
                Shape::Calendar { day: next, month, year, .. } => {
                    Some((*next, Shape::Calendar { weekday: None, day, month: *month, year: *year, toward: None }))
                }
                _ => None,
            };
            return match &rest.shape {
                Shape::Range(first, last) => {
                    let (next, first) = with_day(first)?;
                    let shape = Shape::Range(Box::new(first), last.clone());
                    (next == day + 1).then(|| Found::new(start, rest.end, shape))
                }
                other => Some(Found::new(start, at + 1, with_day(other)?.1)),
            };
        }
        let joined = if self.dash(at + 1) && !self.spaced(at + 1) || self.is(at + 1, "au") {
            at + 2
        } else if self.any(at + 1, &["et", "ou", "a"]) {
            self.article(at + 2)
        } else {
            return None;
        };
        let spread = self.is(at + 1, "au")
            || self.dash(at + 1)
            || at > self.from && (self.is(at - 1, "entre") || at > self.from + 1 && self.is(at - 2, "entre"));
        let last_weekday = match self.lex(joined) {
            Lex::Weekday(_) => joined + 1,
            _ => joined,
        };
        let last = self.day_number(last_weekday)?;
        let (month, year, toward, end) = match self.month(last_weekday + 1, true) {
            Some((month, end)) => {
                let year = self.year(end);
                let toward = match self.lex(end) {
                    Lex::Toward(toward @ (Toward::Last | Toward::Next)) => Some(toward),
                    _ => None,
                };
                (Some(month), year, toward, end + usize::from(year.is_some() || toward.is_some()))
            }
            // *la semaine du 13 au 17*.
            None if self.before(at, &["semaine", "du"]) => (None, None, None, last_weekday + 1),
            None => return None,
        };
        let ends = |day| Shape::Calendar { weekday: None, day, month, year, toward };
        if spread || last == day + 1 {
            return Some(Found::new(start, end, Shape::Range(Box::new(ends(day)), Box::new(ends(last)))));
        }
        Some(Found::new(start, at + 1, ends(day)))
    }

    /// `lundi`, `lundi 16 juin`, `lundi prochain`, `ce vendredi`.
    fn weekday(&self, at: usize, weekday: u8) -> Option<Found> {
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        if matches!(before, "chaque" | "les" | "tous") {
            return None;
        }
        let number = match self.fold(at + 1) {
            "le" => at + 2,
            "," if self.is(at + 2, "le") => at + 3,
            _ => at + 1,
        };
        if let Some(found) = self.day_and_month(number, Some(weekday), at) {
            return Some(found);
        }
        if let Lex::Int(..) | Lex::Dotted(..) = self.lex(number)
            && let Some(found) = self.numeric(number).or_else(|| match self.lex(number) {
                Lex::Dotted(day, month, year) => {
                    let shape =
                        Shape::Calendar { weekday: None, day, month: Some(month), year: Some(year), toward: None };
                    Some(Found::new(number, number + 1, shape))
                }
                _ => None,
            })
            && let Shape::Calendar { day, month, year, .. } = found.shape
        {
            return Some(Found::new(
                at,
                found.end,
                Shape::Calendar { weekday: Some(weekday), day, month, year, toward: None },
            ));
        }
        // *lundi 16 et mardi 17*: the month is told later or not at all.
        if let Some(day) = self.day_number(number)
            && (number + 1 >= self.to || self.any(number + 1, &[",", ".", ";", ")", "et", "au", "a", "ou"]))
        {
            return Some(Found::new(
                at,
                number + 1,
                Shape::Calendar { weekday: Some(weekday), day, month: None, year: None, toward: None },
            ));
        }
        if let Lex::Toward(toward) = self.lex(at + 1)
            && toward != Toward::Elapsed
        {
            return Some(Found::new(at, at + 2, Shape::Weekday { weekday, toward: Some(toward), this: false }));
        }
        if self.any(at + 1, &["noir", "saint"]) || self.any(at.wrapping_sub(1), &["black"]) {
            return None;
        }
        let this = matches!(before, "ce" | "cette");
        // *le lundi* is a habit, unless the day is told further.
        if before == "le" {
            return None;
        }
        let start = if this { at - 1 } else { at };
        Some(Found::new(start, at + 1, Shape::Weekday { weekday, toward: None, this }))
    }

    /// `la veille`, `l'avant-veille`, `le lendemain`; not `la veille de l'annonce`.
    fn near(&self, at: usize, days: i32) -> Option<Found> {
        let (mut start, mut days) = (at, days);
        if days < 0 && at >= self.from + 2 && self.dash(at - 1) && self.is(at - 2, "avant") {
            start = at - 2;
            days = -2;
        } else if at >= self.from + 2 && self.dash(at - 1) && self.is(at - 2, "sur") {
            start = at - 2;
            days = 2;
        }
        let article = start > self.from && self.any(start - 1, &["la", "le", "l'"]);
        if !(article || start > self.from && self.any(start - 1, &["au"])) {
            return None;
        }
        if self.any(at + 1, &["de", "du", "d'", "des"]) || self.before(start, &["jour", "au"]) {
            return None;
        }
        Some(Found::new(start - usize::from(article), at + 1, Shape::Near(days)))
    }

    /// `ce jour`, `le jour même`, `le même jour`, `le jour précédent`.
    fn this_day(&self, at: usize) -> Option<Found> {
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        let article = |b: usize| usize::from(b > self.from && self.any(b - 1, &["le"]));
        if before == "meme" {
            let start = at - 1 - article(at - 1);
            return Some(Found::new(start, at + 1, Shape::Near(0)));
        }
        if before == "ce" {
            if self.dash(at + 1) && !self.spaced(at + 1) {
                return Some(Found::new(at - 1, at + 3, Shape::Near(0)));
            }
            // *à ce jour* is vague.
            return (!self.before(at - 1, &["a"])).then(|| Found::new(at - 1, at + 1, Shape::Day(0)));
        }
        let days = match self.lex(at + 1) {
            Lex::Toward(Toward::Previous) => -1,
            Lex::Toward(Toward::Following) => 1,
            _ if self.is(at + 1, "meme") => 0,
            _ => return None,
        };
        (before == "le").then(|| Found::new(at - 1, at + 2, Shape::Near(days)))
    }

    /// Joins the part of day or clock time that stands right after a day: *jeudi soir*, *mardi vers 10h*.
    fn moment_beside(&self, found: Found) -> Found {
        if !found.shape.is_day() {
            return found;
        }
        match self.moment(found.end, true) {
            Some(moment) => moment.of(Some(found.shape), found.start),
            None => found,
        }
    }

    /// A part of a day or clock time that starts at `at`, with the day right after it: *vers 11h05 ce vendredi*.
    pub(super) fn time_of_day(&self, at: usize) -> Option<Found> {
        // *la nuit dernière* is yesterday's.
        if matches!(self.lex(at + 1), Lex::Toward(Toward::Last)) && self.before(at + 1, &["la", "nuit"]) {
            let shape = Shape::Part(Some(Box::new(Shape::Day(-1))), DayPart::Night);
            return Some(Found::new(at - 1, at + 2, shape));
        }
        let moment = self.moment(at, false)?;
        let clock = matches!(moment.what, What::Clock(..));
        let mut next = moment.end;
        if !clock {
            next = self.of(next).unwrap_or(next);
        }
        if self.any(next, &["ce", "le", "cet"]) {
            next += 1;
        }
        // *20 heures ce soir*: the part of day adds nothing to the clock.
        if clock
            && next > moment.end
            && let Some((_, end)) = self.part(next, true)
        {
            let mut found = moment.of(None, at);
            found.end = end;
            return Some(found);
        }
        let day = self.bare_day(next).filter(|d| d.shape.is_day() && d.start + 1 >= next);
        let mut found = match day {
            Some(day) => {
                let mut end = day.end;
                // *dans la nuit de mardi à mercredi*.
                if !clock
                    && self.any(end, &["a", "au"])
                    && let Some(last) = self.bare_day(end + 1).filter(|d| d.shape.is_day())
                {
                    end = last.end;
                }
                let mut found = moment.of(Some(day.shape), at);
                found.end = end;
                found
            }
            None => {
                let next = if self.any(moment.end, &["a", "vers"]) { moment.end + 1 } else { moment.end };
                // *ce soir à 20 heures*
                match self.clock(next, next > moment.end).filter(|_| !clock && next > moment.end) {
                    Some((what, end)) => Moment { end, what, modifier: None, bound: moment.bound }.of(None, at),
                    None => moment.of(None, at),
                }
            }
        };
        // *cet après-midi*, *ce matin*: the word before belongs to it.
        if at > self.from && at > self.floor && self.any(at - 1, &["ce", "cet", "cette"]) {
            found.start = at - 1;
        }
        Some(found)
    }

    /// A part of a day or a clock time; `beside` a day fewer words are needed.
    fn moment(&self, at: usize, beside: bool) -> Option<Moment> {
        let mut next = at;
        let mut bound = None;
        if beside {
            if self.any(next, &["vers", "peu"]) {
                bound = self.is(next, "vers").then_some(DateBound::About);
                next += if bound.is_some() { 1 } else { 2 };
            } else if self.follows(next, &["autour", "de"]) {
                bound = Some(DateBound::About);
                next += 2;
            } else if self.any(next, &["a", "en"]) {
                next += 1;
            } else if self.is(next, "avant") && !self.dash(next + 1) {
                bound = Some(DateBound::Before);
                next += 1;
            } else if self.is(next, "apres") && !self.dash(next + 1) {
                bound = Some(DateBound::After);
                next += 1;
            } else if self.follows(next, &["dans", "la"]) || self.follows(next, &["dans", "l'"]) {
                next += 2;
            } else if self.is(next, "au") {
                next += 1;
            }
            if let Lex::Mod(modifier) = self.lex(next)
                && let Some(inner) = self.of(next + 1).and_then(|n| self.part(n, true))
            {
                return Some(Moment { end: inner.1, what: What::Part(inner.0), modifier: Some(modifier), bound });
            }
        }
        if let Some((what, end)) = self.clock(next, beside && next > at) {
            return Some(Moment { end, what, modifier: None, bound });
        }
        let (part, end) = self.part(next, beside)?;
        Some(Moment { end, what: What::Part(part), modifier: None, bound })
    }

    /// A part of a day at `at` and where it ends; alone it needs words that make it one.
    pub(super) fn part(&self, at: usize, beside: bool) -> Option<(DayPart, usize)> {
        if matches!(self.lex(at), Lex::Int(..) | Lex::Cardinal(_))
            || self.case(at) != Case::Lower && at != self.from && self.case(at) != Case::Upper
        {
            return None;
        }
        if self.is(at, "apres") && self.dash(at + 1) && self.is(at + 2, "midi") {
            let introduced = at > self.from && self.any(at - 1, &["cet", "l'", "d'", "en", "cette"]);
            return (beside || introduced).then_some((DayPart::Afternoon, at + 3));
        }
        // Québec's morning: *en avant-midi*.
        if self.is(at, "avant") && self.dash(at + 1) && self.is(at + 2, "midi") {
            let introduced = at > self.from && self.any(at - 1, &["cet", "l'", "d'", "en"]);
            return (beside || introduced).then_some((DayPart::Morning, at + 3));
        }
        if self.is(at, "mi") && self.dash(at + 1) && self.is(at + 2, "journee") {
            return Some((DayPart::Midday, at + 3));
        }
        let Lex::Part(part) = self.lex(at) else { return None };
        if beside {
            return Some((part, at + 1));
        }
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        let introduced = match self.fold(at) {
            "matinee" | "soiree" => matches!(before, "en" | "la" | "de" | "cette"),
            "midi" => matches!(before, "a" | "vers" | "ce" | "avant" | "apres") && !self.any(at + 1, &["-"]),
            "nuit" => {
                matches!(before, "cette")
                    || matches!(before, "la") && self.any(at.wrapping_sub(2), &["dans", "durant", "pendant"])
            }
            _ => matches!(before, "ce"),
        };
        // *à midi et demi* and *gala de soirée* tell no more.
        introduced.then_some((part, at + 1))
    }

    /// A clock time at `at`.
    fn clock(&self, at: usize, introduced: bool) -> Option<(What, usize)> {
        let before = at.checked_sub(1).map_or("", |b| self.fold(b));
        let told = || {
            introduced
                || matches!(
                    before,
                    "a" | "vers" | "de" | "des" | "avant" | "apres" | "jusqu'" | "(" | "environ" | "partir" | "et"
                )
        };
        let (hour, minute, end) = match self.lex(at) {
            Lex::Clock(h, m) if h <= 24 => (h, m, at + 1),
            Lex::Int(h @ 0..=24, width) if width <= 2 && self.is(at + 1, "h") => match self.lex(at + 2) {
                Lex::Int(m @ 0..=59, 2) => (h as u8, m as u8, at + 3),
                _ if told() => (h as u8, 0, at + 2),
                _ => return None,
            },
            Lex::Int(h @ 0..=23, width) if width <= 2 && self.is(at + 1, ":") && !self.spaced(at + 1) => {
                let Lex::Int(m @ 0..=59, 2) = self.lex(at + 2) else { return None };
                let zone = self.any(at + 3, &["gmt", "utc", "tu", "et", "est", "hec", "cet", "cest"])
                    || self.follows(at + 3, &["heure"]);
                if self.spaced(at + 2) || !(zone || matches!(before, "a" | "vers") || introduced) {
                    return None;
                }
                (h as u8, m as u8, at + 3)
            }
            _ => {
                let (h, end) = self.cardinal(at)?;
                if h > 23 || !matches!(self.lex(end), Lex::Unit(Unit::Hour)) || !told() || matches!(before, "de") {
                    return None;
                }
                match self.lex(end + 1) {
                    Lex::Int(m @ 0..=59, 2) if !self.counts(end + 2) => (h as u8, m as u8, end + 2),
                    _ => (h as u8, 0, end + 1),
                }
            }
        };
        // *en 24h*, *24h/24*, *35h* are lengths.
        if hour == 24
            || minute == 0 && matches!(before, "en" | "sur" | "pendant" | "durant" | "les" | "dans") && !introduced
        {
            return None;
        }
        let utc = self.any(end, &["gmt", "utc", "tu"]);
        Some((What::Clock(hour, minute, utc), end + usize::from(utc)))
    }
}
