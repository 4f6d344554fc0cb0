import { useEffect, useState } from 'preact/hooks';
import type { StudioCalls } from '../../../core/calls.ts';
import { ask } from '../host.ts';

type Found = StudioCalls['change-show']['reply'];

interface Changes {
  readonly found?: Found;
  readonly failure?: string;
}

/** Where two pictures differ, asked for once it is wanted; both by URI. */
export function useChanges(before: string, after: string, wanted: boolean): Changes {
  const [changes, setChanges] = useState<Changes>({});
  useEffect(() => {
    setChanges({});
    if (!wanted) return undefined;
    let isCurrent = true;
    ask('change-show', { before, after }).then(
      (found) => isCurrent && setChanges({ found }),
      (error: Error) => isCurrent && setChanges({ failure: error.message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [before, after, wanted]);
  return changes;
}
