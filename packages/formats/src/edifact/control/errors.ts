/** How a finding is told to its sender: the code list 0085, and the service segment that it is about. */
export interface SyntaxError {
  readonly code: string;
  /** In a message, and in an interchange. */
  readonly tags?: { readonly message: string; readonly interchange: string };
}

const TRAILER = { message: 'UNT', interchange: 'UNZ' };
const HEADER = { message: 'UNH', interchange: 'UNB' };

/** 0085 by the code of a finding (ISO 9735-4, code list 0085). Every other error is 18, unspecified. */
export const SYNTAX_ERRORS: Readonly<Record<string, SyntaxError>> = {
  'EDI-0002': { code: '22', tags: { message: 'UNA', interchange: 'UNA' } },
  'EDI-0004': { code: '13', tags: TRAILER },
  'EDI-0005': { code: '15', tags: TRAILER },
  'EDI-0006': { code: '29', tags: TRAILER },
  'EDI-0007': { code: '28', tags: TRAILER },
  'EDI-0008': { code: '26', tags: HEADER },
  'EDI-0009': { code: '33' },
  'EDI-0010': { code: '13' },
  'EDI-0013': { code: '12' },
  'EDI-0019': { code: '21' },
  'EDI-0021': { code: '15' },
  'EDI-0022': { code: '13', tags: HEADER },
  'EDD-0002': { code: '15' },
  'EDD-0003': { code: '13' },
  'EDD-0004': { code: '39' },
  'EDD-0005': { code: '37' },
  'EDD-0007': { code: '16' },
  'EDD-0008': { code: '35' },
  'EDD-0009': { code: '15' },
  'EDD-0010': { code: '13' },
  'EDD-0011': { code: '35' },
};

/** 0085 for an error that the list has no code for. */
export const UNSPECIFIED: SyntaxError = { code: '18' };
