/** Of our own manifest the program wants to know its version. */
export const manifest = {
  name: 'manifest',
  setup(b) {
    b.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const {
        default: { name, version },
      } = await import(path, { with: { type: 'json' } })
      return name === 'helpdesk' ? { contents: JSON.stringify({ version }), loader: 'json' } : undefined
    })
  },
}
