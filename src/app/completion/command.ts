import { command } from '../../command/command.js'
import { required } from '../../command/param.js'
import { failure } from '../../core/errors.js'
import { words } from '../words.js'
import { SCRIPTS, SHELLS, type Shell } from './scripts.js'

type Script = { shell: Shell; script: string }

export default command({
  access: 'anyone',
  params: {
    shell: required('<shell>', words.shell, shell, { complete: { words: SHELLS }, question: words.whichShell }),
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
  throw failure('INVALID', words.noShell(text), { say: SHELLS.join(', ') })
}
