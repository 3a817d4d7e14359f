/** What formats of UN/EDIFACT have in common. */
export const FACTS = {
  standard: {
    name: 'UN/EDIFACT',
    version: 'D.95B to D.24A',
    source: 'UNTDID part 4 (EDMD, EDSD, EDCD, EDED, UNCL); ISO 9735-1 to 9735-4',
  },
  mediaType: 'application/EDIFACT',
  extensions: ['edi'],
} as const;
