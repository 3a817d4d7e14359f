import { readTransportDocument } from '@kouan/formats';
import {
  type IssuingContext,
  openRegister,
  type PintProfile,
  platformOf,
  type Register,
  type Sent,
  sameParty,
  sendDue,
  type TitleParty,
} from '@kouan/sdk/title';
import { CARRIER, CARRIER_PARTY, type DeskName, type KnownParty } from './desks.ts';
import type { DeskKey } from './keys.ts';
import type { Names } from './names.ts';
import { Connections, type Peers } from './peers.ts';
import { readingContext } from './reading/context.ts';
import { readingThreads } from './reading/threads.ts';

/** What all desks of a server share. */
export interface DeskOptions {
  readonly name: DeskName;
  readonly key: DeskKey;
  readonly names: Names;
  readonly peers: Peers;
  readonly parties: readonly KnownParty[];
  readonly profile: PintProfile;
  readonly now: () => Date;
  /** Where its register is: a file, or `:memory:`. */
  readonly where: string;
}

/** A platform or the carrier: a register of its own, a key of its own, and a courier for what waits in the register. */
export class Desk {
  readonly name: DeskName;
  readonly key: DeskKey;
  readonly names: Names;
  readonly register: Register;
  readonly context: IssuingContext;
  readonly parties: readonly KnownParty[];
  private readonly connections: Connections;
  private last: Promise<readonly Sent[]> = Promise.resolve([]);

  static async open(options: DeskOptions): Promise<Desk> {
    const { where, now, names } = options;
    const register = await openRegister(where, { read: readTransportDocument, now, newId: names.newId });
    const [bill] = await register.list('', 1);
    if (bill !== undefined || (await register.carrierDocuments()).length > 0) names.beginAnew();
    return new Desk(options, register);
  }

  private constructor({ name, key, names, peers, parties, profile }: DeskOptions, register: Register) {
    this.name = name;
    this.key = key;
    this.names = names;
    this.register = register;
    this.parties = parties;
    this.connections = new Connections(peers, key.token);
    this.context = {
      ...readingContext(name.code, profile),
      signer: key.signer,
      get keys() {
        return peers.keys;
      },
      knows: (party) => this.knows(party),
      reader: readingThreads.reader(name.code, profile, () => peers.keysForThreads),
      carrierParty: ({ carrierCode = '' }) => (carrierCode === CARRIER.code ? CARRIER_PARTY : strangerOf(carrierCode)),
    };
  }

  /** A party of this platform, or the carrier, who is on every one. */
  knows(party: TitleParty): boolean {
    if (sameParty(party, CARRIER_PARTY) === true) return true;
    const on = platformOf(party);
    if (on !== undefined && on !== this.name.code) return false;
    return this.parties.some((one) => one.eblPlatform === this.name.code && sameParty(one, party) === true);
  }

  /** Sends what waits, once everything that is being sent has come to its end. */
  deliver(): Promise<readonly Sent[]> {
    this.last = this.last
      .catch(() => [])
      .then(() => sendDue(this.register, (code) => this.connections.to(code), this.context));
    return this.last;
  }

  async close(): Promise<void> {
    await this.last.catch(() => {});
    await this.connections.close();
    await this.register.close();
  }
}

/** A carrier that is no desk of this server is known by its code alone. */
const strangerOf = (code: string): TitleParty | undefined =>
  code === ''
    ? undefined
    : { partyName: code, identifyingCodes: [{ codeListProvider: 'SMDG', codeListName: 'LCL', partyCode: code }] };
