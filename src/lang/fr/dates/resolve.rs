//! From shapes to values: counted from publication, and from what the text has told so far.

use jiff::{Span as Delta, ToSpan, civil::Date};

use super::{
    lex::{Lex, Sub, Toward, Unit},
    scan::Scan,
    shape::{Found, Shape, Step, When},
    tense::Tense,
};
use crate::{
    text::Published,
    value::{DateBound, DateMod, DateValue, FiscalPart},
};

/// Why an expression has no value.
type Reason = &'static str;

const NO_PUBLICATION: Reason = "the publication date is not known";
const NO_DAY: Reason = "only the month of publication is known";
const NO_PERIOD: Reason = "no date or period to count from";
const NO_YEAR_END: Reason = "the end of the fiscal year is not known";
const IMPOSSIBLE: Reason = "no such date";

/// What the text has told so far.
#[derive(Debug, Default)]
struct Play {
    /// The last day, and the sentence it stands in.
    day: Option<(usize, Date)>,
    month: Option<DateValue>,
    quarter: Option<DateValue>,
    half: Option<DateValue>,
    /// The last year of a period told at all, not after publication's.
    year: Option<i16>,
    /// The last period of any grain.
    period: Option<DateValue>,
    /// The sentence it stands in.
    sentence: usize,
    /// The last balance-sheet date (*à fin juin*, *au 30 juin*), and the sentence it stands in.
    closing: Option<(usize, DateValue)>,
}

/// Counts shapes, in reading order.
pub(super) struct Resolver {
    published: Option<Published>,
    /// First years of the fiscal years that the text names, and their parts.
    labels: Vec<i16>,
    parts: Vec<(Sub, i16)>,
    play: Play,
    /// The month in which the exercise ends, where told.
    year_end: Option<u8>,
}

