-- What this database is called in files that it writes, so that its tickets are known again where they are read.

INSERT INTO helpdesk_setting (name, value)
SELECT seed.name, seed.value FROM (SELECT 'identity' AS name, LEFT(SHA2(CONCAT(UUID(), RAND()), 256), 32) AS value) AS seed
WHERE NOT EXISTS (SELECT 1 FROM helpdesk_setting WHERE name = 'identity');

-- The key by which a file knew a ticket that was imported: files that are written later have it, too.

CREATE TABLE IF NOT EXISTS helpdesk_origin (
    ticket_id INT NOT NULL PRIMARY KEY,
    file_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
