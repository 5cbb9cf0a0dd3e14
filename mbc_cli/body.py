"""The drawing of a body, as paths of our own: front view, 500 units high, its middle at x = 0.

Left and right are the viewer's, so the liver is drawn on the left.  All sites are drawn in
one tone: nothing in the drawing says more about one than about another.
"""

from __future__ import annotations

from collections.abc import Collection

SKIN = (
    "M -15 86 L -15 110 C -18 124 -62 126 -86 142 C -106 156 -110 180 -114 210 L -134 366 C -138 392 -116 398 -112 374 "
    "L -92 262 L -80 214 C -76 250 -62 280 -64 304 C -70 330 -78 352 -78 384 L -68 500 L -10 500 L 0 408 L 10 500 "
    "L 68 500 L 78 384 C 78 352 70 330 64 304 C 62 280 76 250 80 214 L 92 262 L 112 374 C 116 398 138 392 134 366 "
    "L 114 210 C 110 180 106 156 86 142 C 62 126 18 124 15 110 L 15 86 Z"
)
HEAD = "M 0 2 C 26 2 38 24 36 50 C 34 78 18 98 0 98 C -18 98 -34 78 -36 50 C -38 24 -26 2 0 2 Z"

PELVIS = (
    "M -6 334 C -28 322 -56 330 -58 352 C -58 372 -44 380 -34 376 C -22 386 -10 392 0 392 "
    "C 10 392 22 386 34 376 C 44 380 58 372 58 352 C 56 330 28 322 6 334 Z"
)
BONES = (
    # spine, pelvis, thigh bones, upper arm bones
    "M -5 112 L 5 112 L 6 340 L -6 340 Z",
    PELVIS,
    "M -50 380 C -58 378 -58 390 -50 396 L -44 500 L -32 500 L -38 396 C -30 386 -38 374 -50 380 Z",
    "M 50 380 C 58 378 58 390 50 396 L 44 500 L 32 500 L 38 396 C 30 386 38 374 50 380 Z",
    "M -92 162 C -100 160 -104 170 -98 176 L -105 262 L -97 263 L -90 176 C -84 170 -86 162 -92 162 Z",
    "M 92 162 C 100 160 104 170 98 176 L 105 262 L 97 263 L 90 176 C 84 170 86 162 92 162 Z",
)
SPINE_GAPS = tuple(range(124, 334, 12))
"""Where the spine is crossed by a line, so that it reads as a spine."""

ORGANS = {
    "brain": (
        "M 0 14 C 8 8 26 14 27 32 C 30 46 20 56 8 54 C 4 57 -4 57 -8 54 C -20 56 -30 46 -27 32 C -26 14 -8 8 0 14 Z",
    ),
    "lung": (
        "M -11 150 C -30 144 -52 176 -56 218 C -58 240 -48 244 -36 238 C -22 232 -11 226 -11 206 Z",
        "M 11 150 C 30 144 52 176 56 218 C 58 240 48 244 36 238 C 22 232 11 226 11 206 Z",
    ),
    "liver": ("M -57 262 C -44 248 -8 250 30 256 C 22 272 -4 276 -22 294 C -36 306 -58 304 -58 282 Z",),
}
FOLDS = (
    "M 0 14 L 0 55 M -20 24 C -12 22 -10 30 -16 34 M 20 24 C 12 22 10 30 16 34 "
    "M -18 46 C -12 42 -8 46 -7 40 M 18 46 C 12 42 8 46 7 40"
)
"""The lines that make the brain read as one."""

SPOTS = {
    "brain": ("left", -16, 40),
    "lung": ("right", 36, 205),
    "liver": ("left", -36, 278),
    "bone": ("right", 40, 452),
}
"""For each site that can be drawn: the side its words stand on, and where its line ends."""


def drawing(sites: Collection[str], ink: str, tone: str, skin: str, paper: str) -> str:
    """Return the body as SVG elements.

    Args:
        sites: the ids of the sites to draw in it; those we have no drawing of are left out.
        ink: colour of outlines.
        tone: fill of the organs.
        skin: fill of the body.
        paper: fill of the bones.
    """
    parts = [
        f'<path d="{path}" fill="{skin}" stroke="{ink}" stroke-width="2" stroke-linejoin="round"/>'
        for path in (SKIN, HEAD)
    ]
    if "bone" in sites:
        parts += [f'<path d="{path}" fill="{paper}" stroke="{ink}" stroke-width="1.5"/>' for path in BONES]
        gaps = " ".join(f"M -6 {y} L 6 {y}" for y in SPINE_GAPS)
        parts.append(f'<path d="{gaps}" fill="none" stroke="{ink}" stroke-width="1.5"/>')
    for paths in (paths for site, paths in ORGANS.items() if site in sites):
        parts += [f'<path d="{path}" fill="{tone}" stroke="{ink}" stroke-width="1.5"/>' for path in paths]
    if "brain" in sites:
        parts.append(f'<path d="{FOLDS}" fill="none" stroke="{ink}" stroke-width="1.2"/>')
    return "\n".join(parts)
