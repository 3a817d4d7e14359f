/** Keepers of lists of party codes that DCSA names (EBL 3.0.4, codeListProvider); the list is open. */
export const CODE_LIST_PROVIDERS: ReadonlySet<string> = new Set(
  (
    'WAVE CARX ESSD IDT BOLE EDOX IQAX SECR TRGO ETEU TRAC BRIT COVA ETIT KTNE CRED BLOC DOCU AEOT SGTD ' +
    'GSBN WISE GLEIF W3C DNB FMC DCSA ZZZ'
  ).split(' '),
);
