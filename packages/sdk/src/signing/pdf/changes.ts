import type { Text } from '@kouan/core';
import { Broken, need, refusal } from '../cms/broken.ts';
import { accounted } from './accounted.ts';
import { signatureFields } from './fields.ts';
import type { PdfFile, PdfView, Revision } from './file.ts';
import { sameMetadata } from './metadata.ts';
import type { PdfSignature } from './signature.ts';
import { isList, nameOf, PdfDict, type PdfList, PdfReal, PdfRef, PdfStream, type PdfValue, same } from './values.ts';
import { reachedIn, within } from './walk.ts';

/** What a later revision did to the document before it. */
export interface Change {
  readonly added: ReadonlySet<'material' | 'timestamp' | 'signature'>;
  /** Fields that were there before and were signed. */
  readonly filled: readonly string[];
  /** A signature put something on a page. */
  readonly visible: boolean;
  /** Why it is more than security data, a time stamp or another signature. */
  readonly refused?: Text;
}

/**
 * Holds a revision against the one before. Permitted is what EN 319 142-1 §5.4 and ISO 32000-2 §12.8.2.2 need to add
 * signatures, time stamps and the data to verify them, and nothing that changes what is shown.
 *
 * @param signatures those that cover their revision as they must
 */
export function changeOf(file: PdfFile, revision: number, signatures: readonly PdfSignature[]): Change {
  const change = new Comparison(file, revision, signatures);
  try {
    change.compare();
    return change;
  } catch (error) {
    return { added: change.added, filled: change.filled, visible: change.visible, refused: refusal(error) };
  }
}

/** Keys that a widget of a signature field may have; none of them acts. */
const WIDGET = new Set('Type Subtype FT T TU TM V F P Rect AP AS Lock SV DA MK Ff M NM Border BS'.split(' '));
/** Keys of an unsigned field that signing sets. */
const FILLED = new Set(['V', 'AP', 'AS', 'M', 'F', 'MK']);
/** What a program writes of itself. */
const ABOUT = new Set(['ModDate', 'Producer']);
const HIDDEN = 0x02 | 0x20;

class Comparison implements Change {
  readonly added = new Set<'material' | 'timestamp' | 'signature'>();
  readonly filled: string[] = [];
  visible = false;

  private readonly before: PdfView;
  private readonly after: PdfView;
  /** Objects that have another value now, and those that were not there. */
  private readonly replaced = new Map<number, { readonly was: PdfValue; readonly is: PdfValue }>();
  private readonly fresh = new Set<number>();
  /** Replaced in a way that is in order; `apart` only as long as nothing else refers to them. */
  private readonly explained = new Set<number>();
  private readonly apart = new Set<number>();
  /** Fields that stand behind those that the form had. */
  private listed: PdfList = [];
  private readonly file: PdfFile;
  private readonly signatures: readonly PdfSignature[];

  constructor(file: PdfFile, revision: number, signatures: readonly PdfSignature[]) {
    this.file = file;
    this.before = file.view(revision - 1);
    this.after = file.view(revision);
    this.signatures = signatures.filter((one) => one.revision === revision);
  }

  compare(): void {
    const { file, after, before } = this;
    accounted(file, after.revision);
    const [was, is] = [before.trailer, after.trailer];
    need(same(was.get('Root'), is.get('Root')), 'the document has another root', '文档根对象被更换');
    this.sort();
    this.catalog();
    const signed = this.fields();
    this.pages(signed);
    this.about();
    this.rest();
    need(this.added.size > 0, 'an update adds no signature', '增量更新未添加签名');
  }

  /** Which objects the revision brings, and in place of what. */
  private sort(): void {
    const { file, before, after } = this;
    const holders = new Set<number>();
    for (const { sections } of file.revisions.slice(0, after.revision))
      for (const { entries } of sections)
        for (const entry of entries.values()) if (entry.kind === 'packed') holders.add(entry.holder);
    const { sections } = file.revisions[after.revision] as Revision;
    for (const number of new Set(sections.flatMap(({ entries }) => [...entries.keys()]))) {
      const was = valueIn(before, number);
      const is = valueIn(after, number);
      if (same(was, is)) continue;
      need(!holders.has(number), `the object stream ${number} was replaced`, `对象流 ${number} 被替换`);
      if (was === null) this.fresh.add(number);
      else this.replaced.set(number, { was, is });
    }
  }

