"""Files the bot uploads over the long connection: begun, in pieces, finished (wecom §2.2)."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.simulator.errors import BAD_PARAMETER, TOO_OFTEN, Refused
from bot.simulator.quota import HOUR, MINUTE, Quota

if TYPE_CHECKING:
    from bot.simulator.world import World

MEGABYTE = 1024 * 1024
SIZES = {"file": 20 * MEGABYTE, "video": 10 * MEGABYTE, "voice": 2 * MEGABYTE, "image": 2 * MEGABYTE}
NAME_BYTES = 256
LEAST_BYTES = 5
MOST_CHUNKS = 100
CHUNK_BYTES = 512 * 1024
SESSION = dt.timedelta(minutes=30)


@dataclass(kw_only=True, slots=True)
class Upload:
    """An upload under way."""

    kind: str
    name: str
    size: int
    chunks: int
    md5: str | None
    at: dt.datetime
    pieces: dict[int, bytes] = field(default_factory=dict)


class Uploads:
    """Uploads of one bot; they outlive a connection."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._open: dict[str, Upload] = {}
        self._quota = Quota({MINUTE: 30, HOUR: 1000})

    def init(self, body: dict[str, Any]) -> dict[str, Any]:
        """Begin; answers the upload_id."""
        kind, name, size, chunks = (body.get(key) for key in ("type", "filename", "total_size", "total_chunks"))
        good = (
            kind in SIZES
            and isinstance(name, str)
            and 0 < len(name.encode()) <= NAME_BYTES
            and isinstance(size, int)
            and LEAST_BYTES <= size <= SIZES[str(kind)]
            and isinstance(chunks, int)
            and 1 <= chunks <= MOST_CHUNKS
        )
        if not good or not isinstance(size, int) or not isinstance(chunks, int):
            raise Refused(BAD_PARAMETER, "type, filename, total_size or total_chunks")
        now = self._world.clock.now()
        if not self._quota.take("bot", now):
            raise Refused(TOO_OFTEN)
        upload_id = self._world.new_id("upload")
        upload = Upload(kind=str(kind), name=str(name), size=size, chunks=chunks, md5=body.get("md5"), at=now)
        self._open[upload_id] = upload
        return {"upload_id": upload_id}

    def chunk(self, body: dict[str, Any]) -> dict[str, Any]:
        """One piece, in any order; the same piece twice is no harm."""
        upload, index = self._of(body), body.get("chunk_index")
        try:
            data = base64.b64decode(str(body.get("base64_data")), validate=True)
        except binascii.Error as error:
            raise Refused(BAD_PARAMETER, "base64_data") from error
        if not isinstance(index, int) or not 0 <= index < upload.chunks or not 0 < len(data) <= CHUNK_BYTES:
            raise Refused(BAD_PARAMETER, "chunk_index or the size of the chunk")
        upload.pieces[index] = data
        return {}

    def finish(self, body: dict[str, Any]) -> dict[str, Any]:
        """Put it together; answers the media_id."""
        upload = self._of(body)
        data = b"".join(upload.pieces[index] for index in sorted(upload.pieces))
        digest = hashlib.md5(data, usedforsecurity=False).hexdigest()
        if len(upload.pieces) != upload.chunks or len(data) != upload.size or upload.md5 not in {None, digest}:
            raise Refused(BAD_PARAMETER, "pieces missing, or another size or md5 than announced")
        media = self._world.keep(upload.kind, upload.name, data)
        del self._open[body["upload_id"]]
        return {"type": media.kind, "media_id": media.id, "created_at": str(int(media.at.timestamp()))}

    def _of(self, body: dict[str, Any]) -> Upload:
        upload = self._open.get(str(body.get("upload_id")))
        if upload is None or self._world.clock.now() - upload.at > SESSION:
            raise Refused(BAD_PARAMETER, "upload_id")
        return upload
