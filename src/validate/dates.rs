//! A sheet's date value taken apart, and whether what its text says outright agrees with it.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use super::reading::DateReading;
use crate::text::Published;

/// The parts of one date value.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub said: DateReading,
    /// The day, where the value is one (with or without part or clock).
    pub day: Option<Date>,
    /// The ISO week.
    pub week: Option<(i16, u8)>,
}

impl Parts {
    /// Reads a value of the contract's forms; `None` for anything else.
    pub fn read(value: &str) -> Option<Self> {
        let mut out = Self::default();
        if let Some(length) = value.strip_prefix('P') {
            let length = length.strip_prefix('T').unwrap_or(length);
            let (count, unit) = (length.get(..length.len().checked_sub(1)?)?, length.chars().last()?);
            out.said.length = Some((count.parse().ok()?, unit));
            return Some(out);
        }
        if let Some((from, to)) = value.split_once('/') {
            if let (Some(start), Some(head)) = (whole_year(from), to.get(..4).and_then(whole_year)) {
                if head != start + 1 {
                    return None;
                }
                out.said.years = vec![start, head];
                match to.get(4..)? {
                    "" => {}
                    "-H1" => out.period(None, Some(1), Some(6)),
                    "-H2" => out.period(None, Some(2), None),
                    "-9M" => out.period(None, None, Some(9)),
                    rest => {
                        let quarter = rest.strip_prefix("-Q")?.parse().ok()?;
                        out.period(Some(quarter), None, (quarter == 1).then_some(3));
                    }
                }
                return Some(out);
            }
            let (a, b) = (Self::read(from)?, Self::read(to)?);
            if let (Some((ya, ma)), Some((yb, mb))) = (a.month(), b.month()) {
                let months = (i32::from(yb) - i32::from(ya)) * 12 + i32::from(mb) - i32::from(ma) + 1;
                let first = u8::try_from(months).ok().filter(|_| a.said.days.is_empty());
                match (first, ma % 3) {
                    (Some(3), 1) => out.said.quarters.push(ma.div_ceil(3)),
                    (Some(6), _) if ma % 6 == 1 => out.said.halves.push(if ma == 1 { 1 } else { 2 }),
                    _ => {}
                }
                out.said.first_months = first;
                // `12 mois terminés le 31 mars`: a stretch of months may be told by its last day.
                if b.said.days.is_empty() {
                    let last = Date::new(yb, i8::try_from(mb).ok()?, 1).ok()?.last_of_month();
                    out.said.days.push(last.day().unsigned_abs());
                }
            }
            for end in [a, b] {
                out.said.years.extend(end.said.years);
                out.said.months.extend(end.said.months);
                out.said.days.extend(end.said.days);
                out.said.weekdays.extend(end.said.weekdays);
            }
            return Some(out);
        }
        let year = whole_year(value.get(..4)?)?;
        out.said.years.push(year);
        let Some(rest) = value.get(4..)?.strip_prefix('-') else { return value.get(4..)?.is_empty().then_some(out) };
        if let Some(quarter) = rest.strip_prefix('Q') {
            let quarter: u8 = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
            out.period(Some(quarter), None, (quarter == 1).then_some(3));
            out.said.months = vec![quarter * 3 - 2, quarter * 3];
        } else if let Some(half) = rest.strip_prefix('H') {
            let half: u8 = half.parse().ok().filter(|h| (1..=2).contains(h))?;
            out.period(None, Some(half), (half == 1).then_some(6));
            out.said.months = vec![half * 6 - 5, half * 6];
        } else if let Some(week) = rest.strip_prefix('W') {
            let number: u8 = week.parse().ok()?;
            out.week = Some((year, number));
            // A week may be told by its Monday.
            let monday = ISOWeekDate::new(year, i8::try_from(number).ok()?, Weekday::Monday).ok()?.date();
            out.said.years = vec![year, monday.year()];
            out.said.months.push(monday.month().unsigned_abs());
            out.said.days.push(monday.day().unsigned_abs());
        } else {
            let month: u8 = rest.get(..2)?.parse().ok()?;
            out.said.months.push(month);
            if let Some(day) = rest.get(2..)?.strip_prefix('-') {
                let (day, clock) = day.split_once('T').unwrap_or((day, ""));
                let day: i8 = day.parse().ok()?;
                let date = Date::new(year, i8::try_from(month).ok()?, day).ok()?;
                out.said.days.push(day.unsigned_abs());
                out.said.weekdays.push(date.weekday().to_monday_one_offset().unsigned_abs());
                out.day = Some(date);
                let iso = date.iso_week_date();
                out.week = Some((iso.year(), iso.week().unsigned_abs()));
                if let Some((hour, minute)) = clock.split_once(':') {
                    out.said.clock = Some((hour.parse().ok()?, minute.get(..2)?.parse().ok()?, clock.ends_with('Z')));
                }
            }
        }
        Some(out)
    }

