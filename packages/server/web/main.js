/** The page begins. @module */
import { learnOffers } from './api.js';
import { frame } from './frame.js';
import { begin, learnKinds } from './live.js';
import { failed } from './parts/boxes.js';
import { followClock, readClock } from './parts/clock.js';
import { applySettings } from './settings.js';

applySettings();
try {
  await Promise.all([learnOffers(), learnKinds(), readClock()]);
  followClock();
  frame();
  await begin();
} catch (error) {
  document.body.append(failed(error));
}
