-- The tables of an exit-kit database.
--
-- Three kinds stand here.  Bookkeeping (exports, parts, members, kept, problems, settings) says what was handed over and keeps
-- its exact bytes; it is never thrown away.  The leaving side (plans, plan_steps, plan_log, evidence, letters, at the
-- end) is what the owner did and can prove; a rebuild never touches it, it refers to no table of records, and a
-- database from before gets its tables when it is next written to.  Everything else is made from the kept bytes and is
-- thrown away and made again by `exit-kit rebuild`.  The comment behind a column is its documentation: docs/tables.md and the
-- column help in the browser are taken from here.
--
-- Common columns: `at` UTC, ISO 8601; `at_precision` millisecond, second, minute, day, unknown (an HTML page's date
-- that can be read in two ways: day and month may be the other way round); `origin` created (by the
-- owner), received (from others), saved, observed (by Meta); `first_export_id`, `last_export_id` the first and the
-- newest export that holds the row; `member_id` the file it came from.  Missing is NULL, never '' or 0.

-- Settings of this database file itself.
CREATE TABLE settings (
  name TEXT PRIMARY KEY, -- what is set
  value TEXT -- its value
) WITHOUT ROWID;

-- Accounts that the exports belong to.
CREATE TABLE accounts (
  id INTEGER PRIMARY KEY, -- number of the account in this database
  platform TEXT NOT NULL, -- facebook, instagram, threads or whatsapp
  key TEXT NOT NULL, -- what identifies the account: its address, else its user name, else the name of the download
  name TEXT, -- the owner's present name
  name_from TEXT, -- where the name is known from: profile, owner (given with --owner), guess (who is in most chats)
  username TEXT, -- the user name
  url TEXT, -- address of the profile
  person_id INTEGER REFERENCES people(id), -- the owner among the people
  registered_at TEXT, -- when the account was opened, UTC
  timezone TEXT, -- the account's time zone, as an IANA name
  language TEXT, -- the account's language setting
  UNIQUE (platform, key)
);

