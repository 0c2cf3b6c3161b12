"""Rows whose number is among many, asked so that the statement stays the same however many they are.

``IN`` over a list is another statement for each length: SQLAlchemy writes it and the database plans it anew each time.
Here all numbers are one value::

    SQLite       column IN (SELECT value FROM json_each(:numbers))
    PostgreSQL   column = ANY(:numbers)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import ARRAY, BigInteger, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from storage.types import to_json

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Dialect
    from sqlalchemy.sql.compiler import SQLCompiler


class Numbers(TypeDecorator[Sequence[int]]):
    """Many whole numbers as one value: an array, or JSON text where there are none."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, an array of bigint on PostgreSQL."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(BigInteger))

    def process_bind_param(self, value: Sequence[int] | None, dialect: Dialect) -> Any:
        """Whatever holds the numbers, in the database's own way."""
        numbers = list(value or ())
        return to_json(numbers) if dialect.name == "sqlite" else numbers


class _Among(FunctionElement[bool]):
    """Has no type, else SQLAlchemy would write ``… = 1`` behind it on SQLite, which then finds no index for it."""

    type = NullType()  # type: ignore[assignment] # this is the point
    inherit_cache = True


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether the column's number is among those that are given under this name."""
    return _Among(column, bindparam(name, type_=Numbers()))


@compiles(_Among, "sqlite")
def _on_sqlite(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, numbers = (compiler.process(clause, **how) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608 — both are SQL that was written by SQLAlchemy


@compiles(_Among, "postgresql")
def _on_postgres(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, numbers = (compiler.process(clause, **how) for clause in element.clauses)
    return f"{column} = ANY({numbers})"
