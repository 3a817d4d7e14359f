import { describe, expect, test } from 'vitest';
import { CLAUSES, type Good, type WhollyObtained } from '../contract/input.ts';
import { assess } from './assess.ts';
import { good, material, originating } from './good.testing.ts';

const claim = (whollyObtained: WhollyObtained, more: Partial<Good> = {}) =>
  assess(good({ good: { hs: '030289' }, rule: 'WO', whollyObtained, ...more }));

const OWN = { flag: 'CN', registered: 'CN' };

describe('Article 3.3', () => {
  test.each<[string, WhollyObtained, string, string?]>([
    ['a grown there', { clause: 'a', place: 'CN' }, 'originating'],
    ['a grown elsewhere', { clause: 'a', place: 'VN' }, 'not-originating'],
    ['b born and raised there', { clause: 'b', place: 'CN', born: 'CN' }, 'originating'],
    ['b born elsewhere', { clause: 'b', place: 'CN', born: 'AU' }, 'not-originating'],
    ['c from animals raised there, wherever born', { clause: 'c', place: 'CN', born: 'AU' }, 'originating'],
    ['c raised elsewhere', { clause: 'c', place: 'AU' }, 'not-originating'],
    ['d captured there', { clause: 'd', place: 'CN' }, 'originating'],
    ['d captured elsewhere', { clause: 'd', place: 'VN' }, 'not-originating'],
    ['e extracted there', { clause: 'e', place: 'CN' }, 'originating'],
    ['e extracted elsewhere', { clause: 'e', place: 'VN' }, 'not-originating'],
    ['f own vessel, rights', { clause: 'f', vessel: OWN, exploitationRights: true }, 'originating'],
    ['f no rights', { clause: 'f', vessel: OWN, exploitationRights: false }, 'not-originating'],
    ['f rights not known', { clause: 'f', vessel: OWN }, 'undetermined', '/whollyObtained/exploitationRights'],
    ['g own vessel', { clause: 'g', vessel: OWN }, 'originating'],
    ['g own flag, registered elsewhere', { clause: 'g', vessel: { flag: 'CN', registered: 'PA' } }, 'not-originating'],
    ['g registered there, other flag', { clause: 'g', vessel: { flag: 'PA', registered: 'CN' } }, 'not-originating'],
    ['g flag only', { clause: 'g', vessel: { flag: 'CN' } }, 'undetermined', '/whollyObtained/vessel/registered'],
    ['g nothing known', { clause: 'g' }, 'undetermined', '/whollyObtained/vessel/flag'],
    ['h own factory ship', { clause: 'h', vessel: OWN }, 'originating'],
    ['h ship of another flag', { clause: 'h', vessel: { ...OWN, flag: 'VN' } }, 'not-originating'],
    ['i scrap collected there', { clause: 'i', place: 'CN', recoveryOnly: true }, 'originating'],
    ['i fit for use as it is', { clause: 'i', place: 'CN', recoveryOnly: false }, 'not-originating'],
    ['j from its own', { clause: 'j', place: 'CN' }, 'originating'],
    ['j made elsewhere', { clause: 'j', place: 'VN' }, 'not-originating'],
  ])('%s', (_, whollyObtained, outcome, path) => {
    const assessment = claim(whollyObtained);
    expect(assessment.outcome).toBe(outcome);
    expect(assessment.criteria).toEqual(outcome === 'originating' ? ['WO'] : []);
    if (path !== undefined) expect(assessment.missing.map((fact) => fact.path)).toContain(path);
    expect(assessment.steps?.map((step) => step.article)).toContain(`3.3(${whollyObtained.clause})`);
  });

  test('every clause is held against another place or another ship', () => {
    for (const clause of CLAUSES) {
      const elsewhere = { clause, place: 'VN', vessel: { flag: 'VN', registered: 'VN' }, exploitationRights: true };
      expect([clause, claim(elsewhere).outcome]).toEqual([clause, 'not-originating']);
    }
  });

  test('an Australian boat is a vessel of Australia and of nobody else', () => {
    const boat: WhollyObtained = { clause: 'f', vessel: { australianBoat: true }, exploitationRights: true };
    expect(claim(boat, { producedIn: 'AU' }).outcome).toBe('originating');
    expect(claim(boat, { producedIn: 'NZ' }).outcome).toBe('undetermined');
  });

  test('what is taken from the seabed needs rights and no vessel', () => {
    const taken: WhollyObtained = { clause: 'f', exploitationRights: true };
    expect(claim(taken, { good: { hs: '260200' } }).outcome).toBe('originating');
    expect(claim({ clause: 'f' }, { good: { hs: '260200' } }).outcome).toBe('undetermined');
  });

  test('a material stands against the claim when it does not originate, and leaves it open when that is not known', () => {
    const foreign = claim({ clause: 'a' }, { materials: [material('120991', '1')] });
    expect(foreign.outcome).toBe('not-originating');
    expect(foreign.findings.map((one) => one.code)).toEqual(['ORG-0024']);
    const open = claim({ clause: 'j' }, { materials: [material('030289', '1', { origin: 'CN' })] });
    expect(open).toMatchObject({ outcome: 'undetermined', missing: [{ path: '/materials/0/originating' }] });
    const shared = claim({ clause: 'j' }, { materials: [originating('030289', '1', 'VN')] });
    // Not wholly obtained in one Party, but made exclusively from originating materials, headnote 7(e).
    expect(shared).toMatchObject({ outcome: 'originating', criteria: ['PE'] });
  });

  test('a rule WO is not met by what changed its classification', () => {
    const made = assess(good({ good: { hs: '020130' }, rule: 'WO', materials: [material('010229', '10')] }));
    expect(made.outcome).toBe('not-originating');
    expect(assess(good({ good: { hs: '020130' }, rule: 'WO' })).outcome).toBe('undetermined');
  });
});
