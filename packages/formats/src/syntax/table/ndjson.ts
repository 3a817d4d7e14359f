import { finding } from '@kouan/core';
import { TABLE } from './catalogue.ts';
import { MAX_RECORD, type TableEvent } from './row.ts';

/** Lines of JSON objects. A bad line is said and the next one is read. */
export class NdjsonLines {
  private rest = '';
  private row = 0;
  /** Inside a line that was found too long: everything up to its end is passed over. */
  private skipping = false;

  /** The events of the lines that end in this text. */
  *take(text: string, last: boolean): Generator<TableEvent> {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) yield* this.line(line);
    if (this.rest.length > MAX_RECORD) {
      if (!this.skipping) yield tooLong(this.row + 1);
      this.skipping = true;
      this.rest = '';
    }
    if (!last) return;
    const end = this.rest;
    this.rest = '';
    yield* this.line(end);
  }

  private *line(line: string): Generator<TableEvent> {
    this.row += 1;
    const { row } = this;
    if (this.skipping) {
      this.skipping = false;
      return;
    }
    if (line.trim() === '') return;
    if (line.length > MAX_RECORD) {
      yield tooLong(row);
      return;
    }
    try {
      const value: unknown = JSON.parse(line);
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        yield { kind: 'object', row, value: value as Record<string, unknown> };
      else yield bad(row, 'another value');
    } catch (error) {
      yield bad(row, error instanceof Error ? error.message : String(error));
    }
  }
}

function tooLong(row: number): TableEvent {
  return { kind: 'finding', finding: finding(TABLE.tooLong, '', { expected: String(MAX_RECORD), at: { row } }) };
}

function bad(row: number, detail: string): TableEvent {
  return {
    kind: 'finding',
    finding: finding(TABLE.badJson, '', { params: { detail: detail.slice(0, 120) }, at: { row } }),
  };
}
