"""Ranges of days: weeks, months, years, and the weekday on the side that a tense points to."""

from __future__ import annotations

from calendar import monthrange
from contextlib import suppress
from datetime import date, timedelta

from ostrakon.model.time import DayRange
from ostrakon.news.date_words import WEEKDAYS


def week_of(day: date) -> DayRange:
    """Give Monday to Sunday around a day."""
    monday = day - timedelta(day.weekday())
    return DayRange(monday, monday + timedelta(6))


def month_of(year: int, month: int) -> DayRange:
    """Give the days of a month; months past 12 or before 1 count on into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return DayRange(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def whole_year(year: int) -> DayRange:
    """Give the days of a year."""
    return DayRange(date(year, 1, 1), date(year, 12, 31))


def weekday_near(name: str, words: str, published: date, *, future: bool) -> DayRange:
    """Own rule: the nearest such day on the side that the tense points to, the day of publication included.

    `last` and `next` leave the day of publication out.
    """
    target = WEEKDAYS.index(name.lower())
    back, ahead = (published.weekday() - target) % 7, (target - published.weekday()) % 7
    given = set(words.lower().split())
    if given & {"last", "past"}:
        return DayRange.on(published - timedelta(back or 7))
    if given & {"next", "coming"}:
        return DayRange.on(published + timedelta(ahead or 7))
    return DayRange.on(published + timedelta(ahead) if future else published - timedelta(back))


def counted(number: int, unit: str, published: date) -> tuple[DayRange, str]:
    """Give the day, week, month or year that lies `number` units from publication (negative: before), and the precision."""
    if unit == "day":
        return DayRange.on(published + timedelta(number)), "day"
    if unit == "week":
        return week_of(published + timedelta(7 * number)), "week"
    if unit == "month":
        return month_of(published.year, published.month + number), "month"
    return whole_year(published.year + number), "year"


def named_unit(which: str, unit: str, published: date) -> tuple[DayRange, str]:
    """Give what `last week`, `this month`, `later this year`, `last night`, `next weekend` mean."""
    step = -1 if which in {"last", "past"} else 1 if which in {"next", "coming"} else 0
    if unit == "night":
        return DayRange.on(published + timedelta(min(step, 0))), "day"
    if unit == "weekend":
        saturday = published - timedelta((published.weekday() - 5) % 7) + timedelta(7 * max(step, 0))
        return DayRange(saturday, saturday + timedelta(1)), "week"
    value, precision = counted(step, unit, published)
    if which == "earlier this":
        return DayRange(value.earliest, published), precision
    return (DayRange(published, value.latest), precision) if which == "later this" else (value, precision)


def yearless_day(month: int, day: int, published: date, tense: str) -> DayRange | None:
    """Give such a day on the side of the tense (present: the nearest). None for a day that does not exist."""
    days = []
    for year in range(published.year - 1, published.year + 2):
        with suppress(ValueError):
            days.append(date(year, month, day))
    if tense == "past":
        days = [d for d in days if d <= published][-1:]
    if tense == "future":
        days = [d for d in days if d >= published][:1]
    nearest = min(days, key=lambda d: abs(d - published), default=None)
    return DayRange.on(nearest) if nearest else None


def yearless_month(month: int, which: str, published: date, *, future: bool) -> DayRange:
    """Give the month meant by `in May`, `last November`, `next March`."""
    forward = which == "next" or (future and which != "last")
    year = published.year
    if forward and (month < published.month or (which == "next" and month == published.month)):
        year += 1
    if not forward and (month > published.month or (which == "last" and month == published.month)):
        year -= 1
    return month_of(year, month)
