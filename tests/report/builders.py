"""Made-up but plausible records for the tests of the report room."""

from __future__ import annotations

from datetime import date
from io import StringIO

from rich.console import Console, RenderableType

from ostrakon.law.alignment import Alignment, OrderCount, align_lists
from ostrakon.law.records import Kind, Phase, Status, StatusRow
from ostrakon.law.timeline import Event as LawEvent
from ostrakon.law.timeline import Line, Timeline
from ostrakon.model.deal import Actor, Deal, DealParty, Goods
from ostrakon.model.finding import Assessment, Finding, Outcome
from ostrakon.model.hit import Coverage, Feature, Hit, Query, Screening
from ostrakon.model.party import Fact, Listing, Party
from ostrakon.model.record import Citation
from ostrakon.model.time import AsOf, DayRange, Interval
from ostrakon.news.records import Article, Check, Event, EventStatus, Evidence, Mention, NewsParty, Reading, Span, Statement, Verdict, When
from ostrakon.report.briefing import Briefing, ListLine
from ostrakon.report.terminal.paper import WIDTH

DAYS = (date(2018, 5, 7), date(2018, 5, 10), date(2018, 8, 7), date(2018, 11, 5))
EO13846 = Citation(
    "Executive Order 13846, Reimposing Certain Sanctions With Respect to Iran", "https://example.org/eo13846", "section 2", date(2018, 8, 6)
)
FAQ630 = Citation("OFAC, Frequently Asked Questions, no. 630", "https://example.org/faq", "question 630", date(2018, 5, 8), "m")
REG2271 = Citation("Council Regulation (EC) No 2271/96", "https://example.org/2271", "articles 2 and 5", date(1996, 11, 22))


def day(text: str) -> date:
    return date.fromisoformat(text)


def interval(start: str, end: str = "") -> Interval:
    """Read `2018-11-05`, or a range `2018-01-27..2019-01-04`; a missing side of a range is unbounded."""
    return Interval(day_range(start), day_range(end) if end else None)


def day_range(text: str) -> DayRange:
    early, dots, late = text.partition("..")
    return DayRange(day(early) if early else None, day(late) if late else None) if dots else DayRange.on(day(text))


def listing(
    on: date,
    stay: Interval,
    *,
    dataset: str = "us_ofac_sdn",
    entry: str = "us_ofac:12804",
    programs: tuple[str, ...] = ("IRAN",),
    secondary: str = "",
) -> Listing:
    authority = {"us_ofac_sdn": "us_ofac", "us_ofac_cons": "us_ofac"}.get(dataset, dataset)
    return Listing(dataset, authority, entry, stay, stay.standing(on), programs, secondary, source=f"sdn.csv, entry {entry}")


def party(caption: str, *stays: Listing, id_: str = "os-iranair", schema: str = "Company") -> Party:
    return Party(
        id_, caption, schema, tuple(dict.fromkeys(s.entry_id for s in stays)), stays, (Fact("name", caption, datasets=("us_ofac_sdn",)),)
    )


def hit(found: Party, query: str, score: float = 0.97, effects: tuple[str, ...] = ()) -> Hit:
    feature = Feature("name", score, query, found.caption, "same words")
    return Hit(found, score, query, found.caption, "name", (feature,), effects)


def coverage(on: date, *missing: str) -> tuple[Coverage, ...]:
    versions = {
        "us_ofac_sdn": day("2018-01-26"),
        "us_ofac_cons": day("2018-01-26"),
        "un_sc": day("2017-12-01"),
        "gb_ofsi": day("2018-04-30"),
    }
    return tuple(
        Coverage(
            d,
            v,
            day("2026-11-01"),
            None if d in missing else v,
            None if d in missing else (on - v).days,
            "stale" if (on - v).days > 90 and d not in missing else "",
        )
        for d, v in versions.items()
    )


def screening(on: date, name: str, *hits: Hit, former: tuple[Hit, ...] = (), schema: str = "Company", country: str = "ir") -> Screening:
    return Screening(Query(name, schema=schema, countries=(country,)), AsOf(on, on), hits, coverage(on), 0.7, former)


def iran_air(on: date) -> Party:
    first = listing(on, interval("2011-06-23", "2016-01-16"), programs=("NPWMD", "IFSR"), secondary="subject")
    again = listing(on, interval("2018-11-05"), entry="us_ofac:25237", secondary="subject")
    return party("IRAN AIR", *([first] if on < day("2018-11-05") else [first, again]))


def doubtful_bank(on: date) -> Party:
    stays = (
        listing(on, interval("2012-02-05", "2016-01-16"), entry="us_ofac:13111"),
        listing(on, interval("2018-01-27..2019-01-04", "2020-03-02..2021-06-01"), entry="us_ofac:25999"),
        listing(on, interval("..2018-04-30"), dataset="gb_ofsi", entry="gb_ofsi:11500", programs=("Iran (nuclear)",)),
    )
    return party("BANK TEST-E MELLI", *stays, id_="os-bank")


