// FIPS 180-4, https://nvlpubs.nist.gov/nistpubs/FIPS/NIST.FIPS.180-4.pdf: what every command needs to find its session,
// and `node:crypto` takes 4 ms to load. Whatever else is secret is made and compared by that library.

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const K = Int32Array.from(
  (
    '428a2f98 71374491 b5c0fbcf e9b5dba5 3956c25b 59f111f1 923f82a4 ab1c5ed5 d807aa98 12835b01 243185be 550c7dc3 ' +
    '72be5d74 80deb1fe 9bdc06a7 c19bf174 e49b69c1 efbe4786 0fc19dc6 240ca1cc 2de92c6f 4a7484aa 5cb0a9dc 76f988da ' +
    '983e5152 a831c66d b00327c8 bf597fc7 c6e00bf3 d5a79147 06ca6351 14292967 27b70a85 2e1b2138 4d2c6dfc 53380d13 ' +
    '650a7354 766a0abb 81c2c92e 92722c85 a2bfe8a1 a81a664b c24b8b70 c76c51a3 d192e819 d6990624 f40e3585 106aa070 ' +
    '19a4c116 1e376c08 2748774c 34b0bcb5 391c0cb3 4ed8aa4a 5b9cca4f 682e6ff3 748f82ee 78a5636f 84c87814 8cc70208 ' +
    '90befffa a4506ceb bef9a3f7 c67178f2'
  ).split(' '),
  (word) => Number.parseInt(word, 16),
)
/** The same of the square roots of the first eight. */
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]
const BLOCK = 64

/** The SHA-256 of a text's UTF-8, in hexadecimal. */
export function sha256(text: string): string {
  const message = padded(Buffer.from(text))
  const hash = Int32Array.from(START)
  for (let at = 0; at < message.length; at += BLOCK) compress(hash, message.subarray(at, at + BLOCK))
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** Whole blocks: the bytes, a bit of 1, and how many bits they were as a number of 64 bits. */
function padded(bytes: Buffer): Buffer {
  const whole = Buffer.alloc(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK)
  bytes.copy(whole)
  whole[bytes.length] = 0x80
  whole.writeBigUInt64BE(BigInt(bytes.length) * 8n, whole.length - 8)
  return whole
}

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

function compress(hash: Int32Array, block: Buffer): void {
  const w = new Int32Array(K.length)
  const word = (i: number): number => w[i] ?? 0
  for (let i = 0; i < 16; i++) w[i] = block.readInt32BE(i * 4)
  for (let i = 16; i < w.length; i++) {
    const [a, b] = [word(i - 15), word(i - 2)]
    const s0 = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3)
    const s1 = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10)
    w[i] = word(i - 16) + s0 + word(i - 7) + s1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash
  for (const [i, k] of K.entries()) {
    const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    const t1 = h + s1 + ((e & f) ^ (~e & g)) + k + word(i)
    const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c))
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0]
  }
  for (const [i, value] of [a, b, c, d, e, f, g, h].entries()) hash[i] = (hash[i] ?? 0) + value
}
