import type { Text } from '@kouan/core';
import { formatByName } from '@kouan/formats';
import type {
  CertificateOfOrigin,
  CommercialInvoice,
  Document,
  DocumentType,
  Encoded,
  PackingList,
  Shipment,
} from '@kouan/sdk';
import { type ConversionSettings, type Converted, convertDocument } from '@kouan/sdk/conversions';
import { asJson } from './target.ts';

/** How the papers are wanted. */
export const OUTS = ['xml', 'pdf', 'json'] as const;
export type Out = (typeof OUTS)[number];

/** A paper of a shipment, and the forms that it can be written in. */
interface PaperPlan {
  readonly name: string;
  readonly title: Text;
  readonly type: DocumentType;
  readonly xml?: string;
  readonly pdf?: (document: Document, font: Uint8Array) => Promise<Uint8Array>;
  /** The page is of this agreement only. */
  readonly printsOnly?: string;
}

const PAPERS: readonly PaperPlan[] = [
  {
    name: 'declaration',
    title: { en: 'declaration', zh: '报关单' },
    type: 'declaration',
    xml: 'china.declaration',
  },
  {
    name: 'invoice',
    title: { en: 'commercial invoice', zh: '商业发票' },
    type: 'commercial-invoice',
    pdf: async (document, font) =>
      (await import('@kouan/formats/pdf')).renderInvoice(document as CommercialInvoice, font),
  },
  {
    name: 'packing-list',
    title: { en: 'packing list', zh: '装箱单' },
    type: 'packing-list',
    pdf: async (document, font) =>
      (await import('@kouan/formats/pdf')).renderPackingList(document as PackingList, font),
  },
  {
    name: 'certificate-application',
    title: { en: 'application for a certificate of origin', zh: '原产地证书申请' },
    type: 'certificate-of-origin',
    xml: 'china.certificate-application',
    pdf: async (document, font) =>
      (await import('@kouan/formats/pdf')).renderCertificate(document as CertificateOfOrigin, font),
    printsOnly: 'RCEP',
  },
];

/** One file that was made. */
export interface BuiltFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** One paper with its files. */
export interface BuiltPaper {
  readonly name: string;
  readonly title: Text;
  readonly converted: Converted;
  readonly files: readonly BuiltFile[];
  /** What the written form has to say, and what it cannot carry. */
  readonly written: Pick<Encoded, 'findings' | 'dropped'>;
}

/**
 * The papers of a shipment. `font` is asked for when the first PDF is made.
 *
 * @param settings for the declaration alone are its `set` values that the other papers do not have.
 */
export async function buildPapers(
  name: string,
  shipment: Shipment,
  outs: ReadonlySet<Out>,
  settings: ConversionSettings,
  font: () => Promise<Uint8Array>,
): Promise<readonly BuiltPaper[]> {
  const built: BuiltPaper[] = [];
  for (const { name: paper, title, type, xml, pdf, printsOnly } of PAPERS) {
    const { set: _, ...rest } = settings;
    const own = type === 'declaration' ? settings : rest;
    const converted = convertDocument([{ name, document: shipment }], type, own);
    const files: BuiltFile[] = [];
    let written: BuiltPaper['written'] = { findings: [], dropped: [] };
    if (outs.has('xml') && xml !== undefined) {
      const encoded = formatByName(xml).encode?.(converted.document) ?? { bytes: new Uint8Array(), ...written };
      files.push({ file: `${paper}.xml`, bytes: encoded.bytes });
      written = encoded;
    }
    if (outs.has('pdf') && pdf !== undefined && (printsOnly ?? shipment.agreement) === shipment.agreement)
      files.push({ file: `${paper}.pdf`, bytes: await pdf(converted.document, await font()) });
    if (outs.has('json')) files.push({ file: `${paper}.json`, bytes: asJson(converted.document) });
    built.push({ name: paper, title, converted, files, written });
  }
  return built;
}

/** What of the shipment is on none of the papers. */
export function onNone(papers: readonly BuiltPaper[]): Converted['dropped'] {
  const [first, ...others] = papers.map(({ converted }) => converted.dropped);
  return (first ?? []).filter(({ path }) => others.every((dropped) => dropped.some((one) => one.path === path)));
}

/** Where each field of each paper came from, as JSON. */
export const provenanceOf = (papers: readonly BuiltPaper[]): object => ({
  format_version: 1,
  papers: Object.fromEntries(
    papers.map(({ name, converted, files }) => [
      name,
      {
        conversion: converted.conversion.name,
        files: files.map(({ file }) => file),
        coverage: converted.coverage,
        fields: converted.filled,
        gaps: converted.gaps,
        notCarried: converted.dropped,
      },
    ]),
  ),
});
