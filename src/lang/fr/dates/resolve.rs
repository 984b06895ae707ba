//! From shapes to values: counted from publication, and from what the text has told so far.

use jiff::civil::Date;

use super::{
    arith::{
        IMPOSSIBLE, NO_DAY, NO_PERIOD, NO_PUBLICATION, NO_YEAR_END, Reason, add_days, add_months, date, days_between,
        decade, first_day, last_day, last_year, length, month_of, nearest, shift_months, shift_years, span, week,
    },
    lex::{Sub, Toward, Unit},
    scan::Scan,
    shape::{Closing, Found, Shape, When},
    tense::Tense,
};
use crate::{
    text::Published,
    value::{DateBound, DateMod, DateValue, FiscalPart},
};

/// What the text has told so far.
#[derive(Debug, Default)]
pub(super) struct Play {
    /// The last day, and the sentence it stands in.
    pub(super) day: Option<(usize, Date)>,
    pub(super) month: Option<DateValue>,
    pub(super) quarter: Option<DateValue>,
    pub(super) half: Option<DateValue>,
    /// The last year of a period told at all, not after publication's.
    pub(super) year: Option<i16>,
    /// The last period of any grain.
    pub(super) period: Option<DateValue>,
    /// The sentence it stands in.
    pub(super) sentence: usize,
    /// The last balance-sheet date (*à fin juin*, *au 30 juin*), and the sentence it stands in.
    pub(super) closing: Option<(usize, DateValue)>,
}

/// Counts shapes, in reading order.
pub(super) struct Resolver {
    pub(super) published: Option<Published>,
    /// First years of the fiscal years that the text names, and their parts (what is told before what is compared).
    pub(super) labels: Vec<i16>,
    pub(super) parts: Vec<(Sub, i16, bool)>,
    pub(super) play: Play,
    /// The month in which the exercise ends, where told.
    pub(super) year_end: Option<u8>,
}

impl Resolver {
    pub(super) fn new(published: Option<Published>, told: &[(usize, Found)]) -> Self {
        let (mut labels, mut parts) = (Vec::new(), Vec::new());
        for (_, found) in told {
            match &found.shape {
                Shape::Fiscal(year) => labels.push(*year),
                Shape::Period(sub, When::Fiscal(year)) => {
                    labels.push(*year);
                    parts.push((*sub, *year, found.compared));
                }
                _ => {}
            }
        }
        parts.sort_by_key(|p| p.2);
        labels.sort_unstable();
        labels.dedup();
        // The end of the exercise may be told after its first quarter.
        let year_end = told.iter().filter(|t| t.1.closes.is_some()).find_map(|t| match t.1.shape {
            Shape::Calendar { month, .. } => month,
            Shape::Month(month, _) => Some(month),
            _ => None,
        });
        Self { published, labels, parts, play: Play::default(), year_end }
    }

    /// The value of one expression; remembers what it tells.
    pub(super) fn resolve(&mut self, scan: &Scan<'_>, sentence: usize, found: &Found) -> Result<DateValue, Reason> {
        let value = Reader { all: self, scan, sentence, found }.value(&found.shape);
        if let Ok(value) = &value {
            self.remember(scan, sentence, found, value);
        }
        value
    }

