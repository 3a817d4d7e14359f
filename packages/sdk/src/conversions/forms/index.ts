/** The forms of the targets; of several for one type the one that is for the document. @module */
import type { Form } from '../form.ts';
import { BILL_FORM } from './bill.ts';
import { CERTIFICATE_FORM } from './certificate.ts';
import { CONSIGNMENT_NOTE_FORMS } from './consignment-note.ts';
import { DECLARATION_FORM } from './declaration.ts';
import { INVENTORY_FORMS } from './inventory.ts';
import { MANIFEST_FORM } from './manifest.ts';
import { ROAD_CARGO_FORMS } from './road-cargo.ts';
import { INVOICE_FORM, PACKING_LIST_FORM } from './trade.ts';

export const FORMS: readonly Form[] = [
  DECLARATION_FORM,
  MANIFEST_FORM,
  ...ROAD_CARGO_FORMS,
  BILL_FORM,
  INVOICE_FORM,
  PACKING_LIST_FORM,
  CERTIFICATE_FORM,
  ...CONSIGNMENT_NOTE_FORMS,
  ...INVENTORY_FORMS,
];
