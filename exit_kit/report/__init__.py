"""Questions asked of a database, and the answers as text: the report, the problems, the known kinds of files."""
