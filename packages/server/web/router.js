/** Addresses of the page: `#/view/argument?name=value`. They stay the same. @module */

/** @typedef {{ view: string, args: readonly string[], query: URLSearchParams }} Place */
/** @typedef {{ element: HTMLElement, stop?: () => void }} View */

/** @param {string} text */
function unescaped(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @returns {Place} */
export function place() {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?', 2);
  const [view = '', ...args] = path.split('/').map(unescaped);
  return { view, args: args.filter((one) => one !== ''), query: new URLSearchParams(query) };
}

/** @param {...string} parts */
export const address = (...parts) => `#/${parts.map(encodeURIComponent).join('/')}`;

/** @param {...string} parts */
export function go(...parts) {
  location.hash = address(...parts);
}
