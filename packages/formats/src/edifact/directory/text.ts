/** A directory as it is kept: a line for each entry, its name first. */
export interface DirectoryText {
  /** `3039 an35`: up to 35; `7124 n=4`: exactly 4. */
  readonly elements: string;
  /** `C507 2005! 2380 2379`: `!` is mandatory. */
  readonly composites: string;
  /** `ADR C817 C090! C819*5`: `*` is how often an element may repeat. */
  readonly segments: string;
  /** `1001 1 2 3`. */
  readonly codes: string;
  /** `CODECO BGM! (NAD! CTA*9)!*9 …`: groups in brackets. */
  readonly messages: string;
}
