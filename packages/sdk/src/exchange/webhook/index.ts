export { type ForwardedEvent, type ForwardOptions, forwardEvents } from './forward.ts';
export { KOUAN_EVENT_ID, KOUAN_SIGNATURE, signWebhook } from './sign.ts';
export { type VerifyWebhookOptions, verifyWebhook, type WebhookVerdict } from './verify.ts';