    fn remember(&mut self, scan: &Scan<'_>, sentence: usize, found: &Found, value: &DateValue) {
        if let (Some(closing), Some((year, month))) = (found.closes, month_of(value)) {
            self.year_end = Some(month);
            let told = matches!(self.play.period, Some(DateValue::Fiscal(..))) && self.play.sentence == sentence;
            if closing == Closing::Over && !told {
                // *l'exercice clos le 31 décembre 2024* is that year, *clos fin mars 2025* is 2024/2025.
                self.play.period = Some(if month == 12 {
                    DateValue::Year(year)
                } else {
                    self.labels.push(year - 1);
                    self.labels.sort_unstable();
                    self.labels.dedup();
                    DateValue::Fiscal(year - 1, FiscalPart::Whole)
                });
                self.play.sentence = sentence;
            }
        }
        let closing = found.modifier == Some(DateMod::End)
            || matches!(value, DateValue::Day(_)) && scan.is(found.start.wrapping_sub(1), "au");
        if closing && found.bound.is_none() && !found.compared {
            self.play.closing = Some((sentence, value.clone()));
        }
        match value {
            DateValue::Day(day) | DateValue::Part(day, _) | DateValue::Clock(day, ..) => {
                if !found.compared && !matches!(found.shape, Shape::Near(_)) {
                    self.play.day = Some((sentence, *day));
                }
                return;
            }
            DateValue::Duration { .. } | DateValue::Week(..) => return,
            DateValue::Span(ends) if matches!(ends.0, DateValue::Day(_)) => return,
            _ => {}
        }
        self.play.year = Some(last_year(value)).filter(|y| self.year().is_ok_and(|now| *y <= now)).or(self.play.year);
        let open = matches!(
            found.bound,
            Some(DateBound::Since | DateBound::By | DateBound::Until | DateBound::Before | DateBound::After)
        );
        // *à la même période l'an dernier* is what the period in play is compared with.
        let same = matches!(found.shape, Shape::Same(..))
            && self.play.period.as_ref().is_some_and(|p| last_year(value) < last_year(p));
        if found.modifier.is_some() || open || found.compared || same {
            return;
        }
        match value {
            DateValue::Month(..) => self.play.month = Some(value.clone()),
            DateValue::Quarter(..) | DateValue::Fiscal(_, FiscalPart::Quarter(_)) => {
                self.play.quarter = Some(value.clone());
            }
            DateValue::Half(..) | DateValue::Fiscal(_, FiscalPart::Half(_)) => self.play.half = Some(value.clone()),
            _ => {}
        }
        self.play.period = Some(value.clone());
        self.play.sentence = sentence;
    }

    pub(super) fn year(&self) -> Result<i16, Reason> {
        self.published.map(Published::year).ok_or(NO_PUBLICATION)
    }

    pub(super) fn month(&self) -> Result<u8, Reason> {
        self.published.map(Published::month).ok_or(NO_PUBLICATION)
    }

    pub(super) fn day(&self) -> Result<Date, Reason> {
        self.published.ok_or(NO_PUBLICATION)?.day().ok_or(NO_DAY)
    }

    /// The day of publication, or the middle of its month: good enough for periods.
    pub(super) fn anchor(&self) -> Result<Date, Reason> {
        match self.published.ok_or(NO_PUBLICATION)? {
            Published::Day(day) => Ok(day),
            Published::Month(year, month) => date(year, month, 15),
        }
    }

    /// The fiscal year that a bare *l'exercice* means, by its first year: the last that can have ended.
    pub(super) fn exercise(&self) -> Option<i16> {
        if let Some(DateValue::Fiscal(year, _)) = self.play.period {
            return Some(year);
        }
        let year = self.year().ok()?;
        self.labels.iter().rev().find(|l| **l < year).or_else(|| self.labels.first()).copied()
    }

    /// The month in which an exercise ends that is not the calendar's.
    pub(super) fn odd_end(&self) -> Option<u8> {
        self.year_end.filter(|month| *month != 12)
    }

    /// The fiscal year that publication falls in, by its first year.
    pub(super) fn current_exercise(&self) -> Result<i16, Reason> {
        let end = self.year_end.ok_or(NO_YEAR_END)?;
        let (year, month) = (self.year()?, self.month()?);
        Ok(if month > end { year } else { year - 1 })
    }
}

/// Counts one expression.
pub(super) struct Reader<'r, 's> {
    pub(super) all: &'r Resolver,
    pub(super) scan: &'r Scan<'s>,
    pub(super) sentence: usize,
    pub(super) found: &'r Found,
}

