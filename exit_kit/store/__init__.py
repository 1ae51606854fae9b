"""The database: schema, writing of records, what is derived from them, search."""
