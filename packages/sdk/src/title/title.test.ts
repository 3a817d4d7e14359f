import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_CODES, type TitleAct } from './acts.ts';
import { foldTitle, forbidden } from './fold.ts';
import { nextActs } from './next-acts.ts';
import { sameParty, type TitleParty } from './party.ts';
import type { TitleTerms } from './terms.ts';
import { acts, bank, blank, buyer, carrier, named, shipper, straight, thief } from './title.testing.ts';

const issued = ['ISSUE', carrier, shipper] as const;

describe('what a chain comes to', () => {
  it.each<[string, TitleTerms, TitleAct[], object]>([
    ['a bill begins with its first holder', straight, acts(issued), { status: 'ISSUED', holder: shipper }],
    [
      'straight: to the consignee, who gets the goods',
      straight,
      acts(issued, ['TRANSFER', shipper, buyer], ['SURRENDER_FOR_DELIVERY', buyer, carrier], ['SACC', carrier]),
      { status: 'SURRENDERED_FOR_DELIVERY', holder: carrier, title: { kind: 'straight', titleholder: buyer } },
    ],
    [
      'to order of the bank, endorsed to the buyer, who has no further endorsement',
      named,
      acts(issued, ['TRANSFER', shipper, bank], ['ENDORSE', bank, buyer], ['TRANSFER', bank, buyer]),
      { holder: buyer, title: { kind: 'named', titleholder: buyer, mayEndorse: false } },
    ],
    [
      'in blank title goes with possession',
      named,
      acts(issued, ['TRANSFER', shipper, bank], ['BLANK_ENDORSE', bank], ['TRANSFER', bank, buyer]),
      { holder: buyer, title: { kind: 'blank', mayEndorse: true } },
    ],
    [
      'a rejected surrender gives possession back',
      blank,
      acts(issued, ['SURRENDER_FOR_AMENDMENT', shipper, carrier], ['SREJ', carrier]),
      { status: 'ISSUED', holder: shipper },
    ],
    [
      'amendment: surrendered, accepted, void',
      blank,
      acts(issued, ['SURRENDER_FOR_AMENDMENT', shipper, carrier], ['SACC', carrier], ['VOID', carrier]),
      { status: 'VOIDED', holder: carrier },
    ],
  ])('%s', (_, terms, chain, state) => {
    const folded = foldTitle(terms, chain);
    expect(folded.findings).toEqual([]);
    expect(folded.state).toMatchObject(state);
  });
});

