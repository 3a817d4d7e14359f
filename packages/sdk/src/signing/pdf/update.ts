import { createHash } from 'node:crypto';
import type { PdfFile, PdfView } from './file.ts';
import { type PdfRaw, serialised } from './serialise.ts';
import { isList, PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';
import { sizeOf } from './xref.ts';

/** What an update is written from; the file before it is not touched (ISO 32000-2 §7.5.6). */
export class PdfUpdate {
  readonly view: PdfView;
  private readonly file: PdfFile;
  private readonly objects = new Map<number, { readonly generation: number; readonly value: PdfValue | PdfRaw }>();
  private size: number;

  constructor(file: PdfFile) {
    this.file = file;
    this.view = file.view();
    this.size = sizeOf(this.view.trailer);
  }

  /** A new object. */
  add(value: PdfValue | PdfRaw): PdfRef {
    const ref = new PdfRef(this.size++);
    this.objects.set(ref.number, { generation: 0, value });
    return ref;
  }

  /** An object with another value. */
  set(ref: PdfRef, value: PdfValue): void {
    this.objects.set(ref.number, { generation: ref.generation, value });
  }

  /** The value that a reference will have. */
  dict(ref: PdfRef): PdfDict | undefined {
    const value = this.objects.get(ref.number)?.value;
    return value instanceof PdfDict ? value : this.view.dict(ref);
  }

  /** The file with the update behind it, and where the objects lie. The table is of the kind that the file has. */
  write(): { readonly bytes: Buffer; readonly offsets: ReadonlyMap<number, number> } {
    const { bytes, revisions } = this.file;
    const [section] = revisions.at(-1)?.sections ?? [];
    const last = bytes[bytes.length - 1];
    let text = last === 0x0a || last === 0x0d ? '' : '\n';
    const offsets = new Map<number, number>();
    for (const [number, { generation, value }] of [...this.objects].sort(([one], [other]) => one - other)) {
      offsets.set(number, bytes.length + text.length);
      text += `${number} ${generation} obj\n${serialised(value)}\nendobj\n`;
    }
    const start = bytes.length + text.length;
    const trailer = this.trailer(text, section?.offset ?? 0);
    text += section?.stream === true ? this.stream(offsets, start, trailer) : this.table(offsets, trailer);
    text += `startxref\n${start}\n%%EOF\n`;
    return { bytes: Buffer.concat([bytes, Buffer.from(text, 'latin1')]), offsets };
  }

  private trailer(text: string, previous: number): PdfDict {
    const { trailer } = this.view;
    const entries: [string, PdfValue][] = [];
    for (const key of ['Root', 'Info']) {
      const value = trailer.get(key);
      if (value !== undefined) entries.push([key, value]);
    }
    const id = trailer.get('ID');
    if (isList(id) && id[0] !== undefined) {
      // The first half says which document, the second which state of it (§14.4).
      const state = createHash('sha256').update(String(previous)).update(text).digest().subarray(0, 16);
      entries.push(['ID', [id[0], new PdfString(state, true)]]);
    }
    return new PdfDict([...entries, ['Prev', previous]]);
  }

  private table(offsets: ReadonlyMap<number, number>, trailer: PdfDict): string {
    let text = 'xref\n';
    for (const run of runs([...offsets.keys()])) {
      text += `${run[0]} ${run.length}\n`;
      for (const number of run) {
        const { generation } = this.objects.get(number) as { generation: number };
        text += `${String(offsets.get(number)).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`;
      }
    }
    return `${text}trailer\n${serialised(trailer.with({ Size: this.size }))}\n`;
  }

  private stream(offsets: ReadonlyMap<number, number>, start: number, trailer: PdfDict): string {
    const own = this.size++;
    const places = new Map([...offsets, [own, start]]);
    const data = Buffer.alloc(places.size * 7);
    let at = 0;
    for (const [number, offset] of places) {
      data[at] = 1;
      data.writeUInt32BE(offset, at + 1);
      data.writeUInt16BE(this.objects.get(number)?.generation ?? 0, at + 5);
      at += 7;
    }
    const index = runs([...places.keys()]).flatMap((run) => [run[0] as number, run.length]);
    const dict = trailer.with({ Type: new PdfName('XRef'), Size: this.size, W: [1, 4, 2], Index: index });
    return `${own} 0 obj\n${serialised(new PdfStream(dict, data))}\nendobj\n`;
  }
}

/** Runs of numbers that follow each other; the numbers come in order. */
function runs(numbers: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const number of numbers) {
    const open = found.at(-1);
    if (open !== undefined && open.at(-1) === number - 1) open.push(number);
    else found.push([number]);
  }
  return found;
}
