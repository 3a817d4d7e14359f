export { EDD as directoryCatalogue } from './catalogue.ts';
export { checkMessage, checkSegment } from './check.ts';
export { DIRECTORY_NAMES, type Directory, directoryOf, type Representation, type Use } from './directory.ts';
export { type Group, groupSegments, type Placed } from './group.ts';
export type { Level, Place } from './level.ts';
