import type { Context } from '../../command/context.js'
import { typedAs } from '../../core/hint.js'
import { reportWords } from '../words/reports.js'

/** What tells, below a list, that the search index is behind, and by what it is brought up to date. */
export const indexBehind = (ctx: Context) => ({
  onIndexBehind: () => ctx.noticeAtEnd(reportWords.indexBehind(typedAs('db migrate', ctx.invocation()))),
})
