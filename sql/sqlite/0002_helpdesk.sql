-- What helpdesk keeps beside the six shared tables. Instants named _at are seconds since the Unix epoch.
-- The columns are explained in sql/mysql/0002_helpdesk.sql.

CREATE TABLE IF NOT EXISTS helpdesk_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    token_sha256 CHAR(64) NOT NULL UNIQUE,
    user_id INT NOT NULL REFERENCES user(id) ON DELETE CASCADE,
    password_sha256 CHAR(64) NOT NULL,
    name VARCHAR(100) NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    idle_seconds INT
);
CREATE INDEX IF NOT EXISTS helpdesk_session_user_id ON helpdesk_session (user_id);

CREATE TABLE IF NOT EXISTS helpdesk_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    change_id CHAR(36) NOT NULL,
    at BIGINT NOT NULL,
    source VARCHAR(10) NOT NULL,
    actor_id INT,
    actor_name VARCHAR(50),
    entity VARCHAR(20) NOT NULL,
    entity_id INT NOT NULL,
    field VARCHAR(30) NOT NULL,
    old_value TEXT,
    new_value TEXT,
    old_name VARCHAR(255),
    new_name VARCHAR(255)
);
CREATE INDEX IF NOT EXISTS helpdesk_event_entity ON helpdesk_event (entity, entity_id, id);
CREATE INDEX IF NOT EXISTS helpdesk_event_change ON helpdesk_event (change_id);
CREATE INDEX IF NOT EXISTS helpdesk_event_actor ON helpdesk_event (actor_id, id);
CREATE INDEX IF NOT EXISTS helpdesk_event_at ON helpdesk_event (at);

CREATE TABLE IF NOT EXISTS helpdesk_guard (
    name VARCHAR(30) NOT NULL PRIMARY KEY,
    writes BIGINT NOT NULL
);

INSERT INTO helpdesk_guard (name, writes)
SELECT seed.name, 0 FROM (SELECT 'administrators' AS name) AS seed
WHERE NOT EXISTS (SELECT 1 FROM helpdesk_guard WHERE name = 'administrators');

CREATE TABLE IF NOT EXISTS helpdesk_former_author (
    comment_id INT NOT NULL PRIMARY KEY REFERENCES comment(id) ON DELETE CASCADE,
    username VARCHAR(50) NOT NULL,
    full_name VARCHAR(100) NOT NULL
);
