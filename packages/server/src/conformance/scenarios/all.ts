import { KouanError } from '@kouan/core';
import type { Role, Scenario, Script } from '../scenario.ts';
import { ISSUANCE_SCENARIOS } from './issuance.ts';
import { PINT_SCENARIOS } from './pint.ts';
import { SURRENDER_SCENARIOS } from './surrender.ts';

/** Nineteen of PINT, six of issuance, thirteen of surrender. */
export const SCENARIOS: readonly Scenario[] = [...PINT_SCENARIOS, ...ISSUANCE_SCENARIOS, ...SURRENDER_SCENARIOS];

/**
 * The scenarios of a role, all or those that are named by id or suite.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for a name that no scenario of the role has
 */
export function scenariosFor(
  role: Role,
  names: readonly string[] = [],
): readonly { readonly scenario: Scenario; readonly script: Script }[] {
  const all = SCENARIOS.flatMap((scenario) => {
    const script = scenario.roles[role];
    return script === undefined ? [] : [{ scenario, script }];
  });
  if (names.length === 0) return all;
  const named = ({ scenario }: (typeof all)[number], name: string): boolean =>
    scenario.id === name.toUpperCase() || scenario.suite === name.toLowerCase();
  for (const name of names)
    if (!all.some((one) => named(one, name)))
      throw new KouanError(
        'ERR_KOUAN_USAGE',
        { en: `A ${role} has no scenario ${name}.`, zh: `角色 ${role} 没有场景 ${name}。` },
        {
          hint: {
            en: `Known: ${all.map(({ scenario }) => scenario.id).join(', ')}`,
            zh: `可用：${all.map(({ scenario }) => scenario.id).join('、')}`,
          },
        },
      );
  return all.filter((one) => names.some((name) => named(one, name)));
}