impl Resolver {
    pub(super) fn new(published: Option<Published>, told: &[(usize, Found)]) -> Self {
        let (mut labels, mut parts) = (Vec::new(), Vec::new());
        for (_, found) in told {
            match &found.shape {
                Shape::Fiscal(year) => labels.push(*year),
                Shape::Period(sub, When::Fiscal(year)) => {
                    labels.push(*year);
                    parts.push((*sub, *year));
                }
                _ => {}
            }
        }
        labels.sort_unstable();
        labels.dedup();
        Self { published, labels, parts, play: Play::default(), year_end: None }
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
        if scan.lex(found.start.wrapping_sub(1)) == Lex::Closed
            || scan.any(found.start.wrapping_sub(1), &["le", "au", "a", "en"])
                && scan.lex(found.start.wrapping_sub(2)) == Lex::Closed
        {
            self.year_end = match value {
                DateValue::Day(d) => Some(d.month().unsigned_abs()),
                DateValue::Month(_, m) => Some(*m),
                _ => self.year_end,
            };
        }
        let closing = found.modifier == Some(DateMod::End)
            || matches!(value, DateValue::Day(_)) && scan.is(found.start.wrapping_sub(1), "au");
        if closing && found.bound.is_none() && !scan.is_compared(found) {
            self.play.closing = Some((sentence, value.clone()));
        }
        match value {
            DateValue::Day(day) | DateValue::Part(day, _) | DateValue::Clock(day, ..) => {
                self.play.day = Some((sentence, *day));
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
        if found.modifier.is_some() || open || scan.is_compared(found) {
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

    fn year(&self) -> Result<i16, Reason> {
        self.published.map(Published::year).ok_or(NO_PUBLICATION)
    }

    fn month(&self) -> Result<u8, Reason> {
        self.published.map(Published::month).ok_or(NO_PUBLICATION)
    }

    fn day(&self) -> Result<Date, Reason> {
        self.published.ok_or(NO_PUBLICATION)?.day().ok_or(NO_DAY)
    }

    /// The day of publication, or the middle of its month: good enough for periods.
    fn anchor(&self) -> Result<Date, Reason> {
        match self.published.ok_or(NO_PUBLICATION)? {
            Published::Day(day) => Ok(day),
            Published::Month(year, month) => date(year, month, 15),
        }
    }

    /// The fiscal year that a bare *l'exercice* means, by its first year: the last that can have ended.
    fn exercise(&self) -> Option<i16> {
        if let Some(DateValue::Fiscal(year, _)) = self.play.period {
            return Some(year);
        }
        let year = self.year().ok()?;
        self.labels.iter().rev().find(|l| **l < year).or_else(|| self.labels.first()).copied()
    }

    /// The fiscal year that publication falls in, by its first year.
    fn current_exercise(&self) -> Result<i16, Reason> {
        let end = self.year_end.ok_or(NO_YEAR_END)?;
        let (year, month) = (self.year()?, self.month()?);
        Ok(if month > end { year } else { year - 1 })
    }
}

/// Counts one expression.
struct Reader<'r, 's> {
    all: &'r Resolver,
    scan: &'r Scan<'s>,
    sentence: usize,
    found: &'r Found,
}

impl Reader<'_, '_> {
    fn value(&self, shape: &Shape) -> Result<DateValue, Reason> {
        Ok(match shape {
            Shape::Calendar { weekday, day, month, year, toward } => {
                DateValue::Day(self.calendar(*weekday, *day, *month, *year, *toward)?)
            }
            Shape::Weekday { weekday, toward, this } => DateValue::Day(self.weekday(*weekday, *toward, *this)?),
            Shape::Day(days) => DateValue::Day(add_days(self.all.day()?, i32::from(*days))?),
            Shape::Near(days) => DateValue::Day(add_days(self.near()?, *days)?),
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
        })
    }

    /// Where the clause looks; a bound says it where no verb does, and sometimes against it.
    fn tense(&self) -> Tense {
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

    fn calendar(&self, weekday: Option<u8>, day: u8, month: Option<u8>, year: Option<i16>, toward: Option<Toward>) -> Result<Date, Reason> {
        let tense = || match toward {
            Some(Toward::Last) => Tense::Past,
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
            return nearest(near(4).filter(agrees), today, tense()).ok_or(IMPOSSIBLE);
        };
        if weekday.is_some() {
            return nearest(near(6).filter(agrees), today, Tense::Open)
                .or_else(|| nearest(near(1), today, tense()))
                .ok_or(IMPOSSIBLE);
        }
        nearest(near(4), today, tense()).ok_or(IMPOSSIBLE)
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
                let days = if toward == Some(Toward::Following) { 7 - back } else if back == 0 { -7 } else { -back };
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
    fn near(&self) -> Result<Date, Reason> {
        let today = self.all.day();
        match (self.all.play.day, today) {
            (Some((sentence, day)), Ok(today)) => {
                let gap = days_between(day, today);
                Ok(if sentence == self.sentence || (0..=3).contains(&gap) { day } else { today })
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
                    _ => self.tense() == Tense::Future,
                };
                // Late in a month, *en octobre* said of the future is the next one.
                let early = self.all.anchor()?.day() <= 20;
                if ahead {
                    if month > now || month == now && early { year } else { year + 1 }
                } else if month <= now {
                    year
                } else {
                    year - 1
                }
            }
        };
        Ok(DateValue::Month(year, month))
    }

    fn year_in_play(&self) -> Result<i16, Reason> {
        match &self.all.play.period {
            Some(value) => Ok(last_year(value)),
            None => self.all.year(),
        }
    }

    /// A quarter or a half of a year.
    fn period(&self, sub: Sub, when: When) -> Result<DateValue, Reason> {
        let of_year = |year: i16| match sub {
            Sub::Quarter(n) => DateValue::Quarter(year, n),
            Sub::Half(n) => DateValue::Half(year, n),
            Sub::Months(_) => DateValue::Year(year),
        };
        let of_fiscal = |year: i16| {
            DateValue::Fiscal(
                year,
                match sub {
                    Sub::Quarter(n) => FiscalPart::Quarter(n),
                    Sub::Half(n) => FiscalPart::Half(n),
                    Sub::Months(_) => FiscalPart::Whole,
                },
            )
        };
        let last = |year: i16| last_day(&of_year(year));
        Ok(match when {
            When::Year(year) => of_year(year),
            When::Fiscal(year) => of_fiscal(year),
            When::Relative(years) => of_year(self.all.year()? + years),
            When::Play(years) => of_year(self.year_in_play()? + years),
            When::ThisYear => {
                let (year, today) = (self.all.year()?, self.all.anchor()?);
                // Early in a year, *le quatrième trimestre de l'année* is the one just told.
                let far = first_day(&of_year(year)).is_some_and(|d| days_between(today, d) > 150);
                of_year(if far && self.tense() != Tense::Future { year - 1 } else { year })
            }
            When::Opaque => match self.all.parts.iter().find(|p| p.0 == sub) {
                Some((_, year)) => of_fiscal(*year),
                None => return Err(NO_YEAR_END),
            },
            When::CurrentExercise if !self.all.labels.is_empty() => of_fiscal(self.all.current_exercise()?),
            When::CurrentExercise => of_year(self.all.year()?),
            When::Exercise(step) if !self.all.labels.is_empty() => {
                of_fiscal(self.all.exercise().ok_or(NO_YEAR_END)? + step)
            }
            When::Exercise(step) => {
                // Without a label, the calendar's only where it is the one that just ended.
                let today = self.all.anchor()?;
                let year = (0..=1)
                    .map(|k| today.year() - k)
                    .find(|y| last(*y).is_some_and(|d| (0..=120).contains(&days_between(d, today))))
                    .ok_or(NO_YEAR_END)?;
                of_year(year + step)
            }
            When::Toward(Toward::Next | Toward::Following) => {
                let today = self.all.anchor()?;
                of_year(if first_day(&of_year(today.year())).is_some_and(|d| d > today) {
                    today.year()
                } else {
                    today.year() + 1
                })
            }
            When::Bare | When::Toward(_) => {
                if when == When::Bare
                    && let Some((_, year)) = self.all.parts.iter().find(|p| p.0 == sub)
                {
                    return Ok(of_fiscal(*year));
                }
                let today = self.all.anchor()?;
                let year = today.year();
                let tense = if when == When::Bare { self.tense() } else { Tense::Past };
                let ends = (year - 1..=year + 1).filter_map(|y| Some((y, last(y)?)));
                let genitive = self.scan.any(self.found.start.wrapping_sub(1), &["du", "des", "de", "d'"]);
                // Nearly over, and no verb that looks back: the running one.
                let running = |y: i16| {
                    let (first, last) = (first_day(&of_year(y)), last(y));
                    first.zip(last).is_some_and(|(a, b)| {
                        b > today && days_between(a, today) >= 4 * days_between(today, b)
                    })
                };
                let chosen = match tense {
                    // *publiera ses résultats du troisième trimestre*: the one whose end is nearest.
                    Tense::Future if genitive => ends.min_by_key(|(_, d)| days_between(*d, today).abs()).map(|e| e.0),
                    Tense::Future => ends.filter(|(_, d)| *d > today).map(|e| e.0).next(),
                    Tense::Open if running(year) => Some(year),
                    _ => ends.filter(|(_, d)| *d <= today).map(|e| e.0).last(),
                };
                of_year(chosen.ok_or(IMPOSSIBLE)?)
            }
        })
    }

    /// *les neuf premiers mois*.
    fn first_months(&self, n: u8, when: When) -> Result<DateValue, Reason> {
        let of_year = |year: i16| match n {
            12 => DateValue::Year(year),
            1 => DateValue::Month(year, 1),
            _ => DateValue::Span(Box::new((DateValue::Month(year, 1), DateValue::Month(year, n)))),
        };
        let of_fiscal = |year: i16| {
            Ok(DateValue::Fiscal(
                year,
                match n {
                    3 => FiscalPart::Quarter(1),
                    6 => FiscalPart::Half(1),
                    9 => FiscalPart::NineMonths,
                    12 => FiscalPart::Whole,
                    _ => return Err(NO_YEAR_END),
                },
            ))
        };
        let calendar = || -> Result<DateValue, Reason> {
            let (year, month) = (self.all.year()?, self.all.month()?);
            let ahead = n > month && self.tense() == Tense::Future;
            Ok(of_year(if n <= month || ahead { year } else { year - 1 }))
        };
        let in_play = matches!(self.all.play.period, Some(DateValue::Fiscal(..)) | None) && !self.all.labels.is_empty();
        match when {
            When::Year(year) => Ok(of_year(year)),
            When::Fiscal(year) => of_fiscal(year),
            When::Relative(years) => Ok(of_year(self.all.year()? + years)),
            When::Play(years) => Ok(of_year(self.year_in_play()? + years)),
            When::Opaque => match self.all.exercise() {
                Some(year) => of_fiscal(year),
                None => Err(NO_YEAR_END),
            },
            When::CurrentExercise if !self.all.labels.is_empty() => of_fiscal(self.all.current_exercise()?),
            When::Exercise(step) if !self.all.labels.is_empty() => {
                of_fiscal(self.all.exercise().ok_or(NO_YEAR_END)? + step)
            }
            When::Exercise(step) => {
                let value = calendar()?;
                let today = self.all.anchor()?;
                let fresh = last_day(&value).is_some_and(|d| (-20..=120).contains(&days_between(d, today)));
                if fresh { shift_years(&value, step).ok_or(NO_YEAR_END) } else { Err(NO_YEAR_END) }
            }
            When::Bare if in_play => of_fiscal(self.all.exercise().ok_or(NO_YEAR_END)?),
            _ => calendar(),
        }
    }

    fn unit(&self, unit: Unit, step: Step) -> Result<DateValue, Reason> {
        let play = &self.all.play;
        match unit {
            Unit::Week => {
                let today = self.all.day()?;
                let from = match (step, play.day) {
                    (Step::Play(_), Some((_, day))) => day,
                    _ => today,
                };
                let weeks = match step {
                    Step::Publication(n) | Step::Play(n) => i32::from(n),
                    Step::Ended => -i32::from(today.weekday().to_monday_one_offset() < 5),
                    Step::Meant => 0,
                };
                Ok(week(add_days(from, weeks * 7)?))
            }
            Unit::Weekend => {
                let today = self.all.day()?;
                let since_saturday = (i32::from(today.weekday().to_monday_one_offset()) - 6).rem_euclid(7);
                let ahead = matches!(step, Step::Publication(1))
                    || !matches!(step, Step::Publication(-1)) && match self.tense() {
                        Tense::Future => true,
                        // *ce week-end*, said on a Thursday or Friday.
                        Tense::Open => step == Step::Publication(0) && (5..=6).contains(&since_saturday),
                        Tense::Past => false,
                    };
                let running = since_saturday < 2;
                let days = match (ahead, running) {
                    (true, false) => 7 - since_saturday,
                    (true, true) if step == Step::Publication(1) => 7 - since_saturday,
                    (false, true) if step == Step::Publication(-1) => -since_saturday - 7,
                    _ => -since_saturday,
                };
                let saturday = add_days(today, days)?;
                Ok(DateValue::Span(Box::new((DateValue::Day(saturday), DateValue::Day(add_days(saturday, 1)?)))))
            }
            Unit::Month => {
                let (mut year, mut month) = (self.all.year()?, self.all.month()?);
                let months = match step {
                    Step::Play(n) => {
                        if let Some(DateValue::Month(y, m)) = play.month {
                            (year, month) = (y, m);
                        }
                        n
                    }
                    Step::Publication(n) => n,
                    Step::Ended => -1,
                    Step::Meant => 0,
                };
                let (year, month) = add_months(year, month, i32::from(months)).ok_or(IMPOSSIBLE)?;
                Ok(DateValue::Month(year, month))
            }
            Unit::Quarter => self.part_of_year(play.quarter.as_ref(), step, 3),
            Unit::Half => self.part_of_year(play.half.as_ref(), step, 6),
            Unit::Year => match step {
                Step::Publication(n) => Ok(DateValue::Year(self.all.year()? + n)),
                Step::Play(n) => match &play.period {
                    Some(DateValue::Fiscal(year, _)) => Ok(DateValue::Fiscal(year + n, FiscalPart::Whole)),
                    Some(value) => Ok(DateValue::Year(last_year(value) + n)),
                    None => Ok(DateValue::Year(self.all.year()? + n)),
                },
                Step::Ended => Ok(DateValue::Year(self.all.year()? - 1)),
                Step::Meant => self.meant_year().map(DateValue::Year),
            },
            Unit::Exercise => self.exercise(step),
            Unit::Hour | Unit::Day | Unit::Period => Err(IMPOSSIBLE),
        }
    }

    /// The year of the period in play, unless that is still to come.
    fn meant_year(&self) -> Result<i16, Reason> {
        let year = self.all.year()?;
        Ok(match self.all.play.year {
            Some(told) if told == year - 1 && self.all.month()? <= 4 => year - 1,
            _ => year,
        })
    }

    fn exercise(&self, step: Step) -> Result<DateValue, Reason> {
        let whole = |year: i16| DateValue::Fiscal(year, FiscalPart::Whole);
        if self.all.labels.is_empty() {
            let year = self.all.year()?;
            return Ok(DateValue::Year(match step {
                Step::Publication(n) => year + n,
                Step::Play(n) => match &self.all.play.period {
                    Some(value) => last_year(value) + n,
                    None => return Err(NO_PERIOD),
                },
                Step::Ended => year - 1,
                Step::Meant => match &self.all.play.period {
                    Some(value) if last_year(value) < year => self.meant_year()?,
                    _ if self.tense() == Tense::Past && self.all.month()? <= 4 => year - 1,
                    Some(_) => self.meant_year()?,
                    None if self.tense() == Tense::Past => return Err(NO_YEAR_END),
                    None => year,
                },
            }));
        }
        let meant = || self.all.exercise().ok_or(NO_YEAR_END);
        Ok(whole(match step {
            Step::Publication(n) => self.all.current_exercise()? + n,
            Step::Play(n) => meant()? + n,
            Step::Ended | Step::Meant => meant()?,
        }))
    }

    /// *le trimestre*, *le trimestre précédent*: the one in play, else the last that has ended.
    fn part_of_year(&self, in_play: Option<&DateValue>, step: Step, months: i32) -> Result<DateValue, Reason> {
        let today = self.all.anchor()?;
        let month = i32::from(today.month());
        // Quarters or halves since year 0; the running one.
        let running = i32::from(today.year()) * (12 / months) + (month - 1) / months;
        let make = |index: i32| -> Result<DateValue, Reason> {
            let per_year = 12 / months;
            let year = i16::try_from(index.div_euclid(per_year)).map_err(|_| IMPOSSIBLE)?;
            let n = index.rem_euclid(per_year) as u8 + 1;
            Ok(if months == 3 { DateValue::Quarter(year, n) } else { DateValue::Half(year, n) })
        };
        match (step, in_play) {
            (Step::Meant, Some(value)) => Ok(value.clone()),
            (Step::Play(n), Some(value)) => shift_months(value, i32::from(n) * months).ok_or(NO_PERIOD),
            (Step::Meant, None) => make(if self.tense() == Tense::Future { running } else { running - 1 }),
            (Step::Ended, _) => make(running - 1),
            (Step::Publication(n), _) => make(running + i32::from(n)),
            (Step::Play(n), None) => make(running - 1 + i32::from(n)),
        }
    }

    /// *la même période* of another year, or the one in play itself.
    fn same(&self, unit: Unit, when: When) -> Result<DateValue, Reason> {
        let play = &self.all.play;
        let base = match unit {
            Unit::Quarter => play.quarter.as_ref(),
            Unit::Half => play.half.as_ref(),
            Unit::Month => play.month.as_ref(),
            Unit::Week => return Ok(week(self.all.day()?)),
            Unit::Day => None,
            _ => play.period.as_ref(),
        };
        let base = base.or(play.period.as_ref()).ok_or(NO_PERIOD)?;
        let years = match when {
            When::Year(year) => year - last_year(base),
            When::Fiscal(year) => match base {
                DateValue::Fiscal(first, _) => year - first,
                _ => return Err(NO_PERIOD),
            },
            When::Relative(years) => match base {
                DateValue::Fiscal(..) => years,
                _ => self.all.year()? + years - last_year(base),
            },
            When::Play(years) | When::Exercise(years) => years,
            When::Toward(Toward::Previous | Toward::Last) => -1,
            _ if self.scan.is_compared(self.found) => -1,
            _ => 0,
        };
        shift_years(base, years).ok_or(NO_PERIOD)
    }

    fn season(&self, quarter: u8, when: When) -> Result<DateValue, Reason> {
        let year = match when {
            When::Year(year) => year,
            _ => {
                let today = self.all.anchor()?;
                let year = today.year();
                let starts = |y: i16| first_day(&DateValue::Quarter(y, quarter)).is_some_and(|d| d <= today);
                let over = |y: i16| last_day(&DateValue::Quarter(y, quarter)).is_some_and(|d| d < today);
                match when {
                    When::Toward(Toward::Next) => year + i16::from(starts(year)),
                    When::Toward(Toward::Last) => year - i16::from(!over(year)),
                    _ if self.tense() == Tense::Future => year + i16::from(over(year)),
                    _ => year - i16::from(!starts(year)),
                }
            }
        };
        Ok(DateValue::Quarter(year, quarter))
    }

    fn ago(&self, count: u32, unit: Unit) -> Result<DateValue, Reason> {
        let count = i32::try_from(count).map_err(|_| IMPOSSIBLE)?;
        Ok(match unit {
            Unit::Day => DateValue::Day(add_days(self.all.day()?, -count)?),
            Unit::Week => week(add_days(self.all.day()?, -7 * count)?),
            Unit::Month => {
                let (year, month) =
                    add_months(self.all.year()?, self.all.month()?, -count).ok_or(IMPOSSIBLE)?;
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
                    Unit::Month if count % 12 != 0 => play.month.as_ref(),
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

impl Scan<'_> {
    /// Whether the expression belongs to a comparison (*contre 3% en mai*, `(2024: 12)`), not to what is told.
    fn is_compared(&self, found: &Found) -> bool {
        if self.any(found.start.wrapping_sub(1), &["("]) {
            return true;
        }
        for at in (self.from..found.start).rev().take(14) {
            match self.fold(at) {
                "," | ";" | ":" | "(" | "." => return false,
                "contre" | "apres" | "comme" | "versus" | "vs" | "comparer" | "rapprocher" | "face" => return true,
                "rapport" if self.is(at.wrapping_sub(1), "par") => return true,
                "lieu" if self.is(at.wrapping_sub(1), "au") => return true,
                _ => {}
            }
        }
        false
    }
}

fn date(year: i16, month: u8, day: u8) -> Result<Date, Reason> {
    let (month, day) = (i8::try_from(month).map_err(|_| IMPOSSIBLE)?, i8::try_from(day).map_err(|_| IMPOSSIBLE)?);
    Date::new(year, month, day).map_err(|_| IMPOSSIBLE)
}

fn add_days(day: Date, days: i32) -> Result<Date, Reason> {
    let delta = Delta::new().try_days(days).map_err(|_| IMPOSSIBLE)?;
    day.checked_add(delta).map_err(|_| IMPOSSIBLE)
}

/// Days from `from` to `to`.
fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(i32::MAX, |s| s.get_days())
}

fn add_months(year: i16, month: u8, months: i32) -> Option<(i16, u8)> {
    let index = (i32::from(year) * 12 + i32::from(month) - 1).checked_add(months)?;
    let year = i16::try_from(index.div_euclid(12)).ok().filter(|y| (1..=9998).contains(y))?;
    Some((year, u8::try_from(index.rem_euclid(12)).ok()? + 1))
}

fn week(day: Date) -> DateValue {
    let iso = day.iso_week_date();
    DateValue::Week(iso.year(), iso.week().unsigned_abs())
}

fn span(first: DateValue, last: DateValue) -> DateValue {
    DateValue::Span(Box::new((first, last)))
}

fn length(count: u32, unit: Unit) -> DateValue {
    let (times, unit) = match unit {
        Unit::Hour => (1, 'H'),
        Unit::Week => (1, 'W'),
        Unit::Month => (1, 'M'),
        Unit::Quarter => (3, 'M'),
        Unit::Half => (6, 'M'),
        Unit::Year | Unit::Exercise => (1, 'Y'),
        Unit::Day | Unit::Weekend | Unit::Period => (1, 'D'),
    };
    DateValue::Duration { count: count.saturating_mul(times), unit }
}

/// The candidate that the tense picks: the last past one, the next one, or the nearest.
fn nearest(days: impl Iterator<Item = Date>, today: Date, tense: Tense) -> Option<Date> {
    days.filter(|d| match tense {
        Tense::Past => *d <= today,
        Tense::Future => *d >= today,
        Tense::Open => true,
    })
    // Where no verb tells, what is over is told more often than what is to come.
    .min_by_key(|d| match days_between(*d, today) {
        ahead if ahead < 0 => ahead.saturating_mul(-5),
        back => back.saturating_mul(4),
    })
}

/// The last calendar year that a value touches; of a fiscal year, the one in which it ends.
fn last_year(value: &DateValue) -> i16 {
    match value {
        DateValue::Clock(d, ..) | DateValue::Part(d, _) | DateValue::Day(d) => d.year(),
        DateValue::Week(y, _)
        | DateValue::Month(y, _)
        | DateValue::Quarter(y, _)
        | DateValue::Half(y, _)
        | DateValue::Year(y) => *y,
        DateValue::Fiscal(y, _) => y + 1,
        DateValue::Span(ends) => last_year(&ends.1),
        DateValue::Duration { .. } => 0,
    }
}

/// First and last month of a period of the calendar.
fn month_ends(value: &DateValue) -> Option<((i16, u8), (i16, u8))> {
    Some(match value {
        DateValue::Month(y, m) => ((*y, *m), (*y, *m)),
        DateValue::Quarter(y, q) => ((*y, q * 3 - 2), (*y, q * 3)),
        DateValue::Half(y, h) => ((*y, h * 6 - 5), (*y, h * 6)),
        DateValue::Year(y) => ((*y, 1), (*y, 12)),
        DateValue::Span(ends) => (month_ends(&ends.0)?.0, month_ends(&ends.1)?.1),
        _ => return None,
    })
}

fn first_day(value: &DateValue) -> Option<Date> {
    match value {
        DateValue::Day(d) | DateValue::Part(d, _) | DateValue::Clock(d, ..) => Some(*d),
        DateValue::Span(ends) => first_day(&ends.0),
        _ => month_ends(value).and_then(|((y, m), _)| date(y, m, 1).ok()),
    }
}

fn last_day(value: &DateValue) -> Option<Date> {
    match value {
        DateValue::Day(d) | DateValue::Part(d, _) | DateValue::Clock(d, ..) => Some(*d),
        DateValue::Span(ends) => last_day(&ends.1),
        _ => month_ends(value).and_then(|(_, (y, m))| date(y, m, 1).ok()).map(Date::last_of_month),
    }
}

fn shift_years(value: &DateValue, years: i16) -> Option<DateValue> {
    shift_months(value, i32::from(years) * 12)
}

/// The same period, months earlier or later; `None` where the grain cannot move by so little.
fn shift_months(value: &DateValue, months: i32) -> Option<DateValue> {
    let years = i16::try_from(months / 12).ok()?;
    let whole = months % 12 == 0;
    let within = |y: i16| y.checked_add(years).filter(|y| (1..=9998).contains(y));
    Some(match value {
        DateValue::Day(d) => DateValue::Day(d.checked_add(months.try_into().ok().map(|m: i32| m.months())?).ok()?),
        DateValue::Month(y, m) => {
            let (y, m) = add_months(*y, *m, months)?;
            DateValue::Month(y, m)
        }
        DateValue::Quarter(y, q) if months % 3 == 0 => {
            let (y, m) = add_months(*y, q * 3 - 2, months)?;
            DateValue::Quarter(y, m.div_ceil(3))
        }
        DateValue::Half(y, h) if months % 6 == 0 => {
            let (y, m) = add_months(*y, h * 6 - 5, months)?;
            DateValue::Half(y, m.div_ceil(6))
        }
        DateValue::Year(y) if whole => DateValue::Year(within(*y)?),
        DateValue::Fiscal(y, part) if whole => DateValue::Fiscal(within(*y)?, *part),
        DateValue::Fiscal(y, FiscalPart::Quarter(q)) if months % 3 == 0 => {
            let (y, m) = add_months(*y, q * 3 - 2, months)?;
            DateValue::Fiscal(y, FiscalPart::Quarter(m.div_ceil(3)))
        }
        DateValue::Span(ends) => span(shift_months(&ends.0, months)?, shift_months(&ends.1, months)?),
        _ => return None,
    })
}
