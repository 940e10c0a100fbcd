import type { Context } from '../../command/context.js'
import { failure } from '../../core/errors.js'
import type { Hint } from '../../core/hint.js'
import type { Text } from '../../core/language.js'
import { missing } from '../../terminal/ask.js'
import { email, fullName, username } from '../parsers.js'
import { words } from '../words.js'

const PASSWORD: Text = words.questions.password

/** The password of an account that is there: from standard input (less its line end), or asked for. */
export async function knownPassword(ctx: Context, fromStdin: boolean, question = PASSWORD): Promise<string> {
  return fromStdin ? (await ctx.stdin()).replace(/\r?\n$/, '') : ctx.ask.password(question)
}

/** A new password: asked for twice. */
export async function newPassword(ctx: Context, fromStdin: boolean, question = PASSWORD): Promise<string> {
  const password = await knownPassword(ctx, fromStdin, question)
  if (!fromStdin && (await ctx.ask.password(words.questions.passwordAgain)) !== password) {
    throw failure('INVALID', words.passwordsDiffer)
  }
  return password
}

/** The question for the name to log in with. */
export const USERNAME: Text = words.questions.username

interface Fields {
  username: string
  email: string
  fullName: string
}
const QUESTIONS: { key: 'username' | 'email' | 'name'; question: Text; parse: (text: string) => string }[] = [
  { key: 'username', question: USERNAME, parse: username },
  { key: 'email', question: words.questions.email, parse: email },
  { key: 'name', question: words.questions.fullName, parse: fullName },
]

/**
 * What an account is made of, from its options, asking for those that are missing; where nobody can be asked, one error
 * names them all. `prefix` is what the options' names begin with.
 */
export async function accountFrom(
  ctx: Context,
  passwordStdin: boolean,
  given: { username: string | undefined; email: string | undefined; name: string | undefined },
  prefix = '',
  hint?: Hint,
): Promise<Fields> {
  const absent = QUESTIONS.filter(({ key }) => given[key] === undefined)
  const options = [...absent.map(({ key }) => `--${prefix}${key}`), ...(passwordStdin ? [] : ['--password-stdin'])]
  if (!ctx.interactive && options.length > 0) throw missing(options, hint)
  const answers = { ...given }
  for (const { key, question, parse } of absent)
    answers[key] = parse(await ctx.ask.line(question, `--${prefix}${key}`, { parse }))
  return { username: answers.username ?? '', email: answers.email ?? '', fullName: answers.name ?? '' }
}
