/**
 * Papers as PDF. Needs `@cantoo/pdf-lib` and `fontkit` beside this package, and a font from the caller.
 *
 * @module
 */
export { type RenderBillOptions, renderBill } from './bill/render.ts';
export { renderCertificate } from './certificate/render.ts';
export { renderInvoice } from './trade/invoice.ts';
export { renderPackingList } from './trade/packing-list.ts';
