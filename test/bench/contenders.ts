/** Who is measured. `module` is a file of contenders/; what it exports says whether it receives, sends or both. */
export interface Contender {
  readonly name: string;
  readonly module: string;
  readonly variant: string;
  /** Ours is what the targets are for; the first of ours is what the others are compared with. */
  readonly ours?: boolean;
  /** Takes so long that --quick does without. */
  readonly slow?: boolean;
}

const stipple = { module: 'stipple.ts', ours: true };
/** The variant is the route. The editor's is Node's own stack here: what VS Code patches into it is not in plain Node. */
const OURS: readonly Contender[] = [
  { ...stipple, name: 'Stipple, undici', variant: 'undici' },
  { ...stipple, name: 'Stipple, editor', variant: 'editor' },
];

export const OPENAI: Contender = { name: 'openai', module: 'openai.mjs', variant: '' };
export const FETCH: Contender = { name: 'fetch + eventsource-parser', module: 'fetch.mjs', variant: '' };
export const DISCARD: Contender = { name: 'floor: read, discard', module: 'floor.ts', variant: 'discard' };

export const RECEIVERS: readonly Contender[] = [
  ...OURS,
  OPENAI,
  { name: 'ai + @ai-sdk/openai', module: 'ai.mjs', variant: '' },
  FETCH,
  DISCARD,
  { name: 'floor: read, decode, write', module: 'floor.ts', variant: 'decode' },
];

export const OPENAI_BLOB: Contender = {
  name: 'openai, File of openAsBlob',
  module: 'openai.mjs',
  variant: 'blob',
  slow: true,
};
export const OPENAI_STREAM: Contender = { name: 'openai, toStreamingFile', module: 'openai.mjs', variant: 'stream' };

export const SENDERS: readonly Contender[] = [
  ...OURS,
  OPENAI_BLOB,
  OPENAI_STREAM,
  { name: 'floor: read, send', module: 'floor.ts', variant: '' },
];
