-- What this database is called in files that it writes, so that its tickets are known again where they are read.

INSERT INTO helpdesk_setting (name, value)
SELECT 'identity', lower(hex(randomblob(16)))
WHERE NOT EXISTS (SELECT 1 FROM helpdesk_setting WHERE name = 'identity');

-- The key by which a file knew a ticket that was imported: files that are written later have it, too.

CREATE TABLE IF NOT EXISTS helpdesk_origin (
    ticket_id INTEGER NOT NULL PRIMARY KEY,
    file_key VARCHAR(255) NOT NULL,
    FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
);
