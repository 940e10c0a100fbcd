-- What was imported: a file that is imported again, or after it was cut off, makes no ticket twice. Outlives the ticket.

CREATE TABLE IF NOT EXISTS helpdesk_import_key (
    key_sha256 CHAR(43) NOT NULL PRIMARY KEY,
    ticket_id INT NOT NULL
) WITHOUT ROWID;
