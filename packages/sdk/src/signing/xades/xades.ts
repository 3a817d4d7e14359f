import { timestampEvidence } from '../cms/timestamp.ts';
import type { SignatureKind } from '../kind.ts';
import { COVERS } from '../xml/covers.ts';
import { detectKind } from '../xml/detect.ts';
import { detached, enveloped, enveloping, type Placement } from '../xml/placement.ts';
import { readSignatures } from '../xml/read.ts';
import {
  type DetachedOptions,
  type EnvelopingOptions,
  signDetached,
  signEnveloped,
  signEnveloping,
} from '../xml/sign-forms.ts';
import { XADES } from './names.ts';
import { QUALIFIES } from './read.ts';
import { qualifying, type XadesSignOptions } from './write.ts';

/** XML signatures that say who signed, when, and what (EN 319 132-1), in their three kinds. @module */

export type XadesEnvelopingOptions = XadesSignOptions & Pick<EnvelopingOptions, 'id'>;
export type XadesDetachedOptions = XadesSignOptions & Pick<DetachedOptions, 'id' | 'uri'>;

const XML = 'text/xml';
const PLACEMENTS = { enveloped, enveloping, detached } as const satisfies Record<keyof typeof COVERS, Placement>;

/** What all three have in common. */
const face = (form: keyof typeof COVERS): Omit<SignatureKind, 'title' | 'sign'> => ({
  name: `xades-${form}`,
  source: 'EN 319 132-1 §6',
  detect: (bytes) => formOf(bytes) === form,
  timestamps: timestampEvidence,
  read: (bytes, options) =>
    readSignatures(bytes, options, {
      name: `xades-${form}`,
      placement: PLACEMENTS[form],
      covers: COVERS[form],
      qualifies: QUALIFIES,
    }),
});

/** How a signature looks to stand to what it signs; one object is always there, the second is what is signed. */
function formOf(bytes: Uint8Array): keyof typeof COVERS | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!buffer.includes(XADES)) return undefined;
  const form = detectKind(bytes);
  if (form !== 'enveloping') return form;
  const objects = buffer.toString('latin1').match(/<(?:[^\s/>:]+:)?Object[\s>]/g) ?? [];
  return objects.length > 1 ? 'enveloping' : 'detached';
}

/** XAdES in the document that it signs: baseline B-B, B-T and B-LT. */
export const xadesEnveloped: SignatureKind<XadesSignOptions> = {
  ...face('enveloped'),
  title: { en: 'enveloped XAdES signature', zh: 'XAdES 封内签名' },
  sign: async (bytes, options) => signEnveloped(bytes, qualifying(options, XML)),
};

/** XAdES that holds what it signs. */
export const xadesEnveloping: SignatureKind<XadesEnvelopingOptions> = {
  ...face('enveloping'),
  title: { en: 'enveloping XAdES signature', zh: 'XAdES 封装签名' },
  sign: async (bytes, options) => signEnveloping(bytes, options, qualifying(options, XML)),
};

/** XAdES apart from what it signs. */
export const xadesDetached: SignatureKind<XadesDetachedOptions> = {
  ...face('detached'),
  title: { en: 'detached XAdES signature', zh: 'XAdES 分离签名' },
  sign: async (bytes, options) =>
    signDetached(bytes, options, qualifying(options, options.id === undefined ? 'application/octet-stream' : XML)),
};
