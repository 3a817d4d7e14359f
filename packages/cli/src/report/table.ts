import type { Text } from '@kouan/core';
import { table } from '../frame/table.ts';
import { STATES } from './states.ts';

/** Counts by state, in the order of a declaration's life, with what was withheld at the end. */
export function stateTable(
  states: Readonly<Record<string, number>>,
  withheld: number,
  say: (text: Text) => string,
): string {
  const rows = Object.entries(STATES)
    .filter(([state]) => (states[state] ?? 0) > 0)
    .map(([state, { text }]) => [String(states[state]).padStart(6), say(text)]);
  if (withheld > 0)
    rows.push([String(withheld).padStart(6), say({ en: 'withheld: to correct', zh: '未报送：待更正' })]);
  return rows.length > 0 ? table(rows) : say({ en: 'nothing was submitted', zh: '没有报送任何单证' });
}
