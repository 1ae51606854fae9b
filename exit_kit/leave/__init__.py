"""The way out: guides as data, plans that remember how far somebody is, evidence of what was done.

    guides/*.toml -> load_guides() -> Guide -> Step
    start_plan(db, guide) -> Plan;  mark_done, skip, add_note, attach_evidence
    read_progress(db, guide, plan).next

Nothing here logs in, clicks, or sends anything: a guide says what to do and where, the person does it.  The tables
`plans`, `plan_steps`, `plan_log`, `evidence` and `letters` are never touched by a rebuild.
"""
