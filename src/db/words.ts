import { lazyWords, type Text } from '../core/language.js'

export const words = lazyWords(() => ({
  at: (why: Text, address: string) => ({ en: `${why.en}: ${address}`, fr: `${why.fr} : ${address}` }),
  andNothingChangedHere: (what: Text) => ({
    en: `${what.en}; nothing was changed here.`,
    fr: `${what.fr} ; rien n’a été modifié ici.`,
  }),
  refused: (message: string, errno: number) => ({
    en: `The database refused: ${message} (${errno}).`,
    fr: `La base de données a refusé : ${message} (${errno}).`,
  }),
  faults: {
    unreachable: { en: 'The database cannot be reached', fr: 'La base de données est injoignable' },
    connections: {
      en: 'The server has no connection left for helpdesk',
      fr: 'Le serveur n’a plus de connexion libre pour helpdesk',
    },
    blocked: {
      en: 'The server blocks this machine after too many failed connections',
      fr: 'Le serveur bloque cette machine après trop de connexions échouées',
    },
    authPlugin: {
      en: 'The server wants its user to log in in a way that helpdesk does not know',
      fr: 'Le serveur demande à son utilisateur un mode de connexion que helpdesk ne connaît pas',
    },
    noTls: { en: 'The server does not encrypt connections', fr: 'Le serveur ne chiffre pas les connexions' },
    certificate: {
      en: 'The certificate of the server is not accepted',
      fr: 'Le certificat du serveur n’est pas accepté',
    },
    lost: { en: 'The connection to the database was lost', fr: 'La connexion à la base de données a été perdue' },
    access: {
      en: 'The database refused: its user lacks the right, or the password is wrong',
      fr: 'La base de données a refusé : son utilisateur n’a pas les droits nécessaires, ou le mot de passe est incorrect',
    },
    noDatabase: {
      en: 'The server has no database of that name',
      fr: 'Le serveur n’a pas de base de données de ce nom',
    },
    notSetUp: {
      en: 'The database is not set up for helpdesk, or its schema is older than this program',
      fr: 'La base de données n’est pas préparée pour helpdesk, ou son schéma est plus ancien que ce programme',
    },
    readOnly: {
      en: 'The database is read-only at the moment',
      fr: 'La base de données est en lecture seule pour le moment',
    },
    busy: { en: 'Another program keeps the database busy', fr: 'Un autre programme occupe la base de données' },
    limit: {
      en: 'The server does not allow more connections or statements for now',
      fr: 'Le serveur n’accepte pas davantage de connexions ou de requêtes pour le moment',
    },
    deadlock: {
      en: 'Another program changed the same rows at the same moment',
      fr: 'Un autre programme modifiait les mêmes lignes au même moment',
    },
    noMajority: {
      en: 'This server is cut off from the rest of its cluster',
      fr: 'Ce serveur est coupé du reste de sa grappe',
    },
    commitUnknown: { en: 'The answer of the database was lost', fr: 'La réponse de la base de données a été perdue' },
    full: { en: 'The database has no space left', fr: 'La base de données n’a plus de place' },
    trigger: {
      en: 'A trigger of the database runs as an account that is gone',
      fr: 'Un déclencheur de la base s’exécute au nom d’un compte qui n’existe plus',
    },
    duplicate: { en: 'That is there already', fr: 'Cela existe déjà' },
    missingReference: {
      en: 'Something this refers to was deleted meanwhile',
      fr: 'Un élément auquel ceci renvoie a été supprimé entre-temps',
    },
    stillReferenced: { en: 'Other things still refer to it', fr: 'D’autres éléments y renvoient encore' },
    badValue: {
      en: 'The database refused a value as too long or out of range',
      fr: 'La base de données a refusé une valeur trop longue ou hors limites',
    },
    tooLarge: {
      en: 'The server does not take so much in one statement (max_allowed_packet)',
      fr: 'Le serveur n’accepte pas autant de données dans une seule requête (max_allowed_packet)',
    },
    unstorableText: {
      en: 'The database cannot store a character of this text',
      fr: 'La base de données ne peut pas enregistrer un caractère de ce texte',
    },
  },
  hints: {
    isItRunning: {
      en: 'Is the server running (in XAMPP: MySQL, Start)?',
      fr: 'Le serveur tourne-t-il (dans XAMPP : MySQL, Start) ?',
    },
    inAMoment: {
      en: 'Run the command again in a moment, or have max_connections raised.',
      fr: 'Relancez la commande dans un instant, ou faites augmenter max_connections.',
    },
    flushHosts: {
      en: 'On the server, as root: FLUSH HOSTS',
      fr: 'Sur le serveur, en tant que root : FLUSH HOSTS',
    },
    anotherPlugin: {
      en: 'Give it a password: ALTER USER … IDENTIFIED VIA mysql_native_password (MariaDB) or WITH caching_sha2_password (MySQL).',
      fr: 'Donnez-lui un mot de passe : ALTER USER … IDENTIFIED VIA mysql_native_password (MariaDB) ou WITH caching_sha2_password (MySQL).',
    },
    makeRoom: {
      en: 'Make room on the disk that holds it, and run the command again.',
      fr: 'Libérez de la place sur le disque qui la contient, puis relancez la commande.',
    },
    setUpTls: {
      en: 'Set up TLS on the server, or leave ssl-mode out of the address.',
      fr: 'Activez TLS sur le serveur, ou retirez ssl-mode de l’adresse.',
    },
    nameAuthority: {
      en: 'Name the authority that signed it with &ssl-ca=FILE, and the server by the name in it.',
      fr: 'Indiquez l’autorité qui l’a signé avec &ssl-ca=FICHIER, et désignez le serveur par le nom inscrit dans le certificat.',
    },
    setPassword: {
      en: 'Set the password in the configuration, in HELPDESK_DATABASE or in HELPDESK_DATABASE_PASSWORD, or ask a DBA for the right.',
      fr: 'Indiquez le mot de passe dans la configuration, HELPDESK_DATABASE ou HELPDESK_DATABASE_PASSWORD, ou demandez les droits à l’administrateur de la base.',
    },
    allHosts: {
      en: 'On a cluster, name all of its hosts: mysql://user@host1,host2,host3/maintenance_db',
      fr: 'Dans une grappe, indiquez tous ses hôtes : mysql://utilisateur@hôte1,hôte2,hôte3/maintenance_db',
    },
    clusterRecovers: {
      en: 'No other host of the cluster is ready either: run the command again in a moment.',
      fr: 'Aucun autre hôte de la grappe n’est prêt : relancez la commande dans un instant.',
    },
    maxAllowedPacket: {
      en: 'On the server, in [mysqld]: max_allowed_packet = 64M',
      fr: 'Sur le serveur, dans [mysqld] : max_allowed_packet = 64M',
    },
    notUtf8mb4: { en: 'A column of it is not utf8mb4.', fr: 'Une de ses colonnes n’est pas en utf8mb4.' },
    setUpTlsOrNative: {
      en: 'Set up TLS on the server, or let its account log in with mysql_native_password.',
      fr: 'Activez TLS sur le serveur, ou laissez son compte se connecter avec mysql_native_password.',
    },
    goesOnBy: { en: 'It goes on from there:', fr: 'Pour continuer :' },
  },
  schemaAhead: {
    en: 'The schema of the database is newer than this program.',
    fr: 'Le schéma de la base de données est plus récent que ce programme.',
  },
  schemaBehind: {
    en: 'The schema of the database is older than this program.',
    fr: 'Le schéma de la base de données est plus ancien que ce programme.',
  },
  migratedElsewhere: {
    en: 'Another program is bringing the schema up to date; nothing was changed here.',
    fr: 'Un autre programme met le schéma à jour ; rien n’a été modifié ici.',
  },
  passwordNotSent: (address: string) => ({
    en: `The server asks for the password itself, and does not encrypt connections; it was not sent: ${address}.`,
    fr: `Le serveur demande le mot de passe en clair et ne chiffre pas les connexions ; le mot de passe n’a pas été envoyé : ${address}.`,
  }),
  noDatabase: (path: string) => ({
    en: `There is no database at '${path}'.`,
    fr: `Il n’y a pas de base de données à l’emplacement « ${path} ».`,
  }),
  brokenOff: {
    en: 'The connection to the database was lost; what was to be done may be half done.',
    fr: 'La connexion à la base de données a été perdue ; l’opération est peut-être à moitié faite.',
  },
}))
