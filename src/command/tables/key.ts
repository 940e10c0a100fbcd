/** The column by which rows are known again. */
export const KEY = 'key'
/** How its cells begin in files that this program wrote. */
export const OUR_KEY = 'helpdesk:'