impl Reader<'_, '_> {
    fn value(&self, shape: &Shape) -> Result<DateValue, Reason> {
        Ok(match shape {
            Shape::Calendar { weekday, day, month, year, toward } => {
                DateValue::Day(self.calendar(*weekday, *day, *month, *year, *toward)?)
            }
            Shape::Weekday { weekday, toward, this } => DateValue::Day(self.weekday(*weekday, *toward, *this)?),
            Shape::Day(days) => DateValue::Day(add_days(self.all.day()?, i32::from(*days))?),
            Shape::Near(days) => DateValue::Day(add_days(self.near(*days)?, *days)?),
            Shape::Part(day, part) => DateValue::Part(self.day_of(day.as_deref())?, *part),
            Shape::Clock(day, h, m, utc) => DateValue::Clock(self.day_of(day.as_deref())?, *h, *m, *utc),
            Shape::Month(month, when) => self.month(*month, *when)?,
            Shape::Period(Sub::Months(n), when) => self.first_months(*n, *when)?,
            Shape::Period(sub, when) => self.period(*sub, *when)?,
            Shape::Unit(unit, step) => self.unit(*unit, *step)?,
            Shape::Year(year) => DateValue::Year(*year),
            Shape::Fiscal(year) => DateValue::Fiscal(*year, FiscalPart::Whole),
            Shape::Same(unit, when) => self.same(*unit, *when)?,
            Shape::Season(quarter, when) => self.season(*quarter, *when)?,
            Shape::Length(count, unit) => length(*count, *unit),
            Shape::Ago(count, unit) => self.ago(*count, *unit)?,
            Shape::Shifted(count, unit) => self.shifted(*count, *unit)?,
            Shape::WeekOf(day) => week(self.day_of(Some(day))?),
            Shape::MonthsTo(count, last) => self.months_to(*count, last)?,
            Shape::Range(first, last) => self.range(first, last)?,
            Shape::Feast(feast, year, days) => DateValue::Day(self.feast(*feast, *year, *days)?),
            Shape::Fortnight(half, month) => self.fortnight(*half, month)?,
            Shape::Decade(first) => decade(*first),
            Shape::Said(day) => Reader { found: day, ..*self }.value(&day.shape)?,
        })
    }

    /// Where the clause looks; a bound says it where no verb does, and sometimes against it.
    pub(super) fn tense(&self) -> Tense {
        let told = || self.scan.tense(self.found);
        match self.found.bound {
            Some(DateBound::Since) => Tense::Past,
            Some(DateBound::By) => Tense::Future,
            Some(DateBound::From | DateBound::Until | DateBound::Before) => match told() {
                Tense::Open => Tense::Future,
                tense => tense,
            },
            _ => told(),
        }
    }

