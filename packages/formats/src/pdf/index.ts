/**
 * Papers as PDF. Needs `@cantoo/pdf-lib` and `fontkit` beside this package, and a font from the caller.
 *
 * @module
 */
export { renderCertificate } from './certificate/render.ts';
