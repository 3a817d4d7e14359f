/** Every view: its address, its name, its key, and what the server must have for it. @module */
import { offers } from './api.js';
import { bill } from './views/bill.js';
import { bills } from './views/bills.js';
import { control } from './views/control.js';
import { errors } from './views/errors.js';
import { feed } from './views/feed.js';
import { gates } from './views/gates.js';
import { map } from './views/map.js';
import { requests } from './views/requests.js';
import { submission } from './views/submission.js';
import { submissions } from './views/submissions.js';

/** @typedef {import('./router.js').Place} Place */
/** @typedef {import('./router.js').View} View */

/**
 * @type {readonly { id: string, key: string, icon: string, needs: string, show: (place: Place) => View }[]}
 */
const ALL = [
  { id: 'feed', key: '1', icon: 'M3 5h14M3 10h14M3 15h9', needs: 'get /events', show: feed },
  {
    id: 'submissions',
    key: '2',
    icon: 'M5 2.5h7l3 3v12H5zM8 9h5M8 12.5h5',
    needs: 'get /control/submissions',
    show: (place) => (place.args[0] === undefined ? submissions(place) : submission(place)),
  },
  { id: 'gates', key: '3', icon: 'M4 17V7M4 9h13M9 9v2M13 9v2', needs: 'get /devices', show: gates },
  { id: 'map', key: '4', icon: 'M3 13l7-9 7 9-7 3zM10 4v12', needs: 'get /devices', show: map },
  {
    id: 'bills',
    key: '5',
    icon: 'M4 6h5v5H4zM11 9h5v5h-5zM9 8.5l2 3',
    needs: 'get /ebl',
    show: (place) => (place.args[0] === undefined ? bills() : bill(place)),
  },
  { id: 'control', key: '6', icon: 'M4 6h12M4 14h12M8 3.5v5M13 11.5v5', needs: 'get /control/clock', show: control },
  { id: 'requests', key: '7', icon: 'M3 7h11l-3-3M17 13H6l3 3', needs: 'get /control/requests', show: requests },
  { id: 'errors', key: '8', icon: 'M10 3l8 14H2zM10 8v4M10 14.5v.5', needs: 'get /control/errors', show: errors },
];

/** The views that this server can fill. */
export const views = () => ALL.filter(({ needs }) => offers(needs));
