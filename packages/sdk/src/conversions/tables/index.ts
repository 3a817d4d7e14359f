/** Every conversion. The first that takes the papers is taken where no variant is asked for. @module */
import type { Conversion } from '../conversion.ts';
import { INSTRUCTIONS_TO_BILL, NOTE_TO_BILL } from './bill.ts';
import { NOTES_TO_MULTIMODAL } from './carriage.ts';
import { INVOICE_TO_DECLARATION, NOTE_TO_DECLARATION, SHIPMENT_TO_DECLARATION } from './declaration/conversions.ts';
import { THREE_TO_INVENTORY } from './ecommerce.ts';
import { BILLS_TO_MANIFEST, NOTES_TO_MANIFEST } from './manifest.ts';
import { ROAD_CARGO } from './road-cargo.ts';
import {
  SHIPMENT_TO_CERTIFICATE,
  SHIPMENT_TO_INVOICE,
  SHIPMENT_TO_NOTE,
  SHIPMENT_TO_PACKING_LIST,
} from './shipment.ts';

export const CONVERSIONS: readonly Conversion[] = [
  INVOICE_TO_DECLARATION,
  SHIPMENT_TO_DECLARATION,
  NOTE_TO_DECLARATION,
  BILLS_TO_MANIFEST,
  NOTES_TO_MANIFEST,
  ...ROAD_CARGO,
  INSTRUCTIONS_TO_BILL,
  NOTE_TO_BILL,
  NOTES_TO_MULTIMODAL,
  THREE_TO_INVENTORY,
  SHIPMENT_TO_INVOICE,
  SHIPMENT_TO_PACKING_LIST,
  SHIPMENT_TO_CERTIFICATE,
  SHIPMENT_TO_NOTE,
];
