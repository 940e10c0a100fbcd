const DATE = /\d{1,2} \p{L}{3,5}\.? \d{4}, \d\d:\d\d/gu
const AGO = /\b\d+ (min\.|hr\.|days?|mo\.|yr\.) ago|\bnow\b|il y a \d+\s(min|h|j|mois|ans?)|maintenant/g

const blanked = (line: string) => line.replace(DATE, 'DATE').replace(AGO, 'AGO')
const heightOf = (line: string) => /^<text .*? (y="\d+")/.exec(line)?.[1]

/** A picture without what depends on the day it was taken: dates, ages, and where the text on their lines stands. */
export function undated(svg: string): string {
  const lines = svg.split('\n')
  const dated = new Set(lines.flatMap((line) => (blanked(line) === line ? [] : [heightOf(line)])))
  return lines
    .map((line) => {
      const height = heightOf(line)
      return blanked(height !== undefined && dated.has(height) ? line.replace(/ (x|textLength)="[\d.]+"/g, '') : line)
    })
    .join('\n')
}
