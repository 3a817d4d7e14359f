/** The columns: where each type of paper has the facts. @module */
import type { Text } from '@kouan/core';
import type { Document } from '../../documents/index.ts';
import type { Column } from '../column.ts';
import type { PaperType } from '../value.ts';
import { billColumn } from './bill.ts';
import { certificateColumn } from './certificate.ts';
import { consignmentNoteColumn } from './consignment-note.ts';
import { declarationColumn } from './declaration.ts';
import { gatePassColumn } from './gate-pass.ts';
import { invoiceColumn } from './invoice.ts';
import { manifestColumn } from './manifest.ts';
import { packingListColumn } from './packing-list.ts';

type Columns = { readonly [T in PaperType]: Column<Extract<Document, { type: T }>> };

/** By type of paper, in the order in which they are laid side by side. */
export const COLUMNS: Columns = {
  'commercial-invoice': invoiceColumn,
  'packing-list': packingListColumn,
  'bill-of-lading': billColumn,
  'consignment-note': consignmentNoteColumn,
  'certificate-of-origin': certificateColumn,
  manifest: manifestColumn,
  declaration: declarationColumn,
  'gate-pass': gatePassColumn,
};

/** What the papers are called in a sentence. */
export const PAPER_TITLES: Readonly<Record<PaperType, Text>> = {
  'commercial-invoice': { en: 'invoice', zh: '发票' },
  'packing-list': { en: 'packing list', zh: '装箱单' },
  'bill-of-lading': { en: 'bill of lading', zh: '提单' },
  'consignment-note': { en: 'consignment note', zh: '运单' },
  'certificate-of-origin': { en: 'certificate of origin', zh: '原产地证书' },
  manifest: { en: 'manifest', zh: '舱单' },
  declaration: { en: 'declaration', zh: '报关单' },
  'gate-pass': { en: 'gate pass', zh: '核放单' },
};

export const isPaperType = (type: string): type is PaperType => Object.hasOwn(COLUMNS, type);
