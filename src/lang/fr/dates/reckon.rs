//! Quarters, exercises and other periods: which one is meant.

use super::{
    arith::{
        IMPOSSIBLE, NO_PERIOD, NO_YEAR_END, Reason, add_days, add_months, days_between, decade, first_day, last_day,
        last_year, shift_months, shift_years, week,
    },
    lex::{Lex, Sub, Toward, Unit},
    resolve::Reader,
    shape::{Step, When},
    tense::Tense,
};
use crate::value::{DateValue, FiscalPart};

impl Reader<'_, '_> {
    /// A quarter or a half of a year.
    pub(super) fn period(&self, sub: Sub, when: When) -> Result<DateValue, Reason> {
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
        let end_of_part = match sub {
            Sub::Quarter(n) => n * 3,
            Sub::Half(n) => n * 6,
            Sub::Months(n) => n,
        };
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
                Some((_, year, compared)) => of_fiscal(year + i16::from(*compared)),
                None => of_fiscal(self.exercise_of(end_of_part)?),
            },
            When::CurrentExercise if self.has_exercises() => of_fiscal(self.all.current_exercise()?),
            When::CurrentExercise => of_year(self.all.year()?),
            When::Exercise(step) if !self.all.labels.is_empty() => {
                of_fiscal(self.all.exercise().ok_or(NO_YEAR_END)? + step)
            }
            When::Exercise(step) if self.all.odd_end().is_some() => of_fiscal(self.exercise_of(end_of_part)? + step),
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
                    && let Some((_, year, compared)) = self.all.parts.iter().find(|p| p.0 == sub)
                {
                    // *au premier semestre, contre 3% au premier semestre 2018/2019*: the year after.
                    return Ok(of_fiscal(year + i16::from(*compared && !self.found.compared)));
                }
                let today = self.all.anchor()?;
                let year = today.year();
                let tense = if when == When::Bare { self.tense() } else { Tense::Past };
                let ends = (year - 1..=year + 1).filter_map(|y| Some((y, last(y)?)));
                let genitive = self.scan.any(self.found.start.wrapping_sub(1), &["du", "des", "de", "d'"])
                    || (self.found.start.saturating_sub(4)..self.found.start).any(|t| {
                        self.scan.any(t, &["resultats", "comptes", "affaires", "ventes", "revenus", "activite"])
                    });
                // Nearly over, and no verb that looks back: the running one.
                let running = |y: i16| {
                    let (first, last) = (first_day(&of_year(y)), last(y));
                    first
                        .zip(last)
                        .is_some_and(|(a, b)| b > today && days_between(a, today) >= 4 * days_between(today, b))
                };
                let chosen = match tense {
                    // *publiera ses résultats du troisième trimestre*: the one whose end is nearest.
                    Tense::Future if genitive => ends.min_by_key(|(_, d)| days_between(*d, today).abs()).map(|e| e.0),
                    Tense::Future => ends.filter(|(_, d)| *d > today).map(|e| e.0).next(),
                    Tense::Open if running(year) => Some(year),
                    _ => ends.filter(|(_, d)| *d <= today).map(|e| e.0).next_back(),
                };
                of_year(chosen.ok_or(IMPOSSIBLE)?)
            }
        })
    }

    /// *les neuf premiers mois*.
    pub(super) fn first_months(&self, n: u8, when: When) -> Result<DateValue, Reason> {
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
                None => of_fiscal(self.exercise_of(n)?),
            },
            When::CurrentExercise if self.has_exercises() => of_fiscal(self.all.current_exercise()?),
            When::Exercise(step) if !self.all.labels.is_empty() => {
                of_fiscal(self.all.exercise().ok_or(NO_YEAR_END)? + step)
            }
            When::Exercise(step) if self.all.odd_end().is_some() => of_fiscal(self.exercise_of(n)? + step),
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

    pub(super) fn unit(&self, unit: Unit, step: Step) -> Result<DateValue, Reason> {
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
                    || !matches!(step, Step::Publication(-1))
                        && match self.tense() {
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
            Unit::Decade => self.all.year().map(|year| decade(year - year.rem_euclid(10))),
            Unit::Hour | Unit::Day | Unit::Period | Unit::Century => Err(IMPOSSIBLE),
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

    /// Whether the text tells that its exercises are not the calendar's years.
    fn has_exercises(&self) -> bool {
        !self.all.labels.is_empty() || self.all.odd_end().is_some()
    }

    /// The exercise, by its first year, whose first months a part of it covers: the last one in which they had ended,
    /// the next one in a future clause. Wants the month in which exercises end.
    fn exercise_of(&self, months: u8) -> Result<i16, Reason> {
        let end = self.all.odd_end().ok_or(NO_YEAR_END)?;
        // *de l'exercice clos fin mars* is over as a whole.
        let months = if self.scan.lex(self.found.end) == Lex::Closed { 12 } else { months };
        let (year, month) = (i32::from(self.all.year()?), i32::from(self.all.month()?));
        // Months since year 0 of publication and of the month after the part, in the exercise that starts in `year`.
        let (now, after) = (year * 12 + month - 1, year * 12 + i32::from(end) + i32::from(months));
        let back = (after - now).max(0).div_euclid(12) + i32::from((after - now).max(0).rem_euclid(12) > 0);
        let ahead = i32::from(self.tense() == Tense::Future);
        i16::try_from(year - back + ahead).map_err(|_| IMPOSSIBLE)
    }

    fn exercise(&self, step: Step) -> Result<DateValue, Reason> {
        let whole = |year: i16| DateValue::Fiscal(year, FiscalPart::Whole);
        if self.all.labels.is_empty() && self.all.odd_end().is_some() {
            let current = self.all.current_exercise()?;
            return Ok(whole(match step {
                Step::Publication(n) | Step::Play(n) => current + n,
                Step::Meant if self.tense() != Tense::Past => current,
                Step::Meant | Step::Ended => current - 1,
            }));
        }
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
    pub(super) fn same(&self, unit: Unit, when: When) -> Result<DateValue, Reason> {
        let play = &self.all.play;
        let base = match unit {
            Unit::Quarter => play.quarter.as_ref(),
            Unit::Half => play.half.as_ref(),
            Unit::Month => play.month.as_ref(),
            Unit::Week => return Ok(week(self.all.day()?)),
            Unit::Day => None,
            _ => play.period.as_ref(),
        };
        let closing = play.closing.as_ref().map(|c| &c.1);
        let base = base.or(play.period.as_ref()).or(closing).ok_or(NO_PERIOD)?;
        let years = match when {
            When::Year(year) => year - last_year(base),
            When::Fiscal(year) => match base {
                DateValue::Fiscal(first, _) => year - first,
                _ => return Err(NO_PERIOD),
            },
            When::Relative(years) => match base {
                DateValue::Fiscal(..) => years,
                // *l'an dernier* beside a period of last year is the year before it.
                _ if years < 0 => (self.all.year()? + years - last_year(base)).min(-1),
                _ => self.all.year()? + years - last_year(base),
            },
            When::Play(years) | When::Exercise(years) => years,
            When::Toward(Toward::Previous | Toward::Last) => -1,
            _ if self.found.compared => -1,
            _ => 0,
        };
        shift_years(base, years).ok_or(NO_PERIOD)
    }

    pub(super) fn season(&self, quarter: u8, when: When) -> Result<DateValue, Reason> {
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
}
