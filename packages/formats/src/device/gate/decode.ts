import { type Finding, finding, parseDecimal, pointerOf } from '@kouan/core';
import type { Unmapped } from '@kouan/sdk';
import { readXml, type XmlHandler, type XmlPosition } from '../../syntax/xml/index.ts';
import { DEV } from '../catalogue.ts';
import { containerFindings } from '../container-code/number.ts';
import type { DecodedReading } from '../decoded.ts';
import { verdictOf } from './check-result.ts';
import { type GateReading, type Group, KEYS, MESSAGES, type Message, RARE_KEYS } from './tree.ts';

/** A message has a few kilobytes; pictures travel apart. */
const LIMITS = { maxBytes: 1_000_000, maxDepth: 8, maxElements: 1_000 };

type Row = Record<string, unknown>;

/** Reads one message of a gate, GB 2312 or UTF-8. Never throws for wrong bytes. */
export function decodeGate(bytes: Uint8Array): DecodedReading<GateReading> {
  const reading = new Reading();
  const syntax = readXml(bytes, (position) => reading.handler(position), LIMITS);
  const findings = [...syntax, ...reading.findings];
  const { unmapped, kind } = reading;
  if (syntax.some((one) => one.severity === 'error')) return { findings, unmapped };
  if (kind === undefined)
    return { findings: [...findings, finding(DEV.notGate, '', { found: reading.root })], unmapped };
  const row = reading.row as unknown as GateReading;
  return { reading: row, findings: [...findings, ...looked(row)], unmapped };
}

class Reading {
  readonly findings: Finding[] = [];
  readonly unmapped: Unmapped[] = [];
  readonly row: Row = {};
  kind: GateReading['kind'] | undefined;
  root = '';
  private readonly names: string[] = [];
  private message: Message | undefined;
  /** The group that is open, where its values go, and the leaf that is open in it or beside it. */
  private group: { readonly of: Group; readonly row: Row } | undefined;
  private leaf: { readonly name: string; readonly row: Row } | undefined;
  private text = '';

  handler(position: XmlPosition): XmlHandler {
    return {
      open: (name, _namespace, attributes) => {
        this.stray();
        this.names.push(name);
        const depth = this.names.length;
        if (depth === 1) this.open(name, attributes ?? {});
        else {
          for (const key in attributes) this.lost(`/@${key}`, attributes[key] as string);
          if (depth === 2) this.child(name, position);
          else if (depth === 3 && this.group !== undefined) this.open3(name, position);
          else this.unknown(position);
        }
      },
      text: (text) => {
        this.text += text;
      },
      close: () => {
        if (this.leaf !== undefined) {
          const value = this.text.trim();
          // A group says by standing there that its leaves are empty; a leaf beside the groups has nothing else to say it.
          if (value !== '' || this.names.length === 2) this.leaf.row[this.leaf.name] = value;
          this.leaf = undefined;
          this.text = '';
        } else this.stray();
        if (this.names.length === 2) this.group = undefined;
        this.names.pop();
      },
    };
  }

  private open(root: string, attributes: Readonly<Record<string, string>>): void {
    this.root = root;
    const known = Object.entries(MESSAGES).find(([, message]) => message.root === root);
    if (known === undefined) return;
    this.kind = known[0] as GateReading['kind'];
    this.message = known[1];
    this.row['kind'] = this.kind;
    const names = new Map<string, string>(
      Object.entries({ ...KEYS, ...RARE_KEYS }).map(([field, key]) => [key, field]),
    );
    for (const [key, value] of Object.entries(attributes)) {
      const field = names.get(key);
      if (field === undefined) this.lost(`/@${key}`, value);
      else this.row[field] = value.trim();
    }
    for (const [field, name] of Object.entries(KEYS)) {
      if (this.row[field] !== undefined) continue;
      this.row[field] = '';
      this.findings.push(finding(DEV.missing, pointerOf(field), { params: { name } }));
    }
  }

  private child(name: string, position: XmlPosition): void {
    const group = Object.entries(this.message?.groups ?? {}).find(([, one]) => one.element === name);
    if (group !== undefined) {
      if (this.row[group[0]] !== undefined) {
        this.again(name, position);
        return;
      }
      this.group = { of: group[1], row: {} };
      this.row[group[0]] = this.group.row;
      return;
    }
    const leaf = Object.entries(this.message?.leaves ?? {}).find(([, element]) => element === name);
    if (leaf === undefined) this.unknown(position);
    else if (this.row[leaf[0]] !== undefined) this.again(name, position);
    else this.leaf = { name: leaf[0], row: this.row };
  }

  private open3(name: string, position: XmlPosition): void {
    const { of, row } = this.group as NonNullable<typeof this.group>;
    const leaf = Object.entries({ ...of.usual, ...of.rare }).find(([, element]) => element === name);
    if (leaf === undefined) this.unknown(position);
    else if (row[leaf[0]] !== undefined) this.again(name, position);
    else this.leaf = { name: leaf[0], row };
  }

  private unknown(position: XmlPosition): void {
    if (this.kind === undefined) return;
    this.findings.push(finding(DEV.unknownElement, '', { found: pointerOf(...this.names), at: position.place() }));
  }

  private again(name: string, position: XmlPosition): void {
    this.findings.push(finding(DEV.repeated, '', { params: { name }, at: position.place() }));
  }

  private stray(): void {
    if (this.text.trim() !== '') this.lost('', this.text.trim());
    this.text = '';
  }

  private lost(end: string, value: string): void {
    this.unmapped.push({ path: `${pointerOf(...this.names)}${end}`, value });
  }
}

const FORMS: readonly (readonly [field: keyof typeof KEYS, pattern: RegExp, expected: string])[] = [
  ['areaId', /^[0-9A-Za-z]{1,10}$/, '1–10 × 0-9 A-Z'],
  ['channelNumber', /^[0-9A-Za-z]{1,10}$/, '1–10 × 0-9 A-Z'],
  ['direction', /^[IE]$/, 'I / E'],
  ['sequenceNumber', /^\d{20}$/, 'YYYYMMDDhhmmss + 6 × 0-9'],
];

/** Values that are not as the message has them; they are kept as they came. */
function looked(reading: GateReading): Finding[] {
  const findings: Finding[] = [];
  for (const [field, pattern, expected] of FORMS) {
    const found = reading[field];
    if (found !== '' && !pattern.test(found))
      findings.push(finding(DEV.shape, pointerOf(field), { params: { name: KEYS[field] }, expected, found }));
  }
  if (reading.kind === 'command') {
    const { checkResult } = reading;
    if (checkResult !== undefined && verdictOf(checkResult).verdict === 'unknown')
      findings.push(finding(DEV.checkResult, '/checkResult', { found: checkResult }));
    return findings;
  }
  const weight = reading.weight?.grossWeight;
  if (weight !== undefined && parseDecimal(weight) === undefined)
    findings.push(
      finding(DEV.shape, '/weight/grossWeight', { params: { name: 'GROSS_WT' }, expected: '0-9 .', found: weight }),
    );
  for (const side of ['front', 'back'] as const) {
    const number = reading.containers?.[side];
    if (number !== undefined) findings.push(...containerFindings(number, `/containers/${side}`));
  }
  return findings;
}
