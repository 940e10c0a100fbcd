import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { failure } from '../../core/errors.js'
import { SCRIPTS, SHELLS, type Shell } from './scripts.js'

type Script = { shell: Shell; script: string }

export default command({
  access: 'anyone',
  params: {
    shell: required(
      '<shell>',
      {
        en: 'bash, zsh or fish; add what is printed to what your shell reads at its start, then open a new one',
        fr: 'bash, zsh ou fish ; ajoutez ce qui s’affiche à ce que votre shell lit au démarrage, puis ouvrez-en un autre',
      },
      shell,
      { complete: { words: SHELLS } },
    ),
  },
  examples: [
    'helpdesk completion bash >> ~/.bashrc',
    'helpdesk completion zsh >> ~/.zshrc',
    'helpdesk completion fish > ~/.config/fish/completions/helpdesk.fish',
  ],
  run: async (_, { shell }): Promise<Script> => ({ shell, script: SCRIPTS[shell] }),
  render: ({ script }) => script,
})

function shell(text: string): Shell {
  const found = SHELLS.find((s) => s === text)
  if (found) return found
  throw failure(
    'INVALID',
    { en: `There is no script for '${text}'.`, fr: `Il n'y a pas de script pour « ${text} ».` },
    { say: SHELLS.join(', ') },
  )
}