describe('what is refused, and by which rule', () => {
  it.each<[string, TitleTerms, TitleAct[]]>([
    ['TTL-0001', { ...straight, typeCode: 'SWB' }, acts(issued)],
    ['TTL-0002', straight, acts(issued, issued)],
    ['TTL-0003', straight, acts(['TRANSFER', shipper, bank])],
    [
      'TTL-0004',
      blank,
      acts(issued, ['SURRENDER_FOR_DELIVERY', shipper, carrier], ['SACC', carrier], ['SREJ', carrier]),
    ],
    ['TTL-0006', blank, acts(issued, ['SURRENDER_FOR_DELIVERY', shipper, carrier], ['TRANSFER', shipper, bank])],
    [
      'TTL-0006',
      blank,
      acts(issued, ['SURRENDER_FOR_AMENDMENT', shipper, carrier], ['SACC', carrier], ['TRANSFER', carrier, bank]),
    ],
    ['TTL-0007', blank, acts(issued, ['SACC', carrier])],
    ['TTL-0008', blank, acts(issued, ['TRANSFER', thief, bank])],
    ['TTL-0008', blank, acts(issued, ['TRANSFER', shipper, bank], ['TRANSFER', shipper, buyer])],
    ['TTL-0009', { ...blank, issuer: carrier }, acts(['ISSUE', thief, shipper])],
    ['TTL-0009', blank, acts(issued, ['SURRENDER_FOR_DELIVERY', shipper, carrier], ['SACC', thief])],
    ['TTL-0010', straight, acts(issued, ['ENDORSE', shipper, buyer])],
    ['TTL-0011', named, acts(issued, ['ENDORSE', shipper, buyer])],
    ['TTL-0012', blank, acts(issued, ['ENDORSE', shipper, buyer], ['ENDORSE', shipper, bank])],
    ['TTL-0013', blank, acts(issued, ['TRANSFER', shipper])],
    ['TTL-0014', blank, acts(issued, ['BLANK_ENDORSE', shipper, bank])],
    ['TTL-0015', blank, acts(issued, ['SURRENDER_FOR_DELIVERY', shipper, thief])],
    ['TTL-0016', straight, acts(issued, ['TRANSFER', shipper, bank], ['SURRENDER_FOR_DELIVERY', bank, carrier])],
    ['TTL-0016', named, acts(issued, ['SURRENDER_FOR_DELIVERY', shipper, carrier])],
    [
      'TTL-0017',
      blank,
      acts(issued, ['TRANSFER', shipper, bank]).map((act) =>
        act.actionCode === 'TRANSFER' ? { ...act, actionDateTime: '2025-01-01T00:00:00.000Z' } : act,
      ),
    ],
    ['TTL-0018', blank, acts(issued, ['SURRENDER_FOR_AMENDMENT', shipper, carrier], ['VOID', carrier])],
    ['TTL-0019', blank, acts(issued).map((act) => ({ ...act, actionCode: 'constructor' as 'ISSUE' }))],
    ['TTL-0020', blank, acts(issued, ['TRANSFER', shipper, shipper])],
  ])('%s', (code, terms, chain) => {
    const { findings } = foldTitle(terms, chain);
    expect(findings.map((one) => one.code)).toEqual([code]);
    expect(findings[0]?.path).toMatch(new RegExp(`^/${chain.length - 1}/`));
  });
});

it('on its way to another platform the bill is locked with who had it', () => {
  const chain = acts(issued, ['TRANSFER', shipper, bank]);
  const { state } = foldTitle(blank, chain, { unanswered: true });
  expect(state).toMatchObject({ holder: shipper, inTransfer: { to: bank } });
  expect(nextActs(blank, state).filter(({ allowed }) => allowed)).toEqual([]);
  expect(foldTitle(blank, chain).state).toMatchObject({ holder: bank });
});

it('a name alone is nobody: parties are known by their codes', () => {
  const renamed = { ...shipper, partyName: 'Shipper Ltd.' };
  const impostor = { ...thief, partyName: shipper.partyName };
  expect([
    sameParty(shipper, renamed),
    sameParty(shipper, impostor),
    sameParty(shipper, { partyName: 'Shipper' }),
  ]).toEqual([true, false, undefined]);
});

const party = fc.constantFrom<TitleParty>(carrier, shipper, bank, buyer, thief);
const anyAct = fc.record({
  actionCode: fc.constantFrom(...ACTION_CODES),
  actor: party,
  recipient: fc.option(party, { nil: undefined }),
});

it('whatever anybody tries: one holder from ISSUE on, and what is refused changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(straight, named, blank), fc.array(anyAct, { maxLength: 40 }), (terms, tries) => {
      let chain: TitleAct[] = acts(issued);
      for (const [index, { recipient, ...rest }] of tries.entries()) {
        const act: TitleAct = {
          ...rest,
          ...(recipient === undefined ? {} : { recipient }),
          actionDateTime: new Date(Date.UTC(2026, 1, 1, 0, index)).toISOString(),
        };
        const { state } = foldTitle(terms, chain);
        expect(state.holder).toBeDefined();
        const allowed = forbidden(terms, state, act).length === 0;
        const after = foldTitle(terms, [...chain, act]);
        if (!allowed) expect(after.state).toEqual(state);
        else {
          const next = nextActs(terms, state).find((one) => one.actionCode === act.actionCode);
          expect(next).toMatchObject({ allowed: true });
          expect(sameParty(next?.by ?? {}, act.actor)).toBe(true);
          chain = [...chain, act];
        }
      }
    }),
    { numRuns: 300 },
  );
});
