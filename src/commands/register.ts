import { command, flag, optional } from '../command.js'
import { inert } from '../render/text.js'
import { userListing } from '../render/users.js'
import { register } from '../services/accounts.js'
import { email, fullName, username } from './params.js'
import { accountFrom, newPassword } from './sources.js'

export const ACCOUNT_QUESTIONS = {
  username: { en: 'Username', fr: "Nom d'utilisateur" },
  email: { en: 'E-mail address', fr: 'Adresse e-mail' },
  fullName: { en: 'Full name', fr: 'Nom complet' },
}

export default command({
  access: 'anyone',
  params: {
    username: optional('--username <name>', { en: 'the name to log in with', fr: 'le nom pour se connecter' }, username),
    email: optional('--email <address>', { en: 'e-mail address', fr: 'adresse e-mail' }, email),
    name: optional('--name <full name>', { en: 'first and last name', fr: 'prénom et nom' }, fullName),
    passwordStdin: flag('--password-stdin', {
      en: 'read the password from standard input',
      fr: "lire le mot de passe sur l'entrée standard",
    }),
  },
  examples: [
    'helpdesk register',
    "helpdesk register --username alice --email alice@example.org --name 'Alice Martin' --password-stdin < password.txt",
  ],

  async run(ctx, input) {
    const account = await accountFrom(
      ctx,
      input.passwordStdin,
      [
        { key: 'username', option: '--username', question: ACCOUNT_QUESTIONS.username, parse: username },
        { key: 'email', option: '--email', question: ACCOUNT_QUESTIONS.email, parse: email },
        { key: 'name', option: '--name', question: ACCOUNT_QUESTIONS.fullName, parse: fullName },
      ],
      { username: input.username, email: input.email, name: input.name },
    )
    const password = await newPassword(ctx, input.passwordStdin)
    return register(await ctx.db(), { username: account.username, email: account.email, fullName: account.name, password })
  },
  listing: { ...userListing, plain: ['id'] },
  render: (user, s) =>
    s.ok({
      en: `Registered ${inert(user.username)}. Log in with: helpdesk login ${inert(user.username)}`,
      fr: `${inert(user.username)} est inscrit. Pour se connecter : helpdesk login ${inert(user.username)}`,
    }),
})
