import type { RoadCargo } from '@kouan/sdk';
import { paperFormat } from '../paper.ts';
import { SHEET } from './sheet.ts';

export default paperFormat<RoadCargo>(SHEET);
