export {
  type TrackAndTrace,
  type TrackAndTraceEvent,
  trackAndTrace,
  trackAndTraceEventSchema,
  trackAndTraceSchema,
} from './reading.ts';
