import type { Operation } from '../../core/model/options.ts';
import type { PictureView, StudioFacts } from '../../core/protocol.ts';
import type { Form, StudioEvent, StudioState } from './state.ts';

/** What the parts of the form share. */
export interface FormPart {
  readonly operation: Operation;
  readonly form: Form;
  readonly facts: StudioFacts;
  readonly change: (form: Form) => void;
  readonly submit: () => void;
  /** The whole of it, for what the form does to pictures. */
  readonly state: StudioState;
  readonly dispatch: (event: StudioEvent) => void;
}

/** What the parts around the pictures share. */
export interface PicturePart {
  readonly state: StudioState;
  readonly picture: PictureView | undefined;
  readonly dispatch: (event: StudioEvent) => void;
  /** Runs something that may fail, and tells when it did. */
  readonly attempt: (action: () => Promise<unknown>) => void;
}
