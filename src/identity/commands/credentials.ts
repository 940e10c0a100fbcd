import type { Context } from '../../command/context.js'
import type { Hint } from '../../core/hint.js'
import type { Text } from '../../core/language.js'
import { missing } from '../../terminal/ask.js'
import { email, fullName, username } from '../parsers.js'
import { hashMethodOf } from '../services/policy.js'
import { checkReachable } from '../services/sessions.js'
import { words } from '../words.js'

const PASSWORD: Text = words.questions.password

/** The password of an account that is there: from standard input (less its line end), or asked for. */
export async function knownPassword(ctx: Context, fromStdin: boolean, question = PASSWORD): Promise<string> {
  return fromStdin ? (await ctx.stdin()).replace(/\r?\n$/, '') : ctx.ask.password(question)
}

/**
 * A new password: one that will not do is said at once, and it is asked for twice, again where the two differ.
 */
export async function newPassword(ctx: Context, fromStdin: boolean, question = PASSWORD): Promise<string> {
  if (fromStdin) return knownPassword(ctx, true)
  // Where there is no database yet it stores passwords as an embedded one does.
  const method = () =>
    ctx
      .db()
      .then(hashMethodOf)
      .catch(() => 'bcrypt' as const)
  const { checkNewPassword } = await import('../services/new-password.js')
  for (;;) {
    const password = await ctx.ask.password(question, async (text) => checkNewPassword(text, await method()))
    if ((await ctx.ask.password(words.questions.passwordAgain)) === password) return password
    ctx.notice(words.passwordsDiffer)
  }
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
 * names them all. `prefix` is what the options' names begin with. What somebody has already is said at its question;
 * CONFLICT where an option names it.
 */
export async function accountFrom(
  ctx: Context,
  passwordStdin: boolean,
  given: { username: string | undefined; email: string | undefined; name: string | undefined },
  { prefix = '', hint, isThere }: AccountSource = {},
): Promise<Fields> {
  const absent = QUESTIONS.filter(({ key }) => given[key] === undefined)
  const options = [...absent.map(({ key }) => `--${prefix}${key}`), ...(passwordStdin ? [] : ['--password-stdin'])]
  if (!ctx.interactive && options.length > 0) throw missing(options, hint)
  const answers = { ...given }
  const checkFree = async (account: { username?: string | undefined; email?: string | undefined }) => {
    if (isThere && !(await isThere())) return
    if (!isThere) await checkReachable(await ctx.db())
    await (await import('../services/accounts.js')).checkFree(await ctx.db(), account)
  }
  if (options.length > 0) await checkFree(given)
  for (const { key, question, parse } of absent) {
    const lookUp = (text: string) => checkFree({ [key]: parse(text) })
    answers[key] = parse(await ctx.ask.line(question, `--${prefix}${key}`, { parse, lookUp }))
  }
  return { username: answers.username ?? '', email: answers.email ?? '', fullName: answers.name ?? '' }
}

interface AccountSource {
  prefix?: string
  /** Said where options are missing. */
  hint?: Hint | undefined
  /** Whether there are accounts, in a database that may not be ours yet; without it, it is. */
  isThere?: () => Promise<boolean>
}
