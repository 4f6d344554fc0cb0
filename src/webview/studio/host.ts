import type { StudioCalls } from '../../core/calls.ts';
import { openPage } from '../page.ts';

export const { ask, listen, recall, keep } = openPage<StudioCalls>();
