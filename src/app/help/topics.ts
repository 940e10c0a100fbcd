import type { Lang, Text } from '../../core/language.js'
import { words } from '../words.js'

interface Topic {
  summary: Text
  /** At most so many columns wide. */
  page(lang: Lang, columns: number): Promise<string>
}

const terms =
  (name: 'options' | 'files' | 'environment' | 'exit-codes'): Topic['page'] =>
  async (lang, columns) =>
    (await import('./pages.js')).termsPage(name, lang, columns)

/** What help is there for that is no command: `helpdesk help query`. */
export const TOPICS: Record<string, Topic> = {
  query: {
    summary: words.topics.query,
    page: async (lang, columns) => (await import('../../tickets/render/query-help.js')).queryHelpPage(lang, columns),
  },
  options: { summary: words.topics.options, page: terms('options') },
  files: { summary: words.topics.files, page: terms('files') },
  environment: { summary: words.topics.environment, page: terms('environment') },
  'exit-codes': { summary: words.topics.exitCodes, page: terms('exit-codes') },
}

/** The page that a command line asks for; undefined where it asks for none. */
export async function topicPage(argv: readonly string[], lang: Lang, columns: number): Promise<string | undefined> {
  const [help, topic = ''] = argv
  return help === 'help' && Object.hasOwn(TOPICS, topic) ? TOPICS[topic]?.page(lang, columns) : undefined
}
