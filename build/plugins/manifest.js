/** Of manifests programs want to know the version: ours does, and mysql2, which tells it to the server. */
export const manifest = {
  name: 'manifest',
  setup(b) {
    b.onLoad({ filter: /[\\/]package\.json$/ }, async ({ path }) => {
      const {
        default: { version },
      } = await import(path, { with: { type: 'json' } })
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}
