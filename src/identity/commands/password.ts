import { command } from '../../command/command.js'
import { failure } from '../../core/errors.js'
import { changePassword } from '../services/accounts.js'
import { knownPassword, newPassword } from './credentials.js'
import { passwordStdin } from './params.js'

export default command({
  access: 'EMPLOYEE',
  params: {
    passwordStdin: {
      ...passwordStdin,
      summary: {
        en: 'read two lines from standard input: the old password, the new one',
        fr: "lire deux lignes sur l'entrée standard : l'ancien mot de passe, le nouveau",
      },
    },
  },
  examples: ['helpdesk password', 'helpdesk password --password-stdin < passwords.txt'],

  async run(ctx, input) {
    const given = input.passwordStdin ? twoLines(await ctx.stdin()) : undefined
    const from = given?.from ?? (await knownPassword(ctx, false, { en: 'The password you have now', fr: 'Votre mot de passe actuel' }))
    const to = given?.to ?? (await newPassword(ctx, false, { en: 'The new password', fr: 'Le nouveau mot de passe' }))
    const session = await ctx.session()
    await changePassword(session, { from, to })
    await (await ctx.tokens()).clear()
    return { username: session.actor.username }
  },
  render: (_, s) =>
    s.ok({
      en: `Your password is changed, and all your sessions are ended. Log in again: ${s.typed('login')}`,
      fr: `Votre mot de passe est changé, et toutes vos sessions sont fermées. Reconnectez-vous : ${s.typed('login')}`,
    }),
})

function twoLines(text: string): { from: string; to: string } {
  const [from, to, ...more] = text.split(/\r?\n/)
  if (from !== undefined && to !== undefined && (more.length === 0 || (more.length === 1 && more[0] === ''))) return { from, to }
  throw failure('INVALID', {
    en: 'Standard input must be two lines: the old password and the new one.',
    fr: "L'entrée standard doit avoir deux lignes : l'ancien mot de passe et le nouveau.",
  })
}
