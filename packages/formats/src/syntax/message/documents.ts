import { type Finding, finding } from '@kouan/core';
import type { Decoded, Document, Unmapped } from '@kouan/sdk';
import type { Row } from './row.ts';
import type { ReadingRules } from './rules.ts';

/** Documents that wait for what stands behind them: as many as a message may have. */
export const HELD = 100;

/** A document being read, with what there is to say of it. */
interface Held {
  readonly row: Row;
  readonly line: number | undefined;
  findings: Finding[];
  unmapped: Unmapped[];
}

/** Gives a document what all of its message share; answers whether the line where it begins is told. */
type Seal = (row: Row, shared: Row) => { readonly line: boolean };

/** Documents of one message as they come, each with what there is to say of it. */
export class Documents {
  /** Finished documents, in order. */
  readonly ready: Decoded[] = [];
  /** Documents that were read to their end. */
  finished = 0;
  /** What all documents of the message share. */
  readonly shared: Row = {};
  /** What was found and has no place, since the last document began or ended. */
  unmapped: Unmapped[] = [];
  private findings: Finding[] = [];
  private readonly says: ReadingRules['says'];
  private readonly seal: Seal;
  private readonly held: Held[] = [];
  private limit = HELD;
  private released = 0;
  private open: Held | undefined;

  constructor(says: ReadingRules['says'], seal: Seal) {
    this.says = says;
    this.seal = seal;
  }

  /** Nothing has come, and nothing was said. */
  get isEmpty(): boolean {
    return this.held.length + this.released === 0 && this.findings.length === 0;
  }

  /** Inside of a document. */
  get isOpen(): boolean {
    return this.open !== undefined;
  }

  say(one: Finding): void {
    this.findings.push(one);
  }

  /** What was said before it is said of it. */
  begin(row: Row, line: number | undefined): void {
    this.open = { row, line, findings: this.findings, unmapped: this.unmapped };
    this.findings = [];
    this.unmapped = [];
  }

  /** @param more whether something may stand behind the documents that is so of all of them */
  end(more: boolean): void {
    const one = this.open as Held;
    this.open = undefined;
    if (this.findings.length > 0) one.findings = [...one.findings, ...this.findings];
    if (this.unmapped.length > 0) one.unmapped = [...one.unmapped, ...this.unmapped];
    this.findings = [];
    this.unmapped = [];
    this.finished++;
    this.held.push(one);
    if (this.held.length <= this.limit) return;
    // A message of so many is none that customs takes: from here on only the last one waits.
    this.limit = 1;
    for (const first of this.held.splice(0, this.held.length - 1)) {
      if (more) first.findings.push(finding(this.says.unattended, '', { expected: String(HELD) }));
      this.release(first);
    }
  }

  /** @param failed whether the text broke off: then none that is held is whole */
  finish(syntax: readonly Finding[], failed: boolean): void {
    const held = failed ? [] : this.held;
    const last = held.at(-1);
    if (last !== undefined) {
      last.findings = [...syntax, ...last.findings, ...this.findings];
      last.unmapped = [...last.unmapped, ...this.unmapped];
    }
    for (const one of held) this.release(one);
    if (last === undefined && (this.findings.length > 0 || syntax.length > 0 || this.unmapped.length > 0))
      this.ready.push({ findings: [...syntax, ...this.findings], unmapped: this.unmapped });
  }

  private release({ row, line, findings, unmapped }: Held): void {
    const told = this.seal(row, this.shared);
    this.released++;
    const at = line === undefined || !told.line ? {} : { at: { line } };
    this.ready.push({ document: row as unknown as Document, ...at, findings, unmapped });
  }
}