    fn calendar(
        &self,
        weekday: Option<u8>,
        day: u8,
        month: Option<u8>,
        year: Option<i16>,
        toward: Option<Toward>,
    ) -> Result<Date, Reason> {
        let tense = || match toward {
            Some(Toward::Last) => Tense::Past,
            Some(Toward::Current) => Tense::Open,
            Some(_) => Tense::Future,
            None => self.tense(),
        };
        if let (Some(month), Some(year)) = (month, year) {
            return date(year, month, day);
        }
        let agrees = |d: &Date| weekday.is_none_or(|w| d.weekday().to_monday_one_offset().unsigned_abs() == w);
        // Without a month, any month near publication in which day and weekday agree.
        if month.is_none() {
            let today = self.all.day()?;
            if let (Some(toward), None) = (toward, weekday) {
                let months = match toward {
                    Toward::Next => 1,
                    Toward::Last => -1,
                    _ => 0,
                };
                let month = add_months(today.year(), today.month().unsigned_abs(), months).ok_or(IMPOSSIBLE)?;
                return date(month.0, month.1, day);
            }
            let near = (-2i32..=2).filter_map(|k| {
                let (year, month) = add_months(today.year(), today.month().unsigned_abs(), k)?;
                date(year, month, day).ok().filter(agrees)
            });
            return nearest(near, today, tense()).ok_or(IMPOSSIBLE);
        }
        let month = month.ok_or(IMPOSSIBLE)?;
        let published = self.all.published.ok_or(NO_PUBLICATION)?;
        let near = |wide: i16| {
            let year = published.year();
            (year - wide..=year + wide).filter_map(move |y| date(y, month, day).ok())
        };
        let Some(today) = published.day() else {
            let today = self.all.anchor()?;
            if month == published.month() && weekday.is_none() {
                return date(published.year(), month, day);
            }
            let tense = if weekday.is_some() { Tense::Open } else { tense() };
            return nearest(near(4).filter(agrees), today, tense).ok_or(IMPOSSIBLE);
        };
        if weekday.is_some() {
            return nearest(near(6).filter(agrees), today, Tense::Open)
                .or_else(|| nearest(near(1), today, tense()))
                .ok_or(IMPOSSIBLE);
        }
        let told = nearest(near(4), today, tense()).ok_or(IMPOSSIBLE)?;
        // A bound that opens or closes a stretch is seldom nine months past: `a nommé X à compter du 1er avril`.
        let soon = nearest(near(1), today, Tense::Future).filter(|d| days_between(today, *d) < 95);
        let ahead = [DateBound::From, DateBound::Until, DateBound::By, DateBound::Before];
        let stale = self.found.bound.is_some_and(|b| ahead.contains(&b)) && days_between(told, today) > 270;
        Ok(soon.filter(|_| stale).unwrap_or(told))
    }

    fn weekday(&self, weekday: u8, toward: Option<Toward>, this: bool) -> Result<Date, Reason> {
        let today = self.all.day()?;
        let back = (i32::from(today.weekday().to_monday_one_offset()) - i32::from(weekday)).rem_euclid(7);
        let days = match toward {
            Some(Toward::Next) => 7 - back,
            Some(Toward::Last) => -if back == 0 { 7 } else { back },
            Some(Toward::Following | Toward::Previous) => {
                let from = self.all.play.day.map_or(today, |p| p.1);
                let back = (i32::from(from.weekday().to_monday_one_offset()) - i32::from(weekday)).rem_euclid(7);
                let days = if toward == Some(Toward::Following) {
                    7 - back
                } else if back == 0 {
                    -7
                } else {
                    -back
                };
                return add_days(from, days);
            }
            _ if back == 0 => 0,
            _ => match self.tense() {
                Tense::Future => 7 - back,
                Tense::Past => -back,
                Tense::Open if this && 7 - back < back => 7 - back,
                Tense::Open => -back,
            },
        };
        add_days(today, days)
    }

    /// The day that *la veille* counts from: the one in play where it is a recent one, else publication.
    ///
    /// *Le même jour* and *le lendemain* may be further off, if it was told just before.
    fn near(&self, days: i32) -> Result<Date, Reason> {
        let today = self.all.day();
        match (self.all.play.day, today) {
            (Some((sentence, day)), Ok(today)) => {
                let gap = days_between(day, today);
                let told = days >= 0 && self.sentence.saturating_sub(sentence) <= 2 && gap >= 0;
                Ok(if told || sentence == self.sentence || (0..=3).contains(&gap) { day } else { today })
            }
            (Some((_, day)), Err(_)) => Ok(day),
            (None, today) => today,
        }
    }

    /// The day of a clock time or part of a day: the one told with it, the one of the sentence, else publication.
    fn day_of(&self, day: Option<&Shape>) -> Result<Date, Reason> {
        match day {
            Some(shape) => match self.value(shape)? {
                DateValue::Day(day) | DateValue::Part(day, _) | DateValue::Clock(day, ..) => Ok(day),
                _ => Err(IMPOSSIBLE),
            },
            None => {
                let this = self.scan.any(self.found.start, &["ce", "cet", "cette"]);
                let recent = |d: Date| self.all.day().is_ok_and(|today| (0..=3).contains(&days_between(d, today)));
                match self.all.play.day {
                    Some((sentence, day)) if sentence == self.sentence && !this && recent(day) => Ok(day),
                    _ => self.all.day(),
                }
            }
        }
    }

