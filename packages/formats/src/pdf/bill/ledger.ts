import { leavesOf, resolvePointer } from '@kouan/core';

/**
 * Texts of a document by their pointers, and which of them a page has shown. What nothing has shown in the end is
 * listed on a rider page, so nothing that a bill says can be left out by the layout.
 */
export class Ledger {
  private readonly document: object;
  private readonly open: Map<string, string>;

  constructor(document: object) {
    this.document = document;
    this.open = new Map(
      [...leavesOf(document)].flatMap(([pointer, value]) =>
        typeof value === 'object' ? [] : [[pointer, String(value)] as const],
      ),
    );
  }

  /** The text at a pointer, which is shown now; empty where there is none. */
  text(pointer: string): string {
    const value = resolvePointer(this.document, pointer);
    if (value === undefined || value === null || typeof value === 'object') return '';
    this.open.delete(pointer);
    return String(value);
  }

  /** A flag, which is shown now by what is printed for it. */
  flag(pointer: string): boolean | undefined {
    const text = this.text(pointer);
    return text === '' ? undefined : text === 'true';
  }

  /** Pointers to the entries of a list. */
  each(pointer: string): readonly string[] {
    const value = resolvePointer(this.document, pointer);
    return Array.isArray(value) ? value.map((_, index) => `${pointer}/${index}`) : [];
  }

  /** The texts of a list. */
  list(pointer: string): readonly string[] {
    return this.each(pointer).map((one) => this.text(one));
  }

  has(pointer: string): boolean {
    return resolvePointer(this.document, pointer) !== undefined;
  }

  /** What was not shown, gathered by what it belongs to, in the order of the document. */
  rest(): readonly (readonly [of: string, fields: readonly (readonly [name: string, text: string])[]])[] {
    const groups = new Map<string, [name: string, text: string][]>();
    for (const [pointer, text] of this.open) {
      const end = pointer.lastIndexOf('/');
      const of = pointer.slice(0, end);
      const fields = groups.get(of) ?? [];
      fields.push([pointer.slice(end + 1), text]);
      groups.set(of, fields);
    }
    return [...groups];
  }
}
