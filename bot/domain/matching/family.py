"""Which company belongs to which: parents and subsidiaries as trees, to which people may add (S19)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kin(StrEnum):
    """What a company is to another."""

    PARENT = "parent"
    CHILD = "child"
    SISTER = "sister"


class Circular(ValueError):
    """A company would become its own parent."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """All that is known of parents: the key of a company → the key of its parent."""

    parents: Mapping[str, str] = field(default_factory=dict)

    def ancestors(self, company: str) -> tuple[str, ...]:
        """Its parent, the parent of that, and so on."""
        found: list[str] = []
        while (parent := self.parents.get(found[-1] if found else company)) is not None:
            found.append(parent)
        return tuple(found)

    def children(self, company: str) -> tuple[str, ...]:
        """Those it is the parent of."""
        return tuple(child for child, parent in self.parents.items() if parent == company)

    def kin(self, one: str, other: str) -> Kin | None:
        """What ``other`` is to ``one``, at any depth; None if they have no common ancestor or are one."""
        ours, theirs = self.ancestors(one), self.ancestors(other)
        if other in ours:
            return Kin.PARENT
        if one in theirs:
            return Kin.CHILD
        return Kin.SISTER if one != other and set(ours) & set(theirs) else None

    def with_parent(self, child: str, parent: str) -> Family:
        """The family in which ``child`` belongs to ``parent``, and to nobody else any more.

        Raises:
            Circular: the parent is the child itself, or belongs to it.
        """
        if parent == child or child in self.ancestors(parent):
            raise Circular(f"{parent} belongs to {child}")
        return Family(parents={**self.parents, child: parent})

    def without_parent(self, child: str) -> Family:
        """The family in which ``child`` belongs to nobody."""
        return Family(parents={one: parent for one, parent in self.parents.items() if one != child})
