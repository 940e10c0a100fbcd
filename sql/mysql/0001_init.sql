-- The six tables and the obligatory rows that the web application is installed with.
-- Where they exist already they are adopted as they are: nothing here alters a table or adds to rows that are there.

CREATE TABLE IF NOT EXISTS user (
    id INT AUTO_INCREMENT PRIMARY KEY,
    username VARCHAR(50) UNIQUE NOT NULL,
    email VARCHAR(100) UNIQUE NOT NULL,
    password VARCHAR(255) NOT NULL,
    role VARCHAR(20) NOT NULL,
    full_name VARCHAR(100) NOT NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS category (
    id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(50) NOT NULL,
    description TEXT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS status (
    id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(30) NOT NULL,
    color VARCHAR(20)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS priority (
    id INT AUTO_INCREMENT PRIMARY KEY,
    name VARCHAR(30) NOT NULL,
    level INT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS ticket (
    id INT AUTO_INCREMENT PRIMARY KEY,
    title VARCHAR(200) NOT NULL,
    description TEXT NOT NULL,
    category_id INT NOT NULL,
    priority_id INT NOT NULL,
    status_id INT DEFAULT 1,
    requester_id INT NOT NULL,
    assigned_to INT,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    updated_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
    closed_at DATETIME,
    FOREIGN KEY (category_id) REFERENCES category(id),
    FOREIGN KEY (priority_id) REFERENCES priority(id),
    FOREIGN KEY (status_id) REFERENCES status(id),
    FOREIGN KEY (requester_id) REFERENCES user(id),
    FOREIGN KEY (assigned_to) REFERENCES user(id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE IF NOT EXISTS comment (
    id INT AUTO_INCREMENT PRIMARY KEY,
    ticket_id INT NOT NULL,
    user_id INT NOT NULL,
    content TEXT NOT NULL,
    created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    FOREIGN KEY (ticket_id) REFERENCES ticket(id) ON DELETE CASCADE,
    FOREIGN KEY (user_id) REFERENCES user(id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Explicit ids: on a Galera node AUTO_INCREMENT would give 2, 5, 8 and the column default 1 of ticket.status_id would point nowhere.
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
