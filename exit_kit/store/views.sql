-- Views: the questions people ask first.

-- Everything that has a date, newest last: what, when, who, in which table.
CREATE VIEW timeline AS
  SELECT messages.at, 'message' AS what, messages.kind, people.name AS who, messages.text, conversations.title AS whereabouts,
    messages.origin, 'messages' AS table_name, messages.id AS row_id
    FROM messages JOIN conversations ON conversations.id = conversation_id LEFT JOIN people ON people.id = sender_id
    WHERE messages.at IS NOT NULL
  UNION ALL SELECT posts.at, 'post', posts.kind, people.name, coalesce(posts.text, posts.title), coalesce(group_name, target, place),
    posts.origin, 'posts', posts.id FROM posts LEFT JOIN people ON people.id = author_id WHERE posts.at IS NOT NULL
  UNION ALL SELECT comments.at, 'comment', comments.kind, people.name, comments.text, coalesce(group_name, title),
    comments.origin, 'comments', comments.id FROM comments LEFT JOIN people ON people.id = author_id WHERE comments.at IS NOT NULL
  UNION ALL SELECT reactions.at, 'reaction', reactions.kind, people.name, reaction, coalesce(target, title),
    reactions.origin, 'reactions', reactions.id FROM reactions LEFT JOIN people ON people.id = person_id WHERE reactions.at IS NOT NULL
  UNION ALL SELECT at, 'connection', kind, name, status, NULL, origin, 'connections', id FROM connections WHERE at IS NOT NULL
  UNION ALL SELECT at, 'search', kind, NULL, text, NULL, origin, 'searches', id FROM searches WHERE at IS NOT NULL
  UNION ALL SELECT at, 'place', kind, NULL, name, address, origin, 'places', id FROM places WHERE at IS NOT NULL
  UNION ALL SELECT at, 'app', kind, name, category, NULL, origin, 'apps', id FROM apps WHERE at IS NOT NULL
  UNION ALL SELECT at, 'off-Meta activity', event, business, NULL, NULL, origin, 'off_meta_activity', id FROM off_meta_activity WHERE at IS NOT NULL
  UNION ALL SELECT at, 'advertiser', kind, name, action, NULL, origin, 'advertisers', id FROM advertisers WHERE at IS NOT NULL
  UNION ALL SELECT at, 'session', kind, NULL, action, location, origin, 'sessions', id FROM sessions WHERE at IS NOT NULL
  UNION ALL SELECT at, 'payment', kind, receiver, amount || ' ' || coalesce(currency, ''), NULL, origin, 'payments', id FROM payments WHERE at IS NOT NULL
  UNION ALL SELECT at, 'activity', kind, NULL, what, detail, origin, 'activity', id FROM activity WHERE at IS NOT NULL;

-- Conversations with figures.
CREATE VIEW conversations_overview AS
  SELECT id, platform, title, kind, folder, message_count, first_at, last_at,
    (SELECT group_concat(name, ', ') FROM conversation_people JOIN people ON people.id = person_id
      WHERE conversation_id = conversations.id AND is_owner = 0) AS with_people
  FROM conversations ORDER BY message_count DESC;

-- People with the number of messages they wrote; those whom the user joined are one row.
CREATE VIEW people_overview AS
  SELECT whole.id, told.platform, whole.name, told.is_owner, told.messages, told.first_message_at, told.last_message_at,
    ties.kinds AS connected_as
  FROM people AS whole JOIN ( -- counted before they meet the people: a third of the time
    SELECT ifnull(joined_to, people.id) AS id, group_concat(DISTINCT platform) AS platform, max(is_owner) AS is_owner,
      ifnull(sum(wrote.messages), 0) AS messages, min(wrote.first_at) AS first_message_at, max(wrote.last_at) AS last_message_at
    FROM people LEFT JOIN (
      SELECT sender_id, count(*) AS messages, min(at) AS first_at, max(at) AS last_at
        FROM messages WHERE sender_id IS NOT NULL GROUP BY sender_id
    ) AS wrote ON wrote.sender_id = people.id
    GROUP BY 1
  ) AS told ON told.id = whole.id LEFT JOIN (
    SELECT ifnull(joined_to, people.id) AS id, group_concat(DISTINCT kind) AS kinds
      FROM connections JOIN people ON people.id = person_id GROUP BY 1
  ) AS ties ON ties.id = whole.id
  ORDER BY told.messages DESC;

-- What became of the files of each export.
CREATE VIEW coverage AS
  SELECT export_id, exports.platform, exports.created_at, status, count(*) AS members, sum(size_bytes) AS size_bytes,
    sum(records) AS records
  FROM members JOIN exports ON exports.id = export_id GROUP BY export_id, status;

-- Figures by month.
CREATE VIEW by_month AS
  SELECT substr(at, 1, 7) AS month, what, count(*) AS count FROM timeline GROUP BY month, what;
