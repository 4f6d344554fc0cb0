import { useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import { maskPngOf, useLoadedMasks } from '../mask/loaded-masks.ts';
import type { Form } from '../state.ts';
import type { FieldPart } from './field-part.ts';
import { type FormMask, hasMask, newMask, withFile } from './form-overlay.ts';
import { sizeOfImage } from './image-size.ts';
import { ableUnless, type Obstacle, OverlayField } from './overlay-field.tsx';
import { readerOf } from './overlay-files.ts';
import { MaskThumb, smallMaskOf } from './overlay-thumb.tsx';
import { shareInWords } from './share-in-words.ts';

/** What of the first picture may change: painted, or loaded from a file. */
export function MaskLine(part: FieldPart) {
  const { form, change, state, dispatch, outlook } = part;
  const [image] = form.images;
  const [said, say] = useState('');
  const latest = useRef(form);
  latest.current = form;
  const isThere = hasMask(form);
  const obstacle = obstacleOf(part);

  const attempt = (action: () => Promise<void>) => {
    say('');
    action().catch((error: Error) => say(error.message));
  };
  const load = () =>
    attempt(async () => {
      if (!image) return;
      const { mask: file } = await ask('mask-pick', { image: image.uri });
      if (!file) return;
      const mask = withFile(newMask(image.uri, await sizeOfImage(image)), file);
      change({ ...latest.current, mask, overlay: 'mask' });
    });
  const paint = () => dispatch({ type: 'easel-chosen', easel: 'mask' });
  const remove = () => {
    change(withoutMask(form));
    const undo = { type: 'overlay-removed', form } as const;
    dispatch({ type: 'notice-shown', notice: { kind: 'done', text: t('Removed the mask'), undo } });
    requestAnimationFrame(() => document.getElementById('field-mask')?.focus());
  };
  const save = ({ drawing, files }: FormMask) =>
    attempt(async () => {
      await ask('mask-save', { bytes: await maskPngOf(drawing, readerOf(files)) });
    });

  const buttons = isThere ? (
    <>
      <button type="button" class="quiet" id="field-mask" aria-label={t('Change mask')} onClick={paint}>
        {t('Change')}
      </button>
      <button type="button" class="quiet" aria-label={t('Save mask…')} onClick={() => form.mask && save(form.mask)}>
        {t('Save…')}
      </button>
      <button type="button" class="quiet" aria-label={t('Remove mask')} onClick={remove}>
        {t('Remove')}
      </button>
    </>
  ) : (
    <>
      <button id="field-mask" {...ableUnless(obstacle, 'mask', paint)}>
        {t('Paint mask…')}
      </button>
      <button {...ableUnless(obstacle, 'mask', load)}>{t('Load mask…')}</button>
    </>
  );
  return (
    <OverlayField
      {...part}
      kind="mask"
      label={t('Mask')}
      isThere={isThere}
      buttons={buttons}
      said={said}
      obstacle={obstacle}
    >
      {/* The painter shows it too, and it would be drawn anew for every stroke. */}
      {form.mask && isThere && state.easel !== 'mask' && <MaskFacts mask={form.mask} source={image?.source} />}
      {isThere && (
        <label class="check">
          <input
            type="checkbox"
            checked={form.keepOutside ?? true}
            disabled={outlook.model.row.edit?.input.mask !== true}
            title={obstacle?.text}
            onChange={({ currentTarget }) => change({ ...form, keepOutside: currentTarget.checked })}
          />
          {t('Keep pixels outside the mask')}
        </label>
      )}
    </OverlayField>
  );
}

function MaskFacts({ mask, source }: { readonly mask: FormMask; readonly source: string | undefined }) {
  const { drawing, files } = mask;
  const { loaded, failure } = useLoadedMasks(drawing, readerOf(files));
  const small = useMemo(() => smallMaskOf(drawing, loaded), [drawing, loaded]);
  const isLoaded = drawing.done.every((step) => step.type !== 'loaded' || loaded.has(step.id));
  const said = files.filter(({ uri }) => drawing.done.some((step) => step.type === 'loaded' && step.id === uri));
  return (
    <div class="overlay-facts">
      <MaskThumb source={source} mask={small} />
      <div>
        <p>{isLoaded ? shareInWords(small.covered) : !failure && t('Reading…')}</p>
        {failure && <p class="note fault">{failure}</p>}
        {said.length > 0 && <p class="note">{said.flatMap((file) => file.said).join(' ')}</p>}
      </div>
    </div>
  );
}

function withoutMask({ mask: _, ...others }: Form): Form {
  return others;
}

/** Why there can be no mask, for people. */
function obstacleOf({ form, outlook: { model } }: FieldPart): Obstacle | undefined {
  const [image] = form.images;
  if (model.row.edit?.input.mask !== true) return { text: t('{0} takes no mask', model.id) };
  if (!image) return { text: t('A mask is painted over the first picture: add one') };
  if (image.source) return undefined;
  return { text: t('{0} cannot be shown here, so there is nothing to paint on', image.name) };
}
