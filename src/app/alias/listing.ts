import { common } from '../../core/words.js'
import type { Listing } from '../../terminal/listing.js'
import type { Alias } from './aliases.js'
import { words } from './words.js'

export const aliasListing: Listing<Alias> = {
  fields: [
    { name: 'name', title: common.name, plain: (a) => a.name },
    { name: 'words', title: words.columns.words, plain: (a) => a.words },
    {
      name: 'hidden',
      title: words.columns.hidden,
      plain: (a) => String(a.hidden),
      shown: (a) => (a.hidden ? '✓' : ''),
    },
  ],
  table: ['name', 'words', 'hidden'],
  plain: ['name', 'words'],
  empty: words.noneYet,
}
