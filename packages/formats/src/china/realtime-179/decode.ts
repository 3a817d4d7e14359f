import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Decoded, PaymentRecord, Unmapped } from '@kouan/sdk';
import { RTP } from './catalogue.ts';
import { type Field, GOODS, HEAD, NAME, ORDER, SERVICE_TIME, SESSION, SIGNATURE } from './fields.ts';
import { memberTexts } from './members.ts';
import { written } from './write.ts';

export const MAX_BYTES = 1_000_000;

/** The field of the form in which the data are posted. */
const FORM = 'payExInfoStr=';

type Row = Record<string, unknown>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads payment data as they are posted, as JSON or as the field of a form. */
export function decode(bytes: Uint8Array): Decoded<PaymentRecord> {
  if (bytes.length > MAX_BYTES)
    return { findings: [finding(RTP.tooLarge, '', { expected: String(MAX_BYTES) })], unmapped: [] };
  const reading = new Reading();
  const text = unwrapped(new TextDecoder().decode(bytes), reading.findings);
  const value = parsed(text);
  if (!isRow(value) || !isRow(value['payExchangeInfoHead']))
    return { findings: [...reading.findings, finding(RTP.notMessage, '', { found: text.slice(0, 80) })], unmapped: [] };
  const document: Row = { type: 'payment-record' };
  const { findings, unmapped } = reading;
  reading.message(value, text, document);
  const read = document as unknown as PaymentRecord;
  // What is written from the fields is what came, or what came is kept: it is what was signed.
  if (written(read).text !== text) document['extensions'] = { [NAME]: { text } };
  return { document: read, findings, unmapped };
}

function unwrapped(text: string, findings: Finding[]): string {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (!trimmed.startsWith(FORM)) return trimmed;
  findings.push(finding(RTP.form, ''));
  const [field = ''] = trimmed.slice(FORM.length).split('&');
  try {
    return decodeURIComponent(field.replaceAll('+', ' '));
  } catch {
    return field;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

class Reading {
  readonly findings: Finding[] = [];
  readonly unmapped: Unmapped[] = [];

  message(value: Row, text: string, document: Row): void {
    const known = new Set(['payExchangeInfoHead', 'payExchangeInfoLists']);
    const texts = memberTexts(text);
    for (const field of [SESSION, SERVICE_TIME, ...SIGNATURE]) this.field(field, value, texts, document, '', '', known);
    this.rest(value, known, '');
    const head = value['payExchangeInfoHead'] as Row;
    this.object(HEAD, head, texts.get('payExchangeInfoHead') ?? '{}', document, '', '/payExchangeInfoHead', []);
    const lists = value['payExchangeInfoLists'];
    if (!Array.isArray(lists)) {
      this.findings.push(finding(RTP.missing, '/orders', { params: { field: 'payExchangeInfoLists' } }));
      if (lists !== undefined) this.unmapped.push({ path: '/payExchangeInfoLists', value: JSON.stringify(lists) });
      return;
    }
    document['orders'] = lists.map((one, at) => this.order(one, at));
  }

  private order(value: unknown, at: number): Row {
    const [pointer, place] = [`/orders/${at}`, `/payExchangeInfoLists/${at}`];
    const row: Row = {};
    if (!isRow(value)) {
      this.unmapped.push({ path: place, value: JSON.stringify(value) });
      return row;
    }
    this.object(ORDER, value, JSON.stringify(value), row, pointer, place, ['goodsInfo']);
    const goods = value['goodsInfo'];
    if (!Array.isArray(goods)) {
      if (goods !== undefined) this.unmapped.push({ path: `${place}/goodsInfo`, value: JSON.stringify(goods) });
      this.findings.push(finding(RTP.missing, `${pointer}/goods`, { params: { field: 'goodsInfo' } }));
      return row;
    }
    row['goods'] = goods.map((one: unknown, index) => {
      const item: Row = {};
      const where = `${place}/goodsInfo/${index}`;
      if (isRow(one)) this.object(GOODS, one, JSON.stringify(one), item, `${pointer}/goods/${index}`, where, []);
      else this.unmapped.push({ path: where, value: JSON.stringify(one) });
      return item;
    });
    return row;
  }

  private object(
    fields: readonly Field[],
    value: Row,
    text: string,
    row: Row,
    pointer: string,
    place: string,
    others: readonly string[],
  ): void {
    const known = new Set(others);
    const texts = fields.some(({ number }) => number === true) ? memberTexts(text) : new Map<string, string>();
    for (const field of fields) this.field(field, value, texts, row, pointer, place, known);
    this.rest(value, known, place);
  }

  private field(
    { name, value: kind, path, required, number }: Field,
    value: Row,
    texts: ReadonlyMap<string, string>,
    row: Row,
    pointer: string,
    place: string,
    known: Set<string>,
  ): void {
    known.add(name);
    const at = `${pointer}${pointerOf(...path)}`;
    const one = value[name];
    if (one === undefined || one === null || one === '') {
      if (required) this.findings.push(finding(RTP.missing, at, { params: { field: name } }));
      return;
    }
    // A number is taken as it is written: 100.50 stays so. Where text is expected numbers are in use as well.
    const raw = typeof one === 'string' ? one : typeof one === 'number' ? (texts.get(name) ?? String(one)) : undefined;
    const said = raw === undefined || (number === true && typeof one === 'string') ? undefined : kind.read(raw);
    if (said === undefined) {
      const found = JSON.stringify(one);
      this.findings.push(finding(RTP.unreadable, at, { params: { field: name }, expected: kind.expected, found }));
      this.unmapped.push({ path: `${place}${pointerOf(name)}`, value: typeof one === 'string' ? one : found });
      return;
    }
    let target = row;
    for (const key of path.slice(0, -1)) target = (target[key] ??= {}) as Row;
    target[path[path.length - 1] as string] = said;
  }

  private rest(value: Row, known: ReadonlySet<string>, place: string): void {
    for (const [name, one] of Object.entries(value)) {
      if (known.has(name)) continue;
      const path = `${place}${pointerOf(name)}`;
      this.findings.push(finding(RTP.unknown, '', { found: path }));
      this.unmapped.push({ path, value: typeof one === 'string' ? one : JSON.stringify(one) });
    }
  }
}
