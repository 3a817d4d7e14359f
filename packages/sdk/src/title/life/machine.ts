/** State machines as tables. @module */

/** One move: from which states, to which, and in which use case of the standard. */
export interface Move<State extends string> {
  /** `undefined` stands for nothing being there yet. */
  readonly from: readonly (State | undefined)[];
  readonly to: State;
  readonly useCase: string;
}

export type Machine<State extends string, Name extends string> = Readonly<Record<Name, Move<State>>>;

/** The state after a move; `undefined` when the move is not allowed there. */
export function moved<State extends string, Name extends string>(
  machine: Machine<State, Name>,
  state: State | undefined,
  name: Name,
): State | undefined {
  const { from, to } = machine[name];
  return from.includes(state) ? to : undefined;
}

/** The moves that are allowed in a state. */
export function movesFrom<State extends string, Name extends string>(
  machine: Machine<State, Name>,
  state: State | undefined,
): readonly Name[] {
  return (Object.keys(machine) as Name[]).filter((name) => machine[name].from.includes(state));
}
