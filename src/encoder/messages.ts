import type { ModelInfo } from './session.ts';

/** What the encoder's thread is sent: one request at a time. */
export type EncoderRequest = { readonly texts: readonly string[] };

/** What it answers: first `ready` or `unusable`, then one reply for each request. */
export type EncoderReply =
  | { readonly kind: 'ready'; readonly info: ModelInfo }
  | { readonly kind: 'unusable'; readonly reason: string }
  | { readonly kind: 'vectors'; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed'; readonly reason: string };
