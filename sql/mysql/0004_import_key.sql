-- What was imported: a file that is imported again, or after it was cut off, makes no ticket twice. Outlives the ticket.

CREATE TABLE IF NOT EXISTS helpdesk_import_key (
    -- SHA-256 of the row, or of the key that the file gave it, as base64url.
    key_sha256 CHAR(43) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    ticket_id INT NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
