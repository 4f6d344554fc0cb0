import { useEffect, useState } from 'preact/hooks';

/** Milliseconds that each picture is seen. */
const TURN = 700;

export interface Flicker {
  readonly isSecond: boolean;
  readonly isRunning: boolean;
  /** Or goes on. */
  readonly pause: () => void;
  /** Shows the other one, and leaves it there. */
  readonly turn: () => void;
}

/** Two by turns; by itself only where motion is not reduced. */
export function useFlicker(active: boolean): Flicker {
  const [isSecond, setSecond] = useState(false);
  const [isRunning, setRunning] = useState(() => !isMotionReduced());
  useEffect(() => {
    if (!active || !isRunning) return undefined;
    const timer = setInterval(() => setSecond((now) => !now), TURN);
    return () => clearInterval(timer);
  }, [active, isRunning]);
  const turn = () => {
    setRunning(false);
    setSecond(!isSecond);
  };
  return { isSecond, isRunning, pause: () => setRunning(!isRunning), turn };
}

function isMotionReduced(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