def screenings(on: date) -> tuple[Screening, ...]:
    plane, bank = iran_air(on), doubtful_bank(on)
    meant = ("Property in the reach of US persons is blocked.", "Non-US persons who deal with it risk secondary sanctions.")
    found = hit(plane, "Iran Air", 1.0, meant if plane.listed else ())
    air = screening(on, "Iran Air", found) if plane.listed else screening(on, "Iran Air", former=(found,))
    return (
        screening(on, "Hansa Maschinenbau GmbH", country="de"),
        air,
        screening(on, "Bank Teste Melli", hit(bank, "Bank Teste Melli", 0.84, ("Funds are frozen in the United Kingdom.",))),
        screening(on, "شرکت ملی نفتکش", schema="LegalEntity"),
        screening(on, "Reederei Nordlicht", schema="Vessel", country="de"),
    )


def finding(order: str, outcome: Outcome, title: str = "", *cites: Citation, why: tuple[str, ...] = (), **more: object) -> Finding:
    return Finding(order, outcome, f"{order}.test", title, why, cites, **more)  # type: ignore[arg-type]  # optional fields by name


def assessment(on: date, key: str) -> Assessment:
    if key == "medicine":
        return Assessment(
            key, AsOf(on, on), (finding("us_secondary", Outcome.CLEAR), finding("eu", Outcome.CLEAR)), ("ownership of the buyer",)
        )
    if on < day("2018-05-08"):
        second = finding("us_secondary", Outcome.CLEAR, "Statutory sanctions waived", EO13846)
    elif on < day("2018-11-05"):
        second = finding(
            "us_secondary",
            Outcome.WIND_DOWN,
            "Purchase of petroleum from Iran",
            FAQ630,
            EO13846,
            why=("The cargo is crude oil of Iranian origin.", "Contracts older than 8 May 2018 may be wound down until 4 November 2018."),
            period="8 May 2018 to 4 November 2018",
            missing=("the day of the contract",),
            next_change=day("2018-11-05"),
            confidence="m",
        )
    else:
        second = finding(
            "us_secondary", Outcome.EXPOSED, "Purchase of petroleum from Iran", EO13846, why=("The wind-down period is over.",)
        )
    block = Outcome.DUTY if on >= day("2018-08-07") else Outcome.CLEAR
    third = finding(
        "eu_blocking", block, "Do not comply with the listed US acts", REG2271, stale="the rules were last checked on 1 July 2026"
    )
    return Assessment(key, AsOf(on, on), (second, finding("eu", Outcome.CLEAR), third), ("ownership of the seller", "transhipment"))


DEALS = (
    Deal(
        "crude",
        "Cargo of crude oil to Rotterdam",
        Actor("Hansa Handel AG", ("DE", "EU")),
        (DealParty("NIOC", "seller"), DealParty("Bank Teste Melli", "bank")),
        ("import_from_iran", "purchase"),
        (Goods("130,000 t crude oil", "2709"),),
        "EUR",
        contract=day("2018-03-01"),
        payment=day("2018-09-30"),
    ),
    Deal("medicine", "Insulin for a Tehran hospital", Actor("Hansa Handel AG", ("DE", "EU"))),
)

TEXT = (
    "U.S. Leaves Iran Deal\n\nPresident Trump said the United States will “exit” the agreement on Tuesday.\n\n"
    "Officials denied that allies were told.\n\nSend a tip to the news team."
)


def span(words: str, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words), words)


def reading() -> Reading:
    paragraphs = tuple(span(p) for p in TEXT.split("\n\n")[1:3])
    article = Article(
        "The Daily Sherd",
        day("2018-05-10"),
        span("U.S. Leaves Iran Deal"),
        None,
        None,
        "",
        paragraphs,
        (span("Send a tip to the news team."),),
    )
    parties = (
        NewsParty(
            "state:us", "state", "United States", (Mention(span("U.S."), "name"), Mention(span("United States"), "name")), country="us"
        ),
        NewsParty("person:donald-trump", "person", "Donald Trump", (Mention(span("Trump"), "surname"),), "president", "state:us"),
        NewsParty("anon:officials", "anonymous", "officials", (Mention(span("Officials"), "role"),), flags=("name conflict",)),
    )
    when = When(span("on Tuesday"), DayRange.on(day("2018-05-08")), "day", "weekday before the day of publication")
    told = "the United States will “exit” the agreement on Tuesday"
    statements = (
        Statement("q1", "partial_direct", ("person:donald-trump",), span("President Trump"), span("said"), (span(told),), date=when),
        Statement(
            "q2",
            "indirect",
            ("anon:officials",),
            span("Officials"),
            span("denied"),
            (span("allies were told"),),
            chain=("media:daily-sherd", "anon:officials"),
            hedges=("unnamed source",),
            denies=True,
        ),
    )
    event = Event("e1", "leave_agreement", ("state:us",), ("agreement:jcpoa",), EventStatus.PLANNED, span("exit"), date=when)
    proof = Evidence("calendar", "us-exit", "The United States leaves the deal", day("2018-05-08"), "NSPM-11")
    check = Check(
        "e1",
        span("exit"),
        Verdict.CONFIRMED,
        "The withdrawal was signed on 8 May 2018.",
        (proof,),
        AsOf(day("2018-05-10"), day("2018-05-10")),
    )
    return Reading(TEXT, article, parties, statements, (event,), (), (check,), ("The publisher was given by the caller.",))


