import type { Context } from '../../command/context.js'
import { many, manyUnless, optional, required } from '../../command/param.js'
import { word } from '../../command/parsers.js'
import type { Text } from '../../core/language.js'
import { ROLES, type Role } from '../../core/roles.js'
import { byUser } from '../../identity/commands/params.js'
import { role } from '../../identity/parsers.js'

export const byRole = {
  complete: { words: ROLES },
  ask: (ctx: Context) =>
    ctx.ask.choice(
      { en: 'Which role?', fr: 'Quel rôle ?' },
      '--to',
      ROLES.map((name) => ({ name, value: name, description: MAY[name][ctx.lang] })),
    ),
}
const MAY: Record<Role, Text> = {
  EMPLOYEE: { en: 'asks for help, and sees his own tickets', fr: "demande de l'aide, et voit ses propres tickets" },
  TECHNICIAN: { en: 'works on tickets that nobody has, or that are his', fr: 'traite les tickets que personne n’a, ou qui sont à lui' },
  ADMIN: { en: 'sees and manages everything', fr: 'voit et gère tout' },
}
const USERS = [
  '<user...>',
  {
    en: 'usernames, e-mail addresses or ids, or - to read them from standard input',
    fr: "noms, adresses e-mail ou numéros, ou - pour les lire sur l'entrée standard",
  },
  word,
  byUser,
] as const
/** Users of a command that works on one or a thousand. */
export const users = many(...USERS)
/** The same, where the parameter called `instead` may be given for them. */
export const usersUnless = (instead: string) => manyUnless(instead, ...USERS)
export const user = required(
  '<user>',
  { en: 'a username, e-mail address, id or @me', fr: 'un nom, une adresse e-mail, un numéro ou @me' },
  word,
  byUser,
)
export const roleOption = optional(
  '--role <role>',
  { en: 'EMPLOYEE, TECHNICIAN or ADMIN', fr: 'EMPLOYEE, TECHNICIAN ou ADMIN' },
  role,
  byRole,
)
