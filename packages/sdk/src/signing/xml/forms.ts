/** How a canonical form is made. */
export interface FormSpec {
  /** Only namespaces that are used are written (Exclusive XML Canonicalization 1.0). */
  readonly exclusive: boolean;
  readonly comments: boolean;
  /** What becomes of attributes of the namespace `xml` that an apex inherits: version 1.0 takes all of them. */
  readonly version: '1.0' | '1.1';
}

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Identifiers of the canonical forms, with what sets them apart. */
export const CANONICAL_FORMS = {
  [C14N]: { exclusive: false, comments: false, version: '1.0' },
  [`${C14N}#WithComments`]: { exclusive: false, comments: true, version: '1.0' },
  [C14N_11]: { exclusive: false, comments: false, version: '1.1' },
  [`${C14N_11}#WithComments`]: { exclusive: false, comments: true, version: '1.1' },
  [EXCLUSIVE]: { exclusive: true, comments: false, version: '1.0' },
  [`${EXCLUSIVE}WithComments`]: { exclusive: true, comments: true, version: '1.0' },
} as const satisfies Readonly<Record<string, FormSpec>>;

/** Identifier of a canonical form. */
export type CanonicalForm = keyof typeof CANONICAL_FORMS;

/** What a reference is canonicalised with that names no form (XMLDSig Core 1.1 §4.4.3.2). */
export const DEFAULT_FORM: CanonicalForm = C14N;

/** Namespace of `InclusiveNamespaces`. */
export const EXCLUSIVE_NS = EXCLUSIVE;