  private catalog(): void {
    const { before, after } = this;
    const [was, is] = [before.catalog, after.catalog];
    this.explain(before.trailer.get('Root'));
    for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
      const [old, now] = [was.get(key), is.get(key)];
      if (key === 'AcroForm') this.form(old, now);
      else if (key === 'DSS') this.material(old, now);
      else if (key === 'Extensions') this.extensions(old, now);
      else if (key === 'Metadata') this.metadata(old, now);
      // A newer version says no more than that newer things are there.
      else if (key === 'Version') need(nameOf(now) !== undefined || same(old, now), 'wrong version', '版本错误');
      else need(same(old, now), `${key} of the catalog was changed`, `文档目录的 ${key} 被改动`);
    }
  }

  private extensions(old: PdfValue | undefined, now: PdfValue | undefined): void {
    const [was, is] = [this.before.dict(old), this.after.dict(now)];
    const kept = was === undefined || [...was.entries].every(([key, value]) => same(value, is?.get(key)));
    need(kept, 'Extensions of the catalog was changed', '文档目录的 Extensions 被改动');
    this.explain(old);
  }

  /** Metadata say when they were written last, and by what; what they say of the document stays. */
  private metadata(old: PdfValue | undefined, now: PdfValue | undefined): void {
    const [was, is] = [this.before.resolve(old), this.after.resolve(now)];
    need(sameMetadata(was, is), 'the metadata were changed', '元数据被改动');
    if (!(old instanceof PdfRef) || !this.replaced.has(old.number)) return;
    this.explained.add(old.number);
    this.apart.add(old.number);
  }

  /** Security data may be added and written anew, since no reader shows it. */
  private material(old: PdfValue | undefined, now: PdfValue | undefined): void {
    const numbers = within(this.before, old);
    for (const number of numbers) {
      if (!this.replaced.has(number)) continue;
      this.explained.add(number);
      this.apart.add(number);
      this.added.add('material');
    }
    if (same(old, now)) return;
    need(this.after.dict(now) !== undefined, 'DSS was taken out', 'DSS 被移除');
    this.added.add('material');
  }

  private form(old: PdfValue | undefined, now: PdfValue | undefined): void {
    const [was, is] = [this.before.dict(old) ?? new PdfDict([]), this.after.dict(now)];
    if (old === undefined && now === undefined) return;
    need(is !== undefined, 'the form was taken out', '表单被移除');
    this.explain(old);
    for (const key of new Set([...was.entries.keys(), ...is.entries.keys()])) {
      if (key === 'Fields') continue;
      const [one, other] = [was.get(key), is.get(key)];
      // Fonts for the text of fields; a program that shows its signature adds its own.
      const kept = key === 'DR' ? this.gains(one, other, 2) : same(one, other) || (key === 'DA' && one === undefined);
      if (key === 'SigFlags') need(isFlags(other), 'wrong SigFlags', 'SigFlags 错误');
      else need(kept, `${key} of the form was changed`, `表单的 ${key} 被改动`);
    }
    this.explain(was.get('Fields'));
    const fields = listIn(this.before, was.get('Fields'));
    this.listed = startsWith(listIn(this.after, is.get('Fields')), fields, 'form fields were changed', '表单域被改动');
  }

  /** Whether a dictionary has all that it had, down to some depth. */
  private gains(old: PdfValue | undefined, now: PdfValue | undefined, depth: number): boolean {
    const [was, is] = [this.before.dict(old), this.after.dict(now)];
    const kept =
      (old === undefined && is !== undefined) ||
      (was !== undefined &&
        is !== undefined &&
        [...was.entries].every(([key, value]) =>
          depth > 1 ? this.gains(value, is.get(key), depth - 1) : same(value, is.get(key)),
        )) ||
      (same(old, now) && was === undefined);
    if (kept) this.explain(old);
    return kept;
  }

  /** Fields that this revision signs: new ones, and ones that were waiting for it. */
  private fields(): PdfRef[] {
    const waiting = new Map(signatureFields(this.before).map((field) => [field.ref.number, field]));
    const signed: PdfRef[] = [];
    for (const { ref, dict, value, name } of signatureFields(this.after)) {
      const old = waiting.get(ref.number);
      const change = this.replaced.get(ref.number);
      if (old !== undefined && change === undefined) continue;
      if (old === undefined) {
        need(this.fresh.has(ref.number), 'a form field was made of another object', '表单域由其他对象改成');
        const acts = [...dict.entries.keys()].find((key) => !WIDGET.has(key));
        need(acts === undefined, `a new signature field has ${acts}`, `新签名域含有 ${acts}`);
      } else {
        need(old.value === undefined, 'a signature was replaced', '签名被替换');
        for (const key of new Set([...old.dict.entries.keys(), ...dict.entries.keys()]))
          need(
            FILLED.has(key) || same(old.dict.get(key), dict.get(key)),
            `${key} of a signature field was changed`,
            `签名域的 ${key} 被改动`,
          );
        this.explained.add(ref.number);
        this.appearance(old.dict.get('AP'));
        this.filled.push(name);
      }
      need(value !== undefined, 'a signature field was added and not signed', '添加了未签名的签名域');
      const by = this.signatures.find((one) => one.fieldRef.number === ref.number);
      need(by !== undefined, 'a signature was added that does not cover its revision', '添加的签名未覆盖其修订版本');
      this.added.add(by.timestamp ? 'timestamp' : 'signature');
      this.visible ||= isVisible(this.after, dict);
      signed.push(ref);
    }
    const own = this.listed.every((one) => signed.some((ref) => same(ref, one)));
    need(own, 'a form field was added that is no signature', '添加了非签名的表单域');
    return signed;
  }

  /** The picture of an unsigned field may be drawn anew, as long as it is nobody else's. */
  private appearance(value: PdfValue | undefined): void {
    if (value instanceof PdfRef) this.apart.add(value.number);
    const dict = this.before.dict(value);
    for (const one of [value, ...(dict?.entries.values() ?? [])]) {
      const change = one instanceof PdfRef ? this.replaced.get(one.number) : undefined;
      if (!(one instanceof PdfRef) || change === undefined) continue;
      const alike = [PdfDict, PdfStream].some((kind) => change.was instanceof kind && change.is instanceof kind);
      need(alike, 'the appearance of a field was made of something else', '域外观由其他对象改成');
      this.explained.add(one.number);
      this.apart.add(one.number);
    }
  }

  /** A page gains the widgets of what was signed, and nothing else. */
  private pages(signed: readonly PdfRef[]): void {
    for (const ref of signed) {
      const at = this.after.dict(ref)?.get('P');
      if (!(at instanceof PdfRef)) continue;
      const [was, is] = [this.before.dict(at), this.after.dict(at)];
      need(was !== undefined && is !== undefined, 'a signature field is on no page', '签名域不在任何页面上');
      for (const key of new Set([...was.entries.keys(), ...is.entries.keys()]))
        need(
          key === 'Annots' || same(was.get(key), is.get(key)),
          `${key} of a page was changed`,
          `页面的 ${key} 被改动`,
        );
      if (this.replaced.has(at.number)) this.explained.add(at.number);
      const [old, now] = [was.get('Annots'), is.get('Annots')];
      const kept = listIn(this.before, old);
      const added = startsWith(listIn(this.after, now), kept, 'annotations were changed', '批注被改动');
      const own = added.every((one) => one instanceof PdfRef && signed.some(({ number }) => number === one.number));
      need(own, 'an annotation was added', '添加了批注');
      this.explain(old);
    }
  }

  /** The information dictionary says when it was changed last, and by what. */
  private about(): void {
    const [old, now] = [this.before.trailer.get('Info'), this.after.trailer.get('Info')];
    const [was, is] = [this.before.dict(old), this.after.dict(now)];
    if (is === undefined) return;
    for (const key of new Set([...(was?.entries.keys() ?? []), ...is.entries.keys()]))
      need(
        ABOUT.has(key) || same(was?.get(key), is.get(key)),
        `${key} of the document information was changed`,
        `文档信息的 ${key} 被改动`,
      );
    this.explain(old);
  }

  private explain(value: PdfValue | undefined): void {
    if (value instanceof PdfRef) this.explained.add(value.number);
  }

  /** What was replaced and is in use has been explained; what is new was not waited for. */
  private rest(): void {
    const { document, all } = reachedIn(this.before);
    for (const [number, { was }] of this.replaced) {
      if (all.has(number) && !this.explained.has(number))
        throw new Broken(`object ${number} (${kindOf(was)}) was replaced`, `对象 ${number}（${kindOf(was)}）被替换`);
    }
    for (const number of this.apart)
      need(
        !document.has(number),
        `object ${number} was drawn anew and is used elsewhere`,
        `被重写的对象 ${number} 另有用途`,
      );
    for (const number of this.fresh)
      need(!document.has(number), `object ${number} was left open and filled in later`, `对象 ${number} 先留空后补入`);
  }
}

