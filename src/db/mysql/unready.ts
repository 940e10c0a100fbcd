const said = (message: string, code: string, errno: number, sqlState: string): Error =>
  Object.assign(new Error(message), { code, errno, sqlState })

/** As the server of a node says it that is outside the majority. */
export const notReady = (): Error => said('The node is not ready.', 'ER_UNKNOWN_COM_ERROR', 1047, '08S01')

/** As a server says it to whoever writes there. */
export const readOnly = (): Error =>
  said('The server is running with the --read-only option.', 'ER_OPTION_PREVENTS_STATEMENT', 1290, 'HY000')
