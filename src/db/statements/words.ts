import { lazyWords, type Text } from '../../core/language.js'
import { en, fr } from '../../core/number.js'

export const words = lazyWords(() => ({
  size: {
    this: { en: 'This', fr: 'Ceci' },
    row: (called: string) => ({ en: `The row ${called}`, fr: `La ligne ${called}` }),
  },
  tooLarge: (what: Text, size: number, limit: number) => ({
    en: `${what.en} takes ${en.count(size, 'byte', 'bytes')} in one statement, and the server takes ${en.number(limit)} at most (max_allowed_packet)`,
    fr: `${what.fr} occupe ${fr.count(size, 'octet', 'octets')} dans une seule requête, et le serveur en accepte ${fr.number(limit)} au plus (max_allowed_packet)`,
  }),
}))
