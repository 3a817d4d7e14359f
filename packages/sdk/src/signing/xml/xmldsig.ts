import { createHash } from 'node:crypto';
import { isKouanError, KouanError } from '@kouan/core';
import type { Evidence } from '../evidence.ts';
import type { SignatureKind, SignOptions } from '../kind.ts';
import { rawVerify } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import type { SignatureTest } from '../verification.ts';
import type { CanonicalForm } from './c14n.ts';
import { CANONICAL_FORMS, canonicalDocument, canonicalElement } from './c14n.ts';
import type { XmlElement, XmlTree } from './xml-tree.ts';
import { readTree } from './xml-tree.ts';

const DS = 'http://www.w3.org/2000/09/xmldsig#';
const ENVELOPED = `${DS}enveloped-signature`;
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
const DEFAULT_FORM: CanonicalForm = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';

/** Puts an enveloped XMLDSig signature in as the last child of the root. */
async function signXml(bytes: Uint8Array, signer: Signer, form: CanonicalForm = DEFAULT_FORM): Promise<Uint8Array> {
  const tree = readTree(bytes);
  if (find(tree.root, 'Signature').length > 0) {
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: 'The document is already signed.', zh: '该文档已签名。' },
      { hint: { en: 'Sign the unsigned document.', zh: '请对未签名的文档签名。' } },
    );
  }
  if (tree.ambiguous.commentInText || tree.ambiguous.instruction) {
    throw new KouanError(
      'ERR_KOUAN_FORMAT',
      {
        en: 'The document has comments inside text or processing instructions.',
        zh: '该文档在文本中含注释或含处理指令。',
      },
      { hint: { en: 'Remove them before signing.', zh: '请在签名前删除。' } },
    );
  }
  const digest = createHash('sha256').update(canonicalDocument(tree, form)).digest('base64');
  const info =
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${form}"/><ds:SignatureMethod Algorithm="${RSA_SHA256}"/>` +
    `<ds:Reference URI=""><ds:Transforms><ds:Transform Algorithm="${ENVELOPED}"/><ds:Transform Algorithm="${form}"/></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${SHA256}"/><ds:DigestValue>${digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const shell = readTree(Buffer.from(`<ds:Signature xmlns:ds="${DS}">${info}</ds:Signature>`)).root;
  // Inclusive C14N of SignedInfo carries the namespaces of the place where the signature will stand.
  shell.parent = tree.root;
  const value = await signer.sign(Buffer.from(canonicalElement(only(shell, 'SignedInfo'), form)));
  const chain = signer.certificates.map(
    (c) => `<ds:X509Certificate>${Buffer.from(c).toString('base64')}</ds:X509Certificate>`,
  );
  const signature =
    `<ds:Signature xmlns:ds="${DS}">${info}<ds:SignatureValue>${Buffer.from(value).toString('base64')}</ds:SignatureValue>` +
    `<ds:KeyInfo><ds:X509Data>${chain.join('')}</ds:X509Data></ds:KeyInfo></ds:Signature>`;
  return new Uint8Array(Buffer.from(insert(tree, signature)));
}

function insert(tree: XmlTree, signature: string): string {
  const { text, rootEnd } = tree;
  if (tree.rootSelfClosing)
    return `${text.slice(0, rootEnd - 2)}>${signature}</${tree.root.name}>${text.slice(rootEnd)}`;
  const at = text.lastIndexOf('</', rootEnd);
  return text.slice(0, at) + signature + text.slice(at);
}

/** The parts of a signature that passed the structural rules. */
interface ReadSignature {
  readonly content: Uint8Array;
  readonly digestMatches: boolean;
  readonly signedInfo: Uint8Array;
  readonly value: Uint8Array;
  readonly certificates: readonly Uint8Array[];
}

const SOURCE = 'XMLDSig Core 1.1 §3.2';

/** How to sign XML. */
export interface XmlSignOptions extends SignOptions {
  readonly canonicalForm?: CanonicalForm;
}

/** An enveloped signature over a whole XML document (XMLDSig Core 1.1 §2.2). */
export const xmldsigEnveloped: SignatureKind<XmlSignOptions> = {
  name: 'xmldsig-enveloped',
  title: { en: 'enveloped XML signature', zh: 'XML 封内签名' },
  source: SOURCE,
  detect: (bytes) => Buffer.from(bytes.subarray(0, 256)).toString('latin1').trimStart().startsWith('<'),
  sign: (bytes, { signer, canonicalForm }) => signXml(bytes, signer, canonicalForm),
  read: (bytes, { policy }) => {
    const read = readSignature(bytes, policy.lenientContent === true);
    return read === undefined ? [] : [evidenceOf(read)];
  },
};

function evidenceOf(read: ReadSignature | string): Evidence {
  const test = (name: 'structure' | 'digest', passed: boolean, en: string, zh: string): SignatureTest => ({
    name,
    passed,
    reason: { en, zh },
    source: SOURCE,
  });
  const face = { kind: 'xmldsig-enveloped', source: SOURCE };
  if (typeof read === 'string')
    return { ...face, tests: [test('structure', false, `refused: ${read}`, `拒绝：${read}`)], certificates: [] };
  const { digestMatches, content, certificates, signedInfo, value } = read;
  return {
    ...face,
    tests: [
      test('structure', true, 'one enveloped signature over the whole document', '一个覆盖整个文档的封内签名'),
      test(
        'digest',
        digestMatches,
        digestMatches ? 'the content is unchanged' : 'the content was changed',
        digestMatches ? '内容未被改动' : '内容已被改动',
      ),
    ],
    algorithm: 'RSA-SHA256',
    certificates,
    ...(digestMatches ? { content } : {}),
    made: (key) => rawVerify(signedInfo, key, 'RSA-SHA256', value),
  };
}

/** Reads the one allowed shape; `undefined` without any signature, a string saying which rule is broken. */
function readSignature(bytes: Uint8Array, lenient: boolean): ReadSignature | string | undefined {
  try {
    const tree = readTree(bytes);
    const all = find(tree.root, 'Signature');
    const [signature] = all;
    if (!signature) return undefined;
    need(all.length === 1, 'more than one Signature');
    need(signature.parent === tree.root, 'Signature is not a child of the root');
    need(
      lenient || !(tree.ambiguous.commentInText || tree.ambiguous.instruction),
      'comment inside text, or processing instruction',
    );
    return readParts(tree, signature);
  } catch (error) {
    if (error instanceof Broken || isKouanError(error)) return error.message;
    throw error;
  }
}

class Broken extends Error {}

function readParts(tree: XmlTree, signature: XmlElement): ReadSignature {
  const info = only(signature, 'SignedInfo');
  need(find(signature, 'SignedInfo').length === 1, 'more than one SignedInfo');
  const form = canonicalForm(algorithm(only(info, 'CanonicalizationMethod')));
  need(algorithm(only(info, 'SignatureMethod')) === RSA_SHA256, 'signature algorithm is not allowed');
  const reference = only(info, 'Reference');
  need(
    reference.attributes.some((a) => a.name === 'URI' && a.value === ''),
    'Reference URI is not ""',
  );
  const transforms = elements(only(reference, 'Transforms')).map((node) => {
    need(node.uri === DS && node.local === 'Transform', 'unexpected transform');
    return algorithm(node);
  });
  need(transforms.length <= 3 && transforms.length >= 1 && transforms[0] === ENVELOPED, 'transforms are not allowed');
  const forms = transforms.slice(1).map(canonicalForm);
  need(forms.length <= 1, 'more than one canonicalisation');
  need(algorithm(only(reference, 'DigestMethod')) === SHA256, 'digest algorithm is not allowed');
  const expected = base64(only(reference, 'DigestValue'));
  const content = Buffer.from(canonicalDocument(tree, forms[0] ?? DEFAULT_FORM, signature));
  const keyInfos = elements(signature).filter((e) => e.uri === DS && e.local === 'KeyInfo');
  const certificates = keyInfos.flatMap((e) => find(e, 'X509Certificate'));
  need(certificates.length <= 10, 'more than 10 certificates');
  return {
    content: new Uint8Array(content),
    digestMatches: createHash('sha256').update(content).digest().equals(expected),
    signedInfo: Buffer.from(canonicalElement(info, form)),
    value: base64(only(signature, 'SignatureValue')),
    certificates: certificates.map(base64),
  };
}

function need(condition: boolean, what: string): void {
  if (!condition) throw new Broken(what);
}

function canonicalForm(uri: string): CanonicalForm {
  if (!Object.hasOwn(CANONICAL_FORMS, uri)) throw new Broken('canonicalisation is not allowed');
  return uri as CanonicalForm;
}

function algorithm(node: XmlElement): string {
  // Parameters such as InclusiveNamespaces change what is signed and are not understood here.
  need(elements(node).length === 0, `${node.local} has parameters`);
  return node.attributes.find((a) => a.name === 'Algorithm')?.value ?? '';
}

function base64(node: XmlElement): Buffer {
  need(
    node.children.every((child) => typeof child === 'string'),
    `${node.local} has child nodes`,
  );
  const text = node.children.join('').replace(/[ \t\r\n]/g, '');
  const bytes = Buffer.from(text, 'base64');
  need(bytes.length > 0 && bytes.toString('base64') === text, `${node.local} is not base64`);
  return bytes;
}

function elements(node: XmlElement): XmlElement[] {
  return node.children.filter((c): c is XmlElement => typeof c !== 'string' && c.kind === 'element');
}

function only(node: XmlElement, local: string): XmlElement {
  const [first, second] = elements(node).filter((e) => e.uri === DS && e.local === local);
  if (!first || second) throw new Broken(`not exactly one ${local}`);
  return first;
}

function find(node: XmlElement, local: string, found: XmlElement[] = []): XmlElement[] {
  if (node.uri === DS && node.local === local) found.push(node);
  for (const child of node.children)
    if (typeof child !== 'string' && child.kind === 'element') find(child, local, found);
  return found;
}