def line(order: str, title: str, *rows: tuple[str, str, str], kind: Kind = Kind.EXPOSURE, contested: str = "") -> Line:
    made = tuple(StatusRow(day(a), day(b) if b else None, Status(s), day(a), ()) for a, b, s in rows)
    return Line(f"us.test.{title.split(maxsplit=1)[0].lower()}", order.upper(), order, kind, title, made, "h", contested)


OIL = (
    ("2012-02-28", "2016-01-16", "in_force"),
    ("2016-01-16", "2018-05-08", "suspended"),
    ("2018-05-08", "2018-11-05", "wind_down"),
    ("2018-11-05", "", "in_force"),
)
EU_OIL = (("2012-01-23", "2016-01-16", "in_force"), ("2016-01-16", "2025-09-29", "lifted"), ("2025-09-29", "", "in_force"))
CALENDAR = (
    ("2016-01-16", "Implementation Day"),
    ("2018-05-08", "US leaves the JCPOA"),
    ("2018-11-05", "US sanctions back, second part"),
    ("2020-10-18", "A day on which no rule changed"),
)
NOW = AsOf(day("2026-11-24"), day("2026-11-24"))
LINES = (
    line(
        "us_primary",
        "Embargo on US persons",
        ("1995-05-07", "2000-01-01", "in_force"),
        ("2000-01-01", "", "in_force"),
        kind=Kind.PROHIBITION,
    ),
    line("us_secondary", "Purchase of petroleum from Iran", *OIL),
    line("us_secondary", "Port operators", *OIL),
    line(
        "eu",
        "Import of Iranian crude oil and petroleum products into the Union",
        *EU_OIL,
        kind=Kind.PROHIBITION,
        contested="Iran denies it.",
    ),
    line("us_primary", "Food and medicine", ("2000-01-01", "", "in_force"), kind=Kind.PERMISSION),
)
TIMELINE = Timeline(
    "iran",
    NOW,
    ("US-IRAN", "EU-IRN"),
    day("1995-03-15"),
    (
        Phase(day("2016-01-16"), day("2018-05-08"), "Relief", day("2016-01-16")),
        Phase(day("2018-05-08"), None, "US pressure", day("2018-05-08")),
    ),
    (
        *(LawEvent(day(d), what) for d, what in CALENDAR),
        LawEvent(day("2018-11-05"), "in force: 2 measures", "US-IRAN", Status.IN_FORCE, ("a", "b"), confidence="m"),
        LawEvent(day("2027-01-01"), "ended: Port operators", "US-IRAN"),
    ),
    LINES,
    ("EU-IRN: the law is known to 2026-08-22",),
)


def parties(on: date) -> tuple[Party, ...]:
    un = party(
        "TANKER TEST", listing(on, interval("2008-03-03", "2016-01-16"), dataset="un_sc", entry="un_sc:1"), id_="os-tanker", schema="Vessel"
    )
    both = party(
        "مؤسسه / BOTH TEST",
        listing(on, interval("2010-06-09"), entry="us_ofac:1"),
        listing(on, interval("2010-07-27"), dataset="gb_ofsi", entry="gb_ofsi:1"),
        id_="os-both",
    )
    return (iran_air(on), doubtful_bank(on), un, both)


def alignment(on: date = DAYS[3]) -> Alignment:
    return align_lists(parties(on), AsOf(on, on), ("us_ofac", "gb_ofsi", "un_sc"))


MEASURES = (OrderCount("us_secondary", in_force=20, lifted=1), OrderCount("eu", lifted=19, permissions=2))


def briefing(**changes: object) -> Briefing:
    given: dict[str, object] = {
        "title": "What the May 2018 decision means for Hansa Handel",
        "made_for": "Hansa Handel AG",
        "generated_on": day("2026-11-24"),
        "engine": "Ostrakon 0.1.0",
        "ruleset": "ab12" * 16,
        "dates": DAYS,
        "screenings": tuple((on, screenings(on)) for on in DAYS),
        "assessments": tuple((on, (assessment(on, "crude"), assessment(on, "medicine"))) for on in DAYS),
        "deals": DEALS,
        "reading": reading(),
        "timeline": TIMELINE,
        "alignment": alignment(),
        "measures": MEASURES,
        "lists": (ListLine("us_ofac_sdn", day("2018-01-26"), "content", 6512, 2, sha256="cd" * 32),),
        "not_checked": ("Ownership by listed parties is not checked.",),
    }
    return Briefing(**(given | changes))  # type: ignore[arg-type]  # a test changes what it likes


def to_text(sheet: RenderableType, width: int = WIDTH, *, colour: bool = False) -> str:
    """Render as a plain string of at most `width` columns (single words that are longer get broken)."""
    out = StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="standard" if colour else None, highlight=False)
    console.print(sheet)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
