import { deflateSync } from 'node:zlib';

/** Small PDF files as different writers make them. @module */

/** Objects by number from 1, as text of one octet a character. */
export const OBJECTS: readonly string[] = [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 300 144] >>',
  '<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  stream('', 'BT /F1 18 Tf 20 60 Td (Pay 1000 USD) Tj ET'),
  '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
  '<< /Title (Invoice) /Producer (tests) >>',
];

export function stream(entries: string, data: string): string {
  return `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`;
}

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
const ID = '/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';

/** With a cross-reference table. */
export function plainPdf(objects: readonly string[] = OBJECTS): Buffer {
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) text += `${String(offset).padStart(10, '0')} 00000 n \n`;
  const info = objects.length >= 6 ? '/Info 6 0 R ' : '';
  return latin(
    `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${info}${ID} >>\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** With an object stream and a cross-reference stream with a predictor; all but streams lies packed. */
export function packedPdf(objects: readonly string[] = OBJECTS): Buffer {
  const loose = objects.flatMap((object, index) => (object.includes('stream\n') ? [index + 1] : []));
  const packed = objects.flatMap((_, index) => (loose.includes(index + 1) ? [] : [index + 1]));
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const offsets = new Map<number, number>();
  const put = (number: number, object: string): void => {
    offsets.set(number, text.length);
    text += `${number} 0 obj\n${object}\nendobj\n`;
  };
  for (const number of loose) put(number, objects[number - 1] ?? '');
  const holder = objects.length + 1;
  const table = holder + 1;
  let body = '';
  const header = packed.map((number) => {
    const at = body.length;
    body += `${objects[number - 1]}\n`;
    return `${number} ${at}`;
  });
  const first = header.join(' ').length + 1;
  const inner = deflateSync(latin(`${header.join(' ')} ${body}`)).toString('latin1');
  put(holder, stream(`/Type /ObjStm /N ${packed.length} /First ${first} /Filter /FlateDecode`, inner));
  const start = text.length;
  offsets.set(table, start);
  const rows: number[][] = [[0, 0, 0, 255]];
  for (let number = 1; number <= table; number++) {
    const offset = offsets.get(number);
    if (offset === undefined) rows.push([2, holder >> 8, holder & 255, packed.indexOf(number)]);
    else rows.push([1, offset >> 8, offset & 255, 0]);
  }
  // PNG predictor "up", as most writers have it.
  const predicted = rows.flatMap((row, at) => [
    2,
    ...row.map((octet, column) => (octet - (rows[at - 1]?.[column] ?? 0)) & 255),
  ]);
  const data = deflateSync(Buffer.from(predicted)).toString('latin1');
  const entries = `/Type /XRef /Size ${table + 1} /Root 1 0 R /Info 6 0 R ${ID} /W [1 2 1] /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>`;
  return latin(`${text}${table} 0 obj\n${stream(entries, data)}\nendobj\nstartxref\n${start}\n%%EOF\n`);
}

/** With a table whose hidden objects a stream knows (ISO 32000-2 §7.5.8.4). */
export function hybridPdf(): Buffer {
  let text = '%PDF-1.5\n';
  const offsets: number[] = [];
  for (const [index, object] of OBJECTS.entries()) {
    offsets.push(text.length);
    if (index !== 5) text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const holder = text.length;
  text += `7 0 obj\n${stream('/Type /ObjStm /N 1 /First 4', `6 0 ${OBJECTS[5]}`)}\nendobj\n`;
  const hidden = text.length;
  const data = String.fromCharCode(2, 0, 7, 0, 1, holder >> 8, holder & 255, 0);
  text += `8 0 obj\n${stream('/Type /XRef /Size 9 /Index [6 2] /W [1 2 1]', data)}\nendobj\n`;
  const start = text.length;
  text += 'xref\n0 9\n0000000000 65535 f \n';
  for (const [index, offset] of offsets.entries())
    text += index === 5 ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  text += `0000000000 65535 f \n${String(hidden).padStart(10, '0')} 00000 n \n`;
  return latin(
    `${text}trailer\n<< /Size 9 /Root 1 0 R /Info 6 0 R /XRefStm ${hidden} >>\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** A form and annotations as objects of their own, page tree of two levels, no line end behind %%EOF. */
const formPdf = (): Buffer =>
  plainPdf([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R >>',
    '<< /Type /Pages /Kids [10 0 R] /Count 1 /MediaBox [0 0 300 144] >>',
    '<< /Type /Page /Parent 10 0 R /Contents 4 0 R /Annots 8 0 R >>',
    OBJECTS[3] ?? '',
    'null',
    '<< /Producer (tests) >>',
    '<< /Fields 9 0 R /DA (/Helv 0 Tf) >>',
    '[11 0 R]',
    '[11 0 R]',
    '<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Note) /Rect [0 0 10 10] /P 3 0 R >>',
  ]).subarray(0, -1);

/**
 * A file with an update behind it, as an attacker writes it: objects by number, an empty text frees one.
 *
 * @param trailer entries instead of those of the file
 * @param loose bytes that no table names
 * @param rows further rows of the table
 */
export function updated(
  pdf: Buffer,
  objects: Readonly<Record<number, string>>,
  trailer = '',
  loose = '',
  rows = '',
): Buffer {
  const before = pdf.toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(before)?.[1] ?? '';
  let text = '';
  let table = '';
  for (const [number, object] of Object.entries(objects)) {
    if (object === '') table += `${number} 1\n0000000000 00001 f \n`;
    else table += `${number} 1\n${String(pdf.length + text.length).padStart(10, '0')} 00000 n \n`;
    if (object !== '') text += `${number} 0 obj\n${object}\nendobj\n`;
  }
  text += loose;
  const start = pdf.length + text.length;
  const root = /\/Root/.test(trailer) ? '' : '/Root 1 0 R';
  text += `xref\n0 1\n0000000000 65535 f \n${table}${rows}trailer\n<< /Size 40 ${root} ${trailer} /Info 6 0 R /Prev ${previous} >>\n`;
  return Buffer.concat([pdf, latin(`${text}startxref\n${start}\n%%EOF\n`)]);
}

/** Every way of writing a PDF that is signed in tests. */
export const PLAIN: Readonly<Record<string, () => Buffer>> = {
  'cross-reference table': plainPdf,
  'object streams': packedPdf,
  hybrid: hybridPdf,
  'form and annotations': formPdf,
};