    fn period(&mut self, quarter: Option<u8>, half: Option<u8>, first_months: Option<u8>) {
        self.said.quarters.extend(quarter);
        self.said.halves.extend(half);
        self.said.first_months = first_months;
    }

    fn month(&self) -> Option<(i16, u8)> {
        Some((*self.said.years.first()?, *self.said.months.first()?))
    }

    /// What of `said` the value contradicts, in words; `None` where all agrees.
    pub fn contradiction(&self, said: &DateReading, published: Option<Published>) -> Option<String> {
        let lacks = |said: &[u8], have: &[u8]| said.iter().find(|n| !have.contains(n)).copied();
        if let Some(year) = said.years.iter().find(|y| !self.said.years.contains(y)) {
            return Some(format!("the year {year}"));
        }
        if let Some(month) = lacks(&said.months, &self.said.months) {
            return Some(format!("month {month}"));
        }
        if let Some(day) = lacks(&said.days, &self.said.days) {
            return Some(format!("day {day} of the month"));
        }
        if let Some(quarter) = lacks(&said.quarters, &self.said.quarters) {
            return Some(format!("quarter {quarter}"));
        }
        if let Some(half) = lacks(&said.halves, &self.said.halves) {
            return Some(format!("half {half}"));
        }
        // Beside a day of the month the weekday only checks: the source may be wrong.
        if said.days.is_empty()
            && let Some(weekday) = lacks(&said.weekdays, &self.said.weekdays)
        {
            return Some(format!("weekday {weekday} (Monday is 1)"));
        }
        if let Some((hour, minute, gmt)) = said.clock
            && (self.said.clock.map(|(h, m, _)| (h, m)) != Some((hour, minute))
                || gmt && self.said.clock.is_some_and(|c| !c.2))
        {
            return Some(format!("{hour:02}:{minute:02}{}", if gmt { " GMT" } else { "" }));
        }
        if let (Some((count, unit)), Some((got, got_unit))) = (said.length, self.said.length) {
            let months = |n: u32, unit: char| match unit {
                'Y' => Some(n * 12),
                'M' => Some(n),
                _ => None,
            };
            let same = (count, unit) == (got, got_unit)
                || (months(count, unit).is_some() && months(count, unit) == months(got, got_unit))
                || (unit == 'W' && got_unit == 'D' && got == count * 7);
            if !same {
                return Some(format!("a length of {count} {unit}"));
            }
        }
        if let (Some((count, 'M')), Some(have)) = (said.length, self.said.first_months)
            && said.years.is_empty()
            && count <= 12
            && count != u32::from(have)
        {
            return Some(format!("{count} months"));
        }
        // A second half or a later quarter is no first months.
        let later = self.said.halves.contains(&2) || self.said.quarters.iter().any(|q| *q > 1);
        if let Some(first) = said.first_months
            && self.said.first_months.map_or(later, |have| have != first)
        {
            return Some(format!("the first {first} months"));
        }
        self.against_publication(said, published)
    }

