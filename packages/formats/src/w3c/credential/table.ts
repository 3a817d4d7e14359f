/** Members of a credential. @module */
import {
  either,
  isObject,
  type Json,
  leaf,
  need,
  TEXT,
  type TreeNode,
  type TreeValue,
  textLike,
} from '../../syntax/tree/index.ts';
import { UNECE_TERMS } from './context.ts';

/** Context of the data model, which comes first (VCDM 2.0 §4.3). */
const CREDENTIALS_V2 = 'https://www.w3.org/ns/credentials/v2';
const TYPE = 'VerifiableCredential';

const URL = textLike('a URL', ['https://issuer.example/1', 'did:example:1'], /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i);
const STAMP = textLike(
  'a time with its offset (RFC 3339)',
  ['2026-11-27T08:30:00Z', '2026-11-27T08:30:00+08:00'],
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/,
);

const listOf = (raw: Json): readonly Json[] => (Array.isArray(raw) ? (raw as readonly Json[]) : [raw]);
const isTexts = (list: readonly unknown[]): list is readonly string[] => list.every((one) => typeof one === 'string');

const CONTEXTS: TreeValue = {
  expected: `a list that begins with ${CREDENTIALS_V2}`,
  samples: [[CREDENTIALS_V2], [CREDENTIALS_V2, 'https://x.example/c'], CREDENTIALS_V2],
  read: (raw) => (listOf(raw)[0] === CREDENTIALS_V2 ? listOf(raw).slice(1) : undefined),
  write: (value) => (Array.isArray(value) ? [CREDENTIALS_V2, ...(value as Json[])] : undefined),
};

const TYPES: TreeValue = {
  expected: `types, ${TYPE} among them`,
  samples: [[TYPE], [TYPE, 'X'], TYPE],
  read: (raw) => {
    const all = listOf(raw);
    return isTexts(all) && all.includes(TYPE) ? all.filter((one) => one !== TYPE) : undefined;
  },
  write: (value) => (Array.isArray(value) && isTexts(value) ? [TYPE, ...value] : undefined),
};

/** A URL, or an object with one; what else the object says stays beside the document. */
const ISSUER: TreeValue = {
  expected: 'a URL, or an object with one as its id',
  samples: ['did:example:1', { id: 'did:example:1', name: 'Issuer' }],
  read: (raw) => {
    const { id, name } = isObject(raw) ? raw : { id: raw, name: undefined };
    const url = id === undefined ? undefined : URL.read(id);
    return url === undefined ? undefined : { id: url, ...(typeof name === 'string' ? { name } : {}) };
  },
  write: (value) => {
    const { id, name } = value as { id: string; name?: string };
    return name === undefined ? id : { id, name };
  },
};

const OBJECT: TreeValue = {
  expected: 'an object',
  samples: [{ type: 'x', a: [1, null] }],
  read: (raw) => (isObject(raw) ? raw : undefined),
  write: (value) => (isObject(value) ? value : undefined),
};

/** One object, or several. */
const OBJECTS: TreeValue = {
  expected: 'an object, or several',
  samples: [{ id: 'https://s.example/1', type: 'BitstringStatusListEntry' }, [{ type: 'A' }, { type: 'B' }]],
  read: (raw) => (listOf(raw).length > 0 && listOf(raw).every(isObject) ? listOf(raw) : undefined),
  write: (value) =>
    Array.isArray(value) && value.every(isObject) ? (value.length === 1 ? value[0] : value) : undefined,
};

export const TABLE: readonly TreeNode[] = [
  need(leaf('@context', 'contexts', CONTEXTS)),
  leaf('id', 'id', URL),
  need(leaf('type', 'types', TYPES)),
  need(leaf('issuer', 'issuer', ISSUER)),
  // Both may be texts in several languages.
  ...either(leaf('name', 'name', TEXT)),
  ...either(leaf('description', 'description', TEXT)),
  leaf('validFrom', 'validFrom', STAMP),
  leaf('validUntil', 'validUntil', STAMP),
  leaf('credentialSubject.id', 'subject', URL),
  ...either(leaf('credentialSubject.document', 'content', OBJECT)),
  leaf('credentialStatus', 'status', OBJECTS),
  leaf('credentialSchema', 'schemas', OBJECTS),
];

/** For the page of the format. */
export const NOTES = `A signed credential (\`vc+jwt\`) is read as it is and written as it came; it is verified by \`kouan verify\` and
\`verifyCredential\`. What a credential is around is opened when it is a document of ours or a message of a format of JSON.
Fields of a document that \`credentialFor\` wraps have these terms of UN/CEFACT (https://vocabulary.uncefact.org/), by a context
that stands in the credential itself:

| field | term |
|---|---|
${Object.entries(UNECE_TERMS)
  .map(([field, term]) => `| ${field} | ${term} |`)
  .join('\n')}

## Members

`;
