-- What helpdesk keeps beside the six shared tables. Instants named _at are seconds since the Unix epoch:
-- no session's time zone can shift them. Foreign keys cascade, so that the web application's own deletes never fail on them.

CREATE TABLE IF NOT EXISTS helpdesk_session (
    id INT AUTO_INCREMENT PRIMARY KEY,
    token_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE,
    user_id INT NOT NULL,
    -- SHA-256 of user.password at login: any change of it, by whatever program, ends the session.
    password_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- Ends also after this long without use; NULL: only at expires_at.
    idle_seconds INT,
    FOREIGN KEY (user_id) REFERENCES user(id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The history: one row for each changed field, in the transaction that changed it. It copies ids and names and outlives them.
CREATE TABLE IF NOT EXISTS helpdesk_event (
    id BIGINT AUTO_INCREMENT PRIMARY KEY,
    change_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at BIGINT NOT NULL,
    source VARCHAR(10) NOT NULL,
    actor_id INT,
    actor_name VARCHAR(50),
    entity VARCHAR(20) NOT NULL,
    entity_id INT NOT NULL,
    field VARCHAR(30) NOT NULL,
    -- The values as stored in the row (an id, a text, or a deleted row as JSON) and, for an id, the name it had then.
    old_value MEDIUMTEXT,
    new_value MEDIUMTEXT,
    old_name VARCHAR(255),
    new_name VARCHAR(255),
    KEY helpdesk_event_entity (entity, entity_id, id),
    KEY helpdesk_event_change (change_id),
    KEY helpdesk_event_actor (actor_id, id),
    KEY helpdesk_event_at (at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Rows that stand for a rule over many rows. Who might break the rule writes its row first, so that two of them wait for each other.
CREATE TABLE IF NOT EXISTS helpdesk_guard (
    name VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    writes BIGINT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO helpdesk_guard (name, writes)
SELECT seed.name, 0 FROM (SELECT 'administrators' AS name) AS seed
WHERE NOT EXISTS (SELECT 1 FROM helpdesk_guard WHERE name = 'administrators');

-- Who wrote a comment before its author was deleted and the comment moved to another account.
CREATE TABLE IF NOT EXISTS helpdesk_former_author (
    comment_id INT NOT NULL PRIMARY KEY,
    username VARCHAR(50) NOT NULL,
    full_name VARCHAR(100) NOT NULL,
    FOREIGN KEY (comment_id) REFERENCES comment(id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
