import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseScenario } from './load.ts';
import { fits } from './pattern.ts';

const SOUND = `format_version: 1
name: sound
title: { en: Sound, zh: 正常 }
about: { en: Nothing is wrong., zh: 没有问题。 }
seed: 7
start: '2026-03-02T00:00:00Z'
clock: virtual
step: 10m
lasts: 2h
actors:
  rival: { partyName: Rival, platform: b, lei: 724500KOUANRIVAL0042 }
fixtures:
  declarations:
    chairs: { reference: CHAIRS-1, direction: export }
    tables: { reference: TABLES-1, direction: export }
  bills:
    goods: { reference: KOUSOUND1, kind: straight, buyer: rival }
courses:
  slow: { steps: [{ channel: '7', after: 1 }, { channel: P, after: 9 }] }
declarations:
  - { reference: CHAIRS-*, courses: [slow] }
endpoints:
  pollReceipts:
    start: busy
    states:
      busy:
        - { match: { query: { limit: '1*' } }, answers: [{ status: 503, body: busy }], next: open }
      open: []
faults: { rates: { '503': 0.1 }, delay: 5s }
devices:
  - { kind: ocr, id: camera-1, lane: gate-1 }
  - { kind: gate, id: gate-1, area: '1', channel: '1', direction: E }
timeline:
  - { name: down, after: 10m, fault: { name: '503', lasts: 5m } }
  - { name: up, clear: all }
  - { name: busy, after: 1h, state: { endpoint: pollReceipts, state: busy } }
client:
  - { name: send, submit: chairs, retry: { times: 3, every: 1m } }
  - { after: 1h, poll: true, shows: { count: 1 } }
  - { issue: goods }
expect:
  - { event: { kind: declaration.accepted }, times: 1 }
  - { step: send, shows: { state: stored } }
`;

/** One change to the sound file, and the first finding that it makes. */
const BROKEN: readonly [what: string, from: string | RegExp, to: string, code: string, path: string, line: number][] = [
  ['no YAML', 'clock: virtual', 'clock: [virtual', 'SCN-0001', '', 8],
  ['a member twice', 'seed: 7', 'seed: 7\nseed: 8', 'SCN-0001', '', 6],
  ['an anchor', 'clock: virtual', 'clock: &c virtual', 'SCN-0003', '', 7],
  ['an alias', 'clock: virtual', 'clock: *c', 'SCN-0003', '', 7],
  ['a tag', 'clock: virtual', 'clock: !!js virtual', 'SCN-0001', '', 7],
  ['an unknown member', 'seed: 7', 'sed: 7', 'SCN-0004', '/sed', 5],
  [
    'an unknown member deep inside',
    'rival: { partyName',
    'rival: { alias: x, partyName',
    'SCN-0004',
    '/actors/rival/alias',
    11,
  ],
  ['a member missing', 'lasts: 2h\n', '', 'SCN-0005', '/lasts', 1],
  ['another version', 'format_version: 1', 'format_version: 2', 'SCN-0006', '/format_version', 1],
  ['a title in one language', 'title: { en: Sound, zh: 正常 }', 'title: { en: Sound }', 'SCN-0005', '/title/zh', 3],
  ['a seed that is none', 'seed: 7', 'seed: -1', 'SCN-0006', '/seed', 5],
  ['a start that is none', "start: '2026-03-02T00:00:00Z'", 'start: yesterday', 'SCN-0006', '/start', 6],
  ['a clock that is none', 'clock: virtual', 'clock: broken', 'SCN-0006', '/clock', 7],
  ['a duration without unit', 'step: 10m', 'step: 10', 'SCN-0006', '/step', 8],
  ['a name with a space', 'name: sound', 'name: so und', 'SCN-0006', '/name', 2],
  ['a platform that is none', 'platform: b', 'platform: c', 'SCN-0006', '/actors/rival/platform', 11],
  ['an LEI that is none', 'lei: 724500KOUANRIVAL0042', 'lei: X', 'SCN-0006', '/actors/rival/lei', 11],
  [
    'a direction that is none',
    'CHAIRS-1, direction: export',
    'CHAIRS-1, direction: up',
    'SCN-0006',
    '/fixtures/declarations/chairs/direction',
    14,
  ],
  [
    'one reference twice',
    'reference: TABLES-1',
    'reference: CHAIRS-1',
    'SCN-0009',
    '/fixtures/declarations/tables/reference',
    15,
  ],
  ['a buyer whom nobody knows', 'buyer: rival }', 'buyer: nobody }', 'SCN-0008', '/fixtures/bills/goods/buyer', 17],
  ['a channel of two letters', 'channel: P,', 'channel: PP,', 'SCN-0006', '/courses/slow/steps/1/channel', 19],
  ['a course without steps', /slow: .*/, 'slow: {}', 'SCN-0007', '/courses/slow', 19],
  ['a course that is not there', 'courses: [slow]', 'courses: [fast]', 'SCN-0008', '/declarations/0/courses/0', 21],
  [
    'an endpoint that is not there',
    '  pollReceipts:\n    start',
    '  pollReceits:\n    start',
    'SCN-0008',
    '/endpoints/pollReceits',
    23,
  ],
  ['a first state that is not there', 'start: busy', 'start: gone', 'SCN-0008', '/endpoints/pollReceipts/start', 24],
  [
    'a next state that is not there',
    'next: open }',
    'next: closed }',
    'SCN-0008',
    '/endpoints/pollReceipts/states/busy/0/next',
    27,
  ],
  [
    'two answers in one',
    '{ status: 503, body: busy }',
    '{ status: 503, pass: true }',
    'SCN-0007',
    '/endpoints/pollReceipts/states/busy/0/answers/0',
    27,
  ],
  [
    'a body without status',
    '{ status: 503, body: busy }',
    '{ pass: true, body: busy }',
    'SCN-0011',
    '/endpoints/pollReceipts/states/busy/0/answers/0/body',
    27,
  ],
  [
    'a status that is none',
    'status: 503',
    'status: 99',
    'SCN-0006',
    '/endpoints/pollReceipts/states/busy/0/answers/0/status',
    27,
  ],
  ['a rate above one', "'503': 0.1", "'503': 1.1", 'SCN-0006', '/faults/rates/503', 29],
  ['a fault that is none', "rates: { '503'", "rates: { '599'", 'SCN-0004', '/faults/rates/599', 29],
  ['a device of no kind', 'kind: ocr', 'kind: ocrs', 'SCN-0006', '/devices/0/kind', 31],
  [
    'two devices of one name',
    '  - { kind: ocr, id: camera-1, lane: gate-1 }',
    '  - { kind: ocr, id: camera-1, lane: gate-1 }\n  - { kind: ocr, id: camera-1, lane: gate-2 }',
    'SCN-0009',
    '/devices/1/id',
    32,
  ],
  ['a lane of no gate', 'lane: gate-1 }', 'lane: gate-7 }', 'SCN-0008', '/devices/0/lane', 31],
  ['a happening that does nothing', '{ name: up, clear: all }', '{ name: up }', 'SCN-0007', '/timeline/1', 35],
  ['two happenings of one name', 'name: up', 'name: down', 'SCN-0009', '/timeline/1/name', 35],
  ['a happening after the end', 'name: down, after: 10m', 'name: down, after: 3h', 'SCN-0010', '/timeline/0/after', 34],
  [
    'a state of no endpoint',
    'endpoint: pollReceipts, state',
    'endpoint: other, state',
    'SCN-0008',
    '/timeline/2/state/endpoint',
    36,
  ],
  [
    'a step that does two things',
    'submit: chairs, retry',
    'submit: chairs, poll: true, retry',
    'SCN-0007',
    '/client/0',
    38,
  ],
  ['a step about nothing that is there', 'submit: chairs', 'submit: lamps', 'SCN-0008', '/client/0/submit', 38],
  [
    'a retry of nothing',
    'poll: true, shows',
    'poll: true, retry: { times: 1, every: 1s }, shows',
    'SCN-0011',
    '/client/1/retry',
    39,
  ],
  ['a bill that is not there', 'issue: goods', 'issue: bads', 'SCN-0008', '/client/2/issue', 40],
  [
    'an event of no kind',
    'kind: declaration.accepted',
    'kind: declaration.lost',
    'SCN-0006',
    '/expect/0/event/kind',
    42,
  ],
  ['a step that was never taken', 'step: send, shows', 'step: sent, shows', 'SCN-0008', '/expect/1/step', 43],
  ['a count of a step', 'step: send, shows', 'step: send, times: 1, shows', 'SCN-0011', '/expect/1/times', 43],
];

