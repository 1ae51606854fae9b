"""From what a user gives to records in the database.  Where to look, in the order in which things happen:

- What there is: `dividing` and `recognition` (parts), `page_recognition` (a folder of pages), `text_recognition` and
  `line_ends` (chats as text), `backups`, `app_data`, `app_places`, `zipped_places`, `device_backups` and `locked`
  (databases of apps).
- Whose and of when it is: `identity`, `page_days`, `grouping`, `exports`, `told`, `belonging`; the user's word on it:
  `deciding`, `deciding_owner`, `deciding_people`.
- `exit-kit look`: `looking`, `looking_at_clocks`, `sightings`, `references`, `gaps`, `sniffing`.
- The contract with the importers: `contract`, `registry`, `shapes`, `records`, `problems`; shapes of Meta's that many
  files have: `label_values`, `dialects`.
- The import itself: `pipeline` (the one way in), `summary`, `work` (one member), `extraction`, `large`, `twins`,
  `workers`, `reading_ahead`, `parcels`, `packing`, `sealing`, `sketches`.
- HTML pages: `page_work`, `page_documents`, `page_shapes`, `page_labels`, `page_times`, `page_gaps`.
- Dates and zones: `times`, `dates`, `date_pages`, `date_plans`, `date_words`, `clocks`, `clock_finding`,
  `clock_matching`, `text_matching`, `order_matching`, `zone_words`, `zone_steps`.
- Languages: `languages`, `language_data`, `cldr`, `cldr_words`, `scripts`.
"""
