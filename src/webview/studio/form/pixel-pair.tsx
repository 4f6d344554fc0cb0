import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { LockIcon } from './icons.tsx';
import { NumberInput } from './number-input.tsx';
import { type Edge, inRatio } from './size-offers.ts';

interface PixelPairProps {
  readonly size: PixelSize;
  /** An edge that is empty is 0. */
  readonly onSize: (size: PixelSize) => void;
  /** Once both fields are left, or by Enter. */
  readonly onDone?: (size: PixelSize) => void;
  /** The other edge goes in such steps while the ratio is locked. */
  readonly step: number;
  readonly describedBy: string;
  readonly invalid: boolean;
  /** Whether the ratio is locked to begin with. */
  readonly locked?: boolean;
}

/** Width and height in pixels, whose ratio can be locked. */
export function PixelPair({ size, onSize, onDone, step, describedBy, invalid, locked = false }: PixelPairProps) {
  const [ratio, setRatio] = useState(locked ? size.width / size.height : undefined);
  const set = (edge: Edge, length: number) =>
    onSize(ratio && length > 0 ? inRatio(ratio, edge, length, step) : { ...size, [edge]: length });
  // A field that is taken away while it has the focus is left once more, when nobody wants to know.
  const isThere = useRef(true);
  useLayoutEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  const onFocusOut = ({ currentTarget, relatedTarget }: JSX.TargetedFocusEvent<HTMLFieldSetElement>) => {
    if (isThere.current && !currentTarget.contains(relatedTarget as Node | null)) onDone?.(size);
  };
  const onKeyDown = ({ key, ctrlKey, metaKey }: JSX.TargetedKeyboardEvent<HTMLFieldSetElement>) => {
    if (key === 'Enter' && !ctrlKey && !metaKey) onDone?.(size);
  };
  const field = (edge: Edge, label: string) => (
    <NumberInput
      aria-label={label}
      title={label}
      min={step}
      step={step}
      value={size[edge] || undefined}
      onValue={(length) => set(edge, length ?? 0)}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  );
  const lock = ratio ? t('Unlock the ratio') : t('Lock the ratio');
  return (
    <fieldset class="pixels" aria-label={t('Width and height')} onFocusOut={onFocusOut} onKeyDown={onKeyDown}>
      {field('width', t('Width in pixels'))}
      <span aria-hidden="true">×</span>
      {field('height', t('Height in pixels'))}
      <button
        type="button"
        class="icon"
        aria-pressed={ratio !== undefined}
        aria-label={t('Lock the ratio')}
        title={lock}
        disabled={ratio === undefined && !(size.width && size.height)}
        onClick={() => setRatio(ratio ? undefined : size.width / size.height)}
      >
        <LockIcon closed={ratio !== undefined} />
      </button>
    </fieldset>
  );
}
