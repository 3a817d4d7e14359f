import { type Finding, finding, leavesOf, pointerOf } from '@kouan/core';
import type { Dropped, PaymentRecord } from '@kouan/sdk';
import { RTP } from './catalogue.ts';
import { type Field, GOODS, HEAD, NAME, ORDER, SERVICE_TIME, SESSION, SIGNATURE } from './fields.ts';

type Row = Readonly<Record<string, unknown>>;

/** The message, its members in the order in which they are signed. */
export function written(document: PaymentRecord): { text: string; findings: Finding[]; dropped: Dropped[] } {
  const writing = new Writing();
  const row = document as unknown as Row;
  const members = [
    writing.member(SESSION, row, ''),
    `"payExchangeInfoHead":${writing.object(HEAD, row, '')}`,
    `"payExchangeInfoLists":[${(document.orders ?? []).map((order, at) => writing.order(order as unknown as Row, at)).join(',')}]`,
    writing.member(SERVICE_TIME, row, ''),
    ...SIGNATURE.map((one) => writing.member(one, row, '')),
  ];
  const text = `{${members.filter((one) => one !== '').join(',')}}`;
  return { text, findings: writing.findings, dropped: writing.dropped(document) };
}

class Writing {
  readonly findings: Finding[] = [];
  private readonly known = new Set<string>(['/type', '/orders']);
  private readonly lost: Dropped[] = [];

  member({ name, value, path, required, number }: Field, row: Row, pointer: string): string {
    const said = path.reduce<unknown>((at, key) => (at as Row | undefined)?.[key], row);
    const at = `${pointer}${pointerOf(...path)}`;
    if (said === undefined) {
      if (required) this.findings.push(finding(RTP.missing, at, { params: { field: name } }));
      return '';
    }
    this.known.add(at);
    const raw = value.write(said);
    if (raw === undefined || (number === true && value.read(raw) === undefined)) {
      this.findings.push(finding(RTP.notWritable, at, { params: { field: name }, expected: value.expected }));
      this.lost.push({ path: at, value: said });
      return '';
    }
    return `"${name}":${number === true ? raw : JSON.stringify(raw)}`;
  }

  object(fields: readonly Field[], row: Row, pointer: string, more: readonly string[] = []): string {
    const [first = '', ...rest] = fields.map((one) => this.member(one, row, pointer));
    return `{${[first, ...more, ...rest].filter((one) => one !== '').join(',')}}`;
  }

  order(row: Row, at: number): string {
    const pointer = `/orders/${at}`;
    const goods = Array.isArray(row['goods']) ? (row['goods'] as readonly Row[]) : [];
    const texts = goods.map((one, index) => this.object(GOODS, one, `${pointer}/goods/${index}`));
    if (goods.length === 0) this.known.add(`${pointer}/goods`);
    return this.object(ORDER, row, pointer, [`"goodsInfo":[${texts.join(',')}]`]);
  }

  dropped(document: PaymentRecord): Dropped[] {
    const own = pointerOf('extensions', NAME);
    const rest = [...leavesOf(document)].filter(
      ([path, value]) =>
        value !== undefined && !this.known.has(path) && path !== '/extensions' && !path.startsWith(own),
    );
    return [...this.lost, ...rest.map(([path, value]) => ({ path, value }))];
  }
}