test('the sound file has no findings', async () => {
  expect((await parseScenario(SOUND)).findings).toEqual([]);
});

describe('one thing that is wrong', () => {
  test.each(BROKEN)('%s', async (_, from, to, code, path, line) => {
    const broken = SOUND.replace(from, to);
    expect(broken).not.toBe(SOUND);
    const { scenario, findings } = await parseScenario(broken);
    expect(scenario).toBeUndefined();
    const [first] = findings;
    expect([first?.code, first?.path, first?.at?.line]).toEqual([code, path, line]);
    expect(first?.message.zh).toMatch(/\p{Script=Han}/u);
  });
});

test('a state that is never reached is a warning, and no expectation is worth a word; both are played', async () => {
  const lonely = await parseScenario(SOUND.replace('      open: []', '      open: []\n      lonely: []'));
  expect(lonely.scenario).toBeDefined();
  expect(lonely.findings).toMatchObject([{ code: 'SCN-0012', severity: 'warning', at: { line: 29 } }]);
  const idle = await parseScenario(SOUND.replace(/expect:[\s\S]*/, '').replace(', shows: { count: 1 }', ''));
  expect(idle.findings).toMatchObject([{ code: 'SCN-0013', severity: 'info' }]);
});

test.each([
  ['a deep list', '['.repeat(100_000)],
  ['deep indentation', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['a large text', `name: ${'x'.repeat(600_000)}`],
  ['a bomb', 'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n'],
  ['the prototype', '__proto__: { polluted: true }\nconstructor: 1\n'],
  ['nothing', ''],
  ['a list', '- 1\n'],
])('%s is refused', async (_, text) => {
  const { scenario, findings } = await parseScenario(text);
  expect(scenario).toBeUndefined();
  expect(findings.some(({ severity }) => severity === 'error')).toBe(true);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('JSON is read as well', async () => {
  const { parse } = await import('yaml');
  expect((await parseScenario(JSON.stringify(parse(SOUND)))).findings).toEqual([]);
});

test('a pattern fits as a regular expression with .* in place of each * does', () => {
  const few = fc.array(fc.constantFrom('a', 'b', '*'), { maxLength: 8 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(few, few, (text, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll('*', '\0').replaceAll('\0', '[^]*')}$`);
      expect(fits(text, pattern)).toBe(expression.test(text));
    }),
    { numRuns: 500 },
  );
});
