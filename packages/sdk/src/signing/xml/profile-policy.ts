import { CURRENT_ALGORITHMS } from '../algorithms.ts';
import type { VerificationPolicy } from '../policy.ts';
import { type XmlProfileName, xmlProfile } from './profiles.ts';

/** What a verifier's policy must say to accept signatures that were made under a profile. */
export function xmlProfilePolicy(name: XmlProfileName): VerificationPolicy {
  const { algorithm } = xmlProfile(name);
  const algorithms = new Set([...CURRENT_ALGORITHMS, ...(algorithm === undefined ? [] : [algorithm])]);
  return { algorithms: [...algorithms], xml: { profile: name } };
}