    fn against_publication(&self, said: &DateReading, published: Option<Published>) -> Option<String> {
        let published = published?;
        if let Some(offset) = said.year_offset
            && !self.said.years.is_empty()
            && !self.said.years.contains(&(published.year() + offset))
        {
            return Some(format!("the year {}", published.year() + offset));
        }
        if let (Some(offset), Some((year, month))) = (said.month_offset, self.month()) {
            let index = |year: i16, month: u8| i32::from(year) * 12 + i32::from(month) - 1;
            if index(year, month) != index(published.year(), published.month()) + offset {
                return Some(format!("the month {offset:+} from publication"));
            }
        }
        let today = published.day()?;
        let away = |day: Date| day.since(today).ok().map(|span| span.get_days());
        if let (Some(offset), Some(day)) = (said.day_offset, self.day)
            && away(day) != Some(offset)
        {
            return Some(format!("the day {offset:+} from publication"));
        }
        if let (Some(offset), Some((year, week))) = (said.week_offset, self.week) {
            let want = today.checked_add(jiff::Span::new().days(offset * 7)).ok()?.iso_week_date();
            if (want.year(), want.week().unsigned_abs()) != (year, week) {
                return Some(format!("the week {offset:+} from publication"));
            }
        }
        // A bare weekday lies within two weeks.
        if said.days.is_empty()
            && !said.weekdays.is_empty()
            && let Some(day) = self.day
            && away(day).is_none_or(|days| days.abs() > 14)
        {
            return Some("a weekday near publication".to_owned());
        }
        None
    }
}

fn whole_year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::{SourceReader as _, fr::FRENCH, source::scan};

    fn agrees(text: &str, value: &str) -> bool {
        let published = Some("2025-10-24".parse().unwrap());
        let parts = Parts::read(value).unwrap_or_else(|| panic!("not a value: {value}"));
        parts.contradiction(&FRENCH.date(scan(text, &FRENCH).all(), published), published).is_none()
    }

    #[test]
    fn text_and_value() {
        for (text, value, shifted) in [
            ("jeudi soir", "2025-10-23TEV", "2025-10-24TEV"),
            ("aujourd'hui", "2025-10-24", "2025-10-25"),
            ("avant-hier", "2025-10-22", "2025-10-23"),
            ("l'an prochain", "2026", "2025"),
            ("27/07/2025", "2025-07-27", "2025-07-26"),
            ("1er janvier", "2025-01-01", "2025-02-01"),
            ("19 février et aujourd'hui", "2020-02-19/2025-10-24", "2020-03-19/2025-10-24"),
            ("troisième trimestre", "2025-Q3", "2025-Q2"),
            ("T3-20", "2020-Q3", "2021-Q3"),
            ("2T23", "2023-Q2", "2022-Q2"),
            ("juillet et septembre", "2025-07/2025-09", "2025-04/2025-06"),
            ("six premiers mois de l'exercice", "2016/2017-H1", "2016/2017-H2"),
            ("premier semestre 2016-2017", "2016/2017-H1", "2016/2017-H2"),
            ("exercice 2020/21", "2020/2021", "2019/2020"),
            ("neuf premiers mois de l'exercice 2017/2018", "2017/2018-9M", "2017/2018-H1"),
            ("les neuf premiers mois de 2025", "2025-01/2025-09", "2025-01/2025-06"),
            ("14h05 GMT", "2025-10-24T14:05Z", "2025-10-24T14:05"),
            ("16 h 30", "2025-10-24T16:30", "2025-10-24T15:30"),
            ("cinq ans", "P5Y", "P6Y"),
            ("18 mois", "P18M", "P12M"),
            ("il y a dix jours", "2025-10-14", "2025-10-15"),
            ("la semaine dernière", "2025-W42", "2025-W41"),
            ("le mois dernier", "2025-09", "2025-08"),
            ("fin juin", "2025-06", "2025-07"),
            ("2024 à 2026", "2024-01/2026-12", "2023-01/2026-12"),
        ] {
            assert!(agrees(text, value), "{text:?} is {value}: false alarm");
            assert!(!agrees(text, shifted), "{text:?} is not {shifted}: missed");
        }
    }

    #[test]
    fn silence_where_the_text_says_nothing_outright() {
        for (text, value) in [
            ("un an plus tôt", "2024"),
            ("la même période", "2024-09"),
            ("un trimestre", "2025-Q3"),
            ("douze mois auparavant", "2023/2024"),
        ] {
            assert!(agrees(text, value), "{text:?} {value}");
        }
    }
}
