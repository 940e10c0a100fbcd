-- Keeps closed_at right where another program than helpdesk changes the status: the web application never writes it.
CREATE TRIGGER helpdesk_ticket_closed BEFORE UPDATE ON ticket FOR EACH ROW
BEGIN
    -- An error here must never stop the other program's statement.
    DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
    IF @helpdesk IS NULL AND NOT (NEW.status_id <=> OLD.status_id) THEN
        -- Resolved: coloured 'success', and not the status of new tickets. From one resolved status to another it stays as it was.
        SET NEW.closed_at = (
            SELECT CASE WHEN MAX(s.id = NEW.status_id) = 0 OR MAX(s.id = NEW.status_id) IS NULL THEN NULL
                        WHEN MAX(s.id <=> OLD.status_id) = 1 AND OLD.closed_at IS NOT NULL THEN OLD.closed_at
                        ELSE UTC_TIMESTAMP() END
            FROM status AS s
            WHERE s.color = 'success' AND s.id <> (
                SELECT COALESCE(MAX(CASE WHEN d.id = t.default_id THEN d.id END), MIN(d.id))
                FROM status AS d, (SELECT DEFAULT(x.status_id) AS default_id FROM (SELECT 1 AS one) AS o LEFT JOIN ticket AS x ON 1 = 0) AS t));
    END IF;
END
