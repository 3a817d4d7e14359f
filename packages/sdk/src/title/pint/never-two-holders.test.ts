import { isKouanError } from '@kouan/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DIALECTS } from '../../exchange/store/dialects.testing.ts';
import { ACTION_CODES, type ActionCode } from '../acts.ts';
import { checksum, documentChecksum } from '../chain/checksum.ts';
import { signObject } from '../chain/entry.ts';
import { platformKeys } from '../chain/keys.ts';
import { platformOf, sameParty, type TitleParty } from '../party.ts';
import type { Register } from '../register/register.ts';
import { actOn } from './act.ts';
import type { PintAnswer } from './context.ts';
import { deliver, type HttpAnswer, type PintEndpoint } from './deliver.ts';
import { openChain } from './issue.ts';
import { bank, bill, carrier, contextOf, keys, newRegister, party, SIGNERS, shipper } from './pint.testing.ts';
import { putDocument } from './put-document.ts';
import { finishTransfer, receiveEnvelope } from './receive.ts';

type Platform = 'EBL1' | 'EBL2';
const other = (platform: Platform): Platform => (platform === 'EBL1' ? 'EBL2' : 'EBL1');
const trader = party('Trader', 'EBL1');
const buyer = party('Buyer', 'EBL2');
const thief = party('Thief', 'EBL2');
const PARTIES = [shipper, bank, trader, buyer, thief];
/** The same without a platform: as who gets round asking where the bill lies would name them. */
const HOMELESS = PARTIES.map(({ eblPlatform: _, ...one }): TitleParty => one);

/** What goes wrong on the way: nothing arrives, nothing comes back, or the other has not our key for a while. */
const FAULTS = ['none', 'before', 'after', 'keyless'] as const;
type Fault = (typeof FAULTS)[number];
const KEYLESS = platformKeys({ certificates: [{ owner: 'CAR1', certificate: SIGNERS.CAR1.certificate }] });

const httpOf = (answer: PintAnswer): HttpAnswer => {
  const body = 'signed' in answer ? answer.signed : 'started' in answer ? answer.started : {};
  return { status: answer.status, body: Buffer.from(JSON.stringify(body)) };
};

/** Another platform's endpoints over a wire that loses requests and answers. */
function wire(register: Register, platform: Platform, faults: () => Fault): PintEndpoint {
  const over = async (call: () => Promise<PintAnswer>): Promise<HttpAnswer> => {
    const fault = faults();
    if (fault === 'before') throw new Error('reset before');
    const answer = await call();
    if (fault === 'after') throw new Error('reset after');
    return httpOf(answer);
  };
  const context = contextOf(platform, faults() === 'keyless' ? { keys: KEYLESS } : {});
  return {
    postEnvelope: (envelope) => over(() => receiveEnvelope(register, envelope, context)),
    putDocument: (reference, name, content) =>
      over(() =>
        putDocument(
          register,
          reference,
          name,
          Buffer.from(JSON.stringify(Buffer.from(content).toString('base64'))),
          context,
        ),
      ),
    finishTransfer: (reference) => over(() => finishTransfer(register, reference, context)),
  };
}

interface World {
  readonly registers: Record<Platform, Register>;
  readonly id: string;
  /** A platform dies and comes back: what it had told is what it still knows. */
  restart(platform: Platform): Promise<void>;
}

async function begin(where: () => string): Promise<World> {
  let tick = Date.parse('2026-03-01T00:00:00Z');
  const now = () => new Date(tick++);
  const places = { EBL1: where(), EBL2: where() };
  const registers = { EBL1: await newRegister(now, places.EBL1), EBL2: await newRegister(now, places.EBL2) };
  const document = bill();
  const manifest = { documentChecksum: documentChecksum(document), issueToChecksum: checksum('to') };
  const title = await openChain(
    registers.EBL1,
    {
      document,
      bill: { type: 'bill-of-lading', transportDocumentReference: 'KOU1', carrierCode: 'KOUA', isToOrder: true },
      issuanceManifest: await signObject(manifest, SIGNERS.CAR1.signer),
      carrier,
      holder: shipper,
    },
    contextOf('EBL1'),
  );
  const restart = async (platform: Platform) => {
    const dead = registers[platform];
    registers[platform] = await newRegister(now, places[platform]);
    await dead.close();
  };
  return { registers, id: title?.bill.id ?? '', restart };
}

