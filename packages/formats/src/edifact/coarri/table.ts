import { equipmentMessage } from '../parts/equipment.ts';

export const MESSAGE = equipmentMessage('COARRI');
