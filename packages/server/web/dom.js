/**
 * Elements out of tags, attributes and children. Text goes in as text and as nothing else: there is no way to hand
 * markup in, so whatever a declaration or a device says can only be read.
 *
 * @module
 */

/** @typedef {Node | string | number | null | undefined | false | readonly unknown[]} Child lists hold children, to any depth */
/** @typedef {Record<string, any>} Attributes */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {Element} element
 * @param {Attributes} attributes `on` holds listeners by event; null, undefined and false are left out
 * @param {readonly Child[]} children
 */
function dress(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  put(element, children);
  return element;
}

/**
 * @param {Element} element
 * @param {readonly Child[]} children
 */
function put(element, children) {
  for (const child of children.flat(Number.POSITIVE_INFINITY)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * An element of HTML.
 *
 * @param {string} tag with classes after dots: `span.chip.good`
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const [name = 'div', ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.className = classes.join(' ');
  return /** @type {HTMLElement} */ (dress(element, attributes, children));
}

/**
 * An element of SVG.
 *
 * @param {string} tag with classes after dots
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function s(tag, attributes = {}, ...children) {
  const [name = 'g', ...classes] = tag.split('.');
  const element = document.createElementNS(SVG, name);
  if (classes.length > 0) element.setAttribute('class', classes.join(' '));
  return /** @type {SVGElement} */ (dress(element, attributes, children));
}

/**
 * Puts other children into an element. Where the focus is on something with a `data-key`, it stays on what has the same
 * key afterwards.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  const focused = element.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.getAttribute('data-key');
  element.replaceChildren();
  put(element, children);
  if (key === null || key === undefined) return;
  const again = [...element.querySelectorAll('[data-key]')].find((one) => one.getAttribute('data-key') === key);
  if (again instanceof HTMLElement || again instanceof SVGElement) again.focus({ preventScroll: true });
}
