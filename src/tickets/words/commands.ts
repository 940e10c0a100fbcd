import { lazyWords } from '../../core/language.js'

export const commandWords = lazyWords(() => ({
  options: {
    to: {
      en: 'who takes them: a username, e-mail address, id or @me',
      fr: 'à qui : un nom d’utilisateur, une adresse e-mail, un numéro ou @moi',
    },
    category: { en: 'a category', fr: 'une catégorie' },
    message: { en: 'the comment, or - for standard input', fr: 'le commentaire, ou - pour l’entrée standard' },
    messageFile: {
      en: 'the comment in a file, or - for standard input',
      fr: 'le commentaire dans un fichier, ou - pour l’entrée standard',
    },
    title: { en: 'one line that says what is wrong', fr: 'une ligne qui dit ce qui ne va pas' },
    description: { en: 'all there is to know', fr: 'tout ce qu’il faut savoir' },
    descriptionFile: {
      en: 'the description in a file, or - for standard input',
      fr: 'la description dans un fichier, ou - pour l’entrée standard',
    },
    priority: { en: 'a priority, or low, medium, high', fr: 'une priorité, ou basse, moyenne, haute' },
    requester: { en: 'for whom, if not for you', fr: 'pour qui, si ce n’est pas pour vous' },
    recover: {
      en: 'take up the last ticket that was begun and not created',
      fr: 'reprendre le dernier ticket commencé mais pas encore créé',
    },
    draft: {
      en: 'take up this one: the beginning of an id of helpdesk drafts list',
      fr: 'reprendre celui-ci : le début d’un identifiant de helpdesk drafts list',
    },
    limit: { en: 'at most so many', fr: 'nombre maximal de tickets' },
    take: { en: 'take the first that nobody has', fr: 'prendre le premier ticket non assigné' },
    ticket: { en: 'ticket number', fr: 'numéro du ticket' },
    tickets: {
      en: 'ticket numbers: 12, 12-15, 12,14,20-22, or - to read them from standard input',
      fr: 'numéros de tickets : 12, 12-15, 12,14,20-22, ou - pour les lire sur l’entrée standard',
    },
    dryRun: {
      en: 'show what would change, from what to what, and change nothing',
      fr: 'afficher ce qui changerait, d’une valeur à l’autre, sans rien modifier',
    },
    start: { en: 'also mark them as in progress', fr: 'les marquer aussi comme en cours' },
    reason: {
      en: 'why, kept as a comment, or - for standard input',
      fr: 'pourquoi, conservé comme commentaire, ou - pour l’entrée standard',
    },
    editLast: {
      en: 'change your last comment, while nobody answered',
      fr: 'modifier votre dernier commentaire, tant que personne n’a répondu',
    },
    report: {
      en: 'a report, kept as a comment, or - for standard input',
      fr: 'un rapport, conservé comme commentaire, ou - pour l’entrée standard',
    },
    history: { en: 'who changed what, and when', fr: 'qui a modifié quoi, et quand' },
    status: { en: 'a status, or pending, in-progress, resolved', fr: 'un statut, ou en-attente, en-cours, résolu' },
  },
  filters: {
    query: {
      en: 'words that the tickets hold, and terms: is:open, assignee:@me, updated:7d..; see helpdesk help query',
      fr: 'des mots que contiennent les tickets, et des termes : is:open, assignee:@moi, updated:7d.. ; voir helpdesk help query',
    },
    priority: {
      en: 'a priority, or low, medium, high; high.. is this and above',
      fr: 'une priorité, ou basse, moyenne, haute ; haute.. : celle-ci et au-dessus',
    },
    created: {
      en: 'when it was created: 2026-01, 7d.., 2026-01..2026-03',
      fr: 'quand il a été créé : 2026-01, 7d.., 2026-01..2026-03',
    },
    updated: {
      en: 'when it was last changed: today, 7d.., ..30d',
      fr: 'quand il a été modifié : today, 7d.., ..30d',
    },
    after: {
      en: 'go on behind a page: the cursor that it ended with',
      fr: 'continuer après une page : le curseur indiqué à sa fin',
    },
    count: { en: 'only how many there are', fr: 'seulement leur nombre' },
    status: {
      en: 'a status, or open, pending, in-progress, resolved; several with commas, as below',
      fr: 'un statut, ou ouvert, en-attente, en-cours, résolu ; plusieurs avec des virgules, comme plus bas',
    },
    assignee: { en: 'who has it: a user, @me or none', fr: 'à qui il est assigné : un utilisateur, @moi ou aucun' },
    requester: { en: 'who asked for it', fr: 'le demandeur' },
    all: { en: 'resolved ones too', fr: 'inclure les tickets résolus' },
    sort: (keys: string) => ({
      en: `order: ${keys}; several with commas`,
      fr: `ordre de tri : ${keys} ; plusieurs champs se séparent par des virgules`,
    }),
  },
  examples: {
    find: {
      en: 'helpdesk ticket find printer \'"out of paper"\' category:matériel',
      fr: 'helpdesk ticket find imprimante \'"plus de papier"\' category:matériel',
    },
    comment: {
      en: "helpdesk ticket comment 12 -m 'The cable is loose.'",
      fr: "helpdesk ticket comment 12 -m 'Le câble est débranché.'",
    },
    commentFile: {
      en: 'helpdesk ticket comment 12 --file - < report.txt',
      fr: 'helpdesk ticket comment 12 --file - < rapport.txt',
    },
    create: {
      en: "helpdesk ticket create --title 'No network' --description 'Room 12, since this morning' --category réseau --priority high",
      fr: "helpdesk ticket create --title 'Plus de réseau' --description 'Salle 12, depuis ce matin' --category réseau --priority haute",
    },
    createFrom: {
      en: "helpdesk ticket create --title 'No network' --description-file - --category réseau --priority high < description.txt",
      fr: "helpdesk ticket create --title 'Plus de réseau' --description-file - --category réseau --priority haute < description.txt",
    },
    import: {
      en: 'helpdesk ticket import tickets.csv --ignore-columns note,phone',
      fr: 'helpdesk ticket import tickets.csv --ignore-columns note,telephone',
    },
    edit: {
      en: "helpdesk ticket edit 12 --title 'No network in room 12'",
      fr: "helpdesk ticket edit 12 --title 'Plus de réseau en salle 12'",
    },
    editPriority: {
      en: 'helpdesk ticket edit 12 --category réseau --priority high',
      fr: 'helpdesk ticket edit 12 --category réseau --priority haute',
    },
    reopen: {
      en: "helpdesk ticket reopen 12 -m 'It smokes again.'",
      fr: "helpdesk ticket reopen 12 -m 'Elle fume de nouveau.'",
    },
    editLast: {
      en: "helpdesk ticket comment 12 --edit-last -m 'The cable was loose.'",
      fr: "helpdesk ticket comment 12 --edit-last -m 'Le câble était débranché.'",
    },
    resolve: {
      en: "helpdesk ticket resolve 12 -m 'New cable.'",
      fr: "helpdesk ticket resolve 12 -m 'Câble remplacé.'",
    },
    priority: { en: 'helpdesk ticket priority 12 --to high', fr: 'helpdesk ticket priority 12 --to haute' },
    priorities: {
      en: 'helpdesk ticket list --category réseau -o ids | helpdesk ticket priority - --to high',
      fr: 'helpdesk ticket list --category réseau -o ids | helpdesk ticket priority - --to haute',
    },
    listQuery: {
      en: 'helpdesk ticket list printer or scanner priority:medium.. not status:pending',
      fr: 'helpdesk ticket list imprimante or scanner priority:moyenne.. not status:en-attente',
    },
    list: {
      en: 'helpdesk ticket list --status pending --category réseau -o ids',
      fr: 'helpdesk ticket list --status en-attente --category réseau -o ids',
    },
    assign: {
      en: 'helpdesk ticket list --assignee none -o ids | helpdesk ticket assign - --to @me',
      fr: 'helpdesk ticket list --assignee aucun -o ids | helpdesk ticket assign - --to @moi',
    },
    status: { en: 'helpdesk ticket status 12 --to resolved', fr: 'helpdesk ticket status 12 --to résolu' },
  },
}))
