import { KouanError } from '@kouan/core';
import type { SignatureKind } from '../kind.ts';
import { canonical } from './c14n.ts';
import { detectKind } from './detect.ts';
import { FIELD, type XmlDocument } from './document.ts';
import { insertSignature } from './insert.ts';
import { DS } from './methods.ts';
import { detached, enveloped, enveloping } from './placement.ts';
import { escaped } from './print.ts';
import { readSignatures } from './read.ts';
import { scan } from './scan.ts';
import { signatureOver, signing, startTag, unsigned, type XmlSignOptions } from './write.ts';

/** Signatures in XML (XML Signature Syntax and Processing 1.1), in their three kinds. @module */

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** A signature in the document that it signs (XMLDSig Core 1.1 §10). */
export const xmldsigEnveloped: SignatureKind<XmlSignOptions> = {
  name: 'xmldsig-enveloped',
  title: { en: 'enveloped XML signature', zh: 'XML 封内签名' },
  source: 'XMLDSig Core 1.1 §10',
  detect: (bytes) => detectKind(bytes) === 'enveloped',
  sign: async (bytes, options) => {
    const job = signing(options);
    const document = unsigned(bytes);
    const content = canonical(document, job.form, {
      comments: false,
      inclusivePrefixes: options.inclusivePrefixes ?? [],
    });
    const aim = { uri: '', enveloped: true, named: true };
    const signature = await signatureOver(content, aim, [startTag(document, document.root)], job);
    return insertSignature(document, signature, job.profile.place);
  },
  read: (bytes, options) =>
    readSignatures(bytes, options, {
      name: 'xmldsig-enveloped',
      placement: enveloped,
      covers: { en: 'one enveloped signature over the whole document', zh: '一个覆盖整个文档的封内签名' },
    }),
};

/** How to sign XML that goes into its signature. */
export interface EnvelopingOptions extends XmlSignOptions {
  /** Id of the `Object` that holds the content; `content` without. */
  readonly id?: string;
}

/** A signature that holds what it signs, in an `Object`. */
export const xmldsigEnveloping: SignatureKind<EnvelopingOptions> = {
  name: 'xmldsig-enveloping',
  title: { en: 'enveloping XML signature', zh: 'XML 封装签名' },
  source: 'XMLDSig Core 1.1 §10',
  detect: (bytes) => detectKind(bytes) === 'enveloping',
  sign: async (bytes, options) => {
    const job = signing(options);
    const { id = 'content' } = options;
    const object = `<ds:Object Id="${escaped(id)}">${rootOf(unsigned(bytes))}</ds:Object>`;
    const shell = scan(Buffer.from(`<ds:Signature xmlns:ds="${DS}">${object}</ds:Signature>`));
    const [apex] = shell.children(shell.root) as [number];
    const content = canonical(shell, job.form, {
      apex,
      comments: false,
      inclusivePrefixes: options.inclusivePrefixes ?? [],
    });
    return bytesOf(await signatureOver(content, { uri: `#${id}`, enveloped: false, named: true }, [], job, object));
  },
  read: (bytes, options) =>
    readSignatures(bytes, options, {
      name: 'xmldsig-enveloping',
      placement: enveloping,
      covers: { en: 'one signature over what it holds', zh: '一个覆盖其所含内容的签名' },
    }),
};

/** How to sign what stays apart from its signature: an element of the same document by its Id, or any bytes. */
export interface DetachedOptions extends XmlSignOptions {
  /** Id of the element; the signature becomes the last child of the root. Without, any bytes are signed as they are. */
  readonly id?: string;
  /** Name of the bytes, which nobody fetches. */
  readonly uri?: string;
}

/** A signature apart from what it signs. */
export const xmldsigDetached: SignatureKind<DetachedOptions> = {
  name: 'xmldsig-detached',
  title: { en: 'detached XML signature', zh: 'XML 分离签名' },
  source: 'XMLDSig Core 1.1 §10',
  detect: (bytes) => detectKind(bytes) === 'detached',
  sign: async (bytes, options) => {
    const job = signing(options);
    const { id, uri } = options;
    if (id === undefined) {
      if (uri === '' || uri?.startsWith('#') === true)
        throw usage('A name of bytes apart is no reference into a document.', '分离内容的名称不能是文档内引用。');
      return bytesOf(await signatureOver(bytes, { uri, enveloped: false, named: false }, [], job));
    }
    const document = unsigned(bytes);
    const apex = byId(document, id);
    const content = canonical(document, job.form, {
      apex,
      comments: false,
      inclusivePrefixes: options.inclusivePrefixes ?? [],
    });
    const aim = { uri: `#${id}`, enveloped: false, named: true };
    const signature = await signatureOver(content, aim, [startTag(document, document.root)], job);
    return insertSignature(document, signature, 'last');
  },
  read: (bytes, options) =>
    readSignatures(bytes, options, {
      name: 'xmldsig-detached',
      placement: detached,
      covers: { en: 'one signature over content apart from it', zh: '一个覆盖分离内容的签名' },
    }),
};

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
