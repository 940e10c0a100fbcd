import { failure, type HelpdeskError } from '../../../core/errors.js'
import { shellQuoted } from '../../../core/hint.js'
import type { Text } from '../../../core/language.js'
import { utf8Decoder } from '../../../core/utf8.js'
import { words } from '../../words.js'
import type { Source } from './source.js'

/**
 * The text of a file, piece by piece, less its byte order mark. Throws INVALID for what is no text in UTF-8, with the
 * way to make it that.
 */
export async function* textOf({ name, pieces }: Source): AsyncGenerator<string> {
  let bytes: Uint8Array = new Uint8Array()
  const decode = utf8Decoder(() =>
    otherEncoding(name, bytes.some((b) => UNKNOWN_TO_WINDOWS.has(b)) ? 'ISO-8859-1' : 'WINDOWS-1252'),
  )
  let head: Uint8Array | undefined = new Uint8Array()
  for await (const piece of pieces()) {
    // A pipe may bring its first bytes one by one.
    bytes = head ? Buffer.concat([head, piece]) : piece
    if (head && bytes.length < HEAD) {
      head = bytes
      continue
    }
    if (head) refuseOthers(name, bytes)
    head = undefined
    yield decode(bytes)
  }
  if (head) {
    refuseOthers(name, head)
    yield decode(head)
  }
  yield decode()
}

/** Bytes by which a file is told. */
const HEAD = 512
/** No letters of Windows-1252: what has them is not written in it. */
const UNKNOWN_TO_WINDOWS = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

function refuseOthers(name: string, bytes: Uint8Array): void {
  const start = Buffer.from(bytes.subarray(0, HEAD))
  const kind = KINDS.find(({ signs }) => signs.some((sign) => start.subarray(0, sign.length).equals(sign)))
  if (kind) throw kind.refuse(name, start)
  const encoding = utf16Of(start)
  if (encoding) throw otherEncoding(name, encoding)
  const text = start.toString('utf8').trimStart()
  if (/^\ufeff?\s*<(!doctype|html|table|\?xml|meta|head|style)\b/i.test(text))
    throw notATable(name, words.kinds.web, words.saveAsCsv)
}

/** By its mark, or since every other byte of what is mostly Latin is 0. A single NUL makes no UTF-16. */
function utf16Of(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes[2] === 0 && bytes[3] === 0 ? 'UTF-32' : 'UTF-16'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16'
  const zeros = (odd: number) => bytes.subarray(0, 200).filter((b, i) => b === 0 && i % 2 === odd).length
  const most = Math.min(200, bytes.length) / 4
  if (zeros(1) > most) return 'UTF-16LE'
  return zeros(0) > most ? 'UTF-16BE' : undefined
}

const NAMES: Record<string, string> = {
  'WINDOWS-1252': 'Latin-1',
  'ISO-8859-1': 'Latin-1',
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16',
}

function otherEncoding(file: string, encoding: string): HelpdeskError {
  const name = NAMES[encoding] ?? encoding
  const command = `iconv -f ${encoding} -t UTF-8 ${argument(file)}> utf8.csv`
  return failure('INVALID', words.otherEncoding(file, name), { say: words.saveAsUtf8(command) })
}

/** What is read from standard input is given to the other program there, too. */
const argument = (file: string) => (file === '-' ? '' : `${shellQuoted(file)} `)

type Refuse = (file: string, start: Buffer) => HelpdeskError
const notATable = (file: string, what: Text, say: Text | string) =>
  failure('INVALID', words.notATable(file, what), { say })

const zip: Refuse = (file, start) => {
  const says = start.toString('latin1')
  if (says.includes('opendocument.spreadsheet')) return notATable(file, words.kinds.libreOffice, words.saveAsCsv)
  if (/\[Content_Types\]\.xml|_rels\/|xl\/|docProps\//.test(says))
    return notATable(file, words.kinds.excel, words.saveAsCsv)
  const command = `unzip -p ${argument(file)}> table.csv`
  return notATable(file, words.kinds.zip, command)
}

/** `unpack` writes what it reads to standard output. */
const packed =
  (called: string, unpack: string): Refuse =>
  (file) => {
    const command = file === '-' ? `… | ${unpack} | …` : `${unpack} < ${shellQuoted(file)} > table.csv`
    return notATable(file, words.kinds.packed(called), command)
  }

/** By what they begin with: https://en.wikipedia.org/wiki/List_of_file_signatures */
const KINDS: { signs: Buffer[]; refuse: Refuse }[] = [
  { signs: [Buffer.from('PK\x03\x04'), Buffer.from('PK\x05\x06')], refuse: zip },
  {
    signs: [Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    refuse: (file) => notATable(file, words.kinds.oldExcel, words.saveAsCsv),
  },
  { signs: [Buffer.from('1f8b', 'hex')], refuse: packed('gzip', 'gunzip') },
  { signs: [Buffer.from('BZh')], refuse: packed('bzip2', 'bunzip2') },
  { signs: [Buffer.from('fd377a585a00', 'hex')], refuse: packed('xz', 'unxz') },
  { signs: [Buffer.from('28b52ffd', 'hex')], refuse: packed('zstd', 'unzstd') },
  { signs: [Buffer.from('%PDF-')], refuse: (file) => notATable(file, words.kinds.pdf, words.saveAsCsv) },
]
