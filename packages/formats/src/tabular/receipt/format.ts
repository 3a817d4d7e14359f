import type { Receipt } from '@kouan/sdk';
import { paperFormat } from '../paper.ts';
import { SHEET } from './sheet.ts';

export default paperFormat<Receipt>(SHEET);
