import { useEffect, useState } from 'preact/hooks';
import type { LoadedStep } from '../../../core/mask/drawing.ts';

export interface LoadedFiles<File> {
  readonly loaded: ReadonlyMap<string, File>;
  /** Why one of them does not come. */
  readonly failure: string | undefined;
}

/** The files that a drawing names, as they come. */
export function useLoadedFiles<File>(ids: readonly string[], load: (id: string) => Promise<File>): LoadedFiles<File> {
  const [loaded, setLoaded] = useState<ReadonlyMap<string, File>>(new Map());
  const [failures, setFailures] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    for (const id of ids) {
      if (loaded.has(id)) continue;
      load(id).then(
        (file) => setLoaded((before) => (before.has(id) ? before : new Map([...before, [id, file]]))),
        (error: Error) => setFailures((before) => new Map([...before, [id, error.message]])),
      );
    }
  }, [ids.join('\n')]);
  return { loaded, failure: ids.map((id) => failures.get(id)).find((message) => message !== undefined) };
}

/** All of them at once. Rejects where one cannot be read. */
export async function loadFiles<File>(
  ids: readonly string[],
  load: (id: string) => Promise<File>,
): Promise<ReadonlyMap<string, File>> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await load(id)] as const)));
}

/** The files that steps name, each once. */
export function filesIn(steps: readonly (LoadedStep | { readonly type: string })[]): readonly string[] {
  return [...new Set(steps.flatMap((step) => ('id' in step && step.type === 'loaded' ? [step.id] : [])))];
}
