import { ROOT } from './root.js'

/** The real program. For a test file that imports this, it is built before the run. */
export const PROGRAM = `${ROOT}bin/helpdesk.js`
