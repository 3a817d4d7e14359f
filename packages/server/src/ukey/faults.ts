/** What a UKey, and the service that it is reached through, do wrong. @module */

const TABLE = {
  absent: { en: 'no card lies in the reader', zh: '读卡器中没有卡' },
  delay: { en: 'the answer comes late', zh: '应答延迟' },
  drop: { en: 'the connection ends in place of the answer', zh: '连接中断，没有应答' },
  silent: { en: 'no answer comes', zh: '没有应答' },
  garbage: { en: 'an answer that is no JSON', zh: '应答不是 JSON' },
  forge: { en: 'something else is signed than what was asked', zh: '签名内容与请求不符' },
} as const;

export type UkeyFault = keyof typeof TABLE;

/** Every fault, for people. */
export const UKEY_FAULTS: Readonly<Record<UkeyFault, { readonly en: string; readonly zh: string }>> = TABLE;

export const UKEY_FAULT_NAMES = Object.keys(TABLE) as readonly UkeyFault[];

/** Which calls something happens to: those that come next, one fault each, and then what stands until it is ended. */
export class UkeyFaults {
  private next: UkeyFault[] = [];
  private readonly stands = new Set<UkeyFault>();
  private readonly times = new Map<UkeyFault, number>();
  private readonly tell: (fault: UkeyFault) => void;

  /** @param tell hears of every fault that is met */
  constructor(tell: (fault: UkeyFault) => void = () => {}) {
    this.tell = tell;
  }

  push(fault: UkeyFault, times = 1): void {
    this.next.push(...Array.from({ length: times }, () => fault));
  }

  /** Every call meets it until it is ended. */
  stand(fault: UkeyFault): void {
    this.stands.add(fault);
  }

  /** Ends what stands, and with it what was to come next; all faults without a name. */
  end(fault?: UkeyFault): void {
    this.next = this.next.filter((one) => fault !== undefined && one !== fault);
    if (fault === undefined) this.stands.clear();
    else this.stands.delete(fault);
  }

  stateOf(fault: UkeyFault) {
    return {
      standing: this.stands.has(fault),
      next: this.next.filter((one) => one === fault).length,
      met: this.times.get(fault) ?? 0,
    };
  }

  draw(): UkeyFault | undefined {
    const fault = this.next.shift() ?? [...this.stands][0];
    if (fault === undefined) return undefined;
    this.times.set(fault, (this.times.get(fault) ?? 0) + 1);
    this.tell(fault);
    return fault;
  }
}
