"""The checks, by what they look at: each is one small function from a subject to what was seen."""