    fn month(&self, month: u8, when: When) -> Result<DateValue, Reason> {
        let year = match when {
            When::Year(year) => year,
            When::Relative(years) => self.all.year()? + years,
            When::Play(years) => self.year_in_play()? + years,
            _ => {
                let (year, now) = (self.all.year()?, self.all.month()?);
                let ahead = match when {
                    When::Toward(Toward::Next) => {
                        return Ok(DateValue::Month(if month > now { year } else { year + 1 }, month));
                    }
                    When::Toward(Toward::Last) => {
                        return Ok(DateValue::Month(if month < now { year } else { year - 1 }, month));
                    }
                    When::Toward(Toward::Following) => true,
                    _ if self.scan.any(self.found.start.wrapping_sub(1), &["contrat", "echeance"]) => true,
                    _ => self.tense() == Tense::Future,
                };
                // *le rapport de septembre sera publié*: the month just told, not the next one.
                let just_told = self.scan.any(self.found.start.wrapping_sub(1), &["de", "d'"])
                    && self.found.modifier.is_none()
                    && (1..=3).contains(&(i32::from(now) - i32::from(month)).rem_euclid(12));
                if ahead && !just_told {
                    if month >= now { year } else { year + 1 }
                } else if month <= now {
                    year
                } else {
                    year - 1
                }
            }
        };
        Ok(DateValue::Month(year, month))
    }

    pub(super) fn year_in_play(&self) -> Result<i16, Reason> {
        match &self.all.play.period {
            Some(value) => Ok(last_year(value)),
            None => self.all.year(),
        }
    }

    fn ago(&self, count: u32, unit: Unit) -> Result<DateValue, Reason> {
        let count = i32::try_from(count).map_err(|_| IMPOSSIBLE)?;
        Ok(match unit {
            Unit::Day => DateValue::Day(add_days(self.all.day()?, -count)?),
            Unit::Week => week(add_days(self.all.day()?, -7 * count)?),
            Unit::Month => {
                let (year, month) = add_months(self.all.year()?, self.all.month()?, -count).ok_or(IMPOSSIBLE)?;
                DateValue::Month(year, month)
            }
            Unit::Year => {
                let year = i32::from(self.all.year()?) - count;
                DateValue::Year(i16::try_from(year).map_err(|_| IMPOSSIBLE)?)
            }
            _ => return Err(IMPOSSIBLE),
        })
    }

    /// *un an plus tôt*: from the period in play, else from the day in play.
    fn shifted(&self, count: i32, unit: Unit) -> Result<DateValue, Reason> {
        let play = &self.all.play;
        let day = || play.day.map(|p| p.1).ok_or(NO_PERIOD);
        match unit {
            Unit::Day => Ok(DateValue::Day(add_days(day()?, count)?)),
            Unit::Week => Ok(DateValue::Day(add_days(day()?, count * 7)?)),
            Unit::Month | Unit::Quarter | Unit::Half | Unit::Year => {
                let months = match unit {
                    Unit::Month => 1,
                    Unit::Quarter => 3,
                    Unit::Half => 6,
                    _ => 12,
                };
                let base = match unit {
                    Unit::Quarter => play.quarter.as_ref(),
                    Unit::Half => play.half.as_ref(),
                    // *au 30 juin, contre 3 milliards six mois plus tôt*
                    Unit::Month if count % 12 != 0 => {
                        let here = play.closing.as_ref().filter(|c| c.0 == self.sentence).map(|c| &c.1);
                        here.or(play.month.as_ref())
                    }
                    _ => None,
                };
                // *à fin juin …, contre 3% un an plus tôt*: the date of the sentence goes before a period told earlier.
                let period = play.period.as_ref().filter(|_| play.sentence == self.sentence);
                let closing = play.closing.as_ref().filter(|c| c.0 == self.sentence || play.period.is_none());
                let base = match base.or(period).or(closing.map(|c| &c.1)).or(play.period.as_ref()) {
                    Some(value) => value.clone(),
                    None => DateValue::Day(day()?),
                };
                shift_months(&base, count.checked_mul(months).ok_or(IMPOSSIBLE)?).ok_or(NO_PERIOD)
            }
            _ => Err(NO_PERIOD),
        }
    }

