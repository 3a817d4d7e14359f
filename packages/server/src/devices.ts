/** What devices say, for programs that replay it or send some of their own. @module */
export {
  deviceSchema,
  isRecordedEvent,
  isReplayKind,
  postOf,
  REPLAY_KINDS,
  type RecordedEvent,
  type ReplayKind,
  type SampleOptions,
  type Sending,
  type SendingKind,
  sampleSendings,
  sendingOf,
} from './devices/index.ts';
