import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRule } from './any-rule.testing.ts';
import { parseRule } from './parse.ts';
import { printRule } from './print.ts';

describe('the compact grammar', () => {
  test.each([
    [
      'CTH | RVC40',
      [{ all: [{ kind: 'CTC', level: 'CTH', except: [] }] }, { all: [{ kind: 'RVC', threshold: '40' }] }],
    ],
    ['CC!-[121120]', [{ all: [{ kind: 'CTC', level: 'CC', except: [{ from: '121120', to: '121120' }] }] }]],
    [
      'CTH!-[3102..3104,31] | RVC40 | CR',
      [
        {
          all: [
            {
              kind: 'CTC',
              level: 'CTH',
              except: [
                { from: '3102', to: '3104' },
                { from: '31', to: '31' },
              ],
            },
          ],
        },
        { all: [{ kind: 'RVC', threshold: '40' }] },
        { all: [{ kind: 'CR' }] },
      ],
    ],
    [
      'CTSH&ACTIVE50 + WO',
      [{ all: [{ kind: 'CTC', level: 'CTSH', except: [] }, { kind: 'ACTIVE', percent: '50' }, { kind: 'WO' }] }],
    ],
    [
      'ex[insects]{CC | PE} ; other{CC}',
      [
        { all: [{ kind: 'CTC', level: 'CC', except: [] }], only: 'insects' },
        { all: [{ kind: 'PE' }], only: 'insects' },
        { all: [{ kind: 'CTC', level: 'CC', except: [] }], only: 'other' },
      ],
    ],
    [
      'RVC60(focused-value)[8418,8501..8503]',
      [
        {
          all: [
            {
              kind: 'RVC',
              threshold: '60',
              method: 'focused-value',
              of: [
                { from: '8418', to: '8418' },
                { from: '8501', to: '8503' },
              ],
            },
          ],
        },
      ],
    ],
    ['OPERATION(cut-and-sewn)', [{ all: [{ kind: 'OPERATION', operation: 'cut-and-sewn' }] }]],
    ['TEXT[a \\[b\\] c]', [{ all: [{ kind: 'TEXT', text: 'a [b] c' }] }]],
  ])('%s', (text, alternatives) => {
    expect(parseRule(text)).toEqual({ rule: { alternatives }, findings: [] });
  });

  test('reads spelling variants and prints the canonical one', () => {
    expect(printRule(parseRule(' cth ! [72.08 , 7209]|rvc 40% build-down ').rule ?? { alternatives: [] })).toBe(
      'CTH!-[7208,7209] | RVC40(build-down)',
    );
    expect(printRule(parseRule('CTH ex[wine]').rule ?? { alternatives: [] })).toBe('ex[wine]{CTH}');
  });

  test('printing and parsing is the identity', () => {
    fc.assert(
      fc.property(anyRule, (rule) => {
        expect(parseRule(printRule(rule))).toEqual({ rule, findings: [] });
      }),
    );
  });
});

describe('what cannot be read', () => {
  test.each([
    ['', 'RUL-0001'],
    ['   ', 'RUL-0001'],
    ['CTX', 'RUL-0004'],
    ['CTH |', 'RUL-0004'],
    ['CTH RVC40', 'RUL-0004'],
    ['CTH!-[]', 'RUL-0004'],
    ['CTH!-[720]', 'RUL-0005'],
    ['CTH!-[7209..7208]', 'RUL-0005'],
    ['CTH!-[72..7208]', 'RUL-0005'],
    ['CTH!-[7208...7209]', 'RUL-0005'],
    ['RVC0', 'RUL-0006'],
    ['RVC101', 'RUL-0006'],
    ['RVC', 'RUL-0004'],
    ['ex[a{CC}', 'RUL-0004'],
    ['ex[ ]{CC}', 'RUL-0004'],
    ['ex[a]CC', 'RUL-0004'],
    ['ex[a]{CC', 'RUL-0004'],
    ['CTH}', 'RUL-0004'],
    ['constructor', 'RUL-0004'],
  ])('%s is a finding', (text, code) => {
    const { rule, findings } = parseRule(text, '/rule');
    expect(rule).toBeUndefined();
    expect(findings.map((each) => each.code)).toEqual([code]);
    expect(findings[0]).toMatchObject({ path: '/rule', severity: 'error' });
  });

  test.each([
    ['length', 'x'.repeat(9_000), 'RUL-0002'],
    ['alternatives', Array.from({ length: 40 }, () => 'CTH').join('|'), 'RUL-0003'],
    ['tests', Array.from({ length: 40 }, () => 'CTH').join('&'), 'RUL-0003'],
    ['codes', `CTH!-[${Array.from({ length: 200 }, () => '7208').join(',')}]`, 'RUL-0003'],
    ['note', `TEXT[${'y'.repeat(3_000)}]`, 'RUL-0003'],
  ])('its %s is bounded', (_what, text, code) => {
    expect(parseRule(text).findings.map((each) => each.code)).toEqual([code]);
  });

  test('no text makes it throw, and every text is a rule or a finding', () => {
    const piece = fc.constantFrom(
      'CTH',
      'RVC40',
      '!-[',
      ']',
      '{',
      '}',
      'ex[',
      '|',
      ';',
      '&',
      '7208',
      '..',
      '\\',
      'TEXT[',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          const { rule, findings } = parseRule(text);
          expect(rule === undefined).toBe(findings.length > 0);
          if (rule !== undefined) expect(parseRule(printRule(rule)).rule).toEqual(rule);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
