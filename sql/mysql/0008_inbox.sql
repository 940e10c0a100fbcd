-- How far each person has read: a row for each ticket that was seen, and one (place 0) for all others, which tells where his inbox
-- begins. It goes with the person and with the ticket.

CREATE TABLE IF NOT EXISTS helpdesk_seen (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    user_id INT NOT NULL,
    ticket_id INT,
    -- The ticket's number again, or 0: so that there is one row of each.
    place INT NOT NULL,
    -- The newest comment and event that were there, the second by the server's clock, and the row as it stood (0: not known).
    comment_id INT NOT NULL,
    event_id BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    status_id INT,
    assigned_to INT,
    -- Found unread when the row of place 0 moved on.
    is_unread INT NOT NULL,
    UNIQUE KEY helpdesk_seen_place (user_id, place),
    KEY helpdesk_seen_unread (user_id, is_unread),
    FOREIGN KEY (user_id) REFERENCES user(id) ON DELETE CASCADE,
    FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What is there now is read, by whoever uses helpdesk already. The inbox of others begins with their first login.
INSERT INTO helpdesk_seen (user_id, place, comment_id, event_id, seen_at, is_unread)
SELECT u.id, 0, COALESCE(c.last, 0), COALESCE(e.last, 0), UNIX_TIMESTAMP(), 0
FROM user AS u, (SELECT MAX(id) AS last FROM comment) AS c, (SELECT MAX(id) AS last FROM helpdesk_event) AS e
WHERE (EXISTS (SELECT 1 FROM helpdesk_session AS s WHERE s.user_id = u.id) OR EXISTS (SELECT 1 FROM helpdesk_event AS a WHERE a.actor_id = u.id))
  AND NOT EXISTS (SELECT 1 FROM helpdesk_seen AS n WHERE n.user_id = u.id);
