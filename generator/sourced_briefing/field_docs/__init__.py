"""What data files may hold, told from the model: tables for people, schemas for editors."""

from .command import write_fields
from .schemas import schemas
from .tables import DOCUMENTED, field_tables, fill_in, with_parts

__all__ = ["DOCUMENTED", "field_tables", "fill_in", "schemas", "with_parts", "write_fields"]
