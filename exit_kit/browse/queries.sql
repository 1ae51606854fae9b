-- The questions that stand ready in the browser; see queries.py for the form.
-- Columns named conversation_id or person_id become links, and so does row_id beside table_name.

-- search_everything: Search everything
-- Every word is looked for in messages, posts, comments, photos, searches and all the rest; "two words" in quotes belong together.
-- At most 100 of each kind are shown, the newest first.
WITH found (table_name, row_id, at, who, text, whereabouts) AS (
  SELECT * FROM (SELECT 'messages', messages.id, at, people.name, text, conversations.title FROM messages
    JOIN conversations ON conversations.id = conversation_id LEFT JOIN people ON people.id = sender_id
    WHERE messages.id IN (SELECT rowid FROM messages_fts WHERE messages_fts MATCH escape_fts(:words) ORDER BY rowid DESC LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'posts', id, at, NULL, coalesce(text, title), coalesce(group_name, place) FROM posts
    WHERE id IN (SELECT rowid FROM posts_fts WHERE posts_fts MATCH escape_fts(:words) ORDER BY rowid DESC LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'comments', id, at, NULL, text, coalesce(group_name, title) FROM comments
    WHERE id IN (SELECT rowid FROM comments_fts WHERE comments_fts MATCH escape_fts(:words) ORDER BY rowid DESC LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'people', id, NULL, name, NULL, platform FROM people
    WHERE id IN (SELECT rowid FROM people_fts WHERE people_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'conversations', id, last_at, NULL, title, folder FROM conversations
    WHERE id IN (SELECT rowid FROM conversations_fts WHERE conversations_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'media', id, at, NULL, coalesce(description, title, path), kind FROM media
    WHERE id IN (SELECT rowid FROM media_fts WHERE media_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'connections', id, at, name, status, kind FROM connections
    WHERE id IN (SELECT rowid FROM connections_fts WHERE connections_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'reactions', id, at, NULL, title, target FROM reactions
    WHERE id IN (SELECT rowid FROM reactions_fts WHERE reactions_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'searches', id, at, NULL, text, kind FROM searches
    WHERE id IN (SELECT rowid FROM searches_fts WHERE searches_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'places', id, at, NULL, name, address FROM places
    WHERE id IN (SELECT rowid FROM places_fts WHERE places_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'activity', id, at, NULL, coalesce(what, detail), kind FROM activity
    WHERE id IN (SELECT rowid FROM activity_fts WHERE activity_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'off_meta_activity', id, at, business, event, NULL FROM off_meta_activity
    WHERE id IN (SELECT rowid FROM off_meta_activity_fts WHERE off_meta_activity_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'advertisers', id, at, name, action, kind FROM advertisers
    WHERE id IN (SELECT rowid FROM advertisers_fts WHERE advertisers_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'apps', id, at, name, category, kind FROM apps
    WHERE id IN (SELECT rowid FROM apps_fts WHERE apps_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'facts', id, at, NULL, value, coalesce(label, topic) FROM facts
    WHERE id IN (SELECT rowid FROM facts_fts WHERE facts_fts MATCH escape_fts(:words) LIMIT 100))
  UNION ALL SELECT * FROM (SELECT 'raw_records', id, NULL, NULL, record, topic FROM raw_records
    WHERE id IN (SELECT rowid FROM raw_records_fts WHERE raw_records_fts MATCH escape_fts(:words) LIMIT 100))
)
SELECT at, who, text, whereabouts, table_name, row_id FROM found ORDER BY at DESC;

-- most_messages: Who you wrote with most
-- Conversations by the number of messages, with how many of them you wrote yourself.
SELECT conversations.id AS conversation_id, title, kind, message_count,
  (SELECT count(*) FROM messages WHERE conversation_id = conversations.id AND origin = 'created') AS written_by_you,
  first_at, last_at
FROM conversations ORDER BY message_count DESC LIMIT 100;

-- on_this_day: On this day
-- What happened on this day in every year; write another day as month and day, like 12-24.
SELECT substr(at, 1, 4) AS year, at, what, who, text, whereabouts, table_name, row_id
FROM timeline
WHERE substr(at, 6, 5) = coalesce(nullif(:day, ''), strftime('%m-%d', 'now', 'localtime'))
ORDER BY at LIMIT 1000;

-- first_messages: The first message of each conversation
-- How it began, with everybody.
SELECT conversations.id AS conversation_id, title, messages.at, people.name AS who, coalesce(messages.text, messages.kind) AS text
FROM conversations
JOIN messages ON messages.id = (
  SELECT id FROM messages WHERE conversation_id = conversations.id AND at IS NOT NULL ORDER BY at LIMIT 1)
LEFT JOIN people ON people.id = sender_id
ORDER BY messages.at;

-- fallen_silent: Conversations that fell silent
-- At least 20 messages, and none in the year before the newest of all.
SELECT id AS conversation_id, title, message_count, first_at, last_at
FROM conversations
WHERE message_count >= 20 AND last_at < (SELECT strftime('%Y-%m-%d', max(last_at), '-1 year') FROM conversations)
ORDER BY message_count DESC;

-- messages_by_year: Messages by year
-- How many you wrote and how many you got.
SELECT substr(at, 1, 4) AS year, sum(origin = 'created') AS written, sum(origin = 'received') AS received, count(*) AS messages
FROM messages WHERE at IS NOT NULL GROUP BY year ORDER BY year;

-- friends_by_year: Friends gained and lost by year
-- As far as the export remembers: of friends who left, many are not listed.
SELECT substr(at, 1, 4) AS year, sum(kind = 'friend') AS gained, sum(kind = 'former friend') AS lost,
  group_concat(CASE kind WHEN 'former friend' THEN name END, ', ') AS lost_names
FROM connections WHERE kind IN ('friend', 'former friend') AND at IS NOT NULL GROUP BY year ORDER BY year;

-- posts_by_year: Posts, comments and reactions by year
-- What you did in public and in groups.
SELECT year, sum(what = 'post') AS posts, sum(what = 'comment') AS comments, sum(what = 'reaction') AS reactions FROM (
  SELECT substr(at, 1, 4) AS year, 'post' AS what FROM posts WHERE at IS NOT NULL
  UNION ALL SELECT substr(at, 1, 4), 'comment' FROM comments WHERE at IS NOT NULL
  UNION ALL SELECT substr(at, 1, 4), 'reaction' FROM reactions WHERE at IS NOT NULL
) GROUP BY year ORDER BY year;

-- photos_by_year: Photos and videos by year
-- Those that are in the export, and those it only refers to.
SELECT substr(coalesce(taken_at, at), 1, 4) AS year, sum(kind = 'photo') AS photos, sum(kind = 'video') AS videos,
  sum(status = 'missing') AS missing, sum(size_bytes) AS size_bytes
FROM media WHERE copy_of IS NULL GROUP BY year ORDER BY year;

-- photos_by_place: Photos by place
-- Photos that know where they were taken, to about a kilometre (two decimals of a degree).
SELECT round(latitude, 2) AS latitude, round(longitude, 2) AS longitude, count(*) AS photos,
  min(coalesce(taken_at, at)) AS first_at, max(coalesce(taken_at, at)) AS last_at, max(title) AS album
FROM media WHERE latitude IS NOT NULL AND copy_of IS NULL GROUP BY 1, 2 ORDER BY photos DESC;

-- missing_files: Photos and files that are not there
-- The export refers to them, but they are in none of the parts that were read.
SELECT 'media' AS table_name, id AS row_id, kind, path, at, uses FROM media WHERE status = 'missing' ORDER BY at DESC;

-- told_by_companies: What companies told Meta about you
-- Shops, sites and apps that reported visits and purchases, by how often.
SELECT business, count(*) AS reports, min(at) AS first_at, max(at) AS last_at, group_concat(DISTINCT event) AS events
FROM off_meta_activity GROUP BY business ORDER BY reports DESC;

-- advertisers_with_lists: Advertisers that brought your data along
-- Companies that uploaded a list with you on it, or whose advertisements you met.
SELECT name, group_concat(DISTINCT kind) AS kinds, count(*) AS times, max(at) AS last_at
FROM advertisers GROUP BY name ORDER BY times DESC, name;

-- logins_by_place: Where you were logged in
-- By the place that Meta made out, with the devices seen there.
SELECT coalesce(location, ip_address) AS place, count(*) AS times, min(at) AS first_at, max(at) AS last_at,
  group_concat(DISTINCT device) AS devices
FROM sessions GROUP BY place ORDER BY times DESC;
