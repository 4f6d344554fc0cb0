/** What a contender is asked to do, and the moments it tells of. A contender's module exports `receive`, `send` or both. */
export interface Task {
  readonly baseUrl: string;
  /** Where the picture goes. */
  readonly file: string;
  /** The picture's size: only the floor, which knows the answer beforehand, may look. */
  readonly finalBytes: number;
  readonly partials: number;
  /** Pictures to send along, by path. */
  readonly uploads: readonly string[];
  /** A decoded preview; the newest is kept, as somebody would look at it. */
  readonly preview: (bytes: Uint8Array) => void;
  /** The last byte of the picture is decoded; what follows is saving. */
  readonly pictureWhole: () => void;
  /** The file is closed under its name. */
  readonly fileClosed: () => void;
}

export type Contend = (task: Task, variant: string) => Promise<void>;

export interface ContenderModule {
  readonly receive?: Contend;
  readonly send?: Contend;
}

export const MODEL = 'gpt-image-2.5-sunburst';
export const PROMPT = 'A red fox on a hill';
