-- How far each person has read: a row for each ticket that was seen, and one (place 0) for all others, which tells where his inbox
-- begins. It goes with the person and with the ticket. The columns are explained in sql/mysql/0008_inbox.sql.

CREATE TABLE IF NOT EXISTS helpdesk_seen (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id INT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
    ticket_id INT REFERENCES ticket(id) ON DELETE CASCADE,
    place INT NOT NULL,
    comment_id INT NOT NULL,
    event_id BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    status_id INT,
    assigned_to INT,
    is_unread INT NOT NULL,
    UNIQUE (user_id, place)
);
CREATE INDEX IF NOT EXISTS helpdesk_seen_unread ON helpdesk_seen (user_id, is_unread);
CREATE INDEX IF NOT EXISTS helpdesk_seen_ticket_id ON helpdesk_seen (ticket_id);

-- What is there now is read, by whoever uses helpdesk already. The inbox of others begins with their first login.
INSERT INTO helpdesk_seen (user_id, place, comment_id, event_id, seen_at, is_unread)
SELECT u.id, 0, COALESCE(c.last, 0), COALESCE(e.last, 0), unixepoch(), 0
FROM user AS u, (SELECT MAX(id) AS last FROM comment) AS c, (SELECT MAX(id) AS last FROM helpdesk_event) AS e
WHERE (EXISTS (SELECT 1 FROM helpdesk_session AS s WHERE s.user_id = u.id) OR EXISTS (SELECT 1 FROM helpdesk_event AS a WHERE a.actor_id = u.id))
  AND NOT EXISTS (SELECT 1 FROM helpdesk_seen AS n WHERE n.user_id = u.id);
