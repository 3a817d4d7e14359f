/** What is known of the producers of a consignment. */
export interface ProducerFacts {
  readonly producers?: number;
  readonly confidential?: boolean;
  readonly known?: boolean;
  readonly sameAsExporter?: boolean;
}

/** Box 3 of Form RCEP where it does not name one producer; undefined: name it. */
export function producerBox(facts: ProducerFacts): string | undefined {
  const words: readonly [applies: boolean, text: string][] = [
    [facts.confidential === true, 'CONFIDENTIAL'],
    [facts.known === false, 'NOT AVAILABLE'],
    [(facts.producers ?? 1) > 1, 'SEE BOX 8'],
    [facts.sameAsExporter === true, 'SAME AS EXPORTER'],
  ];
  return words.find(([applies]) => applies)?.[1];
}

/** Ticks of box 17 and what box 14 then has to say, Articles 3.17, 3.19 and 3.20. */
export function remarksBoxes(facts: { thirdPartyInvoice?: boolean; backToBack?: boolean; retroactive?: boolean }): {
  box17: readonly string[];
  box14: readonly string[];
} {
  const rows: readonly [applies: boolean | undefined, tick: string, remarks: readonly string[]][] = [
    [facts.thirdPartyInvoice, 'Third-party invoicing', ['invoicing company', 'country of the invoicing company']],
    [
      facts.backToBack,
      'Back-to-back Certificate of Origin',
      [
        'number of the original proof',
        'date of the original proof',
        'issuing country of the original proof',
        'RCEP country of origin of the first exporting Party',
        'approved exporter code, if any',
      ],
    ],
    [facts.retroactive, 'ISSUED RETROACTIVELY', []],
  ];
  const applying = rows.filter(([applies]) => applies === true);
  return { box17: applying.map(([, tick]) => tick), box14: applying.flatMap(([, , remarks]) => remarks) };
}
