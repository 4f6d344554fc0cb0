import type { Fault } from './fault-types.ts';
import { createLog, type RequestLog } from './log.ts';

export type StandInOptions = {
  /** A free one when left out. */
  readonly port?: number;
  /** The one key it accepts. */
  readonly key?: string;
  /** Milliseconds before the head and before each event; can be changed while it runs. */
  readonly delay?: number;
  /** `refuse`: models that are shut down answer 404, as at OpenAI; `accept`: as on compatible servers. */
  readonly retired?: 'accept' | 'refuse';
  /** Ids it knows besides the API's own; they follow their family's rules, or the newest family's. */
  readonly extraModels?: readonly string[];
  /** Models that may draw an SVG; naming any makes `svg.model` required, as for accounts with author selection. */
  readonly svgAuthors?: readonly string[];
  /** The pictures behind `file_id`s. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
};

/** What the parts of a running stand-in share. */
export type State = {
  readonly options: Required<StandInOptions>;
  readonly log: RequestLog;
  readonly broken: string[];
  readonly queue: Fault[];
  /** Pictures that can be fetched, by path. */
  readonly published: Map<string, { readonly bytes: Buffer; readonly format: string }>;
  delay: number;
  origin: string;
};

export function createState(options: StandInOptions): State {
  const all: Required<StandInOptions> = {
    port: 0,
    key: 'stand-in-key',
    delay: 0,
    retired: 'accept',
    extraModels: [],
    svgAuthors: [],
    files: {},
    ...options,
  };
  return {
    options: all,
    log: createLog(),
    broken: [],
    queue: [],
    published: new Map(),
    delay: all.delay,
    origin: '',
  };
}

export function reset(state: State): void {
  state.log.clear();
  state.broken.length = 0;
  state.queue.length = 0;
  state.published.clear();
  state.delay = state.options.delay;
}
