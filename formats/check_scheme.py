"""What the tags, annotators and entities of a data set must keep to."""

import re
from typing import Final

from formats.base import Scheme, shortened
from formats.faults import RecordError, filled, storable, unique
from text.messages import tr

_COLOUR: Final = re.compile(r"(?:#[0-9a-fA-F]{6})?")
_KEY: Final = re.compile(r"[1-9]?")


def check_scheme(scheme: Scheme) -> None:
    """Raise RecordError with the path of what is wrong with the tags, annotators and entities."""
    tags: set[str] = set()
    keys: set[str] = set()
    for index, tag in enumerate(scheme.tags):
        path = f"tags[{index}]"
        if tag.name != tag.name.strip(" "):
            raise RecordError(f"{path}.name", tr("it must not begin or end with a blank"))
        unique(tag.name, tags, f"{path}.name")
        if not _COLOUR.fullmatch(tag.colour):
            raise RecordError(f"{path}.colour", tr("a colour like #1f6fb2 is needed"))
        if not _KEY.fullmatch(tag.key):
            raise RecordError(f"{path}.key", tr("one digit from 1 to 9 is needed"))
        if tag.key:
            unique(tag.key, keys, f"{path}.key")
        if tag.position < 0:
            raise RecordError(f"{path}.position", tr("it must not be negative"))
        for name in ("label_zh", "label_en", "description"):
            storable(getattr(tag, name), f"{path}.{name}")
    parents = {tag.name: tag.parent for tag in scheme.tags}
    for index, tag in enumerate(scheme.tags):
        _check_parents(tag.name, parents, f"tags[{index}].parent")
    annotators: set[str] = set()
    for index, annotator in enumerate(scheme.annotators):
        unique(annotator.uid, annotators, f"annotators[{index}].uid")
        filled(annotator.name, f"annotators[{index}].name")
    entities: set[str] = set()
    for index, entity in enumerate(scheme.entities):
        unique(entity.uid, entities, f"entities[{index}].uid")
        filled(entity.name, f"entities[{index}].name")
        storable(entity.note, f"entities[{index}].note")
        if entity.tag not in tags:
            raise RecordError(
                f"entities[{index}].tag",
                tr("the data set has no tag “{name}”", name=shortened(entity.tag)),
            )


def _check_parents(name: str, parents: dict[str, str], path: str) -> None:
    above = parents[name]
    for _ in parents:
        if not above:
            return
        if above not in parents:
            raise RecordError(path, tr("the data set has no tag “{name}”", name=shortened(above)))
        above = parents[above]
    if above:
        raise RecordError(path, tr("the tags stand above each other in a ring"))
