/**
 * A column's name as it counts: whatever case, with accents in one piece or two, blanks of whatever kind and number for
 * one, and nothing that is not seen.
 */
export const nameKey = (name: string): string => shownName(name).toLowerCase()

/** The same for people, in one line. */
export const shownName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
