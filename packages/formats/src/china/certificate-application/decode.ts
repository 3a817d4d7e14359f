import { type Finding, finding, pointerOf } from '@kouan/core';
import type { CertificateOfOrigin, Decoded, Unmapped } from '@kouan/sdk';
import { partyCode } from '../../country-name.ts';
import { readXml, type XmlHandler, type XmlPosition } from '../../syntax/xml/index.ts';
import { CCA } from './catalogue.ts';
import { CERTIFICATE_TYPES, CORP, type Field, GOODS, HEAD, KINDS } from './fields.ts';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.certificate-application';
export const NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
export const MAX_BYTES = 10_000_000;

type Row = Record<string, unknown>;

/** Where the leaves of an element go. */
interface Group {
  readonly fields: readonly Field<never>[];
  readonly row: Row;
  /** What only this format knows of the row. */
  readonly own: Row;
  readonly pointer: string;
  readonly seen: Set<string>;
}

/** Groups by the elements around them. */
const GROUPS: Readonly<Record<string, 'head' | 'goods' | 'corp' | 'promise'>> = {
  'Certificate/CertificateHead': 'head',
  'Certificate/CertificateList/Goods': 'goods',
  'Certificate/NonpartyCorpList/NonpartyCorp': 'corp',
  'Certificate/AplPromise': 'promise',
};
const WRAPPERS = new Set(['Certificate', 'Certificate/CertificateList', 'Certificate/NonpartyCorpList']);
const PROMISE: readonly Field<never>[] = [{ element: 'AplPromiseCode', kind: 'text' }];

/** Reads an application for a certificate of origin. */
export function decode(bytes: Uint8Array): Decoded<CertificateOfOrigin> {
  const reading = new Reading();
  const syntax = readXml(bytes, (position) => reading.at(position), { maxBytes: MAX_BYTES });
  return reading.finish(syntax);
}

class Reading implements XmlHandler {
  private readonly findings: Finding[] = [];
  private readonly unmapped: Unmapped[] = [];
  private readonly names: string[] = [];
  private readonly items: Row[] = [];
  private readonly corps: Row[] = [];
  private readonly document: Row = { type: 'certificate-of-origin' };
  private readonly own: Row = {};
  private group: Group | undefined;
  private groupDepth = 0;
  private content = '';
  private unknownFrom = 0;
  private root = '';
  private position: XmlPosition = { place: () => ({}) };

  at(position: XmlPosition): this {
    this.position = position;
    return this;
  }

  open(name: string, namespace: string, attributes: Readonly<Record<string, string>> | undefined): void {
    this.stray();
    this.names.push(name);
    if (this.names.length === 1) {
      this.root = name;
      if (name === 'Certificate' && namespace !== NAMESPACE)
        this.say(CCA.wrongNamespace, '', { expected: NAMESPACE, found: namespace });
    }
    // The hint at a schema says nothing about the goods.
    for (const key in attributes)
      if (key !== 'xsi:schemaLocation')
        this.unmapped.push({ path: `${this.here()}/@${key}`, value: attributes[key] as string });
    if (this.unknownFrom > 0 || this.root !== 'Certificate') return;
    if (this.group === undefined) this.enter(name);
    else if (this.names.length !== this.groupDepth + 1 || !this.knows(name)) this.unknown(name);
  }

  text(text: string): void {
    this.content += text;
  }

  close(): void {
    const depth = this.names.length;
    if (this.unknownFrom > 0) {
      this.stray();
      if (depth === this.unknownFrom) this.unknownFrom = 0;
    } else if (this.group !== undefined && depth === this.groupDepth + 1) this.leaf(this.group);
    else {
      this.stray();
      if (this.group !== undefined && depth === this.groupDepth) this.group = undefined;
    }
    this.content = '';
    this.names.pop();
  }

  finish(syntax: readonly Finding[]): Decoded<CertificateOfOrigin> {
    const findings = [...syntax, ...this.findings];
    const { unmapped } = this;
    if (syntax.some(({ severity }) => severity === 'error')) return { findings, unmapped };
    if (this.root !== 'Certificate')
      return { findings: [...findings, finding(CCA.notApplication, '', { found: this.root })], unmapped };
    const document = complete(this.document, this.items, this.corps, this.own);
    return { document, findings, unmapped };
  }

  private enter(name: string): void {
    const path = this.names.join('/');
    const kind = GROUPS[path];
    if (kind === undefined) {
      if (!WRAPPERS.has(path)) this.unknown(name);
      return;
    }
    this.groupDepth = this.names.length;
    const seen = new Set<string>();
    const row: Row = {};
    const own: Row = {};
    if (kind === 'head')
      this.group = { fields: HEAD, row: this.document, own: inner(this.own, 'head'), pointer: '', seen };
    else if (kind === 'promise')
      this.group = { fields: PROMISE, row, own: inner(this.own, 'promise'), pointer: '', seen };
    else if (kind === 'goods') {
      row['extensions'] = { [NAME]: own };
      this.group = { fields: GOODS, row, own, pointer: `/items/${this.items.length}`, seen };
      this.items.push(row);
    } else {
      row['own'] = own;
      this.group = { fields: CORP, row, own, pointer: '/thirdPartyInvoicing', seen };
      this.corps.push(row);
    }
  }

  private knows(name: string): boolean {
    return this.group?.fields.some(({ element }) => element === name) === true;
  }

  private unknown(name: string): void {
    this.unknownFrom = this.names.length;
    this.say(name === 'Signature' ? CCA.signed : CCA.unknownElement, '', { found: this.here() });
  }

