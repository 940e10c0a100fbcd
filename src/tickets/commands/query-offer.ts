import type { Completion } from '../../command/param.js'

export const completedQuery: Completion = {}
