import { TABLE } from './table.ts';

/** Which column of a table keeps the rows of one declaration together, as the reader does it. */
export const groupColumn = TABLE.groupColumn;
