import type { CertificateOfOrigin } from '@kouan/sdk';
import { rowOf, type TableRow, type TableStyle } from '../table.ts';
import type { Typeset } from '../typeset.ts';
import { cellsOf } from './words.ts';

/** Boxes 6 to 13. */
export const GOODS: TableStyle = {
  columns: [
    ['6. Item number', 36],
    ['7. Marks and numbers on packages', 62],
    ['8. Number and kind of packages; and description of goods', 159.28],
    ['9. HS Code of the goods (6 digit-level)', 46],
    ['10. Origin Conferring Criterion', 52],
    ['11. RCEP Country of Origin', 48],
    ['12. Quantity (Gross weight or other measurement), and value (FOB) where RVC is applied', 82],
    ['13. Invoice number(s) and date of invoice(s)', 54],
  ],
  size: 7.5,
  headSize: 5.8,
  headHeight: 46,
  gap: 5,
};

export const tableRows = (document: CertificateOfOrigin, type: Typeset): TableRow[] =>
  document.items.map((item) => rowOf(cellsOf(item, document), GOODS, type));