const isFlags = (value: PdfValue | undefined): boolean => typeof value === 'number' && value >= 0 && value <= 3;

function valueIn(view: PdfView, number: number): PdfValue {
  const entry = view.entry(number);
  return view.value(new PdfRef(number, entry?.kind === 'used' ? entry.generation : 0));
}

function listIn(view: PdfView, value: PdfValue | undefined): readonly PdfValue[] {
  const list = view.resolve(value);
  return isList(list) ? list : [];
}

/** What stands behind a beginning that is kept. */
function startsWith(list: readonly PdfValue[], kept: readonly PdfValue[], en: string, zh: string): readonly PdfValue[] {
  need(
    kept.every((one, at) => same(one, list[at])),
    en,
    zh,
  );
  return list.slice(kept.length);
}

function isVisible(view: PdfView, dict: PdfDict): boolean {
  const rect = listIn(view, dict.get('Rect')).map((one) => (one instanceof PdfReal ? Number(one.text) : one));
  const flags = view.resolve(dict.get('F'));
  const [left, bottom, right, top] = rect;
  const hidden = typeof flags === 'number' && (flags & HIDDEN) !== 0;
  return !hidden && left !== right && bottom !== top && view.dict(dict.get('AP')) !== undefined;
}

const kindOf = (value: PdfValue): string =>
  nameOf(
    value instanceof PdfStream ? value.dict.get('Type') : value instanceof PdfDict ? value.get('Type') : undefined,
  ) ??
  (value instanceof PdfStream ? 'stream' : value instanceof PdfDict ? 'dictionary' : isList(value) ? 'list' : 'value');
