-- The six tables and the obligatory rows that the web application is installed with, in SQLite's words.
-- Times are UTC, 'YYYY-MM-DD HH:MM:SS', as CURRENT_TIMESTAMP writes them.

CREATE TABLE IF NOT EXISTS user (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    username VARCHAR(50) UNIQUE NOT NULL,
    email VARCHAR(100) UNIQUE NOT NULL,
    password VARCHAR(255) NOT NULL,
    role VARCHAR(20) NOT NULL,
    full_name VARCHAR(100) NOT NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS category (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(50) NOT NULL,
    description TEXT
);

CREATE TABLE IF NOT EXISTS status (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(30) NOT NULL,
    color VARCHAR(20)
);

CREATE TABLE IF NOT EXISTS priority (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name VARCHAR(30) NOT NULL,
    level INT
);

CREATE TABLE IF NOT EXISTS ticket (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title VARCHAR(200) NOT NULL,
    description TEXT NOT NULL,
    category_id INT NOT NULL REFERENCES category(id),
    priority_id INT NOT NULL REFERENCES priority(id),
    status_id INT DEFAULT 1 REFERENCES status(id),
    requester_id INT NOT NULL REFERENCES user(id),
    assigned_to INT REFERENCES user(id),
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    closed_at DATETIME
);

CREATE TABLE IF NOT EXISTS comment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    ticket_id INT NOT NULL REFERENCES ticket(id) ON DELETE CASCADE,
    user_id INT NOT NULL REFERENCES user(id),
    content TEXT NOT NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);

-- The indexes that MySQL makes for its foreign keys.
CREATE INDEX IF NOT EXISTS ticket_category_id ON ticket (category_id);
CREATE INDEX IF NOT EXISTS ticket_priority_id ON ticket (priority_id);
CREATE INDEX IF NOT EXISTS ticket_status_id ON ticket (status_id);
CREATE INDEX IF NOT EXISTS ticket_requester_id ON ticket (requester_id);
CREATE INDEX IF NOT EXISTS ticket_assigned_to ON ticket (assigned_to);
CREATE INDEX IF NOT EXISTS comment_ticket_id ON comment (ticket_id);
CREATE INDEX IF NOT EXISTS comment_user_id ON comment (user_id);

-- ON UPDATE CURRENT_TIMESTAMP. One line: a statement of these files ends with a semicolon at the end of a line.
CREATE TRIGGER IF NOT EXISTS ticket_updated_at AFTER UPDATE ON ticket FOR EACH ROW WHEN NEW.updated_at IS OLD.updated_at AND NEW.updated_at IS NOT CURRENT_TIMESTAMP BEGIN UPDATE ticket SET updated_at = CURRENT_TIMESTAMP WHERE id = NEW.id; END;

INSERT INTO status (id, name, color)
SELECT seed.id, seed.name, seed.color FROM (
    SELECT 1 AS id, 'En attente' AS name, 'warning' AS color
    UNION ALL SELECT 2, 'En cours', 'primary'
    UNION ALL SELECT 3, 'Résolue', 'success'
) AS seed WHERE NOT EXISTS (SELECT 1 FROM status);

INSERT INTO priority (id, name, level)
SELECT seed.id, seed.name, seed.level FROM (
    SELECT 1 AS id, 'Faible' AS name, 1 AS level
    UNION ALL SELECT 2, 'Moyenne', 2
    UNION ALL SELECT 3, 'Élevée', 3
) AS seed WHERE NOT EXISTS (SELECT 1 FROM priority);

INSERT INTO category (id, name, description)
SELECT seed.id, seed.name, seed.description FROM (
    SELECT 1 AS id, 'Matériel' AS name, 'PC, Écran, Imprimante' AS description
    UNION ALL SELECT 2, 'Logiciel', 'Office, Windows, ERP'
    UNION ALL SELECT 3, 'Réseau', 'Wifi, Internet, VPN'
) AS seed WHERE NOT EXISTS (SELECT 1 FROM category);
