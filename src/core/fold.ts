/**
 * A name as it counts: without regard to case, to accents that are part of a letter, and to trailing blanks, as MySQL's
 * general collations compare; like them it takes all characters beyond the basic plane for one.
 */
export const fold = (text: string): string => (/^[!-~]*$/.test(text) ? text.toLowerCase() : foldAny(text))

const foldAny = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\P{Mn}/gu, (letter) => letter.normalize('NFD').replace(/\p{Mn}/gu, ''))
    .toLowerCase()
    .replace(/[\u00df\u017f]/g, 's')
    .replace(/\u0131/g, 'i')
    .replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/ +$/, '')
