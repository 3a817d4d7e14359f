import { createHash, X509Certificate } from 'node:crypto';
import type { Signer } from '@kouan/sdk/signing';
import { UKEY_METHODS } from '@kouan/sdk/signing/ukey';
import { UkeyFaults } from './faults.ts';

/** A card that lies in the reader. */
export interface UkeyCard {
  readonly signer: Signer;
  readonly certificateNumber: string;
  readonly password: string;
}

/** What a call comes to: what it answers with, or what went wrong. */
export interface Said {
  readonly data?: readonly string[];
  readonly errors?: readonly string[];
}

type Arguments = Readonly<Record<string, unknown>>;

/** A card locks itself after so many wrong passwords. */
const TRIES = 5;

const ERRORS = {
  card: ['[读卡器底层库]复位读卡器失败:错误码=50070', 'Err:Custom50070'],
  password: ['校验卡密码失败', 'Err:Custom50014'],
  locked: ['卡密码已锁死', 'Err:Custom50015'],
  method: ['没有这个方法', 'Err:Custom50001'],
} as const;

const base64 = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64');
const text = (args: Arguments, name: string): string => (typeof args[name] === 'string' ? args[name] : '');

/** What a method works with. */
interface Desk {
  readonly card: UkeyCard;
  readonly args: Arguments;
  /** Runs when the password is right. */
  opened(work: () => Promise<Said>): Promise<Said>;
  sign(bytes: Buffer): Promise<Said>;
}

/** What each method does. */
const METHODS: Readonly<Record<string, (desk: Desk) => Promise<Said> | Said>> = {
  [UKEY_METHODS.signText]: ({ args, sign }) => sign(Buffer.from(text(args, 'inData'), 'utf8')),
  [UKEY_METHODS.signBytes]: ({ args, sign }) => sign(Buffer.from(text(args, 'inData'), 'base64')),
  [UKEY_METHODS.certificate]: ({ card }) => ({ data: [base64(card.signer.certificates[0])] }),
  [UKEY_METHODS.certificateNumber]: ({ card }) => ({ data: [card.certificateNumber] }),
  [UKEY_METHODS.validity]({ card }) {
    const { validFrom, validTo } = new X509Certificate(Buffer.from(card.signer.certificates[0] ?? []));
    return { data: [validFrom, validTo].map((time) => new Date(time).toISOString().slice(0, 19).replace('T', ' ')) };
  },
  [UKEY_METHODS.sha1]: ({ args }) => ({
    data: [createHash('sha1').update(text(args, 'szInfo'), 'utf8').digest('base64')],
  }),
  [UKEY_METHODS.verifyPin]: ({ opened }) => opened(async () => ({})),
};

export interface UkeyReaderOptions {
  card(): UkeyCard | Promise<UkeyCard>;
  readonly faults?: UkeyFaults;
  /** Waits as long as a late answer is late. */
  late(): Promise<void>;
}

/** A reader with a card in it, and what it does wrong. */
export class UkeyReader {
  readonly faults: UkeyFaults;
  /** Methods in the order of their calls, and wrong passwords in a row. */
  readonly seen: { readonly calls: string[]; wrong: number } = { calls: [], wrong: 0 };
  readonly late: () => Promise<void>;
  private readonly card: () => UkeyCard | Promise<UkeyCard>;

  constructor({ card, late, faults = new UkeyFaults() }: UkeyReaderOptions) {
    this.card = card;
    this.late = late;
    this.faults = faults;
  }

  /** @param isForged something else is signed than what was asked */
  async act(method: string, args: Arguments, isForged: boolean): Promise<Said> {
    const card = await this.card();
    const { seen } = this;
    async function opened(work: () => Promise<Said>): Promise<Said> {
      if (seen.wrong >= TRIES) return { errors: ERRORS.locked };
      seen.wrong = args['passwd'] === card.password ? 0 : seen.wrong + 1;
      return seen.wrong === 0 ? work() : { errors: ERRORS.password };
    }
    const sign = (bytes: Buffer): Promise<Said> =>
      opened(async () => ({
        data: [base64(await card.signer.sign(isForged ? Buffer.of(0) : bytes)), card.certificateNumber],
      }));
    const known = Object.hasOwn(METHODS, method) ? METHODS[method] : undefined;
    return known?.({ card, args, opened, sign }) ?? { errors: ERRORS.method };
  }

  /** The answer where no card lies in the reader. */
  static readonly absent: Said = { errors: ERRORS.card };
}
