import { EPFD, NAVIGATIONAL_STATUS, SPECIAL_MANOEUVRE, TIME_STAMP } from '../codes/navigation.ts';
import { SHIP_TYPE } from '../codes/ship-type.ts';
import { flag, type Meaning, signed, spare, text, unsigned } from './field.ts';

/** Pieces that several messages share, named as ITU-R M.1371-5 annex 8 names them; the User ID is called what people call it. */
export const HEAD = [unsigned('repeatIndicator', 2), unsigned('mmsi', 30)] as const;

/** A coordinate in `per` parts of a degree; "not available" is one degree more than there are. */
const coordinate = (degrees: number, per: number): Meaning => ({
  per,
  unit: '°',
  unknown: (degrees + 1) * per,
  most: degrees * per,
});
/** 1/10 000 of a minute. */
const fine = (degrees: number): Meaning => coordinate(degrees, 600_000);
/** 1/10 of a minute. */
const coarse = (degrees: number): Meaning => coordinate(degrees, 600);
/** 1/1 000 of a minute. */
const middle = (degrees: number): Meaning => coordinate(degrees, 60_000);

export const LONGITUDE = signed('longitude', 28, fine(180));
export const LATITUDE = signed('latitude', 27, fine(90));
export const COARSE_LONGITUDE = signed('longitude', 18, coarse(180));
export const COARSE_LATITUDE = signed('latitude', 17, coarse(90));
export const MIDDLE_LONGITUDE = signed('longitude', 25, middle(180));
export const MIDDLE_LATITUDE = signed('latitude', 24, middle(90));

/** Two corners of an area. */
export const AREA = [
  signed('northEastLongitude', 18, coarse(180)),
  signed('northEastLatitude', 17, coarse(90)),
  signed('southWestLongitude', 18, coarse(180)),
  signed('southWestLatitude', 17, coarse(90)),
] as const;

export const STATUS = unsigned('navigationalStatus', 4, { unknown: 15, codes: NAVIGATIONAL_STATUS });
export const SPEED = unsigned('speedOverGround', 10, { per: 10, unit: 'kn', unknown: 1023 });
export const COURSE = unsigned('courseOverGround', 12, { per: 10, unit: '°', unknown: 3600, most: 3599 });
export const HEADING = unsigned('trueHeading', 9, { unit: '°', unknown: 511, most: 359 });
export const SECOND = unsigned('timeStamp', 6, { unit: 's', unknown: 60, codes: TIME_STAMP });
export const MANOEUVRE = unsigned('specialManoeuvre', 2, { unknown: 0, codes: SPECIAL_MANOEUVRE });
export const FIX = unsigned('epfdType', 4, { unknown: 0, codes: EPFD });
export const SHIP = unsigned('shipType', 8, { unknown: 0, codes: SHIP_TYPE });
export const NAME = text('name', 20);
export const CALL_SIGN = text('callSign', 7);

/** Distances from the reference point to the sides of the ship. */
export const DIMENSIONS = [
  unsigned('toBow', 9, { unit: 'm' }),
  unsigned('toStern', 9, { unit: 'm' }),
  unsigned('toPort', 6, { unit: 'm' }),
  unsigned('toStarboard', 6, { unit: 'm' }),
] as const;

export const STATE = unsigned('communicationState', 19);
/** The flag says whether the state is SOTDMA or ITDMA. */
export const SELECTED_STATE = [flag('communicationStateSelector'), STATE] as const;

export const UTC = [
  unsigned('year', 14, { unknown: 0 }),
  unsigned('month', 4, { unknown: 0 }),
  unsigned('day', 5, { unknown: 0 }),
  unsigned('hour', 5, { unknown: 24 }),
  unsigned('minute', 6, { unknown: 60 }),
  unsigned('second', 6, { unknown: 60 }),
] as const;

/** Which of up to four stations is meant, and where its answer belongs. */
export const ADDRESSED = [
  unsigned('sequenceNumber', 2),
  unsigned('destinationMmsi', 30),
  flag('retransmit'),
  spare(1),
] as const;

/** Designated area code and function identifier: who says what the bits behind them mean. */
export const APPLICATION_ID = [unsigned('dac', 10), unsigned('fi', 6)] as const;
