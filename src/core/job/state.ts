import { t } from '../text.ts';
import type { JobEvent } from './ports.ts';

/** A job as data, for whoever shows it. */
export interface JobState {
  readonly phase: 'queued' | 'waiting' | 'pausing' | 'previewing' | 'saving' | 'saved';
  readonly model: string;
  /** Pictures asked for, and those on disk. */
  readonly n: number;
  readonly saved: number;
  readonly previewsExpected: number;
  readonly previewsArrived: number;
  /** How long until the next try, in seconds. */
  readonly pause: number;
}

export const NO_JOB: JobState = {
  phase: 'waiting',
  model: '',
  n: 1,
  saved: 0,
  previewsExpected: 0,
  previewsArrived: 0,
  pause: 0,
};

export function nextState(state: JobState, event: JobEvent): JobState {
  switch (event.type) {
    case 'job-queued':
      return { ...state, phase: 'queued' };
    case 'job-started':
      return { ...NO_JOB, model: event.model, n: event.n, previewsExpected: event.previews };
    case 'wait-started':
      return { ...state, phase: 'pausing', pause: Math.max(1, Math.round(event.ms / 1000)) };
    case 'wait-ended':
      return { ...state, phase: 'waiting' };
    case 'preview-arrived':
      // A server may leave previews out, so the number of this one counts, not how many came.
      return { ...state, phase: 'previewing', previewsArrived: event.partial_image_index + 1 };
    case 'image-finished':
      return { ...state, phase: 'saving' };
    case 'image-saved':
      return { ...state, phase: 'saved', saved: state.saved + 1 };
    case 'image-failed':
    case 'job-answered':
      return state;
  }
}

/** One line for a progress message. */
export function progressLine(state: JobState): string {
  switch (state.phase) {
    case 'queued':
      return t('Waiting for its turn…');
    case 'waiting':
      return t('{0} is at work…', state.model);
    case 'pausing':
      return t('Waiting {0} s, then trying again…', state.pause);
    case 'previewing':
      return t('Preview {0} of {1}', state.previewsArrived, Math.max(state.previewsArrived, state.previewsExpected));
    case 'saving':
      return t('Saving…');
    case 'saved':
      return state.n > 1 ? t('Picture {0} of {1} saved', state.saved, state.n) : t('Saved');
  }
}