-- What Meta handed over on one day: one download, in one or several parts.
CREATE TABLE exports (
  id INTEGER PRIMARY KEY, -- number of the export, oldest first
  platform TEXT NOT NULL, -- facebook, instagram, threads or whatsapp
  account_id INTEGER REFERENCES accounts(id), -- whose it is
  key TEXT NOT NULL UNIQUE, -- what its parts have in common: the download's name without the random ending
  created_at TEXT, -- the day on which Meta made it
  created_from TEXT, -- where that day is known from: name, listing or nothing
  format TEXT, -- json, html, mixed, media or database (of an app)
  layout TEXT, -- generation of the layout, as in docs/file_types.md
  requested_from TEXT, -- first day that was asked for, NULL if the export does not say
  requested_to TEXT, -- last day that was asked for
  language TEXT, -- language of the dates in its HTML pages, as a CLDR code; several where the dates fit several alike
  language_from TEXT, -- where it is known from: stated (by a file), given (--language), learned (from the dates), other (another export of the account)
  timezone TEXT, -- time zone of the dates in its HTML pages, as an IANA name; NULL where it has no pages
  timezone_from TEXT, -- where it is known from: fixed (the platform writes everybody's pages in it), stated (by a file), given (--timezone), other (another export), matched (messages that JSON or another export tells as well), distance (how far it is ahead of another export of the chat, whose own zone nobody said), offset (that of the day it was made), assumed (nothing says it: UTC)
  language_given TEXT, -- what the owner said with --language
  timezone_given TEXT, -- what the owner said with --timezone
  date_order_given TEXT, -- what the owner said with --date-order: dmy, mdy or ymd
  date_order_elsewhere TEXT, -- the same as other chats of the account show it, where this one's dates leave it open
  text_timezones TEXT, -- zones of single chats as other exports of them tell, by path: zone, where it is known from, what shows it (JSON)
  text_date_orders TEXT -- orders of day and month of single chats as other exports of them tell, by path: order, whether it is certain, what shows it (JSON)
);

-- One zip file or unpacked folder of an export.
CREATE TABLE parts (
  id INTEGER PRIMARY KEY, -- number of the part
  export_id INTEGER NOT NULL REFERENCES exports(id), -- the export that it belongs to
  name TEXT NOT NULL, -- name of the file or folder
  path TEXT NOT NULL, -- where it was when it was last read
  kind TEXT NOT NULL, -- zip, folder or backup (the database of an app, with its files)
  size_bytes INTEGER, -- size of the zip, or of all files in the folder
  fingerprint TEXT NOT NULL UNIQUE, -- identifies the content by names, sizes and checksums
  imported_at TEXT -- when it was first read, UTC
);

-- Every file inside a part, whatever became of it.
CREATE TABLE members (
  id INTEGER PRIMARY KEY, -- number of the member
  export_id INTEGER NOT NULL REFERENCES exports(id), -- the export that it belongs to
  part_id INTEGER NOT NULL REFERENCES parts(id), -- the part in which it stands
  path TEXT NOT NULL, -- its path below the export's root
  name_in_part TEXT NOT NULL, -- its path in the part, wrapper folders included
  key TEXT NOT NULL, -- the path as compared: lower case, apostrophes folded, generation folder left out
  size_bytes INTEGER, -- uncompressed size
  crc32 INTEGER, -- checksum of the content, NULL where not read
  status TEXT NOT NULL DEFAULT 'pending', -- imported, kept, ambiguous, unreadable, ignored, media, missing or pending
  file_type TEXT, -- what it was understood as; several are separated by commas
  records INTEGER, -- how many records were taken from it
  encoding TEXT, -- how its bytes are kept: deflate, empty, NULL when they are not
  modified_at TEXT -- of a chat as text: when the file was last written, as the zip or the disk says, local time; the earliest of several
);
CREATE INDEX members_by_path ON members(export_id, path, part_id);
CREATE INDEX members_by_key ON members(key);
CREATE INDEX members_by_part ON members(part_id);

-- The exact bytes of every text member, compressed, in pieces.
CREATE TABLE kept (
  member_id INTEGER NOT NULL REFERENCES members(id), -- the member
  sequence INTEGER NOT NULL, -- number of the piece, from 0
  data BLOB NOT NULL, -- a piece of the raw deflate stream
  PRIMARY KEY (member_id, sequence)
);

-- What was not understood: where and how often, never what stood there.
CREATE TABLE problems (
  id INTEGER PRIMARY KEY, -- number of the problem
  member_id INTEGER REFERENCES members(id), -- the file, NULL when it concerns a whole part
  part_id INTEGER REFERENCES parts(id), -- the part, when it concerns no single file
  kind TEXT NOT NULL, -- what kind of trouble
  pointer TEXT, -- the place in the file
  expected TEXT, -- what was looked for
  found TEXT, -- the type of what stood there
  count INTEGER NOT NULL DEFAULT 1 -- how often
);
CREATE INDEX problems_by_member ON problems(member_id);

-- Records of files that are not understood yet, or hold settings that have no table: as delivered, text repaired.
CREATE TABLE raw_records (
  id INTEGER PRIMARY KEY, -- number of the record
  member_id INTEGER NOT NULL REFERENCES members(id), -- the file
  topic TEXT, -- the kind of file, NULL when it is unknown
  pointer TEXT, -- the place in the file
  record TEXT NOT NULL -- the record, as JSON
);
CREATE INDEX raw_records_by_member ON raw_records(member_id);

-- People, by the names that the exports give: an export has no other identity for them.
CREATE TABLE people (
  id INTEGER PRIMARY KEY, -- number of the person
  platform TEXT NOT NULL, -- where the name occurs
  name TEXT NOT NULL, -- the name
  is_owner INTEGER NOT NULL DEFAULT 0, -- 1 for the owner of an account
  joined_to INTEGER REFERENCES people(id), -- the one who stands for this person too, where the user said that both are one
  UNIQUE (platform, name)
);

-- Other names, addresses and numbers under which a person is known.
CREATE TABLE handles (
  id INTEGER PRIMARY KEY, -- number of the handle
  person_id INTEGER NOT NULL REFERENCES people(id), -- the person
  platform TEXT NOT NULL, -- where it is used
  kind TEXT NOT NULL, -- name, username or url
  handle TEXT NOT NULL, -- the handle itself
  UNIQUE (person_id, platform, kind, handle)
);

-- Conversations of any kind.
CREATE TABLE conversations (
  id INTEGER PRIMARY KEY, -- number of the conversation
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose export it is in
  platform TEXT NOT NULL, -- facebook, instagram, threads or whatsapp
  key TEXT NOT NULL, -- what stays when the title changes: the thread id; beginning with ~ a name, where there is no id
  title TEXT, -- name of the other person or of the group
  kind TEXT, -- direct, group or ai; NULL where the export does not say
  folder TEXT, -- inbox, archived_threads, filtered_threads, message_requests, encrypted …
  is_participant INTEGER, -- 0 when the owner has left
  is_pending INTEGER, -- 1 for a request that was never accepted
  join_link TEXT, -- link by which people join the group
  magic_words TEXT, -- word effects, as a JSON list
  coarsest_time TEXT, -- how exact the least exact time of its messages is (second, minute …); NULL: all are to the millisecond
  message_count INTEGER, -- how many messages there are
  first_at TEXT, -- first message, UTC
  last_at TEXT, -- last message, UTC
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id), -- the file it came from
  UNIQUE (account_id, key)
);

