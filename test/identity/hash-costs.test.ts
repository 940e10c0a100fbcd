import { expect, it } from 'vitest'
import { methodOf } from '../../src/identity/services/passwords.js'

const [pbkdf2, scrypt] = ['0'.repeat(64), '0'.repeat(128)]
const bcrypt = '.'.repeat(53)

/** What is computed, and what is not: more would take seconds, or all memory; less is no hash. */
it.each([
  [`pbkdf2:sha256:5000000$salt$${pbkdf2}`, 'pbkdf2'],
  [`pbkdf2:sha256:5000001$salt$${pbkdf2}`, undefined],
  [`pbkdf2:sha256:1$salt$${pbkdf2}`, 'pbkdf2'],
  [`pbkdf2:sha256:0$salt$${pbkdf2}`, undefined],
  [`pbkdf2:sha256$salt$${pbkdf2}`, 'pbkdf2'],
  [`pbkdf2:sha256:1:1$salt$${pbkdf2}`, undefined],
  [`pbkdf2:sha256:1$salt$${pbkdf2}00`, undefined],
  [`pbkdf2:sha256:1$salt$${pbkdf2.slice(2)}`, undefined],
  [`pbkdf2:sha1:1$salt$${pbkdf2}`, undefined],
  [`scrypt:262144:8:1$salt$${scrypt}`, 'scrypt'],
  [`scrypt:524288:8:1$salt$${scrypt}`, undefined],
  [`scrypt:262144:8:2$salt$${scrypt}`, undefined],
  [`scrypt:2:1:1$salt$${scrypt}`, 'scrypt'],
  [`scrypt:1:1:1$salt$${scrypt}`, undefined],
  [`scrypt:3:1:1$salt$${scrypt}`, undefined],
  [`scrypt:2:0:1$salt$${scrypt}`, undefined],
  [`scrypt:2:1:0$salt$${scrypt}`, undefined],
  [`scrypt:2:1$salt$${scrypt}`, undefined],
  [`scrypt:2:1:1$salt$${pbkdf2}`, undefined],
  [`$2b$14$${bcrypt}`, 'bcrypt'],
  [`$2y$04$${bcrypt}`, 'bcrypt'],
  [`$2b$15$${bcrypt}`, undefined],
  [`$2b$14$${bcrypt}.`, undefined],
  [`$2c$04$${bcrypt}`, undefined],
])('%s is of the method %s', (hash, method) => expect(methodOf(hash)).toBe(method))
