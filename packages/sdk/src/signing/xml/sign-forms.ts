import { KouanError } from '@kouan/core';
import { canonical } from './c14n.ts';
import { FIELD, type XmlDocument } from './document.ts';
import { insertSignature } from './insert.ts';
import { DS } from './methods.ts';
import { escaped } from './print.ts';
import { scan } from './scan.ts';
import { type Signing, signatureOver, startTag, unsigned, type XmlSignOptions } from './write.ts';

/** The three ways in which a signature and what it signs stand to each other (XMLDSig Core 1.1 §10). @module */

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** Signs a document; the signature becomes a child of its root. */
export async function signEnveloped(bytes: Uint8Array, job: Signing): Promise<Uint8Array> {
  const document = unsigned(bytes);
  const content = canonical(document, job.form, {
    comments: false,
    inclusivePrefixes: job.options.inclusivePrefixes ?? [],
  });
  const aim = { uri: '', enveloped: true, named: true };
  const signature = await signatureOver(content, aim, [startTag(document, document.root)], job);
  return insertSignature(document, signature, job.profile.place);
}

/** How to sign XML that goes into its signature. */
export interface EnvelopingOptions extends XmlSignOptions {
  /** Id of the `Object` that holds the content; `content` without. */
  readonly id?: string;
}

/** Signs XML that goes into its signature. */
export async function signEnveloping(
  bytes: Uint8Array,
  { id = 'content', inclusivePrefixes = [] }: Omit<EnvelopingOptions, 'signer'>,
  job: Signing,
): Promise<Uint8Array> {
  const object = `<ds:Object Id="${escaped(id)}">${rootOf(unsigned(bytes))}</ds:Object>`;
  const shell = scan(Buffer.from(`<ds:Signature xmlns:ds="${DS}">${object}</ds:Signature>`));
  const [apex] = shell.children(shell.root) as [number];
  const content = canonical(shell, job.form, { apex, comments: false, inclusivePrefixes });
  return bytesOf(await signatureOver(content, { uri: `#${id}`, enveloped: false, named: true }, [], job, object));
}

/** How to sign what stays apart from its signature: an element of the same document by its Id, or any bytes. */
export interface DetachedOptions extends XmlSignOptions {
  /** Id of the element; the signature becomes the last child of the root. Without, any bytes are signed as they are. */
  readonly id?: string;
  /** Name of the bytes, which nobody fetches. */
  readonly uri?: string;
}

/** Signs what stays apart from its signature. */
export async function signDetached(
  bytes: Uint8Array,
  { id, uri, inclusivePrefixes = [] }: Omit<DetachedOptions, 'signer'>,
  job: Signing,
): Promise<Uint8Array> {
  if (id === undefined) {
    if (uri === '' || uri?.startsWith('#') === true)
      throw usage('A name of bytes apart is no reference into a document.', '分离内容的名称不能是文档内引用。');
    return bytesOf(await signatureOver(bytes, { uri, enveloped: false, named: false }, [], job));
  }
  const document = unsigned(bytes);
  const content = canonical(document, job.form, { apex: byId(document, id), comments: false, inclusivePrefixes });
  const aim = { uri: `#${id}`, enveloped: false, named: true };
  const signature = await signatureOver(content, aim, [startTag(document, document.root)], job);
  return insertSignature(document, signature, 'last');
}

function byId(document: XmlDocument, id: string): number {
  const found = document.scanned.ids.find(({ attribute }) => document.value(attribute) === id);
  if (found === undefined || found.element === document.root || /[()'"]/.test(id))
    throw usage(`No element below the root has the Id ${id}.`, `根元素之下没有 Id 为 ${id} 的元素。`);
  return found.element;
}

/** The root element as text; what stands beside it could not go along. */
function rootOf(document: XmlDocument): string {
  const { scanned, root, bytes } = document;
  const beside = [...scanned.comments, ...scanned.instructions].some((node) => document.field(node, FIELD.link) < 0);
  if (beside)
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      {
        en: 'Comments or instructions beside the root cannot go into a signature.',
        zh: '根元素之外的注释或处理指令无法放入签名。',
      },
      { hint: { en: 'Remove them before signing.', zh: '请在签名前删除。' } },
    );
  return bytes.toString(
    'utf8',
    document.field(root, FIELD.from),
    document.field(document.field(root, FIELD.link), FIELD.to),
  );
}

const usage = (en: string, zh: string): KouanError => new KouanError('ERR_KOUAN_USAGE', { en, zh });
