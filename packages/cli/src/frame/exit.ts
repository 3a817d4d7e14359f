/** Exit codes of the command line; docs/cli.md tells them. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  findings: 3,
  unauthorised: 4,
  unavailable: 5,
  conflict: 6,
  signature: 7,
  interrupted: 130,
} as const;
