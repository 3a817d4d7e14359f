import { all, type Work } from '../store/work.ts';

/** Submissions written by one process at which the tables are measured for the first time, and from when on no more. */
const FIRST = 500;
const LAST = 50_000;
const TIMES = 8;

/**
 * When PostgreSQL is to look at tables that have just begun to grow. It does so by itself once a minute: a batch of some
 * thousand documents is over by then, and until it has looked it reads a whole table to find a few rows.
 */
export class Growth {
  private rows = 0;
  private next = FIRST;

  /** Whether it is time to measure, after so many more rows. */
  add(rows: number): boolean {
    this.rows += rows;
    if (this.rows < this.next || this.next > LAST) return false;
    while (this.next <= this.rows) this.next *= TIMES;
    return true;
  }
}

/** Has PostgreSQL count what is in the tables that a submission is looked up in. */
export function* measure(): Work<void> {
  yield* all('ANALYZE submissions');
  yield* all('ANALYZE contents');
}