-- Conversations as each export delivers them, and the one that each became: several of one conversation were joined.
CREATE TABLE conversation_sources (
  id INTEGER PRIMARY KEY, -- number of the row
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose export it is in
  key TEXT NOT NULL, -- what it is known by: the thread id; beginning with ~ the name in one download
  export_id INTEGER NOT NULL REFERENCES exports(id), -- the export that delivers it
  title TEXT, -- its name there
  kind TEXT, -- direct, group or ai; NULL where the export does not say
  folder TEXT, -- inbox, archived_threads, encrypted …
  people TEXT, -- who takes part, as a JSON list of names
  message_count INTEGER, -- how many messages it delivers, where each delivery is a file of its own
  first_at TEXT, -- the first of them, UTC
  last_at TEXT, -- the last of them, UTC
  sketch TEXT, -- some numbers for each day, made from what was said, by which it is known again under another name
  conversation_id INTEGER NOT NULL REFERENCES conversations(id) -- the conversation that it became
);
CREATE UNIQUE INDEX conversation_sources_identity ON conversation_sources(account_id, key, export_id, ifnull(people, ''));
CREATE INDEX conversation_sources_by_conversation ON conversation_sources(conversation_id);

-- What the user decided of conversations: never thrown away, by what the exports call them.
CREATE TABLE conversation_decisions (
  platform TEXT NOT NULL, -- facebook, instagram, threads or whatsapp
  key TEXT NOT NULL, -- the conversation that stays
  other_key TEXT NOT NULL, -- the one that is joined to it, or kept apart from it
  decision TEXT NOT NULL, -- join or apart
  PRIMARY KEY (platform, key, other_key)
) WITHOUT ROWID;

-- Which conversations are one: found by who takes part, or decided by the user.  Found anew whenever something was read.
CREATE TABLE conversation_joins (
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose they are
  key TEXT NOT NULL, -- the conversation that was joined
  target TEXT NOT NULL, -- key of the one that it became part of
  decided_by TEXT NOT NULL, -- participants or user
  PRIMARY KEY (account_id, key)
) WITHOUT ROWID;

-- What the user decided of people: never thrown away, by the names that the exports give them.
CREATE TABLE people_decisions (
  platform TEXT NOT NULL, -- where the one who stands for both is known
  name TEXT NOT NULL, -- the name there
  other_platform TEXT NOT NULL, -- where the other is known
  other_name TEXT NOT NULL, -- the name there
  decision TEXT NOT NULL, -- join or apart
  PRIMARY KEY (platform, name, other_platform, other_name)
) WITHOUT ROWID;

