/** A host as it stands in an address. */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** One spelling for each address: `[0:0::1]` is `[::1]`, `127.1` is `127.0.0.1`. */
function canonical(host: string): string {
  try {
    return new URL(`http://${bracketed(host)}`).hostname
      .replace(/^\[::ffff:7f00:1\]$/, '127.0.0.1')
      .replace(/^localhost\.$/, 'localhost')
  } catch {
    return host // an address of a link has its interface behind a %
  }
}

/** The names under which this machine knows itself on every system. */
export const OWN_NAMES = ['localhost', '127.0.0.1', '[::1]']

export const isOwnName = (host: string): boolean => OWN_NAMES.includes(canonical(host))

/** Whether a server's host is this machine: nobody else reads along. */
export const isLoopback = (host: string): boolean => isOwnName(host) || canonical(host).startsWith('127.')
