import { canonical, type Subset } from './c14n.ts';
import { FIELD, type XmlDocument } from './document.ts';
import { type CanonicalForm, DEFAULT_FORM } from './forms.ts';
import { ENVELOPED } from './methods.ts';
import { need, Refused } from './refusals.ts';
import { isForm, type Reference, type SignatureShape } from './shape.ts';

/** What a reference into the same document points at (XMLDSig Core 1.1 §4.4.3.2). */
export interface Target {
  /** Place of an element; the root where the whole document is meant. */
  readonly element: number;
  readonly whole: boolean;
  /** Only the two XPointers of the standard keep comments. */
  readonly comments: boolean;
}

/** Finds what a reference points at; `undefined` when it is not in this document. */
export function targetOf(document: XmlDocument, { uri }: Reference): Target | undefined {
  if (uri === '') return { element: document.root, whole: true, comments: false };
  if (uri === '#xpointer(/)') return { element: document.root, whole: true, comments: true };
  if (uri === undefined || !uri.startsWith('#')) return undefined;
  const byPointer = /^#xpointer\(id\((?:'([^']+)'|"([^"]+)")\)\)$/.exec(uri);
  const id = byPointer === null ? uri.slice(1) : (byPointer[1] ?? byPointer[2] ?? '');
  need(id !== '' && !/[()'"]/.test(id), 'pointer');
  const found = document.scanned.ids.filter(({ attribute }) => document.value(attribute) === id);
  need(found.length <= 1, 'duplicateId');
  if (found[0] === undefined) throw new Refused('missing');
  return { element: found[0].element, whole: false, comments: byPointer !== null };
}

/** How what a reference points at is canonicalised, after its transforms. */
export function selectionOf(
  document: XmlDocument,
  signature: SignatureShape,
  reference: Reference,
  target: Target,
): { readonly form: CanonicalForm; readonly subset: Subset } {
  const [first, ...rest] = reference.transforms;
  const enveloped = first?.algorithm === ENVELOPED;
  const forms = enveloped ? rest : reference.transforms;
  for (const one of reference.transforms) need(one.algorithm === ENVELOPED || isForm(one), 'transform');
  need(forms.length <= 1 && forms.every(isForm), 'transforms');
  const within = document.within(signature.element, target.element);
  // A signature in what it signs cannot sign itself; one apart from it has nothing to leave out.
  need(enveloped || !within, 'transforms');
  const [form] = forms;
  return {
    form: form !== undefined && isForm(form) ? form.algorithm : DEFAULT_FORM,
    subset: {
      ...(target.whole ? {} : { apex: target.element }),
      ...(within ? { omit: signature.element } : {}),
      comments: target.comments,
      inclusivePrefixes: form?.prefixes ?? [],
    },
  };
}

/** Canonical octets of what a reference points at. */
export function contentOf(
  document: XmlDocument,
  signature: SignatureShape,
  reference: Reference,
  target: Target,
): Uint8Array {
  const { form, subset } = selectionOf(document, signature, reference, target);
  return canonical(document, form, subset);
}

/**
 * Refuses what honest readers see in different ways: a comment that splits text, an instruction, an Id that stands twice.
 */
export function refuseAmbiguity(document: XmlDocument): void {
  const { comments, instructions, ids } = document.scanned;
  need(!instructions.some((node) => document.field(node, FIELD.link) >= 0), 'instruction');
  const parents = new Set(comments.map((node) => document.field(node, FIELD.link)).filter((parent) => parent >= 0));
  for (const parent of parents) need(/^[ \t\r\n]*$/.test(document.text(parent)), 'comment');
  if (ids.length < 2) return;
  need(new Set(ids.map(({ attribute }) => document.value(attribute))).size === ids.length, 'duplicateId');
}
