import type { Role } from '../../core/roles.js'

interface SamplePerson {
  username: string
  email: string
  fullName: string
  role: Role
}

/** The first is the administrator that `init --demo` logs in. */
export const PEOPLE: SamplePerson[] = [
  { username: 'camille', email: 'camille@demo.example', fullName: 'Camille Laurent', role: 'ADMIN' },
  { username: 'marc', email: 'marc@demo.example', fullName: 'Marc Lefèvre', role: 'TECHNICIAN' },
  { username: 'nadia', email: 'nadia@demo.example', fullName: 'Nadia Benali', role: 'TECHNICIAN' },
  { username: 'alice', email: 'alice@demo.example', fullName: 'Alice Martin', role: 'EMPLOYEE' },
  { username: 'jerome', email: 'jerome@demo.example', fullName: 'Jérôme Dupré', role: 'EMPLOYEE' },
  { username: 'yuki', email: 'yuki@demo.example', fullName: '佐藤 由紀', role: 'EMPLOYEE' },
]

interface SampleTicket {
  title: string
  description: string
  /** Ids of the rows that every new database begins with. */
  category: 1 | 2 | 3
  priority: 1 | 2 | 3
  status: 1 | 2 | 3
  requester: string
  assignee?: string
  hoursAgo: number
  comments?: [username: string, content: string][]
}

const [HARDWARE, SOFTWARE, NETWORK] = [1, 2, 3] as const
const [LOW, MEDIUM, HIGH] = [1, 2, 3] as const
const [PENDING, IN_PROGRESS, RESOLVED] = [1, 2, 3] as const

type SampleRow = [
  SampleTicket['category'],
  SampleTicket['priority'],
  SampleTicket['status'],
  requester: string,
  assignee: string,
  hoursAgo: number,
  title: string,
  description: string,
]

