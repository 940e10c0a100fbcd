import { lazyWords, type Text } from '../../core/language.js'

export const words = lazyWords(() => ({
  /** What is wrong with it, as the end of a sentence. None repeats a part of it: any may be a password by mistake. */
  problems: {
    scheme: {
      en: 'it begins with none of sqlite:, mysql:// and mariadb://',
      fr: 'elle doit commencer par sqlite:, mysql:// ou mariadb://',
    },
    'not-text': { en: 'it is not UTF-8 text', fr: 'ce n’est pas du texte UTF-8' },
    file: { en: 'it names no file', fr: 'elle n’indique aucun fichier' },
    shape: {
      en: 'after mysql:// come a user, @, a host or several with commas between them, / and the name of the database',
      fr: 'après mysql:// viennent un utilisateur, @, un hôte ou plusieurs séparés par des virgules, / et le nom de la base',
    },
    login: {
      en: 'the user stands once, before the first host',
      fr: 'l’utilisateur est indiqué une seule fois, avant le premier hôte',
    },
    port: { en: 'a port is a number from 1 to 65535', fr: 'un port est un nombre de 1 à 65535' },
    percent: {
      en: 'after each % come two digits of a UTF-8 byte, as in %40 for @; % itself is %25',
      fr: 'après chaque % viennent deux chiffres d’un octet UTF-8, comme %40 pour @ ; % lui-même s’écrit %25',
    },
    options: {
      en: 'after the ? come, each once, socket=PATH, ssl-mode=… and ssl-ca=FILE, joined by &',
      fr: 'après le ? viennent, chacune une seule fois, les options socket=CHEMIN, ssl-mode=… et ssl-ca=FICHIER, séparées par &',
    },
    'ssl-mode': {
      en: 'ssl-mode is REQUIRED, VERIFY_CA or VERIFY_IDENTITY, and ssl-ca needs one',
      fr: 'ssl-mode vaut REQUIRED, VERIFY_CA ou VERIFY_IDENTITY, et ssl-ca ne va pas sans ssl-mode',
    },
    socket: {
      en: 'a socket is a file of this machine, its path at most 107 bytes long',
      fr: 'un socket est un fichier de cette machine, dont le chemin a au plus 107 octets',
    },
    'socket-host': {
      en: 'a socket is on this machine, so that the host before it is localhost',
      fr: 'un socket est sur cette machine : l’hôte qui le précède doit être localhost',
    },
  },
  notUnderstood: (problem: Text) => ({
    en: `The database address is not understood: ${problem.en}.`,
    fr: `L’adresse de la base de données est incorrecte : ${problem.fr}.`,
  }),
  forms: {
    en: 'sqlite:PATH, mysql://user@host:3306/maintenance_db, mysql://user@host1,host2:3307/maintenance_db, mariadb://user@host/maintenance_db?ssl-mode=VERIFY_IDENTITY, mysql://user@localhost/maintenance_db?socket=PATH; / : @ ? # & % in a name or password as %2F %3A %40 %3F %23 %26 %25',
    fr: 'sqlite:CHEMIN, mysql://utilisateur@hôte:3306/maintenance_db, mysql://utilisateur@hôte1,hôte2:3307/maintenance_db, mariadb://utilisateur@hôte/maintenance_db?ssl-mode=VERIFY_IDENTITY, mysql://utilisateur@localhost/maintenance_db?socket=CHEMIN ; /:@?#&% dans un nom ou un mot de passe s’écrivent %2F %3A %40 %3F %23 %26 %25',
  },
}))
