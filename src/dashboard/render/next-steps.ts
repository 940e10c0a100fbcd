import { canBeAssigned } from '../../core/roles.js'
import type { Day, Load } from '../day.js'

const MOST_STEPS = 3

/** What somebody can do next, as few words after the program's name as it takes: what fits what is there. */
export function nextSteps(day: Day): string[] {
  const [mine, free] = [day.mine.tickets[0], day.unassigned?.tickets[0]]
  const steps: (string | false | undefined)[] = []
  if (day.role === 'EMPLOYEE') steps.push(mine && String(mine.id), mine && `comment ${mine.id}`, 'create')
  else {
    const least = day.counts?.technicians.filter((t) => canBeAssigned(t) && !t.disabled).at(-1)
    steps.push(
      free && least && `assign ${free.id} --to ${wordFor(least)}`,
      free && 'next --take',
      mine && String(mine.id),
      mine?.status.state === 'pending' && `start ${mine.id}`,
      mine?.status.state === 'in-progress' && `resolve ${mine.id}`,
    )
  }
  const usual = ['list --all', 'create']
  return [...new Set([...steps, ...usual].filter((step) => step !== undefined && step !== false))].slice(0, MOST_STEPS)
}

/** A username that a shell leaves alone, else the account's number. */
const wordFor = ({ id, username }: Load): string => (/^[a-z][\w.-]*$/i.test(username) ? username : `id:${id}`)
