//! Dates. Pages: ddi/wdm/nf-wdm-rtltimetotimefields, ddi/wdm/nf-wdm-rtltimefieldstotime.
//!
//! A time counts units of 100 nanoseconds from the beginning of 1601, which starts a cycle of 400
//! Gregorian years.
#![expect(non_snake_case, reason = "exports keep the documentation's names")]

use abi::Address;
use abi::layout::wdm::TIME_FIELDS;
use executive::{MILLISECOND, SECOND};
use machine::{Call, Stop, exports};

exports! {
    image: "ntoskrnl.exe";

    #[docs("ddi/wdm/nf-wdm-rtltimetotimefields")]
    #[irql(any)]
    fn RtlTimeToTimeFields(Time: Address, TimeFields: Address);

    #[docs("ddi/wdm/nf-wdm-rtltimefieldstotime")]
    #[irql(any)]
    fn RtlTimeFieldsToTime(TimeFields: Address, Time: Address) -> bool;
}

const FIRST_YEAR: u64 = 1601;
/// `CSHORT` can hold no later year.
const LAST_YEAR: u64 = 30_827;
const DAY: u64 = 86_400 * SECOND;
const DAYS_OF_400_YEARS: u64 = 146_097;
/// 1 January 1601 was a Monday, and weeks are counted from Sunday.
const FIRST_WEEKDAY: u64 = 1;

/// A moment as a calendar tells it. Months and days count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    year: u64,
    month: u64,
    day: u64,
    hour: u64,
    minute: u64,
    second: u64,
    millisecond: u64,
}

fn is_leap(year: u64) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn days_of_year(year: u64) -> u64 {
    if is_leap(year) { 366 } else { 365 }
}

fn days_of_month(year: u64, month: u64) -> u64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days between the beginning of 1601 and that of `year`.
fn days_before(year: u64) -> u64 {
    let years = year - FIRST_YEAR;
    years * 365 + years / 4 - years / 100 + years / 400
}

impl Moment {
    fn of(time: u64) -> Self {
        let mut days = time / DAY;
        let mut year = FIRST_YEAR + days / DAYS_OF_400_YEARS * 400;
        days %= DAYS_OF_400_YEARS;
        while days >= days_of_year(year) {
            days -= days_of_year(year);
            year += 1;
        }
        let mut month = 1;
        while days >= days_of_month(year, month) {
            days -= days_of_month(year, month);
            month += 1;
        }
        let (seconds, rest) = (time % DAY / SECOND, time % SECOND);
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        Self {
            year,
            month,
            day: days + 1,
            hour,
            minute,
            second,
            millisecond: rest / MILLISECOND,
        }
    }

    /// The time of this moment, if there is such a moment.
    fn time(self) -> Option<u64> {
        let is_valid = (FIRST_YEAR..=LAST_YEAR).contains(&self.year)
            && (1..=12).contains(&self.month)
            && (1..=days_of_month(self.year, self.month)).contains(&self.day)
            && self.hour < 24
            && self.minute < 60
            && self.second < 60
            && self.millisecond < 1000;
        let months = (1..self.month).map(|month| days_of_month(self.year, month));
        is_valid.then(|| {
            let days = days_before(self.year) + months.sum::<u64>() + self.day - 1;
            let seconds = (self.hour * 60 + self.minute) * 60 + self.second;
            days * DAY + seconds * SECOND + self.millisecond * MILLISECOND
        })
    }
}

/// Writes the date and time of day, in UTC, of the time at `Time`.
fn RtlTimeToTimeFields(call: &mut Call, Time: Address, TimeFields: Address) -> Result<(), Stop> {
    let time: u64 = call.read(Time)?;
    let moment = Moment::of(time);
    let weekday = (time / DAY + FIRST_WEEKDAY) % 7;
    for (field, value) in [
        (TIME_FIELDS::Year, moment.year),
        (TIME_FIELDS::Month, moment.month),
        (TIME_FIELDS::Day, moment.day),
        (TIME_FIELDS::Hour, moment.hour),
        (TIME_FIELDS::Minute, moment.minute),
        (TIME_FIELDS::Second, moment.second),
        (TIME_FIELDS::Milliseconds, moment.millisecond),
        (TIME_FIELDS::Weekday, weekday),
    ] {
        call.write_field(TimeFields, field, i16::try_from(value).unwrap_or(i16::MAX))?;
    }
    Ok(())
}

/// Writes the time of a date and time of day; returns FALSE if there is no such date. The weekday is not
/// looked at.
fn RtlTimeFieldsToTime(call: &mut Call, TimeFields: Address, Time: Address) -> Result<bool, Stop> {
    let mut values = [0; 7];
    for (value, field) in values.iter_mut().zip([
        TIME_FIELDS::Year,
        TIME_FIELDS::Month,
        TIME_FIELDS::Day,
        TIME_FIELDS::Hour,
        TIME_FIELDS::Minute,
        TIME_FIELDS::Second,
        TIME_FIELDS::Milliseconds,
    ]) {
        let number = call.read_field(TimeFields, field)?;
        // What is negative is too large for every field.
        *value = u64::try_from(number).unwrap_or(u64::MAX);
    }
    let [year, month, day, hour, minute, second, millisecond] = values;
    let moment = Moment {
        year,
        month,
        day,
        hour,
        minute,
        second,
        millisecond,
    };
    match moment.time() {
        Some(time) => call.write(Time, time).map(|()| true),
        None => Ok(false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW_YEAR_2026: u64 = executive::SYSTEM_TIME_AT_START;

    fn date(year: u64, month: u64, day: u64) -> Moment {
        Moment {
            year,
            month,
            day,
            hour: 0,
            minute: 0,
            second: 0,
            millisecond: 0,
        }
    }

    #[test]
    fn time_zero_is_the_beginning_of_1601() {
        assert_eq!(Moment::of(0), date(1601, 1, 1));
        assert_eq!(Moment::of(NEW_YEAR_2026), date(2026, 1, 1));
    }

    #[test]
    fn every_day_of_a_cycle_becomes_its_own_time_again() {
        for day in 0..=DAYS_OF_400_YEARS {
            let time = day * DAY + 12_345_678 * MILLISECOND;
            assert_eq!(Moment::of(time).time(), Some(time));
        }
    }

    #[test]
    fn a_year_that_ends_a_century_is_a_leap_year_only_every_fourth_time() {
        assert!(date(2000, 2, 29).time().is_some());
        assert!(date(2024, 2, 29).time().is_some());
        assert_eq!(date(1900, 2, 29).time(), None);
        assert_eq!(date(2026, 2, 29).time(), None);
    }

    #[test]
    fn a_date_that_does_not_exist_has_no_time() {
        for wrong in [
            date(1600, 1, 1),
            date(2026, 13, 1),
            date(2026, 4, 31),
            date(2026, 0, 1),
        ] {
            assert_eq!(wrong.time(), None, "{wrong:?}");
        }
        assert_eq!(
            Moment {
                hour: 24,
                ..date(2026, 1, 1)
            }
            .time(),
            None
        );
    }
}
