import { useState } from 'preact/hooks';
import type { SizeRule } from '../../../core/model/options.ts';
import { type PixelSize, parseSize, showSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { defaultOf } from './default-of.ts';
import { FieldLine, lineOf } from './field-line.tsx';
import type { FieldPart } from './field-part.ts';
import { withOption } from './form-options.ts';
import { labelOf } from './labels.ts';
import { OptionRow } from './option-field.tsx';
import { PixelPair } from './pixel-pair.tsx';
import { planText } from './plan-text.ts';
import { CropFrame, SizeFrames } from './size-frames.tsx';
import { sizeOffers, snapped } from './size-offers.ts';

/** Entries of the list that are no sizes. */
const FREE = 'free';
const EXACT = 'exact';

/** Where a model has no other size to begin with. */
const USUAL: PixelSize = { width: 1024, height: 1024 };

/** The size by its name, by its shape, by width and height, or as exact pixels that the picture is brought to here. */
export function SizeField(part: FieldPart) {
  const { form, facts, change, outlook } = part;
  const [isFree, setFree] = useState(false);
  const rule = outlook.accepted.size;
  if (rule?.kind !== 'size') return <OptionRow names={['size']} {...part} />;
  const offers = sizeOffers(rule);
  const { size } = form.options;
  const isOffered = size === undefined || offers.some(({ value }) => value === size);
  const mode = form.target ? EXACT : isFree || !isOffered ? FREE : String(size ?? '');
  const standing = defaultOf('size', facts, outlook);
  const current = form.target ?? parseSize(String(outlook.draft.options.size ?? standing)) ?? USUAL;
  const choose = (value: string) => {
    const { target: _, ...rest } = form;
    setFree(value === FREE);
    if (value === EXACT) change({ ...withOption(form, 'size', undefined), target: current });
    else change(withOption(rest, 'size', value === FREE ? written(current) : value || undefined));
  };
  const invalid = outlook.problems.some(({ field }) => field === 'size');
  return (
    <div class="field size">
      <label for="field-size">{labelOf('size')}</label>
      <select
        id="field-size"
        value={mode}
        aria-invalid={invalid && mode !== FREE}
        aria-describedby={lineOf('size')}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{t('default ({0})', showSize(String(standing)))}</option>
        {offers.map(({ value }) => (
          <option key={value} value={value}>
            {showSize(value)}
          </option>
        ))}
        {(rule.free || mode === FREE) && <option value={FREE}>{t('Width × height…')}</option>}
        <option value={EXACT}>{t('Exact pixels…')}</option>
      </select>
      <SizeFrames offers={offers} chosen={form.target ? undefined : String(size ?? standing)} choose={choose} />
      {mode === FREE && <FreeSize rule={rule} invalid={invalid} {...part} />}
      {mode === EXACT && <ExactSize target={current} invalid={invalid} {...part} />}
      <FieldLine field="size" {...part} />
    </div>
  );
}

function FreeSize({ rule, invalid, form, change }: FieldPart & { readonly rule: SizeRule; readonly invalid: boolean }) {
  const [width, height] = String(form.options.size ?? '').split('x');
  const set = (size: string) => change(withOption(form, 'size', size));
  return (
    <PixelPair
      size={{ width: Number(width) || 0, height: Number(height) || 0 }}
      onSize={(size) => set(written(size))}
      onDone={(size) => set(snapped(size, rule))}
      step={rule.free?.step ?? 1}
      describedBy={lineOf('size')}
      invalid={invalid}
    />
  );
}

function ExactSize({
  target,
  invalid,
  form,
  change,
  outlook,
}: FieldPart & { readonly target: PixelSize; readonly invalid: boolean }) {
  const { plan } = outlook;
  return (
    <>
      <PixelPair
        size={target}
        onSize={(size) => {
          // A form holds no half a size: what is empty for the moment stays as it was.
          if (size.width > 0 && size.height > 0) change({ ...form, target: size });
        }}
        step={1}
        describedBy="plan"
        invalid={invalid}
      />
      <div class="plan" id="plan">
        {plan && <CropFrame plan={plan} />}
        {plan && <p class="hint">{planText(plan, target)}</p>}
      </div>
    </>
  );
}

/** With a gap where an edge is not there yet. */
function written({ width, height }: PixelSize): string {
  return `${width || ''}x${height || ''}`;
}
