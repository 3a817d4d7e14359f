import { type Finding, finding, leavesOf, pointerOf, resolvePointer } from '@kouan/core';
import type { CertificateOfOrigin, Dropped, Encoded } from '@kouan/sdk';
import { escapeText, isWritable } from '../../syntax/xml/index.ts';
import { CCA } from './catalogue.ts';
import { NAME, NAMESPACE } from './decode.ts';
import { CERTIFICATE_TYPES, CORP, type Field, GOODS, HEAD, KINDS } from './fields.ts';

type Row = Readonly<Record<string, unknown>>;

/** Writes an application in the order of the interface; elements without a value are left out. */
export function encode(document: CertificateOfOrigin): Encoded {
  return new Writing(document).write();
}

class Writing {
  private readonly findings: Finding[] = [];
  private readonly used = new Set<string>(['/type']);
  private readonly document: CertificateOfOrigin;
  private readonly own: Readonly<Record<string, Row | readonly Row[]>>;

  constructor(document: CertificateOfOrigin) {
    this.document = document;
    this.own = (document.extensions?.[NAME] ?? {}) as Readonly<Record<string, Row | readonly Row[]>>;
  }

  write(): Encoded {
    const { document, own } = this;
    const mine = `/extensions/${NAME}`;
    const head = this.group(HEAD, document, '', (own['head'] ?? {}) as Row, `${mine}/head`, '    ');
    const goods = document.items.map((item, index) => {
      const pointer = `/items/${index}`;
      const row = (item.extensions?.[NAME] ?? {}) as Row;
      const lines = this.group(GOODS, item, pointer, row, `${pointer}/extensions/${NAME}`, '      ');
      return `    <Goods>\n${lines}    </Goods>\n`;
    });
    const corps = this.corps(mine);
    const promise = ((own['promise'] ?? {}) as Row)['AplPromiseCode'];
    this.used.add(`${mine}/promise/AplPromiseCode`);
    const parts = [
      `  <CertificateHead>\n${head}  </CertificateHead>\n`,
      goods.length === 0 ? '' : `  <CertificateList>\n${goods.join('')}  </CertificateList>\n`,
      corps === '' ? '' : `  <NonpartyCorpList>\n${corps}  </NonpartyCorpList>\n`,
      typeof promise === 'string'
        ? `  <AplPromise>\n    <AplPromiseCode>${escapeText(promise)}</AplPromiseCode>\n  </AplPromise>\n`
        : '',
    ];
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Certificate xmlns="${NAMESPACE}">\n${parts.join('')}</Certificate>\n`;
    this.imply();
    return { bytes: new TextEncoder().encode(xml), findings: this.findings, dropped: this.dropped() };
  }

  private corps(mine: string): string {
    const { thirdPartyInvoicing } = this.document;
    const rows: string[] = [];
    if (thirdPartyInvoicing !== undefined) {
      const own = (this.own['corp'] ?? {}) as Row;
      rows.push(this.group(CORP, thirdPartyInvoicing, '/thirdPartyInvoicing', own, `${mine}/corp`, '      '));
    }
    for (const [index, one] of ((this.own['others'] ?? []) as readonly Row[]).entries())
      rows.push(this.group(CORP, one, `${mine}/others/${index}`, one, `${mine}/others/${index}`, '      '));
    return rows.map((lines) => `    <NonpartyCorp>\n${lines}    </NonpartyCorp>\n`).join('');
  }

  private group<Owner extends object>(
    fields: readonly Field<Owner>[],
    owner: Owner,
    pointer: string,
    own: Row,
    ownPointer: string,
    indent: string,
  ): string {
    let lines = '';
    for (const { element, path, kind, derive } of fields) {
      const at = path === undefined ? '' : `${pointer}${pointerOf(...path)}`;
      const value = path === undefined ? undefined : KINDS[kind].write(resolvePointer(owner, pointerOf(...path)));
      const kept = own[element];
      // A spelling that was kept comes back while it still says the same as the document.
      const fits =
        typeof kept === 'string' && (value === undefined || KINDS[kind].write(KINDS[kind].read(kept)) === value);
      if (typeof kept === 'string') this.used.add(`${ownPointer}/${element}`);
      const text = fits ? (kept as string) : (value ?? derive?.(owner, this.document));
      if (text === undefined || text === '') continue;
      if (!isWritable(text)) {
        this.findings.push(finding(CCA.unwritable, at, { params: { element } }));
        continue;
      }
      if (value !== undefined)
        for (const [leaf] of leavesOf(resolvePointer(owner, pointerOf(...(path as string[])))))
          this.used.add(`${at}${leaf}`);
      lines += `${indent}<${element}>${escapeText(text)}</${element}>\n`;
    }
    return lines;
  }

  /** Fields that other elements say as well. */
  private imply(): void {
    const { agreement, importingParty, issuedRetroactively, items, thirdPartyInvoicing } = this.document;
    if (agreement !== undefined && agreement in CERTIFICATE_TYPES) this.used.add('/agreement');
    if (importingParty !== undefined) this.used.add('/importingParty');
    if (issuedRetroactively !== undefined) this.used.add('/issuedRetroactively');
    if (thirdPartyInvoicing?.country !== undefined) this.used.add('/thirdPartyInvoicing/country');
    const currency = this.document.invoices?.[0]?.total?.currency ?? items.find(({ fob }) => fob)?.fob?.currency;
    for (const [index, { originCountry, fob }] of items.entries()) {
      if (originCountry !== undefined) this.used.add(`/items/${index}/originCountry`);
      if (fob?.currency === currency) this.used.add(`/items/${index}/fob/currency`);
    }
  }

  private dropped(): Dropped[] {
    return [...leavesOf(this.document)]
      .filter(([path, value]) => value !== undefined && value !== '' && !this.used.has(path) && !isHollow(value))
      .map(([path, value]) => ({ path, value: String(value) }));
  }
}

const isHollow = (value: unknown): boolean => typeof value === 'object' && value !== null;
