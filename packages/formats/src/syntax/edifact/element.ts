/** A data element: its components, as they came, one for an element that is no composite. */
export type Element = readonly string[];
