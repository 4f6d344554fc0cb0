import type { ComponentChildren } from 'preact';
import { t } from '../../../core/text.ts';
import { FieldLine, lineOf, RemedyButton } from './field-line.tsx';
import type { Remedy } from './field-note.ts';
import type { FieldPart } from './field-part.ts';
import { type OverlayKind, overlayOf } from './form-overlay.ts';

interface OverlayFieldProps extends FieldPart {
  readonly kind: OverlayKind;
  readonly label: string;
  /** Whether something is drawn. */
  readonly isThere: boolean;
  readonly buttons: ComponentChildren;
  /** What there is of it. */
  readonly children: ComponentChildren;
  /** What went wrong last. */
  readonly said?: string;
  /** Why there can be none, and what would help. */
  readonly obstacle: Obstacle | undefined;
}

export interface Obstacle {
  readonly text: string;
  readonly remedy?: Remedy;
}

/** What lies over the first picture: how to come by it, what there is of it, and what stands in its way. */
export function OverlayField({ kind, label, isThere, buttons, children, said, obstacle, ...part }: OverlayFieldProps) {
  const isAside = isThere && overlayOf(part.form) !== kind;
  const line = said || (!isThere && obstacle?.text);
  return (
    <section class="field overlay-field" aria-label={label}>
      <div class="head">
        <span class="label">{label}</span>
        <span class="spacer" />
        {buttons}
      </div>
      {children}
      {isAside ? (
        <p class="note" id={lineOf(kind)} role="status">
          {kind === 'mask' ? t('Set aside: the markup is sent.') : t('Set aside: the mask is sent.')}
          <button type="button" class="remedy" onClick={() => part.change({ ...part.form, overlay: kind })}>
            {kind === 'mask' ? t('Send the mask instead') : t('Send the markup instead')}
          </button>
        </p>
      ) : line ? (
        <p class="note" id={lineOf(kind)} role="status">
          {line}
          {!said && obstacle?.remedy && <RemedyButton remedy={obstacle.remedy} {...part} />}
        </p>
      ) : (
        <FieldLine field={kind} {...part} />
      )}
    </section>
  );
}

/** What makes a button one that says why it does nothing now. */
export function ableUnless(obstacle: Obstacle | undefined, kind: OverlayKind, run: () => void) {
  return {
    type: 'button' as const,
    class: 'quiet',
    'aria-disabled': obstacle !== undefined,
    'aria-describedby': lineOf(kind),
    title: obstacle?.text,
    onClick: () => obstacle === undefined && run(),
  };
}