/** In French, as the statuses and categories of every new database are. */
const ROWS: SampleRow[] = [
  [
    HARDWARE,
    HIGH,
    PENDING,
    'alice',
    '',
    3,
    "L'imprimante du 3e étage n'imprime plus qu'en rose 🖨️",
    'Depuis ce matin tout sort en rose, même le noir. Toner changé la semaine dernière.',
  ],
  [
    NETWORK,
    HIGH,
    IN_PROGRESS,
    'jerome',
    'nadia',
    26,
    'Plus de Wi-Fi en salle de réunion B',
    'Le réseau apparaît, mais la connexion échoue après la saisie du mot de passe.',
  ],
  [
    SOFTWARE,
    MEDIUM,
    PENDING,
    'yuki',
    '',
    30,
    'Excel se ferme à l’ouverture de 売上2026.xlsx',
    'Le fichier s’ouvre chez mes collègues. Message : « mémoire insuffisante ».',
  ],
  [
    NETWORK,
    HIGH,
    PENDING,
    'alice',
    'marc',
    50,
    'VPN : accès refusé depuis la maison',
    'Erreur 691. Mon mot de passe fonctionne pourtant au bureau.',
  ],
  [HARDWARE, LOW, PENDING, 'jerome', '', 75, 'La souris double-clique toute seule', 'Modèle sans fil, piles neuves.'],
  [
    SOFTWARE,
    HIGH,
    IN_PROGRESS,
    'alice',
    'marc',
    80,
    "L'ERP affiche les factures de l'an dernier",
    'Le filtre de date ne tient pas compte de l’année en cours.',
  ],
  [
    HARDWARE,
    MEDIUM,
    IN_PROGRESS,
    'yuki',
    'nadia',
    98,
    'Écran noir au démarrage, poste 4-12',
    'Le voyant est orange. Le câble a été vérifié.',
  ],
  [
    NETWORK,
    MEDIUM,
    PENDING,
    'jerome',
    '',
    120,
    'Débit très lent le lundi matin',
    'Entre 8 h 30 et 10 h, les pages mettent une minute à s’afficher.',
  ],
  [
    SOFTWARE,
    LOW,
    PENDING,
    'alice',
    '',
    122,
    'Demande : police de caractères de la charte',
    'La police « Marianne » manque sur mon poste.',
  ],
  [
    HARDWARE,
    MEDIUM,
    PENDING,
    'alice',
    'marc',
    140,
    'Clavier : la touche é ne répond plus',
    'Très gênant pour écrire en français.',
  ],
  [
    SOFTWARE,
    MEDIUM,
    PENDING,
    'jerome',
    '',
    150,
    'Outlook demande le mot de passe en boucle',
    'Toutes les dix minutes environ, depuis la mise à jour.',
  ],
  [
    NETWORK,
    LOW,
    PENDING,
    'yuki',
    '',
    170,
    'Prise réseau morte au bureau 2.07',
    'La deuxième prise à gauche de la fenêtre.',
  ],
  [
    HARDWARE,
    HIGH,
    PENDING,
    'jerome',
    '',
    171,
    'Ordinateur portable qui chauffe et s’éteint',
    'Après vingt minutes de visioconférence.',
  ],
  [
    SOFTWARE,
    MEDIUM,
    IN_PROGRESS,
    'yuki',
    'marc',
    190,
    'Teams : on ne m’entend pas',
    'Le micro fonctionne dans les autres applications.',
  ],
  [
    HARDWARE,
    LOW,
    PENDING,
    'alice',
    '',
    200,
    'Deuxième écran demandé',
    'Accord de ma responsable en pièce jointe du courriel du 3.',
  ],
  [NETWORK, MEDIUM, PENDING, 'alice', 'nadia', 215, 'Le lecteur partagé P: a disparu', 'Les autres lecteurs sont là.'],
  [
    SOFTWARE,
    HIGH,
    PENDING,
    'jerome',
    '',
    230,
    'Sauvegarde en échec trois nuits de suite',
    'Rapport : « destination inaccessible ».',
  ],
  [
    HARDWARE,
    MEDIUM,
    PENDING,
    'yuki',
    '',
    260,
    'Badge non reconnu à l’entrée du parking',
    'Il fonctionne aux autres portes.',
  ],
  [
    SOFTWARE,
    LOW,
    PENDING,
    'alice',
    '',
    290,
    'Traduire le modèle de courrier en anglais',
    'Le modèle « Relance client ».',
  ],
  [
    NETWORK,
    LOW,
    PENDING,
    'jerome',
    'nadia',
    320,
    'Nom de domaine intranet mal orthographié',
    '« maintenace » au lieu de « maintenance » dans le favori.',
  ],
  [
    HARDWARE,
    LOW,
    PENDING,
    'jerome',
    '',
    350,
    'Roulette de chaise et câble enroulé',
    'Le câble d’alimentation est abîmé : à vérifier.',
  ],
  [
    SOFTWARE,
    MEDIUM,
    PENDING,
    'alice',
    '',
    400,
    'Signature électronique : certificat expiré',
    'Impossible de signer les contrats depuis vendredi.',
  ],
  [HARDWARE, MEDIUM, RESOLVED, 'alice', 'marc', 500, 'Bourrage papier récurrent', 'Bac 2, format A3.'],
  [
    SOFTWARE,
    HIGH,
    RESOLVED,
    'jerome',
    'nadia',
    520,
    'Connexion impossible à l’ERP',
    'Compte verrouillé après le changement de mot de passe.',
  ],
  [NETWORK, MEDIUM, RESOLVED, 'yuki', 'marc', 610, 'Téléphone IP sans tonalité', 'Bureau 4.01.'],
]

const COMMENTS: Record<number, [username: string, content: string][]> = {
  1: [
    ['nadia', 'Le point d’accès a redémarré en usine, je le reconfigure.'],
    ['jerome', 'Merci ! Réunion à 14 h, ce serait parfait avant.'],
  ],
  3: [['marc', 'Le certificat du VPN a changé : avez-vous installé la mise à jour ?']],
  5: [['marc', 'Reproduit. Ouvert chez l’éditeur.']],
  22: [['marc', 'Rouleau d’entraînement remplacé.']],
  23: [['nadia', 'Compte déverrouillé, mot de passe réinitialisé.']],
}

export const TICKETS: SampleTicket[] = ROWS.map(
  ([category, priority, status, requester, assignee, hoursAgo, title, description], i) => ({
    category,
    priority,
    status,
    requester,
    hoursAgo,
    title,
    description,
    ...(assignee ? { assignee } : {}),
    ...(COMMENTS[i] ? { comments: COMMENTS[i] } : {}),
  }),
)
