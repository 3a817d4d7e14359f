import { randomBytes } from 'node:crypto';
import { KouanError } from '@kouan/core';
import { checkTransportDocument } from '@kouan/formats';
import { type PlatformContext, PROFILES, type TitleParty } from '@kouan/sdk/title';
import type { ConformanceOptions } from '../options.ts';
import { buyer, carrierParty, receiverOn, shipperOn, strangerOn } from '../parties.ts';
import type { Role } from '../scenario.ts';

/** Everything of a run that does not change while it goes on. */
export interface Setup {
  readonly options: ConformanceOptions;
  readonly role: Role;
  /** The party that receives. */
  readonly party: TitleParty;
  readonly unknownParty: TitleParty;
  /** Has the bill before: on the runner's platform. */
  readonly shipper: TitleParty;
  readonly buyer: TitleParty;
  readonly carrier: TitleParty;
  /** Code of the platform under test. */
  readonly peerPlatform: string;
  /** A platform that is neither side's. */
  readonly elsewhere: string;
  readonly asGateway: boolean;
  /** What the runner is when it receives. */
  readonly context: PlatformContext;
  now(): Date;
  /** Reference for a bill; the same every time where one is fixed. */
  newReference(): string;
}

/** Roles in which the implementation receives the bill: it knows the party, and the runner does not. */
const RECEIVES: readonly Role[] = ['receiver', 'platform'];
/** Two platforms; a bill that is addressed to one of them is for neither of ours. */
const PLATFORMS = ['WAVE', 'BOLE', 'CARX'];

/**
 * Completes the options of a run.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` where the role needs what is not there
 */
export function setupOf(options: ConformanceOptions): Setup {
  const { role, own, peer, profile = 'strict', now = () => new Date(), fixedReference } = options;
  if (role !== 'sender' && options.url === undefined) throw needed('url', role);
  const peerPlatform = peer.platform ?? '';
  if (RECEIVES.includes(role) && peerPlatform === '') throw needed('platform', role);
  if (RECEIVES.includes(role) && options.party === undefined) throw needed('party', role);
  const side = RECEIVES.includes(role) ? peerPlatform : own.platform;
  const on = (party: TitleParty): TitleParty => ({ ...party, eblPlatform: side });
  return {
    options,
    role,
    party: on(options.party ?? receiverOn(side)),
    unknownParty: on(options.unknownParty ?? strangerOn(side)),
    shipper: shipperOn(own.platform),
    buyer,
    carrier: carrierParty(own.carrier),
    peerPlatform,
    elsewhere: PLATFORMS.find((one) => one !== peerPlatform && one !== own.platform) ?? '',
    asGateway: PROFILES[profile].quirks.size > 0,
    context: {
      platform: own.platform,
      keys: peer.keys,
      signer: own.signer,
      profile: PROFILES.strict,
      knows: () => true,
      checkDocument: checkTransportDocument,
      ...(peer.carrier === undefined ? {} : { carrierOf: () => peer.carrier }),
    },
    now,
    newReference: () => fixedReference ?? `CONF-${randomBytes(6).toString('hex').toUpperCase()}`,
  };
}

const needed = (what: 'url' | 'platform' | 'party', role: Role): KouanError => {
  const texts = {
    url: { en: 'its address', zh: '其地址' },
    platform: { en: 'the code of its platform', zh: '其平台代码' },
    party: { en: 'a party that it knows', zh: '其已知的当事人' },
  };
  const { en, zh } = texts[what];
  return new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `To test a ${role}, ${en} is needed.`, zh: `测试 ${role} 需要${zh}。` },
    { hint: { en: 'See docs/ebl-conformance.md.', zh: '见 docs/ebl-conformance.md。' } },
  );
};
