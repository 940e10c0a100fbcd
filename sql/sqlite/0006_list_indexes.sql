-- Each list is read from ordered ranges of these: one for each status and priority, of all tickets, of those that somebody has, and of
-- those that somebody asked for.

CREATE INDEX IF NOT EXISTS helpdesk_ticket_list ON ticket (status_id, priority_id, created_at);

CREATE INDEX IF NOT EXISTS helpdesk_ticket_assigned ON ticket (assigned_to, status_id, priority_id, created_at);

CREATE INDEX IF NOT EXISTS helpdesk_ticket_requested ON ticket (requester_id, status_id, priority_id, created_at);
