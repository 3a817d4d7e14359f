import type { Route } from '../../route.ts';
import { BILL_ROUTES } from './bills.ts';
import { CARRIER_ROUTES } from './carrier.ts';
import { EBL_CONTROL_ROUTES } from './control.ts';
import { MESSAGE_ROUTES } from './messages.ts';
import { PINT_ROUTES } from './pint.ts';
import { RELEASE_ROUTES } from './releases.ts';

/** Endpoints of the reference platforms and their carrier. */
export const EBL_ROUTES: readonly Route[] = [
  ...PINT_ROUTES,
  ...MESSAGE_ROUTES,
  ...BILL_ROUTES,
  ...CARRIER_ROUTES,
  ...RELEASE_ROUTES,
  ...EBL_CONTROL_ROUTES,
];
