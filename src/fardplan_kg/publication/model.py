"""What the drawing of the model shows, and where: classes as boxes, properties as arrows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Group = Literal["chain", "part", "evidence"]
WIDTH, HEIGHT = 880, 700
BOX_WIDTH, BOX_HEIGHT = 196, 78


@dataclass(frozen=True)
class Box:
    """A class and its most used properties, by the middle of its place."""

    term: str
    group: Group
    x: int
    y: int
    properties: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arrow:
    """A property from one class to another, along points; a derived one is dashed."""

    term: str
    source: str
    target: str
    points: tuple[tuple[int, int], ...]
    label: tuple[int, int]
    derived: bool = False


LEFT, MIDDLE, RIGHT = 118, 440, 762
ROWS = (56, 186, 330, 456, 586)
BOXES = (
    Box("fp:Vision", "chain", LEFT, ROWS[0], ("fp:text",)),
    Box("fp:Goal", "chain", MIDDLE, ROWS[0], ("fp:text",)),
    Box("fp:GoalArea", "chain", RIGHT, ROWS[0], ("fp:nameAsPrinted",)),
    Box("fp:Roadmap", "chain", LEFT, ROWS[1], ("fp:forCore",)),
    Box("fp:Direction", "chain", RIGHT, ROWS[1], ("fp:text",)),
    Box("fp:Action", "chain", RIGHT, ROWS[2], ("fp:number", "fp:goalArea")),
    Box("fp:Participation", "part", MIDDLE, ROWS[2], ("fp:actorAsWritten", "cv:role")),
    Box("foaf:Agent", "part", LEFT, ROWS[2], ("fp:kindOfActor",)),
    Box("fp:Mention", "part", MIDDLE, ROWS[3], ("fp:nameAsWritten",)),
    Box("fp:Claim", "evidence", RIGHT, ROWS[4], ("rdf:subject", "rdf:object")),
    Box("fp:Evidence", "evidence", MIDDLE, ROWS[4], ("oa:hasSelector", "fp:firstPage")),
    Box("fp:Section", "evidence", LEFT, ROWS[4], ("fp:order",)),
)
HALF, TALL = BOX_WIDTH // 2, BOX_HEIGHT // 2
ABOVE = ROWS[2] - 68
ARROWS = (
    Arrow("fp:contributesTo", "fp:Roadmap", "fp:Vision",
          ((LEFT, ROWS[1] - TALL), (LEFT, ROWS[0] + TALL)), (LEFT, 125)),
    Arrow("fp:contributesTo", "fp:Roadmap", "fp:Goal",
          ((LEFT + HALF, ROWS[1] - 14), (MIDDLE, ROWS[1] - 14), (MIDDLE, ROWS[0] + TALL)),
          (MIDDLE, 134)),
    Arrow("fp:breaksDown", "fp:GoalArea", "fp:Goal",
          ((RIGHT - HALF, ROWS[0]), (MIDDLE + HALF, ROWS[0])), (601, ROWS[0])),
    Arrow("fp:forGoalArea", "fp:Direction", "fp:GoalArea",
          ((RIGHT, ROWS[1] - TALL), (RIGHT, ROWS[0] + TALL)), (RIGHT, 125)),
    Arrow("fp:inRoadmap", "fp:Direction", "fp:Roadmap",
          ((RIGHT - HALF, ROWS[1] + 14), (LEFT + HALF, ROWS[1] + 14)), (MIDDLE, ROWS[1] + 14)),
    Arrow("fp:inDirection", "fp:Action", "fp:Direction",
          ((RIGHT + 30, ROWS[2] - TALL), (RIGHT + 30, ROWS[1] + TALL)), (RIGHT + 30, 250)),
    Arrow("fp:participationIn", "fp:Participation", "fp:Action",
          ((MIDDLE + HALF, ROWS[2]), (RIGHT - HALF, ROWS[2])), (601, ROWS[2] - 16)),
    Arrow("cv:hasParticipant", "fp:Participation", "foaf:Agent",
          ((MIDDLE - HALF, ROWS[2]), (LEFT + HALF, ROWS[2])), (279, ROWS[2] - 16), derived=True),
    Arrow("fp:involvesActor", "fp:Action", "foaf:Agent",
          ((RIGHT - 60, ROWS[2] - TALL), (RIGHT - 60, ABOVE), (LEFT, ABOVE),
           (LEFT, ROWS[2] - TALL)), (MIDDLE, ABOVE), derived=True),
    Arrow("fp:mentionedIn", "fp:Mention", "fp:Action",
          ((MIDDLE + HALF, ROWS[3]), (RIGHT, ROWS[3]), (RIGHT, ROWS[2] + TALL)), (650, ROWS[3])),
    Arrow("fp:mentions", "fp:Mention", "foaf:Agent",
          ((MIDDLE - HALF, ROWS[3]), (LEFT, ROWS[3]), (LEFT, ROWS[2] + TALL)), (230, ROWS[3]),
          derived=True),
    Arrow("fp:evidence", "fp:Claim", "fp:Evidence",
          ((RIGHT - HALF, ROWS[4]), (MIDDLE + HALF, ROWS[4])), (601, ROWS[4])),
    Arrow("fp:inSection", "fp:Evidence", "fp:Section",
          ((MIDDLE - HALF, ROWS[4]), (LEFT + HALF, ROWS[4])), (279, ROWS[4])),
)  # fmt: skip
