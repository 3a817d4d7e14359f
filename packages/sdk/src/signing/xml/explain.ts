import { createHash } from 'node:crypto';
import { isKouanError } from '@kouan/core';
import { canonicalWithOrigins } from './c14n.ts';
import { causeOf, harmlessBetween } from './causes.ts';
import { selectionOf, targetOf } from './content.ts';
import type { CanonicalOf, Side, XmlDifference, XmlExplanation, XmlSpot } from './explanation.ts';
import { DEFAULT_FORM } from './forms.ts';
import { guessOf } from './guesses.ts';
import { DIGEST_METHODS } from './methods.ts';
import { placeOf } from './place.ts';
import { xmlProfile } from './profiles.ts';
import { signaturesOf } from './read.ts';
import { Refused } from './refusals.ts';
import { scan } from './scan.ts';
import { type Reference, shapeOf } from './shape.ts';

export type { XmlExplanation } from './explanation.ts';

/**
 * Explains what an XML signature is over: canonical forms, digests, and beside a document that is known to be good the
 * first octet that differs, with its likely cause. Pure; never throws for what the bytes are.
 *
 * @param bytes the document in question
 * @param options.good a document that is known to be good, signed or not
 */
export function explainXml(bytes: Uint8Array, options: { readonly good?: Uint8Array } = {}): XmlExplanation {
  const left = explained(bytes);
  const { good } = options;
  const right = good === undefined ? undefined : explained(good);
  const firstDifference = right === undefined ? undefined : differenceOf(left, right);
  const harmless = right === undefined || good === undefined ? [] : harmlessBetween(bytes, good);
  const { canonical, signedInfo, digest, refused } = left;
  const guess = digest?.matches === false ? guessOf(left, digest) : undefined;
  return {
    ...(canonical === undefined ? {} : { canonical: canonical.bytes }),
    ...(signedInfo === undefined ? {} : { signedInfo: signedInfo.bytes }),
    ...(digest === undefined ? {} : { digest }),
    ...(refused === undefined ? {} : { refused }),
    ...(guess === undefined ? {} : { guess }),
    ...(firstDifference === undefined ? {} : { firstDifference }),
    ...(harmless.length === 0 ? {} : { harmless }),
  };
}

function explained(input: Uint8Array): Side {
  let side: Side = { input };
  try {
    const document = scan(input);
    const [signature] = signaturesOf(document);
    side = { ...side, document, ...(signature === undefined ? {} : { signature }) };
    if (signature === undefined) return { ...side, canonical: canonicalWithOrigins(document, DEFAULT_FORM) };
    // What is without its signature, should its shape be broken.
    side = { ...side, canonical: canonicalWithOrigins(document, DEFAULT_FORM, { omit: signature }) };
    const shape = shapeOf(document, signature);
    const { form, signedInfo } = shape;
    side = {
      ...side,
      shape,
      signedInfo: canonicalWithOrigins(document, form.algorithm, {
        apex: signedInfo,
        inclusivePrefixes: form.prefixes,
      }),
    };
    const [reference] = shape.references;
    const target = targetOf(document, reference);
    if (target === undefined) throw new Refused('external');
    const { form: contentForm, subset } = selectionOf(document, shape, reference, target);
    const canonical = canonicalWithOrigins(document, contentForm, subset);
    const digest = digestOf(canonical.bytes, reference);
    return { ...side, canonical, ...(digest === undefined ? {} : { digest }) };
  } catch (error) {
    if (error instanceof Refused) return { ...side, refused: error.refusal.reason };
    if (isKouanError(error)) return { ...side, refused: error.text };
    throw error;
  }
}

function digestOf(bytes: Uint8Array, { digestMethod, digest }: Reference): XmlExplanation['digest'] {
  const algorithm = DIGEST_METHODS[digestMethod] ?? xmlProfile('eport-2022-legacy').digestMethods[digestMethod];
  if (algorithm === undefined) return undefined;
  const found = createHash(algorithm).update(bytes).digest();
  return {
    algorithm,
    expected: digest.toString('base64'),
    found: found.toString('base64'),
    matches: found.equals(digest),
  };
}

function differenceOf(left: Side, right: Side): XmlDifference | undefined {
  for (const where of ['content', 'signedInfo'] as const) {
    const key = where === 'content' ? 'canonical' : 'signedInfo';
    const [a, b] = [left[key], right[key]];
    if (a === undefined || b === undefined) continue;
    const offset = firstOf(a.bytes, b.bytes);
    if (offset === undefined) continue;
    const cause = causeOf(a.bytes, b.bytes, offset);
    return { where, offset, left: spotOf(left.input, a, offset), right: spotOf(right.input, b, offset), cause };
  }
  return undefined;
}

/** First octet that differs; the length of the shorter where one is the beginning of the other. */
function firstOf(a: Uint8Array, b: Uint8Array): number | undefined {
  const end = Math.min(a.length, b.length);
  for (let at = 0; at < end; at += 1) if (a[at] !== b[at]) return at;
  return a.length === b.length ? undefined : end;
}

function spotOf(input: Uint8Array, { bytes, origins = [] }: CanonicalOf, offset: number): XmlSpot {
  // The pair that begins last before it.
  let [low, high] = [0, origins.length / 2 - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((origins[middle * 2] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  const from = (origins[low * 2 + 1] ?? 0) + offset - (origins[low * 2] ?? 0);
  const at = Math.min(from, input.length);
  return {
    canonical: placeOf(bytes, offset),
    input: { offset: at, ...placeOf(input, at) },
    text: Buffer.from(bytes.subarray(offset, offset + 60)).toString(),
  };
}
