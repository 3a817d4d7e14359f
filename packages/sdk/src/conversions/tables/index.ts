/** Every conversion. The first that takes the papers is taken where no variant is asked for. @module */
import type { Conversion } from '../conversion.ts';
import { INVOICE_TO_DECLARATION, NOTE_TO_DECLARATION, SHIPMENT_TO_DECLARATION } from './declaration.ts';
import { BILLS_TO_MANIFEST, NOTES_TO_MANIFEST } from './manifest.ts';

export const CONVERSIONS: readonly Conversion[] = [
  INVOICE_TO_DECLARATION,
  SHIPMENT_TO_DECLARATION,
  NOTE_TO_DECLARATION,
  BILLS_TO_MANIFEST,
  NOTES_TO_MANIFEST,
];
