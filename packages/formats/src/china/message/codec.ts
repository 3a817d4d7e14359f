import type { Document } from '@kouan/sdk';
import { type Codec, codecOf as codecBy, type Form } from '../../syntax/message/index.ts';
import { MSG } from './catalogue.ts';

/** Reads and writes by the tables of a form, in the words of Chinese customs. */
export const codecOf = <D extends Document>(form: Omit<Form<D>, 'says'>): Codec<D> => codecBy({ ...form, says: MSG });
