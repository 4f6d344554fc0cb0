import type { PictureFormat, Problem } from '../model/draft.ts';
import type { Usage } from '../model/usage.ts';

/** What a command resolves to, and what other extensions may rely on. */
export interface JobResult {
  readonly images: readonly SavedImage[];
  readonly model: string;
  readonly usage?: Usage;
  /** US$; absent where the price is not known, never 0 for that. */
  readonly cost_usd?: number;
  /** The server did not tell enough for an exact cost. */
  readonly cost_approximate?: true;
  readonly request_id?: string;
  /** What is otherwise than asked for, and no reason to fail. */
  readonly warnings?: readonly Problem[];
}

export interface SavedImage {
  readonly uri: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
  /** Length of the file. */
  readonly bytes: number;
  readonly revised_prompt?: string;
}
