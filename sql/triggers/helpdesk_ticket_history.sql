-- Records at once what another program than helpdesk does to a ticket; who did it is not known here.
CREATE TRIGGER helpdesk_ticket_history AFTER UPDATE ON ticket FOR EACH ROW
BEGIN
    DECLARE change_id CHAR(36) DEFAULT UUID();
    -- An error here must never stop the other program's statement.
    DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END;
    IF @helpdesk IS NULL AND NOT (NEW.status_id <=> OLD.status_id) THEN
        INSERT INTO helpdesk_event (change_id, at, source, entity, entity_id, field, old_value, new_value, old_name, new_name)
        VALUES (change_id, UNIX_TIMESTAMP(), 'outside', 'ticket', NEW.id, 'status', OLD.status_id, NEW.status_id,
            (SELECT name FROM status WHERE id = OLD.status_id), (SELECT name FROM status WHERE id = NEW.status_id));
    END IF;
    IF @helpdesk IS NULL AND NOT (NEW.assigned_to <=> OLD.assigned_to) THEN
        INSERT INTO helpdesk_event (change_id, at, source, entity, entity_id, field, old_value, new_value, old_name, new_name)
        VALUES (change_id, UNIX_TIMESTAMP(), 'outside', 'ticket', NEW.id, 'assignee', OLD.assigned_to, NEW.assigned_to,
            (SELECT username FROM user WHERE id = OLD.assigned_to), (SELECT username FROM user WHERE id = NEW.assigned_to));
    END IF;
END
