-- What holds for everybody who works on this database, by name. A name that is missing has the program's own default.

CREATE TABLE IF NOT EXISTS helpdesk_setting (
    name VARCHAR(50) NOT NULL PRIMARY KEY,
    value VARCHAR(255) NOT NULL
);
