/** Fields of a DCSA message as data: one table gives both directions, the docs and the limits. @module */

/** A text; what is wrong with its form is said, and it is kept. */
export interface TextNode {
  readonly kind: 'text';
  readonly max?: number;
  readonly min?: number;
  readonly form?: Form;
  /** The only values. */
  readonly closed?: readonly string[];
  /** The values known so far: another one is kept with a warning. */
  readonly open?: readonly string[];
  /** Values of another form do not fit into the document; they are kept beside it. */
  readonly strict?: boolean;
}

/** How a text must look. */
export interface Form {
  readonly pattern: RegExp;
  readonly words: { readonly en: string; readonly zh: string };
}

/** A JSON number; in the document it is decimal text. */
export interface NumberNode {
  readonly kind: 'number';
  readonly min?: number;
  /** More than this, and not this itself. */
  readonly above?: number;
  readonly max?: number;
  readonly integer?: boolean;
}

export interface FlagNode {
  readonly kind: 'flag';
}

export interface ListNode {
  readonly kind: 'list';
  readonly of: FieldNode;
  readonly min?: number;
  readonly max?: number;
}

/** A text that the document holds as an object with one member, as an HS code with its edition. */
export interface WrappedNode {
  readonly kind: 'wrapped';
  readonly name: string;
  readonly of: FieldNode;
}

/** An object. `flat`: the document holds together what the message has side by side, as an amount and its currency. */
export interface GroupNode {
  readonly kind: 'group';
  readonly flat?: boolean;
  readonly members: Readonly<Record<string, Member>>;
  /** Without these the document cannot hold the object, which stays whole beside it then. */
  readonly needs?: readonly string[];
  /** Of each set exactly one must be there. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Of each set at least one must be there. */
  readonly anyOf?: readonly (readonly string[])[];
}

/** A group that contains itself. */
export interface LaterNode {
  readonly kind: 'later';
  readonly node: () => FieldNode;
}

export type FieldNode = TextNode | NumberNode | FlagNode | ListNode | WrappedNode | GroupNode | LaterNode;

/** A field within a group, by its name in the document. */
export interface Member {
  readonly node: FieldNode;
  /** Its name in the message, where that differs. */
  readonly json?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
}

/** Name of a member in the message. */
export const jsonName = (name: string, member: Member): string => member.json ?? name;
