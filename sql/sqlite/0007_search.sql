-- The texts of each ticket as they are searched: folded words, each behind `zz`, with blanks around; a comment ends with `:`.
-- A conversation that is too long for a row goes on in further parts. It is made of ticket and comment alone, and made anew by
-- `helpdesk db migrate`. The number of a row is FTS5's, and survives a VACUUM.

CREATE TABLE IF NOT EXISTS helpdesk_search (
    id INTEGER PRIMARY KEY,
    ticket_id INT NOT NULL REFERENCES ticket(id) ON DELETE CASCADE,
    part INT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    comments TEXT NOT NULL,
    UNIQUE (ticket_id, part)
);
CREATE INDEX IF NOT EXISTS helpdesk_search_part ON helpdesk_search (part, ticket_id);

CREATE VIRTUAL TABLE IF NOT EXISTS helpdesk_search_fts USING fts5(title, description, comments, content='helpdesk_search', content_rowid='id', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0 tokenchars '_'");

-- In step with its rows, whoever changes them: a cascade fires these too.
CREATE TRIGGER IF NOT EXISTS helpdesk_search_inserted AFTER INSERT ON helpdesk_search FOR EACH ROW BEGIN INSERT INTO helpdesk_search_fts (rowid, title, description, comments) VALUES (NEW.id, NEW.title, NEW.description, NEW.comments); END;
CREATE TRIGGER IF NOT EXISTS helpdesk_search_deleted AFTER DELETE ON helpdesk_search FOR EACH ROW BEGIN INSERT INTO helpdesk_search_fts (helpdesk_search_fts, rowid, title, description, comments) VALUES ('delete', OLD.id, OLD.title, OLD.description, OLD.comments); END;
CREATE TRIGGER IF NOT EXISTS helpdesk_search_updated AFTER UPDATE ON helpdesk_search FOR EACH ROW BEGIN INSERT INTO helpdesk_search_fts (helpdesk_search_fts, rowid, title, description, comments) VALUES ('delete', OLD.id, OLD.title, OLD.description, OLD.comments); INSERT INTO helpdesk_search_fts (rowid, title, description, comments) VALUES (NEW.id, NEW.title, NEW.description, NEW.comments); END;

-- What is new is found by these.
CREATE INDEX IF NOT EXISTS helpdesk_ticket_updated_at ON ticket (updated_at);
CREATE INDEX IF NOT EXISTS helpdesk_ticket_created_at ON ticket (created_at);
CREATE INDEX IF NOT EXISTS helpdesk_comment_created_at ON comment (created_at);
