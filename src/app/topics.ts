import type { Lang, Text } from '../core/language.js'
import { words } from './words.js'

/** What help is there for that is no command: `helpdesk help query`. */
export const TOPICS: Record<string, { summary: Text; page(lang: Lang, columns: number): Promise<string> }> = {
  query: {
    summary: words.topics.query,
    page: async (lang, columns) => (await import('../tickets/render/query-help.js')).queryHelpPage(lang, columns),
  },
}

/** The page that a command line asks for; undefined where it asks for none. */
export async function topicPage(argv: readonly string[], lang: Lang, columns: number): Promise<string | undefined> {
  const [help, topic = ''] = argv
  return help === 'help' && Object.hasOwn(TOPICS, topic) ? TOPICS[topic]?.page(lang, columns) : undefined
}
