import * as z from 'zod';
import { deviceSchema } from '../devices/spec.ts';

const MOST = 500;

/** The devices of a scenario, as the device room reads them. */
export const devices = z.array(deviceSchema).max(MOST);
