"""The database.  `schema.sql` says what stands in it, `views.sql` what is put together from that.  Where to look:

- The file: `database`, `outdated` (made by an older exit-kit), `comments` (the schema as documentation).
- Exports: `members`, `parts`, `groups` (transactions), `chat_texts`, `limits`.
- Records, one member after the other: `writer`, `place`, `tables`, `people`, `owners`, `media_uses`, `same_posts`,
  `page_twins`.
- Messages: `conversations`, `heads`, `message_rows`, `bulk`, `message_reactions`; those that may be there already:
  `renewing`, `alignment`, `coarse_rows`, `own_ids`, `twins`; several exports of one chat: `delivering`,
  `delivery_writer`, `deliveries`, `ordinals`, `renames`, `repeated_hours`.
- Which conversations and people are one: `join_book`, `joins`, `likeness`, `person_joins`.
- What is made at the end: `finish`, `media`, `copies`, `owner_finding`, `search`, `message_index`.
"""
