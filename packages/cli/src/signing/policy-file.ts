import { readPolicyFile, type VerificationPolicy } from '@kouan/sdk/signing';
import { readText } from '../flow/files.ts';
import type { Context } from '../frame/context.ts';
import { findingBlock } from '../frame/findings.ts';
import { usage } from '../frame/usage.ts';

/** Reads a policy: what a verifier asks for, as data. Throws ERR_KOUAN_USAGE for one that would not be obeyed. */
export async function readPolicy(file: string, context: Context): Promise<VerificationPolicy> {
  const { policy, findings } = readPolicyFile(await readText(file));
  for (const one of findings) context.output.talk(findingBlock({ ...one, at: { ...one.at, file } }, context));
  if (policy !== undefined) return policy;
  throw usage(
    { en: `${file}: this is no policy.`, zh: `${file}：不是有效的验证策略。` },
    { en: 'See “Policies” in docs/signing.md.', zh: '见 docs/signing.md 的“Policies”一节。' },
  );
}
