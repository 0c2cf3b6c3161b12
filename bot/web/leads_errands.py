"""Errands for a list of leads: some rows of it at a time, so that a crash loses nothing and brings nothing twice.

    {"do": "foresee_leads" | "import_leads", "as": "刘洋", "group": "wrA" or null, "event": "", "source": "",
     "file": digest of the file, "rows": [{"row": 2, "values": {"公司": …}}, …],
     "cards": how many cards the whole file owes, "of": how many rows it has, "phones": phones of the rows before}
    {"do": "finish_import", "as": …, "group": …, "event": …, "file": …, "name": "展会.xlsx",
     "counts": {"total": 500, …}}

A row is the same one if the bytes of its file and its number are the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.dispatcher import Batch
from bot.domain.decision import Notice, Place, To
from bot.web.incoming import doubts, post_of, questions, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.clock import Clock
    from bot.dispatcher import Dispatcher
    from bot.domain.batch import Basis, Landed, Post
    from storage.unit_of_work import UnitOfWork

_UNKNOWN = "表格没有写渠道"


class LeadsErrands:
    """Does them inside a piece of work, for the one person that each of them names."""

    def __init__(self, dispatcher: Dispatcher, clock: Clock) -> None:
        self._dispatcher = dispatcher
        self._clock = clock

    def posts(self, errand: Mapping[str, Any], sdr: str) -> list[tuple[int, Post, Basis]]:
        """The rows of an errand, read; this takes time and needs no database."""
        zone = self._dispatcher.floor.policy.calendar.zone
        today = self._clock.now().astimezone(zone).date()
        return [
            (
                int(row["row"]),
                *post_of(
                    row["values"],
                    today=today,
                    key=f"import:{errand['file']}:{row['row']}",
                    sdr=sdr,
                    group=self._group(errand),
                    event=errand["event"],
                    pick=errand["source"],
                    unknown=_UNKNOWN,
                ),
            )
            for row in errand["rows"]
        ]

    def foresee(
        self, errand: Mapping[str, Any], rows: Sequence[tuple[int, Post, Basis]], work: UnitOfWork
    ) -> dict[str, Any]:
        """How the rows would end; nothing is changed."""
        earlier = frozenset(errand.get("phones") or ())
        ends = self._dispatcher.foresee([post for _, post, _ in rows], work, earlier=earlier)
        phones = sorted(earlier.union(*(post.inquiry.phones for _, post, _ in rows)))
        return {"rows": _facts(rows, ends), "phones": phones}

    def take(
        self, errand: Mapping[str, Any], rows: Sequence[tuple[int, Post, Basis]], work: UnitOfWork
    ) -> dict[str, Any]:
        """Take the rows in."""
        batch = Batch(posts=[post for _, post, _ in rows], cards=errand["cards"], posts_in_all=errand["of"])
        return {"rows": _facts(rows, self._dispatcher.post_all(batch, work))}

    def finish(self, errand: Mapping[str, Any], sdr: str, work: UnitOfWork) -> None:
        """Tell the SDR what became of the file, and the group of an event that nothing waits for it yet; once."""
        counts = errand["counts"]
        told = [Notice(name="imported", to=To(userid=sdr), facts={"file": errand["name"], "counts": counts})]
        if errand["event"] and counts["inquiry"]:
            group = Place(kind="group", id=self._group(errand))
            told.append(Notice(name="event_imported", to=group, facts={"event": errand["event"], "counts": counts}))
        self._dispatcher.tell(told, work, by=sdr, key=f"import:{errand['file']}:done")

    def _group(self, errand: Mapping[str, Any]) -> str:
        return errand["group"] or self._dispatcher.floor.default_group


def _facts(rows: Sequence[tuple[int, Post, Basis]], ends: Sequence[Landed]) -> list[dict[str, Any]]:
    return [
        {
            "row": number,
            "state": end.state.value,
            "lead": end.lead,
            "missing": questions(end),
            "reason": ";".join(filter(None, (reason(end), _doubtful(end)))),
            "source": post.inquiry.source or "",
            "basis": basis.value,
        }
        for (number, post, basis), end in zip(rows, ends, strict=True)
    ]


def _doubtful(end: Landed) -> str:
    names = "、".join(doubt["name"] for doubt in doubts(end))
    return f"存疑:{names}" if names else ""
