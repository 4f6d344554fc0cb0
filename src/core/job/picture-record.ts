import type { PictureFormat } from '../model/draft.ts';
import type { Making } from '../recipe/making.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { ErrorAction } from '../wire/wording.ts';

/** A picture from the moment it is ordered, as data that outlives its panel and its window. */
export interface PictureRecord {
  readonly id: string;
  /** The request that makes it; several pictures may come of one. */
  readonly job: string;
  readonly recipe: Recipe;
  readonly phase: PicturePhase;
  /** Milliseconds since 1970. */
  readonly ordered: number;
  readonly started?: number;
  readonly ended?: number;
  /** How it goes, in a line for people; while it runs. */
  readonly line?: string;
  /** How many requests start before its own; while it is queued. */
  readonly place?: number;
  /** Once done. */
  readonly file?: PictureFile;
  readonly failure?: PictureFailure;
  /** US$ of this picture alone; absent where nobody knows. */
  readonly cost_usd?: number;
  readonly cost_approximate?: true;
  readonly revised_prompt?: string;
  /** What a lock file says of it once it lies in a workspace folder. */
  readonly made?: Making;
  readonly starred?: true;
  /** Where the file was made of it: what the model delivered, in the storage of the extension. */
  readonly delivered?: string;
  /** The bytes that its file had before this picture took its place, in the storage of the extension. */
  readonly replaced?: string;
}

export type PicturePhase = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

export interface PictureFile {
  readonly uri: string;
  /** As people read it: from the workspace folder where it lies there; for a draft, the name that Keep would give it. */
  readonly name: string;
  /** It waits in the storage of the extension until somebody keeps it. */
  readonly draft: boolean;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly format: PictureFormat;
  /** Length of the file. */
  readonly bytes: number;
}

export interface PictureFailure {
  readonly message: string;
  readonly action: ErrorAction;
  /** What the action's button says. */
  readonly label: string;
}