    /// *la première quinzaine de novembre*.
    fn fortnight(&self, half: u8, month: &Shape) -> Result<DateValue, Reason> {
        let DateValue::Month(year, month) = self.value(month)? else { return Err(IMPOSSIBLE) };
        let first = date(year, month, if half == 1 { 1 } else { 16 })?;
        let last = if half == 1 { date(year, month, 15)? } else { first.last_of_month() };
        Ok(span(DateValue::Day(first), DateValue::Day(last)))
    }

    /// *les douze mois à fin juin*.
    fn months_to(&self, count: u32, last: &Shape) -> Result<DateValue, Reason> {
        let (year, month) = match self.value(last)? {
            DateValue::Month(year, month) => (year, month),
            DateValue::Day(day) => (day.year(), day.month().unsigned_abs()),
            _ => return Err(IMPOSSIBLE),
        };
        let back = i32::try_from(count).map_err(|_| IMPOSSIBLE)?;
        let first = add_months(year, month, 1 - back).ok_or(IMPOSSIBLE)?;
        Ok(span(DateValue::Month(first.0, first.1), DateValue::Month(year, month)))
    }

    /// Two ends; the first borrows its year from the last and stands before it.
    fn range(&self, first: &Shape, last: &Shape) -> Result<DateValue, Reason> {
        let last_value = self.value(last)?;
        let bare = |shape: &Shape| match shape {
            Shape::Month(_, When::Bare) | Shape::Period(_, When::Bare) => true,
            Shape::Calendar { year, .. } => year.is_none(),
            Shape::Weekday { toward: None, .. } => true,
            _ => false,
        };
        let mut first_value = match (first, &last_value) {
            (Shape::Month(month, When::Bare), _) => DateValue::Month(last_year(&last_value), *month),
            (Shape::Period(sub, When::Bare), DateValue::Fiscal(year, _)) => self.period(*sub, When::Fiscal(*year))?,
            (Shape::Period(sub, When::Bare), _) if !matches!(sub, Sub::Months(_)) => {
                self.period(*sub, When::Year(last_year(&last_value)))?
            }
            (Shape::Calendar { day, month: Some(month), year: None, .. }, _) => {
                DateValue::Day(date(last_year(&last_value), *month, *day)?)
            }
            _ => self.value(first)?,
        };
        let after = |a: &DateValue, b: &DateValue| match (first_day(a), last_day(b)) {
            (Some(a), Some(b)) => a > b,
            _ => false,
        };
        if bare(first) && after(&first_value, &last_value) {
            first_value = match (&first_value, first) {
                (DateValue::Day(day), Shape::Weekday { .. }) => DateValue::Day(add_days(*day, -7)?),
                _ => shift_years(&first_value, -1).ok_or(IMPOSSIBLE)?,
            };
        }
        if after(&first_value, &last_value) {
            return Err(IMPOSSIBLE);
        }
        // Whole years and quarters are told as months.
        let months = |value: &DateValue, end: bool| -> Option<DateValue> {
            if matches!(value, DateValue::Day(_) | DateValue::Month(..)) {
                return Some(value.clone());
            }
            let day = if end { last_day(value)? } else { first_day(value)? };
            Some(match value {
                DateValue::Part(day, _) | DateValue::Clock(day, ..) => DateValue::Day(*day),
                DateValue::Week(..) => DateValue::Day(day),
                _ => DateValue::Month(day.year(), day.month().unsigned_abs()),
            })
        };
        let (first, last) = (months(&first_value, false), months(&last_value, true));
        first.zip(last).map(|(a, b)| span(a, b)).ok_or(NO_YEAR_END)
    }
}
