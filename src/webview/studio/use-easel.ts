import { useEffect, useState } from 'preact/hooks';
import type { Easel } from './easel/easel.tsx';
import type { StudioEvent } from './state.ts';

/** What pictures are worked on with by hand: a third of the script, which loads when somebody wants it for the first time. */
export function useEasel(isWanted: boolean, dispatch: (event: StudioEvent) => void): typeof Easel | undefined {
  const [loaded, setLoaded] = useState<{ readonly Easel: typeof Easel }>();
  useEffect(() => {
    if (!isWanted || loaded) return;
    import('./easel/easel.tsx').then(setLoaded, ({ message }: Error) => {
      dispatch({ type: 'notice-shown', notice: { kind: 'error', text: message } });
      dispatch({ type: 'easel-chosen', easel: undefined });
    });
  }, [isWanted]);
  return loaded?.Easel;
}
