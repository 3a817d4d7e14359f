import { expect, test } from 'vitest';
import type { Request } from '../request.ts';
import { Machines } from './machines.ts';
import type { Machine } from './schema.ts';

const request = (body = '', query: Record<string, string> = {}): Request => ({
  method: 'POST',
  target: '/single-window/declarations',
  query: (name) => query[name],
  param: () => '',
  header: () => undefined,
  body: new TextEncoder().encode(body),
});

const chairs = request('<DecMessage><ClientSeqNo>CHAIRS-1</ClientSeqNo></DecMessage>');

const given = (machines: Machines, one = chairs) => {
  const { state, answer } = machines.meet('submit', one) ?? {};
  return answer === undefined ? undefined : `${state} ${answer.status ?? answer.fault ?? 'pass'}`;
};

const machine: Machine = {
  start: 'busy',
  states: {
    busy: [{ match: { reference: 'CHAIRS-*' }, answers: [{ status: 503 }, { status: 429 }], next: 'open' }],
    open: [{ match: { reference: 'CHAIRS-*' }, answers: [{ pass: true }, { fault: 'timeout' }] }],
  },
};

test('answers come in their order, the next state follows them, and the last answer of the last state stays', () => {
  const machines = new Machines({ submit: machine });
  expect([1, 2, 3, 4, 5, 6].map(() => given(machines))).toEqual([
    'busy 503',
    'busy 429',
    'open pass',
    'open timeout',
    'open timeout',
    'open timeout',
  ]);
  machines.enter('submit', 'busy');
  expect([given(machines), machines.current]).toEqual(['busy 503', { submit: 'busy' }]);
});

test('a request that does not fit is answered as always, and it is said by how much it missed', () => {
  const machines = new Machines({ submit: machine });
  const tables = request('<DecMessage><ClientSeqNo>TABLES-1</ClientSeqNo></DecMessage>');
  expect(given(machines, tables)).toBeUndefined();
  expect(machines.meet('other', chairs)).toBeUndefined();
  expect(machines.meet('toString', chairs)).toBeUndefined();
  expect(machines.explain('submit', tables)).toEqual([
    [{ member: 'reference', expected: 'CHAIRS-*', found: 'TABLES-1', fits: false }],
  ]);
});

test('states that hand on to each other without end end', () => {
  const round: Machine = {
    start: 'a',
    states: { a: [{ answers: [{ status: 500 }], next: 'b' }], b: [{ answers: [{ status: 501 }], next: 'a' }] },
  };
  const machines = new Machines({ submit: round });
  expect([1, 2, 3].map(() => given(machines))).toEqual(['a 500', 'b 501', 'a 500']);
});
