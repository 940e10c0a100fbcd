-- A comment gets its number before it is committed, and others may have been committed behind it by then. comment_id of
-- helpdesk_seen is a number below which nobody writes any more, and here are the later ones that were seen: `,14,17,`.

ALTER TABLE helpdesk_seen ADD COLUMN later_comments VARCHAR(255) NOT NULL DEFAULT '';
