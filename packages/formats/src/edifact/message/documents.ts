import { type Finding, finding } from '@kouan/core';
import type { Decoded, Document, Unmapped } from '@kouan/sdk';
import {
  type EdifactMessage,
  type EdifactPart,
  isUsual,
  messageHeader,
  type Segment,
  type ServiceCharacters,
  serviceString,
  USUAL,
} from '../../syntax/edifact/index.ts';
import { EDM } from './catalogue.ts';
import type { Message } from './node.ts';
import { readByTable } from './read.ts';
import { segmentText } from './segment-text.ts';

/** Makes documents of the parts of an input, one a message. The last one waits for what is said behind it. */
export class Documents {
  private readonly name: string;
  private readonly table: Message;
  private held: Decoded | undefined;
  private any = false;
  private interchange: Segment | undefined;
  private group: Segment | undefined;
  private service: ServiceCharacters = USUAL;
  private findings: Finding[] = [];
  private unmapped: Unmapped[] = [];

  constructor(name: string, table: Message) {
    this.name = name;
    this.table = table;
  }

  /** The documents that are finished with these parts. */
  take(parts: readonly EdifactPart[]): readonly Decoded[] {
    return parts.flatMap((part) => this.part(part));
  }

  end(): readonly Decoded[] {
    if (!this.any) this.findings.push(finding(EDM.noMessage, '', { expected: this.table.type }));
    const { held } = this;
    this.held = undefined;
    if (held !== undefined) {
      const findings = [...held.findings, ...this.findings];
      return [{ ...held, findings, unmapped: [...held.unmapped, ...this.unmapped] }];
    }
    return [{ findings: this.findings, unmapped: this.unmapped }];
  }

  private part(part: EdifactPart): readonly Decoded[] {
    if (part.kind === 'finding') this.findings.push({ ...part.finding, path: '' });
    else if (part.kind === 'interchange') {
      this.interchange = part.header;
      this.group = undefined;
      this.service = part.syntax.service;
    } else if (part.kind === 'group') this.group = part.header;
    else if (part.kind === 'group-end') this.group = undefined;
    else if (part.kind === 'outside') this.outside(part.segment);
    else if (part.kind === 'message') return this.message(part.message);
    return [];
  }

  private outside(segment: Segment): void {
    this.findings.push(finding(EDM.outside, '', { found: segment.tag }));
    this.unmapped.push({ path: segment.tag, value: segmentText(segment) });
  }

  private message(message: EdifactMessage): readonly Decoded[] {
    const { type, reference } = messageHeader(message.header);
    if (type !== '' && type !== this.table.type) {
      this.findings.push(
        finding(EDM.otherMessage, '', { found: type, expected: this.table.type, at: { message: reference } }),
      );
      [message.header, ...message.segments].forEach((segment, at) => {
        this.unmapped.push({ path: `${type} ${reference}/${at + 1} ${segment.tag}`, value: segmentText(segment) });
      });
      return [];
    }
    if (type === '')
      this.findings.push(finding(EDM.typeMissing, '', { expected: this.table.type, at: { message: reference } }));
    const { row, findings, locate } = readByTable(this.name, this.table, message, {
      interchange: this.interchange,
      group: this.group,
      decimal: String.fromCharCode(this.service.decimal),
      service: isUsual(this.service) ? undefined : serviceString(this.service).slice(3),
    });
    const ready = this.held === undefined ? [] : [this.held];
    const at = locate('');
    this.held = {
      document: row as unknown as Document,
      ...(at === undefined ? {} : { at }),
      locate,
      findings: [...this.findings, ...findings],
      unmapped: this.unmapped,
    };
    this.any = true;
    this.findings = [];
    this.unmapped = [];
    return ready;
  }
}
