import { dictionary } from '@zxcvbn-ts/language-common'

/** How far down the list a password is refused. */
const COUNT = 10_000

/** The commonest passwords, in small letters: zxcvbn's list, by how often each was found in leaks. */
export const COMMONEST: ReadonlySet<string> = new Set(dictionary['passwords-common'].slice(0, COUNT))
