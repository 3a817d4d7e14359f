import { canonical } from './c14n.ts';
import { contentOf, type Target, targetOf } from './content.ts';
import type { XmlDocument } from './document.ts';
import { ENVELOPED } from './methods.ts';
import { pathOf, twinsOf } from './path.ts';
import type { XmlPolicy } from './policy.ts';
import { need, Refused } from './refusals.ts';
import { scan } from './scan.ts';
import { isForm, type Reference, type SignatureShape } from './shape.ts';

/** One signature in its document, and what is expected of it. */
export interface Placed {
  readonly document: XmlDocument;
  readonly shape: SignatureShape;
  readonly policy: XmlPolicy;
  /** Signatures in the document. */
  readonly signatures: number;
  readonly detached: Uint8Array | undefined;
  /** Objects that hold what the signature says of itself, for a kind that reads it. */
  readonly beside?: readonly number[];
}

/** What a reference covers, and where it is if it is in the document. */
export interface Covered {
  readonly bytes: Uint8Array;
  readonly element?: number;
}

/** How a kind of signature finds what its first reference covers; throws {@link Refused} unless all is where it must be. */
export type Placement = (placed: Placed, reference: Reference) => Covered;

/** The signature is in what it signs (XMLDSig Core 1.1 §10). */
export const enveloped: Placement = (placed, reference) => {
  const { document, shape, policy } = placed;
  const target = inDocument(placed, reference);
  need(document.within(shape.element, target.element) && target.element !== shape.element, 'notEnveloped');
  const parent = document.parent(shape.element);
  need(policy.place === undefined ? parent === target.element : pathOf(document, parent) === policy.place, 'place');
  if (policy.signed === undefined) need(target.element === document.root, 'signedPath');
  return covered(placed, reference, target);
};

/** What is signed is in the signature. */
export const enveloping: Placement = (placed, reference) => {
  const { document, shape, policy } = placed;
  standsAlone(placed);
  const target = inDocument(placed, reference);
  const objects = shape.objects.filter((one) => placed.beside?.includes(one) !== true);
  const object = objects.find((one) => document.within(target.element, one));
  if (object === undefined) throw new Refused('notEnveloping');
  need(!reference.transforms.some(({ algorithm }) => algorithm === ENVELOPED), 'transforms');
  if (policy.signed === undefined) {
    const [only, more] = document.children(object);
    const all = target.element === object || (target.element === only && more === undefined);
    need(objects.length === 1 && all, 'signedPath');
  }
  return covered(placed, reference, target);
};

/** What is signed is beside the signature, in the same document or apart from it. */
export const detached: Placement = (placed, reference) => {
  const { document, shape, policy } = placed;
  if (placed.detached !== undefined) {
    standsAlone(placed);
    return { bytes: contentApart(placed.detached, reference) };
  }
  const target = inDocument(placed, reference);
  const apart = !document.within(shape.element, target.element) && !document.within(target.element, shape.element);
  need(apart, 'notDetached');
  const parent = document.parent(shape.element);
  need(policy.place === undefined ? parent === document.root : pathOf(document, parent) === policy.place, 'place');
  if (policy.signed === undefined) {
    // What stands beside it would be taken for signed.
    const others = document.children(document.root).length - placed.signatures;
    const blank = /^[ \t\n]*$/.test(document.text(document.root));
    need(document.parent(target.element) === document.root && others === 1 && blank, 'signedPath');
  }
  return covered(placed, reference, target);
};

function inDocument({ document, detached: given }: Placed, reference: Reference): Target {
  need(given === undefined, 'apart');
  const target = targetOf(document, reference);
  if (target === undefined) throw new Refused('external');
  return target;
}

function standsAlone({ document, shape, policy }: Placed): void {
  const parent = document.parent(shape.element);
  need(policy.place === undefined ? parent < 0 : parent >= 0 && pathOf(document, parent) === policy.place, 'place');
}

function covered(placed: Placed, reference: Reference, target: Target): Covered {
  const { document, shape, policy, signatures, beside = [] } = placed;
  if (policy.signed !== undefined) need(pathOf(document, target.element) === policy.signed, 'signedPath');
  // What the signature says of itself stands in an object too.
  const known = shape.objects.includes(target.element) ? beside.length : 0;
  const twins = twinsOf(document, target.element) - known;
  need(twins === 1 || twins === signatures, 'twins');
  return { bytes: contentOf(document, shape, reference, target), element: target.element };
}

/** Content that the caller has: its octets, or their canonical form when the reference asks for one. */
function contentApart(bytes: Uint8Array, { uri, transforms }: Reference): Uint8Array {
  need(uri !== '' && uri?.startsWith('#') !== true, 'apart');
  const [form, more] = transforms;
  if (form === undefined) return bytes;
  need(isForm(form), 'transform');
  need(more === undefined, 'transforms');
  return canonical(scan(bytes), form.algorithm, { inclusivePrefixes: form.prefixes });
}

/** What a further reference covers: it may say more of the signature, and nothing of anything else. */
export function furtherContent({ document, shape }: Placed, reference: Reference): Covered {
  const target = targetOf(document, reference);
  if (target === undefined) throw new Refused('external');
  const own = [...shape.objects, ...(shape.keyInfo === undefined ? [] : [shape.keyInfo])];
  need(
    own.some((one) => document.within(target.element, one)),
    'elsewhere',
  );
  return { bytes: contentOf(document, shape, reference, target), element: target.element };
}
