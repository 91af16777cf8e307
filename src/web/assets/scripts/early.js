/* Runs before anything is painted, so that nothing moves afterwards. No module: those wait for the whole page. */

;(() => {
  const root = document.documentElement
  root.classList.add('scripted')
  try {
    const size = localStorage.getItem('fuwen.font-size')
    if (size === 'large' || size === 'largest') root.dataset['size'] = size
  } catch {
    // Storage may be forbidden; then the usual size stands.
  }
})()
