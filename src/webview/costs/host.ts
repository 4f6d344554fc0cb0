import type { CostCalls } from '../../core/cost-calls.ts';
import { openPage } from '../page.ts';

export const { ask, listen, recall, keep } = openPage<CostCalls>();
