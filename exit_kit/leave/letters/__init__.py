"""Letters to Meta and to the authorities: written from data files, filled from the archive, remembered until answered.

    data/laws.toml, data/KIND.toml -> load_kinds() -> compose_letter(kind, place, person, ...) -> Letter -> four formats
    log: written, sent, answered; which letter follows when a deadline has passed

A letter claims no right that the law of the place does not give; where there is none, it asks, and says so.
Nothing here sends anything.
"""