  private leaf({ fields, row, own, pointer, seen }: Group): void {
    const name = this.names.at(-1) as string;
    const field = fields.find(({ element }) => element === name) as Field<never>;
    const raw = this.content;
    if (seen.has(name)) {
      this.say(CCA.repeated, pointer, { params: { element: name } });
      this.unmapped.push({ path: this.here(), value: raw });
      return;
    }
    seen.add(name);
    if (raw.trim() === '') return;
    const kind = KINDS[field.kind];
    const value = field.path === undefined ? undefined : kind.read(raw);
    if (field.path !== undefined && value === undefined)
      this.say(CCA.unreadable, `${pointer}${pointerOf(...field.path)}`, {
        params: { element: name },
        expected: kind.expected,
        found: raw,
      });
    if (field.path !== undefined && value !== undefined) put(row, field.path, value);
    if (value === undefined || kind.write(value) !== raw) own[name] = raw;
  }

  private stray(): void {
    if (this.content.trim() !== '') this.unmapped.push({ path: this.here(), value: this.content });
    this.content = '';
  }

  private say(definition: Parameters<typeof finding>[0], path: string, details: Parameters<typeof finding>[2]): void {
    this.findings.push(finding(definition, path, { ...details, at: this.position.place() }));
  }

  private here(): string {
    return pointerOf(...this.names);
  }
}

/** What follows from several elements together. */
function complete(document: Row, items: readonly Row[], corps: readonly Row[], own: Row): CertificateOfOrigin {
  const head = (own['head'] ?? {}) as Row;
  const agreement = Object.entries(CERTIFICATE_TYPES).find(([, type]) => type === head['CertType'])?.[0];
  if (agreement !== undefined) document['agreement'] = agreement;
  const to = partyCode(String(head['DestCountry'] ?? ''));
  if (to !== undefined) document['importingParty'] = to;
  if (head['CertStatus'] === '2' || head['CertStatus'] === '3') document['issuedRetroactively'] = true;
  amounts(document, items, head);
  for (const item of items) {
    const mine = (item['extensions'] as Record<string, Row>)[NAME] as Row;
    const country = partyCode(String(mine['GoodsOriginCountryEn'] ?? ''));
    if (country !== undefined) item['originCountry'] = country;
    if (item['itemNumber'] === undefined) item['itemNumber'] = '';
  }
  document['items'] = items;
  const [first, ...others] = corps;
  if (first !== undefined) {
    const { own: mine, ...firm } = first;
    const country = partyCode(String((mine as Row)['EntCountryName'] ?? ''));
    document['thirdPartyInvoicing'] = { ...firm, ...(country === undefined ? {} : { country }) };
    own['corp'] = mine;
  }
  if (others.length > 0)
    own['others'] = others.map(({ own: mine, ...firm }) => {
      const { SortNo: number, ...rest } = mine as Row;
      return { ...firm, ...rest, ...(number === undefined || number === '1' ? {} : { SortNo: number }) };
    });
  forgetDerived(document, own);
  for (const item of items) {
    const mine = (item['extensions'] as Record<string, Row>)[NAME] as Row;
    if (Object.keys(mine).length === 0) delete item['extensions'];
  }
  for (const [name, value] of Object.entries(own)) if (Object.keys(value as Row).length === 0) delete own[name];
  if (Object.keys(own).length > 0) document['extensions'] = { [NAME]: own };
  return document as unknown as CertificateOfOrigin;
}

/** What would be written anyway is not kept: kept, it would outlive a change of the field that it follows from. */
function forgetDerived(document: Row, own: Row): void {
  const whole = document as unknown as CertificateOfOrigin;
  const forget = <Owner>(fields: readonly Field<Owner>[], owner: Owner | undefined, kept: Row | undefined): void => {
    if (owner === undefined || kept === undefined) return;
    for (const { element, derive } of fields)
      if (derive !== undefined && kept[element] === derive(owner, whole)) delete kept[element];
  };
  forget(HEAD, whole, own['head'] as Row | undefined);
  for (const item of whole.items) forget(GOODS, item, (item.extensions as Record<string, Row> | undefined)?.[NAME]);
  forget(CORP, whole.thirdPartyInvoicing, own['corp'] as Row | undefined);
}

/** Amounts stand without their currency; it is that of the head. Where there is none they are kept as text. */
function amounts(document: Row, items: readonly Row[], head: Row): void {
  const [invoice] = (document['invoices'] ?? []) as Row[];
  const total = invoice?.['total'] as Row | undefined;
  const currency = total?.['currency'];
  for (const item of items) {
    const fob = item['fob'] as Row | undefined;
    if (fob === undefined) continue;
    if (currency !== undefined) fob['currency'] = currency;
    else {
      ((item['extensions'] as Record<string, Row>)[NAME] as Row)['FOBValue'] = fob['amount'];
      delete item['fob'];
    }
  }
  if (invoice === undefined || total === undefined || (total['amount'] !== undefined && currency !== undefined)) return;
  if (total['amount'] !== undefined) head['TotalAmt'] = total['amount'];
  if (currency !== undefined) head['Curr'] = currency;
  delete invoice['total'];
  if (Object.keys(invoice).length === 0) delete document['invoices'];
}

const inner = (row: Row, key: string): Row => (row[key] ??= {}) as Row;

/** Puts a value at a path; a number in it is a row of a list. Paths come from the tables. */
function put(root: Row, path: readonly string[], value: unknown): void {
  let object: Row = root;
  for (const [index, key] of path.slice(0, -1).entries()) {
    const next = /^\d+$/.test(path[index + 1] as string) ? [] : {};
    object = (object[key] ??= next) as Row;
  }
  object[path.at(-1) as string] = value;
}
