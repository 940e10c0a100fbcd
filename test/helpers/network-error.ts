import net from 'node:net'

/** What the system reports where a cable is pulled: no proxy can bring that about. */
export interface NetworkError {
  /** A pattern of the statement at whose sending it happens, once; '' for the connection. */
  at: string
  /** Node's name of it; an error without one where it is missing. */
  code?: string | undefined
  /** Whether the server gets the statement, and only its answer is lost. */
  seen?: boolean
  /** Whether nothing can be reached from then on. */
  stays?: boolean
}

/** Breaks this process's network; loaded by `node --import` with NETWORK_ERROR set, that of another. */
export function breakNetwork({ at, code, seen = false, stays = false }: NetworkError) {
  const { connect } = net
  const pattern = new RegExp(at, 'i')
  let struck = false
  const failure = (syscall: string) =>
    Object.assign(new Error(`${syscall} ${code ?? 'failed'}`), code === undefined ? {} : { code, syscall })

  net.connect = ((...args: Parameters<typeof connect>) => {
    if (at === '' || (struck && stays)) {
      const socket = new net.Socket()
      setTimeout(() => socket.destroy(failure('connect')), 50)
      struck = true
      return socket
    }
    const socket = connect(...args)
    const { write } = socket
    socket.write = ((...data: [Buffer]) => {
      const [packet] = data
      // COM_QUERY, of MySQL 9 with two bytes of attributes before the statement.
      if (struck || packet[4] !== 3 || !pattern.test(packet.toString('latin1', packet[5] === 0 ? 7 : 5)))
        return write.apply(socket, data)
      struck = true
      socket.pause()
      if (seen) write.apply(socket, data)
      setTimeout(() => socket.destroy(failure('read')), 300)
      return true
    }) as typeof write
    return socket
  }) as typeof connect
  return {
    struck: () => struck,
    mend() {
      net.connect = connect
    },
  }
}

const { NETWORK_ERROR } = process.env
if (NETWORK_ERROR) breakNetwork(JSON.parse(NETWORK_ERROR))
