import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Decoded, Receipt, Unmapped } from '@kouan/sdk';
import { readXml, type XmlHandler, type XmlPosition } from '../../syntax/xml/index.ts';
import { RCP } from './catalogue.ts';
import { channelOf } from './channels.ts';
import { readDate } from './dates.ts';
import { CARD_FORM, CARD_WRAPPERS, type Form, IMPORT_FORM, OLD_RESULT_FORM, RESULT_FORM } from './forms.ts';

/** Name of the format; also its key under `extensions`. */
export const NAME = 'china.declaration-receipt';

/** A receipt has a note of a few hundred characters at most; this is generous. */
export const MAX_BYTES = 1_000_000;

const FORMS = [IMPORT_FORM, RESULT_FORM, CARD_FORM];

interface Leaf {
  readonly element: string;
  readonly value: string;
}

/** Reads a receipt of the Single Window: the answer to an import, or what customs decided later. */
export function decode(bytes: Uint8Array): Decoded<Receipt> {
  const reading = new Reading();
  const syntax = readXml(bytes, (position) => reading.handler(position), { maxBytes: MAX_BYTES });
  const findings = [...syntax, ...reading.findings];
  if (syntax.some((item) => item.severity === 'error')) return { findings, unmapped: reading.unmapped };
  if (reading.form === undefined) {
    return {
      findings: [...findings, finding(RCP.notReceipt, '', { found: reading.root })],
      unmapped: reading.unmapped,
    };
  }
  return { document: receiptOf(reading.form, reading.leaves, findings), findings, unmapped: reading.unmapped };
}

class Reading {
  readonly findings: Finding[] = [];
  readonly unmapped: Unmapped[] = [];
  readonly leaves = new Map<string, Leaf>();
  form: Form | undefined;
  root = '';
  private readonly names: string[] = [];
  private text = '';
  /** Depth of the form's own element. */
  private base = 0;

  handler(position: XmlPosition): XmlHandler {
    return {
      open: (name, _namespace, attributes) => {
        this.stray();
        this.names.push(name);
        if (this.names.length === 1) this.root = name;
        if (this.form === undefined) this.recognise(name);
        for (const key in attributes) {
          this.unmapped.push({ path: `${pointerOf(...this.names)}/@${key}`, value: attributes[key] as string });
        }
      },
      text: (text) => {
        this.text += text;
      },
      close: () => this.close(position),
    };
  }

  private recognise(name: string): void {
    this.form = FORMS.find((form) => form.root === name);
    if (this.form === undefined) return;
    if (this.form === RESULT_FORM && this.names[0] === 'DEC_DATA') this.form = OLD_RESULT_FORM;
    this.base = this.names.length;
  }

  private close(position: XmlPosition): void {
    const depth = this.names.length;
    const element = this.names[depth - 1] as string;
    const row = this.form?.rows.find((one) => one.element === element);
    const direct = depth === this.base + 1 || CARD_WRAPPERS.has(this.names[depth - 2] ?? '');
    if (this.text.trim() === '') this.text = '';
    else if (row === undefined || !direct) this.stray(position);
    else if (this.leaves.has(element)) {
      this.findings.push(finding(RCP.repeated, '', { params: { element }, at: position.place() }));
      this.stray();
    } else this.leaves.set(element, { element, value: this.text });
    this.text = '';
    this.names.pop();
  }

  private stray(position?: XmlPosition): void {
    if (this.text.trim() !== '') {
      const path = pointerOf(...this.names);
      this.unmapped.push({ path, value: this.text });
      if (position !== undefined && this.form !== undefined) {
        this.findings.push(finding(RCP.unknownElement, '', { found: path, at: position.place() }));
      }
    }
    this.text = '';
  }
}

function receiptOf(form: Form, leaves: ReadonlyMap<string, Leaf>, findings: Finding[]): Receipt {
  const kept: Record<string, string> = { form: form.name };
  const fields: Record<string, string> = {};
  for (const { element, field, date } of form.rows) {
    const raw = leaves.get(element)?.value;
    if (raw === undefined) continue;
    const value = date === true ? readDate(raw) : raw;
    if (value !== raw || field === undefined) kept[element] = raw;
    if (value === undefined) {
      findings.push(
        finding(RCP.unreadableDate, pointerOf('extensions', NAME, element), { params: { element }, found: raw }),
      );
    } else if (field !== undefined) fields[field] = value;
  }
  const own = { type: 'receipt', stage: form.stage, ...fields, extensions: { [NAME]: kept } } as const;
  if (form.stage === 'import') {
    const stored = form === IMPORT_FORM && leaves.get('ResponseCode')?.value.trim() === '0';
    return { ...own, state: stored ? 'stored' : 'failed', final: !stored };
  }
  const code = fields['channel'] ?? '';
  const channel = channelOf.get(code);
  if (channel === undefined) findings.push(finding(RCP.unknownChannel, '/channel', { found: code }));
  return {
    ...own,
    state: channel?.state ?? 'unknown',
    final: channel?.final ?? false,
    ...(channel?.twoStep === undefined ? {} : { twoStep: channel.twoStep }),
  };
}
