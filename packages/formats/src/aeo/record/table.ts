/** Elements of a record, as administrations exchange them. @module */
import {
  COUNTRY,
  coded,
  DAY,
  FLAG,
  leaf,
  led,
  MOMENT,
  needing,
  rows,
  TEXT,
  type TreeNode,
  textLike,
  values,
} from '../../syntax/tree/index.ts';

const same = <T extends string>(expected: string, ...words: readonly T[]) =>
  coded(
    expected,
    words.map((word) => [word, word]),
  );

const TIME = {
  ...MOMENT,
  expected: 'a time (ISO 8601)',
  samples: ['2026-11-27T08:30:00Z'],
  read: (raw: Parameters<typeof MOMENT.read>[0]) => (String(raw).includes('T') ? MOMENT.read(raw) : undefined),
};

export const STATUSES = same(
  'active, suspended, revoked, withdrawn, expired or unknown',
  'active',
  'suspended',
  'revoked',
  'withdrawn',
  'expired',
  'unknown',
);

/** One record. */
export const TABLE: readonly TreeNode[] = [
  leaf('country', 'country', COUNTRY),
  leaf('tin', 'tin', TEXT),
  leaf('domesticCode', 'domesticCode', TEXT),
  leaf('programme', 'programme', TEXT),
  leaf(
    'authorisation',
    'authorisation',
    same('security, simplification, full or other', 'security', 'simplification', 'full', 'other'),
  ),
  leaf('certificateNumber', 'certificateNumber', TEXT),
  needing(
    ['text'],
    rows(
      'names',
      'names',
      leaf('text', 'text', TEXT),
      leaf('script', 'script', same('latin or local', 'latin', 'local')),
      leaf(
        'language',
        'language',
        textLike('a language tag', ['en', 'zh-Hans'], /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/),
      ),
    ),
  ),
  values('address.lines', 'address.lines', '', TEXT),
  leaf('address.city', 'address.city', TEXT),
  leaf('address.stateRegion', 'address.stateRegion', TEXT),
  leaf('address.postCode', 'address.postCode', TEXT),
  leaf('address.country', 'address.country', COUNTRY),
  values('roles', 'roles', '', TEXT),
  leaf('status', 'status', STATUSES),
  leaf('validFrom', 'validFrom', DAY),
  leaf('validUntil', 'validUntil', DAY),
  rows(
    'suspensions',
    'suspensions',
    leaf('from', 'from', DAY),
    leaf('until', 'until', DAY),
    leaf('reason', 'reason', TEXT),
  ),
  leaf('revokedOn', 'revokedOn', DAY),
  leaf('issuingAuthority', 'issuingAuthority', TEXT),
  ...led(leaf('consent.given', 'consent.given', FLAG), leaf('consent.on', 'consent.on', DAY)),
  values('previousCodes', 'previousCodes', '', TEXT),
  leaf('updatedAt', 'updatedAt', TIME),
  leaf('note', 'note', TEXT),
];
