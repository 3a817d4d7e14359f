import type { SignatureKind } from '../kind.ts';
import { COVERS } from './covers.ts';
import { detectKind } from './detect.ts';
import { detached, enveloped, enveloping } from './placement.ts';
import { readSignatures } from './read.ts';
import {
  type DetachedOptions,
  type EnvelopingOptions,
  signDetached,
  signEnveloped,
  signEnveloping,
} from './sign-forms.ts';
import { signing, type XmlSignOptions } from './write.ts';

/** Signatures in XML (XML Signature Syntax and Processing 1.1), in their three kinds. @module */

const SOURCE = 'XMLDSig Core 1.1 §10';

/** A signature in the document that it signs (XMLDSig Core 1.1 §10). */
export const xmldsigEnveloped: SignatureKind<XmlSignOptions> = {
  name: 'xmldsig-enveloped',
  title: { en: 'enveloped XML signature', zh: 'XML 封内签名' },
  source: SOURCE,
  detect: (bytes) => detectKind(bytes) === 'enveloped',
  sign: async (bytes, options) => signEnveloped(bytes, signing(options)),
  read: (bytes, options) =>
    readSignatures(bytes, options, { name: 'xmldsig-enveloped', placement: enveloped, covers: COVERS.enveloped }),
};

/** A signature that holds what it signs, in an `Object`. */
export const xmldsigEnveloping: SignatureKind<EnvelopingOptions> = {
  name: 'xmldsig-enveloping',
  title: { en: 'enveloping XML signature', zh: 'XML 封装签名' },
  source: SOURCE,
  detect: (bytes) => detectKind(bytes) === 'enveloping',
  sign: async (bytes, options) => signEnveloping(bytes, options, signing(options)),
  read: (bytes, options) =>
    readSignatures(bytes, options, { name: 'xmldsig-enveloping', placement: enveloping, covers: COVERS.enveloping }),
};

/** A signature apart from what it signs. */
export const xmldsigDetached: SignatureKind<DetachedOptions> = {
  name: 'xmldsig-detached',
  title: { en: 'detached XML signature', zh: 'XML 分离签名' },
  source: SOURCE,
  detect: (bytes) => detectKind(bytes) === 'detached',
  sign: async (bytes, options) => signDetached(bytes, options, signing(options)),
  read: (bytes, options) =>
    readSignatures(bytes, options, { name: 'xmldsig-detached', placement: detached, covers: COVERS.detached }),
};
