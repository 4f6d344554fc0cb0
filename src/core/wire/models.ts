import { findModel } from '../model/catalogue.ts';
import { isRecord } from './refusal.ts';

/** A model as a server lists it. */
export interface ListedModel {
  readonly id: string;
  /** `YYYY-MM-DD`, where the server tells. */
  readonly shutdown?: string;
}

/**
 * The image models in the answer to GET /models: those of a family of the table and those that say "image" in their id. New
 * ones may work before they are listed, so the list only adds, it never takes away.
 */
export function readModels(answer: unknown): readonly ListedModel[] {
  const data = isRecord(answer) && Array.isArray(answer.data) ? answer.data.filter(isRecord) : [];
  return data.flatMap(({ id, shutdown_date }) => {
    if (typeof id !== 'string' || !(findModel(id).known || /image|dall-e/i.test(id))) return [];
    const date =
      typeof shutdown_date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(shutdown_date) ? shutdown_date : undefined;
    return [{ id, ...(date ? { shutdown: date } : {}) }];
  });
}
