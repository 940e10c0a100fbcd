-- Which changes are undos, and of what: an undo passes over them, and over what they have taken away.

CREATE TABLE IF NOT EXISTS helpdesk_undo (
    -- The undo itself.
    change_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    -- The change that is no undo, and that it takes away or, with redoes, brings back.
    root CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    redoes TINYINT NOT NULL,
    -- Whether it is the latest of its root and takes it away: then that is undone.
    stands TINYINT NOT NULL,
    KEY helpdesk_undo_root (root, stands)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;
