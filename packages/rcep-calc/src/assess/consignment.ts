import type { Consignment } from '../contract/input.ts';
import { missing, type Verdict } from './case.ts';
import { isLogistic } from './operations.ts';

/**
 * Direct consignment: straight from Party to Party, or through others with nothing done but logistics and always under
 * customs control. Passed when no country lies between.
 *
 * Source: RCEP Article 3.15.
 */
export function consignmentTest(
  consignment: Consignment | undefined,
  path = '',
  article = '3.15',
): Verdict | undefined {
  if (consignment === undefined) return undefined;
  const facts = [];
  for (const [index, leg] of consignment.via.entries()) {
    const further = leg.operations?.find((operation) => !isLogistic(operation));
    if (further !== undefined) return { state: 'failed', reason: `${further} in ${leg.country}` };
    if (leg.underCustomsControl === false) return { state: 'failed', reason: `left customs control in ${leg.country}` };
    if (leg.operations === undefined) {
      facts.push(
        missing(
          `${path}/consignment/via/${index}/operations`,
          article,
          `what was done to the goods in ${leg.country}; an empty list says nothing was`,
          `货物在 ${leg.country} 经过何种作业；空列表表示无作业`,
        ),
      );
    }
    if (leg.underCustomsControl === undefined) {
      facts.push(
        missing(
          `${path}/consignment/via/${index}/underCustomsControl`,
          article,
          `whether the goods stayed under customs control in ${leg.country}`,
          `货物在 ${leg.country} 是否始终处于海关监管之下`,
        ),
      );
    }
  }
  return facts.length === 0 ? { state: 'passed' } : { state: 'undetermined', missing: facts };
}