-- Chats that were exported as text: how the dates of each were read, and what shows it.
CREATE TABLE chat_texts (
  id INTEGER PRIMARY KEY, -- number of the row
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose export it is in
  path TEXT NOT NULL, -- the text
  run INTEGER NOT NULL, -- number of its part with one form of dates, from 0: most texts have one
  title TEXT, -- name of the chat
  layout TEXT, -- how date and time are written, with all digits made 0
  date_order TEXT, -- the order of day, month and year: dmy, mdy or ymd
  decided_by TEXT, -- what decided it: year first, numbers above 12, names of media, messages (that a backup or another export has too), given (--date-order), order of time, day of the file, way of writing, language (of words at the time), language of the app, language of the name (of the export), other chats, nothing
  sureness TEXT, -- certain, likely, or assumed: nothing shows which number is the day, --date-order settles it
  evidence TEXT, -- what shows it
  timezone TEXT, -- zone in which the phone's clock is read, as an IANA name, or its distances from UTC
  timezone_from TEXT, -- where it is known from: given (--timezone), matched (messages that a backup or another export has too), distance (how far it is ahead of another export of the chat, whose own zone nobody said), other (another export), assumed (nothing says it: UTC)
  timezone_evidence TEXT, -- what shows it
  message_count INTEGER, -- how many messages this part has
  first_at TEXT, -- its earliest message, UTC
  last_at TEXT, -- its latest message, UTC
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Who takes part in a conversation, as far as the exports know: current members and everybody who wrote.
CREATE TABLE conversation_people (
  conversation_id INTEGER NOT NULL REFERENCES conversations(id), -- the conversation
  person_id INTEGER NOT NULL REFERENCES people(id), -- the person
  is_member INTEGER NOT NULL, -- 1 when listed as a participant, 0 when known only as a sender
  PRIMARY KEY (conversation_id, person_id)
) WITHOUT ROWID;

-- Messages.  Rows of one conversation have ids in the order of the export when their times are equal.
CREATE TABLE messages (
  id INTEGER PRIMARY KEY, -- number of the message
  conversation_id INTEGER NOT NULL REFERENCES conversations(id), -- the conversation
  sender_id INTEGER REFERENCES people(id), -- who wrote it, NULL for a deleted account without a name
  at TEXT, -- when it was sent, UTC
  at_precision TEXT NOT NULL DEFAULT 'millisecond', -- how exact the time is
  kind TEXT NOT NULL, -- text, photo, video, audio, file, gif, sticker, media (one of these), share, location, contact, poll, call, joined, left, event, unsent, undecryptable, empty or unknown_empty
  text TEXT, -- what it says
  link TEXT, -- address that was shared
  link_text TEXT, -- what the shared thing says
  call_seconds INTEGER, -- length of a call, in seconds
  is_missed_call INTEGER, -- 1 when nobody answered
  is_unsent INTEGER, -- 1 when the sender took it back
  is_taken_down INTEGER, -- 1 when Meta took it down
  ip_address TEXT, -- address from which it was sent, in old exports
  latitude REAL, -- shared position, degrees
  longitude REAL, -- shared position, degrees
  event TEXT, -- what a line tells that the platform wrote: created, added, left, encryption, advanced_privacy …
  is_edited INTEGER, -- 1 when the sender changed it
  is_view_once INTEGER, -- 1 when it could be seen only once
  is_omitted INTEGER, -- 1 when its file was left out of the export
  details TEXT, -- what has no column (place, pages of a document, who deleted it …), as JSON
  own_id TEXT, -- the platform's own id of the message, where the export says it
  reply_to TEXT, -- own id of the message that it answers
  reply_to_id INTEGER REFERENCES messages(id), -- that message, where it is there
  edited_at TEXT, -- when it was changed, UTC
  is_forwarded INTEGER, -- 1 when it was forwarded from another conversation
  is_starred INTEGER, -- 1 when the owner starred it
  origin TEXT, -- created when the owner wrote it, else received; NULL where nobody said who the owner is
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among messages of one sender at one time
  sequence INTEGER, -- place in the conversation, where the export has an order that its times do not show (WhatsApp); else NULL
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);
CREATE UNIQUE INDEX messages_identity ON messages(conversation_id, at, sender_id, ordinal);
CREATE INDEX messages_by_own_id ON messages(conversation_id, own_id) WHERE own_id IS NOT NULL;
CREATE INDEX messages_that_answer ON messages(reply_to) WHERE reply_to IS NOT NULL;
CREATE INDEX messages_by_answered ON messages(reply_to_id) WHERE reply_to_id IS NOT NULL;
CREATE INDEX messages_by_sequence ON messages(conversation_id, sequence) WHERE sequence IS NOT NULL;

-- Messages with Chinese, Japanese, Thai …, whose words are found by single characters: for the search index.
CREATE TABLE unspaced_messages (
  id INTEGER PRIMARY KEY REFERENCES messages(id) -- the message
);

-- Options of a poll, with the votes at the time of the export.
CREATE TABLE poll_options (
  message_id INTEGER NOT NULL REFERENCES messages(id), -- the message that is the poll
  sequence INTEGER NOT NULL, -- number of the option, from 0
  option TEXT NOT NULL, -- what could be chosen
  votes INTEGER, -- how many chose it
  PRIMARY KEY (message_id, sequence)
) WITHOUT ROWID;

-- What another export delivers of a message where it says something else: before an edit, before it was deleted …
CREATE TABLE message_versions (
  message_id INTEGER NOT NULL REFERENCES messages(id), -- the message
  member_id INTEGER NOT NULL REFERENCES members(id), -- the file that delivers it so
  at TEXT, -- the time that it gives
  sender TEXT, -- the name that it gives to the sender
  kind TEXT NOT NULL, -- what it was there, as in messages
  text TEXT, -- what it said there
  PRIMARY KEY (message_id, member_id)
) WITHOUT ROWID;

-- Members that a message of a group says were added or removed.
CREATE TABLE message_people (
  message_id INTEGER NOT NULL REFERENCES messages(id), -- the message
  person_id INTEGER NOT NULL REFERENCES people(id), -- the person
  PRIMARY KEY (message_id, person_id)
) WITHOUT ROWID;

-- Reactions: on messages by anybody, elsewhere by the owner.
CREATE TABLE reactions (
  id INTEGER PRIMARY KEY, -- number of the reaction
  account_id INTEGER REFERENCES accounts(id), -- whose export it is in
  message_id INTEGER REFERENCES messages(id), -- the message, NULL for reactions elsewhere
  person_id INTEGER REFERENCES people(id), -- who reacted
  reaction TEXT, -- the emoji as delivered, or LIKE, LOVE, HAHA, WOW, SORRY, ANGER; NULL where the export does not say
  kind TEXT NOT NULL DEFAULT 'message', -- what was reacted to: message, post, comment, story …
  at TEXT, -- when, UTC; most exports do not say it for messages
  at_precision TEXT, -- how exact the time is
  title TEXT, -- Meta's sentence about it
  url TEXT, -- address of what was reacted to
  target TEXT, -- whose it was, or where
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created by the owner, else received
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);
-- Without U+FE0F, which only wishes how an emoji is drawn: some downloads deliver it and some do not.
CREATE UNIQUE INDEX reactions_on_messages ON reactions(message_id, person_id, replace(reaction, char(65039), ''))
WHERE message_id IS NOT NULL;

-- Posts, stories, reels, check-ins, shared links: whatever the owner put up or others put on the owner's page.
CREATE TABLE posts (
  id INTEGER PRIMARY KEY, -- number of the post
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose export it is in
  kind TEXT NOT NULL, -- post, story, reel, check-in, life event, group post, archived post, deleted post …
  author_id INTEGER REFERENCES people(id), -- who wrote it, NULL where the export does not say
  at TEXT, -- when it was posted, UTC
  at_precision TEXT, -- how exact the time is
  text TEXT, -- what it says
  title TEXT, -- Meta's sentence about it
  updated_at TEXT, -- last change, UTC
  backdated_at TEXT, -- the date that the owner gave it, UTC
  url TEXT, -- address of the post
  link TEXT, -- address that was shared
  link_title TEXT, -- title of what was shared
  link_source TEXT, -- where it was shared from
  group_name TEXT, -- the group it was posted in
  target TEXT, -- whose page it was posted on
  place TEXT, -- place that was tagged
  latitude REAL, -- of the place, degrees
  longitude REAL, -- of the place, degrees
  details TEXT, -- what has no column, as JSON
  key TEXT, -- what it is known by in every export: the platform's number of its first file, NULL where it has none
  origin TEXT, -- created by the owner, else received
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);
CREATE INDEX posts_by_key ON posts(key) WHERE key IS NOT NULL;

-- People tagged in a post.
CREATE TABLE post_people (
  post_id INTEGER NOT NULL REFERENCES posts(id), -- the post
  person_id INTEGER NOT NULL REFERENCES people(id), -- the person
  PRIMARY KEY (post_id, person_id)
) WITHOUT ROWID;

-- Comments that the owner wrote.
CREATE TABLE comments (
  id INTEGER PRIMARY KEY, -- number of the comment
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose export it is in
  kind TEXT NOT NULL, -- comment, group comment or edit
  author_id INTEGER REFERENCES people(id), -- who wrote it
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  text TEXT, -- what it says
  title TEXT, -- Meta's sentence about it: the only word on what it answers
  group_name TEXT, -- the group
  link TEXT, -- address in it
  url TEXT, -- address of the comment
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created by the owner, else received
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Photo albums.
CREATE TABLE albums (
  id INTEGER PRIMARY KEY, -- number of the album
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  name TEXT, -- its name
  folder TEXT, -- folder of its files, which tells albums of one name apart
  description TEXT, -- its description
  at TEXT, -- last change, UTC
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among albums of one name
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Photos, videos, recordings and attachments: one row per file, and one for each file that is referred to but missing.
CREATE TABLE media (
  id INTEGER PRIMARY KEY, -- number of the file
  account_id INTEGER REFERENCES accounts(id), -- whose export it is in
  kind TEXT, -- photo, video, audio, file, gif or sticker
  status TEXT NOT NULL, -- found; missing (referred to, not in any part); online (only a web address); unused (in the export, nothing refers to it)
  path TEXT NOT NULL, -- path below the export's root, or the address as delivered
  member_id INTEGER REFERENCES members(id), -- the file inside its part, NULL when missing
  part_id INTEGER REFERENCES parts(id), -- the part that holds it
  size_bytes INTEGER, -- size of the file
  at TEXT, -- when it was put up, UTC
  at_precision TEXT, -- how exact the time is
  taken_at TEXT, -- when the camera took it, UTC; without Z where it is the camera's own clock, of an unknown zone
  title TEXT, -- album or title
  description TEXT, -- caption
  latitude REAL, -- where it was taken, degrees
  longitude REAL, -- where it was taken, degrees
  width INTEGER, -- pixels
  height INTEGER, -- pixels
  details TEXT, -- what else Meta knows of the file (camera, upload address …), as JSON
  uses INTEGER NOT NULL DEFAULT 0, -- how often the export refers to it
  key TEXT NOT NULL, -- the path as compared
  copy_of INTEGER REFERENCES media(id) -- the same file as another download holds it for the same message
);
CREATE INDEX media_copies ON media(copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX media_by_key ON media(key);
CREATE INDEX media_by_member ON media(member_id) WHERE member_id IS NOT NULL;

-- Each place where the export refers to a file.
CREATE TABLE media_uses (
  id INTEGER PRIMARY KEY, -- number of the use
  media_id INTEGER REFERENCES media(id), -- the file
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose export it is in
  message_id INTEGER REFERENCES messages(id), -- the message, post, comment …
  post_id INTEGER REFERENCES posts(id), -- … that shows it
  comment_id INTEGER REFERENCES comments(id), -- the comment
  album_id INTEGER REFERENCES albums(id), -- the album
  conversation_id INTEGER REFERENCES conversations(id), -- the conversation whose picture it is
  activity_id INTEGER REFERENCES activity(id), -- the activity
  role TEXT NOT NULL, -- attachment, cover, avatar, profile, preview, shared (by a message), copy (of a file that another download holds for the same message), subtitles or lost (could not be handed over)
  kind TEXT, -- photo, video, audio, file, gif or sticker, as the export says
  uri TEXT NOT NULL, -- the reference as delivered
  key TEXT NOT NULL, -- the reference as compared
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  at TEXT, -- when it was put up, UTC
  title TEXT, -- title
  description TEXT, -- caption
  taken_at TEXT, -- when the camera took it, UTC; without Z where it is the camera's own clock, of an unknown zone
  latitude REAL, -- where it was taken, degrees
  longitude REAL, -- where it was taken, degrees
  width INTEGER, -- pixels
  height INTEGER, -- pixels
  details TEXT, -- what else Meta says, as JSON
  member_id INTEGER REFERENCES members(id), -- the file of the export that refers to it
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id) -- newest export that holds it
);
CREATE INDEX media_uses_by_media ON media_uses(media_id) WHERE media_id IS NOT NULL;
CREATE UNIQUE INDEX media_uses_in_messages ON media_uses(message_id, key, ordinal) WHERE message_id IS NOT NULL;
CREATE UNIQUE INDEX media_uses_elsewhere ON media_uses(
  account_id, key, role, ifnull(post_id, 0), ifnull(comment_id, 0), ifnull(album_id, 0), ifnull(conversation_id, 0),
  ifnull(activity_id, 0), ordinal
) WHERE message_id IS NULL;
CREATE INDEX media_uses_in_posts ON media_uses(post_id) WHERE post_id IS NOT NULL;

-- Ties to people, groups and pages.
CREATE TABLE connections (
  id INTEGER PRIMARY KEY, -- number of the tie
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- friend, former friend, following, follower, blocked, group, page liked …
  name TEXT, -- name of the person, group or page
  person_id INTEGER REFERENCES people(id), -- the person, when it is one
  at TEXT, -- since when, or when it happened, UTC
  at_precision TEXT, -- how exact the time is
  url TEXT, -- address
  status TEXT, -- what else is said of it
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- What the owner searched for.
CREATE TABLE searches (
  id INTEGER PRIMARY KEY, -- number of the search
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- search, group search, marketplace search
  text TEXT, -- what was searched for
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  title TEXT, -- Meta's sentence about it
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Places and positions.
CREATE TABLE places (
  id INTEGER PRIMARY KEY, -- number of the place
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- check-in, tagged, created, location history, last location, city …
  name TEXT, -- its name
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  address TEXT, -- its address
  latitude REAL, -- degrees
  longitude REAL, -- degrees
  url TEXT, -- its page
  detail TEXT, -- what else is said of it
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Apps and websites that log in with the account, and games and apps of the owner.
CREATE TABLE apps (
  id INTEGER PRIMARY KEY, -- number of the app
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- login, game or own
  name TEXT, -- its name
  at TEXT, -- when it was added, UTC
  at_precision TEXT, -- how exact the time is
  removed_at TEXT, -- when it was removed, UTC
  category TEXT, -- active, inactive, removed …
  app_scoped_id TEXT, -- the number by which the app knows the owner
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- What businesses told Meta about the owner.
CREATE TABLE off_meta_activity (
  id INTEGER PRIMARY KEY, -- number of the event
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  business TEXT, -- who told
  event TEXT, -- what: PAGE_VIEW, PURCHASE …
  at TEXT, -- when Meta received it, UTC
  at_precision TEXT, -- how exact the time is
  event_id TEXT, -- Meta's number for it
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- What Meta thinks the owner is interested in.
CREATE TABLE ad_interests (
  id INTEGER PRIMARY KEY, -- number of the interest
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- interest, category or topic
  name TEXT, -- the interest
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Advertisers that the owner met, or that brought the owner's data along.
CREATE TABLE advertisers (
  id INTEGER PRIMARY KEY, -- number of the row
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- interacted, seen, uploaded list, used activity …
  name TEXT, -- the advertiser, or the advertisement
  action TEXT, -- what happened
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  url TEXT, -- address
  details TEXT, -- what has no column (the words of the ad …), as JSON
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Logins, sessions, devices, addresses and cookies.
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY, -- number of the row
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- login, logout, active session, device, cookie …
  at TEXT, -- when it began, UTC
  at_precision TEXT, -- how exact the time is
  action TEXT, -- Meta's word for it
  ended_at TEXT, -- last use or change, UTC
  ip_address TEXT, -- internet address
  user_agent TEXT, -- what the browser says of itself
  device TEXT, -- device
  location TEXT, -- where Meta thinks it was
  app TEXT, -- app or site
  cookie TEXT, -- cookie, masked by Meta
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Payments.
CREATE TABLE payments (
  id INTEGER PRIMARY KEY, -- number of the payment
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT, -- Meta's word for it
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  amount TEXT, -- amount, as the export writes it
  currency TEXT, -- currency
  sender TEXT, -- who paid
  receiver TEXT, -- who was paid
  status TEXT, -- what became of it
  method TEXT, -- how it was paid
  ip_address TEXT, -- internet address
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Everything else that has a date: events, polls, notifications, visits, links opened …
CREATE TABLE activity (
  id INTEGER PRIMARY KEY, -- number of the row
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  kind TEXT NOT NULL, -- what sort of thing
  at TEXT, -- when, UTC
  at_precision TEXT, -- how exact the time is
  what TEXT, -- what it is about
  detail TEXT, -- what else is said
  url TEXT, -- address
  ended_at TEXT, -- when it ended, UTC
  people TEXT, -- names in it, as a JSON list
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- Statements about the owner: profile, settings, what Meta inferred.
CREATE TABLE facts (
  id INTEGER PRIMARY KEY, -- number of the fact
  account_id INTEGER NOT NULL REFERENCES accounts(id), -- whose it is
  topic TEXT NOT NULL, -- what it belongs to
  label TEXT, -- what is stated
  value TEXT, -- the statement
  at TEXT, -- since when, UTC
  at_precision TEXT, -- how exact the time is
  details TEXT, -- what has no column, as JSON
  origin TEXT, -- created, received, saved or observed
  ordinal INTEGER NOT NULL DEFAULT 0, -- number among equals
  first_export_id INTEGER REFERENCES exports(id), -- first export that holds it
  last_export_id INTEGER REFERENCES exports(id), -- newest export that holds it
  member_id INTEGER REFERENCES members(id) -- the file it came from
);

-- The leaving side: from here on nothing comes from an export, and a rebuild touches nothing.

-- What the owner set out to do: one way through one guide, such as deleting Facebook.
CREATE TABLE plans (
  id INTEGER PRIMARY KEY, -- number of the plan
  platform TEXT NOT NULL, -- facebook, instagram, threads, whatsapp or meta
  path TEXT NOT NULL, -- request, delete, park, deactivate or object
  account TEXT, -- which account, where the owner has several: a name as the owner wrote it
  country TEXT, -- where the owner lives, as an ISO 3166 code; NULL when not said
  started_at TEXT NOT NULL, -- when it was begun, UTC
  ended_at TEXT -- when it was finished or begun anew, UTC; NULL while it is under way
);
-- One plan under way for each account and path, so that two walks at once meet in the same one.
CREATE UNIQUE INDEX plans_under_way ON plans(platform, path, ifnull(account, '')) WHERE ended_at IS NULL;

-- How far each step of a plan is; a step without a row is open.
CREATE TABLE plan_steps (
  id INTEGER PRIMARY KEY, -- number of the row
  plan_id INTEGER NOT NULL REFERENCES plans(id), -- the plan
  step TEXT NOT NULL, -- the step's name in the guide
  item TEXT, -- which of the things in the step (one app of many); NULL for the step itself
  state TEXT NOT NULL, -- done, skipped or open (done once, then taken back)
  on_date TEXT, -- the day on which the owner did it
  why TEXT, -- why it was skipped, or on what ground a step was done that was refused
  changed_at TEXT NOT NULL -- when this was written, UTC
);
CREATE UNIQUE INDEX plan_steps_identity ON plan_steps(plan_id, step, ifnull(item, ''));

-- Everything that happened to a plan, in order; rows are only ever added.
CREATE TABLE plan_log (
  id INTEGER PRIMARY KEY, -- number of the row
  plan_id INTEGER NOT NULL REFERENCES plans(id), -- the plan
  step TEXT, -- the step, NULL where it concerns the whole plan
  item TEXT, -- which of the things in the step
  kind TEXT NOT NULL, -- started, done, skipped, reopened, note, evidence, overridden, ended
  on_date TEXT, -- the day that it is about
  text TEXT, -- the note, the reason, or the sentence that was typed
  logged_at TEXT NOT NULL -- when it was written, UTC
);
CREATE INDEX plan_log_by_plan ON plan_log(plan_id);

-- Files that prove a step: copied beside the database, readable by the owner only.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY, -- number of the evidence
  plan_id INTEGER REFERENCES plans(id), -- the plan that it belongs to
  step TEXT, -- the step that it proves
  letter_id INTEGER REFERENCES letters(id), -- the letter that it belongs to
  name TEXT NOT NULL, -- the file's name as the owner gave it
  path TEXT NOT NULL UNIQUE, -- where the copy is, seen from the folder of the database
  sha256 TEXT NOT NULL, -- checksum of the copy
  size_bytes INTEGER NOT NULL, -- its size
  about TEXT, -- what it shows, in the owner's words
  on_date TEXT NOT NULL, -- the day that it shows
  added_at TEXT NOT NULL -- when it was copied, UTC
);
CREATE INDEX evidence_by_plan ON evidence(plan_id);

-- Letters and forms that were sent, and what was answered.
CREATE TABLE letters (
  id INTEGER PRIMARY KEY, -- number of the letter
  plan_id INTEGER REFERENCES plans(id), -- the plan that it belongs to
  platform TEXT NOT NULL, -- facebook, instagram, threads, whatsapp or meta
  kind TEXT NOT NULL, -- access, portability, ai-objection, ad-objection, erasure, reminder, complaint …
  account TEXT, -- the account that it is about
  country TEXT, -- where the owner lives, as an ISO 3166 code
  law TEXT, -- the law that it names, NULL for a plain request
  addressee TEXT, -- who it was sent to
  channel TEXT, -- form, email or post
  answers_id INTEGER REFERENCES letters(id), -- the earlier letter that it follows
  written_at TEXT NOT NULL, -- when it was written, UTC
  sent_on TEXT, -- the day on which it was sent; NULL while it is a draft
  reference TEXT, -- case number or tracking number
  paused_days INTEGER, -- days on which the clock stood still (United Kingdom), NULL for none
  answered_on TEXT, -- the day of the answer
  answer TEXT -- granted, partly, refused, question or receipt; NULL while there is none
);
CREATE INDEX letters_by_plan ON letters(plan_id);

-- What the owner said of the checks before leaving: rows are only ever added, the newest of each check counts.
CREATE TABLE confirmations (
  id INTEGER PRIMARY KEY, -- number of the row
  platform TEXT NOT NULL, -- facebook, instagram, threads or whatsapp
  check_name TEXT NOT NULL, -- the check, as `exit-kit check` names it
  answer TEXT NOT NULL, -- confirmed or taken back
  names TEXT NOT NULL, -- the things that it covers (apps, chats, the owner's accounts …), as a JSON list
  note TEXT, -- the owner's words
  answered_at TEXT NOT NULL -- when it was said, UTC
);

-- What reading a part to its end gave (`exit-kit check --deep`): the newest row of each part counts.
CREATE TABLE deep_looks (
  id INTEGER PRIMARY KEY, -- number of the row
  fingerprint TEXT NOT NULL, -- the part, as in parts
  looked_at TEXT NOT NULL, -- when, UTC
  files INTEGER NOT NULL, -- how many files were read
  broken TEXT NOT NULL, -- paths of those that could not be read to their end, as a JSON list
  photos INTEGER NOT NULL, -- how many photos were measured
  photo_pixels INTEGER, -- median of their longer edges, in pixels
  photo_most INTEGER, -- the largest longer edge, in pixels
  videos INTEGER NOT NULL, -- how many videos were measured
  video_kbit INTEGER -- median of their kilobits a second
);

-- What the owner did to keep a parked account alive: rows are only ever added.
CREATE TABLE upkeep (
  id INTEGER PRIMARY KEY, -- number of the row
  platform TEXT NOT NULL, -- facebook, instagram, threads, whatsapp or meta
  account TEXT, -- which account, where the owner has several
  on_date TEXT NOT NULL, -- the day on which the owner logged in or opened the app
  note TEXT, -- the owner's words
  logged_at TEXT NOT NULL -- when this was written, UTC
);
