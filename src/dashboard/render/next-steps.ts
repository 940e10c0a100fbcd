import { canBeAssigned } from '../../core/roles.js'
import type { Day, Load } from '../day.js'

const MOST_STEPS = 3

/** What somebody can do next, as words after the program's name: what fits what is there. */
export function nextSteps(day: Day): string[] {
  const [mine, free] = [day.mine.tickets[0], day.unassigned?.tickets[0]]
  const steps: (string | false | undefined)[] = []
  if (day.role === 'EMPLOYEE')
    steps.push(mine && `ticket show ${mine.id}`, mine && `ticket comment ${mine.id}`, 'ticket create')
  else {
    const least = day.counts?.technicians.filter((t) => canBeAssigned(t) && !t.disabled).at(-1)
    steps.push(
      free && least && `ticket assign ${free.id} --to ${wordFor(least)}`,
      free && 'ticket next --take',
      mine && `ticket show ${mine.id}`,
      mine?.status.state === 'pending' && `ticket start ${mine.id}`,
      mine?.status.state === 'in-progress' && `ticket resolve ${mine.id}`,
    )
  }
  const usual = ['ticket list --all', 'ticket create']
  return [...new Set([...steps, ...usual].filter((step) => step !== undefined && step !== false))].slice(0, MOST_STEPS)
}

/** A username that a shell leaves alone, else the account's number. */
const wordFor = ({ id, username }: Load): string => (/^[a-z][\w.-]*$/i.test(username) ? username : `id:${id}`)