/** Who holds the bill by each platform's own chain, and may act on it there. */
async function freeHolders({ registers, id }: World): Promise<TitleParty[]> {
  const holders: TitleParty[] = [];
  for (const platform of ['EBL1', 'EBL2'] as const) {
    const title = await registers[platform].title(id);
    const holder = title?.state.holder;
    const mayAct = title?.next.some(({ allowed, actionCode }) => allowed && actionCode === 'SIGN') === true;
    if (holder !== undefined && mayAct && platformOf(holder) === platform) holders.push(holder);
  }
  return holders;
}

type Step =
  | {
      readonly kind: 'act';
      readonly platform: Platform;
      readonly code: ActionCode;
      readonly actor: TitleParty | 'holder';
      readonly recipient: TitleParty | undefined;
    }
  | { readonly kind: 'deliver'; readonly platform: Platform; readonly fault: Fault }
  | { readonly kind: 'restart'; readonly platform: Platform }
  | { readonly kind: 'replay'; readonly platform: Platform; readonly which: number };

const platforms = fc.constantFrom<Platform>('EBL1', 'EBL2');
const moves = fc.oneof({ weight: 3, arbitrary: fc.constant<ActionCode>('TRANSFER') }, fc.constantFrom(...ACTION_CODES));
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      platform: platforms,
      code: moves,
      // Mostly who has it: what a thief tries is tried as well.
      actor: fc.oneof(
        { weight: 3, arbitrary: fc.constant('holder' as const) },
        fc.constantFrom(...PARTIES, ...HOMELESS, carrier),
      ),
      recipient: fc.option(fc.constantFrom(...PARTIES, carrier), { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('deliver' as const),
      platform: platforms,
      fault: fc.constantFrom(...FAULTS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), platform: platforms }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('replay' as const), platform: platforms, which: fc.nat(20) }) },
);

it.each(DIALECTS)(
  'on %s: acts by anybody, lost requests, lost answers, restarts, resends and replays: never two holders, and never none for good',
  async (_, where) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = await begin(where);
        const { registers, id } = world;
        const sent: Uint8Array[] = [];
        const tryDelivery = async (platform: Platform, fault: Fault) => {
          const [open] = await registers[platform].openTransfers();
          if (open === undefined || open.platform !== other(platform)) return;
          sent.push(open.envelope);
          await deliver(
            registers[platform],
            open,
            wire(registers[other(platform)], other(platform), () => fault),
            { keys },
          );
        };
        for (const one of steps) {
          if (one.kind === 'deliver') await tryDelivery(one.platform, one.fault);
          else if (one.kind === 'restart') await world.restart(one.platform);
          else if (one.kind === 'replay') {
            const envelope = sent[one.which % Math.max(1, sent.length)];
            if (envelope !== undefined)
              await receiveEnvelope(registers[one.platform], envelope, contextOf(one.platform));
          } else {
            const { code, recipient } = one;
            const [holder = shipper] = await freeHolders(world);
            const actor = one.actor === 'holder' ? holder : one.actor;
            const platform = one.actor === 'holder' ? (platformOf(holder) as Platform) : one.platform;
            const act = { actionCode: code, actor, ...(recipient === undefined ? {} : { recipient }) };
            try {
              await actOn(registers[platform], id, { act }, contextOf(platform));
            } catch (error) {
              if (!isKouanError(error) || !['ERR_KOUAN_DOCUMENT', 'ERR_KOUAN_USAGE'].includes(error.code)) throw error;
            }
          }
          expect((await freeHolders(world)).length).toBeLessThanOrEqual(1);
        }
        for (const platform of ['EBL1', 'EBL2', 'EBL1', 'EBL2'] as const) await tryDelivery(platform, 'none');
        const ends = await Promise.all(
          (['EBL1', 'EBL2'] as const).map(async (platform) => registers[platform].title(id)),
        );
        const longest = ends.reduce((a, b) => ((a?.acts.length ?? 0) >= (b?.acts.length ?? 0) ? a : b));
        expect(longest?.findings).toEqual([]);
        const free = await freeHolders(world);
        // What is surrendered waits with the carrier, who is on neither platform; otherwise exactly one has it.
        if (longest?.state.status === 'ISSUED' && longest.transfer === undefined) {
          expect(free).toHaveLength(1);
          expect(sameParty(free[0] ?? {}, longest.state.holder ?? {})).toBe(true);
        } else expect(free).toEqual([]);
        await Promise.all(Object.values(registers).map((register) => register.close()));
      }),
      { numRuns: 40, interruptAfterTimeLimit: 60_000 },
    );
  },
  120_000,
);
