/** Asks the browser for the pictures of the next tasks while it has nothing better to do. */
export function prefetch(addresses: readonly string[]): void {
  const load = () => {
    for (const address of addresses) {
      const image = new Image()
      image.decoding = 'async'
      image.fetchPriority = 'low'
      image.src = address
    }
  }
  if ('requestIdleCallback' in window) requestIdleCallback(load, { timeout: 3000 })
  else setTimeout(load, 500)
}
