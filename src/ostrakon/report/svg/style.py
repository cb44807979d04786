"""The look of our pictures: colours as variables for light, dark and paper, and the hatchings that stand beside them."""

from __future__ import annotations

from ostrakon.report.svg.canvas import Frame, tag

LIGHT = (
    "--ink:#231c15;--soft:#65594d;--line:#d9cdbd;--ground:#fbf7f0;--force:#9c4225;--wind:#c98a2b;--susp:#b9a68c;--lift:#e7dccb;"
    "--mark:#2e5568;--on:#ffffff;--doubt:#c98a2b"
)
DARK = (
    "--ink:#efe6d8;--soft:#b9ab98;--line:#4a4036;--ground:#1a1511;--force:#d9764c;--wind:#e0ac52;--susp:#7d6d59;--lift:#3a3129;"
    "--mark:#8fbdd2;--on:#1a1511;--doubt:#e0ac52"
)

RULES = """
.pic{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;font-size:12px;max-width:none}
.pic text{fill:var(--ink);unicode-bidi:isolate}
.pic text{stroke:var(--ground);stroke-width:3px;paint-order:stroke;stroke-linejoin:round}
.pic .badge-text,.pic .on{stroke:none}
.pic .soft,.pic .year{fill:var(--soft);font-size:11px}
.pic .head{font-weight:600}
.pic .grid{stroke:var(--line);stroke-width:1}
.pic .lane{stroke:var(--line);stroke-width:1}
.pic .mark{stroke:var(--mark);stroke-width:1.25;stroke-dasharray:3 3}
.pic .badge{fill:var(--mark)}
.pic .badge-text{fill:var(--on);font-size:11px;font-weight:700}
.pic .in_force,.pic .listed,.pic .holds{fill:var(--force)}
.pic .edge{stroke:var(--ink);stroke-width:.75;fill:none}
.pic .wind_down-line,.pic .last_seen-line,.pic .possible-line{stroke:var(--wind);stroke-width:3}
.pic .suspended-line{stroke:var(--susp);stroke-width:1.6}
.pic .wind_down-box,.pic .last_seen-box,.pic .possible-box{stroke:var(--wind)}
.pic .suspended-box{stroke:var(--susp)}
.pic .lifted-box,.pic .former-box{stroke:var(--soft);stroke-dasharray:2 3}
.pic .on{fill:var(--on);font-size:11px;font-weight:600}
.pic .nothing{fill:none}
.pic .ground{fill:var(--ground)}
""".strip()


def standalone_css() -> str:
    """Style for a picture that stands alone in a file: follows the viewer's light or dark setting, light on paper."""
    dark = f"@media (prefers-color-scheme:dark){{.pic{{{DARK}}}}}@media print{{.pic{{{LIGHT}}}}}"
    return f".pic{{{LIGHT};background:var(--ground)}}{dark}\n{RULES}"


def patterns(key: str) -> str:
    """Define the hatchings. Ids carry the picture's key, so that several pictures fit one page."""
    return tag(
        "defs",
        _hatch(f"{key}-wind_down", "wind_down-line", 6, 45),
        _hatch(f"{key}-last_seen", "last_seen-line", 6, 45),
        _hatch(f"{key}-possible", "possible-line", 6, 135),
        _hatch(f"{key}-suspended", "suspended-line", 5, 90),
    )


def _hatch(key: str, line: str, step: int, turn: int) -> str:
    stroke = tag("line", x1=0, y1=0, x2=0, y2=step, class_=line)
    return tag("pattern", stroke, id=key, width=step, height=step, patternUnits="userSpaceOnUse", patternTransform=f"rotate({turn})")


def box(key: str, status: str, frame: Frame) -> str:
    """Draw one stretch: full for in force, hatched for wind-down, barred for suspended, an empty dashed frame for lifted."""
    place = {"x": frame.x, "y": frame.y, "width": max(frame.width, 1.5), "height": frame.height, "rx": 1.5}
    if status in ("in_force", "listed", "holds"):
        return tag("rect", **place, class_=status)
    fill = None if status in ("lifted", "former") else f"url(#{key}-{status})"
    return tag("rect", **place, fill=fill, class_=f"{status}-box{'' if fill else ' nothing'}")
