import { expect, it } from 'vitest';
import { foldTitle } from '../fold.ts';
import { acts, blank, buyer, carrier, shipper, straight, thief } from '../title.testing.ts';
import { decideRelease, type ReleaseFacts } from './decide.ts';
import { newReleaseCode, releaseDigest, sameDigest } from './release-code.ts';

const chain = acts(
  ['ISSUE', carrier, shipper],
  ['TRANSFER', shipper, buyer],
  ['SURRENDER_FOR_DELIVERY', buyer, carrier],
  ['SACC', carrier],
);
const ready: ReleaseFacts = {
  terms: straight,
  title: foldTitle(straight, chain).state,
  customs: 'released',
  freight: { term: 'COL', paid: true },
  claimant: buyer,
  identityProved: true,
};

it('goods leave when all four conditions are met', () => {
  expect(decideRelease(ready)).toMatchObject({ verdict: 'release', missing: [] });
});

type Change = { readonly [Name in keyof ReleaseFacts]?: ReleaseFacts[Name] | undefined };

it.each<[string, Change, string, readonly string[]]>([
  ['not surrendered', { title: foldTitle(blank, chain.slice(0, 2)).state }, 'hold', ['surrendered', 'identity']],
  ['surrender not answered', { title: foldTitle(straight, chain.slice(0, 3)).state }, 'hold', ['surrendered']],
  ['customs inspects', { customs: 'inspection' }, 'hold', ['customs']],
  ['freight not paid', { freight: { term: 'COL', paid: false } }, 'hold', ['freight']],
  ['freight not known', { freight: { term: 'PRE' } }, 'unknown', ['freight']],
  ['somebody else asks', { claimant: thief }, 'hold', ['identity']],
  ['identity not looked at', { identityProved: undefined }, 'unknown', ['identity']],
  [
    'nothing known',
    { title: undefined, customs: undefined, freight: undefined, claimant: undefined },
    'unknown',
    ['surrendered', 'customs', 'freight', 'identity'],
  ],
])('%s: the missing condition is named', (_, change, verdict, missing) => {
  const facts = Object.fromEntries(Object.entries({ ...ready, ...change }).filter(([, value]) => value !== undefined));
  expect(decideRelease(facts as unknown as ReleaseFacts)).toMatchObject({ verdict, missing });
});

it('a waybill goes to its consignee without surrender', () => {
  const { title: _, ...rest } = ready;
  expect(decideRelease({ ...rest, terms: { ...straight, typeCode: 'SWB' } }).verdict).toBe('release');
});

it('a code is known again however it is typed, and no two are the same', () => {
  const { code, digest } = newReleaseCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
  const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(sameDigest(releaseDigest(typed), digest)).toBe(true);
  expect(sameDigest(releaseDigest(newReleaseCode().code), digest)).toBe(false);
});
