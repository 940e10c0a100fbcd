import { failure, type Lang, type Text } from './errors.js'
import type { Choice } from './prompt/rich.js'

/** Each question names the option that answers it where nobody can be asked. No connection is held while a person thinks. */
export interface Ask {
  line(message: Text, option: string): Promise<string>
  /** A text of several lines, in `$VISUAL` or `$EDITOR`; without one, a line. */
  editor(message: Text, option: string): Promise<string>
  password(message: Text): Promise<string>
  choice(message: Text, option: string, choices: readonly Choice[]): Promise<string>
  /** True at once with `--yes`. Where nobody can be asked and `--yes` is missing: USAGE. */
  confirm(message: Text): Promise<boolean>
}

/** `disconnect` ends the connection before a question is asked. */
export function createAsk(lang: Lang, interactive: boolean, yes: boolean, hasEditor: boolean, disconnect: () => Promise<void>): Ask {
  const prompts = async (option: string) => {
    if (!interactive) throw missing([option])
    await disconnect()
    const { inert } = await import('./render/text.js')
    return { ...(await import('./prompt/rich.js')), say: (message: Text) => inert(message[lang]), inert }
  }
  return {
    async line(message, option) {
      const { askLine, say } = await prompts(option)
      return askLine(say(message))
    },
    async editor(message, option) {
      const { askEditor, askLine, say } = await prompts(option)
      return hasEditor ? askEditor(say(message)) : askLine(say(message))
    },
    async password(message) {
      const { askPassword, say } = await prompts('--password-stdin')
      return askPassword(say(message))
    },
    async choice(message, option, choices) {
      const { askChoice, say, inert } = await prompts(option)
      const shown = choices.map(({ name, value, description }) => ({
        name: inert(name),
        value,
        ...(description ? { description: inert(description) } : {}),
      }))
      return askChoice(say(message), shown)
    },
    async confirm(message) {
      if (yes) return true
      const { askConfirm, say } = await prompts('--yes')
      return askConfirm(say(message))
    },
  }
}

/** What is missing where nobody can be asked. */
export const missing = (options: readonly string[], hint?: Text) => {
  const list = options.join(', ')
  return failure(
    'USAGE',
    {
      en: `Missing: ${list}. There is nobody to ask: this is no terminal, or --no-input or CI is set.`,
      fr: `Il manque : ${list}. Personne à qui demander : ce n'est pas un terminal, ou --no-input ou CI est posé.`,
    },
    hint,
  )
}

/** Standard input as text; INVALID where it is not UTF-8. */
export function decodeInput(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    throw failure(
      'INVALID',
      { en: 'Standard input is not UTF-8 text.', fr: "L'entrée standard n'est pas du texte UTF-8." },
      undefined,
      error,
    )
  }
}
