"""A trust of any size, generated from the sample's roles: invented schools, and roles that each differ in words.

The same sizes give the same trust. Every role is of a job in the sample with a number behind its title, duties of its
own, and the names of its school in some of them.
"""

import shutil
from pathlib import Path

SAMPLE = ("bg6", "grade-3", "h2", "h3", "h4", "lead-lsa", "scale-2")
"""The roles of the workspace that the generated ones are made from, in turn."""
SHARED_CLAUSE = "roles/_shared/clauses/safeguarding.yaml"
_TREES = ("Alder", "Birch", "Cedar", "Elm", "Hazel", "Juniper", "Larch", "Maple", "Oak", "Rowan", "Spruce", "Yew")
_KINDS = ("Infant School", "Primary Academy", "Junior School", "High School", "Community College")
_LANES = ("Weir Lane", "Mill Road", "Church Street", "Station Approach", "Orchard Way", "Bridge End", "The Green")
_TASKS = (
    "Keep the register of keys for the {place} and report what is missing on the same day",
    "Prepare the {place} for visitors of {{{{ school.name }}}} and put it in order afterwards",
    "Count the stock of the {place} every half term and order what is running short",
    "Show new colleagues how the {place} is used, and keep its notices up to date",
    "Tell the office of {{{{ school.name }}}} at once of any accident in the {place}",
)
_PLACES = ("library", "kiln room", "sports hall", "sewing room", "greenhouse", "print room", "canteen", "music room")


def make_trust(folder: Path, source: Path, roles: int, schools: int) -> None:
    """Write a workspace of `roles` roles for `schools` schools into `folder`, made from the workspace at `source`.

    Every school has every role; the trust has them too.
    """
    for name in ("templates", "roles/_shared"):
        shutil.copytree(source / name, folder / name)
    (folder / "jdgen.yaml").write_bytes((source / "jdgen.yaml").read_bytes())
    for number in range(roles):
        _write_role(folder, source, number)
    (folder / "schools").mkdir()
    for number in range(schools):
        (folder / "schools" / f"school-{number:03}.yaml").write_text(_school(number), encoding="utf-8")


def _write_role(folder: Path, source: Path, number: int) -> None:
    name = SAMPLE[number % len(SAMPLE)]
    lines = (source / "roles" / f"{name}.yaml").read_text(encoding="utf-8").splitlines()
    lines = [f"{line} {number + 1}" if line.startswith("title: ") else line for line in lines]
    at = lines.index("duties:") + 1
    lines[at:at] = _own_duties(number)
    path = folder / "roles" / f"{name}-{number:03}.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _own_duties(number: int) -> list[str]:
    places = [_PLACES[(number + step) % len(_PLACES)] for step in range(3)]
    tasks = [_TASKS[(number * 3 + step) % len(_TASKS)].format(place=place) for step, place in enumerate(places)]
    return ["  - heading: Duties of this post", "    clauses:", *(f"      - {task}." for task in tasks)]


def _school(number: int) -> str:
    name = f"{_TREES[number % len(_TREES)]} {_KINDS[number // len(_TREES) % len(_KINDS)]}"
    street = f"{number + 1} {_LANES[number % len(_LANES)]}"
    return (
        "# yaml-language-server: $schema=../.jdgen/school.schema.json\n"
        f"name: {name}{f' {number // 60 + 1}' if number >= 60 else ''}\n"
        f"address: [{street}, Hertford]\n"
        f"phone: 01632 96{number:04}\n"
        f"website: https://school-{number:03}.crabtree.example\n"
    )
