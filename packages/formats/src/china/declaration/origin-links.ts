import { type Finding, finding } from '@kouan/core';
import type { Declaration, GoodsItem } from '@kouan/sdk';
import { DEC } from './catalogue.ts';
import { NAME } from './shapes.ts';

/** One EcoRelation row as text. */
export type EcoRow = Record<string, string>;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Link = NonNullable<GoodsItem['preferentialOrigins']>[number];

const KINDS: Readonly<Record<string, 'certificate' | 'declaration'>> = { C: 'certificate', D: 'declaration' };
const LETTERS = { certificate: 'C', declaration: 'D' } as const;
/** The form before the interface change: the agreement stands in the number, `<22>C123`. */
const OLD_NUMBER = /^<(\d{2})>([\s\S]*)$/;

/**
 * Moves the EcoRelation rows into the goods items they name. A row that names no item stays with the format's
 * extension, so that it comes back on encode.
 *
 * Source: GACC 2021 no. 34 (data of preferential origin per item).
 */
export function attachOriginLinks(document: Declaration, rows: readonly EcoRow[], findings: Finding[]): EcoRow[] {
  const items = new Map(document.items.map((item) => [item.goodsItemNumber, item as Mutable<GoodsItem>]));
  const indexes = new Map(document.items.map((item, index) => [item, index]));
  const dangling: EcoRow[] = [];
  for (const row of rows) {
    const item = items.get(row['DecGNo']);
    if (item === undefined || row['CertType'] === undefined) {
      findings.push(finding(DEC.danglingLink, '/items', { found: row['DecGNo'] ?? '' }));
      dangling.push(row);
      continue;
    }
    const path = `/items/${indexes.get(item)}`;
    const link = originOf(row, path, findings);
    if (link !== undefined) {
      item.preferentialOrigins ??= [];
      item.preferentialOrigins.push(link);
      continue;
    }
    item.documentLinks ??= [];
    item.documentLinks.push({
      type: row['CertType'],
      ...optional('number', row['EcoCertNo']),
      ...optional('itemNumber', row['EcoGNo']),
      ...extended(row),
    });
  }
  return dangling;
}

function originOf(row: EcoRow, path: string, findings: Finding[]): Link | undefined {
  const certType = row['CertType'] ?? '';
  let agreement = /^Y(\d{2})$/.exec(certType)?.[1];
  let number = row['EcoCertNo'];
  if (agreement === undefined && certType === 'Y') {
    const old = OLD_NUMBER.exec(number ?? '');
    if (old === null) return undefined;
    agreement = old[1];
    number = old[2];
    findings.push(finding(DEC.oldOriginLink, `${path}/preferentialOrigins`, { found: row['EcoCertNo'] ?? '' }));
  }
  if (agreement === undefined) return undefined;
  const proofKind = number === undefined ? undefined : KINDS[number[0] ?? ''];
  return {
    agreement,
    ...optional('proofKind', proofKind),
    ...optional('proofNumber', proofKind === undefined ? number : number?.slice(1) || undefined),
    ...optional('proofItemNumber', row['EcoGNo']),
    ...extended(row),
  };
}

/** The EcoRelation rows of a declaration, in the order of its items. */
export function originLinkRows(document: Declaration, findings: Finding[]): EcoRow[] {
  return document.items.flatMap((item, index) => {
    const tail = (
      link: { extensions?: GoodsItem['extensions'] | undefined },
      itemNumber: string | undefined,
    ): EcoRow => ({
      ...(item.goodsItemNumber === undefined ? {} : { DecGNo: item.goodsItemNumber }),
      ...(itemNumber === undefined ? {} : { EcoGNo: itemNumber }),
      ...extendedText(link.extensions),
    });
    const origins = (item.preferentialOrigins ?? []).map((link, at) => {
      const first = link.proofNumber?.[0] ?? '';
      if (link.proofKind === undefined && Object.hasOwn(KINDS, first)) {
        findings.push(
          finding(DEC.ambiguousProof, `/items/${index}/preferentialOrigins/${at}/proofNumber`, { found: first }),
        );
      }
      const letter = link.proofKind === undefined ? '' : LETTERS[link.proofKind];
      return {
        CertType: `Y${link.agreement}`,
        EcoCertNo: `${letter}${link.proofNumber ?? ''}`,
        ...tail(link, link.proofItemNumber),
      };
    });
    const others = (item.documentLinks ?? []).map((link) => ({
      CertType: link.type,
      ...(link.number === undefined ? {} : { EcoCertNo: link.number }),
      ...tail(link, link.itemNumber),
    }));
    return [...origins, ...others];
  });
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

function extended(row: EcoRow): { extensions?: Record<string, Record<string, string>> } {
  const text = row['ExtendFiled'];
  return text === undefined ? {} : { extensions: { [NAME]: { ExtendFiled: text } } };
}

function extendedText(extensions: GoodsItem['extensions'] | undefined): EcoRow {
  const text = extensions?.[NAME]?.['ExtendFiled'];
  return typeof text === 'string' ? { ExtendFiled: text } : {};
}
