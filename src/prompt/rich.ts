import inquirer from 'inquirer'

/** Questions to the person at the terminal, drawn on stderr so that stdout stays the result. Ctrl-C throws ExitPromptError. */
const ask = inquirer.createPromptModule({ output: process.stderr })

export interface Choice {
  name: string
  value: string
  description?: string
}

export async function askLine(message: string): Promise<string> {
  return (await ask([{ type: 'input', name: 'answer', message }])).answer
}

/** A text of several lines, written in `$VISUAL` or `$EDITOR`. */
export async function askEditor(message: string): Promise<string> {
  return (await ask([{ type: 'editor', name: 'answer', message, waitForUserInput: false }])).answer
}

export async function askPassword(message: string): Promise<string> {
  return (await ask([{ type: 'password', name: 'answer', message, mask: '*' }])).answer
}

export async function askChoice(message: string, choices: readonly Choice[]): Promise<string> {
  return (await ask([{ type: 'select', name: 'answer', message, choices: [...choices] }])).answer
}

export async function askConfirm(message: string): Promise<boolean> {
  return (await ask([{ type: 'confirm', name: 'answer', message, default: false }])).answer
}
