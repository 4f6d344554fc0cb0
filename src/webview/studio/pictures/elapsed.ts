import { useEffect, useState } from 'preact/hooks';
import { t } from '../../../core/text.ts';

/** Milliseconds since 1970, told anew once a second while `ticking`; all that listen share one timer. */
export function useNow(ticking: boolean): number {
  const [now, set] = useState(Date.now);
  useEffect(() => (ticking ? onSecond(set) : undefined), [ticking]);
  return now;
}

/** Whole seconds. The clock of the host may run ahead of this one. */
export function secondsBetween(start: number, end: number): number {
  return Math.max(0, Math.floor((end - start) / 1000));
}

export function writeSeconds(seconds: number): string {
  if (seconds < 60) return t('{0} s', seconds);
  return t('{0} min {1} s', Math.floor(seconds / 60), seconds % 60);
}

const listeners = new Set<(now: number) => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function onSecond(listener: (now: number) => void): () => void {
  listener(Date.now());
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tell of listeners) tell(Date.now());
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
