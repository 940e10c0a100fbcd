-- The texts of each ticket as they are searched: folded words, each behind `zz`, with blanks around; a comment ends with `:`.
-- A conversation that is too long for a row goes on in further parts. It is made of ticket and comment alone, and made anew by
-- `helpdesk db migrate`, which adds the FULLTEXT index once the table is filled.

CREATE TABLE IF NOT EXISTS helpdesk_search (
    ticket_id INT NOT NULL,
    part INT NOT NULL,
    title MEDIUMTEXT NOT NULL,
    description MEDIUMTEXT NOT NULL,
    comments MEDIUMTEXT NOT NULL,
    PRIMARY KEY (ticket_id, part),
    KEY helpdesk_search_part (part),
    FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What is new is found by these.

CREATE INDEX helpdesk_ticket_updated_at ON ticket (updated_at);

CREATE INDEX helpdesk_ticket_created_at ON ticket (created_at);

CREATE INDEX helpdesk_comment_created_at ON comment (created_at);
