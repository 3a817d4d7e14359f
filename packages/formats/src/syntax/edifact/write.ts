import { type Finding, finding } from '@kouan/core';
import { EDI } from './catalogue.ts';
import { CHARSETS, type Charset, UNKNOWN_CHARSET } from './charset.ts';
import type { Element } from './element.ts';
import { componentOf, type Segment } from './segment.ts';
import { isUsual, type ServiceCharacters, serviceString, USUAL } from './service.ts';
import type { EdifactInterchange, EdifactMessage } from './tree.ts';

/** How to write. */
export interface EdifactWriteOptions {
  /** Behind each segment terminator; nothing if not given. */
  readonly lineEnd?: '\n' | '\r\n';
  /** UNA is written also where the characters are the usual ones. */
  readonly serviceString?: boolean;
  /** `false`: separators of empty elements and components at the end are written. */
  readonly trim?: boolean;
  /** `false`: trailers are written as they are, and not by what is there. */
  readonly count?: boolean;
}

/** What was written. */
export interface EdifactWritten {
  readonly bytes: Uint8Array;
  readonly findings: readonly Finding[];
}

/**
 * Writes interchanges: UNB says in which characters. Trailers are made from what is there, in the place of any that the
 * tree has; UNA is written where its characters are not the usual ones, or release and repetition need saying.
 */
export function writeEdifact(
  interchanges: readonly EdifactInterchange[],
  options: EdifactWriteOptions = {},
): EdifactWritten {
  const findings: Finding[] = [];
  const parts = interchanges.map((one) => new Writer(one, options, findings).written());
  return { bytes: Buffer.concat(parts), findings };
}

class Writer {
  private readonly interchange: EdifactInterchange;
  private readonly options: EdifactWriteOptions;
  private readonly findings: Finding[];
  private readonly charset: Charset;
  private readonly service: ServiceCharacters;
  private readonly special: RegExp;
  private readonly parts: Uint8Array[] = [];
  private readonly told = new Set<string>();

  constructor(interchange: EdifactInterchange, options: EdifactWriteOptions, findings: Finding[]) {
    this.interchange = interchange;
    this.options = options;
    this.findings = findings;
    const { header, service } = interchange;
    this.charset = (header && CHARSETS.get(componentOf(header, 0, 0))) ?? UNKNOWN_CHARSET;
    this.service = service;
    const { component, element, release, repetition, terminator } = service;
    const repeats = header !== undefined && componentOf(header, 0, 1) === '4';
    const divide = [component, element, terminator, release, repeats ? repetition : undefined];
    const escaped = divide.flatMap((one) => (one === undefined ? [] : [`\\x${one.toString(16).padStart(2, '0')}`]));
    this.special = new RegExp(`[${escaped.join('')}]`, 'g');
  }

  written(): Uint8Array {
    const { header, groups, messages, outside, trailer } = this.interchange;
    const { count = true } = this.options;
    if (this.options.serviceString === true || !isUsual(this.service)) this.put(serviceString(this.service));
    if (header !== undefined) this.segment(header);
    let open: number | undefined;
    const close = (): void => {
      const group = open === undefined ? undefined : groups[open];
      if (group === undefined) return;
      const own = messages.filter((one) => one.group === open).length;
      const made = plainSegment('UNE', String(own), componentOf(group.header, 4));
      if (count || group.trailer !== undefined) this.segment(count ? made : (group.trailer as Segment));
    };
    messages.forEach((message) => {
      if (message.group !== open) {
        close();
        open = message.group;
        const group = open === undefined ? undefined : groups[open];
        if (group !== undefined) this.segment(group.header);
      }
      this.message(message, count);
    });
    close();
    for (const one of outside) this.segment(one);
    const total = groups.length > 0 ? groups.length : messages.length;
    const made = header && plainSegment('UNZ', String(total), componentOf(header, 4));
    const last = count ? made : trailer;
    if (last !== undefined) this.segment(last);
    return Buffer.concat(this.parts);
  }

  private message({ header, segments, trailer }: EdifactMessage, count: boolean): void {
    this.segment(header);
    for (const one of segments) this.segment(one);
    const made = plainSegment('UNT', String(segments.length + 2), componentOf(header, 0));
    const last = count ? made : trailer;
    if (last !== undefined) this.segment(last);
  }

  private segment({ tag, nesting, elements, repetitions }: Segment): void {
    const { element, component, repetition = USUAL.repetition as number, terminator } = this.service;
    const by = (code: number): string => String.fromCharCode(code);
    const one = (each: Element): string => this.trimmed(each.map((value) => this.value(value))).join(by(component));
    const written = elements.map((each, index) => {
      const all = [each, ...(repetitions?.get(index) ?? [])];
      return all.map(one).join(by(repetition));
    });
    const head = [tag, ...(nesting ?? []).map((each) => this.value(each))].join(by(component));
    this.put(`${[head, ...this.trimmed(written)].join(by(element))}${by(terminator)}${this.options.lineEnd ?? ''}`);
  }

  private trimmed(values: readonly string[]): readonly string[] {
    if (this.options.trim === false) return values;
    let end = values.length;
    while (end > 0 && values[end - 1] === '') end--;
    return values.slice(0, end);
  }

  private value(value: string): string {
    const { release } = this.service;
    return release === undefined ? value : value.replace(this.special, (one) => String.fromCharCode(release) + one);
  }

  private put(text: string): void {
    const bytes = this.charset.encode(text);
    if (bytes !== undefined) {
      if (this.charset.ascii === true) this.outOfSet(bytes);
      this.parts.push(bytes);
      return;
    }
    for (const one of text) {
      const encoded = this.charset.encode(one);
      if (encoded === undefined) this.unencodable(one);
      this.parts.push(encoded ?? Buffer.from(this.value('?'), 'latin1'));
    }
  }

  /** A character of ASCII that the set does not have is written all the same: receivers take it. */
  private outOfSet(bytes: Uint8Array): void {
    const { name } = this.charset;
    const { repetition, release, terminator, element, component } = this.service;
    const own = [repetition, release, terminator, element, component, 0x0a, 0x0d];
    const byte = bytes.find((one) => !this.charset.has(one) && !own.includes(one));
    if (byte === undefined || name === '' || this.told.has(name)) return;
    this.told.add(name);
    this.findings.push(finding(EDI.outOfSet, '', { expected: name, found: String.fromCharCode(byte) }));
  }

  private unencodable(found: string): void {
    if (this.told.has(found) || this.told.size > 100) return;
    this.told.add(found);
    const expected = this.charset.name === '' ? 'ISO 646' : this.charset.name;
    this.findings.push(finding(EDI.unencodable, '', { expected, found }));
  }
}

const plainSegment = (tag: string, ...values: readonly string[]): Segment => ({
  tag,
  elements: values.map((one) => [one]),
});
